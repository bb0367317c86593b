"""Why tasks will not be done: one line, Enter drops them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.domain.model.interaction import Task
from csdesk.domain.text import msg, nmsg, pmsg, verbatim
from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class DropCard(Popover):
    """Asks for the reason; it may stay empty."""

    chosen = Signal(str)
    """The reason, perhaps empty."""

    def __init__(self, tasks: Sequence[Task], themes: Themes, words: Words, opener: QWidget) -> None:
        super().__init__(opener, themes)
        title = nmsg("Drop {n} task?", "Drop {n} tasks?", len(tasks))
        if len(tasks) == 1:
            title = msg("Drop {task}?", task=verbatim(tasks[0].title))
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words(msg("Why, if you like")))
        self.reason.setAccessibleName(words(msg("Why, if you like")))
        self.reason.returnPressed.connect(self._take)
        self.drop = Button(themes, "primary", None, ("Enter",))
        self.drop.setText(words(pmsg("task", "Drop")))
        self.drop.clicked.connect(self._take)
        layout = column(self, margin=12, gap=8)
        layout.addWidget(label("strong", words(title), wrap=True))
        layout.addWidget(self.reason)
        layout.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(themes.theme.px(300))

    def _take(self) -> None:
        reason = self.reason.text().strip()
        self.close()
        self.chosen.emit(reason)
