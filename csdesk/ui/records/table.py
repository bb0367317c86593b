"""The table of a grid: references edited by name, long texts with room, and pasting left to the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from math import ceil
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from csdesk.domain.commands.registry import Command
from csdesk.domain.model.record import Record, account_of
from csdesk.ui.forms.editor import LongTextEditor, Surroundings
from csdesk.ui.forms.reader import Reader
from csdesk.ui.records.columns import REFERRING
from csdesk.ui.records.names import Names
from csdesk.ui.records.presenter import RecordsPresenter
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.editing import CellEditing
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.theme import Themes

_CHUNK = 400
"""Rows that one step of making the text filter ready reads."""
_LONG_HIGH = 104
_FEW = 20_000
"""Up to so many rows every column is sorted beforehand; of more, the column that is asked for."""


class RecordTable(TableView[Record]):
    """Records of one kind."""

    paste_asked = Signal(str)
    """What is on the clipboard."""

    def __init__(
        self,
        presenter: RecordsPresenter,
        themes: Themes,
        run: Callable[[Command], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            presenter.columns, presenter.reader, themes=themes, key=attrgetter("id"), run=run, parent=parent
        )
        self._names = presenter.names

    def make_editing(self, run: Callable[[Command], object]) -> CellEditing[Record]:
        """References are edited by name, long texts with room."""
        return RecordEditing(self, run, self._names)

    def usual_width(self, column: Column[Record]) -> int:
        """What its values ask for, and at least its title: dates are narrower than what they are called."""
        title = self.rows.reader.words.words(column.short or column.title)
        named = (self.looks.titles.width(title) + 2 * self.looks.pad + 1) * 100 / self.looks.theme.zoom
        return max(super().usual_width(column), ceil(named))

    def read_as(self, reader: Reader) -> None:
        """Speak to another reader, under titles of other lengths."""
        super().read_as(reader)
        self.lay_columns(self.view_state)

    def hold(self, rows: Iterable[Record]) -> None:
        """Show another set of rows; of many, only the text filter is made ready beforehand."""
        super().hold(rows)
        known = self.rows.rowCount()
        if known > _FEW:
            self._warming = islice(self._warming, -(-known // _CHUNK))

    def paste(self) -> None:
        """Hand the cells on the clipboard to the page."""
        text = QGuiApplication.clipboard().text()
        if not self.editing.locked and text.strip():
            self.paste_asked.emit(text)


class RecordEditing(CellEditing[Record]):
    """Editing in a grid of records."""

    def __init__(self, table: RecordTable, run: Callable[[Command], object], names: Names) -> None:
        super().__init__(table, run)
        self._grid = table
        self._names = names

    def save(self) -> bool:
        """Carry out what was typed; a name left as it was is no other record of the same name."""
        editor, column, row = self._editor, self._column, self._row
        if editor is not None and column is not None and row is not None and column.spec.type in REFERRING:
            editor.settle()
            if editor.text() == (column.value(row) or ""):
                self.close()
                return True
        return super().save()

    def fill_down(self) -> None:
        """Give the marked rows the value of the first of them; a reference is the same record, not the same name."""
        section, rows = self._grid.cursor_column(), self._grid.rows.marked_rows()
        column = self._grid.rows.columns[section - 1] if section >= 1 else None
        if column is None or column.spec.type not in REFERRING:
            super().fill_down()
        elif not self.locked and column.edit is not None and len(rows) > 1:
            self._do([column.edit(rows[1:], getattr(rows[0], column.key))])

    def paste(self) -> None:
        """Let the page show what pasting would do."""
        self._grid.paste()

    def _around(self, column: Column[Record], row: Record) -> Surroundings:
        around = super()._around(column, row)
        account = account_of(row)
        around.lookups.update(self._names.lookups(None if column.key == "account" else account))
        around.names.update(self._names.callers())
        return around

    def _place(self) -> None:
        """In the cell; a text of several lines takes room below it, or above where there is none."""
        super()._place()
        editor = self._editor
        if isinstance(editor, LongTextEditor):
            cell, room = self._cell(), self._grid.viewport().rect()
            height = self._grid.themes.theme.px(_LONG_HIGH)
            top = min(cell.top() + 1, max(0, room.bottom() - height))
            editor.setGeometry(cell.left() + 1, top, max(cell.width() - 2, 280), height)
            editor.raise_()
