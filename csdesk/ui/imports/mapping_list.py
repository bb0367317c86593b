"""Where each column goes: the list that the keyboard walks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from csdesk.domain.text import msg
from csdesk.ui.imports.mapping_row import MappingDelegate, MappingRow, accessible
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_ASKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class MappingModel(QAbstractListModel):
    """The columns of one table."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[MappingRow] = []

    def show_rows(self, rows: list[MappingRow]) -> None:
        """Show other columns, or the same ones changed."""
        if [(row.place, row.header) for row in rows] == [(row.place, row.header) for row in self.items]:
            self.items = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.items = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a column."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, and words for those who cannot see it."""
        row = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        return accessible(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class MappingList(QListView):
    """The columns of the shown table; Enter or a click on the target asks where it goes."""

    chosen = Signal(int)
    """Place of the column under the cursor."""
    asked = Signal(int, QRect)
    """A column whose target is to be chosen, and where it stands in this list."""
    dropped = Signal(int)
    """A column to leave out."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self.rows = MappingModel()
        self._paints = MappingDelegate(themes, words)
        self.setModel(self.rows)
        self.setItemDelegate(self._paints)
        self.setProperty("kind", "mapping")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.say(self.setAccessibleName, msg("Where each column goes"))
        self.selectionModel().currentChanged.connect(lambda index, _: self._announce(index))
        words.language_changed.connect(self.viewport().update)
        themes.changed.connect(self.viewport().update)

    def show_rows(self, rows: list[MappingRow]) -> None:
        """Show the columns of a table; the cursor stays, or goes to the first."""
        self.rows.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def place(self) -> int:
        """The place of the column under the cursor, -1 without one."""
        row = self._current()
        return -1 if row is None else row.place

    def choose(self, place: int) -> None:
        """Put the cursor on a column."""
        for number, row in enumerate(self.rows.items):
            if row.place == place:
                self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks, Delete leaves out, the rest moves; keys with Alt belong to the page."""
        row = self._current()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif row is not None and event.key() in _ASKING:
            self._ask(self.currentIndex())
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(row.place)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a target asks for another."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and self._paints.target_box(self.visualRect(index)).contains(at):
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        row = self.rows.items[index.row()]
        self.scrollTo(index)
        self.asked.emit(row.place, self._paints.target_box(self.visualRect(index)))

    def _current(self) -> MappingRow | None:
        index = self.currentIndex()
        return self.rows.items[index.row()] if index.isValid() else None

    def _announce(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.items[index.row()].place)
