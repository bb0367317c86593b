"""The lines of every account placed on a calendar of closings: what all MRR numbers are read from.

Changes, not months, are walked: an account without a change between two closings costs nothing, and after
an edit only the account that changed is taken out and entered again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol
from weakref import WeakSet

from csdesk.domain.rules.lanes import Lane, lanes_of
from csdesk.domain.rules.movements import Movements, compare
from csdesk.domain.rules.mrr import Entry
from csdesk.domain.rules.placing import AccountLines, Placing
from csdesk.domain.rules.rates import RateTable
from csdesk.domain.rules.walking import Walker
from csdesk.domain.rules.windows import Calendar, Window
from csdesk.domain.turns import in_turns


class Follower(Protocol):
    """Sums over accounts that are kept true when an account is replaced."""

    def enter(self, lines: AccountLines) -> None:
        """Add an account."""

    def leave(self, lines: AccountLines) -> None:
        """Take it out again."""


class Losses(NamedTuple):
    """The customers lost over a window: MRR before, tenure in days and the closing of the last change, by account."""

    churn: Mapping[int, int]
    tenure: Mapping[int, int]
    left: Mapping[int, int]


class Attribution(NamedTuple):
    """Whose loss it is, where that is not who has the account today (ground rule 8)."""

    whole: Book
    is_own: Callable[[Window, int], bool]


class Book:
    """Every account of a ledger on a calendar, with closings, movements and their sums."""

    def __init__(
        self,
        ledger: Mapping[int, Sequence[Entry]],
        table: RateTable,
        calendar: Calendar,
        attribution: Attribution | None = None,
    ) -> None:
        self.calendar = calendar
        self.placing = Placing(table, calendar)
        self._attribution = attribution
        self._walker = Walker(self.placing, calendar)
        size = len(calendar)
        self._mrr_steps = [0] * (size + 1)
        self._customer_steps = [0] * (size + 1)
        self._odd_mrr = [0] * size
        self._odd_customers = [0] * size
        self._visits: dict[int, set[int]] = {}
        self._cancelled: set[int] = set()
        self._movements: dict[Window, Movements] = {}
        self._lanes: list[Lane] = []
        self._balances: dict[int, dict[int, int]] = {size - 1: {}}
        self._followers: WeakSet[Follower] = WeakSet()
        self.accounts: dict[int, AccountLines] = {}
        for account, entries in in_turns(ledger.items()):
            self._enter(account, entries)

    def replace(self, account: int, entries: Sequence[Entry]) -> bool:
        """Take an account out and enter it again with other lines; its windows follow.

        False, and nothing done, when a line begins before the calendar does: the book must be read anew.
        """
        if any(entry.start < self.calendar.earliest for entry in entries):
            return False
        if account in self.accounts:
            self._leave(self.accounts.pop(account))
        for movements in self._movements.values():
            movements.remove(account)
        for balances in self._balances.values():
            balances.pop(account, None)
        if entries:
            self._enter(account, entries)
            self._catch_up(self.accounts[account])
        return True

    def _leave(self, lines: AccountLines) -> None:
        self._count(lines, -1)
        self._cancelled.discard(lines.account)
        for visitors in self._visits.values():
            visitors.discard(lines.account)
        for follower in self._followers:
            follower.leave(lines)

    def _catch_up(self, lines: AccountLines) -> None:
        self._walker.walk([lines], self._lanes, joins=False)
        for lane in self._lanes:
            for index in {lane.which[place] for place, _, _, _ in lines.steps} - {-1}:
                lane.movements[index].forget()
        for place, balances in self._balances.items():
            value = lines.value(place)
            if value:
                balances[lines.account] = value
        for follower in self._followers:
            follower.enter(lines)

    def follow(self, follower: Follower) -> None:
        """Enter every account into some sums, and keep them true for as long as somebody holds them."""
        for lines in in_turns(self.accounts.values()):
            follower.enter(lines)
        self._followers.add(follower)

    def mrr(self, place: int) -> int:
        """MRR at a closing, at its own rates."""
        return sum(self._mrr_steps[: place + 1]) + self._odd_mrr[place]

    def customers(self, place: int) -> int:
        """Accounts with MRR above zero at a closing."""
        return sum(self._customer_steps[: place + 1]) + self._odd_customers[place]

    def balances(self, place: int) -> dict[int, int]:
        """The MRR of every customer at a closing."""
        return self.all_balances([place])[0]

    def all_balances(self, places: Iterable[int]) -> list[dict[int, int]]:
        """The same at several closings, read in one walk over the accounts."""
        wanted = list(places)
        missing: list[tuple[int, dict[int, int]]] = [
            (place, {}) for place in sorted({*wanted} - self._balances.keys())
        ]
        if missing:
            for lines in in_turns(self.accounts.values()):
                _enter_balances(lines, missing)
        self._balances.update(missing)
        return [self._balances[place] for place in wanted]

    def paid(self, lines: AccountLines, place: int) -> int:
        """The sum of the closings of an account up to one of them."""
        if lines.values is not None:
            return sum(lines.values[: place + 1])
        return sum(
            cents * (min(until, place + 1) - first)
            for first, until, cents, _, _ in lines.lines
            if first <= place and first < until
        )

    def movements(self, windows: Iterable[Window]) -> list[Movements]:
        """The movements of each window; windows asked for together share one walk over the accounts."""
        wanted = list(windows)
        missing = [window for window in dict.fromkeys(wanted) if window not in self._movements]
        if missing:
            self._walk(missing)
        return [self._movements[window] for window in wanted]

    def losses(self, window: Window) -> Losses:
        """Who was lost over a window; of one owner's accounts, those lost while he or she owned them."""
        if self._attribution is not None:
            whole, is_own = self._attribution
            lost = whole.losses(window)
            own = {account for account in lost.churn if is_own(window, account)}
            return Losses(*({account: part[account] for account in part if account in own} for part in lost))
        movements = self.movements([window])[0]
        return Losses(movements.churn, movements.tenure, movements.left)

    @property
    def widest(self) -> Book:
        """The book that holds every account a loss may be of."""
        return self if self._attribution is None else self._attribution.whole

    def visitors(self, place: int) -> list[int]:
        """Accounts with a paid line in force inside a month, and customers at neither of its closings (E08)."""
        if place == 0:
            return []
        after = self.calendar.closings[place - 1].day.toordinal()
        until = self.calendar.closings[place].day.toordinal()
        found = []
        for account in sorted(self._visits.get(place, set()) | self._cancelled):
            lines = self.accounts[account]
            before, now, _ = compare(self.placing.lines_at(lines, place), place - 1, place)
            if before == now == 0 and any(
                entry.paid
                and max(after + 1, entry.start) <= min(until, entry.stop - 1)
                and self.placing.factors_of(entry.currency)[place] is not None
                for entry in lines.entries
            ):
                found.append(account)
        return found

    def _walk(self, windows: Iterable[Window]) -> None:
        """Walk the accounts once for all of some windows; short ones are joined from their months."""
        lanes = lanes_of(windows, len(self.calendar), self._movements)
        self._walker.walk(self.accounts.values(), lanes, joins=True)
        self._lanes += lanes
        for lane in lanes:
            self._movements.update(zip(lane.windows, lane.movements, strict=True))
        for lane in lanes:
            if lane.joins:
                for window, movements, apart in zip(lane.windows, lane.movements, lane.apart, strict=True):
                    places = range(window.opening, window.closing)
                    movements.join([self._movements[Window(place, place + 1)] for place in places], apart)

    def _enter(self, account: int, entries: Sequence[Entry]) -> None:
        lines = self.placing.placed(account, entries)
        self.accounts[account] = lines
        for place in lines.visits:
            self._visits.setdefault(place, set()).add(account)
        if lines.cancelled:
            self._cancelled.add(account)
        self._count(lines, 1)
        now = lines.value(len(self.calendar) - 1)
        if now:
            self._balances[len(self.calendar) - 1][account] = now

    def _count(self, lines: AccountLines, sign: int) -> None:
        if lines.values is not None:
            for place, value in enumerate(lines.values):
                if value:
                    self._odd_mrr[place] += sign * value
                    self._odd_customers[place] += sign
            return
        for place, before, after, _ in lines.steps:
            self._mrr_steps[place] += sign * (after - before)
            if not before or not after:
                self._customer_steps[place] += sign * ((after > 0) - (before > 0))


def _enter_balances(lines: AccountLines, closings: Iterable[tuple[int, dict[int, int]]]) -> None:
    """Enter an account into the balances of closings, in their order."""
    account, values, steps = lines.account, lines.values, lines.steps
    at, now, count = 0, 0, len(steps)
    for place, balances in closings:
        if values is not None:
            now = values[place]
        else:
            while at < count and steps[at][0] <= place:
                now = steps[at][2]
                at += 1
        if now:
            balances[account] = now
