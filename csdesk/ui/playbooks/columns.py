"""The columns of the library."""

from __future__ import annotations

from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.playbooks.trigger_words import trigger_words
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.forms.reader import Reader
from csdesk.ui.playbooks.library import Entry
from csdesk.ui.playbooks.words import group_words
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.state import Layout

LAYOUTS: tuple[tuple[int, Layout], ...] = (
    (1400, (("name", "purpose", "trigger", "runs", "status"), (("name", 290), ("trigger", 240)))),
    (0, (("name", "trigger", "runs", "status"), ())),
)
"""By the width of the page: beside the table the purpose is told in any case."""


def columns(reader: Reader) -> tuple[Column[Entry], ...]:
    """Name, purpose, what suggests it, open runs, where it stands; the group."""
    return (
        Column(
            key="name",
            title=msg("Playbook"),
            value=lambda entry: entry.shown.name,
            spec=FieldSpec("name", FieldType.TEXT, msg("Playbook")),
            look=Look.STRONG,
            width=264,
            search=True,
            fixed=True,
        ),
        Column(
            key="group",
            title=msg("Group"),
            value=lambda entry: reader.words.words(group_words(entry.map.group)),
            spec=FieldSpec("group", FieldType.TEXT, msg("Group")),
            width=120,
            search=True,
            group=True,
            shown=False,
        ),
        Column(
            key="purpose",
            title=msg("What it is for"),
            value=lambda entry: entry.map.purpose or None,
            spec=FieldSpec("purpose", FieldType.TEXT, msg("What it is for")),
            width=300,
            grows=True,
            search=True,
            shown=False,
        ),
        Column(
            key="trigger",
            title=msg("Suggested when"),
            value=lambda entry: _triggers(entry, reader),
            spec=FieldSpec("trigger", FieldType.TEXT, msg("Suggested when")),
            width=176,
            grows=True,
            search=True,
        ),
        Column(
            key="runs",
            title=msg("Open runs"),
            short=pmsg("playbooks", "Open"),
            value=lambda entry: entry.runs or None,
            spec=FieldSpec("runs", FieldType.INT, msg("Open runs")),
            width=76,
        ),
        Column(
            key="status",
            title=pmsg("playbook", "Status"),
            value=lambda entry: entry.shown.status,
            spec=FieldSpec("status", FieldType.TEXT, pmsg("playbook", "Status")),
            cell=_status,
            look=Look.PILL,
            width=138,
            group=True,
        ),
    )


def _triggers(entry: Entry, reader: Reader) -> str | None:
    return "; ".join(reader.words.words(trigger_words(one)) for one in entry.map.triggers) or None


def _status(entry: Entry, reader: Reader) -> Cell:
    n = entry.shown.version or 1
    said: Text
    if entry.live is None:
        said, tone = (
            (msg("Draft of version {n}", n=n), Tone.WARNING)
            if entry.draft is not None
            else (msg("Out of use"), Tone.QUIET)
        )
    elif entry.draft is not None:
        said, tone = msg("Version {n}, draft begun", n=n), Tone.INFO
    else:
        said, tone = msg("Version {n}, in use", n=n), Tone.GOOD
    return Cell(reader.words.words(said), tone)
