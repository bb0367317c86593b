"""The things on the canvas: a step and an arrow, each painted by the picture that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from csdesk.domain.playbooks.layout import STUB
from csdesk.domain.playbooks.maps import Step
from csdesk.ui.playbooks.picture import CALM, Mood, Picture

_AROUND = 4.0
_NEAR = 10.0
_STEP_ABOVE, _LABEL_ABOVE, _ARROW_BELOW = 2.0, 1.8, 1.0


class StepItem(QGraphicsItem):
    """A step; its place is that of its box."""

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own = own
        self._picture: Picture | None = None
        self._step: Step | None = None
        self._box = QRectF()
        self.mood = CALM
        self.setZValue(_STEP_ABOVE)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, enabled=False)

    def show_in(self, picture: Picture) -> None:
        """Be painted by another picture."""
        box = picture.boxes[self.own]
        size = QRectF(0, 0, box.wide, box.high)
        if size != self._box:
            self.prepareGeometryChange()
            self._box = size
        self.setPos(box.x, box.y)
        self._picture, self._step = picture, picture.map.by_id[self.own]
        self.update()

    def stand(self, mood: Mood) -> None:
        """Stand out otherwise."""
        if mood != self.mood:
            self.mood = mood
            self.update()

    def boundingRect(self) -> QRectF:
        """The box with room for its border."""
        return self._box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def shape(self) -> QPainterPath:
        """The box."""
        path = QPainterPath()
        path.addRect(self._box)
        return path

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """The step."""
        if self._picture is not None and self._step is not None:
            self._picture.paint_step(painter, self._step, self._box, self.mood)


class ArrowItem(QGraphicsItem):
    """An arrow or a loose end."""

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own = own
        self._picture: Picture | None = None
        self._bounds = QRectF()
        self._shape = QPainterPath()
        self.mood = CALM
        self.setZValue(_ARROW_BELOW)

    def show_in(self, picture: Picture) -> None:
        """Be painted by another picture."""
        self.prepareGeometryChange()
        self._picture = picture
        path = picture.path_of(self.own)
        self._bounds = path.boundingRect().adjusted(-_NEAR, -_NEAR, _NEAR, 2 * _NEAR)
        stroker = QPainterPathStroker()
        stroker.setWidth(_NEAR)
        self._shape = stroker.createStroke(path)
        self.update()

    def stand(self, mood: Mood) -> None:
        """Stand out otherwise."""
        if mood != self.mood:
            self.mood = mood
            self.setZValue(_ARROW_BELOW + (0.5 if mood.is_chosen else 0.0))
            self.update()

    def boundingRect(self) -> QRectF:
        """The way and its head."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """What a click reaches."""
        return self._shape

    @property
    def is_loose_step(self) -> bool:
        """Whether it only says that a step has no way out."""
        return self.own.startswith(STUB)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """The arrow."""
        if self._picture is not None:
            self._picture.paint_arrow(painter, self.own, self.mood)


class LabelItem(QGraphicsItem):
    """The words of an arrow, above every arrow."""

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own = own
        self._picture: Picture | None = None
        self._box = QRectF()
        self.mood = CALM
        self.setZValue(_LABEL_ABOVE)

    def show_in(self, picture: Picture) -> None:
        """Be painted by another picture."""
        self.prepareGeometryChange()
        self._picture = picture
        self._box = picture.label_box(self.own)
        self.update()

    def stand(self, mood: Mood) -> None:
        """Stand out otherwise."""
        if mood != self.mood:
            self.mood = mood
            self.update()

    def boundingRect(self) -> QRectF:
        """The pill."""
        return self._box.adjusted(-2, -2, 2, 2) if not self._box.isEmpty() else QRectF()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """The words."""
        if self._picture is not None:
            self._picture.paint_label(painter, self.own, self.mood)


def dots(rect: QRectF, every: int) -> list[QPointF]:
    """The points of a grid within a rectangle."""
    left, top = int(rect.left() // every) * every, int(rect.top() // every) * every
    return [
        QPointF(x, y)
        for x in range(left, int(rect.right()) + every, every)
        for y in range(top, int(rect.bottom()) + every, every)
    ]
