"""A small card over the window: closes with Esc, or when the keys or a click go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from csdesk.ui.theme.theme import Themes


class Popover(QFrame):
    """A card that belongs to the widget that opened it, and gives the keys back to it."""

    closed = Signal()

    def __init__(self, opener: QWidget, themes: Themes) -> None:
        super().__init__(opener.window())
        self._opener = opener
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cast(themes)
        self.hide()

    def _cast(self, themes: Themes) -> None:
        elevation = themes.theme.elevation.popover
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(elevation.blur)
        shadow.setOffset(0, elevation.offset_y)
        shadow.setColor(elevation.color_dark if themes.theme.dark else elevation.color_light)
        self.setGraphicsEffect(shadow)

    def open_under(self, widget: QWidget, first: QWidget | None = None) -> None:
        """Show it below a widget, with the keys in the first of its own."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + 4)), first)

    def open_at(self, at: QPoint, first: QWidget | None = None) -> None:
        """Show it at a place on the screen, moved so far that all of it is in the window."""
        self.adjustSize()
        window = self._opener.window()
        place = window.mapFromGlobal(at)
        left = max(0, min(place.x(), window.width() - self.width() - 8))
        top = max(0, min(place.y(), window.height() - self.height() - 8))
        self.move(left, top)
        self.show()
        self.raise_()
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keys back and tell."""
        super().closeEvent(event)
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and now is not self and not self.isAncestorOf(now):
            self.close()
