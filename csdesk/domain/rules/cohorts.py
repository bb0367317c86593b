"""The cohort matrix: how many of each month's new customers, and how much of their MRR, are still here (section 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from csdesk.domain.rules.book import AccountLines, Book
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


Level = tuple[int, int, int]
"""From a closing on: its place, MRR there, and MRR of the first closing, both at the rates of that place."""


class _Sums:
    """Changes of a cohort's sums, closing by closing."""

    def __init__(self, size: int) -> None:
        self.logos = [0] * size
        self.net = [0] * size
        self.gross = [0] * size
        self.base = [0] * size
        self.size = 0

    def enter(self, levels: Iterable[Level], first: int) -> None:
        """Add an account by the closings at which its level changes."""
        self.size += 1
        value = base = kept = 0
        for place, now, now_base in levels:
            k = place - first
            now_kept = min(now, now_base)
            self.logos[k] += (now > 0) - (value > 0)
            self.net[k] += now - value
            self.gross[k] += now_kept - kept
            self.base[k] += now_base - base
            value, base, kept = now, now_base, now_kept

    def cells(self, partial: bool) -> tuple[Cell, ...]:
        """The cells of the row; the last may be partial."""
        sums = zip(
            *(accumulate(steps) for steps in (self.logos, self.net, self.gross, self.base)), strict=True
        )
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


def cohorts(book: Book, first: Month, last: Month) -> Cohorts:
    """The cohorts of a span of months, seen up to its end."""
    calendar = book.calendar
    last = min(last, calendar.last)
    end = calendar.place(last)
    months = list(first.until(last))
    sums = {month: _Sums(size) for month, size in zip(months, range(len(months), 0, -1), strict=True)}
    for lines in book.accounts.values():
        if lines.first is not None and lines.first <= end:
            month = calendar.closings[lines.first].month
            if month in sums:
                sums[month].enter(_levels(book, lines, lines.first, end), lines.first)
    partial = calendar.closings[end].partial
    rows = [Row(month, found.size, found.cells(partial)) for month, found in sums.items()]
    return Cohorts(tuple(rows), average(rows))


def _levels(book: Book, lines: AccountLines, first: int, end: int) -> list[Level]:
    if lines.values is None:
        return _plain_levels(lines, first, end)
    bases = book.repriced(lines, first)
    return [(place, lines.values[place], bases[place]) for place in range(first, end + 1)]


def _plain_levels(lines: AccountLines, first: int, end: int) -> list[Level]:
    base = 0
    steps: dict[int, int] = {}
    for begin, until, cents, _, _ in lines.lines:
        if begin <= first < until:
            base += cents
        elif first < begin <= end and begin < until:
            steps[begin] = steps.get(begin, 0) + cents
        if first < until <= end and begin < until:
            steps[until] = steps.get(until, 0) - cents
    levels = [(first, base, base)]
    value = base
    for place in sorted(steps):
        value += steps[place]
        levels.append((place, value, base))
    return levels


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
