"""Editing in the cell, filling down and pasting: every change is a command that the column makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from csdesk.domain.commands.registry import Command
from csdesk.domain.errors import Refused
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.parse import parse
from csdesk.ui.tables.cell_drafts import CellDrafts
from csdesk.ui.tables.clipboard import cells
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.written import currency_of

if TYPE_CHECKING:
    from csdesk.ui.forms.editor import FieldEditor, Surroundings
    from csdesk.ui.tables.view import TableView

_SAID_MS = 5000
Run = Callable[[Command], object]
"""Carries out a command; raises `Refused` when a rule says no."""


class CellEditing(QObject, Generic[R]):
    """The editor of a table, there while a cell is being edited."""

    refused = Signal(object)
    """Why filling down or pasting was not done, as a `Text`."""

    def __init__(self, table: TableView[R], run: Run) -> None:
        super().__init__(table)
        self._table = table
        self._run = run
        self._editor: FieldEditor | None = None
        self._column: Column[R] | None = None
        self._row: R | None = None
        self._reason = _Reason(table)
        self._hushing = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._hushing.timeout.connect(self.hush)
        table.selectionModel().currentChanged.connect(self.hush)
        self.drafts: CellDrafts | None = None
        """Where half-typed cells are kept, where they are."""
        self.locked = False
        """Whether nothing can be changed, as in a file that is only read."""
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)

    @property
    def editor(self) -> FieldEditor | None:
        """The open editor."""
        return self._editor

    @property
    def reason(self) -> str:
        """What is said below the cell, or nothing."""
        return self._reason.words

    def start(self) -> bool:
        """Turn the cell under the cursor into a field; false when it cannot be edited."""
        from csdesk.ui.forms.choosing import ChoiceEditor
        from csdesk.ui.forms.editors import editor_for

        if self._editor is not None:
            return True
        section, row = self._table.cursor_column(), self._table.cursor_row()
        if self.locked or section < 1 or row is None or self._table.rows.columns[section - 1].edit is None:
            return False
        column = self._table.rows.columns[section - 1]
        editor = editor_for(column.spec, self._around(column, row), self._table.viewport())
        self._editor, self._column, self._row = editor, column, row
        editor.show_in_cell()
        editor.set_value(column.value(row))
        kept = self._kept()
        if kept is not None:
            editor.set_text(kept)
        editor.submitted.connect(self.save)
        editor.restored.connect(self.close)
        editor.left.connect(self.save)
        editor.changed.connect(self._typed)
        editor.field().installEventFilter(self)
        _begin_where_it_stood(editor.field(), right=column.right)
        self._place()
        editor.show()
        editor.setFocus()
        self._select_all(editor)
        if isinstance(editor, ChoiceEditor):
            editor.line.offer("")
        return True

    def start_or_say(self) -> None:
        """Turn the cell under the cursor into a field, or say below it why it cannot be one."""
        section = self._table.cursor_column()
        if self.start() or section < 1 or self._table.cursor_row() is None:
            return
        derived = msg("Worked out from other records. Press Enter to see them.")
        why = msg("This file is open to read only") if self.locked else derived
        self._reason.say(self._table.rows.reader.words.words(why), self._cell())
        self._hushing.start()

    def hush(self) -> bool:
        """Take away why a cell is no field; whether that was shown."""
        if self._editor is not None or not self._reason.isVisible():
            return False
        self._reason.hide()
        return True

    def save(self) -> bool:
        """Carry out what was typed and close; when it is refused, stay open and say why."""
        editor, column, row = self._editor, self._column, self._row
        if editor is None or column is None or row is None or column.edit is None:
            return True
        editor.settle()
        try:
            value = editor.value()
            if value != column.value(row):
                self._run(column.edit([row], value))
        except Refused as refused:
            self._tell(refused.text)
            return False
        self.close()
        return True

    def close(self) -> None:
        """Leave the cell as it is."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self._tell(None)
        self._keep(None)
        had_keys = editor.field().hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_keys or self._table.viewport().hasFocus():
            self._table.setFocus()

    def fill_down(self) -> None:
        """Give the marked rows the value of the first of them, in the column of the cursor."""
        section, rows = self._table.cursor_column(), self._table.rows.marked_rows()
        column = self._table.rows.columns[section - 1] if section >= 1 else None
        if self.locked or column is None or column.edit is None or len(rows) < 2:
            return
        value = column.value(rows[0])
        others = [row for row in rows[1:] if column.value(row) != value]
        if others:
            self._do([column.edit(others, value)])

    def paste(self) -> None:
        """Put tab-separated cells onto the table from the cursor on: all of them, or none with a reason."""
        lines = cells(QGuiApplication.clipboard().text())
        columns = self._table.shown_columns()
        section = self._table.cursor_column()
        if self.locked or section < 1 or not any(any(line) for line in lines):
            return
        first = columns.index(self._table.rows.columns[section - 1])
        titles = [self._table.rows.reader.words.words(column.title) for column in columns]
        if lines[0] == titles[first : first + len(lines[0])]:
            lines = lines[1:]
        try:
            commands = self._pasted(lines, columns[first:])
        except Refused as refused:
            self.refused.emit(refused.text)
            return
        self._do(commands)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab saves and goes on to the next cell that can be edited."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None:
                if self.save():
                    self._go_on(step)
                return True
        return super().eventFilter(watched, event)

    def _around(self, column: Column[R], row: R) -> Surroundings:
        reader = self._table.rows.reader
        own = {column.spec.name: column.choices} if column.choices is not None else {}
        from csdesk.ui.forms.editor import Surroundings

        return Surroundings(
            reader, self._table.themes, words_of=own, currency=currency_of(column, row, reader)
        )

    def _go_on(self, step: int) -> None:
        columns = self._table.shown_columns()
        at = next((place for place, column in enumerate(columns) if column is self._column), 0) + step
        while 0 <= at < len(columns):
            if columns[at].edit is not None:
                section = self._table.rows.columns.index(columns[at]) + 1
                self._table.go_to(self._table.cursor_line(), section)
                self.start()
                return
            at += step
        self._table.setFocus()

    def _pasted(self, lines: Sequence[Sequence[str]], columns: Sequence[Column[R]]) -> list[Command]:
        commands: list[Command] = []
        start = self._table.cursor_line()
        for down, line in enumerate(lines):
            row = self._table.rows.row_at(start + down)
            if row is None:
                continue
            for column, typed in zip(columns, line, strict=False):
                if column.edit is None:
                    continue
                value = self._understood(column, row, typed)
                if value != column.value(row):
                    commands.append(column.edit([row], value))
        return commands

    def _understood(self, column: Column[R], row: R, typed: str) -> Any:
        reader = self._table.rows.reader
        currency = currency_of(column, row, reader)
        return parse(column.spec, typed, reader, currency=currency, choices=column.listed())

    def _do(self, commands: Sequence[Command]) -> None:
        """Carry out commands as one step of undo."""
        from uuid import uuid4

        key = f"cells:{uuid4()}" if len(commands) > 1 else None
        try:
            for command in commands:
                self._run(replace(command, merge_key=key))
        except Refused as refused:
            self.refused.emit(refused.text)

    def _typed(self) -> None:
        self._tell(None)
        if self._editor is not None:
            self._keep(self._editor.text())

    def _keep(self, text: str | None) -> None:
        if self.drafts is not None and self._row is not None and self._column is not None:
            self.drafts.keep(self._table.rows.id_of(self._row), self._column.key, text)

    def _kept(self) -> str | None:
        if self.drafts is None or self._row is None or self._column is None:
            return None
        return self.drafts.text(self._table.rows.id_of(self._row), self._column.key)

    def _cell(self) -> QRect:
        return self._table.visualRect(self._table.currentIndex())

    def _place(self) -> None:
        if self._editor is not None:
            self._editor.setGeometry(self._cell().adjusted(1, 1, -1, -2))
            self._reason.move_under(self._cell())

    def _tell(self, reason: Text | None) -> None:
        if self._editor is not None:
            self._editor.show_invalid(reason is not None)
        words = "" if reason is None else self._table.rows.reader.words.words(reason)
        self._reason.say(words, self._cell())

    def _select_all(self, editor: FieldEditor) -> None:
        select = getattr(editor.field(), "selectAll", None)
        if select is not None:
            select()


def _begin_where_it_stood(field: QWidget, *, right: bool) -> None:
    """Numbers are typed on the side that they stand on."""
    if right and isinstance(field, QLineEdit):
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _Reason(QFrame):
    """Why the editor stays open, below it."""

    def __init__(self, table: TableView[Any]) -> None:
        super().__init__(table.viewport())
        self._room = table.viewport()
        self.setProperty("kind", "note-error")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("kind", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._label)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown, or nothing."""
        return self._label.text() if self.isVisibleTo(self._room) else ""

    def say(self, words: str, cell: QRect) -> None:
        """Show the reason, or nothing."""
        self._label.setText(words)
        self.setVisible(bool(words))
        if words:
            self.adjustSize()
            self.move_under(cell)
            self.raise_()

    def move_under(self, cell: QRect) -> None:
        """Below the cell, above it where there is no room, and never out of the table."""
        room = self._room.rect()
        below = cell.bottom() + 2
        top = below if below + self.height() <= room.bottom() else cell.top() - self.height() - 2
        left = max(0, min(cell.left(), room.right() - self.width()))
        self.move(QPoint(left, top))
