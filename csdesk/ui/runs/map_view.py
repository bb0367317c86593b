"""The whole map with the walk on it: what was passed, where the run stands, and what was never reached."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.domain.playbooks.layout import Layout, laid_out
from csdesk.domain.playbooks.maps import STEP_KINDS, Step, StepKind
from csdesk.domain.text import msg
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

_WIDE, _EDGE = 210, 96
_STEP_BY = 60
_ICONS = {
    StepKind.START: Icon.START,
    StepKind.ACTION: Icon.RUN,
    StepKind.QUESTION: Icon.QUESTION,
    StepKind.PROCESS: Icon.PROCESSES,
    StepKind.MESSAGE: Icon.EMAIL,
    StepKind.WAIT: Icon.WAIT,
    StepKind.CONDITION: Icon.CHOICE,
    StepKind.END: Icon.END,
}
_TEXT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MapView(QScrollArea):
    """The map, to be looked at; arrow keys scroll it."""

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look_through(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.canvas = _Canvas(themes, words)
        self.setWidget(self.canvas)
        words.say(self.setAccessibleName, msg("Map of the playbook"))
        self.horizontalScrollBar().setSingleStep(_STEP_BY)
        self.verticalScrollBar().setSingleStep(_STEP_BY)

    def show_run(self, presenter: RunPresenter) -> None:
        """Show the map of the run that is open, with where it stands in sight."""
        place = self.canvas.show_run(presenter)
        if place is not None:
            middle = place.center()
            self.ensureVisible(middle.x(), middle.y(), self.width() // 2 - 8, self.height() // 2 - 8)


class _Canvas(Painted):
    """Boxes and arrows, painted once for each showing."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._layout = Layout({}, {})
        self._steps: dict[str, tuple[Step, str]] = {}
        self._labels: dict[str, str] = {}
        self._passed: set[str] = set()
        self._taken: set[str] = set()
        self._here = ""

    def show_run(self, presenter: RunPresenter) -> QRect | None:
        """Lay the map out; where the run stands."""
        state, theme = presenter.shown.state, self._themes.theme
        found = state.map
        self._steps = {
            step.id: (step, presenter.spoken(step.text) or self._words(STEP_KINDS[step.kind]))
            for step in found.steps
        }
        walked = state.path.visits[: state.path.at + 1]
        self._passed = {one.step for one in walked}
        self._taken = {one.answer for one in walked[: None if state.is_over else -1]}
        self._here = "" if state.step is None else state.step.id
        small = QFontMetrics(font_of(theme.type.small))
        self._labels = {
            one.id: small.elidedText(one.label, Qt.TextElideMode.ElideRight, theme.px(150))
            for one in found.arrows
            if one.label
        }
        sizes = {own: self._size(words) for own, (_, words) in self._steps.items()}
        wide = {own: small.horizontalAdvance(words) + theme.px(10) for own, words in self._labels.items()}
        self._layout = laid_out(found, sizes, wide)
        bounds = self._layout.bounds
        self.setFixedSize(bounds.wide + 2 * _EDGE, bounds.high + 2 * _EDGE)
        self.update()
        return self._box(self._here).toRect() if self._here in self._layout.boxes else None

    def _size(self, words: str) -> tuple[int, int]:
        theme = self._themes.theme
        wide = theme.px(_WIDE)
        metrics = QFontMetrics(font_of(theme.type.body))
        room = QRect(0, 0, wide - theme.px(42), 10_000)
        high = metrics.boundingRect(room, _TEXT, words).height()
        return wide, min(high, metrics.lineSpacing() * 3) + theme.px(18)

    def sizeHint(self) -> QSize:
        """As large as the map."""
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Arrows below, steps above, the walk in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for is_taken in (False, True):
            for own in self._layout.routes:
                if (own in self._taken) is is_taken:
                    self._paint_route(painter, own, is_taken=is_taken)
        for own, words in self._labels.items():
            if own in self._layout.routes:
                middle = self._at(*self._layout.routes[own].label)
                self._paint_label(painter, words, middle, is_taken=own in self._taken)
        for own, (step, words) in self._steps.items():
            if own in self._layout.boxes:
                self._paint_step(painter, step, words)

    def _at(self, x: float, y: float) -> QPointF:
        bounds = self._layout.bounds
        return QPointF(x - bounds.x + _EDGE, y - bounds.y + _EDGE)

    def _box(self, own: str) -> QRectF:
        box = self._layout.boxes[own]
        corner = self._at(box.x, box.y)
        return QRectF(corner.x(), corner.y(), box.wide, box.high)

    def _paint_route(self, painter: QPainter, own: str, *, is_taken: bool) -> None:
        theme, color = self._themes.theme, self._themes.theme.color
        route = self._layout.routes[own]
        points = [self._at(x, y) for x, y in route.points]
        ink = color.accent.base if is_taken else color.border.strong
        pen = QPen(ink, theme.stroke.map_edge * (2 if is_taken else 1))
        if route.is_return:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        if len(points) > 1:
            _paint_head(painter, points[-2], points[-1], ink)

    def _paint_label(self, painter: QPainter, words: str, middle: QPointF, *, is_taken: bool) -> None:
        theme, color = self._themes.theme, self._themes.theme.color
        font = font_of(theme.type.small)
        wide = QFontMetrics(font).horizontalAdvance(words) + theme.px(8)
        box = QRectF(middle.x() - wide / 2, middle.y() - theme.px(9), wide, theme.px(18))
        painter.fillRect(box, color.bg.surface)
        painter.setFont(font)
        painter.setPen(color.accent.text if is_taken else color.text.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_step(self, painter: QPainter, step: Step, words: str) -> None:
        theme, color = self._themes.theme, self._themes.theme.color
        box = self._box(step.id)
        here, passed = step.id == self._here, step.id in self._passed
        painter.setPen(QPen(color.accent.base if passed else color.border.strong, 2 if here else 1))
        painter.setBrush(color.accent.tint if here else color.bg.surface)
        round_ = step.kind in {StepKind.START, StepKind.END}
        corner = box.height() / 2 if round_ else theme.radius.lg
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
        ink = color.text.primary if passed else color.text.secondary
        side = theme.size.icon_small
        icon = Icon.DONE if passed and not here else _ICONS[step.kind]
        mark = color.health.good.solid if passed and not here else ink
        pixmap = icon_pixmap(icon, mark, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left() + theme.px(12), box.center().y() - side / 2), pixmap)
        painter.setFont(font_of(theme.type.body_strong if here else theme.type.body))
        painter.setPen(ink)
        painter.drawText(box.adjusted(theme.px(32), 4, -theme.px(10), -4), _TEXT, words)


def _paint_head(painter: QPainter, before: QPointF, end: QPointF, ink: QColor) -> None:
    way = end - before
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1e-6)
    along = QPointF(way.x() / length, way.y() / length)
    aside = QPointF(-along.y(), along.x())
    back = end - along * 7
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([end, back + aside * 4, back - aside * 4]))
