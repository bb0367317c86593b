"""The cohort matrix: how many of each month's new customers, and how much of their MRR, are still here (section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Any

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.placing import AccountLines
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.values.month import Month


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
    """Sums of a cohort: of plain accounts the changes, closing by closing; of others every closing."""

    def __init__(self, size: int) -> None:
        self.logos = [0] * size
        self.net = [0] * size
        self.gross = [0] * size
        self.base = [0] * size
        self.odd_logos = [0] * size
        self.odd_net = [0] * size
        self.odd_gross = [0] * size
        self.odd_base = [0] * size
        self.size = 0

    def enter_odd(self, values: Sequence[int], bases: Sequence[int], sign: int) -> None:
        """Add an account (or, by the sign, take it out) by its MRR, and that of its first closing, from there on."""
        self.size += sign
        logos, net, gross, base = self.odd_logos, self.odd_net, self.odd_gross, self.odd_base
        for k, (now, then) in enumerate(zip(values, bases, strict=True)):
            base[k] += sign * then
            if now:
                logos[k] += sign
                net[k] += sign * now
                gross[k] += sign * (now if now < then else then)  # noqa: FURB136 - an innermost loop

    def enter_plain(self, lines: AccountLines, first: int, end: int, sign: int) -> None:
        """The same of a plain account, whose first MRR is the base at every place."""
        self.size += sign
        logos, net, gross = self.logos, self.net, self.gross
        base = value = kept = 0
        for place, _, now, _ in lines.steps:
            k = place - first
            if k < 0:
                continue
            if place > end:
                break
            if not k:
                base = now
                self.base[0] += sign * base
            if not now or not value:
                logos[k] += sign * ((now > 0) - (value > 0))
            now_kept = now if now < base else base  # noqa: FURB136 - the innermost loop
            net[k] += sign * (now - value)
            gross[k] += sign * (now_kept - kept)
            value, kept = now, now_kept

    def cells(self, partial: bool) -> tuple[Cell, ...]:
        """The cells of the row; the last may be partial."""
        odd = self.odd_logos, self.odd_net, self.odd_gross, self.odd_base
        plain = (accumulate(steps) for steps in (self.logos, self.net, self.gross, self.base))
        sums = zip(*(map(add, *both) for both in zip(plain, odd, strict=True)), strict=True)
        last = len(self.logos) - 1
        return tuple(
            Cell(
                k,
                Ratio(logos, self.size),
                Ratio(net, base),
                Ratio(gross, base),
                partial=partial and k == last,
            )
            for k, (logos, net, gross, base) in enumerate(sums)
        )


class CohortTable:
    """The sums behind the matrix of a span of months; it follows its book through edits."""

    def __init__(self, book: Book, first: Month, last: Month) -> None:
        self._book = book
        last = min(last, book.calendar.last)
        self._end = book.calendar.place(last)
        months = list(first.until(last))
        self._sums = {
            month: _Sums(size) for month, size in zip(months, range(len(months), 0, -1), strict=True)
        }
        book.follow(self)

    def enter(self, lines: AccountLines) -> None:
        """Add an account to its cohort."""
        self._add(lines, 1)

    def leave(self, lines: AccountLines) -> None:
        """Take an account out of its cohort."""
        self._add(lines, -1)

    def _add(self, lines: AccountLines, sign: int) -> None:
        first = lines.first
        if first is None or first > self._end:
            return
        sums = self._sums.get(self._book.calendar.closings[first].month)
        if sums is None:
            return
        if lines.values is None:
            sums.enter_plain(lines, first, self._end, sign)
        else:
            last = self._end + 1
            bases = self._book.placing.repriced(lines, first)[first:last]
            sums.enter_odd(lines.values[first:last], bases, sign)

    def matrix(self) -> Cohorts:
        """The matrix as it is now."""
        partial = self._book.calendar.closings[self._end].partial
        rows = [Row(month, sums.size, sums.cells(partial)) for month, sums in self._sums.items()]
        return Cohorts(tuple(rows), average(rows))


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
