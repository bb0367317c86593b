"""Horizontal bars as lines of a list: name, bar, the figure that opens its rows, a count."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from csdesk.domain.views.charts import Chart
from csdesk.ui.charts.drawing import LEFT, RIGHT, Drawing, Hit, Look, Spot, underline
from csdesk.ui.charts.written import shown_words
from csdesk.ui.theme.fonts import font_of

_HIGHEST_ROW = 36.6
_SHORTEST_BAR = 66


class BarsDrawing(Drawing):
    """One line a bar, divided by hairlines."""

    def __init__(self, chart: Chart, look: Look, box: QRectF) -> None:
        super().__init__(chart, look, box)
        theme, write = look.theme, look.translator
        px, body = theme.px, theme.type.body
        rows = max(1, len(chart.columns))
        self._high = min(box.height() / rows, px(_HIGHEST_ROW))
        self._cells = chart.series[0].cells if chart.series else ()
        self._values = [shown_words(write, cell.shown) for cell in self._cells]
        self._notes = [shown_words(write, note) for note in chart.notes]
        note = max((look.wide(words, body) for words in self._notes), default=0)
        value = max((look.wide(words, body, 600) for words in self._values), default=0)
        names = max((look.wide(write.write(name), body) for name in chart.columns), default=0)
        right = box.right()
        self._note = QRectF(right - note, 0, note, self._high)
        edge = right - note - (px(12) if note else 0)
        self._value = QRectF(edge - value, 0, value, self._high)
        room = self._value.left() - px(10) - box.left()
        self._name = min(names + px(4), room - px(_SHORTEST_BAR))
        self._bar = (box.left() + self._name + px(8), max(px(20), room - self._name - px(8)))
        self._longest = max((abs(cell.value) for cell in self._cells if cell.value), default=Fraction(1))
        self.hits = [
            Hit(QRectF(box.left(), box.top() + at * self._high, box.width(), self._high), Spot(0, at))
            for at in range(len(chart.columns))
        ]

    def paint(self, painter: QPainter, cursor: Spot | None) -> None:
        """The lines, that under the cursor lit."""
        color, body = self.theme.color, self.theme.type.body
        for at, hit in enumerate(self.hits):
            if cursor is not None and cursor.column == at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color.accent.tint)
                light = hit.box.adjusted(-self.theme.px(6), 2, self.theme.px(6), -2)
                painter.drawRoundedRect(light, self.theme.radius.sm, self.theme.radius.sm)
            if at:
                ends = (hit.box.topLeft(), hit.box.topRight())
                level = round(ends[0].y())
                self.line(
                    painter, (QPointF(ends[0].x(), level), QPointF(ends[1].x(), level)), color.border.subtle
                )
            top = hit.box.top()
            name = QRectF(hit.box.left(), top, self._name, self._high)
            metrics = QFontMetricsF(font_of(body))
            words = self.look.translator.write(self.chart.columns[at])
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._name)
            self.write(painter, name, cut, color.text.primary, LEFT, style=body)
            self._mark(painter, at, top)
            if self._notes:
                box = self._note.translated(0, top)
                self.write(painter, box, self._notes[at], color.text.tertiary, RIGHT, style=body)

    def _mark(self, painter: QPainter, at: int, top: float) -> None:
        cell, body, color = self._cells[at], self.theme.type.body, self.theme.color
        if cell.value:
            wide = max(2.0, float(abs(cell.value) / self._longest) * self._bar[1])
            high = self.theme.px(12)
            box = QRectF(self._bar[0], round(top + (self._high - high) / 2), round(wide), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.hue(cell.hue or self.chart.series[0].hue))
            painter.drawRoundedRect(box, self.theme.radius.xs, self.theme.radius.xs)
        box = self._value.translated(0, top)
        self.write(painter, box, self._values[at], color.text.primary, RIGHT, style=body, weight=600)
        if cell.rows is not None:
            metrics = QFontMetricsF(font_of(body, weight=600))
            wide = metrics.horizontalAdvance(self._values[at])
            level = round(box.center().y() + metrics.height() / 2 + 1)
            underline(painter, color.text.tertiary, QPointF(box.right() - wide, level), wide)
