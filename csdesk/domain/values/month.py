"""Calendar months and fiscal quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from csdesk.domain.lean import dataclass

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_QUARTER = r"^(\d{4})-?[QTqt]([1-4])$"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, written `2025-02`."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            message = f"month out of range: {self.month}"
            raise ValueError(message)

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds a day."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`; raises `ValueError` for anything else."""
        year, _, month = text.strip().partition("-")
        if (len(year), len(month)) != (4, 2) or not (year + month).isdecimal():
            message = f"not a month: {text}"
            raise ValueError(message)
        return cls(int(year), int(month))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        is_longer = self.month == 2 and (
            (self.year % 4 == 0 and self.year % 100 != 0) or self.year % 400 == 0
        )
        return date(self.year, self.month, _LENGTHS[self.month - 1] + is_longer)

    def plus(self, months: int) -> Month:
        """The month so many months later (or earlier).

        >>> str(Month(2025, 1).plus(-1))
        '2024-12'
        """
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def until(self, last: Month) -> Iterator[Month]:
        """Every month from this one to `last`, both included."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, written `2026Q3`; `start_month` is the first month of the fiscal year."""

    year: int
    number: int
    start_month: int = 1

    @classmethod
    def of(cls, day: date, start_month: int = 1) -> Quarter:
        """The quarter that holds a day."""
        offset = (day.month - start_month) % 12
        year = day.year if day.month >= start_month else day.year - 1
        return cls(year, offset // 3 + 1, start_month)

    @classmethod
    def parse(cls, text: str, start_month: int = 1) -> Quarter:
        """Read `2026Q3` (or `2026T3`); raises `ValueError` for anything else."""
        found = re.match(_QUARTER, text.strip())
        if not found:
            message = f"not a quarter: {text}"
            raise ValueError(message)
        return cls(int(found[1]), int(found[2]), start_month)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """Its three months."""
        first = Month(self.year, self.start_month).plus(3 * (self.number - 1))
        return (first, first.plus(1), first.plus(2))

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.months[2].last

    def plus(self, quarters: int) -> Quarter:
        """The quarter so many quarters later (or earlier)."""
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1, self.start_month)
