"""The columns of the tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.tasks import CompleteTasks, DropTasks, ReopenTasks
from csdesk.domain.model.interaction import DONE, DROPPED, OPEN, Task
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.text import msg, pmsg, verbatim
from csdesk.domain.views.health import BANDS
from csdesk.formats import DASH
from csdesk.ui.forms.choices import label_of_choice
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.state import Layout
from csdesk.ui.tasks.derived import (
    BandOf,
    health_column,
    month_column,
    plan_column,
    quarter_column,
    when_column,
)
from csdesk.ui.tasks.names import Names
from csdesk.ui.tasks.values import change, due_cell, recurrence_typed, recurrence_words, time_typed
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import LEVELS
from csdesk.ui.theme.task_icons import task_icon

_STATE_ICONS = {OPEN: Icon.TO_DO, DONE: Icon.SURE, DROPPED: Icon.CLOSE}
_PRIORITY_TONES = {"high": Tone.BAD, "low": Tone.QUIET}


_USUAL = ("state", "title", "account", "due", "time", "priority", "recurrence", "run")
LAYOUTS: tuple[tuple[int, Layout], ...] = (
    (1400, (_USUAL, (("account", 240), ("due", 120), ("priority", 110), ("recurrence", 170), ("run", 250)))),
    (1055, (_USUAL, ())),
    (0, (("state", "title", "account", "due", "priority"), ())),
)
"""By the width of the table: where the details stand beside it, they tell the rest."""


def task_columns(
    names: Names, band_of: BandOf, reader: Callable[[], Reader], fiscal: Callable[[], int]
) -> tuple[Column[Task], ...]:
    """All of them, the usual ones first; quarters begin with the fiscal year."""
    return (
        _state(),
        _title(),
        _account(names, band_of),
        _due(),
        _time(),
        _listed("priority", 88, cell=_priority),
        _listed("role", 136, shown=False),
        _recurrence(reader),
        _run(names),
        when_column(reader),
        _listed("kind", 110, shown=False),
        _contact(names),
        health_column(band_of),
        quarter_column(reader, fiscal),
        plan_column(names, reader, fiscal),
        month_column(),
        _listed("status", 100, shown=False, edit=_status_command),
        _plain("done_on", 110),
        _plain("step", 140, edit=False),
        _notes(),
    )


def _state() -> Column[Task]:
    def cell(task: Task, reader: Reader) -> Cell:
        icon = _STATE_ICONS.get(task.status, Icon.TO_DO)
        said = reader.words.words(label_of_choice(task.status, field_of(Task, "status").choices))
        return Cell("", Tone.GOOD if task.status == DONE else Tone.QUIET, icon=icon, said=said, tip=said)

    return Column(
        key="state",
        title=pmsg("task", "Status"),
        short=verbatim(""),
        value=lambda task: task.status,
        spec=field_of(Task, "status"),
        cell=cell,
        look=Look.ICON,
        width=40,
        fixed=True,
    )


def _title() -> Column[Task]:
    def cell(task: Task, _: Reader) -> Cell:
        tone = Tone.PLAIN if task.is_open else Tone.QUIET
        return Cell(task.title, tone, icon=task_icon(task.kind, task.title))

    return Column(
        key="title",
        title=msg("Task"),
        value=attrgetter("title"),
        spec=field_of(Task, "title"),
        cell=cell,
        edit=lambda rows, value: change(rows, "title", value),
        look=Look.ICON,
        width=250,
        grows=True,
        search=True,
        fixed=True,
    )


def _account(names: Names, band_of: BandOf) -> Column[Task]:
    def cell(task: Task, reader: Reader) -> Cell:
        name = names.account(task.account)
        if name is None:
            return Cell(DASH, Tone.QUIET)
        band = band_of(task.account)
        level = None if band is None else LEVELS[band]
        said = name if band is None else f"{name}, {reader.words.words(label_of_choice(band, BANDS))}"
        return Cell(name, level=level, said=said, tip=said)

    spec = field_of(Task, "account")
    return Column(
        key="account",
        title=spec.label,
        value=lambda task: names.account(task.account),
        spec=spec,
        cell=cell,
        edit=lambda rows, value: change(rows, "account", names.meant("account", value, None)),
        look=Look.MARKED,
        width=170,
        group=True,
        search=True,
    )


def _contact(names: Names) -> Column[Task]:
    def edit(rows: Sequence[Task], value: Any) -> Command:
        return change(rows, "contact", names.meant("contact", value, rows[0].account))

    spec = field_of(Task, "contact")
    return Column(
        key="contact",
        title=spec.label,
        value=lambda task: names.contact(task.contact),
        spec=spec,
        edit=edit,
        width=150,
        search=True,
        shown=False,
    )


def _due() -> Column[Task]:
    return Column(
        key="due",
        title=pmsg("task", "Due"),
        value=attrgetter("due"),
        spec=field_of(Task, "due"),
        cell=due_cell,
        sort=lambda task: None if task.due is None else (task.due.toordinal(), task.time or "99"),
        edit=lambda rows, value: change(rows, "due", value),
        width=96,
    )


def _time() -> Column[Task]:
    return Column(
        key="time",
        title=pmsg("task", "Time"),
        value=attrgetter("time"),
        spec=field_of(Task, "time"),
        edit=lambda rows, value: change(rows, "time", time_typed(value)),
        width=64,
    )


def _priority(task: Task, reader: Reader) -> Cell:
    if task.priority is None:
        return Cell(DASH, Tone.QUIET)
    words = reader.words.words(label_of_choice(task.priority, field_of(Task, "priority").choices))
    return Cell(words, _PRIORITY_TONES.get(task.priority, Tone.PLAIN))


def _listed(
    name: str,
    width: int,
    *,
    shown: bool = True,
    cell: Callable[[Task, Reader], Cell] | None = None,
    edit: Callable[[Sequence[Task], Any], Command] | None = None,
) -> Column[Task]:
    spec = field_of(Task, name)
    return Column(
        key=name,
        title=spec.label,
        value=attrgetter(name),
        spec=spec,
        cell=cell,
        edit=edit or (lambda rows, value: change(rows, name, value)),
        width=width,
        group=True,
        shown=shown,
    )


def _status_command(rows: Sequence[Task], value: Any) -> Command:
    ids = tuple(row.id for row in rows)
    if value == DONE:
        return CompleteTasks(ids=ids)
    return DropTasks(ids=ids) if value == DROPPED else ReopenTasks(ids=ids)


def _recurrence(reader: Callable[[], Reader]) -> Column[Task]:
    def edit(rows: Sequence[Task], value: Any) -> Command:
        return change(rows, "recurrence", recurrence_typed(value, rows[0].due, reader().today))

    return Column(
        key="recurrence",
        title=msg("Recurrence"),
        value=lambda task: recurrence_words(task.recurrence, reader()),
        spec=field_of(Task, "recurrence"),
        edit=edit,
        width=128,
    )


def _run(names: Names) -> Column[Task]:
    def cell(task: Task, _: Reader) -> Cell:
        name, far = names.run(task.run), names.progress(task.run)
        if name is None:
            return Cell(DASH, Tone.QUIET)
        if far is None or not task.is_open:
            return Cell(name, Tone.QUIET)
        told = f"{far[0]}/{far[1]} {name}"
        return Cell(told, points=(float(far[0]), float(far[1])), said=f"{name} {far[0]}/{far[1]}")

    return replace(_named("run", names.run, 172), cell=cell, look=Look.RING)


def _named(name: str, call: Callable[[int | None], str | None], width: int) -> Column[Task]:
    spec = field_of(Task, name)
    return Column(
        key=name,
        title=spec.label,
        value=lambda task: call(getattr(task, name)),
        spec=FieldSpec(name, FieldType.TEXT, spec.label),
        width=width,
        group=True,
        search=True,
    )


def _plain(name: str, width: int, *, edit: bool = True) -> Column[Task]:
    spec = field_of(Task, name)
    return Column(
        key=name,
        title=spec.label,
        value=attrgetter(name),
        spec=spec,
        edit=(lambda rows, value: change(rows, name, value)) if edit else None,
        width=width,
        shown=False,
    )


def _notes() -> Column[Task]:
    spec = FieldSpec("notes", FieldType.TEXT, msg("Notes"), long=True)
    return Column(
        key="notes",
        title=spec.label,
        value=attrgetter("notes"),
        spec=spec,
        edit=lambda rows, value: change(rows, "notes", value),
        width=240,
        search=True,
        shown=False,
    )
