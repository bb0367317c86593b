"""Draws a laid-out slide with a QPainter: the same boxes for the preview, the thumbnails and the PDF."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from csdesk.domain.review.boxes import (
    HEIGHT,
    WIDTH,
    Anchor,
    ChartBox,
    Face,
    Form,
    Paragraph,
    Rect,
    ShapeBox,
    Side,
    SlideLayout,
    TableBox,
    TextBox,
)
from csdesk.domain.review.charts import Ink

_TOKENS = Path(__file__).resolve().parents[3] / "resources" / "tokens.json"
_FAMILIES = ("Inter", "Arial", "sans-serif")
_BULLET_INDENT, _CELL_PAD = 22, 10


@lru_cache(maxsize=1)
def _hues() -> dict[Ink, QColor]:
    theme = json.loads(_TOKENS.read_text(encoding="utf-8"))["slide_theme"]
    return {ink: QColor(theme[ink.value]) for ink in Ink}


def hue(ink: Ink) -> QColor:
    """A colour of the slide theme; slides look the same in every theme of the window."""
    return _hues()[ink]


@lru_cache(maxsize=64)
def _font(size: float, weight: int, tracking: float) -> QFont:
    font = QFont(list(_FAMILIES))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * tracking / 1000)
    return font


def font_of(face: Face) -> QFont:
    """The font of a face, in slide pixels."""
    return _font(face.size, face.weight, face.tracking)


def paint_slide(painter: QPainter, slide: SlideLayout, target: QRectF) -> None:
    """Draw a slide into a rectangle of its own proportions."""
    from csdesk.ui.reviews.chart_painter import paint_chart

    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
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


def draw_line(painter: QPainter, text: str, face: Face, place: Rect, side: Side) -> None:
    """Draw one line of plain text, its middle on the middle of the place."""
    font = font_of(face)
    painter.setFont(font)
    painter.setPen(hue(face.ink))
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(text)
    x = place.x
    if side is Side.RIGHT:
        x = place.right - wide
    elif side is Side.CENTER:
        x = place.x + (place.w - wide) / 2
    y = place.y + (place.h + metrics.capHeight()) / 2
    painter.drawText(QPointF(x, y), text)


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
