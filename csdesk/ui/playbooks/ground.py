"""The ground that a map is drawn on: its items, what of it stands out, and which part of it is seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView
from shiboken6 import isValid

from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.ui.playbooks.items import ArrowItem, LabelItem, StepItem, dots
from csdesk.ui.playbooks.picture import CALM, Mood, Picture
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_GRID = 24
_LEAST, _MOST, NOTCH = 0.15, 2.5, 1.15
_MARGIN = 60
_LARGE, _DRAWN_AFTER_MS = 150, 120


class MapGround(QGraphicsView):
    """Shows a presenter's map."""

    zoomed = Signal(int)
    """The zoom, in percent."""
    viewed = Signal()
    """Another part of the map is seen."""

    def __init__(self, presenter: EditorPresenter, themes: Themes, words: Words) -> None:
        super().__init__()
        self.presenter = presenter
        self._themes = themes
        self._words = words
        self.picture = Picture(presenter.map, themes.theme, words.translator)
        self._steps: dict[str, StepItem] = {}
        self._arrows: dict[str, ArrowItem] = {}
        self._labels: dict[str, LabelItem] = {}
        self._scene = QGraphicsScene(self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(self._scene)
        self.scale_now = 1.0
        self._dress()
        self._drawer = QTimer(self, singleShot=True, interval=_DRAWN_AFTER_MS)
        self._drawer.timeout.connect(self.draw)
        presenter.drawn.connect(self._on_drawn)
        presenter.chosen.connect(self.show_chosen)
        themes.changed.connect(self._on_look)
        words.language_changed.connect(self.draw)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragMode(QGraphicsView.DragMode.NoDrag)
        self.viewport().setMouseTracking(True)

    def _on_drawn(self) -> None:
        """A large map is drawn between the keys of whoever types."""
        is_typed = set(self._steps) == set(self.presenter.map.by_id)
        if is_typed and len(self._steps) > _LARGE:
            self._drawer.start()
        else:
            self.draw()

    def draw(self) -> None:
        """Lay the map out again and show it; what stays keeps its item."""
        self._drawer.stop()
        self.picture = Picture(self.presenter.map, self._themes.theme, self._words.translator)
        steps, routes = self.presenter.map.by_id, self.picture.layout.routes
        for own in [one for one in self._steps if one not in steps]:
            self._scene.removeItem(self._steps.pop(own))
        for own in [one for one in self._arrows if one not in routes]:
            self._scene.removeItem(self._arrows.pop(own))
            self._scene.removeItem(self._labels.pop(own))
        for own in steps:
            if own not in self._steps:
                self._steps[own] = StepItem(own)
                self._scene.addItem(self._steps[own])
            self._steps[own].show_in(self.picture)
        for own in routes:
            if own not in self._arrows:
                self._arrows[own] = ArrowItem(own)
                self._labels[own] = LabelItem(own)
                self._scene.addItem(self._arrows[own])
                self._scene.addItem(self._labels[own])
            self._arrows[own].show_in(self.picture)
            self._labels[own].show_in(self.picture)
        bounds = self.picture.bounds
        room = QRectF(bounds.x, bounds.y, bounds.wide, bounds.high)
        across, along = max(room.width(), 900), max(room.height(), 700)
        self._scene.setSceneRect(room.adjusted(-across, -along, across, along))
        self.show_chosen()
        self.viewed.emit()

    def draw_as(self, found: PlaybookMap) -> None:
        """Show the same steps and arrows placed otherwise, as while they are dragged; nothing of it is kept."""
        self.picture = Picture(found, self._themes.theme, self._words.translator)
        for items in (self._steps, self._arrows, self._labels):
            for item in items.values():
                item.show_in(self.picture)

    def show_chosen(self) -> None:
        """Make what is chosen stand out, and bring it into view."""
        presenter = self.presenter
        wrong = {one.step for one in presenter.findings if one.step is not None}
        current = presenter.steps[-1] if presenter.steps else None
        for own, item in self._steps.items():
            item.stand(Mood(own in presenter.steps, own == current, own in wrong))
        if set(self._steps) != set(presenter.map.by_id):
            return
        leaving = {one.id for one in presenter.map.leaving.get(current or "", ())}
        for own, arrow in self._arrows.items():
            is_own = own in leaving and (presenter.arrow is None or own == presenter.arrow)
            mood = Mood(is_own, own == presenter.arrow) if is_own else CALM
            arrow.stand(mood)
            self._labels[own].stand(mood)
        if current is not None and current in self._steps:
            self.ensureVisible(self._steps[current], _MARGIN, _MARGIN)
            step = presenter.map.by_id[current]
            self.setAccessibleDescription(self._words(presenter.title_of(step)))
        self.viewed.emit()

    def mark(self, own: str | None) -> None:
        """Show a step as the one that would be linked to; a card that closes as the drawing goes changes nothing."""
        if not all(map(isValid, self._steps.values())):
            return
        for step, item in self._steps.items():
            chosen = step in self.presenter.steps or step == own
            item.stand(Mood(chosen, step == own, item.mood.is_wrong))
        if own in self._steps:
            self.ensureVisible(self._steps[own], _MARGIN, _MARGIN)

    def box_on_view(self, own: str) -> QRectF:
        """Where a step is on the viewport."""
        box = self.picture.boxes[own]
        return self.mapFromScene(QRectF(box.x, box.y, box.wide, box.high)).boundingRect().toRectF()

    def label_on_view(self, arrow: str) -> QRectF:
        """Where the words of an arrow are on the viewport, or would be."""
        box = self.picture.label_box(arrow)
        route = self.picture.layout.routes.get(arrow)
        if box.isEmpty() and route is not None:
            box = QRectF(route.label[0] - 60, route.label[1] - 12, 120, 24)
        return self.mapFromScene(box).boundingRect().toRectF()

    def zoom_to(self, scale: float) -> None:
        """Show the map at a scale; the theme's zoom comes on top."""
        self.scale_now = max(_LEAST, min(_MOST, scale))
        whole = self.scale_now * self._themes.theme.zoom / 100
        self.resetTransform()
        self.scale(whole, whole)
        self.zoomed.emit(round(self.scale_now * 100))
        self.viewed.emit()

    def zoom_in(self) -> None:
        """A notch larger."""
        self.zoom_to(self.scale_now * NOTCH)

    def zoom_out(self) -> None:
        """A notch smaller."""
        self.zoom_to(self.scale_now / NOTCH)

    def fit(self, most: float = 1.0) -> None:
        """Show all of the map, never larger than at a scale."""
        bounds = self.picture.bounds
        room = self.viewport().size()
        zoom = self._themes.theme.zoom / 100
        wide, high = max(bounds.wide, 1) + _MARGIN, max(bounds.high, 1) + _MARGIN
        self.zoom_to(min(room.width() / (wide * zoom), room.height() / (high * zoom), most))
        self.centerOn(QPointF(bounds.x + bounds.wide / 2, bounds.y + bounds.high / 2))
        self.viewed.emit()

    def begin_view(self, beside: int = 0) -> None:
        """Show the map as when it is opened: at 100 %, the start at the top and beside the tools; a small map whole."""
        bounds = self.picture.bounds
        room, zoom = self.viewport().size(), self._themes.theme.zoom / 100
        self.zoom_to(1.0)
        start = self.presenter.map.start
        box = self.picture.boxes[start.id] if start else None
        x = box.middle if box else 0
        if bounds.wide * zoom + _MARGIN < room.width() - beside:
            x = bounds.x + bounds.wide // 2
        self.centerOn(
            QPointF(x - beside / (2 * zoom), (box.y if box else 0) - 18 + room.height() / (2 * zoom))
        )
        self.viewed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what lies above the map."""
        super().resizeEvent(event)
        self.viewed.emit()

    def hit(self, at: QPoint) -> StepItem | ArrowItem | None:
        """What is at a place of the viewport; words stand for their arrow."""
        found = self.itemAt(at)
        if isinstance(found, LabelItem):
            return self._arrows[found.own]
        return found if isinstance(found, StepItem | ArrowItem) else None

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """A grid of dots, while it is not too fine."""
        color = self._themes.theme.color
        painter.fillRect(rect, color.bg.subtle)
        if self.scale_now > 0.5:
            painter.setPen(color.border.strong)
            painter.drawPoints(dots(QRectF(rect), _GRID))

    def _on_look(self) -> None:
        self.draw()
        self.zoom_to(self.scale_now)
