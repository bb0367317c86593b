"""In which order the dates of a column write day and month: each mark that parts them may have its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.importing.moments import SHORT_DATE
from csdesk.domain.importing.shapes import Shape
from csdesk.domain.importing.table import Cell

_MONTHS: Final = 12
_SLIPS: Final = 20
"""One date among so many that has the other order is a slip, not another way to write them."""
_MANY: Final = 8
"""So many days that are all up to the twelfth are no chance."""
_TEXTS: Final = 3


@dataclass(slots=True)
class Votes:
    """How many dates only make sense day first, month first, or either way."""

    day: int = 0
    month: int = 0
    either: int = 0

    @property
    def order(self) -> bool | None:
        """Whether days come first, where the dates tell; single slips aside."""
        if self.day and self.month:
            most, least = max(self.day, self.month), min(self.day, self.month)
            return self.day > self.month if most >= _SLIPS * least else None
        return bool(self.day) if self.day or self.month else None


@dataclass(frozen=True, slots=True)
class Order:
    """How the dates of a column are read, and the marks whose order they leave open."""

    format: ColumnFormat = field(default_factory=ColumnFormat)
    open: frozenset[str] = frozenset()


def order_of(shape: Shape, cells: Sequence[Cell]) -> Order:
    """The order of a column by its sample, by all its cells where the sample does not tell."""
    sample = _by_mark(shape.counts)
    if not sample:
        return Order()
    alone = next(iter(sample.values())) if len(sample) == 1 else Votes(1, 1)
    if not (alone.day and alone.month) and alone.either and (alone.day or alone.month):
        return Order(ColumnFormat(day_first=bool(alone.day)))
    found = _decided(_by_mark(cells))
    if any(votes.either for votes in sample.values()):
        return found
    return Order(_with_turned(found.format, cells), found.open)


def _by_mark(values: Iterable[Cell]) -> dict[str, Votes]:
    votes: dict[str, Votes] = {}
    for value in values:
        found = SHORT_DATE.match(value) if isinstance(value, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        own = votes.setdefault(found[2], Votes())
        own.day += first > _MONTHS >= second
        own.month += second > _MONTHS >= first
        own.either += first <= _MONTHS and second <= _MONTHS and first != second
    return {mark: own for mark, own in votes.items() if own.day or own.month or own.either}


def _decided(votes: Mapping[str, Votes]) -> Order:
    told = {mark: order for mark, own in votes.items() if (order := own.order) is not None}
    orders = set(told.values())
    plain = not any(votes[mark].either for mark in told)
    open_ = [mark for mark in votes if mark not in told]
    torn = [mark for mark in open_ if votes[mark].day]
    strange = [mark for mark in open_ if votes[mark].either >= _MANY and not plain]
    if len(orders) == 1 and not torn and not strange:
        return Order(ColumnFormat(day_first=orders.pop()))
    own = tuple(sorted(told.items()))
    if open_:
        return Order(ColumnFormat(by_mark=own, ask=True), frozenset() if torn else frozenset(open_))
    return Order(with_orders(told))


def with_orders(orders: Mapping[str, bool]) -> ColumnFormat:
    """The format of a column whose marks have some orders: a plain one where they agree."""
    if len(set(orders.values())) == 1:
        return ColumnFormat(day_first=next(iter(orders.values())))
    return ColumnFormat(by_mark=tuple(sorted(orders.items())))


def _with_turned(form: ColumnFormat, cells: Sequence[Cell]) -> ColumnFormat:
    """A format that tells of real dates which a program of another country read the wrong way round.

    Where it could not read a text it left it: so no text can be read in two ways, and the days of its dates end with the twelfth.
    """
    texts = _by_mark(cells)
    days = [cell.day for cell in cells if isinstance(cell, date)]
    left = sum(own.day + own.month for own in texts.values())
    low = sum(day <= _MONTHS for day in days)
    if form.day_first is None or left < _TEXTS or low < _MANY or any(own.either for own in texts.values()):
        return form
    if low == len(days):
        return ColumnFormat(day_first=form.day_first, is_turned=True)
    return ColumnFormat(day_first=form.day_first, is_turned=None if left >= _MANY else False)
