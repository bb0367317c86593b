"""The head of the list of runs, and the bar in the place of the filters while runs are marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from csdesk.domain.text import msg, pmsg
from csdesk.ui.tables.marked_bar import MarkedBar
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


def run_head(themes: Themes, words: Words, parts: tuple[QWidget, QWidget, QWidget]) -> QFrame:
    """Title, the sides of the view, how many, and the parts."""
    ways, count, shown = parts
    head = QFrame()
    themes.hold(head.setFixedHeight, lambda theme: theme.size.page_header)
    line = row(head, gap=12)
    line.setContentsMargins(24, 8, 24, 4)
    title = label("title")
    words.say(title.setText, msg("Playbooks"))
    middle = Qt.AlignmentFlag.AlignVCenter
    line.addWidget(title, 0, middle)
    line.addWidget(ways, 0, middle)
    line.addWidget(count, 1, middle)
    line.addWidget(shown, 0, middle)
    return head


class MarkedRuns(MarkedBar):
    """What can be done to the marked runs."""

    snooze_asked = Signal()
    drop_asked = Signal()

    def __init__(self, themes: Themes, words: Words, *, can_write: bool) -> None:
        super().__init__(themes, words)
        snooze = self.add_button(Icon.WAIT, msg("Snooze"), ("S",))
        snooze.clicked.connect(self.snooze_asked)
        drop = self.add_button(Icon.CLOSE, pmsg("run", "Drop"), ("D",))
        drop.clicked.connect(self.drop_asked)
        for button in (snooze, drop):
            button.setEnabled(can_write)
        self.close_line()
