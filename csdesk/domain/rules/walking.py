"""The walk over the accounts that enters their changes into the movements of windows: the hot loops of MRR."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.domain.rules.lanes import Lane
from csdesk.domain.rules.movements import Movements, split_of
from csdesk.domain.rules.placing import AccountLines, Placing
from csdesk.domain.rules.windows import Calendar
from csdesk.domain.turns import in_turns

_Months = list[Movements | None]
"""Of each closing, the movements of the month that it ends."""


class Walker:
    """Walks accounts along lanes, each along every lane while its lines are at hand."""

    def __init__(self, placing: Placing, calendar: Calendar) -> None:
        self._placing = placing
        self._days = [closing.day.toordinal() for closing in calendar.closings]

    def walk(self, accounts: Iterable[AccountLines], lanes: Iterable[Lane], *, joins: bool) -> None:
        """Enter accounts; where windows can be joined from their months, `joins` leaves what months tell alone out."""
        found = list(lanes)
        monthly = [_months_of(lane) for lane in found if lane.is_monthly]
        joined = [lane for lane in found if joins and lane.joins and not lane.is_monthly]
        longer = [lane for lane in found if not lane.is_monthly and not (joins and lane.joins)]
        single = [lane for lane in longer if len(lane.windows) == 1]
        several = [lane for lane in longer if len(lane.windows) > 1]
        for lines in in_turns(accounts):
            if lines.steps:
                for months in monthly:
                    self._enter_months(lines, months)
                for lane in joined:
                    self._enter_several(lines, lane, joins=True)
                for lane in single:
                    self._enter_single(lines, lane)
                for lane in several:
                    self._enter_several(lines, lane, joins=False)

    def _enter_months(self, lines: AccountLines, months: _Months) -> None:
        """Enter every step into its month; `Movements.add` written out, for there are tens of thousands of them."""
        account, first = lines.account, lines.first
        for place, before, after, parts in lines.steps:
            own = months[place]
            if own is None:
                continue
            if before and after:
                if after > before:
                    own.expansion[account] = after - before
                elif after < before:
                    own.contraction[account] = before - after
                if parts is not None:
                    own.add_split(account, parts)
            elif after:
                (own.new if first is None or first >= place else own.reactivation)[account] = after
            elif before:
                own.lose(account, before, lines.tenure(self._days[place]), place)

    def _enter_single(self, lines: AccountLines, lane: Lane) -> None:
        """Enter an account into the one window of a lane: its first step and its last in there tell its sides."""
        steps = lines.steps
        opening, closing = lane.windows[0]
        end = len(steps)
        while end and steps[end - 1][0] > closing:
            end -= 1
        if not end or steps[end - 1][0] <= opening:
            return
        if steps[0][0] > opening:
            after = steps[end - 1][2] if lines.values is None else lines.values[closing]
            if after:
                lane.movements[0].new[lines.account] = after
            return
        begin = end - 1
        while steps[begin - 1][0] > opening:
            begin -= 1
        self._enter(lines, lane, 0, (begin, end))

    def _enter_several(self, lines: AccountLines, lane: Lane, *, joins: bool) -> None:
        """Enter an account into each window of a lane that it has steps in.

        A month tells what happened in a window when nothing else did in it, but for the end of a line that no closing saw.
        """
        which = lane.which
        is_told = joins and lines.plain and not lines.unseen and not lines.cancelled
        begin, now = 0, -1
        for end, (place, _, _, _) in enumerate(lines.steps):
            index = which[place]
            if index != now:
                if now >= 0 and not (is_told and end == begin + 1):
                    self._enter(lines, lane, now, (begin, end), is_apart=joins)
                begin, now = end, index
        end = len(lines.steps)
        if now >= 0 and not (is_told and end == begin + 1):
            self._enter(lines, lane, now, (begin, end), is_apart=joins)

    def _enter(
        self, lines: AccountLines, lane: Lane, index: int, within: tuple[int, int], *, is_apart: bool = False
    ) -> None:
        """Enter what an account's steps did, from one up to another, into a window of a lane."""
        account, steps = lines.account, lines.steps
        begin, end = within
        opening, closing = lane.windows[index]
        if is_apart:
            lane.apart[index].add(account)
        _, before, after, parts = steps[begin]
        if not lines.plain:
            before, after, parts = self._placing.compared(lines, opening, closing)
        elif end - begin > 1:
            after = steps[end - 1][2]
            parts = split_of(lines.lines, opening, closing) if before and after else None
        own = lane.movements[index]
        if before and not after:
            own.lose(account, before, lines.tenure(self._days[closing]), steps[end - 1][0])
        else:
            own.add(account, before, after, parts, lines.first is not None and lines.first <= opening)


def _months_of(lane: Lane) -> _Months:
    return [None if index < 0 else lane.movements[index] for index in lane.which]
