"""What the health card is painted with: how far a score went, and its line over the days."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from csdesk.ui.account.health_facts import Line, Moved
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import Level, health_tone, paint_health
from csdesk.ui.theme.tokens import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def capital(words: str) -> str:
    """A fact at the beginning of a line."""
    return words[:1].upper() + words[1:]


def paint_moved(
    painter: QPainter, theme: Theme, box: QRectF, moved: Moved | None, after: Sequence[str] = ()
) -> None:
    """An arrow and how far, then the longest of some words that fits."""
    painter.save()
    painter.setFont(font_of(theme.type.small, weight=500))
    metrics = QFontMetricsF(painter.font())
    left = box.left()
    quiet = theme.color.text.tertiary
    if moved is None or not moved.points:
        written = "—" if moved is None else "="
        painter.setPen(quiet)
        painter.drawText(box, _LEFT, written)
    else:
        level = Level.GOOD if moved.points > 0 else Level.RISK
        ink = health_tone(theme, level).text
        half = theme.px(3)
        middle = QPointF(left + half, box.center().y())
        tip = -half if moved.points > 0 else half
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF(
                [
                    middle + QPointF(0, tip),
                    middle + QPointF(half, -tip * 0.8),
                    middle + QPointF(-half, -tip * 0.8),
                ]
            )
        )
        written = str(abs(moved.points))
        left += 2 * half + theme.px(4)
        painter.setPen(ink)
        painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()), _LEFT, written)
    left += metrics.horizontalAdvance(written) + theme.px(4)
    painter.setFont(font_of(theme.type.small))
    painter.setPen(quiet)
    room = QRectF(left, box.top(), box.right() - left, box.height())
    small = QFontMetricsF(painter.font())
    painter.drawText(
        room, _LEFT, next((one for one in after if small.horizontalAdvance(one) <= room.width()), "")
    )
    painter.restore()


def paint_line(painter: QPainter, theme: Theme, box: QRectF, line: Line, level: Level) -> None:
    """The score over the days, the threshold dashed, a tick where another model came into use, imported scores apart."""
    scores = [*(score for _, score, _ in line.points), *(score for _, score in line.imported)]
    low, high = min([*scores, line.threshold]) - 4, max([*scores, line.threshold]) + 4

    def at(day: int, score: float) -> QPointF:
        return QPointF(
            box.left() + box.width() * day / (line.days - 1),
            box.bottom() - box.height() * (score - low) / (high - low),
        )

    painter.save()
    pen = QPen(theme.color.border.strong, 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawLine(at(0, line.threshold), at(line.days - 1, line.threshold))
    painter.setPen(QPen(theme.color.accent.base, 1))
    for mark in line.marks:
        x = at(mark, low).x()
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
    for again in (True, False):
        pen = QPen(theme.color.text.tertiary if again else theme.color.text.secondary, theme.stroke.sparkline)
        if again:
            pen.setDashPattern([1.5, 1.8])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_stretches(line, at, again=again))
    painter.setPen(QPen(theme.color.accent.base, theme.stroke.sparkline))
    painter.setBrush(theme.color.bg.surface)
    half = theme.px(2.5)
    for day, score in line.imported:
        center = at(day, score)
        painter.drawRect(QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half))
    if line.points:
        day, score, _ = line.points[-1]
        paint_health(painter, theme, level, at(day, score), theme.px(7))
    painter.restore()


def _stretches(line: Line, at: Callable[[int, float], QPointF], *, again: bool) -> QPainterPath:
    """The part that was observed, or the one that is recalculated, up to where the other begins."""
    path = QPainterPath()
    is_open = False
    for before, now in zip((None, *line.points), line.points, strict=False):
        if now[2] is not again:
            is_open = False
            continue
        if not is_open:
            start = before if before is not None and not again else now
            path.moveTo(at(start[0], start[1]))
        path.lineTo(at(now[0], now[1]))
        is_open = True
    return path
