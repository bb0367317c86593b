"""Contracts, people, tasks and what is measured as full tables: every field a column, edited in the cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.changes import Done
from csdesk.domain.commands.records import ChangeRecord, ChangeRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.contract import Line
from csdesk.domain.model.record import FieldSpec, FieldType, Record, currency_of, fields_of
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.account.around import reader_of
from csdesk.ui.account.sentences import notice_by
from csdesk.ui.session import Session
from csdesk.ui.tables.cell_drafts import CellDrafts
from csdesk.ui.tables.column import Column, Look
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import Card, column, label
from csdesk.ui.theme.theme import Themes

_SHOWN: dict[str, tuple[str, ...]] = {
    "line": ("product", "plan", "kind", "mrr", "start", "end", "term_end", "notice_by", "auto_renew"),
    "contact": ("name", "role", "title", "email", "mobile", "influence", "left_on"),
    "task": ("title", "due", "priority", "role", "status", "done_on"),
    "survey": ("kind", "score", "answered_at", "comment"),
    "ticket": ("subject", "number", "opened_at", "priority", "status", "resolved_at", "csat"),
    "usage": ("month", "week", "seats", "active_users", "features_available", "features_used"),
    "invoice": ("number", "due", "paid", "amount", "issued", "status"),
    "signal": ("name", "value", "measured_on"),
}
_WIDTHS = {
    "line.product": 150,
    "line.plan": 88,
    "line.kind": 88,
    "line.mrr": 92,
    "line.start": 104,
    "line.end": 104,
    "line.term_end": 116,
    "line.auto_renew": 114,
    "contact.name": 148,
    "contact.role": 112,
    "contact.title": 168,
    "contact.email": 236,
    "contact.influence": 84,
    "contact.left_on": 108,
    "task.title": 200,
    "ticket.subject": 260,
    "survey.comment": 360,
    "usage.features_available": 170,
    "usage.features_used": 150,
}
"""So that the usual columns of contracts and people fit a small window."""
_GROWS = frozenset({"task.title", "ticket.subject"})
_WIDE = 150
_LONG = frozenset({FieldType.DATE, FieldType.BOOL, FieldType.INSTANT})
"""Dates and flags, whose titles are long, and moments."""
_SHORT = {
    "start": pmsg("column", "Start"),
    "end": pmsg("column", "Ended on"),
    "auto_renew": pmsg("column", "Renews itself"),
}
"""Heads of columns whose fields have long names."""
_TITLES: dict[str, tuple[Text, Text, Text]] = {
    "line": (msg("Contracts"), msg("Add contract"), msg("What this account pays for, until when.")),
    "contact": (msg("People"), msg("Add person"), msg("Who decides, who uses, who pays.")),
    "task": (msg("Tasks"), msg("Add task"), msg("What is to be done for this account.")),
    "survey": (
        msg("Survey answers"),
        msg("Add survey answer"),
        msg("What this account answered: NPS, CSAT, CES."),
    ),
    "ticket": (msg("Tickets"), msg("Add ticket"), msg("What this account asked of support.")),
    "usage": (
        pmsg("entity", "Usage"),
        msg("Add usage"),
        msg("How much this account uses, by month or week."),
    ),
    "invoice": (
        msg("Invoices"),
        msg("Add invoice"),
        msg("What this account owes; without a day of payment, past its due day it is overdue."),
    ),
    "signal": (
        msg("Health signals"),
        msg("Add health signal"),
        msg("What another tool, or you, measured for the health score."),
    ),
}
_NOTICE = FieldSpec("notice_by", FieldType.DATE, msg("Notice until"))


class RecordsTab(QWidget):
    """All records of one kind of an account."""

    add_asked = Signal(str)
    open_asked = Signal(str, int)
    tick_asked = Signal(object)
    """The ids of tasks to complete."""

    def __init__(self, session: Session, themes: Themes, kind: str) -> None:
        super().__init__()
        self._session = session
        self.kind = kind
        title, add, _ = _TITLES[kind]
        heading = label("section")
        card = Card(heading)
        words = session.words
        words.say(heading.setText, title)
        self.add_button = Button(themes, "", Icon.NEW, ("N",))
        words.say(self.add_button.setText, add)
        self.add_button.clicked.connect(lambda: self.add_asked.emit(kind))
        card.head.setContentsMargins(14, 5, 8, 5)
        card.head.addWidget(self.add_button)
        self.table: TableView[Record] = TableView(
            columns_of(kind, editable=not session.read_only),
            reader_of(session),
            themes=themes,
            key=lambda record: record.id,
            run=self._run,
        )
        self.table.editing.drafts = CellDrafts(session.drafts, kind)
        words.say(self.table.setAccessibleName, title)
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda record_id: self.open_asked.emit(kind, record_id))
        self.empty = label("tertiary", wrap=True)
        self.empty.setContentsMargins(14, 12, 14, 14)
        words.say(self.empty.setText, _TITLES[kind][2])
        card.body.setContentsMargins(1, 0, 1, 1)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty)
        outer = column(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(card)
        words.language_changed.connect(self._say_again)

    def _say_again(self) -> None:
        self.table.read_as(reader_of(self._session))

    def hold(self, records: Sequence[Record]) -> None:
        """Show the records of an account."""
        self.table.hold(records)
        self.table.setVisible(bool(records))
        self.empty.setVisible(not records)

    def chosen(self) -> tuple[int, ...]:
        """The marked records, else the one under the cursor."""
        record = self.table.cursor_row()
        marked = tuple(one.id for one in self.table.rows.marked_rows())
        return marked or (() if record is None else (record.id,))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space completes tasks; in the other tables it marks."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else 0
        if self.kind == "task" and pressed == Qt.Key.Key_Space:
            self.tick_asked.emit(self.chosen())
            return True
        return super().eventFilter(watched, event)

    def _run(self, command: Command) -> Done:
        return self._session.run(command)


def columns_of(kind: str, *, editable: bool = True) -> tuple[Column[Record], ...]:
    """A column for every field of a kind that is not the account itself."""
    shown = _SHOWN[kind]
    found = [
        _column(kind, spec, fixed=spec.name == shown[0], editable=editable)
        for spec in fields_of(BY_KEY[kind].type)
        if spec.type not in {FieldType.REF, FieldType.REFS}
    ]
    if kind == "line":
        found.append(Column(key="notice_by", title=_NOTICE.label, value=_notice, spec=_NOTICE, width=104))
    rank = {name: place for place, name in enumerate(shown)}
    return tuple(sorted(found, key=lambda one: rank.get(one.key, len(rank))))


def _column(kind: str, spec: FieldSpec, *, fixed: bool, editable: bool) -> Column[Record]:
    place = f"{kind}.{spec.name}"
    return Column(
        key=spec.name,
        title=spec.label,
        value=lambda record: getattr(record, spec.name),
        spec=spec,
        short=_SHORT.get(spec.name) if kind == "line" else None,
        edit=_edit(kind, spec.name) if editable else None,
        currency=currency_of if spec.type is FieldType.MONEY else None,
        look=Look.STRONG if fixed else Look.TEXT,
        width=_WIDTHS.get(place, _WIDE if spec.type in _LONG else 120),
        grows=place in _GROWS,
        shown=spec.name in _SHOWN[kind],
        fixed=fixed,
    )


def _edit(kind: str, name: str) -> Callable[[Sequence[Record], Any], Command]:
    entity = BY_KEY[kind]

    def command(records: Sequence[Record], value: Any) -> Command:
        if len(records) == 1:
            return ChangeRecord(kind=entity.type, id=records[0].id, values={name: value})
        return ChangeRecords(kind=entity.type, ids=tuple(one.id for one in records), values={name: value})

    return command


def _notice(record: Record) -> date | None:
    return notice_by(record) if isinstance(record, Line) else None
