"""The line at the bottom: where the work is saved, the keys of this place, and the way to all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from csdesk.domain.text import Text, msg
from csdesk.ui.actions.spec import KeyHint, keycaps
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.painting import caps_width, paint_caps
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, Painted
from csdesk.ui.words import Words


class HintLine(Painted):
    """Keys and what they do, in the middle; those that do not fit are left away."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._hints: tuple[KeyHint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        words.language_changed.connect(self.update)

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show other keys."""
        self._hints = tuple(hints)
        said = [f"{', '.join(hint.keys)}: {self._words(hint.does)}" for hint in hints]
        self.setAccessibleName("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Whatever is left."""
        return QSize(0, self._themes.theme.px(17))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hints that fit."""
        theme = self._themes.theme
        painter = QPainter(self)
        font = font_of(theme.type.small)
        metrics = QFontMetrics(font)
        gap = theme.px(18)
        drawn: list[tuple[list[str], str, int, int]] = []
        wide = -gap
        for hint in self._hints:
            caps = [cap for key in hint.keys for cap in keycaps(key)]
            words = self._words(hint.does)
            keys = caps_width(theme, caps)
            whole = keys + theme.px(6) + metrics.horizontalAdvance(words)
            if wide + gap + whole > self.width():
                break
            wide += gap + whole
            drawn.append((caps, words, keys, whole))
        left = (self.width() - wide) // 2
        inks = (theme.color.text.secondary, theme.color.border.strong)
        for caps, words, keys, whole in drawn:
            paint_caps(painter, theme, QPointF(left, self.height() / 2), caps, inks)
            painter.setFont(font)
            painter.setPen(theme.color.text.tertiary)
            place = QRect(left + keys + theme.px(6), 0, whole, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            left += whole + gap


class StatusLine(QFrame):
    """Save state, keys of the focused area, F1."""

    keys_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setProperty("kind", "status")
        self._icon = IconLabel(themes, Icon.THIS_COMPUTER, Ink.TERTIARY, 14)
        self._state = label("small")
        self.hints = HintLine(themes, words)
        keys = Button(themes, "status", caps=("F1",), caps_first=True)
        words.say(keys.setText, msg("Shortcuts"))
        keys.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keys.clicked.connect(self.keys_asked)
        layout = row(self, gap=6)
        layout.setContentsMargins(14, 0, 6, 0)
        layout.addWidget(self._icon)
        layout.addWidget(self._state)
        layout.addWidget(self.hints, 1)
        layout.addWidget(keys)
        themes.changed.connect(self._on_theme)
        self._on_theme()
        self.show_state(Icon.THIS_COMPUTER, msg("No file open"))

    def show_state(self, icon: Icon, text: Text, ink: Ink = Ink.TERTIARY) -> None:
        """Say whether and where the work is saved."""
        self._icon.show_icon(icon, ink)
        self._words.say(self._state.setText, text)

    def _on_theme(self) -> None:
        self.setFixedHeight(self._themes.theme.size.status_bar)
