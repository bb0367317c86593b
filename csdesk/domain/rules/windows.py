"""Closings and the windows between them: months, fiscal quarters, a span, the trailing year (section 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from csdesk.domain.values.month import Month, Quarter


class Window(NamedTuple):
    """A comparison of two closings, by their places in a calendar."""

    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class Closing:
    """The close of a month; a partial one is taken at the as-of day."""

    month: Month
    day: date
    partial: bool


class Calendar:
    """Every closing from before the first line up to the as-of day: nothing later is ever looked at."""

    def __init__(self, begin: Month, last: Month, on: date) -> None:
        self.on = on
        self.begin = begin
        self.last = min(last, Month.of(on))
        self.closings = tuple(
            Closing(month, min(month.last, on), month.last > on) for month in begin.until(self.last)
        )
        self._first_day = begin.first.toordinal()
        self._places = [
            place
            for place, closing in enumerate(self.closings)
            for _ in range((closing.day - closing.month.first).days + 1)
        ]

    def __len__(self) -> int:
        return len(self.closings)

    @property
    def earliest(self) -> int:
        """The first day that is not before everything: the first closing is an empty one."""
        return self.begin.plus(1).first.toordinal()

    def place(self, month: Month) -> int:
        """Where a month's closing is; before the first line, the first (empty) one."""
        index = (month.year - self.begin.year) * 12 + month.month - self.begin.month
        return max(0, index)

    def at(self, day: int) -> int:
        """The place of the first closing on or after a day (as an ordinal), which is not before all of them."""
        offset = day - self._first_day
        return self._places[offset] if offset < len(self._places) else len(self.closings)

    def month(self, month: Month) -> Window:
        """A month against the one before it."""
        return self.span(month, month)

    def span(self, first: Month, last: Month) -> Window:
        """From the opening of a month to the closing of another, at most up to now."""
        return Window(self.place(first.plus(-1)), self.place(min(last, self.last)))

    def trailing_year(self, month: Month) -> Window:
        """The closing of a month, or the last one by now, against the one of a year before."""
        last = min(month, self.last)
        return Window(self.place(last.plus(-12)), self.place(last))


def whole_quarters(first: Month, last: Month, fiscal_start: int = 1) -> Iterator[Quarter]:
    """The fiscal quarters whose three months are all within a span.

    >>> [str(quarter) for quarter in whole_quarters(Month(2023, 6), Month(2024, 3))]
    ['2023Q3', '2023Q4', '2024Q1']
    """
    quarter = Quarter.of(first.first, fiscal_start)
    if quarter.months[0] < first:
        quarter = quarter.plus(1)
    while quarter.months[2] <= last:
        yield quarter
        quarter = quarter.plus(1)
