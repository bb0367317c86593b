"""Why and for how long a playbook is not wanted: 1 a week, 2 a month, 3 for good; the reason is optional."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.domain.text import msg
from csdesk.ui.forms.popover import CardList, Popover
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_WEEK, _MONTH = 7, 30
_DIGITS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DismissCard(Popover):
    """Three spans, and a line for the reason."""

    chosen = Signal(object, str)
    """The last day it stays away (`None` is for good), and why."""

    def __init__(self, title: str, today: date, themes: Themes, words: Words, opener: QWidget) -> None:
        super().__init__(opener, themes)
        self.days = (today + timedelta(days=_WEEK), today + timedelta(days=_MONTH), None)
        said = (msg("For a week"), msg("For a month"), msg("Not again for this reason"))
        self.list = CardList(themes, self)
        for place, name in enumerate(said):
            self.list.add(f"{place + 1}   {words(name)}", place)
        self.list.setCurrentRow(0)
        self.list.fit()
        self.list.setAccessibleName(words(msg("Dismiss the playbook")))
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._take(self.list.currentRow()))
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words(msg("Why, if you like")))
        self.reason.setAccessibleName(words(msg("Why, if you like")))
        self.reason.installEventFilter(self)
        layout = column(self, margin=12, gap=6)
        for widget in (label("strong", title), self.list, self.reason):
            layout.addWidget(widget)
        self.setMinimumWidth(themes.theme.px(260))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits choose at once in the list, letters begin the reason; Enter takes what is chosen."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.list and key in _DIGITS:
            self._take(_DIGITS[key])
            return True
        if watched is self.list and event.text().isalpha():
            self.reason.setFocus()
            self.reason.insert(event.text())
            return True
        if key in _ENTER and watched in {self.list, self.reason}:
            self._take(self.list.currentRow())
            return True
        return super().eventFilter(watched, event)

    def _take(self, place: int) -> None:
        if 0 <= place < len(self.days):
            reason = self.reason.text().strip()
            self.close()
            self.chosen.emit(self.days[place], reason)
