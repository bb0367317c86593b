"""How far a goal is on its way, judged against the time gone: the success plan and the portfolio's panel say the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from csdesk.domain.model.goal import Goal
from csdesk.domain.review.wording import in_unit
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.views.account import GoalView
from csdesk.ui.tables.column import Tone

_PACE = Decimal("0.8")
"""Under this share of the pace, a goal is late."""
_SETTLED = {
    "achieved": (msg("Achieved"), Tone.GOOD, "done"),
    "partial": (msg("Partly achieved"), Tone.WARNING, "warning"),
    "missed": (msg("Missed"), Tone.BAD, "error"),
    "cancelled": (pmsg("goal", "Cancelled"), Tone.QUIET, "close"),
}
_ON_TRACK = (msg("On track"), Tone.GOOD, "forward")
_LATE = (pmsg("goal", "Late"), Tone.WARNING, "warning")
_UNKNOWN = (msg("No reading yet"), Tone.QUIET, "info")


def title_of(goal: Goal) -> Text:
    """What a goal is called."""
    return verbatim(goal.name or goal.metric or goal.outcome or "—")


def latest(view: GoalView) -> Decimal | None:
    """The last value measured."""
    values = [reading.value for reading in view.readings if reading.value is not None]
    return values[-1] if values else None


def progress(view: GoalView) -> Decimal | None:
    """The share of the way from the baseline to the target, in the goal's own direction."""
    current, goal = latest(view), view.goal
    if current is None or goal.target is None:
        return None
    start = goal.baseline if goal.baseline is not None else Decimal(0)
    way = goal.target - start
    if way == 0:
        return Decimal(1) if _reached(current, goal.target, goal.direction) else Decimal(0)
    return (current - start) / way


def judged(view: GoalView, today: date) -> tuple[Text, Tone, str]:
    """How a goal fares, in words, with what that means and the icon for it."""
    way = progress(view)
    goal = view.goal
    if goal.status in _SETTLED:
        return _SETTLED[goal.status]
    if way is None:
        return _UNKNOWN
    if way >= 1:
        return _SETTLED["achieved"]
    return _ON_TRACK if way >= _PACE * _gone(view, today) else _LATE


def _gone(view: GoalView, today: date) -> Decimal:
    """The share of the time that is over, from the first reading to the due date."""
    due = view.goal.due
    dated = [reading.date for reading in view.readings if reading.date is not None]
    start = min(dated, default=None)
    if due is None or start is None or due <= start:
        return Decimal(1) if due is not None and due <= today else Decimal(0)
    share = Decimal((today - start).days) / Decimal((due - start).days)
    return max(Decimal(0), min(Decimal(1), share))


def _reached(current: Decimal, target: Decimal, direction: str | None) -> bool:
    return current <= target if direction == "down" else current >= target


def written(value: Decimal | None, unit: str | None) -> Text | None:
    """A value of a goal in its unit, whole amounts without cents."""
    found = in_unit(value, unit)
    if isinstance(found, Money) and unit is not None and value is not None and value % 1 == 0:
        return msg("{unit}{value}", unit=verbatim(unit), value=int(value))
    return None if found is None else Text("{value}", {"value": found})
