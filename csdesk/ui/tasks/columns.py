"""The columns of the tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from csdesk.domain.commands.records import ChangeRecord, ChangeRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.tasks import CompleteTasks, DropTasks, ReopenTasks
from csdesk.domain.errors import Refused
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, field_of
from csdesk.domain.tasks.recurrence import anchored, recurrence_of, rule_text
from csdesk.domain.tasks.spoken import described
from csdesk.domain.tasks.verbs import kind_of
from csdesk.domain.text import msg, pmsg, verbatim
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.health import AT_RISK, BANDS, CRITICAL, HEALTHY, NO_DATA
from csdesk.formats import DASH
from csdesk.ui.forms.parse import label_of_choice
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.written import relative
from csdesk.ui.tasks.names import Names
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level

LATE, TODAY, WEEK, LATER, NO_DAY, DONE = "late", "today", "week", "later", "no_day", "done"
WHENS = (
    Choice(LATE, pmsg("tasks", "Overdue")),
    Choice(TODAY, msg("Today")),
    Choice(WEEK, msg("This week")),
    Choice(LATER, msg("Later")),
    Choice(NO_DAY, msg("No due date")),
    Choice(DONE, pmsg("tasks", "Done")),
)
KIND_ICONS = {
    "call": Icon.CALL,
    "email": Icon.EMAIL,
    "meeting": Icon.VIDEO_MEETING,
    "message": Icon.CHAT,
    "document": Icon.FILE,
    "review": Icon.REVIEW,
    "goal": Icon.GOAL,
}
_STATE_ICONS = {"open": Icon.TO_DO, "done": Icon.SURE, "dropped": Icon.CLOSE}
_LEVELS = {HEALTHY: Level.GOOD, AT_RISK: Level.WATCH, CRITICAL: Level.RISK, NO_DATA: Level.UNKNOWN}
_PRIORITY_TONES = {"high": Tone.BAD, "low": Tone.QUIET}
BandOf = Callable[[int | None], str | None]
_SATURDAY = 5


def when_of(task: Task, today: date) -> str:
    """Where a task belongs: late, today, this week, later, without a day, done."""
    if task.status != "open":
        return DONE
    if task.due is None:
        return NO_DAY
    if task.due <= today:
        return TODAY if task.due == today else LATE
    sunday = today + timedelta(days=6 - today.weekday() + (7 if today.weekday() >= _SATURDAY else 0))
    return WEEK if task.due <= sunday else LATER


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
        _listed("role", 90),
        _recurrence(reader),
        _named("run", names.run, 150),
        _when(reader),
        _listed("kind", 110, shown=False),
        _contact(names),
        _health(band_of),
        _quarter(reader, fiscal),
        _plan(names, reader, fiscal),
        _month(),
        _listed("status", 100, shown=False, edit=_status_command),
        _plain("done_on", 110),
        _plain("step", 140, edit=False),
        _notes(),
    )


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
    if task.status != "open":
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


def _state() -> Column[Task]:
    def cell(task: Task, reader: Reader) -> Cell:
        icon = _STATE_ICONS.get(task.status, Icon.TO_DO)
        said = reader.words.words(label_of_choice(task.status, field_of(Task, "status").choices))
        return Cell("", Tone.GOOD if task.status == "done" else Tone.QUIET, icon=icon, said=said, tip=said)

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
        tone = Tone.PLAIN if task.status == "open" else Tone.QUIET
        return Cell(task.title, tone, icon=KIND_ICONS.get(task.kind or kind_of(task.title) or "", Icon.NOTE))

    return Column(
        key="title",
        title=msg("Task"),
        value=attrgetter("title"),
        spec=field_of(Task, "title"),
        cell=cell,
        edit=lambda rows, value: change(rows, "title", value),
        look=Look.ICON,
        width=300,
        search=True,
        fixed=True,
    )


def _account(names: Names, band_of: BandOf) -> Column[Task]:
    def cell(task: Task, reader: Reader) -> Cell:
        name = names.account(task.account)
        if name is None:
            return Cell(DASH, Tone.QUIET)
        band = band_of(task.account)
        level = None if band is None else _LEVELS[band]
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
    if value == "done":
        return CompleteTasks(ids=ids)
    return DropTasks(ids=ids) if value == "dropped" else ReopenTasks(ids=ids)


def _recurrence(reader: Callable[[], Reader]) -> Column[Task]:
    def edit(rows: Sequence[Task], value: Any) -> Command:
        return change(rows, "recurrence", recurrence_typed(value, rows[0].due, reader().today))

    return Column(
        key="recurrence",
        title=msg("Recurrence"),
        value=lambda task: recurrence_words(task.recurrence, reader()),
        spec=field_of(Task, "recurrence"),
        edit=edit,
        width=150,
    )


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


def _when(reader: Callable[[], Reader]) -> Column[Task]:
    title = pmsg("tasks", "When")
    return Column(
        key="when",
        title=title,
        value=lambda task: when_of(task, reader().today),
        spec=FieldSpec("when", FieldType.CHOICE, title, choices=WHENS, closed=True),
        width=110,
        group=True,
        shown=False,
    )


def _health(band_of: BandOf) -> Column[Task]:
    return Column(
        key="health",
        title=msg("Health"),
        value=lambda task: band_of(task.account),
        spec=FieldSpec("health", FieldType.CHOICE, msg("Health"), choices=BANDS, closed=True),
        width=110,
        group=True,
        shown=False,
    )


def _quarter(reader: Callable[[], Reader], fiscal: Callable[[], int]) -> Column[Task]:
    title = msg("Quarter")
    return Column(
        key="quarter",
        title=title,
        value=lambda task: _quarter_of(task, reader(), fiscal()),
        spec=FieldSpec("quarter", FieldType.TEXT, title),
        sort=lambda task: None if task.due is None else _quarter_order(task, fiscal()),
        width=150,
        group=True,
        shown=False,
    )


def _plan(names: Names, reader: Callable[[], Reader], fiscal: Callable[[], int]) -> Column[Task]:
    """What is planned for each account in a quarter, counted by the title of its group."""

    def planned(task: Task) -> str | None:
        quarter = _quarter_of(task, reader(), fiscal())
        return None if quarter is None else f"{quarter} · {names.account(task.account) or DASH}"

    title = msg("Quarter and account")
    return Column(
        key="plan",
        title=title,
        value=planned,
        spec=FieldSpec("plan", FieldType.TEXT, title),
        sort=lambda task: (
            None if task.due is None else (*_quarter_order(task, fiscal()), names.account(task.account) or "")
        ),
        width=240,
        group=True,
        shown=False,
    )


def _quarter_of(task: Task, reader: Reader, start: int) -> str | None:
    return None if task.due is None else reader.words.quarter(Quarter.of(task.due, start))


def _quarter_order(task: Task, start: int) -> tuple[int, int]:
    quarter = Quarter.of(task.due or date.max, start)
    return quarter.year, quarter.number


def _month() -> Column[Task]:
    def month(task: Task) -> Month | None:
        return None if task.due is None else Month.of(task.due)

    title = msg("Month")
    return Column(
        key="month",
        title=title,
        value=month,
        spec=FieldSpec("month", FieldType.MONTH, title),
        width=110,
        group=True,
        shown=False,
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
