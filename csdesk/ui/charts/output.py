"""A chart out of the window: as a picture, as PNG and SVG, as rows for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from csdesk.domain.views.charts import Chart, data_of
from csdesk.i18n import Translator
from csdesk.ui.charts.bars import BarsDrawing
from csdesk.ui.charts.bubble import period_of
from csdesk.ui.charts.drawing import LEFT, Drawing, Look, Spot
from csdesk.ui.charts.heat import HeatDrawing
from csdesk.ui.charts.lines import LinesDrawing
from csdesk.ui.charts.movement import MovementDrawing
from csdesk.ui.charts.written import raw_words

RATIO = 2
_MARGIN = 16
_HEAD, _LINE = 46, 18
_DRAWINGS: dict[str, type[Drawing]] = {
    "movement": MovementDrawing,
    "lines": LinesDrawing,
    "heat": HeatDrawing,
    "bars": BarsDrawing,
}


def drawing_of(chart: Chart, look: Look, box: QRectF) -> Drawing:
    """The chart laid out in a box."""
    return _DRAWINGS[chart.kind](chart, look, box)


def picture(chart: Chart, look: Look, size: QSize, cursor: Spot | None = None) -> QImage:
    """The chart under its title, unit and period, at twice the size for paper and slides."""
    whole = _whole(chart, look, size)
    image = QImage(whole * RATIO, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(look.theme.color.bg.surface)
    painter = QPainter(image)
    paint_whole(painter, chart, look, whole, cursor)
    painter.end()
    return image


def save_png(chart: Chart, look: Look, size: QSize, path: Path) -> bool:
    """Write the picture; false when the file cannot be written."""
    return bool(picture(chart, look, size).save(str(path), "PNG"))  # type: ignore[call-overload]  # PySide6 asks for bytes and takes words


def save_svg(chart: Chart, look: Look, size: QSize, path: Path) -> bool:
    """Write the chart as vectors; false when the file cannot be written."""
    from PySide6.QtSvg import QSvgGenerator

    whole = _whole(chart, look, size)
    target = QSvgGenerator()
    target.setFileName(str(path))
    target.setSize(whole)
    target.setViewBox(QRectF(0, 0, whole.width(), whole.height()))
    target.setTitle(look.translator.words(chart.title))
    painter = QPainter()
    if not painter.begin(target):
        return False
    paint_whole(painter, chart, look, whole, None)
    return bool(painter.end())


def paint_whole(painter: QPainter, chart: Chart, look: Look, whole: QSize, cursor: Spot | None) -> None:
    """Title, unit and period, beside each other where there is room, and chart."""
    theme = look.theme
    px = theme.px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(0, 0, whole.width(), whole.height())
    painter.fillRect(area, theme.color.bg.surface)
    inside = area.adjusted(px(_MARGIN), px(_MARGIN), -px(_MARGIN), -px(_MARGIN))
    title, rest = _named(chart, look)
    beside = look.wide(title, theme.type.section) + px(10)
    is_long = _is_long(chart, look, inside.width())
    below = px(_HEAD - _MARGIN + (_LINE if is_long else 0))
    drawing = drawing_of(chart, look, inside.adjusted(0, below, 0, 0))
    head = QRectF(inside.left(), inside.top(), inside.width(), px(20))
    drawing.write(painter, head, title, theme.color.text.primary, LEFT, style=theme.type.section)
    place = head.translated(0, px(_LINE + 2)) if is_long else head.adjusted(beside, 0, 0, 0)
    drawing.write(painter, place, rest, theme.color.text.tertiary, LEFT)
    drawing.paint(painter, cursor)


def tsv(chart: Chart, translator: Translator) -> str:
    """The numbers of a chart as tab-separated lines, raw in this language's way."""
    table = data_of(chart)
    lines = [table.header, *table.rows]
    return "\n".join("\t".join(_flat(raw_words(translator, one)) for one in line) for line in lines) + "\n"


def both(chart: Chart, look: Look, size: QSize, cursor: Spot | None = None) -> QMimeData:
    """Picture and data together: what is pasted depends on where."""
    mime = QMimeData()
    mime.setImageData(picture(chart, look, size, cursor))
    mime.setText(tsv(chart, look.translator))
    return mime


def read_aloud(chart: Chart, translator: Translator) -> str:
    """The data of a chart as sentences, for a screen reader."""
    table = data_of(chart)
    names = [_words(translator, one) for one in table.header]
    lines = []
    for row in table.rows:
        values = [_words(translator, one) for one in row]
        told = [
            f"{name} {value}".strip() for name, value in zip(names[1:], values[1:], strict=False) if value
        ]
        lines.append(f"{values[0]}: {', '.join(told)}")
    return ". ".join(lines)


def _words(translator: Translator, shown: object) -> str:
    return translator.write(shown) if shown not in (None, "") else ""


def _flat(words: str) -> str:
    return words.replace("\t", " ").replace("\n", " ")


def _named(chart: Chart, look: Look) -> tuple[str, str]:
    """What it shows; in what unit, and when."""
    said = [part for part in (look.translator.words(chart.unit), period_of(chart, look)) if part]
    return look.translator.words(chart.title), ", ".join(said)


def _is_long(chart: Chart, look: Look, room: float) -> bool:
    """Whether the unit and the period need a line of their own."""
    title, rest = _named(chart, look)
    wide = look.wide(title, look.theme.type.section) + look.wide(rest, look.theme.type.small)
    return wide + look.theme.px(10) > room


def _whole(chart: Chart, look: Look, size: QSize) -> QSize:
    margin = look.theme.px(_MARGIN)
    high = look.theme.px(_HEAD + (_LINE if _is_long(chart, look, size.width()) else 0))
    return QSizeF(size.width() + 2 * margin, size.height() + margin + high).toSize()
