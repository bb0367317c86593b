"""Thousands, millions and billions in which amounts are counted: by a cell, a header, or what stands above the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.table import Cell, Table
from csdesk.domain.text import Text, pmsg

THOUSAND, MILLION, BILLION = 3, 6, 9
_BY_POWER: Final = (
    (THOUSAND, "k mil thousand thousands milhar milhares ths"),
    (MILLION, "m mm mi mn mio mln milhao milhões milhão milhoes million millions"),
    (BILLION, "b bi bn bln bilhao bilhões bilhão bilhoes billion billions"),
)
SCALES: Final[dict[str, int]] = {word: power for power, words in _BY_POWER for word in words.split()}
"""What stands behind a figure -> the power of ten that it stands for."""
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")
_CURRENCIES: Final = word_set("r$ us$ $ € £ brl usd eur gbp mxn reais real dolares dolar dollars euros")
_ASIDE: Final = word_set(
    "in em de of the valores valor values amounts per por a ao ano mes year month anual mensal annual yearly monthly aa"
)
"""What brackets may say besides: `(em R$ mil por ano)`."""
_GLUED: Final = re.compile(
    r"^(r\$|us\$|\$|€|£|brl|usd|eur)(k|mil|mm|mn|mi|m|bn|bi|b|000s?)$|^(k|mm|mn|m|bn|b)(r\$|us\$|\$|€|£|brl|usd|eur)$"
)
_ZEROS: Final = frozenset({"000", "000s", "1000", "1 000", "x1000", "x 1000", "x 1 000"})
_FAINT: Final = frozenset({"m", "b"})
"""Letters that say so only beside a currency: `(m)` may be months, metres or an average."""
_TOO_SHORT: Final = frozenset({"m", "b", "mi", "bi", "mm", "ths"})
"""What at the end of a name, without brackets, says so only beside a currency."""
_ABOVE: Final = re.compile(
    r"\b(?:valores|values|amounts|figures|montantes|em|in)\b(?: (?:expressos|expressed|em|in|de|of|r\$|us\$|\$|€|brl|usd|eur))* "
    r"(mil|milhares|milhoes|bilhoes|thousands?|millions?|billions?)\b"
)
_HIGH: Final = 12
"""So many rows above a header may say in what the amounts below are counted."""
_LONG: Final = 80
NAMES: Final[dict[int, Text]] = {
    THOUSAND: pmsg("amounts", "in thousands"),
    MILLION: pmsg("amounts", "in millions"),
    BILLION: pmsg("amounts", "in billions"),
}
"""What a person calls a power of ten."""
READ_AS: Final[dict[str | None, dict[str, Any]]] = {
    None: {"unit": None, "scale": 0},
    **{unit: {"unit": unit} for unit in ("cents", "quarter", "year")},
    "thousands": {"scale": THOUSAND},
    "millions": {"scale": MILLION},
    "billions": {"scale": BILLION},
}
"""What a person can say of amounts -> the fields of `ColumnFormat` by which they are read."""


def scale_of(header: str, *, money: bool = True, large: bool = False) -> int:
    """The power of ten in which a header says that its figures are counted, else 0.

    `money` are amounts, and `large` those of which a mere `(M)` can only mean millions.

    >>> [scale_of(one) for one in ("Faturamento (R$ mil)", "revenue_k", "ARR $M", "MRR (m)", "Receita em milhões", "Valor")]
    [3, 3, 6, 0, 6, 0]
    """
    for inside in _BRACKETS.findall(header):
        found = _in_brackets(folded(inside), bare=large and "M" in inside)
        if found:
            return found
    return _at_the_end(folded(_BRACKETS.sub(" ", header)).split(), money=money)


def may_be_scaled(header: str) -> bool:
    """Whether a header ends in a capital that may stand for millions or for something else: `MRR (M)`."""
    return any(inside.strip() in {"M", "B"} for inside in _BRACKETS.findall(header))


def scale_above(table: Table) -> int:
    """The power of ten of which a line above the table speaks: `Valores em R$ mil`; else 0."""
    first, raw = table.sheet.first_row, table.sheet.rows
    top = max(table.header_row - first - _HIGH, 0)
    said = {
        SCALES[found[1]]
        for row in raw[top : table.header_row - first]
        for cell in row
        if isinstance(cell, str) and len(cell) <= _LONG and (found := _ABOVE.search(folded(cell)))
    }
    return said.pop() if len(said) == 1 else 0


def scale_below(table: Table, place: int) -> int:
    """The power of ten that a row of units under the header gives a column: `(R$ mil)`; else 0."""
    first, raw = table.sheet.first_row, table.sheet.rows
    for problem in table.left_out:
        if problem.code == "units_row" and problem.row is not None:
            cells = raw[problem.row - first]
            cell = cells[table.columns[place]] if table.columns[place] < len(cells) else None
            return _in_brackets(folded(cell), bare=False) if isinstance(cell, str) else 0
    return 0


def _in_brackets(inside: str, *, bare: bool) -> int:
    words = inside.split()
    paid = any(word in _CURRENCIES for word in words)
    left = [word for word in words if word not in _CURRENCIES | _ASIDE]
    if len(left) == 1 and (glued := _glued(left[0])):
        return glued
    if " ".join(left) in _ZEROS:
        return THOUSAND
    if len(left) != 1 or (left[0] in _FAINT and not (paid or bare)):
        return 0
    return SCALES.get(left[0], 0)


def _at_the_end(words: Sequence[str], *, money: bool) -> int:
    """What the last words say, as in `revenue_usd_k`; `por mil` and `100 mil` say something else."""
    found = list(words)
    paid = False
    while len(found) > 1 and found[-1] in _CURRENCIES:
        found.pop()
        paid = True
    if len(found) < 2:
        return 0
    last, before = found[-1], found[-2]
    if glued := _glued(last):
        return glued
    if before.isdigit() or before in {"por", "per", "a"}:
        return 0
    paid = paid or before in _CURRENCIES
    if last in _TOO_SHORT and not paid:
        return 0
    return SCALES.get(last, 0) if money or last not in {"k", "mn"} else 0


def _glued(word: str) -> int:
    """`$k`, `r$mm`: a currency and what it is counted in, written as one."""
    found = _GLUED.match(word)
    if found is None:
        return 0
    letters = found[2] or found[3]
    return THOUSAND if letters.startswith("000") else SCALES[letters]


def has_scale(cell: Cell) -> bool:
    """Whether a cell says itself in what it is counted: `R$ 1,5 mil` needs no header for that."""
    return isinstance(cell, str) and any(map(str.isalpha, cell)) and bool(_OWN.search(cell.strip()))


_OWN: Final = re.compile(
    rf"\d\s*(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})(?:\s*(?:de\s+)?(?:reais|d[oó]lares|euros|R\$|US\$|[$€£]|BRL|USD|EUR))?"
    r"(?:\s*(?:/|por|per|ao|a)\s*(?:m[eê]s|month|mo))?\.?\)?$",
    re.IGNORECASE,
)
