"""The walk over the accounts that enters their changes into the movements of windows: the hot loops of MRR."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csdesk.domain.rules.lanes import Lane
from csdesk.domain.rules.movements import compare
from csdesk.domain.rules.placing import AccountLines, Placing
from csdesk.domain.rules.windows import Calendar
from csdesk.domain.turns import in_turns


class Walker:
    """Walks accounts along lanes, each along every lane while its lines are at hand."""

    def __init__(self, placing: Placing, calendar: Calendar) -> None:
        self._placing = placing
        self._days = [closing.day.toordinal() for closing in calendar.closings]
        self._never = len(calendar)

    def walk(self, accounts: Iterable[AccountLines], lanes: Iterable[Lane], *, joins: bool) -> None:
        """Enter accounts; where windows can be joined from their months, `joins` leaves what months tell alone out."""
        monthly = [lane for lane in lanes if lane.is_monthly]
        longer = [(lane, joins and lane.joins) for lane in lanes if not lane.is_monthly]
        for lines in in_turns(accounts):
            if lines.steps:
                self._enter_months(lines, monthly)
                self._enter_longer(lines, longer)

    def _enter_months(self, lines: AccountLines, lanes: Iterable[Lane]) -> None:
        """Enter every step into its month."""
        account = lines.account
        first = self._never if lines.first is None else lines.first
        for lane in lanes:
            which, movements = lane.which, lane.movements
            for place, before, after, parts in lines.steps:
                index = which[place]
                if index >= 0:
                    own = movements[index]
                    own.add(account, before, after, parts, first < place)
                    if before and not after:
                        own.tenure[account] = lines.tenure(self._days[place])
                        own.left[account] = place

    def _enter_longer(self, lines: AccountLines, lanes: Sequence[tuple[Lane, bool]]) -> None:
        """Enter an account into longer windows, from its first step in each to its last.

        A month tells what happened in a window when nothing else did in it, but for the end of a line that no closing saw.
        """
        account, steps, plain = lines.account, lines.steps, lines.plain
        first = self._never if lines.first is None else lines.first
        count = len(steps)
        is_told = plain and not lines.unseen and not lines.cancelled
        for lane, joins in lanes:
            which = lane.which
            at = 0
            while at < count:
                place, before, after, parts = steps[at]
                at += 1
                index = which[place]
                if index < 0:
                    continue
                opening, closing = lane.windows[index]
                begun = at
                while at < count and steps[at][0] <= closing:
                    place, _, after, _ = steps[at]
                    at += 1
                if joins:
                    if is_told and at == begun:
                        continue
                    lane.apart[index].add(account)
                if not plain or (at > begun and before and after):
                    valued = lines.lines if plain else self._placing.lines_at(lines, closing, opening)
                    before, after, parts = compare(valued, opening, closing)
                own = lane.movements[index]
                own.add(account, before, after, parts, first <= opening)
                if before and not after:
                    own.tenure[account] = lines.tenure(self._days[closing])
                    own.left[account] = place
