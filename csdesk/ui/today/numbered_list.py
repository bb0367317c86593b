"""A short list whose lines are taken by their digits, by a click, or by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.ui.forms.popover import CardList
from csdesk.ui.theme.theme import Themes

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NumberedList(CardList):
    """Lines numbered from 1."""

    taken = Signal(int)
    """The place of the line, from 0."""

    def __init__(self, themes: Themes, parent: QWidget, name: str, lines: Sequence[str]) -> None:
        super().__init__(themes, parent)
        for place, words in enumerate(lines):
            self.add(f"{place + 1}   {words}", place)
        self.setCurrentRow(0)
        self.fit()
        self.setAccessibleName(name)
        self.itemClicked.connect(lambda _: self.taken.emit(self.currentRow()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes its line, Enter the chosen one."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < self.count():
            self.taken.emit(place)
        elif event.key() in _ENTER:
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
