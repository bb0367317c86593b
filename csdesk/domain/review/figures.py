"""The figures of a review, each computed once, so that no two slides can disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csdesk.domain.review.facts import Commitment, ContractLine, GoalFact, ReviewFacts, TicketFact, Touchpoint
from csdesk.domain.values.money import Percent
from csdesk.domain.values.month import Month


def share(ratio: Decimal) -> Percent:
    """A ratio as slides write it: without decimals from 10 % up, with one below.

    >>> share(Decimal("0.7625")).decimals, share(Decimal("0.031")).decimals
    (0, 1)
    """
    whole = (ratio * 100) % 1 == 0
    return Percent(ratio, 0 if whole or abs(ratio) >= Decimal("0.1") else 1)


def ratio(part: int, of: int) -> Decimal | None:
    """`part / of`; undefined over zero."""
    return Decimal(part) / Decimal(of) if of else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sections speak of."""

    mrr_change: Decimal | None
    """Closing over opening MRR, less one."""
    mrr_delta: int | None
    year_change: Decimal | None
    """Closing MRR against the one of twelve months before the last shown."""
    renewal: ContractLine | None
    """The line whose term ends next; of those already over, the latest."""
    renewal_days: int | None
    touchpoints: tuple[Touchpoint, ...]
    earlier: tuple[Touchpoint, ...]
    """The touchpoints of the quarter before."""
    proactive: int
    with_mode: int
    channels: tuple[tuple[str | None, int], ...]
    """How many contacts came by each channel, most first."""
    goals: tuple[GoalFact, ...]
    """The goals that have a target and a reading, furthest ahead first."""
    done: tuple[Commitment, ...]
    late: tuple[Commitment, ...]
    pending: tuple[Commitment, ...]
    opened: tuple[TicketFact, ...]
    """The tickets opened in the quarter."""

    @property
    def proactive_share(self) -> Decimal | None:
        """Proactive contacts among those whose mode is known."""
        return ratio(self.proactive, self.with_mode)

    @property
    def reached(self) -> tuple[GoalFact, ...]:
        """The goals at or past their target."""
        return tuple(goal for goal in self.goals if goal.reached)

    @property
    def behind(self) -> tuple[GoalFact, ...]:
        """The goals short of their target, furthest first."""
        return tuple(goal for goal in reversed(self.goals) if not goal.reached)

    @property
    def last_contact(self) -> date | None:
        """The day of the last contact of the quarter, or of the one before."""
        return max((touch.on for touch in (*self.touchpoints, *self.earlier)), default=None)


def figures(facts: ReviewFacts) -> Figures:
    """Every figure of a review, from its facts."""
    first, last = facts.quarter.first, facts.quarter.last
    now = tuple(touch for touch in facts.touchpoints if first <= touch.on <= last)
    modes = Counter(touch.mode for touch in now if touch.mode)
    renewal = _next_term(facts.lines, facts.prepared_on)
    term = renewal.term_end if renewal else None
    return Figures(
        mrr_change=_change(facts.opening_mrr, facts.closing_mrr),
        mrr_delta=_delta(facts.opening_mrr, facts.closing_mrr),
        year_change=_change(facts.mrr[0].cents, facts.closing_mrr) if facts.mrr else None,
        renewal=renewal,
        renewal_days=(term - facts.prepared_on).days if term else None,
        touchpoints=now,
        earlier=tuple(touch for touch in facts.touchpoints if touch.on < first),
        proactive=modes["proactive"],
        with_mode=sum(modes.values()),
        channels=tuple(Counter(touch.channel for touch in now).most_common()),
        goals=tuple(sorted(_measured(facts.goals), key=_standing, reverse=True)),
        done=tuple(task for task in facts.tasks if task.done_on and first <= task.done_on <= last),
        late=tuple(task for task in facts.tasks if _is_late(task, facts.as_of)),
        pending=tuple(task for task in facts.tasks if task.is_open),
        opened=tuple(ticket for ticket in facts.tickets if first <= ticket.opened_on <= last),
    )


def per_month(days: Iterable[date], months: Iterable[Month]) -> tuple[Decimal, ...]:
    """How many of the days fall in each month."""
    counted = Counter(Month.of(day) for day in days)
    return tuple(Decimal(counted[month]) for month in months)


def monthly(goal: GoalFact, months: Iterable[Month]) -> tuple[Decimal | None, ...]:
    """The last reading of a goal in each month."""
    by_month = {
        Month.of(reading.date): reading.value
        for reading in goal.readings
        if reading.date is not None and reading.value is not None
    }
    return tuple(by_month.get(month) for month in months)


def _standing(goal: GoalFact) -> Decimal:
    if goal.attained is None:
        return Decimal("Infinity" if goal.reached else "-Infinity")
    return goal.attained


def _measured(goals: tuple[GoalFact, ...]) -> list[GoalFact]:
    return [goal for goal in goals if goal.reached is not None and goal.goal.status != "cancelled"]


def _delta(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before


def _change(before: int | None, after: int | None) -> Decimal | None:
    delta = _delta(before, after)
    return None if delta is None or not before else Decimal(delta) / Decimal(before)


def _next_term(lines: tuple[ContractLine, ...], today: date) -> ContractLine | None:
    dated = sorted((line.term_end, place) for place, line in enumerate(lines) if line.term_end)
    ahead = [place for end, place in dated if end >= today]
    if ahead:
        return lines[ahead[0]]
    return lines[dated[-1][1]] if dated else None


def _is_late(task: Commitment, as_of: date) -> bool:
    return task.is_open and task.due is not None and task.due <= as_of
