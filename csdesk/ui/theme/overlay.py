"""What floats above the window: a card with a soft shadow, over a veil when the rest has to wait."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme

_RINGS = 10


def paint_shadow(painter: QPainter, theme: Theme, card: QRectF) -> None:
    """A soft shadow around a card, as the elevation of popovers asks."""
    shadow = theme.elevation.popover
    ink = shadow.color_dark if theme.dark else shadow.color_light
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for ring in range(_RINGS):
        spread = shadow.blur * (1 - ring / _RINGS) / 2
        color = ink.toRgb()
        color.setAlphaF(ink.alphaF() / _RINGS * 0.9)
        painter.setBrush(color)
        corner = theme.radius.xl + spread
        box = card.adjusted(-spread, -spread, spread, spread).translated(0, shadow.offset_y)
        painter.drawRoundedRect(box, corner, corner)
    painter.restore()


class Overlay(QWidget):
    """A card in front of the window; Esc, or a click beside it, closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, window: QWidget, themes: Themes, *, top: int | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._themes = themes
        self._top = top
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("kind", "choice")
        self.hide()
        window.installEventFilter(self)

    def open(self, first: QWidget) -> None:
        """Show the card with the focus on one of its widgets."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.place()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Hide the card and go back to where the focus was."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def place(self) -> None:
        """Put the card in the middle, or at its distance from the top."""
        self.card.adjustSize()
        size = self.card.size()
        left = (self.width() - size.width()) // 2
        top = (self.height() - size.height()) // 2 if self._top is None else self._themes.theme.px(self._top)
        self.card.move(left, max(0, min(top, self.height() - size.height())))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.setGeometry(self._window.rect())
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil and the shadow of the card."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color.bg.scrim)
        paint_shadow(painter, theme, QRectF(self.card.geometry()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key reaches the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the card."""
        inside = [
            child
            for child in self.card.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        now = QApplication.focusWidget()
        if not inside:
            return False
        place = inside.index(now) if now in inside else -1
        step = place + (1 if forward else -1)
        inside[step % len(inside)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True
