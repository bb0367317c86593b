"""A line of a process in the wizard: a box, its number and its words, which wrap where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from csdesk.ui.theme.theme import Themes

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_GAP, _ABOVE, _BOX = 8, 3, 16


class TickLine(QCheckBox):
    """A box that paints its own words, as high as they are; a click anywhere on it ticks."""

    def __init__(self, themes: Themes, words: str) -> None:
        super().__init__()
        self._themes, self._words = themes, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        """As high as its words are at this width."""
        return QSize(self._themes.theme.px(120), self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower than its words."""
        return QSize(self._themes.theme.px(60), self._height())

    def hitButton(self, pos: QPoint) -> bool:
        """All of the line is the box."""
        return self.rect().contains(pos)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box beside the first line of the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        px = self._themes.theme.px
        first = QRect(0, px(_ABOVE), px(_BOX) + px(_GAP), QFontMetrics(self.font()).height())
        option.rect = first
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        painter.setFont(self.font())
        painter.setPen(self._themes.theme.color.text.primary)
        painter.drawText(self._room(), _WRAP, self._words)

    def _room(self) -> QRect:
        px = self._themes.theme.px
        left = px(_BOX) + px(_GAP)
        return QRect(left, px(_ABOVE), max(self.width() - left - px(4), px(80)), 10_000)

    def _height(self) -> int:
        words = QFontMetrics(self.font()).boundingRect(self._room(), _WRAP, self._words).height()
        return words + 2 * self._themes.theme.px(_ABOVE)

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self.update()
