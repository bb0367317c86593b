"""The one table of the app: a cursor, marks, sorting, columns, in-cell editing, copying; by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.commands.registry import Command
from csdesk.ui.forms.reader import Reader
from csdesk.ui.index import Index
from csdesk.ui.tables.arranging import Arranged
from csdesk.ui.tables.canvas import Canvas
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.looks import Looks
from csdesk.ui.tables.model import MARK
from csdesk.ui.tables.state import ViewState, initial
from csdesk.ui.theme.theme import Themes

if TYPE_CHECKING:
    from csdesk.ui.tables.editing import CellEditing

_WARMED_AFTER_MS = 100
"""The rows are painted first."""


class TableView(Canvas[R]):
    """A table of rows of one type under declared columns."""

    opened = Signal(int)
    """The id of the row to open."""
    cursor_moved = Signal()
    """The cursor is on another row, or its row has changed."""
    copied = Signal(int)
    """How many rows went to the clipboard."""
    state_changed = Signal()
    """The person sorted, resized, moved or chose columns."""
    value_picked = Signal(str, object)
    """Ctrl+click: a column and a value to filter by."""
    filter_asked = Signal()
    """The person wants to type a filter."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        reader: Reader,
        *,
        themes: Themes,
        key: Callable[[R], int],
        run: Callable[[Command], object],
        parent: QWidget | None = None,
        prepare: Callable[[CellEditing[R]], object] | None = None,
    ) -> None:
        super().__init__(columns, reader, Looks(themes.theme), key, parent)
        self._run, self._prepare = run, prepare
        self.view_state: ViewState = initial(columns)
        self.themes = themes
        self._words = ""
        self.anchor = -1
        """Where Shift began to mark."""
        self.marked_before: frozenset[int] = frozenset()
        self._cursor_id: int | None = None
        self._cursor_was = 0
        """The line of the cursor, should its row go."""
        self._warming: Iterator[None] = iter(())
        self._warmer = QTimer(self)
        self._warmer.timeout.connect(self._warm)
        self._listen()
        self.apply(self.view_state)

    @cached_property
    def editing(self) -> CellEditing[R]:
        """What edits its cells; made and prepared when it is first asked for."""
        made = self.make_editing(self._run)
        if self._prepare is not None:
            self._prepare(made)
        return made

    def make_editing(self, run: Callable[[Command], object]) -> CellEditing[R]:
        """What edits the cells of this kind of table."""
        from csdesk.ui.tables.editing import CellEditing

        return CellEditing(self, run)

    def _listen(self) -> None:
        self.themes.changed.connect(self._dress)
        self.rows.modelReset.connect(self._find_cursor)
        self.rows.marks_changed.connect(self.titles.viewport().update)
        self.titles.sort_asked.connect(lambda key, add: self.change(self.view_state.sorted_by(key, add=add)))
        self.titles.all_asked.connect(self.mark_all)
        self.titles.columns_asked.connect(self.choose_columns)
        self.titles.resized_by_hand.connect(self._keep_widths)
        self.titles.sectionMoved.connect(self._keep_order)

    def hold(self, rows: Iterable[R]) -> None:
        """Show another set of rows; the cursor stays on its row."""
        self.take(self.rows.arrange(rows))

    def take(self, found: Arranged[R]) -> None:
        """Show rows that were arranged on a worker."""
        self.rows.take(found)
        self._warming = iter(self.rows.warm())
        self._warmer.start(_WARMED_AFTER_MS)

    def declare(self, columns: Sequence[Column[R]]) -> None:
        """Take other columns; the view keeps those that are still there."""
        self.rows.declare(columns)
        self.apply(self.view_state)

    def patch(self, rows: Iterable[R], gone: Iterable[int] = ()) -> None:
        """Show changed and new rows, and no longer those that are gone."""
        self.rows.patch(rows, gone)
        self.cursor_moved.emit()

    def apply(self, state: ViewState) -> None:
        """Show the rows and columns as a view says."""
        self.view_state = state
        self.rows.show(state, self._words)
        self.lay_columns(self.view_state)
        self.titles.tell(state.sort)
        self.viewport().update()

    def fit(self, key: str, width: int) -> None:
        """Give a column another usual width; one that a person chose stays."""
        if self.fitted.get(key) != width:
            self.fitted[key] = width
            self.lay_columns(self.view_state)

    def change(self, state: ViewState) -> None:
        """Apply a view that the person made, and tell."""
        self.apply(state)
        self.state_changed.emit()

    def filter_words(self, words: str) -> None:
        """Show only the rows that have these words."""
        self._words = words
        self.rows.show(self.view_state, words)

    def read_as(self, reader: Reader) -> None:
        """Speak to another reader."""
        self.rows.read_as(reader)
        self.titles.viewport().update()

    def shown_columns(self) -> list[Column[R]]:
        """The columns in the order on screen."""
        by_key = {column.key: column for column in self.rows.columns}
        return [by_key[key] for key in self.view_state.columns if key in by_key]

    def cursor_row(self) -> R | None:
        """The row under the cursor."""
        return self.rows.row_at(self.cursor_line())

    def put_cursor(self, row_id: int | None) -> None:
        """Put the cursor on a row, if it is shown."""
        line = self.rows.line_of(row_id)
        if line is not None:
            self.go_to(line)

    def go_to(self, line: int, column: int | None = None) -> None:
        """Put the cursor on a line: a row, or the title of a group."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.rows.index(max(0, min(line, last)), self._column_for(column)))

    def go_to_first(self) -> None:
        """Put the cursor on the first row; where all groups are closed, on the first title."""
        lines = range(self.rows.rowCount())
        self.go_to(next((line for line in lines if not self.rows.is_group(line)), 0))

    def fold(self, line: int, *, closed: bool | None = None) -> bool:
        """Close the group whose title a line is, or open it; without `closed`, the other way than it is."""
        if not (0 <= line < self.rows.rowCount() and self.rows.is_group(line)):
            return False
        if closed is None or self.rows.is_open(line) is closed:
            self.change(self.view_state.toggled(self.rows.group_key(line)))
            self.go_to(line)
        return True

    def mark_lines(self, lines: Iterable[int], *, on: bool = True) -> None:
        """Mark or unmark some lines."""
        self.rows.mark(lines, on=on)

    def toggle_mark(self, line: int) -> None:
        """Mark a line, or take its mark away."""
        self.rows.mark([line], on=not self.rows.is_marked(line))

    def mark_cursor(self) -> None:
        """Mark the row under the cursor or all of a group, or take the marks away."""
        line = self.cursor_line()
        if line >= 0 and self.rows.is_group(line):
            self._mark_or_not({self.rows.id_of(row) for row in self.rows.group_rows(line)})
        elif line >= 0:
            self.toggle_mark(line)

    def mark_all(self) -> None:
        """Mark every row that passes; when all are, none."""
        self._mark_or_not({self.rows.id_of(row) for row in self.rows.shown_rows()})

    def _mark_or_not(self, ids: set[int]) -> None:
        marked = self.rows.marked
        self.rows.set_marked(marked - ids if ids <= marked else marked | ids)

    def open_cursor(self) -> None:
        """Open the row under the cursor."""
        if self._cursor_id is not None and self.cursor_row() is not None:
            self.opened.emit(self._cursor_id)

    def ask_filter(self) -> None:
        """Let the page take the keys for a filter."""
        self.filter_asked.emit()

    def copy(self) -> None:
        """Copy the marked rows, else the row under the cursor, as a spreadsheet takes them."""
        from csdesk.ui.tables.clipboard import tsv

        row = self.cursor_row()
        rows = self.rows.marked_rows() or ([row] if row is not None else [])
        if rows:
            QGuiApplication.clipboard().setText(tsv(self.shown_columns(), rows, self.rows.reader))
            self.copied.emit(len(rows))

    def choose_columns(self, at: QPoint) -> None:
        """Open the column chooser at a place on the screen."""
        from csdesk.ui.tables.chooser import ColumnChooser

        chooser = ColumnChooser(
            self.rows.columns, self.view_state.columns, self.rows.reader, self, self.themes
        )
        chooser.chosen.connect(lambda keys: self.change(replace(self.view_state, columns=keys)))
        chooser.open_at(at, chooser.list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table; what it does not know goes to the page."""
        from csdesk.ui.tables.keys import handle

        if not handle(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The box marks, Ctrl filters by the value, anything else moves the cursor."""
        index = self.indexAt(event.position().toPoint())
        line = index.row()
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton or self.fold(line):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift or index.column() == MARK:
            start = self.cursor_line() if shift and self.cursor_line() >= 0 else line
            on = shift or not self.rows.is_marked(line)
            self.mark_lines(range(min(start, line), max(start, line) + 1), on=on)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            column = self.rows.columns[index.column() - 1]
            row = self.rows.row_at(line)
            if row is not None:
                self.value_picked.emit(column.key, column.value(row))
        self.go_to(line, index.column() or None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits the cell, or opens the row where nothing can be edited."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.column() == MARK or self.rows.is_group(index.row()):
            return
        if not self.editing.start():
            self.open_cursor()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when the cursor is on another row."""
        super().currentChanged(current, previous)
        for line in {current.row(), previous.row()} - {-1}:
            self.update_line(line)
        row_id = self.rows.id_at(current.row())
        if current.isValid():
            self._cursor_was = current.row()
        if current.isValid() and row_id != self._cursor_id:
            self._cursor_id = row_id
            self.cursor_moved.emit()

    def _column_for(self, column: int | None) -> int:
        wanted = column if column is not None else self.cursor_column()
        return wanted if wanted > MARK and not self.isColumnHidden(wanted) else self.titles.logicalIndex(1)

    def _keep_widths(self) -> None:
        state, last = self.view_state, self.titles.logicalIndex(len(self.view_state.columns))
        for at, column in enumerate(self.rows.columns, 1):
            width = round(self.titles.sectionSize(at) * 100 / self.looks.theme.zoom)
            if (
                not self.isColumnHidden(at)
                and at not in {last, self.growing()}
                and width != dict(state.widths).get(column.key, self.usual_width(column))
            ):
                state = state.widened(column.key, width)
        self.view_state = state
        self.state_changed.emit()

    def _keep_order(self) -> None:
        if self.laying:
            return
        sections = [self.titles.logicalIndex(visual) for visual in range(1, self.titles.count())]
        keys = tuple(self.rows.columns[at - 1].key for at in sections if at and not self.isColumnHidden(at))
        self.change(replace(self.view_state, columns=keys))

    def _find_cursor(self) -> None:
        line = self.rows.line_of(self._cursor_id)
        if line is not None:
            self.go_to(line)
        elif self._cursor_id is not None and not self.rows.holds(self._cursor_id):
            self.go_to(self._cursor_was)
        else:
            self.go_to_first()

    def _dress(self) -> None:
        self.dress(Looks(self.themes.theme))
        self.lay_columns(self.view_state)
        self.viewport().update()

    def is_warming(self) -> bool:
        """Whether the first sort and filter are still being made ready."""
        return self._warmer.isActive()

    def _warm(self) -> None:
        self._warmer.setInterval(0)
        if next(self._warming, self) is self:
            self._warmer.stop()
