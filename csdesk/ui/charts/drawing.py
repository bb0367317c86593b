"""What every drawing of a chart shares: where marks are, how words and lines are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from csdesk.domain.lean import dataclass
from csdesk.domain.views.charts import Chart, Hue
from csdesk.i18n import Translator
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.tokens import Theme, TypeStyle

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a chart: a series and a column."""

    series: int
    column: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a spot answers to the mouse."""

    box: QRectF
    spot: Spot


@dataclass(frozen=True, slots=True)
class Look:
    """The theme and the language that a drawing is made in."""

    theme: Theme
    translator: Translator

    def hue(self, hue: Hue) -> QColor:
        """A colour of the chart tokens."""
        chart = self.theme.color.chart
        if hue.value.isdigit():
            return chart.categorical[int(hue.value)]
        found: QColor = getattr(chart, hue.value)
        return found

    def wide(self, words: str, style: TypeStyle, weight: int | None = None) -> float:
        """How wide words are."""
        return QFontMetricsF(font_of(style, weight=weight)).horizontalAdvance(words)


class Drawing:
    """A chart laid out in a box; subclasses lay out in `__init__` and paint without computing."""

    def __init__(self, chart: Chart, look: Look, box: QRectF) -> None:
        self.chart = chart
        self.look = look
        self.box = box
        self.hits: list[Hit] = []

    @property
    def theme(self) -> Theme:
        """The theme of the look."""
        return self.look.theme

    def paint(self, painter: QPainter, cursor: Spot | None) -> None:
        """Paint the chart, with the cursor where it is."""
        raise NotImplementedError

    def at(self, pos: QPointF) -> Spot | None:
        """The spot under the mouse."""
        return next((hit.spot for hit in self.hits if hit.box.contains(pos)), None)

    def box_of(self, spot: Spot) -> QRectF | None:
        """Where a spot is."""
        return next((hit.box for hit in self.hits if hit.spot == spot), None)

    def moved(self, spot: Spot, right: int, down: int) -> Spot:
        """The spot that the arrow keys lead to; columns are months or bars, series need no step."""
        last = len(self.chart.columns) - 1
        return Spot(spot.series, max(0, min(last, spot.column + (right or down))))

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        ink: QColor,
        flags: Qt.AlignmentFlag = CENTER,
        *,
        style: TypeStyle | None = None,
        weight: int | None = None,
    ) -> None:
        """Words in a box."""
        painter.setFont(font_of(style or self.theme.type.small, weight=weight))
        painter.setPen(ink)
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextDontClip), words)

    def line(
        self,
        painter: QPainter,
        points: tuple[QPointF, QPointF],
        ink: QColor,
        width: float = 1,
        *,
        dashed: bool = False,
    ) -> None:
        """A straight line, crisp when it is upright or level."""
        pen = QPen(ink, width)
        if dashed:
            pen.setDashPattern([3, 3])
        level = points[0].y() == points[1].y() or points[0].x() == points[1].x()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not level)
        painter.setPen(pen)
        painter.drawLine(*points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def underline(painter: QPainter, ink: QColor, left: QPointF, width: float) -> None:
    """The dotted line under a figure that opens its rows."""
    pen = QPen(ink, 1)
    pen.setDashPattern([1, 2])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)
    painter.drawLine(left, QPointF(left.x() + width, left.y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def contrast(ink: QColor, ground: QColor) -> float:
    """How far the lightness of an ink is from its ground, from 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((_luminance(ink), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
