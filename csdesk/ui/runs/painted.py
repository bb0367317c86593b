"""The painted lines of the wizard: an answer with its number, a step of the path with its mark."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csdesk.ui.theme.controls import Pressed
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Mark(Enum):
    """How a step of the path stands."""

    DONE = auto()
    SKIPPED = auto()
    HERE = auto()
    EXPECTED = auto()
    GREYED = auto()


class _Line(Pressed):
    """A button that paints words and is as high as they are."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("kind", "ghost")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        """As high as its words are at this width."""
        return QSize(self._themes.theme.px(120), self._height(max(self.width(), 60)))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower than its words."""
        return QSize(self._themes.theme.px(60), self._height(max(self.width(), 60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._height(max(self.width(), 60)))
        self.update()

    def _height(self, width: int) -> int:
        raise NotImplementedError

    def _px(self, length: float) -> int:
        return self._themes.theme.px(length)


class ChoiceLine(_Line):
    """One answer: its number, its words, where it leads, how long it takes."""

    def __init__(self, themes: Themes, number: int, words: str, leads: str, minutes: str) -> None:
        super().__init__(themes)
        self._number, self._words, self._leads, self._minutes = str(number), words, leads, minutes
        self.setCheckable(True)
        self.setAutoExclusive(True)
        said = ", ".join(filter(None, (words, leads, minutes)))
        self.setAccessibleName(f"{number}: {said}")

    def _fonts(self) -> tuple[QFont, QFont]:
        theme = self._themes.theme
        strong = QFont(font_of(theme.type.body_strong, tabular=False))
        strong.setPixelSize(theme.px(15))
        return strong, font_of(theme.type.body)

    def _room(self, width: int) -> int:
        minutes = QFontMetrics(self._fonts()[1]).horizontalAdvance(self._minutes) if self._minutes else 0
        return max(width - self._px(57) - self._px(24) - minutes, self._px(80))

    def _heights(self, width: int) -> tuple[int, int]:
        strong, plain = self._fonts()
        room = QRect(0, 0, self._room(width), 10_000)
        first = QFontMetrics(strong).boundingRect(room, _WRAP, self._words).height()
        inner = room.adjusted(0, 0, -self._px(18), 0)
        second = QFontMetrics(plain).boundingRect(inner, _WRAP, self._leads).height() if self._leads else 0
        return first, second

    def _height(self, width: int) -> int:
        return max(sum(self._heights(width)) + self._px(22), self._px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card."""
        theme, color = self._themes.theme, self._themes.theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        hovered = self.underMouse() and self.isEnabled()
        wide = 2 if is_on else 1
        painter.setPen(QPen(color.accent.base if is_on else color.border.strong, wide))
        painter.setBrush(color.accent.tint if is_on else color.bg.hover if hovered else color.bg.surface)
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, theme.radius.lg, theme.radius.lg)
        self._paint_number(painter, is_on=is_on)
        strong, plain = self._fonts()
        first, second = self._heights(self.width())
        top = (self.height() - first - second) // 2
        left, room = self._px(57), self._room(self.width())
        ink = color.text.primary if self.isEnabled() else color.text.secondary
        painter.setFont(strong)
        painter.setPen(ink)
        painter.drawText(QRect(left, top, room, first), _WRAP, self._words)
        painter.setFont(plain)
        painter.setPen(color.text.secondary)
        if self._leads:
            side = theme.size.icon_small
            arrow = icon_pixmap(Icon.FORWARD, color.text.secondary, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, top + first + self._px(3)), arrow)
            inner = QRect(left + self._px(18), top + first + self._px(1), room - self._px(18), second)
            painter.drawText(inner, _WRAP, self._leads)
        right = QRect(0, 0, self.width() - self._px(16), self.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._minutes)

    def _paint_number(self, painter: QPainter, *, is_on: bool) -> None:
        theme, color = self._themes.theme, self._themes.theme.color
        side = self._px(25)
        box = QRectF(self._px(15) + 0.5, round((self.height() - side) / 2) + 0.5, side, side)
        painter.setPen(QPen(color.accent.base if is_on else color.border.strong, 1))
        painter.setBrush(color.accent.base if is_on else color.bg.surface)
        painter.drawRoundedRect(box, theme.radius.md, theme.radius.md)
        painter.setPen(color.text.on_accent if is_on else color.text.primary)
        painter.setFont(font_of(theme.type.body_strong))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number)


class PathLine(_Line):
    """One step of the path: its mark, what it asks, what was answered and when."""

    def __init__(self, themes: Themes, mark: Mark, words: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(themes)
        self._mark, self._words, self._details = mark, words, details
        self.is_first = self.is_last = False
        self.setEnabled(mark in {Mark.DONE, Mark.SKIPPED})
        self.setAccessibleName(", ".join((words, *details)))
        self.setToolTip(plain("\n".join((words, *details))))

    def _fonts(self) -> tuple[QFont, QFont]:
        scale = self._themes.theme.type
        is_faint = self._mark in {Mark.EXPECTED, Mark.GREYED}
        return font_of(scale.body if is_faint else scale.body_strong, tabular=False), font_of(scale.small)

    def _parts(self, width: int) -> list[tuple[str, QFont, int]]:
        strong, small = self._fonts()
        room = QRect(0, 0, max(width - self._px(48) - self._px(12), 40), 10_000)
        found = [(self._words, strong, QFontMetrics(strong).boundingRect(room, _WRAP, self._words).height())]
        metrics = QFontMetrics(small)
        found += [(one, small, metrics.boundingRect(room, _WRAP, one).height() + 2) for one in self._details]
        return found

    def _height(self, width: int) -> int:
        faint = self._mark in {Mark.EXPECTED, Mark.GREYED}
        return sum(high for _, _, high in self._parts(width)) + self._px(14 if faint else 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark on its thread, and the words."""
        theme, color = self._themes.theme, self._themes.theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._mark is Mark.HERE
        if here:
            painter.fillRect(self.rect(), color.accent.tint)
            painter.fillRect(QRect(0, 0, self._px(3), self.height()), color.accent.base)
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), color.bg.hover)
        top = self._px(7 if self._mark in {Mark.EXPECTED, Mark.GREYED} else 10)
        middle = QPointF(self._px(27), top + self._px(9))
        self._paint_thread(painter, middle)
        self._paint_mark(painter, middle)
        faint = self._mark in {Mark.EXPECTED, Mark.GREYED}
        for place, (words, font, high) in enumerate(self._parts(self.width())):
            shown = QFont(font)
            shown.setStrikeOut(self._mark is Mark.GREYED and place == 0)
            painter.setFont(shown)
            first = color.text.tertiary if faint else color.text.primary
            painter.setPen(first if place == 0 else color.text.secondary)
            box = QRect(self._px(48), top, self.width() - self._px(60), high)
            painter.drawText(box, _WRAP, words)
            top += high
        if self.hasFocus():
            painter.setPen(QPen(color.accent.focus_ring, theme.stroke.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(4, 1, -4, -1), theme.radius.md, theme.radius.md
            )

    def _paint_thread(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(QPen(self._themes.theme.color.border.strong, 1))
        gap = self._px(12)
        if not self.is_first:
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), middle.y() - gap))
        if not self.is_last:
            painter.drawLine(QPointF(middle.x(), middle.y() + gap), QPointF(middle.x(), self.height()))

    def _paint_mark(self, painter: QPainter, middle: QPointF) -> None:
        color = self._themes.theme.color
        radius = self._px(10)
        if self._mark is Mark.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color.health.good.solid)
            painter.drawEllipse(middle, radius, radius)
            self._paint_icon(painter, middle, Icon.DONE, color.bg.surface)
            return
        if self._mark is Mark.HERE:
            painter.setPen(QPen(color.accent.base, 2))
            painter.setBrush(color.bg.surface)
            painter.drawEllipse(middle, radius - 1, radius - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color.accent.base)
            painter.drawEllipse(middle, self._px(4), self._px(4))
            return
        pen = QPen(color.border.control if self._mark is Mark.SKIPPED else color.border.strong, 1)
        if self._mark is Mark.EXPECTED:
            pen.setDashPattern([3, 3])
            pen.setColor(color.text.tertiary)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius - 0.5, radius - 0.5)
        if self._mark is Mark.SKIPPED:
            self._paint_icon(painter, middle, Icon.FORWARD, color.text.secondary)

    def _paint_icon(self, painter: QPainter, middle: QPointF, icon: Icon, ink: QColor) -> None:
        side = self._themes.theme.size.icon_small
        pixmap = icon_pixmap(icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), pixmap)
