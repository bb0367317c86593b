"""The lines of an account on a calendar of closings, with their amounts at the rates of any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.domain.rules.movements import Placed, Step, steps_of
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
    marks: set[int]
    """The closings at which a line comes or goes."""
    plain: bool
    """All lines in the reporting currency and no sum of them below zero: it needs no rate and no floor."""
    first: int | None
    """The first closing as a customer."""
    steps: list[Step]
    """The changes of a plain account; of another they depend on the rates of the window."""
    visits: list[int]
    """The closings before which a paid line came and went."""
    cancelled: bool = False
    """Credits may have taken the whole of what is paid away at some closing."""
    values: list[int] | None = None
    """MRR at every closing at its own rates, kept for the accounts that are not plain."""
    rates: Sequence[Sequence[Factor | None]] = ()
    """The rates of each line at every closing, likewise."""

    def value(self, place: int) -> int:
        """MRR at a closing, at its own rates."""
        if self.values is not None:
            return self.values[place]
        for mark, _, after, _ in reversed(self.steps):
            if mark <= place:
                return after
        return 0

    def changed_by(self, place: int) -> int:
        """The last closing up to one at which a line came or went."""
        if self.values is None:
            for mark, _, _, _ in reversed(self.steps):
                if mark <= place:
                    return mark
        return max(mark for mark in self.marks if mark <= place)

    def tenure(self, by: int) -> int:
        """Days from the first paid start to the last end up to a day, or to that day when none had ended."""
        begun = by
        ended = 0
        for entry in self.entries:
            if entry.paid:
                begun = min(begun, entry.start)
                if entry.stop <= by:
                    ended = max(ended, entry.end)
        return (ended or by) - begun


class Placing:
    """Puts lines on one calendar, under one rate table."""

    def __init__(self, table: RateTable, calendar: Calendar) -> None:
        self._table = table
        self._calendar = calendar
        self._factors: dict[str, list[Factor | None]] = {}

    def placed(self, account: int, entries: Sequence[Entry]) -> AccountLines:
        """The lines of an account on the calendar."""
        at = self._calendar.at
        size = len(self._calendar)
        reporting = self._table.reporting
        placed = []
        marks = set()
        visits = []
        plain = True
        credited = False
        first = size
        for entry in entries:
            begin = at(entry.start)
            until = at(entry.stop)
            cents = entry.cents
            if begin < until:
                marks.add(begin)
                marks.add(until)
                if cents > 0 and begin < first:
                    first = begin
            elif begin < size and entry.start < entry.stop and entry.paid:
                visits.append(begin)
            if cents < 0:
                credited = True
            if entry.currency != reporting:
                plain = False
            placed.append(Placed(begin, until, cents, entry.product, entry.adjusts))
        marks.discard(size)
        steps = steps_of(placed, marks) if plain else []
        if credited and plain:
            plain = all(after >= 0 for _, _, after, _ in steps)
            first = next((mark for mark, _, after, _ in steps if after > 0), size)
        lines = AccountLines(
            account, entries, placed, marks, plain, first if first < size else None, steps, visits
        )
        if credited:
            lines.cancelled = not plain or any(
                not after and _pays(placed, mark) for mark, _, after, _ in steps
            )
        if not plain:
            lines.steps = []
            lines.rates = [self.factors_of(entry.currency) for entry in entries]
            lines.values = self._values(lines)
            lines.first = next((place for place, value in enumerate(lines.values) if value > 0), None)
        return lines

    def _values(self, lines: AccountLines) -> list[int]:
        values = [0] * len(self._calendar)
        for rates, line in zip(lines.rates, lines.lines, strict=True):
            accrue(values, rates, line.cents, range(line.first, line.until))
        return [max(0, value) for value in values]

    def factors_of(self, currency: str) -> list[Factor | None]:
        """The rate of a currency at every closing."""
        known = self._factors.get(currency)
        if known is None:
            known = [self._table.factor(currency, closing.month) for closing in self._calendar.closings]
            self._factors[currency] = known
        return known

    def repriced(self, lines: AccountLines, place: int) -> list[int]:
        """The MRR of an account that is not plain at one closing, at the rates of it and of every later one."""
        values = [0] * len(self._calendar)
        for rates, line in zip(lines.rates, lines.lines, strict=True):
            if line.first <= place < line.until:
                accrue(values, rates, line.cents, range(place, len(values)))
        return [max(0, value) for value in values]

    def lines_at(self, lines: AccountLines, place: int, since: int = 0) -> list[Placed]:
        """The lines of an account that count at some closing of a stretch, at the rates of its last one.

        A line without a rate is left out (E15).
        """
        if lines.plain:
            return lines.lines
        valued = []
        for rates, (first, until, cents, product, adjusts) in zip(lines.rates, lines.lines, strict=True):
            if first <= place and since < until:
                factor = rates[place]
                if factor is not None:
                    num, den = factor
                    doubled = 2 * cents * num
                    value = (doubled + den) // (2 * den) if cents >= 0 else -((den - doubled) // (2 * den))
                    valued.append(Placed(first, until, value, product, adjusts))
        return valued


def _pays(lines: Sequence[Placed], place: int) -> bool:
    """Whether a line above zero counts at a closing."""
    return any(line.cents > 0 and line.first <= place < line.until for line in lines)


def accrue(values: list[int], factors: Sequence[Factor | None], cents: int, places: range) -> None:
    """Add a line to the closings where it counts; written out, for it is the innermost loop of currencies."""
    doubled = 2 * abs(cents)
    sign = 1 if cents >= 0 else -1
    for place in range(places.start, min(places.stop, len(values))):
        factor = factors[place]
        if factor is not None:
            num, den = factor
            values[place] += sign * ((doubled * num + den) // (2 * den))
