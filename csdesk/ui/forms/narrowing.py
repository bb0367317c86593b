"""A line that narrows the list below it while somebody types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from csdesk.ui.forms.folding import folded

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NarrowingLine(QLineEdit):
    """Hides what has other words; arrows walk the list while the line has the keys, Enter or a click takes."""

    taken = Signal(object)
    """The line of the list."""

    def __init__(self, over: QListWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = over
        over.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.itemClicked.connect(self._take)
        self.textChanged.connect(self._narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter takes; anything else is typed."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(_STEPS[key])
        elif key in _ENTER:
            self._take(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.taken.emit(item)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed)
        shown = []
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(wanted not in folded(item.text()))
            if not item.isHidden():
                shown.append(row)
        self._list.setCurrentRow(shown[0] if shown else -1)

    def _walk(self, step: int) -> None:
        row = self._list.currentRow() + step
        while 0 <= row < self._list.count() and self._list.item(row).isHidden():
            row += step
        if 0 <= row < self._list.count():
            self._list.setCurrentRow(row)
