"""The canvas of the map: steps and arrows to choose, drag, link and type into; by mouse, touch and key."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView

from csdesk.domain.playbooks.editing import placed
from csdesk.domain.playbooks.layout import STUB
from csdesk.domain.playbooks.maps import StepKind
from csdesk.ui.playbooks.ground import NOTCH, MapGround
from csdesk.ui.playbooks.inline import InlineLine
from csdesk.ui.playbooks.items import ArrowItem, StepItem
from csdesk.ui.playbooks.keys import MapKeys
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.walking import step_toward
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_DRAGGED_AFTER = 4
_FOLLOWED, _FOLLOWED_AFTER_MS = 60, 25
"""Steps up to which arrows follow a drag, each layout being a few milliseconds."""
_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Tool(StrEnum):
    """What a click on the canvas does."""

    MOVE = "move"
    ADD = "add"
    LINK = "link"


class MapCanvas(MapGround):
    """Edits a presenter's map."""

    tool_changed = Signal()
    focused = Signal()

    def __init__(self, presenter: EditorPresenter, themes: Themes, words: Words) -> None:
        super().__init__(presenter, themes, words)
        self.tool, self.adding = Tool.MOVE, StepKind.ACTION
        self._pressed: QPointF | None = None
        self._dragged: dict[str, QPointF] = {}
        self._by = QPointF()
        self._following = QTimer(self, singleShot=True, interval=_FOLLOWED_AFTER_MS)
        self._following.timeout.connect(self._follow)
        self.keys = MapKeys(self, presenter)
        self.line = InlineLine(self, presenter, words)
        self.viewed.connect(self.line.follow)

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
        """Drag the chosen steps with their arrows; those of a large map follow when they are let go."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        by = self.mapToScene(event.position().toPoint()) - self._pressed
        if self.presenter.can_change and abs(by.x()) + abs(by.y()) > _DRAGGED_AFTER:
            for own, first in self._dragged.items():
                self._steps[own].setPos(first + by)
            self._by = by
            if len(self._steps) <= _FOLLOWED and not self._following.isActive():
                self._following.start()

    def _follow(self) -> None:
        """Lay out the arrows as they would be if the steps were let go here."""
        if self._pressed is not None:
            self.draw_as(placed(self.presenter.map, self._places(self._by)))

    def _places(self, by: QPointF) -> dict[str, tuple[int, int]]:
        return {
            one: (round(first.x() + by.x()), round(first.y() + by.y()))
            for one, first in self._dragged.items()
        }

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pin what was dragged; choose what the frame holds."""
        if self._pressed is not None:
            by = self.mapToScene(event.position().toPoint()) - self._pressed
            self._pressed = None
            if abs(by.x()) + abs(by.y()) > _DRAGGED_AFTER:
                own = self._places(by)
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
            self.zoom_to(self.scale_now * NOTCH**notches)
            return
        super().wheelEvent(event)
        self.viewed.emit()

    def take_tool(self, tool: Tool, kind: StepKind = StepKind.ACTION) -> None:
        """What the next click does."""
        self.tool, self.adding = tool, kind
        shape = Qt.CursorShape.ArrowCursor if tool is Tool.MOVE else Qt.CursorShape.CrossCursor
        self.viewport().setCursor(shape)
        self.tool_changed.emit()
