"""Which rows a table shows and in what order: text filter, typed filters, sort levels, groups.

Works on the places of rows in a list, never on the rows themselves: sorting keeps one integer rank per row
and column, so that a new order of 10,000 rows costs milliseconds and filtering never sorts again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import compress, repeat
from operator import contains
from typing import Any, Generic

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldType
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.filters import Filter, passing
from csdesk.ui.tables.written import written

_UNRANKED = -1
_CHUNK = 400
_KEPT_ORDERS = 32
_KEPT_WORDS = 16
_SPARSE = 4


@dataclass(frozen=True, slots=True)
class SortLevel:
    """One level of a sort: a column and a direction."""

    column: str
    descending: bool = False


_Asked = tuple[tuple[Filter, ...], tuple[SortLevel, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with the same value of the grouping column, in the table's order."""

    first: int
    """The place of one of its rows, to tell the group's value by."""
    places: tuple[int, ...]


class Order(Generic[R]):
    """The order of a list of rows; everything is computed when asked and kept until the rows change."""

    def __init__(self, columns: Sequence[Column[R]], reader: Reader) -> None:
        self._columns = {column.key: column for column in columns}
        self._searched = [column for column in columns if column.search]
        self._reader = reader
        self._rows: Sequence[R] = ()
        self._ranks: dict[str, list[int]] = {}
        self._sorted: dict[tuple[SortLevel, ...], list[int]] = {}
        self._haystack: list[str] = []
        self._filtered: tuple[tuple[Filter, ...], bytearray] | None = None
        self._asked: _Asked | None = None
        self._typed: dict[str, list[int]] = {}
        """What was found under the words typed so far: typing on looks among it, and going back asks nothing."""

    def hold(self, rows: Sequence[R]) -> None:
        """Take another list of rows and forget what was known of the last one."""
        self._rows = rows
        self._ranks.clear()
        self._sorted.clear()
        self._haystack = []
        self._filtered = None
        self._asked = None

    def patch(self, replaced: Mapping[int, R]) -> None:
        """Some rows are about to be replaced in place: forget only the orders that they change."""
        for key in [key for key in self._ranks if self._moves(self._columns[key], replaced)]:
            del self._ranks[key]
            for levels in [levels for levels in self._sorted if any(level.column == key for level in levels)]:
                del self._sorted[levels]
        for place, row in replaced.items():
            if place < len(self._haystack):
                self._haystack[place] = self._straw(row)
        self._filtered = None
        self._asked = None

    def swap(self, rows: Sequence[R], keys: Collection[str]) -> None:
        """The same rows in the same places, which differ only in some columns that nobody searches."""
        self._rows = rows
        for key in keys:
            self._ranks.pop(key, None)
        for levels in [levels for levels in self._sorted if any(level.column in keys for level in levels)]:
            del self._sorted[levels]
        self._filtered = None
        self._asked = None

    def _moves(self, column: Column[R], replaced: Mapping[int, R]) -> bool:
        value = column.sort or column.value
        return any(value(self._rows[place]) != value(row) for place, row in replaced.items())

    def read_as(self, reader: Reader) -> None:
        """Another language, day or currency: words are compared as this reader sees them."""
        self._reader = reader
        self.hold(self._rows)

    def places(
        self, words: str = "", filters: Sequence[Filter] = (), levels: Sequence[SortLevel] = ()
    ) -> list[int]:
        """The places of the rows that pass, in order; undefined values come last both ways.

        The list is kept for the next question: do not change it.
        """
        known = tuple(level for level in levels if level.column in self._columns)
        wanted, asked = folded(words), (tuple(filters), known)
        if asked != self._asked or not wanted or len(self._typed) > _KEPT_WORDS:
            self._asked, self._typed = asked, {"": self._passing(*asked)}
        typed = max((before for before in self._typed if wanted.startswith(before)), key=len)
        found = self._typed[typed]
        for word in wanted.split():
            if word not in typed.split():
                found = self._having(word, found)
        self._typed[wanted] = found
        return found

    def _having(self, word: str, places: list[int]) -> list[int]:
        """Those of the places whose rows have a word. Many rows are read in their own order, as they lie in memory."""
        haystack = self._hay()
        if _SPARSE * len(places) < len(haystack):
            return [place for place in places if word in haystack[place]]
        has = bytearray(map(contains, haystack, repeat(word)))
        return list(compress(places, map(has.__getitem__, places)))

    def _passing(self, filters: tuple[Filter, ...], levels: tuple[SortLevel, ...]) -> list[int]:
        ordered, kept = self._in_order(levels), self._kept(filters)
        return ordered if kept is None else [place for place in ordered if kept[place]]

    def groups(self, places: Sequence[int], column: str) -> list[Group]:
        """The places gathered by a column's value, groups in that column's order, undefined last."""
        declared = self._columns[column]
        ranks = self._rank(column) if declared.sort is None else _ranked(_values(declared, self._rows))
        gathered: dict[int, list[int]] = {}
        for place in places:
            gathered.setdefault(ranks[place], []).append(place)
        known = sorted(gathered, key=lambda rank: (rank == _UNRANKED, rank))
        return [Group(gathered[rank][0], tuple(gathered[rank])) for rank in known]

    def warm(self, columns: Sequence[str]) -> Iterator[None]:
        """Compute in small steps what the next sort or filter would wait for."""
        for _ in self._fill():
            yield
        for key in columns:
            if key in self._columns:
                self._in_order((SortLevel(key),))
                yield

    def _in_order(self, levels: tuple[SortLevel, ...]) -> list[int]:
        known = self._sorted.get(levels)
        if known is None:
            if len(self._sorted) > _KEPT_ORDERS:
                self._sorted.clear()
            known = self._sorted[levels] = self._by(levels)
        return known

    def _by(self, levels: tuple[SortLevel, ...]) -> list[int]:
        if len(levels) == 1 and levels[0].descending:
            ranks, upwards = self._rank(levels[0].column), self._in_order((SortLevel(levels[0].column),))
            defined = len(upwards) - ranks.count(_UNRANKED)
            return upwards[:defined][::-1] + upwards[defined:]
        places = list(range(len(self._rows)))
        for level in reversed(levels):
            places = _arranged(places, self._rank(level.column), descending=level.descending)
        return places

    def _rank(self, key: str) -> list[int]:
        known = self._ranks.get(key)
        if known is None:
            column = self._columns[key]
            known = self._ranks[key] = _ranked(self._keys(column))
        return known

    def _keys(self, column: Column[R]) -> list[Any]:
        if column.sort is not None:
            return [column.sort(row) for row in self._rows]
        return _values(column, self._rows)

    def _kept(self, filters: tuple[Filter, ...]) -> bytearray | None:
        if not filters:
            return None
        if self._filtered is None or self._filtered[0] != filters:
            kept = passing(self._rows, filters, tuple(self._columns.values()), self._reader)
            self._filtered = (filters, kept)
        return self._filtered[1]

    def _hay(self) -> list[str]:
        for _ in self._fill():
            pass
        return self._haystack

    def _fill(self) -> Iterator[None]:
        """Bring the searched text up to the last row, a chunk at a time."""
        rows, haystack = self._rows, self._haystack
        while len(haystack) < len(rows):
            start = len(haystack)
            haystack.extend(self._straw(row) for row in rows[start : start + _CHUNK])
            yield

    def _straw(self, row: R) -> str:
        return folded("\n".join([written(column, row, self._reader) for column in self._searched]))


def _arranged(places: list[int], ranks: list[int], *, descending: bool) -> list[int]:
    if _UNRANKED not in ranks:
        return sorted(places, key=ranks.__getitem__, reverse=descending)
    known = [place for place in places if ranks[place] >= 0]
    known.sort(key=ranks.__getitem__, reverse=descending)
    return known + [place for place in places if ranks[place] < 0]


def _ranked(keys: list[Any]) -> list[int]:
    """Dense ranks of the keys, equal for equal keys, and -1 for `None`."""
    known = [place for place, key in enumerate(keys) if key is not None]
    known.sort(key=keys.__getitem__)
    ranks = [_UNRANKED] * len(keys)
    rank, last = _UNRANKED, None
    for place in known:
        key = keys[place]
        if key != last:
            rank, last = rank + 1, key
        ranks[place] = rank
    return ranks


def _key(value: Any) -> Any:
    """What a value is ordered by; dates as numbers, which compare faster."""
    if value is None or value == ():
        return None
    if isinstance(value, str):
        return folded(value) or None
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, tuple):
        return folded(" ".join(map(str, value)))
    return value


def _values(column: Column[R], rows: Sequence[R]) -> list[Any]:
    """The values of a column as they are compared."""
    value = column.value
    if column.spec.type is FieldType.CHOICE:
        key = _choice_keys(column)
        return [None if (found := value(row)) is None else key(found) for row in rows]
    return [_key(value(row)) for row in rows]


def _choice_keys(column: Column[R]) -> Callable[[str], Any]:
    """Choices in the order of their list, then the workspace's own words by alphabet."""
    place = {choice.key: at for at, choice in enumerate(column.spec.choices)}
    return lambda key: (place.get(key, len(place)), "" if key in place else folded(str(key)))
