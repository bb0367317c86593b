"""The three ways to begin, as cards with a small drawing each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from csdesk.domain.text import Text
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level, paint_health
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

_LEVELS = (Level.GOOD, Level.WATCH, Level.GOOD, Level.RISK)
_BARS = (40, 53, 46, 64, 58, 74, 69)


class Drawing(Painted):
    """A picture of what a way to begin leads to."""

    def __init__(self, themes: Themes, paint: Callable[[QPainter, Theme, QRectF], None]) -> None:
        super().__init__(themes)
        self._paint = paint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of the design."""
        theme = self._themes.theme
        return QSize(theme.px(240), theme.px(112))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame and the picture."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.color.border.subtle)
        painter.setBrush(theme.color.bg.subtle)
        painter.drawRoundedRect(box, theme.radius.lg, theme.radius.lg)
        painter.setClipRect(box)
        self._paint(painter, theme, box)


def paint_import(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """A plain sheet turns into accounts with health."""
    color = theme.color
    wide, gap = box.width() * 0.39, box.width() * 0.12
    left = (box.width() - 2 * wide - gap) / 2
    top = theme.px(20)
    for place, border in ((0, color.border.default), (1, color.accent.border)):
        sheet = QRectF(left + place * (wide + gap), top, wide, box.height())
        painter.setPen(border)
        painter.setBrush(color.bg.surface)
        painter.drawRoundedRect(sheet, theme.radius.md, theme.radius.md)
        head = QRectF(sheet.left() + 1, sheet.top() + 1, wide - 2, theme.px(16))
        painter.fillRect(head, color.accent.tint if place else color.bg.sunken)
        for line in range(4):
            middle = top + theme.px(32 + 15 * line)
            start = sheet.left() + theme.px(9)
            if place:
                paint_health(painter, theme, _LEVELS[line], QPointF(start + theme.px(4), middle), theme.px(8))
                start += theme.px(14)
            ink = color.border.control if place else color.border.strong
            for share, length in ((0.0, 0.36), (0.55, 0.15), (0.78, 0.14)):
                room = sheet.right() - start - theme.px(6)
                _bar(
                    painter,
                    theme,
                    QPointF(start + room * share, middle),
                    room * (length - 0.03 * (line % 2)),
                    ink,
                )
    _arrow(painter, theme, QPointF(box.center().x(), top + theme.px(44)))


def paint_sample(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Bars that grow, and accounts by health."""
    color = theme.color
    wide, gap = theme.px(13), theme.px(7)
    left = box.left() + theme.px(20)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, height in enumerate(_BARS):
        painter.setBrush(color.health.good.solid if place >= len(_BARS) - 2 else color.chart.muted_bar)
        tall = theme.px(height)
        painter.drawRoundedRect(
            QRectF(left + place * (wide + gap), box.bottom() - tall, wide, tall + 4), 2, 2
        )
    painter.setFont(font_of(theme.type.small, weight=600))
    for place, (level, count) in enumerate(((Level.GOOD, "37"), (Level.WATCH, "13"), (Level.RISK, "6"))):
        middle = box.top() + theme.px(36 + 22 * place)
        start = left + len(_BARS) * (wide + gap) + theme.px(16)
        paint_health(painter, theme, level, QPointF(start, middle), theme.px(11))
        painter.setPen(color.text.primary)
        place_of_count = QRectF(start + theme.px(14), middle - 9, theme.px(40), 18)
        painter.drawText(place_of_count, Qt.AlignmentFlag.AlignVCenter, count)


def painter_of_scratch(
    name: Callable[[], str], amount: Callable[[], str]
) -> Callable[[QPainter, Theme, QRectF], None]:
    """Two empty fields; the words in them follow the language."""

    def paint(painter: QPainter, theme: Theme, box: QRectF) -> None:
        color = theme.color
        for words, top, wide, border in (
            (name(), 28, 0.82, color.border.control),
            (amount(), 66, 0.5, color.border.strong),
        ):
            field = QRectF(
                box.left() + theme.px(22), box.top() + theme.px(top), box.width() * wide, theme.px(28)
            )
            painter.setPen(QPen(border, 1.2))
            painter.setBrush(color.bg.surface)
            painter.drawRoundedRect(field, theme.radius.md, theme.radius.md)
            painter.setPen(color.text.tertiary)
            painter.setFont(font_of(theme.type.small))
            painter.drawText(field.adjusted(theme.px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    return paint


class Choice(QFrame):
    """One way to begin: a drawing, what it is, and a button; the whole card can be clicked."""

    def __init__(self, themes: Themes, words: Words, drawing: Drawing, *, main: bool = False) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "choice")
        self.setProperty("main", main)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(themes.theme.px(250))
        self.button = Button(themes, "primary" if main else "")
        self.aside = label("tertiary")
        self._title = label("heading", wrap=True)
        self._sentence = label("secondary", wrap=True)
        layout = column(self, gap=6)
        beside = 20 if main else 21  # the border of the main one is a pixel wider
        layout.setContentsMargins(beside, beside, beside, beside - 2)
        layout.addWidget(drawing)
        layout.addSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addSpacing(6)
        layout.addStretch()
        line = row(gap=8)
        line.addWidget(self.button)
        line.addWidget(self.aside)
        line.addStretch()
        layout.addLayout(line)

    def say(self, title: Text, sentence: Text, button: Text, aside: Text | None = None) -> None:
        """Its words."""
        self._words.say(self._title.setText, title)
        self._words.say(self._sentence.setText, sentence)
        self._words.say(self.button.setText, button)
        if aside is not None:
            self._words.say(self.aside.setText, aside)

    def on_choice(self, icon: Icon, caps: tuple[str, ...], run: Callable[[], object]) -> None:
        """What it does, with its icon and key."""
        self.button.set_icon(icon)
        self.button.set_caps(caps)
        self.button.clicked.connect(lambda: run())  # noqa: PLW0108 - drops the flag that Qt sends

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card is a click on its button."""
        if self.rect().contains(event.position().toPoint()):
            self.button.click()


def _bar(painter: QPainter, theme: Theme, start: QPointF, length: float, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    thick = theme.px(4)
    painter.drawRoundedRect(QRectF(start.x(), start.y() - thick / 2, length, thick), thick / 2, thick / 2)


def _arrow(painter: QPainter, theme: Theme, center: QPointF) -> None:
    pen = QPen(theme.color.accent.base, theme.px(1.8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    reach, head = theme.px(10), theme.px(6)
    tip = center + QPointF(reach, 0)
    painter.drawLine(center - QPointF(reach, 0), tip)
    painter.drawLine(tip, tip + QPointF(-head, -head))
    painter.drawLine(tip, tip + QPointF(-head, head))
