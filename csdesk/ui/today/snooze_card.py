"""Until when a thing is put off: 1 is tomorrow, 2 Monday, 3 a day that is typed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.text import msg
from csdesk.ui.forms.dates import parse_date
from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.today.numbered_list import NumberedList
from csdesk.ui.words import Words

_MONDAY = 7
_PICK = 2


class SnoozeCard(Popover):
    """Three ways to put a thing off."""

    chosen = Signal(object)
    """The day."""

    def __init__(self, title: str, today: date, themes: Themes, words: Words, opener: QWidget) -> None:
        super().__init__(opener, themes)
        self._words = words
        self._today = today
        self.days = (today + timedelta(days=1), today + timedelta(days=_MONDAY - today.weekday()))
        head = label("strong", title)
        translator = words.translator
        named = zip((msg("Tomorrow"), msg("Monday")), self.days, strict=True)
        lines = [f"{words(name)}, {translator.short_date(day)}" for name, day in named]
        self.list = NumberedList(themes, self, words(msg("Snooze")), [*lines, words(msg("Pick a day"))])
        self.list.taken.connect(self._take)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words(msg("Fri, +10d, 15/12")))
        self.line.setAccessibleName(words(msg("Pick a day")))
        self.line.returnPressed.connect(self._take_typed)
        self.line.textChanged.connect(self._try)
        self.line.hide()
        self.said = label("small")
        self.said.hide()
        layout = column(self, margin=12, gap=6)
        for widget in (head, self.list, self.line, self.said):
            layout.addWidget(widget)
        self.setMinimumWidth(themes.theme.px(240))

    def _take(self, place: int) -> None:
        if place == _PICK:
            self.list.setCurrentRow(_PICK)
            self.line.show()
            self.said.show()
            self.adjustSize()
            self.line.setFocus()
        elif 0 <= place < len(self.days):
            self._choose(self.days[place])

    def _take_typed(self) -> None:
        day = self._typed()
        if day is not None:
            self._choose(day)

    def _choose(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)

    def _typed(self) -> date | None:
        try:
            return parse_date(self.line.text(), self._today, day_first=self._words.translator.day_first)
        except Refused as refused:
            self.said.setText(self._words(refused.text))
            return None

    def _try(self) -> None:
        self.said.setText("")
        day = self._typed()
        if day is not None:
            self.said.setText(self._words.translator.date(day))
        self.adjustSize()
