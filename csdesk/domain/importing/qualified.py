"""Known names beside words that say no more of them: `Dirección física`, `telefone_original`, `Site/Redes Sociais`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from csdesk.domain.importing.aliases import Alias, index
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.names import canonical, word_set
from csdesk.domain.model.record import FieldType

_HOME: Final = word_set(
    "vivienda residencia residencial residence residential domicilio domiciliar domiciliario domiciliaria moradia hogar home"
)
"""Where somebody lives."""
_SEATED: Final = word_set(
    "fisico fisica physical legal fiscal comercial business principal primary sede matriz headquarters hq particular registered mailing "
    "postal correspondencia oficial informado informada declarado declarada actual atual vigente referencia reference "
    "original completo completa"
)
"""Which of several places is meant, where all of them are the client's."""
_GIVEN: Final = word_set(
    "original informado informada cadastrado cadastrada registrado registrada declarado declarada particular verificado verificada "
    "validado validada confirmado confirmada provided verified validated confirmed registered"
)
"""How we came to know how to reach somebody."""
_TOLD: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("address", "city", "postal_code", "country"), _HOME | _SEATED),
    "state": _HOME,
    **dict.fromkeys(("phone", "mobile", "email", "website"), _GIVEN),
}
"""The words that say no more of each fact."""
_STATES: Final = word_set("departamento estado provincia region regiao state province")
"""What is a part of the country once a home stands beside it."""
_TWO: Final = re.compile(r"[^/()\[\]]{4,}/[^/()\[\]]{4,}")
_JOINED: Final = re.compile(r"\s*/\s*|\s+(?:y|e|and|&|\+)\s+|\s+-\s+")
_EACH: Final = word_set(
    "hora hour mes month ano year dia day dias days semana week user usuario unidade unit unidad cliente conta pessoa mensal anual monthly "
    "seat licenca total"
)
"""Of what each amount is told after a slash."""
_WIDE: Final = word_set(
    "tipo type categoria category grupo group classe id codigo code numero number data valor descricao description"
)
_PLAIN: Final = frozenset({FieldType.TEXT, FieldType.CHOICE, FieldType.DATE})
_CALLED: Final = frozenset({"nome", "name", "razao social", "nome cliente", "cliente"})
_MOST, _SHORT = 5, 3


@lru_cache(maxsize=4096)
def without_more(base: str) -> tuple[tuple[Alias, str], ...]:
    """The facts that a name tells once a word is set aside which says no more of them, each with the name that is known.

    >>> [alias.target for alias, _ in without_more("departamento vivienda")]
    ['account.state']
    """
    words = base.split()
    if not 2 <= len(words) <= _MOST:
        return ()
    return tuple(_facts(words))


def _facts(words: Sequence[str]) -> Iterable[tuple[Alias, str]]:
    aside = _HOME | _SEATED | _GIVEN
    known = " ".join(word for word in words if word not in aside)
    left = {word for word in words if word in aside}
    if not left:
        return
    if known in _STATES:
        if left <= _HOME | {"referencia", "reference"}:
            yield Alias("account.state", None, ("account",)), known
        return
    for alias in index().get(known, ()):
        field = alias.target.partition(".")[2]
        if alias.entity in {"account", "contact"} and left <= _TOLD.get(field, frozenset()):
            yield alias, known


@lru_cache(maxsize=4096)
def one_of_two(written: str) -> tuple[str, ...]:
    """The known names of two that a header gives, the first one first; one alone only where it is told in words.

    >>> one_of_two("Site/Redes Sociais"), one_of_two("Valor/Hora"), one_of_two("RFC y Nombre")
    (('site',), (), ('nome cliente', 'cnpj', 'nome'))
    """
    parts = [canonical(part) for part in _JOINED.split(written.strip())]
    if len(parts) != 2 or not all(parts):
        return ()
    if "/" in written and any(_EACH & {*part.split()} for part in parts):
        return ()
    known = [part for part in parts if part in index()]
    if len(known) == 2:
        named = any(map(_is_document, known)) and not _CALLED.isdisjoint(known)
        slashed = "/" in written
        return ("nome cliente", *known) if named else tuple(known) if slashed else ()
    alone = len(known) == 1 and _TWO.fullmatch(written.strip()) is not None
    return tuple(known) if alone and _is_plain(known[0], parts) else ()


def _is_plain(known: str, parts: Sequence[str]) -> bool:
    """Whether the known one of two names is no amount for each of something, and too wide for nothing else."""
    other = next((part for part in parts if part != known), "")
    if known in _WIDE or len(other.split()) > _SHORT:
        return False
    specs = [spec_of(alias.target) for alias in index()[known]]
    return all(spec is not None and spec.type in _PLAIN for spec in specs)


def _is_document(known: str) -> bool:
    return any(alias.target == "account.tax_id" for alias in index()[known])
