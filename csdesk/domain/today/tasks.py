"""Tasks by their due dates, and where a date belongs in the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import Action, Item, Kind, When
from csdesk.domain.today.worth import worth

_SATURDAY = 5


def task_items(facts: TodayFacts) -> Iterator[Item]:
    """What is to be done, by its due date."""
    titles = {title: verbatim(title) for title in {task.title for task in facts.tasks}}
    dues = {due: _due(due, facts.on) for due in {task.due for task in facts.tasks}}
    accounts, runs, weighed = facts.accounts, facts.runs, facts.weight
    kind, complete, step = Kind.TASK, Action.COMPLETE, Action.STEP
    for task in facts.tasks:
        when, late, reason = dues[task.due]
        run = task.run
        yield Item(
            kind,
            titles[task.title],
            reason,
            complete if run is None else step,
            when,
            task.account,
            task.id,
            task.due,
            late,
            worth(weighed(accounts.get(task.account or 0)), late, is_urgent=task.is_urgent),
            task.time,
            task.medium,
            run,
            None if run is None else runs.get(run),
        )


def _due(due: date | None, on: date) -> tuple[When, int, Text]:
    """Where a due date belongs, how late that is, and the words for it: the same for all tasks of a day."""
    late = 0 if due is None else max(0, (on - due).days)
    return when_due(due, on), late, _due_words(due, on)


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


def _due_words(due: date | None, on: date) -> Text:
    if due is None:
        return msg("No due date")
    days = (on - due).days
    if days > 0:
        return nmsg("Was due {n} day ago", "Was due {n} days ago", days)
    return msg("Due today") if days == 0 else msg("Due on {day}", day=due)
