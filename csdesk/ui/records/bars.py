"""The line above a grid while rows are marked: what can be done to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class MarkedBar(QFrame):
    """What can be done to the marked rows."""

    edit_asked = Signal(object)
    flag_asked = Signal()
    fill_asked = Signal()
    copy_asked = Signal()
    erase_asked = Signal()
    clear_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setFixedHeight(themes.theme.size.filter_bar)
        line = row(self, gap=8)
        line.setContentsMargins(16, 4, 16, 4)
        self.count = label("strong")
        line.addWidget(self.count)
        line.addSpacing(8)
        self.edit = self._button(Icon.EDIT, msg("Edit field"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.edit))
        self.flag = self._button(Icon.DONE, msg("Paid"), ("P",))
        fill = self._button(Icon.DOWN, msg("Fill down"), ("Ctrl", "D"))
        copy = self._button(Icon.COPY, msg("Copy"))
        self.erase = self._button(Icon.ERASE, pmsg("verb", "Delete"), ("Del",))
        clear = Button(themes, "icon", Icon.CLOSE)
        words.say(clear.set_name, msg("Clear the marks"))
        for button, asked in (
            (self.flag, self.flag_asked),
            (fill, self.fill_asked),
            (copy, self.copy_asked),
            (self.erase, self.erase_asked),
            (clear, self.clear_asked),
        ):
            button.clicked.connect(asked)
        for button in (self.edit, self.flag, fill, copy, self.erase):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(clear)

    def show_count(self, marked: int) -> None:
        """Say how many are marked."""
        self._words.say(self.count.setText, nmsg("{n} marked", "{n} marked", marked))

    def show_flag(self, title: Text | None) -> None:
        """Say what P does, or nothing."""
        self.flag.setVisible(title is not None)
        if title is not None:
            self._words.say(self.flag.setText, title)

    def lock(self) -> None:
        """Offer nothing that changes anything."""
        self.edit.hide()
        self.erase.hide()

    def _button(self, icon: Icon, title: Text, caps: tuple[str, ...] = ()) -> Button:
        made = Button(self._themes, "", icon, caps)
        made.setProperty("small", True)
        self._words.say(made.setText, title)
        return made
