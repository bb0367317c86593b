"""The head of the list of runs, and the bar in the place of the filters while runs are marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


def run_head(themes: Themes, words: Words, parts: tuple[QWidget, QWidget, QWidget]) -> QFrame:
    """Title, the sides of the view, how many, and the parts."""
    ways, count, shown = parts
    head = QFrame()
    head.setFixedHeight(themes.theme.size.page_header)
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


class MarkedRuns(QFrame):
    """What can be done to the marked runs."""

    snooze_asked = Signal()
    drop_asked = Signal()
    clear_asked = Signal()

    def __init__(self, themes: Themes, words: Words, *, can_write: bool) -> None:
        super().__init__()
        self._words = words
        line = row(self, gap=8)
        line.setContentsMargins(16, 4, 16, 4)
        self.count = label("strong")
        line.addWidget(self.count)
        line.addSpacing(8)
        deeds: tuple[tuple[Icon, Text, str, SignalInstance], ...] = (
            (Icon.WAIT, msg("Snooze"), "S", self.snooze_asked),
            (Icon.CLOSE, pmsg("run", "Drop"), "D", self.drop_asked),
        )
        for icon, title, key, asked in deeds:
            button = Button(themes, "", icon, (key,))
            button.setProperty("small", True)
            button.setEnabled(can_write)
            words.say(button.setText, title)
            button.clicked.connect(asked)
            line.addWidget(button)
        line.addStretch()
        clear = Button(themes, "icon", Icon.CLOSE)
        words.say(clear.set_name, msg("Clear the marks"))
        clear.clicked.connect(self.clear_asked)
        line.addWidget(clear)

    def show_count(self, marked: int) -> None:
        """Say how many are marked."""
        self._words.say(self.count.setText, nmsg("{n} marked", "{n} marked", marked))
