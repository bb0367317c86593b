"""The cohort matrix: how many of each month's new customers, and how much of their MRR, are still here (section 7)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Any

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.movements import Step
from csdesk.domain.rules.placing import AccountLines
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.values.month import Month, Quarter


@dataclass(frozen=True, slots=True)
class Cell:
    """A cohort k months after its first closing; an empty cohort is undefined, a future cell does not exist."""

    k: int
    logos: Ratio
    net_revenue: Ratio
    gross_revenue: Ratio
    partial: bool = False

    def as_json(self) -> dict[str, Any]:
        """The cell, as exports write it."""
        return {"k": self.k, "partial": self.partial, **_ratios(self)}


@dataclass(frozen=True, slots=True)
class Row:
    """The customers whose first closing was one month."""

    cohort: Month
    size: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """The matrix and its average row: pooled numerators over pooled denominators, without partial cells."""

    rows: tuple[Row, ...]
    weighted_average: tuple[Cell, ...]

    def as_json(self) -> dict[str, Any]:
        """The matrix, as exports write it."""
        return {
            "rows": [
                {
                    "cohort": str(row.cohort),
                    "size": row.size,
                    "cells": [cell.as_json() for cell in row.cells],
                }
                for row in self.rows
            ],
            "weighted_average": [{"k": cell.k, **_ratios(cell)} for cell in self.weighted_average],
        }


def _ratios(cell: Cell) -> dict[str, Any]:
    return {
        "logos": cell.logos.as_json(),
        "net_revenue": cell.net_revenue.as_json(),
        "gross_revenue": cell.gross_revenue.as_json(),
    }


class _Sums:
    """Sums of a cohort: of plain accounts the changes, closing by closing; of others their closings, as they are."""

    def __init__(self, size: int) -> None:
        self.logos = [0] * size
        self.net = [0] * size
        self.gross = [0] * size
        self.base = [0] * size
        self.odd: dict[int, tuple[Sequence[int], Sequence[int]]] = {}
        """MRR of an account that is not plain, and that of its first closing, at each closing from there on."""
        self.size = 0
        self._cells: tuple[Cell, ...] | None = None

    def enter_odd(self, account: int, values: Sequence[int], bases: Sequence[int]) -> None:
        """Add an account by its MRR, and that of its first closing, from there on."""
        self.size += 1
        self.odd[account] = values, bases
        self._cells = None

    def leave_odd(self, account: int) -> None:
        """Take it out again."""
        self.size -= 1
        del self.odd[account]
        self._cells = None

    def enter_plain(self, steps: Iterable[Step], places: Sequence[int], age: int, sign: int) -> None:
        """Add a plain account (or, by the sign, take it out); its MRR at its first close is the base at every later one.

        `places` says of every closing which close of the grid is next.
        """
        logos, net, gross = self.logos, self.net, self.gross
        last = len(logos)
        base = 0
        for place, before, now, _ in steps:
            k = places[place] - age
            if k <= 0:
                base = now
                continue
            if k >= last:
                break
            net[k] += sign * (now - before)
            if now < base or before < base:
                kept, was_kept = (now if now < base else base), (before if before < base else base)  # noqa: FURB136 - an innermost loop
                gross[k] += sign * (kept - was_kept)
            if not now or not before:
                logos[k] += sign * ((now > 0) - (before > 0))
        self.size += sign
        self.base[0] += sign * base
        net[0] += sign * base
        gross[0] += sign * base
        logos[0] += sign if base else 0
        self._cells = None

    def cells(self, partial: bool) -> tuple[Cell, ...]:
        """The cells of the row; the last may be partial."""
        if self._cells is None:
            last = len(self.logos) - 1
            self._cells = tuple(
                Cell(
                    k,
                    Ratio(logos, self.size),
                    Ratio(net, base),
                    Ratio(gross, base),
                    partial=partial and k == last,
                )
                for k, (logos, net, gross, base) in enumerate(self._summed())
            )
        return self._cells

    def _summed(self) -> Iterator[tuple[int, ...]]:
        """Customers, MRR, what is kept of the base, and the base, closing by closing."""
        plain = [accumulate(steps) for steps in (self.logos, self.net, self.gross, self.base)]
        if not self.odd:
            return zip(*plain, strict=True)
        values, bases = zip(*self.odd.values(), strict=True)
        kept = [
            [now if now < then else then for now, then in zip(*own, strict=True)]  # noqa: FURB136 - an innermost loop
            for own in self.odd.values()
        ]
        customers = [len(at) - at.count(0) for at in zip(*values, strict=True)]
        odd = [customers, *(map(sum, zip(*rows, strict=True)) for rows in (values, kept, bases))]
        return zip(*(map(add, *both) for both in zip(plain, odd, strict=True)), strict=True)


class CohortTable:
    """The sums behind the matrix of a span of months, or of its fiscal quarters; it follows its book through edits.

    A cohort is the month, or the quarter, of an account's first closing as a customer, and month 0 its close. Given
    a value of each account, the cohorts of each value are kept apart.
    """

    def __init__(
        self,
        book: Book,
        first: Month,
        last: Month,
        *,
        quarters_from: int | None = None,
        value_of: Callable[[int], Hashable] = lambda _: None,
    ) -> None:
        self._book = book
        last = min(last, book.calendar.last)
        self._end = book.calendar.place(last)
        self.periods = _closes(first, last, quarters_from)
        """The first month of each period of the grid."""
        self._value_of = value_of
        known = {month: place for place, months in enumerate(self.periods) for month in months}
        beyond = len(self.periods)
        self._places = [
            known.get(closing.month, -1) if place <= self._end else beyond
            for place, closing in enumerate(book.calendar.closings)
        ]
        self._closes = [book.calendar.place(months[-1]) for months in self.periods]
        self._sums: dict[Hashable, dict[int, _Sums]] = {}
        book.follow(self)

    def enter(self, lines: AccountLines) -> None:
        """Add an account to its cohort."""
        self._add(lines, 1)

    def leave(self, lines: AccountLines) -> None:
        """Take an account out of its cohort."""
        self._add(lines, -1)

    def _add(self, lines: AccountLines, sign: int) -> None:
        age = self._age(lines)
        if age is None:
            return
        value = self._value_of(lines.account)
        own = self._sums.get(value)
        if own is None:
            own = self._sums[value] = {}
        sums = own.get(age)
        if sums is None:
            sums = own[age] = _Sums(len(self.periods) - age)
        if lines.values is None:
            sums.enter_plain(lines.steps, self._places, age, sign)
        elif sign < 0:
            sums.leave_odd(lines.account)
        else:
            closes = self._closes[age:]
            bases = self._book.placing.repriced(lines, closes[0])
            values = lines.values
            sums.enter_odd(lines.account, [values[at] for at in closes], [bases[at] for at in closes])

    def matrix(self, value: Hashable = None) -> Cohorts:
        """The matrix as it is now, of everybody or of the accounts with a value."""
        own = self._sums.get(value, {})
        rows = []
        for age, months in enumerate(self.periods):
            sums = own.get(age) or _Sums(len(self.periods) - age)
            rows.append(Row(months[0], sums.size, sums.cells(self._partial)))
        return Cohorts(tuple(rows), average(rows))

    def by_value(self) -> dict[Hashable, tuple[int, tuple[Cell, ...]]]:
        """Of each value, its customers and the pooled cells of their cohorts; partial ones stay out."""
        found: dict[Hashable, tuple[int, tuple[Cell, ...]]] = {}
        for value, own in self._sums.items():
            matrix = self.matrix(value)
            size = sum(sums.size for sums in own.values())
            if size:
                found[value] = size, matrix.weighted_average
        return found

    def sides(
        self, k: int, *, cohort: Month | None = None, value: Hashable = None
    ) -> list[tuple[int, int, int]]:
        """The accounts behind a cell, each with its MRR at the first close of its cohort and k periods later.

        Of one cohort, or of all that are old enough to have a whole cell there; both at the rates of the later close.
        """
        ages = range(len(self.periods) - k)
        if cohort is not None:
            own = [months[0] for months in self.periods].index(cohort)
            ages = range(own, own + 1)
        elif ages and self._partial:
            ages = ages[:-1]
        found = []
        for lines in self._book.accounts.values():
            age = self._age(lines)
            if age is None or age not in ages or self._value_of(lines.account) != value:
                continue
            start, then = self._closes[age], self._closes[age + k]
            base = (
                lines.value(start)
                if lines.values is None
                else self._book.placing.repriced(lines, start)[then]
            )
            found.append((lines.account, base, lines.value(then)))
        return found

    def _age(self, lines: AccountLines) -> int | None:
        """The place of an account's cohort on the grid."""
        if lines.first is None or lines.first > self._end:
            return None
        age = self._places[lines.first]
        return age if age >= 0 else None

    @property
    def _partial(self) -> bool:
        return self._book.calendar.closings[self._end].partial or not self._is_whole

    @property
    def _is_whole(self) -> bool:
        """Whether the last period of the grid ends with the last closing."""
        months = self.periods[-1] if self.periods else ()
        return len(months) == len(self.periods[0]) if self.periods else True


def _closes(first: Month, last: Month, quarters_from: int | None) -> list[tuple[Month, ...]]:
    """The months of each period of a span; the last quarter may lack some."""
    if quarters_from is None:
        return [(month,) for month in first.until(last)]
    found: dict[Quarter, list[Month]] = {}
    begin = Quarter.of(first.first, quarters_from).months[0]
    for month in begin.until(last):
        found.setdefault(Quarter.of(month.first, quarters_from), []).append(month)
    return [tuple(months) for months in found.values()]


def cohorts(book: Book, first: Month, last: Month) -> Cohorts:
    """The cohorts of a span of months, seen up to its end."""
    return CohortTable(book, first, last).matrix()


def average(rows: list[Row]) -> tuple[Cell, ...]:
    """Pooled cells over the cohorts old enough to have them; partial cells stay out."""
    longest = max((len(row.cells) for row in rows), default=0)
    found = []
    for k in range(longest):
        cells = [row.cells[k] for row in rows if k < len(row.cells) and not row.cells[k].partial]
        if cells:
            found.append(
                Cell(
                    k,
                    _pooled([cell.logos for cell in cells]),
                    _pooled([cell.net_revenue for cell in cells]),
                    _pooled([cell.gross_revenue for cell in cells]),
                )
            )
    return tuple(found)


def _pooled(ratios: list[Ratio]) -> Ratio:
    return Ratio(sum(ratio.num for ratio in ratios), sum(ratio.den for ratio in ratios))
