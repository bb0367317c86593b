"""Draws a laid-out slide with a QPainter: the same boxes for the preview, the thumbnails and the PDF."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from csdesk.domain.review.boxes import (
    HEIGHT,
    WIDTH,
    Anchor,
    ChartBox,
    Form,
    Paragraph,
    Rect,
    ShapeBox,
    SlideLayout,
    TableBox,
    TextBox,
)
from csdesk.domain.review.charts import Ink
from csdesk.ui.reviews.chart_painter import paint_chart
from csdesk.ui.reviews.letters import draw_line, hue

_BULLET_INDENT, _CELL_PAD = 22, 10


def paint_slide(painter: QPainter, slide: SlideLayout, target: QRectF) -> None:
    """Draw a slide into a rectangle of its own proportions."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # of a deck, whatever letters a name has
    painter.setClipRect(target)
    painter.translate(target.topLeft())
    painter.scale(target.width() / WIDTH, target.height() / HEIGHT)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), hue(slide.background))
    for box in slide.boxes:
        if isinstance(box, ShapeBox):
            _shape(painter, box)
        elif isinstance(box, TextBox):
            _text(painter, box)
        elif isinstance(box, TableBox):
            _table(painter, box)
        elif isinstance(box, ChartBox):
            paint_chart(painter, box)
    painter.restore()


def _shape(painter: QPainter, box: ShapeBox) -> None:
    rect = QRectF(box.rect.x, box.rect.y, box.rect.w, box.rect.h)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue(box.fill))
    if box.form is Form.ROUND:
        painter.drawRoundedRect(rect, box.radius, box.radius)
    elif box.form is Form.DOT:
        painter.drawEllipse(rect)
    elif box.form is Form.RECT:
        painter.fillRect(rect, hue(box.fill))
    else:
        painter.drawPolygon(_polygon(box.form, rect))


def _polygon(form: Form, rect: QRectF) -> QPolygonF:
    top = QPointF(rect.center().x(), rect.top())
    if form is Form.TRIANGLE:
        return QPolygonF([top, rect.bottomRight(), rect.bottomLeft()])
    right, left = QPointF(rect.right(), rect.center().y()), QPointF(rect.left(), rect.center().y())
    return QPolygonF([top, right, QPointF(rect.center().x(), rect.bottom()), left])


def _text(painter: QPainter, box: TextBox) -> None:
    tall = sum(one.gap + len(one.lines) * one.face.leading for one in box.paragraphs)
    y = box.rect.y
    if box.anchor is Anchor.MIDDLE:
        y += (box.rect.h - tall) / 2
    elif box.anchor is Anchor.BOTTOM:
        y += box.rect.h - tall
    for one in box.paragraphs:
        y = _paragraph(painter, one, box, y + one.gap)


def _paragraph(painter: QPainter, one: Paragraph, box: TextBox, y: float) -> float:
    leading = one.face.leading
    indent = 0
    if one.bullet is not None:
        indent = _BULLET_INDENT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue(one.bullet))
        painter.drawEllipse(QPointF(box.rect.x + 4, y + leading / 2), 3, 3)
    for line in one.lines:
        draw_line(
            painter, line, one.face, Rect(box.rect.x + indent, y, box.rect.w - indent, leading), box.side
        )
        y += leading
    return y


def _table(painter: QPainter, box: TableBox) -> None:
    y = box.rect.y
    for row, height in zip(box.rows, box.heights, strict=True):
        x = box.rect.x
        for cell, width, side in zip(row, box.widths, box.sides, strict=True):
            leading = cell.face.leading
            top = y + (height - leading * len(cell.lines)) / 2
            for line in cell.lines:
                place = Rect(x + _CELL_PAD, top, width - 2 * _CELL_PAD, leading)
                draw_line(painter, line, cell.face, place, side)
                top += leading
            x += width
        y += height
        painter.setPen(QPen(hue(Ink.RULE), 1))
        painter.drawLine(QPointF(box.rect.x, y), QPointF(box.rect.right, y))
