"""Tables that begin with their first record instead of the names of their columns: known by it, and named by their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.fitting import fit, is_country
from csdesk.domain.importing.headers import Region
from csdesk.domain.importing.names import folded, name_of
from csdesk.domain.importing.places import states
from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.shapes import Kind, Shape, kinds_of
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.vocabulary import STANDINGS, VOCABULARY

_TELLING: Final = (Kind.EMAIL, Kind.DATE, Kind.CNPJ, Kind.CPF, Kind.UUID, Kind.URL, Kind.PHONE)
"""What values are and names of columns are not."""
_SHORT: Final = 3
_DIGITS: Final = 8
"""Fewer figures than a number to call has may be a year or a rank."""
_LOOKED: Final = 20
_MOSTLY, _SURELY = 0.7, 0.8
_KNOWN: Final = 0.25
"""A larger share of known names makes a row a header all the same."""
_APART: Final = 0.6
_TELLS: Final = 2
_LARGE: Final = 10**6
"""Figures from here on name no column: years and ranks are smaller."""


def begins_with_data(region: Region, row: int, known: Callable[[str], bool], *, surely: bool = False) -> bool:
    """Whether the row that would name the columns is a record like those below: an e-mail above e-mails, words that come again."""
    cells = region.cells(row)
    texts = [str(cell) for cell in cells if not is_empty(cell)]
    below = [region.cells(other) for other in range(row + 1, min(row + 1 + _LOOKED, region.bottom))]
    below = [other for other in below if other != cells]
    weight = sum(_weight(cell, [other[place] for other in below]) for place, cell in enumerate(cells))
    named = sum(map(known, texts)) / max(len(texts), 1)
    enough = 2 * _TELLS if surely else _TELLS
    return (weight >= enough and named <= _KNOWN) or (weight >= 2 * _TELLS and named <= 2 * _KNOWN)


def _weight(cell: object, below: Sequence[object]) -> int:
    """How much it tells of a record that a cell stands above these: much when it is of their kind, some when it comes again."""
    values = [value for value in below if not is_empty(value)]
    mine = _told(cell)
    alike = sum(bool(mine & _told(value)) for value in values)
    if mine and values and alike >= _MOSTLY * len(values):
        return _TELLS
    return 1 if isinstance(cell, str) and not is_empty(cell) and cell in values else 0


def _told(cell: object) -> frozenset[Kind]:
    if is_empty(cell):
        return frozenset()
    if isinstance(cell, int | float):
        return frozenset({Kind.NUMBER} if abs(cell) >= _LARGE else ())
    found = kinds_of(cell if isinstance(cell, str | date) else str(cell)) & {*_TELLING}
    short = sum(map(str.isdigit, str(cell))) < _DIGITS
    return found - {Kind.PHONE} if short else found


def named_by_values(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of such a table, each under the name that its values have elsewhere."""
    taken: set[str] = set()
    found: list[Column] = []
    plain = not any(_is_dialled(column) and column.shape.fit(_is_parted) >= _SURELY for column in columns)
    for column in columns:
        options = (word for word, holds in _NAMES if word not in taken and holds(column))
        parted = plain or column.shape.fit(_is_parted) >= _SURELY
        name = next((word for word in options if word != "telefone" or parted), "")
        taken.add(name)
        given = replace(name_of(name or f"column {column.place + 1}"), written=column.name.written)
        found.append(replace(column, name=replace(given, guessed=True)))
    return tuple(found)


def _share(*kinds: Kind) -> Callable[[Column], bool]:
    return lambda column: column.shape.share(*kinds) >= _SURELY


def _is_key(column: Column) -> bool:
    shape = column.shape
    return column.place == 0 and shape.share(Kind.CODE) >= _SURELY and shape.distinct >= _SURELY


def _is_called(column: Column) -> bool:
    """Whether names stand there: words that hardly repeat, without figures, and no sentences."""
    shape = column.shape
    return (
        shape.share(Kind.WORDS) >= _SURELY
        and not shape.share(Kind.CODE, Kind.LONG, Kind.EMAIL, Kind.DATE) >= 1 - _SURELY
        and shape.distinct >= _APART
        and shape.fit(_is_written_as_name) >= _MOSTLY
    )


def _is_written_as_name(value: Cell) -> bool:
    """Whether each longer word begins with a capital, and the whole is no kind of anything: `Alta`."""
    words = value.split() if isinstance(value, str) else []
    kind = isinstance(value, str) and folded(value) in _kinds()
    return bool(words) and not kind and all(word[0].isupper() for word in words if len(word) > _SHORT)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word for words in VOCABULARY.values() for word in words)


def _is_parted(value: Cell) -> bool:
    """Whether figures are parted as those of a number to call are."""
    return isinstance(value, str) and any(mark in value.strip() for mark in " -().+")


def _is_dialled(column: Column) -> bool:
    shape = column.shape
    digits = shape.fit(lambda value: _DIGITS <= sum(map(str.isdigit, str(value))) <= _DIGITS + 6)
    return shape.share(Kind.PHONE) >= _SURELY and digits >= _SURELY and not shape.share(Kind.DATE)


def _stands(shape: Shape) -> float:
    return shape.fit(lambda value: isinstance(value, str) and folded(value) in STANDINGS)


_NAMES: Final[tuple[tuple[str, Callable[[Column], bool]], ...]] = (
    ("id", _is_key),
    ("email", _share(Kind.EMAIL)),
    ("cnpj", lambda column: not column.shape.empty and fit("account.tax_id", column.shape) >= _SURELY),
    ("site", _share(Kind.URL)),
    ("data", _share(Kind.DATE)),
    ("telefone", _is_dialled),
    ("uf", lambda column: states(column.shape) >= _SURELY),
    ("pais", lambda column: column.shape.fit(is_country) >= _SURELY),
    ("status", lambda column: _stands(column.shape) >= _SURELY),
    ("nome", _is_called),
)
"""What columns are called that hold such values, the surest first."""
