"""The lines of an account on a calendar of closings, with their amounts at the rates of any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import cast

from csdesk.domain.rules.movements import Placed, Sides, Step, compare, split, steps_of
from csdesk.domain.rules.mrr import Entry
from csdesk.domain.rules.rates import Factor, RateTable
from csdesk.domain.rules.windows import Calendar


@dataclass(slots=True)
class AccountLines:
    """One account on the calendar."""

    account: int
    entries: Sequence[Entry]
    lines: list[Placed]
    """The entries on the calendar, in their order."""
    plain: bool
    """All lines in the reporting currency and no sum of them below zero: it needs no rate and no floor."""
    first: int | None
    """The first closing as a customer."""
    steps: list[Step]
    """The closings at which a line comes or goes."""
    visits: list[int]
    """The closings before which a paid line came and went."""
    unseen: bool = False
    """A paid line came and went that no closing saw, be it on one day."""
    cancelled: bool = False
    """Credits may have taken the whole of what is paid away at some closing."""
    values: list[int] | None = None
    """MRR at every closing at its own rates, kept for the accounts that are not plain."""
    worths: Sequence[tuple[int, Sequence[int]]] = ()
    """Of each line the first closing with a rate, and what it is worth at the rates of every closing, likewise."""

    def value(self, place: int) -> int:
        """MRR at a closing, at its own rates."""
        if self.values is not None:
            return self.values[place]
        for mark, _, after, _ in reversed(self.steps):
            if mark <= place:
                return after
        return 0

    def tenure(self, by: int) -> int:
        """Days from the first paid start to the last end up to a day, or to that day when none had ended."""
        begun = by
        ended = 0
        for _, _, _, _, _, _, start, stop, end, _, paid, _, _ in self.entries:
            if paid:
                if start < begun:  # noqa: PLR1730 - an inner loop
                    begun = start
                if stop <= by and end > ended:
                    ended = end
        return (ended or by) - begun


class Placing:
    """Puts lines on one calendar, under one rate table."""

    def __init__(self, table: RateTable, calendar: Calendar) -> None:
        self._table = table
        self._calendar = calendar
        self._factors: dict[str, list[Factor | None]] = {}

    def placed(self, account: int, entries: Sequence[Entry]) -> AccountLines:
        """The lines of an account on the calendar."""
        at, size, reporting = self._calendar.at, len(self._calendar), self._table.reporting
        placed: list[Placed] = []
        moves: dict[int, list[Placed]] = {}
        visits = []
        plain = True
        credited = unseen = False
        for _, _, product, _, cents, currency, start, stop, _, adjusts, paid, _, _ in entries:
            begin, until = at(start), at(stop)
            line = (begin, until, cents, product, adjusts)
            placed.append(line)
            if begin < until:
                moves.setdefault(begin, []).append(line)
                if until < size:
                    moves.setdefault(until, []).append(line)
            elif begin < size and paid:
                unseen = True
                visits += [begin] if start < stop else []
            credited = credited or cents < 0
            plain = plain and currency == reporting
        lines = AccountLines(account, entries, placed, plain, None, [], visits, unseen)
        if plain:
            lines.steps = steps_of(placed, moves)
            lines.plain = not credited or all(after >= 0 for _, _, after, _ in lines.steps)
        if not lines.plain:
            self._value(lines, sorted(moves))
        if lines.values is None:
            lines.first = next((place for place, _, after, _ in lines.steps if after > 0), None)
        if credited:
            lines.cancelled = not lines.plain or any(
                not after and _pays(placed, place) for place, _, after, _ in lines.steps
            )
        return lines

    def _value(self, lines: AccountLines, places: Sequence[int]) -> None:
        """Work out an account that needs rates or a floor: its lines, closings and steps, each at its own rates."""
        lines.worths = [
            self._worth(entry, first)
            for entry, (first, _, _, _, _) in zip(lines.entries, lines.lines, strict=True)
        ]
        size = len(self._calendar)
        values = [0] * size
        for (_, worth), (first, until, _, _, _) in zip(lines.worths, lines.lines, strict=True):
            for place in range(first, min(until, size)):
                values[place] += worth[place]
        lines.values = [max(0, value) for value in values]
        lines.first = next((place for place, value in enumerate(lines.values) if value > 0), None)
        lines.steps = [
            (place, *compare(self.lines_at(lines, place, place - 1), place - 1, place)) for place in places
        ]

    def _worth(self, entry: Entry, first: int) -> tuple[int, list[int]]:
        """The first closing with a rate for a line, and its amount at every closing since it begins."""
        cents, currency = entry.cents, entry.currency
        if currency == self._table.reporting:
            return 0, [0] * first + [cents] * (len(self._calendar) - first)
        factors = self.factors_of(currency)
        rated = factors.count(None)
        begin = max(first, rated)
        doubled = 2 * abs(cents)
        worth = [(doubled * num + den) // (2 * den) for num, den in cast("list[Factor]", factors[begin:])]
        return rated, [0] * begin + (worth if cents >= 0 else [-value for value in worth])

    def factors_of(self, currency: str) -> list[Factor | None]:
        """The rate of a currency at every closing."""
        known = self._factors.get(currency)
        if known is None:
            known = [self._table.factor(currency, closing.month) for closing in self._calendar.closings]
            self._factors[currency] = known
        return known

    def repriced(self, lines: AccountLines, place: int) -> list[int]:
        """The MRR of an account that is not plain at one closing, at the rates of it and of every later one."""
        counting = [
            worth[place:]
            for (_, worth), (first, until, _, _, _) in zip(lines.worths, lines.lines, strict=True)
            if first <= place < until
        ]
        values = counting[0] if len(counting) == 1 else list(map(sum, zip(*counting, strict=True)))
        if not values or min(values) < 0:
            values = [max(0, value) for value in values] or [0] * (len(self._calendar) - place)
        return [*repeat(0, place), *values]

    def compared(self, lines: AccountLines, opening: int, closing: int) -> Sides:
        """The two sides of an account that is not plain, at the rates of the later closing, as `compare` tells them."""
        before = after = 0
        deltas: dict[str, int] = {}
        is_rated = True
        for (rated, worth), (first, until, _, product, _) in zip(lines.worths, lines.lines, strict=True):
            if first > closing or until <= opening:
                continue
            cents = worth[closing]
            is_rated = is_rated and rated <= closing
            if first > opening:
                if closing < until:
                    after += cents
                    deltas[product] = deltas.get(product, 0) + cents
            else:
                before += cents
                if closing < until:
                    after += cents
                else:
                    deltas[product] = deltas.get(product, 0) - cents
        if before <= 0 or after <= 0:
            return max(0, before), max(0, after), None
        if not is_rated:
            return compare(self.lines_at(lines, closing, opening), opening, closing)
        return before, after, split(lines.lines, deltas, opening, closing) if deltas else None

    def lines_at(self, lines: AccountLines, place: int, since: int = 0) -> list[Placed]:
        """The lines of an account that count at some closing of a stretch, at the rates of its last one.

        A line without a rate is left out (E15).
        """
        if lines.plain:
            return lines.lines
        return [
            (first, until, worth[place], product, adjusts)
            for (rated, worth), (first, until, _, product, adjusts) in zip(
                lines.worths, lines.lines, strict=True
            )
            if first <= place and since < until and rated <= place
        ]


def _pays(lines: Sequence[Placed], place: int) -> bool:
    """Whether a line above zero counts at a closing."""
    return any(cents > 0 and first <= place < until for first, until, cents, _, _ in lines)
