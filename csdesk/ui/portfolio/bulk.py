"""The bar that takes the place of the filters while rows are marked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from csdesk.domain.text import msg, pmsg
from csdesk.ui.tables.marked_bar import MarkedBar
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LEFT = 20


class BulkBar(MarkedBar):
    """What can be done to the marked rows."""

    edit_asked = Signal(object)
    task_asked = Signal(object)
    playbook_asked = Signal()
    export_asked = Signal()
    copy_asked = Signal()
    erase_asked = Signal()

    def __init__(self, themes: Themes, words: Words, *, can_write: bool) -> None:
        super().__init__(themes, words, _LEFT)
        self._can_write = can_write

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
        copy = self.add_button(Icon.COPY, msg("Copy"), ("Ctrl", "C"))
        copy.clicked.connect(self.copy_asked)
        self.erase = self.add_button(Icon.ERASE, pmsg("verb", "Delete"))
        self.erase.clicked.connect(self.erase_asked)
        self.close_line(self.small_button(Icon.CLOSE, msg("Clear the marks"), ("Esc",)))
        for button in (self.edit, self.task, self.erase):
            button.setEnabled(self._can_write)
