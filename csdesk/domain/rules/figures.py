"""The figures that formulas are made of: each with its name and the records that add up to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from csdesk.domain.explain import Amount, Row
from csdesk.domain.rules.book import Book, Losses
from csdesk.domain.rules.movements import Movements
from csdesk.domain.rules.periods import Periods
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text
from csdesk.domain.values.month import Month


@dataclass(frozen=True)
class Scope:
    """A span of months of what is known: where the rows of a figure are looked for."""

    periods: Periods
    first: Month
    last: Month

    @property
    def book(self) -> Book:
        """The lines on their calendar."""
        return self.periods.book

    @cached_property
    def window(self) -> Window:
        """The two closings that are compared."""
        return self.book.calendar.span(self.first, self.last)

    @cached_property
    def movements(self) -> Movements:
        """What changed between them."""
        return self.book.movements([self.window])[0]

    @cached_property
    def losses(self) -> Losses:
        """Who was lost between them."""
        return self.book.losses(self.window)

    def is_customer(self, account: int) -> bool:
        """Whether an account is a customer at the closing."""
        return account in self.periods.customers(self.last)


RowsOf = Callable[[Scope], Iterable[Row]]


class Figure(NamedTuple):
    """One named figure."""

    label: Text
    unit: str
    rows: RowsOf


def counted(entity: str, ids: Iterable[int]) -> list[Row]:
    """Records that count one each."""
    return [Row(entity, number, 1) for number in ids]


def weighed(entity: str, amounts: Iterable[tuple[int, Amount]]) -> list[Row]:
    """Records with what each adds."""
    return [Row(entity, number, amount) for number, amount in amounts]
