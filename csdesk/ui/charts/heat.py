"""A cohort matrix: a number in every cell, colour as a second reading, what fell far marked with a border."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from csdesk.domain.rules.ratio import half_away
from csdesk.domain.views.charts import Cell, Chart, Scale
from csdesk.ui.charts.drawing import LEFT, RIGHT, Drawing, Hit, Look, Spot, contrast
from csdesk.ui.charts.written import shown_words

LOW = Fraction(90, 100)
"""Below this a cell takes the error tint and a border."""
_TOP = Fraction(107, 100)
_WEIGHT, _BESIDE = 500, 8
"""How bold a number is, and how much room there is beside it, or all are written smaller."""


class HeatDrawing(Drawing):
    """Rows of cohorts, columns of age."""

    def __init__(self, chart: Chart, look: Look, box: QRectF) -> None:
        super().__init__(chart, look, box)
        px, small = look.theme.px, look.theme.type.small
        words = look.translator.words
        self._names = [words(row.name) for row in chart.series]
        self._notes = [shown_words(look.translator, row.note) for row in chart.series]
        wide = max((look.wide(name, small, 600) for name in self._names), default=0)
        notes = max((look.wide(note, small) for note in self._notes), default=0)
        title = 0.0 if chart.total_name is None else look.wide(words(chart.total_name), small)
        self._left = box.left() + max(wide + px(14) + notes, title) + px(8)
        self._head = px(22)
        columns = max(1, len(chart.columns))
        rows = max(1, len(chart.series))
        self._wide = min((box.right() - self._left) / columns, px(64))
        self._high = min((box.height() - self._head) / rows, px(30))
        cells = [cell for row in chart.series for cell in row.cells]
        widest = max((look.wide(_number(self, cell), small, _WEIGHT) for cell in cells), default=0)
        self.style = small if widest + px(_BESIDE) <= self._wide else look.theme.type.caption
        for at, row in enumerate(chart.series):
            for column, cell in enumerate(row.cells):
                if cell.value is not None or cell.why is not None:
                    self.hits.append(Hit(self._box(at, column), Spot(at, column)))

    def paint(self, painter: QPainter, cursor: Spot | None) -> None:
        """Heads, names, cells."""
        color, px = self.theme.color, self.theme.px
        words = self.look.translator.words
        top = self.box.top()
        for at, title in enumerate(self.chart.columns):
            box = QRectF(self._left + at * self._wide, top, self._wide, self._head)
            name = self.look.translator.write(title)
            self.write(painter, box, name, color.text.tertiary)
        if self.chart.total_name is not None:
            box = QRectF(self.box.left(), top, self._left - self.box.left() - px(8), self._head)
            self.write(painter, box, words(self.chart.total_name), color.text.tertiary, RIGHT)
        for at, name in enumerate(self._names):
            line = QRectF(self.box.left(), self._row(at), self._left - self.box.left() - px(8), self._high)
            self.write(painter, line, name, color.text.primary, LEFT, weight=500)
            self.write(painter, line, self._notes[at], color.text.tertiary, RIGHT)
        for hit in self.hits:
            cell = self.chart.cell(hit.spot.series, hit.spot.column)
            if cell is not None:
                self._cell(painter, hit, cell, is_here=hit.spot == cursor)

    def moved(self, spot: Spot, right: int, down: int) -> Spot:
        """Arrow keys walk the cells that there are."""
        known = {hit.spot for hit in self.hits}
        found = Spot(spot.series + down, spot.column + right)
        if found in known:
            return found
        if down:
            row = [one for one in known if one.series == spot.series + down]
            return max(row, key=lambda one: one.column, default=spot)
        return spot

    def inks(self, column: int, cell: Cell) -> tuple[QColor, QColor, QColor | None]:
        """Ground, words and border of a cell."""
        color = self.theme.color
        if cell.value is None:
            return color.bg.subtle, color.text.disabled, None
        if column == 0:
            return color.bg.sunken, color.text.primary, None
        if cell.value < LOW:
            error = color.status.error
            return error.tint, error.text, error.border
        steps = color.chart.sequential
        share = max(Fraction(0), min(Fraction(1), (cell.value - LOW) / (_TOP - LOW)))
        fill = steps[1 + round(share * (len(steps) - 2))]
        inks = (color.text.primary, color.bg.surface)
        return fill, max(inks, key=lambda ink: contrast(ink, fill)), None

    def _row(self, at: int) -> float:
        return self.box.top() + self._head + at * self._high

    def _box(self, at: int, column: int) -> QRectF:
        left = self._left + column * self._wide
        return QRectF(round(left) + 1, round(self._row(at)) + 1, round(self._wide) - 2, round(self._high) - 2)

    def _cell(self, painter: QPainter, hit: Hit, cell: Cell, *, is_here: bool) -> None:
        theme = self.theme
        fill, ink, border = self.inks(hit.spot.column, cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(fill)
        painter.setPen(Qt.PenStyle.NoPen)
        if border is not None:
            painter.setPen(QPen(border, 1))
        half = 0.5 if border is not None else 0.0
        box = hit.box.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius.xs, theme.radius.xs)
        if cell.is_partial:
            pen = QPen(theme.color.text.secondary, 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(hit.box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.xs, theme.radius.xs)
        if is_here:
            painter.setPen(QPen(theme.color.accent.focus_ring, theme.stroke.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(hit.box, theme.radius.sm, theme.radius.sm)
        words = _number(self, cell)
        weight = _WEIGHT if cell.value is not None else None
        self.write(painter, hit.box, words, ink, style=self.style, weight=weight)


def _number(drawing: HeatDrawing, cell: Cell) -> str:
    if cell.value is None:
        return "—"
    if drawing.chart.scale is not Scale.PERCENT:
        return shown_words(drawing.look.translator, cell.shown)
    percent = cell.value * 100
    return drawing.look.translator.number(half_away(percent.numerator, percent.denominator))
