"""What the columns of tasks show and take: where a task belongs in the week, its day, its hour, how it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from csdesk.domain.commands.records import ChangeRecord, ChangeRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.errors import Refused
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import Choice
from csdesk.domain.tasks.recurrence import anchored, recurrence_of, rule_text
from csdesk.domain.tasks.spoken import described
from csdesk.domain.text import msg, pmsg
from csdesk.formats import DASH
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Tone
from csdesk.ui.tables.written import relative

LATE, TODAY, WEEK, LATER, NO_DAY, DONE = "late", "today", "week", "later", "no_day", "done"
WHENS = (
    Choice(LATE, pmsg("tasks", "Overdue")),
    Choice(TODAY, msg("Today")),
    Choice(WEEK, msg("This week")),
    Choice(LATER, msg("Later")),
    Choice(NO_DAY, msg("No due date")),
    Choice(DONE, pmsg("tasks", "Done")),
)
_SATURDAY = 5


def when_of(task: Task, today: date) -> str:
    """Where a task belongs: late, today, this week, later, without a day, done."""
    if not task.is_open:
        return DONE
    if task.due is None:
        return NO_DAY
    if task.due <= today:
        return TODAY if task.due == today else LATE
    sunday = today + timedelta(days=6 - today.weekday() + (7 if today.weekday() >= _SATURDAY else 0))
    return WEEK if task.due <= sunday else LATER


def change(rows: Sequence[Task], name: str, value: Any) -> Command:
    """The command that gives tasks another value of a field."""
    if len(rows) == 1:
        return ChangeRecord(kind=Task, id=rows[0].id, values={name: value})
    return ChangeRecords(kind=Task, ids=tuple(row.id for row in rows), values={name: value})


def due_cell(task: Task, reader: Reader) -> Cell:
    """The day in relative words, red when late."""
    if task.due is None:
        return Cell(DASH, Tone.QUIET)
    exact = reader.words.date(task.due)
    near = relative(task.due, reader.today)
    text = exact if near is None else reader.words.words(near)
    if not task.is_open:
        return Cell(text, Tone.QUIET, tip=exact)
    tone = Tone.BAD if task.due < reader.today else Tone.LOUD if task.due == reader.today else Tone.PLAIN
    return Cell(text, tone, tip=exact)


def recurrence_words(text: str | None, reader: Reader) -> str | None:
    """How a task comes back, in words; what is no rule as it was written."""
    if not text:
        return None
    rule = recurrence_of(text, reader.today)
    return text if rule is None else reader.words.words(described(rule))


def recurrence_typed(typed: str | None, due: date | None, today: date) -> str | None:
    """The rule of what was typed, as a task keeps it; raises `Refused` when it says none."""
    if not typed or not typed.strip():
        return None
    rule = recurrence_of(typed.strip(), today)
    if rule is None:
        raise Refused(msg("Write it like “every Monday” or “every 2 weeks”."))
    return rule_text(rule if due is None else anchored(rule, due))


def time_typed(typed: str | None) -> str | None:
    """HH:MM of what was typed; raises `Refused` when it is no hour."""
    from csdesk.domain.tasks.date_words import find_time
    from csdesk.domain.tasks.lexicon import flat

    text = flat(typed or "").strip()
    if not text:
        return None
    found = find_time(text) or find_time(f"{text}h")
    if found is None or found[0].end() - found[0].start() < len(text):
        raise Refused(msg("This time does not exist. Write it like 14:30."))
    return found[1]
