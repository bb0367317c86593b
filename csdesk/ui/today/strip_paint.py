"""Paints the strip of renewals: months, the line of time, labels at their stems, a marker for each day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from csdesk.domain.text import msg
from csdesk.domain.today.worth import HORIZON
from csdesk.domain.values.month import Month
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import health_tone, paint_health
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.today.days import month_name
from csdesk.ui.today.lettering import draw
from csdesk.ui.today.strip_layout import Label
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.today.strip import RenewalStrip

MARGIN, AXIS, ROWS, LINE = 4, 94, (8, 48), 16
_SMALLEST, _LARGEST, _NAMED_MONTH = 8, 15, 44


def paint_strip(painter: QPainter, strip: RenewalStrip, theme: Theme, words: Words) -> None:
    """The whole strip, but for the bubble."""
    _paint_months(painter, strip, theme, words)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for label in strip.labels:
        _paint_label(painter, strip, theme, label)
    largest = max(strip.money, default=0) or 1
    for place, own in enumerate(strip.money):
        _paint_marker(painter, strip, theme, place, (max(own, 0) / largest) ** 0.5)


def _paint_months(painter: QPainter, strip: RenewalStrip, theme: Theme, words: Words) -> None:
    color, px = theme.color, theme.px
    axis, right = px(AXIS), strip.x_of(HORIZON)
    strong, said = font_of(theme.type.small, weight=600), words(msg("Today"))
    today_wide = round(QFontMetricsF(strong).horizontalAdvance(said))
    month, last = Month.of(strip.on), Month.of(strip.on + timedelta(days=HORIZON))
    is_shaded = False
    while month <= last:
        begin = max(strip.x_of(0), strip.x_of((month.first - strip.on).days))
        end = min(right, strip.x_of((month.last - strip.on).days + 1))
        if is_shaded:
            painter.fillRect(QRectF(begin, 0, end - begin, strip.height() - px(2)), color.bg.subtle)
        left = max(round(begin) + px(6), today_wide + px(10))
        if end - left > px(_NAMED_MONTH):
            room = QRect(left, axis + px(14), round(end) - left, px(LINE))
            name = month_name(words.translator, month.first)
            draw(painter, room, name, font_of(theme.type.small), color.text.tertiary)
        month, is_shaded = month.plus(1), not is_shaded
    painter.setPen(color.border.strong)
    painter.drawLine(QPointF(strip.x_of(0), axis), QPointF(right, axis))
    for week in range(7, HORIZON + 1, 7):
        painter.drawLine(QPointF(strip.x_of(week), axis), QPointF(strip.x_of(week), axis + px(3)))
    painter.setPen(QPen(color.accent.base, px(1.6)))
    painter.drawLine(QPointF(strip.x_of(0), px(4)), QPointF(strip.x_of(0), axis + px(5)))
    room = QRect(0, axis + px(14), today_wide + 2, px(LINE))
    draw(painter, room, said, strong, color.accent.text)


def _paint_label(painter: QPainter, strip: RenewalStrip, theme: Theme, label: Label) -> None:
    px, groups = theme.px, [strip.groups[one] for one in label.members]
    one = strip.lead(groups[0])
    x, top = strip.x_of(one.days), px(ROWS[label.row])
    painter.setPen(QPen(health_tone(theme, strip.levels[label.members[0]]).solid, px(1.4)))
    painter.drawLine(QPointF(x, top + px(2)), QPointF(x, px(AXIS)))
    align = Qt.AlignmentFlag.AlignVCenter
    align |= Qt.AlignmentFlag.AlignLeft if label.left > x else Qt.AlignmentFlag.AlignRight
    box = QRect(round(label.left), top, round(label.width) + 1, px(LINE))
    name, second = strip.lines(label)
    draw(painter, box, name, font_of(theme.type.small, weight=600), theme.color.text.primary, align=align)
    box.translate(0, px(LINE) - 1)
    draw(painter, box, second, font_of(theme.type.small), theme.color.text.secondary, align=align)


def _paint_marker(painter: QPainter, strip: RenewalStrip, theme: Theme, place: int, share: float) -> None:
    group = strip.groups[place]
    center = QPointF(strip.x_of(strip.lead(group).days), theme.px(AXIS))
    side = theme.px(_SMALLEST + (_LARGEST - _SMALLEST) * share)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color.bg.surface)
    painter.drawEllipse(center, side / 2 + 1.5, side / 2 + 1.5)
    paint_health(painter, theme, strip.levels[place], center, side)
    if strip.has_cursor(group):
        painter.setPen(QPen(theme.color.accent.focus_ring, theme.stroke.focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, side / 2 + 4, side / 2 + 4)
