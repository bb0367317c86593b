"""Which columns a table shows, and in what order: a popover with a list to tick and drag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget

from csdesk.domain.text import msg
from csdesk.ui.forms.popover import KEY, CardList, Popover
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.theme.theme import Themes


class ColumnChooser(Popover):
    """The columns of a table: Space ticks, Alt+arrows or dragging moves, Esc closes."""

    chosen = Signal(tuple)
    """The keys of the columns to show, in order."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        shown: Sequence[str],
        reader: Reader,
        opener: QWidget,
        themes: Themes,
    ) -> None:
        super().__init__(opener, themes)
        words = reader.words.words
        title = QLabel(words(msg("Columns")), self)
        title.setProperty("kind", "strong")
        hint = QLabel(words(msg("Drag to change the order")), self)
        hint.setProperty("kind", "small")
        self.list = _MovableList(themes, self)
        self.list.setAccessibleName(title.text())
        self._fill(columns, shown, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(4)
        for widget in (title, hint, self.list):
            layout.addWidget(widget)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self.list.moved.connect(self._tell)

    def _fill(self, columns: Sequence[Column[Any]], shown: Sequence[str], words: Any) -> None:
        by_key = {column.key: column for column in columns}
        ordered = [key for key in shown if key in by_key]
        ordered += [column.key for column in columns if column.key not in shown]
        for key in ordered:
            column = by_key[key]
            item = self.list.add(words(column.title), key, ticked=key in shown)
            if column.fixed:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        self.list.setCurrentRow(0)
        self.list.fit(14)

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        fixed = [item for item in ticked if not item.flags() & Qt.ItemFlag.ItemIsEnabled]
        self.chosen.emit(
            tuple(item.data(KEY) for item in fixed + [item for item in ticked if item not in fixed])
        )


class _MovableList(CardList):
    """A list whose items move by dragging, or by Alt and the arrows."""

    moved = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow carries the current item along."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentItem(item)
            self.moved.emit()
