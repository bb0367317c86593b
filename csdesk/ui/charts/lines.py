"""Lines with their names at their ends: no legend to look up."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from csdesk.domain.views.charts import Chart, Goal, Hue, Scale, Series
from csdesk.ui.charts.drawing import CENTER, LEFT, RIGHT, Drawing, Hit, Look, Spot
from csdesk.ui.charts.written import axis_value, column_name, few_words, shown_words, ticks_of, unit_of

_HALF = Fraction(1, 2)
_FEW_HIGH = 15
"""The line under the plot that says of how few a point is read."""


class LinesDrawing(Drawing):
    """One line a series over the columns, with goal, zones, and a label at each end."""

    def __init__(self, chart: Chart, look: Look, box: QRectF) -> None:
        super().__init__(chart, look, box)
        px, small = look.theme.px, look.theme.type.small
        self._unit = unit_of(chart)
        self._low, self._high = _bounds(chart)
        self._ticks = ticks_of(chart, self._low, self._high, max(3, round(box.height() / px(62))))
        self._names = [axis_value(look.translator, chart, tick, self._unit) for tick in self._ticks]
        wide = max((look.wide(name, small) for name in self._names), default=0)
        self._ends = [self._end_words(row) for row in chart.series]
        room = max(
            (look.wide(word, small, 600) for words in self._ends for word in words),
            default=0,
        )
        self._has_few = any(cell.few is not None for row in chart.series for cell in row.cells)
        self.plot = box.adjusted(
            wide + px(9), px(14), -room - px(14), -px(28 + (_FEW_HIGH if self._has_few else 0))
        )
        count = len(chart.columns)
        self._step = self.plot.width() / max(1, count - 1)
        self.hits = [
            Hit(
                QRectF(self._x(at) - self._step / 2, box.top(), self._step, box.height()),
                Spot(0, at),
            )
            for at in range(count)
        ]

    def paint(self, painter: QPainter, cursor: Spot | None) -> None:
        """Zones, grid, goal, lines, end labels, months."""
        self._bands(painter)
        self._grid(painter)
        self._goals(painter)
        if cursor is not None:
            x = round(self._x(cursor.column))
            ends = (QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))
            self.line(painter, ends, self.theme.color.border.strong)
        for place, row in enumerate(self.chart.series):
            self._line_of(painter, row, place, cursor)
        self._few(painter)
        self._end_labels(painter)
        self._months(painter, cursor)

    def end_words(self, place: int) -> tuple[str, ...]:
        """What stands at the end of a line."""
        return self._ends[place]

    def _x(self, at: int) -> float:
        return self.plot.left() + at * self._step

    def _y(self, value: Fraction) -> float:
        span = (self._high - self._low) or Fraction(1)
        return self.plot.bottom() - float((value - self._low) / span) * self.plot.height()

    def _end_words(self, row: Series) -> tuple[str, ...]:
        """Name and value, with the column where a line ends before the others; one by itself is named by its title."""
        last = self._last(row)
        said = "—" if last < 0 else shown_words(self.look.translator, row.cells[last].shown)
        if len(self.chart.series) == 1:
            return (said,)
        name = self.look.translator.words(row.name)
        if 0 <= last < len(self.chart.columns) - 1:
            name += ", " + column_name(self.look.translator, self.chart.columns[last], first=False)
        return (name, said)

    def _bands(self, painter: QPainter) -> None:
        color = self.theme.color
        for place, band in enumerate(self.chart.bands):
            low, high = max(band.low, self._low), min(band.high, self._high)
            if low >= high:
                continue
            top, bottom = self._y(high), self._y(low)
            box = QRectF(self.plot.left(), top, self.plot.width(), bottom - top)
            painter.fillRect(box, color.bg.subtle if place % 2 else color.bg.surface)
            if bottom - top >= self.theme.px(15):
                place_of = QRectF(box.left() + self.theme.px(4), top + 1, box.width(), self.theme.px(14))
                words = self.look.translator.words(band.name)
                self.write(painter, place_of, words, color.text.tertiary, LEFT, style=self.theme.type.caption)

    def _grid(self, painter: QPainter) -> None:
        color = self.theme.color.chart
        for tick, name in zip(self._ticks, self._names, strict=True):
            y = round(self._y(tick))
            self.line(painter, (QPointF(self.plot.left(), y), QPointF(self.plot.right(), y)), color.grid)
            place = QRectF(self.box.left(), y - 9, self.plot.left() - self.box.left() - self.theme.px(7), 18)
            self.write(painter, place, name, color.axis, RIGHT)

    def _goals(self, painter: QPainter) -> None:
        for goal in self.chart.goals:
            self._goal_line(painter, goal)

    def _goal_line(self, painter: QPainter, goal: Goal) -> None:
        y = round(self._y(goal.value))
        ends = (QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
        self.line(painter, ends, self.theme.color.text.secondary, dashed=True)
        place = QRectF(self.plot.left(), y - self.theme.px(17), self.plot.width(), self.theme.px(16))
        words = self.look.translator.words(goal.name)
        self.write(painter, place, words, self.theme.color.text.tertiary, LEFT)

    def _line_of(self, painter: QPainter, row: Series, place: int, cursor: Spot | None) -> None:
        ink = self.look.hue(row.hue)
        pen = QPen(ink, self.theme.stroke.chart_line)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if row.is_dashed:
            pen.setDashPattern([2.5, 2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path, is_open = QPainterPath(), False
        for at, cell in enumerate(row.cells):
            if cell.value is None:
                is_open = False
                continue
            point = QPointF(self._x(at), self._y(cell.value))
            if is_open:
                path.lineTo(point)
            else:
                path.moveTo(point)
            is_open = True
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)
        for at, cell in enumerate(row.cells):
            lone = self._is_lone(row, at)
            is_end = at == self._last(row)
            is_here = cursor is not None and cursor.column == at
            is_few = cell.few is not None
            if cell.value is not None and (lone or is_end or is_here or is_few):
                center = QPointF(self._x(at), self._y(cell.value))
                self._marker(painter, row.hue, place, center, hollow=is_few)

    def _is_lone(self, row: Series, at: int) -> bool:
        around = (row.cells[beside].value for beside in (at - 1, at + 1) if 0 <= beside < len(row.cells))
        return row.cells[at].value is not None and all(value is None for value in around)

    def _last(self, row: Series) -> int:
        return max((at for at, cell in enumerate(row.cells) if cell.value is not None), default=-1)

    def _few(self, painter: QPainter) -> None:
        """Below the points that are read of few, of how few: of the newest back, as far as there is room."""
        px, caption = self.theme.px, self.theme.type.caption
        free = self.box.right()
        top = self.plot.bottom() + px(3)
        for at in reversed(range(len(self.chart.columns))):
            few = next(
                (row.cells[at].few for row in self.chart.series if row.cells[at].few is not None), None
            )
            if few is None:
                continue
            words = few_words(self.look.translator, few)
            wide = self.look.wide(words, caption) + px(6)
            left = self._x(at) - wide / 2
            if left + wide <= free:
                free = left
                place = QRectF(left, top, wide, px(_FEW_HIGH))
                self.write(painter, place, words, self.theme.color.text.tertiary, CENTER, style=caption)

    def _marker(
        self, painter: QPainter, hue: Hue, place: int, center: QPointF, *, hollow: bool = False
    ) -> None:
        """The mark of a point; hollow where it is read of few."""
        painter.setPen(QPen(self.look.hue(hue), self.theme.px(1.5)) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color.bg.surface if hollow else self.look.hue(hue))
        side = self.theme.px(3.5)
        if place == 1:
            painter.drawRect(QRectF(center.x() - side, center.y() - side, 2 * side, 2 * side))
        else:
            painter.drawEllipse(center, side + 0.5, side + 0.5)

    def _end_labels(self, painter: QPainter) -> None:
        """Name and value at each end, moved apart where they would meet."""
        px = self.theme.px
        high = px(30) if len(self.chart.series) > 1 else px(15)
        wanted = []
        for place, row in enumerate(self.chart.series):
            last = self._last(row)
            value = row.cells[last].value if last >= 0 else None
            if value is not None:
                wanted.append((self._y(value) - high / 2, place))
        wanted.sort()
        floor = -1e9
        for at, (wished, place) in enumerate(wanted):
            free = max(wished, floor)
            floor = free + high + px(2)
            top = min(free, self.plot.bottom() + px(4) - high * (len(wanted) - at))
            row = self.chart.series[place]
            ink = self.look.hue(row.hue) if row.hue is not Hue.GRR else self.theme.color.text.secondary
            left = self.plot.right() + px(9)
            for line, words in enumerate(self.end_words(place)):
                box = QRectF(left, top + line * px(15), px(60), px(15))
                self.write(painter, box, words, ink, LEFT, weight=600)

    def _months(self, painter: QPainter, cursor: Spot | None) -> None:
        color, count = self.theme.color, len(self.chart.columns)
        every = max(1, round(self.theme.px(64) / max(1.0, self._step)))
        marked = {at for at in range(0, count, every) if count - 1 - at >= every * _HALF} | {count - 1}
        if cursor is not None:
            marked = {at for at in marked if abs(at - cursor.column) >= every * _HALF} | {cursor.column}
        for at in marked:
            words = column_name(self.look.translator, self.chart.columns[at], first=False)
            is_here = cursor is not None and cursor.column == at
            ink = color.accent.text if is_here else color.chart.axis
            place = QRectF(self._x(at) - 40, self.box.bottom() - self.theme.px(20), 80, self.theme.px(16))
            self.write(painter, place, words, ink, CENTER, weight=600 if is_here else None)


def _bounds(chart: Chart) -> tuple[Fraction, Fraction]:
    values = [cell.value for row in chart.series for cell in row.cells if cell.value is not None]
    if chart.scale is not Scale.MONEY:
        values += [goal.value for goal in chart.goals]
    if not values:
        return Fraction(0), Fraction(1)
    low, high = min(values), max(values)
    if chart.scale is Scale.SCORE:
        return max(Fraction(-100), low - 15), min(Fraction(100), high + 15)
    if chart.scale is Scale.NUMBER:
        return min(Fraction(0), low), high * Fraction(11, 10) or Fraction(1)
    if chart.scale is Scale.MONEY:
        room = (high - low) / 6 or high / 10 or Fraction(1)
        return max(Fraction(0), low - 2 * room), high + room
    room = max((high - low) / 6, Fraction(1, 100))
    return low - room, high + room
