"""Tasks by their due dates, and where a date belongs in the week."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import Action, Item, Kind, When, items
from csdesk.domain.today.words import titled
from csdesk.domain.today.worth import lateness

_SATURDAY = 5


def task_items(facts: TodayFacts) -> list[Item]:
    """What is to be done, by its due date."""
    tasks, runs = facts.tasks, facts.runs
    if not tasks:
        return []
    ids, accounts, called, due, urgent, times, media, run_of = zip(*tasks, strict=True)
    titles = titled(set(called))
    dues = {day: _due(day, facts.on) for day in set(due)}
    when, late, percent, reasons = zip(*map(dues.__getitem__, due), strict=True)
    weights = map(facts.weighed.get, accounts, repeat(0))
    return items(
        kind=repeat(Kind.TASK),
        title=map(titles.__getitem__, called),
        reason=reasons,
        action=[Action.COMPLETE if run is None else Action.STEP for run in run_of],
        when=when,
        account=accounts,
        record=ids,
        due=due,
        late=late,
        worth=[
            (own if own > 0 else 1) * much * (2 if is_urgent else 1)
            for own, much, is_urgent in zip(weights, percent, urgent, strict=True)
        ],
        time=times,
        medium=media,
        run=run_of,
        followed=[None if run is None else runs.get(run) for run in run_of],
    )


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
