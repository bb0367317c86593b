"""The bar in the place of the filters while tasks are marked: what can be done to them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from csdesk.domain.text import msg, pmsg
from csdesk.ui.tables.marked_bar import MarkedBar
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class MarkedTasks(MarkedBar):
    """What can be done to the marked tasks."""

    complete_asked = Signal()
    move_asked = Signal(object)
    edit_asked = Signal(object)
    drop_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.complete = self.add_button(Icon.DONE, pmsg("verb", "Complete"))
        words.language_changed.connect(self._name_keys)
        self._name_keys()
        self.complete.clicked.connect(self.complete_asked)
        self.moving = self.add_button(Icon.WAIT, msg("Reschedule"), ("S",))
        self.moving.clicked.connect(lambda: self.move_asked.emit(self.moving))
        self.edit = self.add_button(Icon.EDIT, msg("Edit field"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.edit))
        self.drop = self.add_button(Icon.CLOSE, pmsg("verb", "Drop"), ("D",))
        self.drop.clicked.connect(self.drop_asked)
        export = self.add_button(Icon.DATE, msg("Calendar file"))
        export.clicked.connect(self.calendar_asked)
        self.close_line()

    def lock(self) -> None:
        """Offer nothing that changes anything."""
        for button in (self.complete, self.moving, self.edit, self.drop):
            button.hide()

    def _name_keys(self) -> None:
        self.complete.set_caps((self._words(msg("Space")),))
