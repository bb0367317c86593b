"""The columns of tasks that no field holds: they group the week, the quarter, the accounts by health."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.health import BANDS
from csdesk.formats import DASH
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.tasks.names import Names
from csdesk.ui.tasks.values import WHENS, when_of

BandOf = Callable[[int | None], str | None]
"""The health of an account, where somebody has looked."""


def when_column(reader: Callable[[], Reader]) -> Column[Task]:
    """Where in the week it belongs."""
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


def health_column(band_of: BandOf) -> Column[Task]:
    """The health of its account."""
    return Column(
        key="health",
        title=msg("Health"),
        value=lambda task: band_of(task.account),
        spec=FieldSpec("health", FieldType.CHOICE, msg("Health"), choices=BANDS, closed=True),
        width=110,
        group=True,
        shown=False,
    )


def quarter_column(reader: Callable[[], Reader], fiscal: Callable[[], int]) -> Column[Task]:
    """The fiscal quarter of its day."""
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


def plan_column(names: Names, reader: Callable[[], Reader], fiscal: Callable[[], int]) -> Column[Task]:
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


def month_column() -> Column[Task]:
    """The month of its day."""

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
