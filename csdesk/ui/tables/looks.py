"""What a painted table needs of the theme: colours, fonts, measures and recoloured icons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen

from csdesk.domain.lean import dataclass
from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.painting import Level, health_tone, paint_health
from csdesk.ui.theme.tokens import Theme

PAD = 8
"""Space beside the content of a cell."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one tone: its words, the solid of its dot and the tint of its pill."""

    text: QColor
    solid: QColor
    tint: QColor


class _Widths(dict[str, float]):
    """The width of each sign of a font, measured once."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)

    def __missing__(self, sign: str) -> float:
        width = self[sign] = self._metrics.horizontalAdvance(sign)
        return width


class Face:
    """A font with its measures."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._widths = _Widths(font)

    def width(self, text: str) -> float:
        """How wide a text is, to a fraction of a pixel; quick, because it is asked for every cell."""
        return sum(map(self._widths.__getitem__, text))

    def cut(self, text: str, room: int) -> str:
        """The text, ending in … where there is no room for all of it."""
        if self.width(text) <= room:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def baseline(self, height: int) -> int:
        """How far below the top of a box the letters of a line in its middle stand."""
        return (height + self.metrics.ascent() - self.metrics.descent() + 1) // 2


class Looks:
    """A theme prepared for painting cells and titles."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        body, strong = theme.type.body, theme.type.body_strong
        self.words = Face(_proportional(font_of(body)))
        self.strong = Face(_proportional(font_of(strong)))
        self.titles = Face(_proportional(font_of(body, weight=500)))
        self.figures = Face(font_of(body))
        self.strong_figures = Face(font_of(strong))
        self.caption = font_of(theme.type.caption, weight=600)
        self.pad = theme.px(PAD)
        self._inks = _inks(theme)

    def ink(self, tone: Tone) -> Ink:
        """The colours of a tone."""
        return self._inks[tone]

    def face(self, *, strong: bool, figures: bool) -> Face:
        """The face of a cell: figures stand under each other, words do not need to."""
        if figures:
            return self.strong_figures if strong else self.figures
        return self.strong if strong else self.words

    def icon(self, painter: QPainter, name: str, ink: QColor, box: QRect) -> None:
        """Paint an icon, by its name, in an ink."""
        ratio = painter.deviceTransform().m11()
        painter.drawPixmap(box, icon_pixmap(Icon(name), ink, box.width(), ratio))

    def tick_box(self, painter: QPainter, box: QRect, *, on: bool, partly: bool = False) -> None:
        """Paint a checkbox: empty, ticked, or with a dash when only some are."""
        color = self.theme.color
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = on or partly
        painter.setPen(QPen(color.accent.base if filled else color.border.control, 1))
        painter.setBrush(color.accent.base if filled else color.bg.surface)
        outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, self.theme.radius.sm, self.theme.radius.sm)
        if filled:
            pen = QPen(color.text.on_accent, self.theme.px(1.7))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline([_inside(outline, *point) for point in (_TICK if on else _DASH)])
        painter.restore()

    def health_box(self, painter: QPainter, box: QRectF, level: Level, *, unsure: bool) -> None:
        """Paint the tinted box of a score with the shape of its level; only outlined when it is not sure."""
        theme = self.theme
        tone = health_tone(theme, level)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if unsure:
            pen = QPen(tone.solid, 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone.tint)
        painter.drawRoundedRect(box, theme.radius.sm, theme.radius.sm)
        shape = QPointF(box.left() + theme.px(11), box.center().y())
        paint_health(painter, theme, level, shape, theme.px(8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    @property
    def tick_size(self) -> QSize:
        """The size of a checkbox."""
        side = self.theme.size.icon
        return QSize(side, side)


_TICK = ((0.25, 0.53), (0.43, 0.70), (0.75, 0.32))
_DASH = ((0.28, 0.5), (0.72, 0.5))


def _proportional(font: QFont) -> QFont:
    """The font with figures as wide as they are; said outright, else a painter takes it from the widget."""
    words = QFont(font)
    words.setFeature(QFont.Tag("tnum"), 0)
    return words


def _inside(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.x() + box.width() * across, box.y() + box.height() * down)


def _inks(theme: Theme) -> dict[Tone, Ink]:
    color = theme.color
    status, health = color.status, color.health
    return {
        Tone.PLAIN: Ink(color.text.primary, color.border.control, color.bg.sunken),
        Tone.QUIET: Ink(color.text.secondary, color.border.control, color.bg.sunken),
        Tone.LOUD: Ink(color.text.primary, color.text.primary, color.bg.sunken),
        Tone.INFO: Ink(status.info.text, color.accent.base, status.info.tint),
        Tone.GOOD: Ink(status.success.text, health.good.solid, status.success.tint),
        Tone.WARNING: Ink(status.warning.text, health.watch.solid, status.warning.tint),
        Tone.BAD: Ink(status.error.text, health.risk.solid, status.error.tint),
    }
