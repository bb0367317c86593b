"""Tasks without a window: listed, added in words, handed over as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Refused
from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.lexicon import flat
from csdesk.domain.tasks.recurrence import recurrence_of
from csdesk.domain.tasks.spoken import described
from csdesk.domain.tasks.typed import parse_task
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.tasks import when_due
from csdesk.formats import DASH
from csdesk.i18n import Translator
from csdesk.storage.calendar import calendar_of
from csdesk.storage.queries.tasks import accounts, contacts, first
from csdesk.storage.workspace import Workspace

_MOST = 1_000_000


class NotUnderstood(Refused):
    """A typed task without anything to do, or for an account that is not one."""


def listed_tasks(
    workspace: Workspace, translator: Translator, *, closed: bool = False
) -> list[dict[str, Any]]:
    """The open tasks by their day, or all of them, as plain values."""
    reader, today = workspace.reader, workspace.clock.today()
    names, people = accounts(reader), contacts(reader)
    found = [task for task in first(reader, _MOST) if closed or task.is_open]
    return [
        {
            "id": task.id,
            "title": task.title,
            "status": task.status,
            "due": task.due and task.due.isoformat(),
            "time": task.time,
            "when": str(when_due(task.due, today)) if task.is_open else None,
            "late": max(0, (today - task.due).days) if task.due and task.is_open else 0,
            "account": task.account,
            "name": None if task.account is None else names.get(task.account),
            "contact": None if task.contact is None else people.get(task.contact, (None, None))[1],
            "kind": task.kind,
            "priority": task.priority,
            "role": task.role,
            "recurrence": task.recurrence,
            "repeats": _repeats(task, translator),
            "run": task.run,
        }
        for task in found
    ]


def task_lines(rows: Sequence[dict[str, Any]]) -> list[Text]:
    """A line for each task: its day and hour, what, and for whom."""
    if not rows:
        return [msg("No open task.")]
    return [
        verbatim(
            f"{row['due'] or DASH} {row['time'] or '     '}\t{row['title']}"
            + "".join(f"\t{row[key]}" for key in ("name", "repeats") if row[key])
        )
        for row in rows
    ]


def add_typed(workspace: Workspace, words: str, language: str) -> tuple[Text, int]:
    """Add a task as it is said: what was done, and its id; raises `NotUnderstood`."""
    names = accounts(workspace.reader)
    calendar = calendar_of(workspace.settings, language)
    typed = parse_task(words, workspace.clock.today(), language, names, calendar)
    if not typed.title:
        raise NotUnderstood(msg("What is to be done?"))
    if typed.account is None and typed.account_name:
        name = verbatim(typed.account_name)
        raise NotUnderstood(msg("There is no account called “{name}”, or there are several", name=name))
    people = contacts(workspace.reader)
    meant = [
        one
        for one, (owner, name) in people.items()
        if typed.contact and owner == typed.account and flat(name).startswith(flat(typed.contact))
    ]
    done = workspace.run(AddRecord(record=typed.task(contact=meant[0] if len(meant) == 1 else None)))
    return done.label, done.value


def write_ics(workspace: Workspace, target: Path) -> Text:
    """Write the open tasks that have a day as a calendar file."""
    from csdesk.storage.files.ics_out import write_calendar

    reader = workspace.reader
    dated = [task for task in first(reader, _MOST) if task.is_open and task.due is not None]
    write_calendar(dated, accounts(reader), workspace.settings, workspace.clock.now(), target)
    file = verbatim(target.name)
    return nmsg("{file} is ready: {n} task", "{file} is ready: {n} tasks", len(dated), file=file)


def _repeats(task: Task, translator: Translator) -> str | None:
    rule = None if task.due is None else recurrence_of(task.recurrence, task.due)
    return task.recurrence if rule is None else translator.words(described(rule))
