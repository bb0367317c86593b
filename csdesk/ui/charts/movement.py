"""Movement bars: what came in stands above zero, what went out hangs below, the net is written on top."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Chart
from csdesk.ui.charts.drawing import CENTER, LEFT, RIGHT, Drawing, Hit, Look, Spot
from csdesk.ui.charts.written import axis_month, axis_value, column_name, signed, ticks_of, unit_of
from csdesk.ui.theme.fonts import font_of

_FEWEST_TICKS = 4
_BOLD = 600
_BETWEEN_MONTHS = 2
_BETWEEN_TOTALS = 4
"""Neighbouring totals stand so far apart, or all are written smaller."""


class MovementDrawing(Drawing):
    """Stacked bars up and down, one column a month."""

    def __init__(self, chart: Chart, look: Look, box: QRectF) -> None:
        super().__init__(chart, look, box)
        px = look.theme.px
        self._unit = unit_of(chart)
        highs, lows = zip(*(self._reach(at) for at in range(len(chart.columns))), strict=True)
        self._high, self._low = max(highs), min(lows)
        span = (self._high - self._low) or Fraction(1)
        wanted = max(_FEWEST_TICKS, round(box.height() / px(60)))
        self._ticks = ticks_of(chart, self._low - span / 50, self._high + span / 50, wanted)
        names = [axis_value(look.translator, chart, tick, self._unit) for tick in self._ticks]
        wide = max((look.wide(name, look.theme.type.small) for name in names), default=0)
        self._names = names
        bottom = px(26)
        top = px(38) if chart.dividers else px(22)
        self.plot = box.adjusted(wide + px(10), top, -px(4), -bottom)
        self._slot = self.plot.width() / max(1, len(chart.columns))
        self._totals = [
            "" if total.value is None else signed(look.translator, total.value, self._unit)
            for total in chart.totals
        ]
        scale = look.theme.type
        widest = max((look.wide(words, scale.small, _BOLD) for words in self._totals), default=0)
        self._total_style = scale.small if widest + px(_BETWEEN_TOTALS) <= self._slot else scale.caption
        self.hits = [
            Hit(QRectF(self._left(at), box.top(), self._slot, box.height()), Spot(0, at))
            for at in range(len(chart.columns))
        ]

    def paint(self, painter: QPainter, cursor: Spot | None) -> None:
        """Cursor column, grid, bars, totals, months."""
        if cursor is not None:
            self._column_light(painter, cursor.column)
        self._grid(painter)
        for at in range(len(self.chart.columns)):
            self._bars(painter, at)
        zero = self._y(Fraction(0))
        color = self.theme.color
        ends = (QPointF(self.plot.left(), zero), QPointF(self.plot.right(), zero))
        self.line(painter, ends, color.border.control)
        for divider in self.chart.dividers:
            x = round(self._left(divider.column))
            ends = (QPointF(x, self.box.top() + 4), QPointF(x, self.box.bottom() - self.theme.px(4)))
            self.line(painter, ends, color.border.control, dashed=True)
            place = QRectF(x + self.theme.px(6), self.box.top() + self.theme.px(2), 10, self.theme.px(16))
            self.write(painter, place, self.look.translator.words(divider.name), color.text.tertiary, LEFT)
        self._months(painter, cursor)

    def month_names(self) -> list[str]:
        """With the year where it begins; without it, where only so every month can be named."""
        translator, style = self.look.translator, self.theme.type.small
        full, short = (
            [
                axis_month(translator, name, with_year=False)
                if isinstance(name, Month) and not years
                else column_name(translator, name, first=at == 0)
                for at, name in enumerate(self.chart.columns)
            ]
            for years in (True, False)
        )
        wide, narrow = ([self.look.wide(name, style) for name in names] for names in (full, short))
        return short if self._every(narrow) == 1 < self._every(wide) else full

    def _reach(self, at: int) -> tuple[Fraction, Fraction]:
        values = [row.cells[at].value or Fraction(0) for row in self.chart.series]
        up = sum((value for value in values if value > 0), Fraction(0))
        return up, sum((value for value in values if value < 0), Fraction(0))

    def _left(self, at: int) -> float:
        return self.plot.left() + at * self._slot

    def _y(self, value: Fraction) -> float:
        span = (self._high - self._low) or Fraction(1)
        return round(self.plot.bottom() - float((value - self._low) / span) * self.plot.height())

    def _column_light(self, painter: QPainter, at: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color.accent.tint)
        inset = max(1.0, self._slot * 0.08)
        top = self.box.top() + (self.theme.px(4) if not self.chart.dividers else 0)
        box = QRectF(self._left(at) + inset, top, self._slot - 2 * inset, self.box.bottom() - top)
        painter.drawRoundedRect(box, self.theme.radius.sm, self.theme.radius.sm)

    def _grid(self, painter: QPainter) -> None:
        color = self.theme.color.chart
        for tick, name in zip(self._ticks, self._names, strict=True):
            if tick == 0:
                continue
            y = self._y(tick)
            self.line(painter, (QPointF(self.plot.left(), y), QPointF(self.plot.right(), y)), color.grid)
            place = QRectF(self.box.left(), y - 9, self.plot.left() - self.box.left() - self.theme.px(8), 18)
            self.write(painter, place, name, color.axis, RIGHT)

    def _bars(self, painter: QPainter, at: int) -> None:
        width = round(min(self._slot * 0.62, self.theme.px(46)))
        left = round(self._left(at) + (self._slot - width) / 2)
        up = down = Fraction(0)
        painter.setPen(Qt.PenStyle.NoPen)
        for row in self.chart.series:
            cell = row.cells[at]
            if not cell.value:
                continue
            begin = up if cell.value > 0 else down
            end = begin + cell.value
            up, down = (end, down) if cell.value > 0 else (up, end)
            top, bottom = sorted((self._y(begin), self._y(end)))
            gap = 1 if begin and bottom - top > 2 else 0
            bar = QRectF(left, top + (gap if cell.value < 0 else 0), width, bottom - top - gap)
            ink = self.look.hue(row.hue)
            if cell.is_partial:
                self._outline(painter, bar, ink)
            else:
                painter.fillRect(bar, ink)
        if self.chart.totals and any(row.cells[at].value for row in self.chart.series):
            self._total(painter, at, self._y(up))

    def _outline(self, painter: QPainter, bar: QRectF, ink: QColor) -> None:
        """A month that is not over: the bar is only tinted."""
        tint = QColor(ink)
        tint.setAlphaF(0.35)
        painter.fillRect(bar, tint)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink)
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

    def _total(self, painter: QPainter, at: int, top: float) -> None:
        total = self.chart.totals[at]
        if total.value is None:
            return
        color = self.theme.color
        ink = color.status.error.text if total.value < 0 else color.text.primary
        high = self.theme.px(16)
        place = QRectF(self._left(at), top - high - 2, self._slot, high)
        self.write(painter, place, self._totals[at], ink, style=self._total_style, weight=_BOLD)

    def _months(self, painter: QPainter, cursor: Spot | None) -> None:
        color, style = self.theme.color, self.theme.type.small
        high = QFontMetricsF(font_of(style)).height()
        names = self.month_names()
        wide = [self.look.wide(name, style) for name in names]
        here = len(names) - 1 if cursor is None else cursor.column
        every = self._every(wide)
        for at, words in enumerate(names):
            if (at - here) % every:
                continue
            room = max(self._slot, wide[at] + 2)
            middle = self._left(at) + self._slot / 2
            left = min(max(self.box.left(), middle - room / 2), self.box.right() - room)
            place = QRectF(left, self.box.bottom() - high - self.theme.px(4), room, high)
            is_here = cursor is not None and cursor.column == at
            ink = color.accent.text if is_here else color.chart.axis
            self.write(painter, place, words, ink, CENTER, style=style, weight=600 if is_here else None)

    def _every(self, wide: list[float]) -> int:
        """Every how many columns a name stands, so that neighbours stay apart."""
        closest = max((left + right for left, right in pairwise(wide)), default=0) / 2
        return max(1, ceil((closest + self.theme.px(_BETWEEN_MONTHS)) / max(1.0, self._slot)))
