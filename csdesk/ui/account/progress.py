"""A goal as the success plan shows it."""

from __future__ import annotations

from datetime import date

from csdesk.domain.model.goal import Goal
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.account import GoalView
from csdesk.ui.account.rows import GoalRow, shown
from csdesk.ui.goals import judged, latest, progress, title_of, written


def goal_row(view: GoalView, today: date) -> GoalRow:
    """A goal as the success plan shows it."""
    goal = view.goal
    way = progress(view)
    status, tone, icon = judged(view, today)
    return GoalRow(
        kind="goal",
        id=goal.id,
        title=title_of(goal),
        status=status,
        tone=tone,
        icon=icon,
        baseline=written(goal.baseline, goal.unit),
        current=written(latest(view), goal.unit),
        target=written(goal.target, goal.unit),
        progress=None if way is None else float(way),
        due=goal.due,
        tip=_tip(goal),
    )


def _tip(goal: Goal) -> Text | None:
    named = verbatim(goal.metric) if goal.metric else None
    if goal.due is None:
        return named
    return msg("{title}, {day}", title=named, day=goal.due) if named else shown(goal.due)
