"""Tasks by their due dates, and where a date belongs in the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.facts import OpenTask, TodayFacts
from csdesk.domain.today.items import Action, Item, Kind, When
from csdesk.domain.today.worth import worth

_SATURDAY = 5


def task_items(facts: TodayFacts) -> Iterator[Item]:
    """What is to be done, by its due date."""
    for task in facts.tasks:
        row = None if task.account is None else facts.accounts.get(task.account)
        late = 0 if task.due is None else max(0, (facts.on - task.due).days)
        yield Item(
            kind=Kind.TASK,
            title=verbatim(task.title),
            reason=_due_words(task, facts.on),
            action=Action.COMPLETE if task.run is None else Action.STEP,
            when=when_due(task.due, facts.on),
            account=task.account,
            record=task.id,
            due=task.due,
            late=late,
            worth=worth(facts.weight(row), late, is_urgent=task.is_urgent),
            time=task.time,
            medium=task.medium,
            run=task.run,
            followed=None if task.run is None else facts.runs.get(task.run),
        )


def when_due(due: date | None, on: date) -> When:
    """Where a due date belongs; a week ends on Sunday, that of a weekend a week later; without a date it can wait."""
    if due is None or due > _sunday(on):
        return When.LATER
    if due < on:
        return When.LATE
    return When.TODAY if due == on else When.WEEK


@lru_cache(maxsize=8)
def _sunday(on: date) -> date:
    """The end of the week, asked for once for each thing to do."""
    return on + timedelta(days=6 - on.weekday() + (7 if on.weekday() >= _SATURDAY else 0))


def _due_words(task: OpenTask, on: date) -> Text:
    if task.due is None:
        return msg("No due date")
    days = (on - task.due).days
    if days > 0:
        return nmsg("Was due {n} day ago", "Was due {n} days ago", days)
    return msg("Due today") if days == 0 else msg("Due on {day}", day=task.due)
