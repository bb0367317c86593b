"""The slide as it will be, as large as the place allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csdesk.domain.review.boxes import HEIGHT, WIDTH, SlideLayout
from csdesk.ui.reviews.painter import paint_slide
from csdesk.ui.theme.theme import Themes

_MARGIN = 20
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class SlidePreview(QWidget):
    """Paints one slide on a sunken ground; the wheel turns pages."""

    turned = Signal(int)
    """One page forward (1) or back (-1)."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._slide: SlideLayout | None = None
        self._instead = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        themes.changed.connect(self.update)

    def show_slide(self, slide: SlideLayout | None, instead: str = "") -> None:
        """Show a slide, or the words that stand in for it."""
        self._slide, self._instead = slide, instead
        self.setAccessibleName(slide.title if slide else instead)
        self.setAccessibleDescription(slide.notes if slide else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Two thirds of a slide."""
        return QSize(WIDTH // 2, HEIGHT // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The slide with its soft shadow, in the middle."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color.bg.sunken)
        if self._slide is None:
            painter.setPen(theme.color.text.secondary)
            painter.drawText(self.rect(), _CENTRED, self._instead)
            return
        target = self._target()
        shadow = theme.elevation.slide
        base = shadow.color_dark if theme.dark else shadow.color_light
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setClipRegion(QRegion(self.rect()) - target.toRect().adjusted(2, 2, -2, -2))
        for spread in range(shadow.blur, 0, -1):
            ink = QColor(base)
            ink.setAlphaF(base.alphaF() / shadow.blur / 4)
            painter.setBrush(ink)
            painter.drawRoundedRect(
                target.adjusted(-spread, shadow.offset_y - spread, spread, shadow.offset_y + spread),
                spread,
                spread,
            )
        painter.setClipping(False)
        paint_slide(painter, self._slide, target)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color.border.default, 1))
        painter.drawRect(target)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch, one slide."""
        if event.angleDelta().y():
            self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)

    def _target(self) -> QRectF:
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / WIDTH, room.height() / HEIGHT)
        width, height = WIDTH * scale, HEIGHT * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
