"""What stands where content will be: nothing yet, something that failed, something on its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from csdesk.domain.text import Text
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, Painted
from csdesk.ui.words import Words

SKELETON_AFTER_MS = 300
_BARS = ((0.04, 0.30), (0.46, 0.14), (0.76, 0.20))


class State(QFrame):
    """An icon, a sentence, a second one, and a few ways on."""

    def __init__(
        self, themes: Themes, words: Words, icon: Icon, *, kind: str = "card", ink: Ink = Ink.TERTIARY
    ) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = row(self, gap=12)
        line.setContentsMargins(14, 14, 14, 14)
        line.addWidget(IconLabel(themes, icon, ink, 18), 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=4)
        self.title = label("strong", wrap=True)
        self.sentence = label("secondary", wrap=True)
        self.sentence.hide()
        said.addWidget(self.title)
        said.addWidget(self.sentence)
        self._ways: QHBoxLayout = row(gap=8)
        self._ways.addStretch()
        said.addSpacing(4)
        said.addLayout(self._ways)
        line.addLayout(said, 1)

    def say(self, title: Text, sentence: Text | None = None) -> None:
        """What it is, and why or what to do."""
        self._words.say(self.title.setText, title)
        self.sentence.setVisible(sentence is not None)
        if sentence is not None:
            self._words.say(self.sentence.setText, sentence)

    def offer(
        self, title: Text, run: Callable[[], object], caps: Sequence[str] = (), *, main: bool = False
    ) -> Button:
        """Add a way on."""
        button = Button(self._themes, "primary" if main else "", caps=caps)
        self._words.say(button.setText, title)
        button.setProperty("small", True)
        button.clicked.connect(lambda: run())  # noqa: PLW0108 - drops the flag that Qt sends
        self._ways.insertWidget(self._ways.count() - 1, button)
        return button


def empty_state(themes: Themes, words: Words, icon: Icon, title: Text, sentence: Text | None = None) -> State:
    """What belongs here; `offer` gives the one action that fills it."""
    state = State(themes, words, icon)
    state.say(title, sentence)
    return state


def error_state(themes: Themes, words: Words, title: Text, sentence: Text | None = None) -> State:
    """What happened and the way out, in the error colour."""
    state = State(themes, words, Icon.ERROR, kind="error-card", ink=Ink.ERROR)
    state.say(title, sentence)
    return state


class Skeleton(Painted):
    """Grey bars in the height of the rows to come; nothing at all in the first 300 ms."""

    def __init__(self, themes: Themes, rows: int = 8) -> None:
        super().__init__(themes)
        self._rows = rows
        self._drawn = False
        self._timer = QTimer(self, singleShot=True, interval=SKELETON_AFTER_MS)
        self._timer.timeout.connect(self._begin)
        self._timer.start()

    def sizeHint(self) -> QSize:
        """The rows."""
        theme = self._themes.theme
        return QSize(theme.px(300), theme.size.row.default * self._rows)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars."""
        if not self._drawn:
            return
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, thick = theme.size.row.default, theme.px(8)
        for place in range(self._rows):
            top = place * high
            painter.setPen(theme.color.border.subtle)
            painter.drawLine(0, top + high - 1, self.width(), top + high - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color.bg.sunken if not theme.dark else theme.color.bg.pressed)
            for start, share in _BARS:
                wide = self.width() * (share - 0.03 * (place % 3))
                box = QRectF(self.width() * start, top + (high - thick) / 2, wide, thick)
                painter.drawRoundedRect(box, theme.radius.xs, theme.radius.xs)

    def _begin(self) -> None:
        self._drawn = True
        self.update()
