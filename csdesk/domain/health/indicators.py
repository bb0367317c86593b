"""The default indicators: a raw value, its day and its rows, from what was known on a day and nothing later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from csdesk.domain.health.facts import (
    AccountFacts,
    GoalFact,
    Number,
    SignalFact,
    TicketFact,
    UsageFact,
    last_heard,
)

Rows = tuple[str, tuple[int, ...]]


class Measured(NamedTuple):
    """A raw value: how it is told (`detail`), the day it is of, and the records behind it."""

    value: Number
    as_of: date
    rows: Rows
    told: str = ""
    detail: tuple[Number, ...] = ()


Measure = Callable[[AccountFacts, date], Measured | None]

PACE = Fraction(4, 5)
"""An open goal under this share of its pace is late."""
DUE_DAYS, FIRST_VALUE_DAYS = 42, 90
TREND_DAYS, USUAL_DAYS, TREND_LEAST = 30, 90, 3


def outcomes(facts: AccountFacts, on: date) -> Measured | None:
    """Percent of the success plan on track: achieved 1, partly 0.5, missed or late 0; cancelled goals left out."""
    judged = [(goal, *found) for goal in facts.goals if (found := _goal(goal, on)) is not None]
    if not judged:
        return None
    late = sum(1 for _, share, _ in judged if share == 0)
    return Measured(
        Fraction(sum(share for _, share, _ in judged) * 50, len(judged)),
        max(seen for _, _, seen in judged),
        ("goal", tuple(goal.id for goal, _, _ in judged)),
        "outcomes",
        (late, len(judged)),
    )


def _goal(goal: GoalFact, on: date) -> tuple[int, date] | None:
    """Twice what a goal counts for and the day of its evidence; `None` when it cannot be judged yet."""
    readings = [one for one in goal.readings if one[0] <= on]
    dated = [day for day in (goal.made, goal.due, *(one[0] for one in readings)) if day and day <= on]
    if not dated or goal.status == "cancelled":
        return None
    seen = readings[-1][0] if readings else max(dated)
    if goal.status in _CLOSED and _settled(goal) <= on:
        return _CLOSED[goal.status], max(seen, min(_settled(goal), on))
    return _open_goal(goal, readings, on, seen)


_CLOSED = {"achieved": 2, "partial": 1, "missed": 0}


def _settled(goal: GoalFact) -> date:
    """The day from which it is known how a goal ended: its term, or the day that was written down, if earlier."""
    last = goal.readings[-1][0] if goal.readings else goal.made
    return min(goal.told, goal.due or last)


def _open_goal(
    goal: GoalFact, readings: list[tuple[date, Number, int]], on: date, seen: date
) -> tuple[int, date] | None:
    if not readings or goal.target is None:
        return (0, on) if goal.due and goal.due < on else None
    first, _, _ = readings[0]
    start = goal.baseline if goal.baseline is not None else readings[0][1]
    reached = _progress(goal, start, readings[-1][1])
    if reached >= 1:
        return 2, seen
    if goal.due is None:
        return None
    if goal.due < on:
        return 0, on
    begun = min(goal.made, first)
    whole, gone = (goal.due - begun).days, (seen - begun).days
    return (2 if whole <= 0 or reached >= PACE * Fraction(gone, whole) else 0), seen


def _progress(goal: GoalFact, start: Number, current: Number) -> Fraction:
    """How much of the way to its target a goal has come; at a target that is its start, whether it holds."""
    target = goal.target or 0
    if target == start:
        return Fraction(int(current <= target if goal.down else current >= target))
    return Fraction(current - start) / Fraction(target - start)


def adoption(facts: AccountFacts, on: date) -> Measured | None:
    """Percent of licences in use by the newest record, else of the contracted features."""
    for one in reversed(facts.usage):
        if not _known_usage(one, on):
            continue
        for part, whole, told in ((one.active, one.seats, "licences"), (one.used, one.available, "features")):
            if part is not None and whole:
                used = min(part, whole)
                value = Fraction(100 * used, whole)
                return Measured(value, min(one.last, on), ("usage", (one.id,)), told, (used, whole))
    return None


def _known_usage(one: UsageFact, on: date) -> bool:
    return one.last <= on or (one.first <= on and one.made <= on)


def engagement(facts: AccountFacts, on: date) -> Measured | None:
    """Days since the last two-way contact."""
    for day, contact in reversed(facts.contacts):
        if day <= on:
            days = (on - day).days
            return Measured(days, on, ("interaction", (contact,)), "contact", (days,))
    return None


def sentiment(facts: AccountFacts, on: date) -> Measured | None:
    """The last NPS or CSAT answer on a scale of 0 to 10."""
    for one in reversed(facts.answers):
        if one.on <= on:
            value = one.score if one.kind == "nps" else _of_ten(one.score)
            return Measured(value, one.on, ("survey", (one.id,)), one.kind, (one.score,))
    return None


def pulse(facts: AccountFacts, on: date) -> Measured | None:
    """The CSM's own pulse, 1 to 5, on a scale of 0 to 10."""
    signal = newest(facts.signals.get("pulse", ()), on)
    if signal is not None and signal.value is not None:
        rows: Rows = ("signal", (signal.id,))
        return Measured(_of_ten(signal.value), signal.on, rows, "pulse", (signal.value,))
    noted = facts.pulse
    if noted is None or noted.on > on:
        return None
    return Measured(_of_ten(noted.value), noted.on, ("account", (facts.account,)), "pulse", (noted.value,))


def _of_ten(score: Number) -> Fraction:
    """A scale of 1 to 5 stretched to 0 to 10."""
    return Fraction(score - 1) * Fraction(5, 2)


def commercial(facts: AccountFacts, on: date) -> Measured | None:
    """Days late: of the oldest open invoice or critical ticket, whichever is worse; a rush of tickets counts too.

    Twice the usual number of tickets, or more, counts as 30 days.
    """
    found = [one for one in (overdue(facts, on), critical(facts, on), _rush(facts, on)) if one is not None]
    return max(found, key=lambda one: (one.value, one.as_of)) if found else None


def overdue(facts: AccountFacts, on: date) -> Measured | None:
    """Days by which the oldest open invoice is late; 0 when all is paid, `None` when no invoice is known."""
    known = [one for one in facts.invoices if (one.issued or one.due) <= on or one.due <= on]
    unpaid = [one for one in known if one.due < on and (one.paid is None or one.paid > on)]
    noted = facts.overdue
    if noted is not None and noted.on <= on and not known:
        rows: Rows = ("account", (facts.account,))
        return Measured(noted.value, noted.on, rows, "overdue", (noted.value,))
    if unpaid:
        late = max((on - one.due).days for one in unpaid)
        return Measured(late, on, ("invoice", tuple(one.id for one in unpaid)), "overdue", (late,))
    if not known:
        return None
    days = [day for one in known for day in (one.issued, one.due, one.paid) if day and day <= on]
    seen = last_heard(facts, "invoice", on, max(days))
    return Measured(0, seen, ("invoice", (known[-1].id,)), "overdue", (0,))


def critical(facts: AccountFacts, on: date) -> Measured | None:
    """Days for which the oldest critical ticket has been open; `None` when none is."""
    opened = [one for one in open_tickets(facts, on) if one.critical]
    if not opened:
        return None
    days = max((on - one.opened).days for one in opened)
    return Measured(days, on, ("ticket", tuple(one.id for one in opened)), "critical", (days,))


def open_tickets(facts: AccountFacts, on: date) -> list[TicketFact]:
    """The tickets that were open on a day."""
    return [one for one in facts.tickets if one.opened <= on and (one.resolved is None or one.resolved > on)]


def _rush(facts: AccountFacts, on: date) -> Measured | None:
    recent_from, usual_from = on - timedelta(days=TREND_DAYS), on - timedelta(days=TREND_DAYS + USUAL_DAYS)
    recent = [one.id for one in facts.tickets if recent_from < one.opened <= on]
    usual = [one.id for one in facts.tickets if usual_from < one.opened <= recent_from]
    newest_one = max((one for one in facts.tickets if one.opened <= on), key=_opened, default=None)
    if newest_one is None:
        return None
    seen = last_heard(facts, "ticket", on, newest_one.opened)
    more = Fraction(0)
    if len(recent) >= TREND_LEAST:
        rise = Fraction(len(recent) * USUAL_DAYS, max(len(usual), 1) * TREND_DAYS) - 1
        more = min(max(rise, Fraction(0)), Fraction(1)) * TREND_DAYS
    return Measured(
        more,
        seen,
        ("ticket", tuple(recent or usual or [newest_one.id])),
        "tickets",
        (len(recent), len(usual)),
    )


def _opened(one: TicketFact) -> date:
    return one.opened


def milestones(facts: AccountFacts, on: date) -> Measured | None:
    """Percent of the milestones of the onboarding on time: done by its due day, and first value by day 90."""
    on_time = total = 0
    for one in facts.onboardings:
        if one.start is None or one.start > on:
            continue
        terms = (
            (one.completed, one.due or one.start + timedelta(days=DUE_DAYS)),
            (one.first_value, one.start + timedelta(days=FIRST_VALUE_DAYS)),
        )
        for done, due in terms:
            total += 1
            on_time += (min(done, on) if done else on) <= due
    if not total:
        return None
    rows = tuple(one.id for one in facts.onboardings if one.start is not None and one.start <= on)
    return Measured(Fraction(100 * on_time, total), on, ("onboarding", rows), "milestones", (on_time, total))


def newest(signals: Iterable[SignalFact], on: date) -> SignalFact | None:
    """The last measurement known on a day."""
    found = None
    for one in signals:
        if one.on <= on and (found is None or one.on >= found.on):
            found = one
    return found


def signal(facts: AccountFacts, key: str, on: date, *, is_contact: bool = False) -> Measured | None:
    """A named signal as it was measured; of a contact, the days since."""
    one = newest(facts.signals.get(key, ()), on)
    if one is None:
        return None
    if is_contact:
        days = (one.value or 0) + (on - one.on).days
        return Measured(days, on, ("signal", (one.id,)), "contact", (days,))
    if one.value is None:
        return None
    return Measured(one.value, one.on, ("signal", (one.id,)), "signal", (one.value,))


def custom(facts: AccountFacts, key: str, on: date) -> Measured | None:
    """A custom field of the account that holds a number."""
    noted = facts.custom.get(key)
    if noted is None or noted.on > on:
        return None
    return Measured(noted.value, noted.on, ("account", (facts.account,)), "custom", (noted.value,))
