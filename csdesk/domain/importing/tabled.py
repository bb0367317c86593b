"""Names of fields behind what tables of databases put before them: `ds_email`, `nu_telefone`, `fl_ativo`."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.names import Name, canonical, folded, word_set

_PREFIXES: Final = word_set("ds de nm no tx sg fl in ic dsc des")
_COUNTED: Final = frozenset({"nr", "nu", "num", "numero"})
_DIALLED: Final = word_set("telefone|celular|whatsapp|cpf|cnpj|cpf cnpj|cnpj cpf|cep")
"""What is a number whether it says so or not."""


def behind_prefix(name: Name) -> str | None:
    """The canonical name without its prefix, if it has one; a prefix for numbers only before what is a number anyway."""
    prefix, _, rest = folded(name.written).partition(" ")
    said = canonical(rest) if rest else ""
    if said and (prefix in _PREFIXES or (prefix in _COUNTED and said in _DIALLED)):
        return said
    return None
