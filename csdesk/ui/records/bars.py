"""The line above a grid while rows are marked: what can be done to them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.tables.marked_bar import MarkedBar
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class MarkedRows(MarkedBar):
    """What can be done to the marked rows."""

    edit_asked = Signal(object)
    flag_asked = Signal()
    fill_asked = Signal()
    copy_asked = Signal()
    erase_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.edit = self.add_button(Icon.EDIT, msg("Edit field"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.edit))
        self.flag = self.add_button(Icon.DONE, msg("Paid"), ("P",))
        self.flag.clicked.connect(self.flag_asked)
        fill = self.add_button(Icon.DOWN, msg("Fill down"), ("Ctrl", "D"))
        fill.clicked.connect(self.fill_asked)
        copy = self.add_button(Icon.COPY, msg("Copy"))
        copy.clicked.connect(self.copy_asked)
        self.erase = self.add_button(Icon.ERASE, pmsg("verb", "Delete"), ("Del",))
        self.erase.clicked.connect(self.erase_asked)
        self.close_line()

    def show_flag(self, title: Text | None) -> None:
        """Say what P does, or nothing."""
        self.flag.setVisible(title is not None)
        if title is not None:
            self._words.say(self.flag.setText, title)

    def lock(self) -> None:
        """Offer nothing that changes anything."""
        self.edit.hide()
        self.erase.hide()
