"""The bar that takes the place of the filters while rows are marked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import msg, pmsg
from csdesk.ui.tables.marked_bar import MarkedBar
from csdesk.ui.theme.controls import icon_button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LEFT = 20


class BulkBar(MarkedBar):
    """What can be done to the marked rows; what has a key or another way goes first where there is little room."""

    edit_asked = Signal(object)
    task_asked = Signal(object)
    playbook_asked = Signal()
    export_asked = Signal()
    copy_asked = Signal()
    erase_asked = Signal()

    def __init__(self, themes: Themes, words: Words, *, can_write: bool) -> None:
        super().__init__(themes, words, _LEFT)
        self._can_write = can_write
        self._ways: tuple[tuple[QWidget, ...], ...] = ()
        """What is left out, the least of it first."""

    def fill(self) -> None:
        """Put in what it shows."""
        self.edit = self.add_button(Icon.EDIT, msg("Edit field"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.edit))
        self.task = self.add_button(Icon.TASKS, msg("Add task"))
        self.task.clicked.connect(lambda: self.task_asked.emit(self.task))
        self.playbook = self.add_button(Icon.PLAYBOOKS, msg("Playbook"), ("P",))
        self.playbook.clicked.connect(self.playbook_asked)
        self.export = self.add_button(Icon.EXPORT, msg("Export"))
        self.export.clicked.connect(self.export_asked)
        self.copy = self.add_button(Icon.COPY, msg("Copy"), ("Ctrl", "C"))
        self.copy.clicked.connect(self.copy_asked)
        self.erase = self.add_button(Icon.ERASE, pmsg("verb", "Delete"))
        self.erase.clicked.connect(self.erase_asked)
        clear = self.small_button(Icon.CLOSE, msg("Clear the marks"), ("Esc",))
        self.close_line(clear)
        cross = icon_button(self._themes, self._words, Icon.CLOSE, msg("Clear the marks"))
        cross.clicked.connect(self.clear_asked)
        self.line.addWidget(cross)
        self._ways = (
            (cross,),
            (cross, self.copy),
            (clear, self.copy),
            (clear, self.copy, self.export),
        )
        for button in (self.edit, self.task, self.erase):
            button.setEnabled(self._can_write)
        self._fit()

    def show_count(self, marked: int) -> None:
        """Say how many are marked."""
        super().show_count(marked)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It makes do with the room there is."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        spared = {one for way in self._ways for one in way}
        for way in self._ways:
            for one in spared:
                one.setVisible(one not in way)
            if self.line.sizeHint().width() <= self.width():
                return
