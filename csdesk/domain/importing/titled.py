"""What the names of a sheet and of its file say about the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from csdesk.domain.importing.aliases import titles
from csdesk.domain.importing.names import canonical, folded, stemmed
from csdesk.domain.importing.table import RawSheet

_EXTENSION: Final = re.compile(r"\.(?:xlsx|xlsm|xls|xlsb|ods|csv|tsv|txt|html?)$", re.IGNORECASE)
_COUNTED: Final = re.compile(r"(?<=[^\W\d_]{4})(?=\d)")
"""Where a number is glued to a name: `Vendas2020`."""
_NOISE: Final = re.compile(
    r"\b(?:export|exports|exportacao|sample|data|dados|all|report|relatorio|lista|list|base|final|v\d+|\d+|hubspot|crm|full)\b"
)

_ASIDE: Final = re.compile(r"\b(?:ticket (?:medio|promedio)|average ticket|quotas?)\b")
"""What somebody pays on average, and nothing that was asked; what somebody has to sell, and no quote."""

_BLANK_TITLE: Final = re.compile(
    r"\b(?:plan|planilha|sheet|pagina|folha|aba|tab|table|tabela|page|worksheet|dados|data|base|geral|export|respostas formulario|"
    r"form responses|resumo|controle|lista|list|report|relatorio|semana|week|q|t|trimestre|quarter|\d+|20\d\d|"
    r"janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|jan|fev|feb|mar|abr|apr|mai|jun|jul|ago|aug|set|sep|out|oct|nov|dez|dec)"
    r"(?:\d+)?\b"
)
"""What a sheet is called when nobody named it after what it holds: `Plan1`, `Março 2026`, `Dados`."""


_ORDERS: Final = re.compile(
    r"^(?:.*\b)?os$|^os (?:\d|abert|fechad|encerrad|conclu|finaliz|pendente|geral|mes|mensa|dados|base|cliente)"
)
"""`OS` for `ordens de serviço`, where no word follows whose article it could be."""


def title_hints(sheet: RawSheet) -> Mapping[str, float]:
    """What the names of the sheet and of the file say about the entity."""
    found: dict[str, float] = {}
    stem = _EXTENSION.sub("", sheet.file)
    name = _EXTENSION.sub("", sheet.name)
    alone = name == stem or not _BLANK_TITLE.sub("", canonical(name)).strip()
    for text, weight in ((name, 3.0), (stem, 2.5 if alone else 1.5)):
        for entity, share in _title(text).items():
            found[entity] = max(found.get(entity, 0.0), weight * share)
    return found


def _title(text: str) -> dict[str, float]:
    if _ORDERS.match(" ".join(folded(text).split())):
        text = f"{text} ordens de serviço"
    whole = _ASIDE.sub(" ", canonical(_COUNTED.sub(" ", text))).strip()
    for form in (whole, " ".join(_NOISE.sub(" ", whole).split())):
        if form in titles():
            return dict.fromkeys(titles()[form], 1.0)
        if stemmed(form) in _by_stems():
            return dict.fromkeys(_by_stems()[stemmed(form)], 1.0)
    words: list[str] = whole.split()
    found: dict[str, float] = {}
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            known = _by_stems().get(stemmed(" ".join(words[start : start + size])), ())
            for entity in known:
                found.setdefault(entity, min(0.4 + 0.2 * size, 1.0))
            if known:
                words[start : start + size] = [""] * size
    if len(found) > 1 and "account" in found:
        found["account"] *= 0.3
    return found


@cache
def _by_stems() -> dict[str, tuple[str, ...]]:
    """The names of sheets in any number and gender, `Cobrança` for `cobranças`, unless words of them fall together."""
    found: dict[str, dict[str, None]] = {}
    for name, entities in titles().items():
        stems = stemmed(name)
        if len(stems.split()) == len(name.split()):
            found.setdefault(stems, {}).update(dict.fromkeys(entities))
    return {name: tuple(entities) for name, entities in found.items() if name}
