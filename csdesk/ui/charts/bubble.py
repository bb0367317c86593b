"""The values under the mouse, in a dark bubble beside the column."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from csdesk.domain.text import msg
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import PARTIAL, Cell, Chart, ChartKind
from csdesk.ui.charts.drawing import LEFT, RIGHT, Look, Spot
from csdesk.ui.charts.written import few_words, shown_words
from csdesk.ui.theme.fonts import font_of

Line = tuple[str, str]


def bubble_lines(chart: Chart, look: Look, spot: Spot) -> list[Line]:
    """A title and the values of a column, of a cell, or of a bar."""
    translator = look.translator
    if not 0 <= spot.column < len(chart.columns):
        return []
    if chart.kind is ChartKind.HEAT:
        cell = chart.cell(spot.series, spot.column)
        if cell is None:
            return []
        row = chart.series[spot.series]
        title = f"{translator.words(row.name)} {translator.write(chart.columns[spot.column])}"
        return [(title, ""), *_told(look, cell, "")]
    title = translator.write(chart.columns[spot.column])
    lines: list[Line] = [(title, "")]
    for row in chart.series:
        lines += _told(look, row.cells[spot.column], translator.words(row.name))
    if chart.totals and chart.total_name is not None:
        total = chart.totals[spot.column]
        lines.append((translator.words(chart.total_name), shown_words(translator, total.shown)))
    if any(row.cells[spot.column].is_partial for row in chart.series):
        lines[0] = (f"{title} ({translator.words(PARTIAL)})", "")
    return lines


def _told(look: Look, cell: Cell, name: str) -> list[Line]:
    said = look.translator.words
    if cell.value is None:
        return [(name, "—"), *([(said(cell.why), "")] if cell.why is not None else [])]
    value = shown_words(look.translator, cell.shown)
    if cell.few is not None:
        value = f"{value} ({few_words(look.translator, cell.few)})"
    return [(name, value) if name else (value, "")]


def paint_bubble(painter: QPainter, look: Look, lines: list[Line], beside: QRectF, within: QRectF) -> None:
    """Paint the bubble to the side of a box that has room for it."""
    theme = look.theme
    px, small = theme.px, theme.type.small
    pad, high = px(8), px(17)
    names = max(look.wide(name, small) for name, _ in lines)
    values = max((look.wide(value, small, 600) for _, value in lines), default=0)
    size = (names + (values + px(14) if values else 0) + 2 * pad, len(lines) * high + px(10))
    left = beside.right() + px(6)
    if left + size[0] > within.right():
        left = beside.left() - px(6) - size[0]
    left = max(within.left(), min(left, within.right() - size[0]))
    top = max(within.top(), min(beside.center().y() - size[1] / 2, within.bottom() - size[1]))
    box = QRectF(QPointF(round(left), round(top)), QPointF(round(left + size[0]), round(top + size[1])))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color.bg.tooltip)
    painter.drawRoundedRect(box, theme.radius.md, theme.radius.md)
    painter.setPen(theme.color.text.on_tooltip)
    for at, (name, value) in enumerate(lines):
        line = QRectF(box.left() + pad, box.top() + px(5) + at * high, box.width() - 2 * pad, high)
        painter.setFont(font_of(small, weight=600 if at == 0 else None))
        painter.drawText(line, int(LEFT), name)
        painter.setFont(font_of(small, weight=600))
        painter.drawText(line, int(RIGHT), value)


def spoken(chart: Chart, look: Look, spot: Spot) -> str:
    """The values of a spot in one sentence, for who cannot see them."""
    return ", ".join(" ".join(part for part in line if part) for line in bubble_lines(chart, look, spot))


def period_of(chart: Chart, look: Look) -> str:
    """From which month to which a chart of months goes."""
    months = [column for column in chart.columns if isinstance(column, Month)]
    if not months:
        return ""
    words = look.translator
    return words.words(msg("{first} to {last}", first=months[0], last=months[-1]))
