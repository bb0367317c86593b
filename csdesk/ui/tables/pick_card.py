"""A card with a list to pick one thing from, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.text import Text
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.popover import KEY, CardList, Popover
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class PickCard(Popover):
    """One of several columns, to filter, sort, group or edit by."""

    picked = Signal(str)

    def __init__(
        self, title: Text, options: Sequence[tuple[str, Text]], themes: Themes, words: Words, opener: QWidget
    ) -> None:
        super().__init__(opener, themes)
        head = label("strong", words(title))
        self.line = QLineEdit(self)
        self.line.setAccessibleName(head.text())
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._narrow)
        self.list = CardList(themes, self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for key, text in options:
            self.list.add(words(text), key)
        self.list.setCurrentRow(0)
        self.list.fit()
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        for widget in (head, self.line, self.list):
            layout.addWidget(widget)
        self.setMinimumWidth(themes.theme.px(260))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the line has the keys; Enter takes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed)
        shown = []
        for line in range(self.list.count()):
            item = self.list.item(line)
            item.setHidden(wanted not in folded(item.text()))
            if not item.isHidden():
                shown.append(line)
        self.list.setCurrentRow(shown[0] if shown else -1)

    def _walk(self, step: int) -> None:
        line = self.list.currentRow() + step
        while 0 <= line < self.list.count() and self.list.item(line).isHidden():
            line += step
        if 0 <= line < self.list.count():
            self.list.setCurrentRow(line)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.close()
            self.picked.emit(item.data(KEY))
