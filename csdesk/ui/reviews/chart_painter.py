"""Draws a chart box as its native twin looks: bars from zero, labels on them, the goal as a dashed line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from csdesk.domain.review.boxes import ChartBox, Face, Rect, Side, is_inside, label_face
from csdesk.domain.review.charts import ChartKind, Ink
from csdesk.ui.reviews.letters import draw_line, font_of, hue

GOAL_FACE = Face(15, 600)
_LABEL_HEIGHT, _NAME_HEIGHT, _LEGEND_MARK = 22, 28, 11


def paint_chart(painter: QPainter, box: ChartBox) -> None:
    """Draw the chart in its place."""
    if box.kind is ChartKind.BAR:
        _bars(painter, box)
    else:
        _columns(painter, box)
    if box.legend:
        _legend(painter, box)


def _columns(painter: QPainter, box: ChartBox) -> None:
    plot = box.plot
    slot = plot.w / len(box.categories)
    width = slot / (1 + box.gap)
    scale = plot.h / float(box.top)
    for at, name in enumerate(box.categories):
        x = plot.x + at * slot + (slot - width) / 2
        base = plot.bottom
        for row in box.series:
            value = row.values[at]
            if value is None:
                continue
            height = float(value) * scale
            bar = Rect(x, base - height, width, height)
            _fill(painter, bar, row.inks[at])
            place = _label_place(box, bar, slot)
            draw_line(
                painter, row.labels[at], label_face(box, row.values[at], row.inks[at]), place, Side.CENTER
            )
            if box.kind is ChartKind.STACKED:
                base -= height
        if box.axis:
            place = Rect(plot.x + at * slot, plot.bottom + 2, slot, _NAME_HEIGHT)
            draw_line(painter, name, box.category, place, Side.CENTER)
    if box.axis:
        painter.setPen(QPen(hue(Ink.TEXT_2), 1))
        painter.drawLine(QPointF(plot.x, plot.bottom), QPointF(plot.right, plot.bottom))
    if box.goal is not None:
        _goal_across(painter, box, slot, scale)


def _label_place(box: ChartBox, bar: Rect, slot: float) -> Rect:
    if box.inside:
        return bar
    return Rect(bar.x + (bar.w - slot) / 2, bar.y - _LABEL_HEIGHT, slot, _LABEL_HEIGHT)


def _goal_across(painter: QPainter, box: ChartBox, slot: float, scale: float) -> None:
    assert box.goal is not None
    y = box.plot.bottom - float(box.goal.value) * scale
    first, last = box.plot.x + slot / 2, box.plot.right - slot / 2
    painter.setPen(_dashes())
    painter.drawLine(QPointF(first, y), QPointF(last, y))
    place = Rect(box.plot.right + 6, y - 12, box.rect.right - box.plot.right, 24)
    draw_line(painter, box.goal.text, GOAL_FACE, place, Side.LEFT)


def _bars(painter: QPainter, box: ChartBox) -> None:
    plot = box.plot
    slot = plot.h / len(box.categories)
    height = slot / (1 + box.gap)
    scale = plot.w / float(box.top)
    row = box.series[0]
    if box.goal is not None:
        _goal_down(painter, box, scale)
    for at, name in enumerate(box.categories):
        y = plot.y + at * slot + (slot - height) / 2
        names = Rect(box.rect.x, y, plot.x - box.rect.x - 10, height)
        _name(painter, name, box.category, names)
        value = row.values[at]
        if value is None:
            continue
        width = min(float(value), float(box.top)) * scale
        _fill(painter, Rect(plot.x, y, width, height), row.inks[at])
        face = label_face(box, value, row.inks[at])
        if is_inside(box, value):
            draw_line(painter, row.labels[at], face, Rect(plot.x, y, width - 10, height), Side.RIGHT)
        else:
            draw_line(painter, row.labels[at], face, Rect(plot.x + width + 8, y, 120, height), Side.LEFT)


def _name(painter: QPainter, name: str, face: Face, place: Rect) -> None:
    cut = QFontMetricsF(font_of(face)).elidedText(name, Qt.TextElideMode.ElideRight, place.w)
    draw_line(painter, cut, face, place, Side.RIGHT)


def _goal_down(painter: QPainter, box: ChartBox, scale: float) -> None:
    assert box.goal is not None
    x = box.plot.x + float(box.goal.value) * scale
    painter.setPen(_dashes())
    painter.drawLine(QPointF(x, box.plot.y), QPointF(x, box.plot.bottom))
    draw_line(painter, box.goal.text, GOAL_FACE, Rect(x - 60, box.plot.bottom + 2, 120, 26), Side.CENTER)


def _legend(painter: QPainter, box: ChartBox) -> None:
    x = box.rect.x
    for row in box.series:
        mark = Rect(x, box.rect.y + 7, _LEGEND_MARK, _LEGEND_MARK)
        _fill(painter, mark, row.inks[0])
        place = Rect(x + 18, box.rect.y, 200, 25)
        draw_line(painter, row.name, box.category, place, Side.LEFT)
        x += 18 + QFontMetricsF(font_of(box.category)).horizontalAdvance(row.name) + 24


def _dashes() -> QPen:
    pen = QPen(hue(Ink.TEXT), 1.6)
    pen.setDashPattern([4, 3])
    return pen


def _fill(painter: QPainter, place: Rect, ink: Ink) -> None:
    painter.fillRect(QRectF(place.x, place.y, place.w, place.h), hue(ink))
