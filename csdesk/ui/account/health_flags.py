"""What to know about a score before it is trusted: pills, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from csdesk.ui.account.health_facts import Flag
from csdesk.ui.account.lettering import pill_tone
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import paint_pill, pill_inks, pill_width
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_WIDEST, _LEAST, _HIGH, _GAP = 340, 110, 20, 6


class FlagLine(Painted):
    """The flags side by side; one without room is cut, and the tooltip says all of them."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._flags: tuple[Flag, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words.language_changed.connect(self._name)

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show other flags."""
        self._flags = tuple(flags)
        self.setVisible(bool(flags))
        self._name()

    def said(self) -> list[str]:
        """Each flag in full, with what there is to know about it."""
        return [f"{self._words(flag.words)}. {self._words(flag.tip)}" for flag in self._flags]

    def sizeHint(self) -> QSize:
        """All of them, each up to a length."""
        theme = self._themes.theme
        wide = sum(self._width(flag) + theme.px(_GAP) for flag in self._flags)
        return QSize(max(0, wide - theme.px(_GAP)), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of the first."""
        theme = self._themes.theme
        return QSize(min(theme.px(_LEAST), self.sizeHint().width()), theme.px(_HIGH))

    def event(self, event: QEvent) -> bool:
        """The tooltip says everything."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain("\n".join(self.said())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pills."""
        theme = self._themes.theme
        painter = QPainter(self)
        left = 0
        for flag in self._flags:
            wide = min(self._width(flag), self.width() - left)
            if wide < theme.px(_LEAST // 2):
                return
            font = font_of(theme.type.small, weight=500)
            room = wide - theme.px(12)
            cut = QFontMetrics(font).elidedText(
                self._words(flag.words), Qt.TextElideMode.ElideRight, room + 1
            )
            box = QRectF(left, (self.height() - theme.px(_HIGH)) / 2, wide, theme.px(_HIGH))
            paint_pill(painter, theme, box, cut, pill_inks(theme, pill_tone(flag.tone)))
            left += wide + theme.px(_GAP)

    def _width(self, flag: Flag) -> int:
        theme = self._themes.theme
        return min(pill_width(theme, self._words(flag.words)), theme.px(_WIDEST))

    def _name(self) -> None:
        self.setAccessibleName(" ".join(self.said()))
        self._on_theme()
