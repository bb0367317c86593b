"""The lines of every account placed on a calendar of closings: what all MRR numbers are read from.

Changes, not months, are walked: an account without a change between two closings costs nothing, and after
an edit only the account that changed is taken out and entered again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csdesk.domain.rules.movements import Movements, Placed, compare
from csdesk.domain.rules.mrr import Entry
from csdesk.domain.rules.rates import Factor, RateTable
from csdesk.domain.rules.windows import Calendar, Window


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
    """All lines in the reporting currency and none below zero, so that a sum needs no rate and no floor."""
    first: int | None
    """The first closing as a customer."""
    values: list[int] | None = None
    """MRR at every closing at its own rates, kept for the accounts that are not plain."""

    def plain_value(self, place: int) -> int:
        """MRR of a plain account at a closing."""
        return sum(line.cents for line in self.lines if line.first <= place < line.until)


class Book:
    """Every account of a ledger on a calendar, with closings, movements and their sums."""

    def __init__(self, ledger: Mapping[int, Sequence[Entry]], table: RateTable, calendar: Calendar) -> None:
        self.calendar = calendar
        self.table = table
        size = len(calendar)
        self._factors: dict[str, list[Factor | None]] = {}
        self._mrr_steps = [0] * (size + 1)
        self._customer_steps = [0] * (size + 1)
        self._odd_mrr = [0] * size
        self._odd_customers = [0] * size
        self._visits: dict[int, set[int]] = {}
        self._negative: set[int] = set()
        self._movements: dict[Window, Movements] = {}
        self.accounts: dict[int, AccountLines] = {}
        for account, entries in ledger.items():
            self._enter(account, entries)

    def replace(self, account: int, entries: Sequence[Entry]) -> bool:
        """Take an account out and enter it again with other lines; its windows follow.

        False, and nothing done, when a line begins before the calendar does: the book must be read anew.
        """
        if any(entry.start < self.calendar.earliest for entry in entries):
            return False
        old = self.accounts.get(account)
        if old is not None:
            self._count(old, -1)
            self._negative.discard(account)
            for visitors in self._visits.values():
                visitors.discard(account)
            del self.accounts[account]
        if entries:
            self._enter(account, entries)
        for window, movements in self._movements.items():
            movements.remove(account)
            if account in self.accounts:
                self._move(self.accounts[account], window, movements)
        return True

    def mrr(self, place: int) -> int:
        """MRR at a closing, at its own rates."""
        return sum(self._mrr_steps[: place + 1]) + self._odd_mrr[place]

    def customers(self, place: int) -> int:
        """Accounts with MRR above zero at a closing."""
        return sum(self._customer_steps[: place + 1]) + self._odd_customers[place]

    def balances(self, place: int) -> dict[int, int]:
        """The MRR of every customer at a closing."""
        found = {}
        for account, lines in self.accounts.items():
            value = lines.plain_value(place) if lines.values is None else lines.values[place]
            if value > 0:
                found[account] = value
        return found

    def paid(self, lines: AccountLines, place: int) -> int:
        """The sum of the closings of an account up to one of them."""
        if lines.values is not None:
            return sum(lines.values[: place + 1])
        return sum(
            line.cents * (min(line.until, place + 1) - line.first)
            for line in lines.lines
            if line.first <= place and line.first < line.until
        )

    def repriced(self, lines: AccountLines, place: int) -> list[int]:
        """The MRR of an account at one closing, at the rates of every closing."""
        values = [0] * len(self.calendar)
        for entry, line in zip(lines.entries, lines.lines, strict=True):
            if line.first <= place < line.until:
                accrue(values, self.factors_of(entry.currency), line.cents, range(len(values)))
        return [max(0, value) for value in values]

    def lines_at(self, lines: AccountLines, place: int, since: int = 0) -> list[Placed]:
        """The lines of an account that count at some closing of a stretch, at the rates of its last one.

        A line without a rate is left out (E15).
        """
        if lines.plain:
            return lines.lines
        valued = []
        for entry, (first, until, cents, product, adjusts) in zip(lines.entries, lines.lines, strict=True):
            if first <= place and since < until:
                factor = self._factors[entry.currency][place]
                if factor is not None:
                    valued.append(Placed(first, until, factor.convert(cents), product, adjusts))
        return valued

    def movements(self, windows: Iterable[Window]) -> list[Movements]:
        """The movements of each window; windows asked for together share one walk over the accounts."""
        wanted = list(windows)
        missing = [window for window in dict.fromkeys(wanted) if window not in self._movements]
        if missing:
            self._walk(missing)
        return [self._movements[window] for window in wanted]

    def visitors(self, place: int) -> list[int]:
        """Accounts with a paid line in force inside a month, and customers at neither of its closings (E08)."""
        if place == 0:
            return []
        after = self.calendar.closings[place - 1].day.toordinal()
        until = self.calendar.closings[place].day.toordinal()
        found = []
        for account in sorted(self._visits.get(place, set()) | self._negative):
            lines = self.accounts[account]
            before, now, _ = compare(self.lines_at(lines, place), place - 1, place)
            if before == now == 0 and any(
                entry.paid
                and max(after + 1, entry.start) <= min(until, entry.stop - 1)
                and self.factors_of(entry.currency)[place] is not None
                for entry in lines.entries
            ):
                found.append(account)
        return found

    def _walk(self, windows: Sequence[Window]) -> None:
        results = [Movements() for _ in windows]
        touching: list[list[int]] = [[] for _ in range(len(self.calendar))]
        for index, window in enumerate(windows):
            for place in range(window.opening + 1, window.closing + 1):
                touching[place].append(index)
        for lines in self.accounts.values():
            touched = {index for mark in lines.marks for index in touching[mark]}
            for index in touched:
                self._move(lines, windows[index], results[index])
        self._movements.update(zip(windows, results, strict=True))

    def _move(self, lines: AccountLines, window: Window, movements: Movements) -> None:
        opening, closing = window.opening, window.closing
        valued = lines.lines if lines.plain else self.lines_at(lines, closing, opening)
        before, after, parts = compare(valued, opening, closing)
        returning = lines.first is not None and lines.first <= opening
        movements.add(lines.account, before, after, parts, returning)

    def _enter(self, account: int, entries: Sequence[Entry]) -> None:
        lines = self._placed(account, entries)
        self.accounts[account] = lines
        self._count(lines, 1)

    def _placed(self, account: int, entries: Sequence[Entry]) -> AccountLines:
        at = self.calendar.at
        size = len(self.calendar)
        reporting = self.table.reporting
        placed = []
        marks = set()
        plain = True
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
                self._visits.setdefault(begin, set()).add(account)
            if cents < 0 or entry.currency != reporting:
                plain = False
            placed.append(Placed(begin, until, cents, entry.product, entry.adjusts))
        marks.discard(size)
        lines = AccountLines(account, entries, placed, marks, plain, first if first < size else None)
        if not plain:
            lines.values = self._values(lines)
            lines.first = next((place for place, value in enumerate(lines.values) if value > 0), None)
        return lines

    def _values(self, lines: AccountLines) -> list[int]:
        values = [0] * len(self.calendar)
        for entry, line in zip(lines.entries, lines.lines, strict=True):
            accrue(values, self.factors_of(entry.currency), line.cents, range(line.first, line.until))
        return [max(0, value) for value in values]

    def factors_of(self, currency: str) -> list[Factor | None]:
        """The rate of a currency at every closing."""
        known = self._factors.get(currency)
        if known is None:
            known = [self.table.factor(currency, closing.month) for closing in self.calendar.closings]
            self._factors[currency] = known
        return known

    def _count(self, lines: AccountLines, sign: int) -> None:
        if lines.values is not None:
            if any(line.cents < 0 for line in lines.lines):
                self._negative.add(lines.account)
            for place, value in enumerate(lines.values):
                if value:
                    self._odd_mrr[place] += sign * value
                    self._odd_customers[place] += sign
            return
        spans = []
        for begin, until, cents, _, _ in lines.lines:
            if cents and begin < until:
                self._mrr_steps[begin] += sign * cents
                self._mrr_steps[until] -= sign * cents
                spans.append((begin, until))
        for begin, until in joined(spans):
            self._customer_steps[begin] += sign
            self._customer_steps[until] -= sign


def accrue(values: list[int], factors: Sequence[Factor | None], cents: int, places: range) -> None:
    """Add a line to the closings where it counts; written out, for it is the innermost loop of currencies."""
    doubled = 2 * abs(cents)
    sign = 1 if cents >= 0 else -1
    for place in range(places.start, min(places.stop, len(values))):
        factor = factors[place]
        if factor is not None:
            num, den = factor
            values[place] += sign * ((doubled * num + den) // (2 * den))


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or touch, as one.

    >>> joined([(4, 6), (1, 3), (2, 4), (8, 9)])
    [(1, 6), (8, 9)]
    """
    if len(spans) < 2:
        return spans
    spans.sort()
    result = [spans[0]]
    for begin, until in spans[1:]:
        last_begin, last_until = result[-1]
        if begin <= last_until:
            result[-1] = (last_begin, max(last_until, until))
        else:
            result.append((begin, until))
    return result
