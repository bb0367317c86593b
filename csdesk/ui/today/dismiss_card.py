"""Why and for how long a playbook is not wanted: 1 a week, 2 a month, 3 for good; the reason is optional."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.domain.text import msg
from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.today.numbered_list import NumberedList
from csdesk.ui.words import Words

_WEEK, _MONTH = 7, 30


class DismissCard(Popover):
    """Three spans, and a line for the reason."""

    chosen = Signal(object, str)
    """The last day it stays away (`None` is for good), and why."""

    def __init__(self, title: str, today: date, themes: Themes, words: Words, opener: QWidget) -> None:
        super().__init__(opener, themes)
        self.days = (today + timedelta(days=_WEEK), today + timedelta(days=_MONTH), None)
        said = (msg("For a week"), msg("For a month"), msg("Not again for this reason"))
        self.list = NumberedList(
            themes, self, words(msg("Dismiss the playbook")), [words(one) for one in said]
        )
        self.list.installEventFilter(self)
        self.list.taken.connect(self._take)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words(msg("Why, if you like")))
        self.reason.setAccessibleName(words(msg("Why, if you like")))
        self.reason.returnPressed.connect(lambda: self._take(self.list.currentRow()))
        layout = column(self, margin=12, gap=6)
        for widget in (label("strong", title), self.list, self.reason):
            layout.addWidget(widget)
        self.setMinimumWidth(themes.theme.px(260))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters typed into the list begin the reason."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.text().isalpha():
            self.reason.setFocus()
            self.reason.insert(event.text())
            return True
        return super().eventFilter(watched, event)

    def _take(self, place: int) -> None:
        if 0 <= place < len(self.days):
            reason = self.reason.text().strip()
            self.close()
            self.chosen.emit(self.days[place], reason)
