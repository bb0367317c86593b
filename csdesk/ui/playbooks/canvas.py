"""The canvas of the map: steps and arrows to choose, drag, link and type into; by mouse, touch and key."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from csdesk.domain.playbooks.editing import placed
from csdesk.domain.playbooks.layout import STUB
from csdesk.domain.playbooks.maps import StepKind
from csdesk.ui.playbooks.inline import InlineLine
from csdesk.ui.playbooks.items import ArrowItem, LabelItem, StepItem, dots
from csdesk.ui.playbooks.keys import MapKeys
from csdesk.ui.playbooks.picture import CALM, Mood, Picture
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.walking import step_toward
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_GRID = 24
_LEAST, _MOST, _NOTCH = 0.15, 2.5, 1.15
_MARGIN = 60
_DRAGGED_AFTER = 4
_LARGE, _DRAWN_AFTER_MS = 150, 120


class Tool(StrEnum):
    """What a click on the canvas does."""

    MOVE = "move"
    ADD = "add"
    LINK = "link"


class MapCanvas(QGraphicsView):
    """Shows a presenter's map."""

    zoomed = Signal(int)
    """The zoom, in percent."""
    viewed = Signal()
    """Another part of the map is seen."""
    tool_changed = Signal()
    focused = Signal()

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
        self.tool, self.adding = Tool.MOVE, StepKind.ACTION
        self.scale_now = 1.0
        self._pressed: QPointF | None = None
        self._dragged: dict[str, QPointF] = {}
        self.keys = MapKeys(self, presenter)
        self.line = InlineLine(self, presenter, words)
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
        self.line.follow()
        self.viewed.emit()

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
        """Show a step as the one that would be linked to."""
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

    def take_tool(self, tool: Tool, kind: StepKind = StepKind.ACTION) -> None:
        """What the next click does."""
        self.tool, self.adding = tool, kind
        shape = Qt.CursorShape.ArrowCursor if tool is Tool.MOVE else Qt.CursorShape.CrossCursor
        self.viewport().setCursor(shape)
        self.tool_changed.emit()

    def zoom_to(self, scale: float) -> None:
        """Show the map at a scale; the theme's zoom comes on top."""
        self.scale_now = max(_LEAST, min(_MOST, scale))
        whole = self.scale_now * self._themes.theme.zoom / 100
        self.resetTransform()
        self.scale(whole, whole)
        self.zoomed.emit(round(self.scale_now * 100))
        self.line.follow()
        self.viewed.emit()

    def zoom_in(self) -> None:
        """A notch larger."""
        self.zoom_to(self.scale_now * _NOTCH)

    def zoom_out(self) -> None:
        """A notch smaller."""
        self.zoom_to(self.scale_now / _NOTCH)

    def fit(self, most: float = 1.0) -> None:
        """Show all of the map, never larger than at a scale."""
        bounds = self.picture.bounds
        room = self.viewport().size()
        zoom = self._themes.theme.zoom / 100
        wide, high = max(bounds.wide, 1) + _MARGIN, max(bounds.high, 1) + _MARGIN
        self.zoom_to(min(room.width() / (wide * zoom), room.height() / (high * zoom), most))
        self.centerOn(QPointF(bounds.x + bounds.wide / 2, bounds.y + bounds.high / 2))
        self.viewed.emit()

    def begin_view(self) -> None:
        """Show the map as when it is opened: at 100 %, with the start at the top; a small map whole."""
        bounds = self.picture.bounds
        room, zoom = self.viewport().size(), self._themes.theme.zoom / 100
        self.zoom_to(1.0)
        start = self.presenter.map.start
        box = self.picture.boxes[start.id] if start else None
        x = box.middle if box else 0
        if bounds.wide * zoom + _MARGIN < room.width():
            x = bounds.x + bounds.wide // 2
        self.centerOn(QPointF(x, (box.y if box else 0) - 18 + room.height() / (2 * zoom)))
        self.viewed.emit()

    def walk(self, way: str, *, adding: bool = False) -> None:
        """Choose the step that an arrow key leads to."""
        presenter = self.presenter
        here = presenter.steps[-1] if presenter.steps else None
        if here is None:
            start = presenter.map.start
            presenter.choose((start.id,) if start else ())
            return
        there = step_toward(presenter.map, self.picture.boxes, here, way)
        if there is not None:
            presenter.choose((*presenter.steps, there) if adding else (there,))

    def nudge(self, across: int, along: int) -> None:
        """Move what is chosen by so much, and pin it there."""
        boxes = self.picture.boxes
        own = {one: (boxes[one].x + across, boxes[one].y + along) for one in self.presenter.steps}
        self.presenter.edit(lambda found: placed(found, own), f"nudge:{','.join(own)}")

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the map; two fingers zoom."""
        if isinstance(event, QKeyEvent) and self.keys.overrides(event):
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.scale_now * (1 + event.value()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the map."""
        if not self.keys.press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell, for the hints."""
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.zoom_to(self.scale_now * _NOTCH**notches)
            return
        super().wheelEvent(event)
        self.line.follow()
        self.viewed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what lies above the map."""
        super().resizeEvent(event)
        self.viewed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, begin to drag or to draw a frame, place or link."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan_with(event)
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.line.commit()
        at = self.mapToScene(event.position().toPoint())
        hit = self.hit(event.position().toPoint())
        if self.tool is Tool.ADD:
            self._place(hit, at)
        elif self.tool is Tool.LINK and isinstance(hit, StepItem):
            self.presenter.connect_to(hit.own)
            self.take_tool(Tool.MOVE)
        elif isinstance(hit, StepItem):
            self._choose(hit.own, keep=bool(event.modifiers() & _MORE))
            self._pressed = at
            boxes = self.picture.boxes
            self._dragged = {one: QPointF(boxes[one].x, boxes[one].y) for one in self.presenter.steps}
        elif isinstance(hit, ArrowItem) and not hit.is_loose_step:
            arrow = self.picture.arrow_of(hit.own)
            if arrow is not None:
                self.presenter.choose((arrow.source,), arrow.id)
        else:
            if not event.modifiers() & _MORE:
                self.presenter.choose(())
            self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
            super().mousePressEvent(event)

    def _choose(self, own: str, *, keep: bool) -> None:
        chosen = self.presenter.steps
        if keep and own in chosen:
            self.presenter.choose(one for one in chosen if one != own)
        elif keep:
            self.presenter.choose((*chosen, own))
        elif own not in chosen or len(chosen) == 1:
            self.presenter.choose((own,))
        else:
            self.presenter.choose((*(one for one in chosen if one != own), own))

    def _place(self, hit: object, at: QPointF) -> None:
        if isinstance(hit, StepItem):
            self.presenter.choose((hit.own,))
            own = self.presenter.add(self.adding)
        elif isinstance(hit, ArrowItem) and self.picture.arrow_of(hit.own) is None:
            self.presenter.choose((hit.own.removeprefix(STUB),))
            own = self.presenter.add(self.adding)
        else:
            own = self.presenter.add(self.adding, (round(at.x()), round(at.y())))
        self.take_tool(Tool.MOVE)
        if own is not None:
            self.line.edit_new(own)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen steps; their arrows follow when they are let go."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        by = self.mapToScene(event.position().toPoint()) - self._pressed
        if self.presenter.can_change and abs(by.x()) + abs(by.y()) > _DRAGGED_AFTER:
            for own, first in self._dragged.items():
                self._steps[own].setPos(first + by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pin what was dragged; choose what the frame holds."""
        if self._pressed is not None:
            by = self.mapToScene(event.position().toPoint()) - self._pressed
            self._pressed = None
            if abs(by.x()) + abs(by.y()) > _DRAGGED_AFTER:
                own = {
                    one: (round(first.x() + by.x()), round(first.y() + by.y()))
                    for one, first in self._dragged.items()
                }
                self.presenter.edit(lambda found: placed(found, own))
            return
        if self.dragMode() is QGraphicsView.DragMode.RubberBandDrag:
            frame = self.rubberBandRect()
            super().mouseReleaseEvent(event)
            self.setDragMode(QGraphicsView.DragMode.NoDrag)
            if frame.width() > _DRAGGED_AFTER or frame.height() > _DRAGGED_AFTER:
                inside = self.mapToScene(frame).boundingRect()
                held = [
                    own for own, item in self._steps.items() if inside.intersects(item.sceneBoundingRect())
                ]
                self.presenter.choose((*self.presenter.steps, *held))
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into what is under the pointer."""
        hit = self.hit(event.position().toPoint())
        if isinstance(hit, StepItem):
            self.line.edit_step(hit.own)
        elif isinstance(hit, ArrowItem) and not hit.is_loose_step:
            self.line.edit_label(hit.own)

    def hit(self, at: QPoint) -> StepItem | ArrowItem | None:
        """What is at a place of the viewport; words stand for their arrow."""
        found = self.itemAt(at)
        if isinstance(found, LabelItem):
            return self._arrows[found.own]
        return found if isinstance(found, StepItem | ArrowItem) else None

    def _pan_with(self, event: QMouseEvent) -> None:
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        as_left = QMouseEvent(
            event.type(),
            event.position(),
            event.globalPosition(),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            event.modifiers(),
        )
        super().mousePressEvent(as_left)

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


_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
