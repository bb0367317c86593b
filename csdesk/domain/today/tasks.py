"""Tasks by their due dates, and where a date belongs in the week."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat

from csdesk.domain.lean import instances
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import Action, Item, Kind, When
from csdesk.domain.today.worth import lateness

_SATURDAY = 5


def task_items(facts: TodayFacts) -> Iterator[Item]:
    """What is to be done, by its due date."""
    titles = titled({task.title for task in facts.tasks})
    dues = {due: _due(due, facts.on) for due in {task.due for task in facts.tasks}}
    runs, weighed = facts.runs, facts.weighed
    kind, complete, step = Kind.TASK, Action.COMPLETE, Action.STEP
    for task in facts.tasks:
        account, due, run = task.account, task.due, task.run
        when, late, percent, reason = dues[due]
        own = weighed.get(account, 0) if account is not None else 0
        yield Item(
            kind,
            titles[task.title],
            reason,
            complete if run is None else step,
            when,
            account,
            task.id,
            due,
            late,
            (own if own > 0 else 1) * percent * (2 if task.is_urgent else 1),
            task.time,
            task.medium,
            run,
            None if run is None else runs.get(run),
        )


def titled(titles: Collection[str]) -> dict[str, Text]:
    """The titles that people gave, each as it is shown; as many as there are tasks."""
    usual = verbatim("")
    columns = {
        "msgid": repeat(usual.msgid),
        "args": [{"words": title} for title in titles],
        "context": repeat(usual.context),
    }
    return dict(zip(titles, instances(Text, columns, len(titles)), strict=True))


def _due(due: date | None, on: date) -> tuple[When, int, int, Text]:
    """Where a due date belongs, how late that is, how much that counts, and the words for it: the same for all tasks of a day."""
    late = 0 if due is None else max(0, (on - due).days)
    return when_due(due, on), late, lateness(late), _due_words(due, on)


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
