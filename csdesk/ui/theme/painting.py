"""Small things that are painted, by widgets and by delegates alike: health shapes, pills, key caps, sparklines."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.tokens import HealthTone, Theme


class Level(StrEnum):
    """A health level, by the name of its tokens."""

    GOOD = "good"
    WATCH = "watch"
    RISK = "risk"
    UNKNOWN = "unknown"


LEVELS = {"healthy": Level.GOOD, "at_risk": Level.WATCH, "critical": Level.RISK, "no_data": Level.UNKNOWN}
"""The level of each band of health."""


class PillTone(StrEnum):
    """What a pill is about."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


def health_tone(theme: Theme, level: Level) -> HealthTone:
    """The colours of a health level."""
    tone: HealthTone = getattr(theme.color.health, level.value)
    return tone


def pill_inks(theme: Theme, tone: PillTone) -> tuple[QColor, QColor]:
    """The words and the surface of a pill."""
    if tone is PillTone.NEUTRAL:
        return theme.color.text.secondary, theme.color.bg.sunken
    found = getattr(theme.color.status, tone.value)
    return found.text, found.tint


def paint_health(painter: QPainter, theme: Theme, level: Level, center: QPointF, side: float) -> None:
    """The shape of a health level: circle, diamond, triangle, or a hollow ring."""
    color = health_tone(theme, level).solid
    half = side / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if level is Level.GOOD:
        painter.drawEllipse(center, half, half)
    elif level is Level.WATCH:
        reach = half * 1.2
        painter.drawPolygon(_around(center, (0, -reach), (reach, 0), (0, reach), (-reach, 0)))
    elif level is Level.RISK:
        painter.drawPolygon(
            _around(center, (0, -half), (half * 1.15, half * 0.9), (-half * 1.15, half * 0.9))
        )
    else:
        painter.setPen(QPen(color, theme.px(1.6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, half - 0.8, half - 0.8)
    painter.restore()


def pill_width(theme: Theme, words: str, *, shaped: bool = False) -> int:
    """How wide a pill with these words is."""
    metrics = QFontMetricsF(font_of(theme.type.small, weight=600 if shaped else 500))
    return round(metrics.horizontalAdvance(words)) + theme.px(26 if shaped else 12)


def paint_pill(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    words: str,
    inks: tuple[QColor, QColor],
    *,
    level: Level | None = None,
) -> None:
    """Words on a tinted surface, after the shape of a health level if there is one."""
    ink, surface = inks
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(surface)
    painter.drawRoundedRect(box, theme.radius.sm, theme.radius.sm)
    text = box.adjusted(theme.px(6), 0, -theme.px(6), 0)
    if level is not None:
        paint_health(painter, theme, level, QPointF(box.left() + theme.px(11), box.center().y()), theme.px(7))
        text.setLeft(box.left() + theme.px(20))
    painter.setPen(ink)
    painter.setFont(font_of(theme.type.small, weight=500 if level is None else 600))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


def caps_width(theme: Theme, caps: Sequence[str]) -> int:
    """How wide a row of key caps is."""
    gap = theme.px(3)
    return sum(_cap_width(theme, cap) + gap for cap in caps) - gap if caps else 0


def paint_caps(
    painter: QPainter,
    theme: Theme,
    start: QPointF,
    caps: Sequence[str],
    inks: tuple[QColor, QColor],
) -> None:
    """A row of key caps in an ink, with borders in another, from the middle of a left edge on."""
    ink, border = inks
    height = theme.px(17)
    left, middle = start.x(), start.y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font_of(theme.type.caption))
    for cap in caps:
        width = _cap_width(theme, cap)
        box = QRectF(left + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
        painter.setPen(QPen(border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.radius.sm, theme.radius.sm)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
        left += width + theme.px(3)
    painter.restore()


def paint_sparkline(
    painter: QPainter, theme: Theme, box: QRectF, values: Sequence[float | None], level: Level
) -> None:
    """A line over its own range, with the last point in the colour of its level; dashes without enough points."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color.text.tertiary, theme.stroke.sparkline)
    if len(known) < 2:
        pen.setDashPattern([2, 2])
        pen.setColor(theme.color.border.strong)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        painter.restore()
        return
    low, high = min(value for _, value in known), max(value for _, value in known)
    span = (high - low) or 1.0
    inner = box.adjusted(2, 3, -3, -3)
    points = [
        QPointF(
            inner.left() + inner.width() * place / (len(values) - 1),
            inner.bottom() - inner.height() * ((value - low) / span if high > low else 0.5),
        )
        for place, value in known
    ]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(health_tone(theme, level).solid)
    painter.drawEllipse(points[-1], 2.2, 2.2)
    painter.restore()


@lru_cache(maxsize=256)
def _cap_width(theme: Theme, cap: str) -> int:
    wide = QFontMetricsF(font_of(theme.type.caption)).horizontalAdvance(cap) + theme.px(10)
    return max(round(wide), theme.px(17))


def _around(center: QPointF, *corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([center + QPointF(*corner) for corner in corners])


def paint_ring(painter: QPainter, theme: Theme, box: QRectF, done: int, of: int) -> None:
    """A ring that is closed as far as something is done."""
    thick = theme.px(2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color.border.strong, thick))
    painter.drawEllipse(box)
    if done:
        painter.setPen(QPen(theme.color.accent.base, thick))
        share = min(1.0, done / max(1, of))
        painter.drawArc(box, 90 * 16, -round(share * 360 * 16))
    painter.restore()
