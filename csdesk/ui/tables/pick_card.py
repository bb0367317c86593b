"""A card with a list to pick one thing from, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.text import Text
from csdesk.ui.forms.narrowing import NarrowingLine
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
        self.list = CardList(themes, self)
        self.line = NarrowingLine(self.list, self)
        self.line.setAccessibleName(head.text())
        self.line.taken.connect(self._take)
        for key, text in options:
            self.list.add(words(text), key)
        self.list.setCurrentRow(0)
        self.list.fit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        for widget in (head, self.line, self.list):
            layout.addWidget(widget)
        self.setMinimumWidth(themes.theme.px(260))

    def _take(self, item: QListWidgetItem) -> None:
        self.close()
        self.picked.emit(item.data(KEY))
