"""The deck over the whole screen: arrows turn, Esc ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.review.boxes import HEIGHT, WIDTH, SlideLayout
from csdesk.domain.review.charts import Ink
from csdesk.ui.reviews.letters import hue
from csdesk.ui.reviews.painter import paint_slide

_Key = Qt.Key
_STEPS = {
    **dict.fromkeys((_Key.Key_Right, _Key.Key_Down, _Key.Key_PageDown, _Key.Key_Space, _Key.Key_Return), 1),
    **dict.fromkeys((_Key.Key_Left, _Key.Key_Up, _Key.Key_PageUp, _Key.Key_Backspace), -1),
    _Key.Key_Home: -(10**6),
    _Key.Key_End: 10**6,
}


class Presentation(QWidget):
    """Shows one slide after another to a room; keys as any presentation has them."""

    ended = Signal(int)
    """The place of the slide that was shown last, from 0."""

    def __init__(self, slides: Sequence[SlideLayout], page: int, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._slides = slides
        self.page = page
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setGeometry(over.screen().geometry())
        self._tell()

    def turn(self, by: int) -> None:
        """Go so many slides on, at most to the first or the last."""
        page = max(0, min(len(self._slides) - 1, self.page + by))
        if page != self.page:
            self.page = page
            self._tell()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The slide in the middle, as large as the screen allows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), hue(Ink.INK))
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        width, height = WIDTH * scale, HEIGHT * scale
        middle = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        paint_slide(painter, self._slides[self.page], middle)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Space and Enter turn; Home and End go to the ends; Esc and F5 end."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.turn(_STEPS[key])
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_F5}:
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes on, the other button goes back."""
        self.turn(-1 if event.button() == Qt.MouseButton.RightButton else 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell which slide was shown last."""
        super().closeEvent(event)
        self.ended.emit(self.page)

    def _tell(self) -> None:
        slide = self._slides[self.page]
        self.setWindowTitle(slide.title)
        self.setAccessibleName(slide.title)
