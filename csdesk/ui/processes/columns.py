"""The columns of the list of processes."""

from __future__ import annotations

from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg, pmsg
from csdesk.ui.forms.reader import Reader
from csdesk.ui.processes.presenter import Entry
from csdesk.ui.tables.column import Cell, Column, Look, Tone


def columns() -> tuple[Column[Entry], ...]:
    """Name, group, steps, time, and where it stands."""
    return (
        Column(
            key="name",
            title=msg("Process"),
            value=lambda entry: entry.shown.name,
            spec=FieldSpec("name", FieldType.TEXT, msg("Process")),
            look=Look.STRONG,
            width=190,
            grows=True,
            search=True,
            fixed=True,
        ),
        Column(
            key="group",
            title=msg("Group"),
            value=lambda entry: entry.body.group or None,
            spec=FieldSpec("group", FieldType.TEXT, msg("Group")),
            width=104,
            search=True,
            group=True,
            shown=False,
        ),
        Column(
            key="steps",
            title=msg("Steps"),
            value=lambda entry: len(entry.body.steps),
            spec=FieldSpec("steps", FieldType.INT, msg("Steps")),
            width=66,
            shown=False,
        ),
        Column(
            key="minutes",
            title=pmsg("process", "Time"),
            value=lambda entry: entry.body.minutes or None,
            spec=FieldSpec("minutes", FieldType.INT, pmsg("process", "Time")),
            cell=_time,
            width=66,
        ),
        Column(
            key="status",
            title=pmsg("playbook", "Status"),
            value=_status_key,
            spec=FieldSpec("status", FieldType.TEXT, pmsg("playbook", "Status")),
            cell=_status,
            look=Look.PILL,
            width=100,
            group=True,
        ),
    )


def _time(entry: Entry, reader: Reader) -> Cell:
    minutes = entry.body.minutes
    return Cell(reader.words.words(msg("{n} min", n=minutes)) if minutes else "")


def _status_key(entry: Entry) -> str:
    return entry.shown.status or "live"


def _status(entry: Entry, reader: Reader) -> Cell:
    version = entry.shown.version or 1
    if entry.is_draft:
        return Cell(reader.words.words(pmsg("playbook", "Draft")), Tone.INFO)
    if entry.live is None:
        return Cell(reader.words.words(msg("Out of use")), Tone.QUIET)
    return Cell(reader.words.words(msg("Version {n}", n=version)), Tone.GOOD)
