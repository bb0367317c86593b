"""The columns of the list of runs."""

from __future__ import annotations

from typing import Any

from csdesk.domain.model.practice import DONE, DROPPED, OPEN, PAUSED, SNOOZED, WAITING, Run
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, field_of
from csdesk.domain.text import msg, pmsg
from csdesk.domain.views.runs import RunRow
from csdesk.formats import DASH
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.written import day_of, relative

LATE = "late"
STANDINGS = (
    Choice(LATE, pmsg("run", "Late")),
    Choice(OPEN, pmsg("run", "Open")),
    Choice(WAITING, pmsg("run", "Waiting")),
    Choice(SNOOZED, pmsg("run", "Snoozed")),
    Choice(PAUSED, pmsg("run", "Paused")),
    Choice(DONE, pmsg("run", "Done")),
    Choice(DROPPED, pmsg("run", "Dropped")),
)
_TONES = {LATE: Tone.BAD, OPEN: Tone.INFO, SNOOZED: Tone.WARNING, PAUSED: Tone.WARNING, DONE: Tone.GOOD}
_TEXT = field_of(Run, "reason")
_DAY = field_of(Run, "due")


def standing_of(row: RunRow, today: Any) -> str:
    """How a run stands today."""
    if not row.is_open:
        return row.status
    if row.hold:
        return row.hold
    return LATE if row.due is not None and row.due < today else OPEN


def run_columns(reader: Reader) -> tuple[Column[RunRow], ...]:
    """All of them, in their usual order."""
    today = reader.today

    def standing(row: RunRow) -> str:
        return standing_of(row, today)

    def pill(row: RunRow, near: Reader) -> Cell:
        key = standing(row)
        words = next(one.label for one in STANDINGS if one.key == key)
        return Cell(near.words.words(words), _TONES.get(key, Tone.PLAIN), tip=row.reason)

    return (
        Column(
            key="playbook",
            title=msg("Playbook"),
            value=lambda row: row.playbook,
            spec=_TEXT,
            look=Look.STRONG,
            width=220,
            search=True,
            fixed=True,
            group=True,
        ),
        Column(
            key="account",
            title=msg("Account"),
            value=lambda row: row.account_name,
            spec=_TEXT,
            width=180,
            search=True,
            group=True,
        ),
        Column(
            key="standing",
            title=pmsg("run", "Status"),
            value=standing,
            cell=pill,
            look=Look.PILL,
            spec=FieldSpec(
                "standing", FieldType.CHOICE, pmsg("run", "Status"), choices=STANDINGS, closed=True
            ),
            width=140,
            group=True,
        ),
        Column(key="step", title=msg("Step"), value=_step, spec=_TEXT, width=140, grows=True, search=True),
        Column(
            key="progress",
            title=msg("Progress"),
            value=lambda row: f"{row.progress[0]}/{row.progress[1]}",
            spec=_TEXT,
            width=90,
        ),
        Column(key="due", title=pmsg("run", "Due"), value=_due, cell=_due_cell, spec=_DAY, width=120),
        Column(
            key="finished",
            title=pmsg("run", "Finished on"),
            value=lambda row: None if row.finished is None else day_of(row.finished, reader),
            spec=_DAY,
            width=120,
        ),
        Column(
            key="started",
            title=pmsg("run", "Started on"),
            value=lambda row: None if row.started is None else day_of(row.started, reader),
            spec=_DAY,
            width=120,
            shown=False,
        ),
        Column(
            key="reason",
            title=msg("Reason"),
            value=lambda row: row.reason or None,
            spec=_TEXT,
            width=180,
            shown=False,
        ),
    )


def _step(row: RunRow) -> str | None:
    return row.outcome or row.step or None


def _due(row: RunRow) -> Any:
    if not row.is_open:
        return None
    return row.until if row.hold else row.due


def _due_cell(row: RunRow, reader: Reader) -> Cell:
    day = _due(row)
    if day is None:
        return Cell(DASH, Tone.QUIET)
    exact = reader.words.date(day)
    near = relative(day, reader.today)
    late = day < reader.today and not row.hold
    return Cell(
        exact if near is None else reader.words.words(near), Tone.BAD if late else Tone.PLAIN, tip=exact
    )
