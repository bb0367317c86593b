"""The bar that takes the place of the filters while rows are marked, and the card that edits them all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class BulkBar(QFrame):
    """What can be done to the marked rows."""

    edit_asked = Signal(object)
    copy_asked = Signal()
    playbook_asked = Signal()
    erase_asked = Signal()
    clear_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(themes.theme.size.filter_bar)
        self._themes = themes
        self._line = row(self, gap=8)
        self._line.setContentsMargins(20, 4, 16, 4)
        self.count = label("strong")

    def fill(self) -> None:
        """Put in what it shows."""
        themes, line = self._themes, self._line
        line.addWidget(self.count)
        line.addSpacing(8)
        self.edit = self._button(themes, Icon.EDIT, msg("Edit field"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.edit))
        copy = self._button(themes, Icon.COPY, msg("Copy"), ("Ctrl", "C"))
        copy.clicked.connect(self.copy_asked)
        self.playbook = self._button(themes, Icon.PLAYBOOKS, msg("Playbook"), ("P",))
        self.playbook.clicked.connect(self.playbook_asked)
        self.erase = self._button(themes, Icon.ERASE, pmsg("verb", "Delete"))
        self.erase.clicked.connect(self.erase_asked)
        clear = self._button(themes, Icon.CLOSE, msg("Clear the marks"), ("Esc",))
        clear.clicked.connect(self.clear_asked)
        for button in (self.edit, self.playbook, copy, self.erase):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(clear)

    def show_count(self, marked: int) -> None:
        """Say how many are marked."""
        self._words.say(self.count.setText, nmsg("{n} marked", "{n} marked", marked))

    def _button(self, themes: Themes, icon: Icon, title: Text, caps: tuple[str, ...] = ()) -> Button:
        made = Button(themes, "", icon, caps)
        made.setProperty("small", True)
        self._words.say(made.setText, title)
        return made
