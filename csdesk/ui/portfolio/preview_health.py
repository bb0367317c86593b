"""The health of the account under the cursor: score, 90 days, its dimensions, and the reason in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.health import AT_RISK, CRITICAL, HEALTHY, DimensionMark, HealthView
from csdesk.formats import DASH
from csdesk.ui.portfolio.health_columns import band_name, moved
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import LEVELS, Level, health_tone, paint_health
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Meter, Painted
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_MARGIN = 16
_NOTES = {HEALTHY: "note-success", AT_RISK: "note-warning", CRITICAL: "note-error"}


class HealthPart(QWidget):
    """Shows a `HealthView`."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._rows: list[_DimensionRow] = []
        layout = column(self, gap=8)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        layout.addLayout(self._head())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        layout.addLayout(self._grid)
        self._note = QFrame()
        inside = row(self._note)
        inside.setContentsMargins(10, 7, 10, 7)
        self.reason = label(wrap=True)
        inside.addWidget(self.reason)
        layout.addWidget(self._note)

    def show_health(self, view: HealthView) -> None:
        """Show another account's."""
        words, level = self._words, LEVELS[view.band]
        self.score.show_score(DASH if view.score is None else str(view.score), level, unsure=view.low)
        band = words(band_name(view.band))
        self._band.setText(band)
        change = "" if not view.change else words(moved(view.change))
        self._show_change(view)
        self._days.show_points(view.points, level)
        said = words(msg("Health {score}", score=verbatim(DASH if view.score is None else str(view.score))))
        self.setAccessibleName(", ".join(part for part in (said, band.lower(), change) if part))
        self._show_dimensions(view.dimensions)
        self.reason.setText(words(view.sentence if view.adjusted is None else _adjusted(view)))
        restyle(self._note, kind=_NOTES.get(view.band, "subtle"))

    def _show_change(self, view: HealthView) -> None:
        words = self._words
        if view.change is None:
            self._sign.setText("")
            self._since.setText(words(msg("Low confidence")) if view.low else "")
            return
        self._sign.setText(_signed(view.change))
        restyle(self._sign, kind=_kind(view.change))
        again = msg("Nobody looked 30 days ago: that day was computed again")
        self._since.setText(words(msg("in 30 days")) + ("" if view.is_observed else " *"))
        for part in (self._sign, self._since):
            part.setToolTip("" if view.is_observed else plain(words(again)))

    def _show_dimensions(self, dimensions: Sequence[DimensionMark]) -> None:
        while len(self._rows) < len(dimensions):
            self._rows.append(_DimensionRow(self._themes, self._grid, len(self._rows)))
        for place, line in enumerate(self._rows):
            line.show_dimension(dimensions[place] if place < len(dimensions) else None, self._words)

    def _head(self) -> QHBoxLayout:
        head = row(gap=10)
        self.score = Score(self._themes)
        self._band = label("strong")
        self._sign, self._since = label("small"), label("small")
        under = row(gap=4)
        under.addWidget(self._sign)
        under.addWidget(self._since, 1)
        told = column(gap=0)
        told.addWidget(self._band)
        told.addLayout(under)
        self._days = Days(self._themes)
        head.addWidget(self.score)
        head.addLayout(told, 1)
        head.addWidget(self._days)
        return head


class Score(Painted):
    """A score in large, after the shape of its band; only outlined when it is not sure."""

    def __init__(self, themes: Themes) -> None:
        super().__init__(themes)
        self._words, self._level, self._unsure = DASH, Level.UNKNOWN, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_score(self, words: str, level: Level, *, unsure: bool) -> None:
        """Show another score."""
        self._words, self._level, self._unsure = words, level, unsure
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three figures."""
        theme = self._themes.theme
        return QSize(theme.px(64), theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape and the figures on their tint."""
        theme = self._themes.theme
        tone = health_tone(theme, self._level)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.tint)
        if self._unsure:
            pen = QPen(tone.solid, 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.radius.md, theme.radius.md)
        paint_health(painter, theme, self._level, QPointF(theme.px(15), box.center().y()), theme.px(10))
        painter.setPen(tone.text)
        painter.setFont(font_of(theme.type.section, weight=600))
        words = box.adjusted(theme.px(25), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)


class Days(Painted):
    """The score day by day as a line over its tint, from 0 to 100; days without a score interrupt it."""

    def __init__(self, themes: Themes) -> None:
        super().__init__(themes)
        self._points: tuple[int | None, ...] = ()
        self._level = Level.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[int | None], level: Level) -> None:
        """Draw other days."""
        self._points, self._level = tuple(points), level
        self.update()

    def sizeHint(self) -> QSize:
        """As in the panel's head."""
        theme = self._themes.theme
        return QSize(theme.px(80), theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each unbroken stretch of days."""
        theme = self._themes.theme
        tone = health_tone(theme, self._level)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stretch in self._stretches(QRectF(self.rect()).adjusted(2, 3, -4, -1)):
            area = QPainterPath(QPointF(stretch[0].x(), self.height()))
            for point in stretch:
                area.lineTo(point)
            area.lineTo(stretch[-1].x(), self.height())
            painter.fillPath(area, tone.tint)
            painter.setPen(QPen(theme.color.text.tertiary, theme.stroke.sparkline))
            painter.drawPolyline(QPolygonF(stretch))
        if self._points and self._points[-1] is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone.solid)
            painter.drawEllipse(stretch[-1], 2.5, 2.5)

    def _stretches(self, box: QRectF) -> list[list[QPointF]]:
        found: list[list[QPointF]] = [[]]
        step = box.width() / max(len(self._points) - 1, 1)
        for place, score in enumerate(self._points):
            if score is not None:
                high = box.bottom() - box.height() * score / 100
                found[-1].append(QPointF(box.left() + place * step, high))
            elif found[-1]:
                found.append([])
        return [stretch for stretch in found if stretch]


class _DimensionRow:
    """One indicator: its name, a bar, its points and how they moved."""

    def __init__(self, themes: Themes, grid: QGridLayout, place: int) -> None:
        self._name, self._points, self._change = label("secondary"), label("strong"), label("small")
        self._meter = Meter(themes)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._points.setAlignment(right)
        themes.hold(self._change.setMinimumWidth, lambda theme: theme.px(34))
        self._parts: tuple[QWidget, ...] = (self._name, self._meter, self._points, self._change)
        for at, widget in enumerate(self._parts):
            grid.addWidget(widget, place, at)

    def show_dimension(self, dimension: DimensionMark | None, words: Words) -> None:
        """Show another indicator, or none."""
        for part in self._parts:
            part.setVisible(dimension is not None)
        if dimension is None:
            return
        points = DASH if dimension.points is None else str(dimension.points)
        share = None if dimension.points is None else dimension.points / 100
        name, fact = words(dimension.label), words(dimension.told)
        self._name.setText(name)
        self._meter.show_share(share, LEVELS[dimension.band])
        self._points.setText(points)
        restyle(self._points, kind="strong" if dimension.points is not None else "tertiary")
        change = dimension.change
        self._change.setText("" if change is None else _signed(change))
        restyle(self._change, kind=_kind(change or 0))
        for part in self._parts:
            part.setToolTip(plain(fact))
        self._meter.setAccessibleName(f"{name} {points}: {fact}")


def _signed(change: int) -> str:
    if not change:
        return "="
    return f"{'▼' if change < 0 else '▲'} {abs(change)}"


def _kind(change: int) -> str:
    return "small" if not change else "error" if change < 0 else "success"


def _adjusted(view: HealthView) -> Text:
    return msg("Adjusted by hand: {reason}", reason=view.adjusted)
