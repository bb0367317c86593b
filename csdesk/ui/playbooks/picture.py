"""A map as it is painted, on the canvas, in the minimap, and on paper: every length is at 100 %."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from csdesk.domain.lean import dataclass
from csdesk.domain.newest import Newest
from csdesk.domain.playbooks.layout import STUB, Layout, laid_out
from csdesk.domain.playbooks.maps import STEP_KINDS, Arrow, Ending, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.routing import Box, Point
from csdesk.i18n import Translator
from csdesk.ui.playbooks.words import arrow_words, icon_of, step_note, step_title
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import icon_pixmap
from csdesk.ui.theme.tokens import Theme, TypeStyle, theme_of

WIDE, _CAPSULE_WIDE, _CAPSULE_MOST = 176, 150, 300
_PAD, _HEAD, _LINE, _MOST_LINES = 11, 26, 17, 5
_CAPSULE_HIGH, _CAPSULE_LINES, _LABEL_HIGH, _LABEL_MOST = 36, 2, 20, 240
_CORNER, _ARROW, _EDGE = 8.0, 4.5, 3.0


@dataclass(frozen=True, slots=True)
class Mood:
    """How a step or an arrow stands out."""

    is_chosen: bool = False
    is_current: bool = False
    is_wrong: bool = False


CALM = Mood()


class Picture:
    """One map, measured and laid out in one look and one language."""

    def __init__(self, found: PlaybookMap, theme: Theme, translator: Translator) -> None:
        self.map = found
        self.theme = theme_of(dark=theme.dark, zoom=100)
        self._translator = translator
        self.titles = {one.id: translator.words(step_title(one, found)) for one in found.steps}
        self._lines: dict[str, tuple[str, ...]] = {}
        sizes = {one.id: self._size(one) for one in found.steps}
        self.labels = self._named(found)
        metrics = QFontMetricsF(font_of(self.theme.type.caption))
        self._label_wide = {
            own: round(min(metrics.horizontalAdvance(words), _LABEL_MOST)) + 16
            for own, words in self.labels.items()
        }
        self.layout: Layout = _laid_out(found, sizes, self._label_wide)

    @property
    def boxes(self) -> Mapping[str, Box]:
        """Where each step and loose end is."""
        return self.layout.boxes

    @property
    def bounds(self) -> Box:
        """What holds all of it, words and borders too."""
        whole = _rect(self.layout.bounds).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        for own in self.labels:
            whole = whole.united(self.label_box(own))
        return Box(round(whole.x()), round(whole.y()), round(whole.width()), round(whole.height()))

    def _named(self, found: PlaybookMap) -> dict[str, str]:
        named: dict[str, str] = {}
        for own, arrows in found.leaving.items():
            is_question = found.by_id[own].kind is StepKind.QUESTION if own in found.by_id else False
            for number, arrow in enumerate(arrows, 1):
                words = arrow_words(arrow, found)
                if words is not None:
                    said = self._translator.words(words)
                    named[arrow.id] = f"{number}  {said}" if is_question else said
        return named

    def _size(self, step: Step) -> tuple[int, int]:
        strong = font_of(self.theme.type.body_strong)
        title = self.titles[step.id]
        if step.kind in {StepKind.START, StepKind.END}:
            around = 56 if step.kind is StepKind.START else 40
            lines = wrapped(title, strong, _CAPSULE_MOST - around, _CAPSULE_LINES)
            self._lines[step.id] = lines
            wide = max(_wide(line, strong) for line in lines) + around
            high = _CAPSULE_HIGH + _LINE * (len(lines) - 1)
            return 2 * (max(_CAPSULE_WIDE, min(_CAPSULE_MOST, wide + 2)) // 2), high
        self._lines[step.id] = wrapped(title, strong, WIDE - 2 * _PAD, _MOST_LINES)
        return WIDE, _HEAD + 10 + _LINE * len(self._lines[step.id])

    def lines_of(self, step: str) -> tuple[str, ...]:
        """The lines that a step is written in; what is too long for them ends in an ellipsis."""
        return self._lines[step]

    def label_of(self, arrow: str) -> str:
        """What is written on an arrow, as much of it as its pill takes."""
        return _cut(self.labels[arrow], font_of(self.theme.type.caption), self._label_wide[arrow] - 12)

    def label_box(self, arrow: str) -> QRectF:
        """Where the words of an arrow are; empty without words."""
        route = self.layout.routes.get(arrow)
        if route is None or arrow not in self._label_wide:
            return QRectF()
        wide = self._label_wide[arrow]
        return QRectF(route.label[0] - wide / 2, route.label[1] - _LABEL_HIGH / 2, wide, _LABEL_HIGH)

    def path_of(self, arrow: str) -> QPainterPath:
        """The line of an arrow, its corners round."""
        route = self.layout.routes.get(arrow)
        return QPainterPath() if route is None else _rounded(route.points)

    def paint_step(self, painter: QPainter, step: Step, box: QRectF, mood: Mood = CALM) -> None:
        """A step in its box."""
        color = self.theme.color
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if step.kind in {StepKind.START, StepKind.END}:
            self._paint_capsule(painter, step, box, mood)
            return
        painter.setBrush(color.bg.surface)
        painter.setPen(self._border(step, mood))
        painter.drawRoundedRect(_inside(box, mood), self.theme.radius.lg, self.theme.radius.lg)
        ink = color.accent.text if step.kind is StepKind.QUESTION else color.text.tertiary
        left, top = box.left() + _PAD, box.top()
        pixmap = icon_pixmap(icon_of(step), ink, 14, painter.deviceTransform().m11())
        painter.drawPixmap(QRectF(left, top + 10, 14, 14), pixmap, QRectF(pixmap.rect()))
        kind = self._translator.words(STEP_KINDS[step.kind])
        note = step_note(step, self.map)
        small = self.theme.type.small
        self._write(painter, QRectF(left + 20, top + 8, WIDE, 18), kind, (small, ink))
        if note is not None:
            place = QRectF(box.left() + _PAD, top + 8, box.width() - 2 * _PAD, 18)
            words = self._translator.words(note)
            self._write(painter, place, words, (small, color.text.tertiary), Qt.AlignmentFlag.AlignRight)
        for at, line in enumerate(self._lines[step.id]):
            place = QRectF(left, top + _HEAD + 2 + at * _LINE, box.width() - _PAD - 4, _LINE)
            self._write(painter, place, line, (self.theme.type.body_strong, color.text.primary))

    def _paint_capsule(self, painter: QPainter, step: Step, box: QRectF, mood: Mood) -> None:
        color = self.theme.color
        is_start = step.kind is StepKind.START
        painter.setBrush(color.text.primary if is_start else color.bg.surface)
        painter.setPen(self._border(step, mood))
        edge = _inside(box, mood)
        painter.drawRoundedRect(edge, _CAPSULE_HIGH / 2, _CAPSULE_HIGH / 2)
        ink = color.bg.surface if is_start else color.text.primary
        lines, style = self._lines[step.id], self.theme.type.body_strong
        place = QRectF(box.left(), box.center().y() - _LINE * len(lines) / 2, box.width(), _LINE)
        if is_start:
            wide = max(_wide(line, font_of(style)) for line in lines)
            left = box.center().x() - (wide + 20) / 2
            pixmap = icon_pixmap(icon_of(step), ink, 14, painter.deviceTransform().m11())
            painter.drawPixmap(QRectF(left, box.center().y() - 7, 14, 14), pixmap, QRectF(pixmap.rect()))
            place.setLeft(box.left() + 20)
        for at, line in enumerate(lines):
            here = place.translated(0, at * _LINE)
            self._write(painter, here, line, (style, ink), Qt.AlignmentFlag.AlignHCenter)

    def _border(self, step: Step, mood: Mood) -> QPen:
        color = self.theme.color
        if mood.is_chosen:
            return QPen(color.accent.base, 2.5 if mood.is_current else 2)
        if mood.is_wrong:
            return QPen(color.health.watch.solid, 1.4)
        if step.kind is StepKind.QUESTION:
            return QPen(color.accent.border, 1)
        if step.kind is StepKind.END and step.ending is not Ending.NEUTRAL:
            tone = color.health.good if step.ending is Ending.GOOD else color.health.risk
            return QPen(tone.solid, 1.4)
        return QPen(color.text.primary if step.kind is StepKind.START else color.border.strong, 1)

    def paint_arrow(self, painter: QPainter, own: str, mood: Mood = CALM) -> None:
        """An arrow, without its words; dashed when it leads back or nowhere."""
        route = self.layout.routes.get(own)
        if route is None:
            return
        color = self.theme.color
        is_loose = own.startswith(STUB) or f"{STUB}{own}" in self.boxes
        ink = color.health.watch.solid if is_loose else color.border.control
        if mood.is_chosen:
            ink = color.accent.base
        pen = QPen(ink, 2 if mood.is_chosen else self.theme.stroke.map_edge)
        if is_loose or route.is_return:
            pen.setDashPattern([3, 2.4])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_rounded(route.points))
        pen.setStyle(Qt.PenStyle.SolidLine)
        if is_loose:
            end = self.boxes[own if own.startswith(STUB) else f"{STUB}{own}"]
            painter.setPen(pen)
            painter.setBrush(color.bg.surface)
            painter.drawEllipse(QPointF(end.middle, end.y + 6), 5.5, 5.5)
        else:
            _paint_head(painter, route.points, ink)

    def paint_label(self, painter: QPainter, own: str, mood: Mood = CALM) -> None:
        """The words of an arrow on their pill."""
        box = self.label_box(own)
        if box.isEmpty():
            return
        color = self.theme.color
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color.accent.border if mood.is_chosen else color.border.default, 1))
        if mood.is_current:
            painter.setPen(QPen(color.accent.base, 2))
        painter.setBrush(color.accent.tint if mood.is_chosen else color.bg.surface)
        painter.drawRoundedRect(box, _LABEL_HIGH / 2, _LABEL_HIGH / 2)
        style = self.theme.type.caption
        ink = color.accent.text if mood.is_chosen else color.text.secondary
        self._write(painter, box, self.label_of(own), (style, ink), Qt.AlignmentFlag.AlignHCenter)

    def paint_whole(self, painter: QPainter, background: QColor | None = None) -> None:
        """All of the map, at rest."""
        if background is not None:
            painter.fillRect(_rect(self.bounds), background)
        for own in self.layout.routes:
            self.paint_arrow(painter, own)
        for own in self.layout.routes:
            self.paint_label(painter, own)
        for step in self.map.steps:
            self.paint_step(painter, step, _rect(self.boxes[step.id]))

    def arrow_of(self, own: str) -> Arrow | None:
        """The arrow of an id."""
        return next((one for one in self.map.arrows if one.id == own), None)

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        look: tuple[TypeStyle, QColor],
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font_of(look[0]))
        painter.setPen(look[1])
        painter.drawText(place, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


_KNOWN: Newest[Hashable, Layout] = Newest(12)
"""The layouts worked out last: typing words changes few of them."""


def _laid_out(found: PlaybookMap, sizes: Mapping[str, tuple[int, int]], labels: Mapping[str, int]) -> Layout:
    key = (
        tuple((one.id, one.kind, one.at, sizes[one.id]) for one in found.steps),
        tuple((one.id, one.source, one.target, labels.get(one.id)) for one in found.arrows),
    )
    layout = _KNOWN.pop(key, None) or laid_out(found, sizes, labels)
    _KNOWN[key] = layout
    return layout


@lru_cache(maxsize=4096)
def _wrapped(words: str, key: str, wide: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(key)
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most:
        count = 1
        while count < len(rest) and metrics.horizontalAdvance(" ".join(rest[: count + 1])) <= wide:
            count += 1
        is_last = len(lines) == most - 1
        line = " ".join(rest if is_last else rest[:count])
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide))
        rest = rest[count:]
    return tuple(lines) or ("",)


def wrapped(words: str, font: QFont, wide: int, most: int) -> tuple[str, ...]:
    """Words in lines of a width, at most so many; what is left ends in an ellipsis."""
    return _wrapped(words, font.toString(), wide, most)


def _wide(words: str, font: QFont) -> int:
    return round(QFontMetricsF(font).horizontalAdvance(words[:200]))


def _cut(words: str, font: QFont, wide: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, wide)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.wide, box.high)


def _inside(box: QRectF, mood: Mood) -> QRectF:
    return box if mood.is_chosen else box.adjusted(0.5, 0.5, -0.5, -0.5)


def _rounded(points: tuple[Point, ...]) -> QPainterPath:
    corners = [QPointF(*one) for one in points]
    path = QPainterPath(corners[0])
    for before, here, after in zip(corners, corners[1:], corners[2:], strict=False):
        first, second = _toward(here, before), _toward(here, after)
        path.lineTo(first)
        path.quadTo(here, second)
    path.lineTo(corners[-1])
    return path


def _toward(corner: QPointF, other: QPointF) -> QPointF:
    way = other - corner
    long = abs(way.x()) + abs(way.y())
    if not long:
        return corner
    return corner + way * (min(_CORNER, long / 2) / long)


def _paint_head(painter: QPainter, points: tuple[Point, ...], ink: QColor) -> None:
    tip, before = QPointF(*points[-1]), QPointF(*points[-2])
    way = tip - before
    long = max(abs(way.x()) + abs(way.y()), 1.0)
    ahead = way / long
    side = QPointF(-ahead.y(), ahead.x())
    head = QPainterPath(tip)
    head.lineTo(tip - ahead * (_ARROW * 1.9) + side * _ARROW)
    head.lineTo(tip - ahead * (_ARROW * 1.9) - side * _ARROW)
    head.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPath(head)
