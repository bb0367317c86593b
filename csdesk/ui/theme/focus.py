"""The visible focus: one ring of 2 px, 2 px away, around whatever the keyboard moved to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QWidget,
)
from shiboken6 import isValid

from csdesk.ui.theme.theme import Themes

_GAP = 2
_FOLLOWED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """Floats over the window and follows the focus from button to button."""

    def __init__(self, window: QWidget, themes: Themes) -> None:
        super().__init__(window)
        self._window = window
        self._themes = themes
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched():
            widget.removeEventFilter(self)
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        ringed = isinstance(now, QAbstractButton) or (now is not None and bool(now.property("ringed")))
        self._target = (
            now if ringed and not by_mouse and now is not None and now.window() is self._window else None
        )
        for widget in self._watched():
            widget.installEventFilter(self)
        self._follow()

    def _watched(self) -> list[QWidget]:
        found: list[QWidget] = []
        widget = self._target if self._target is not None and isValid(self._target) else None
        while widget is not None and widget is not self._window:
            found.append(widget)
            widget = widget.parentWidget()
        return found

    def _follow(self) -> None:
        if self._target is None or not isValid(self._target) or self._target.visibleRegion().isEmpty():
            self.hide()
            return
        around = _GAP + self._themes.theme.stroke.focus
        place = self._target.rect().translated(
            self._target.mapTo(self._window, self._target.rect().topLeft())
        )
        self.setGeometry(place.adjusted(-around, -around, around, around))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focused widget wherever its layout takes it."""
        if event.type() in _FOLLOWED:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring."""
        theme = self._themes.theme
        width = theme.stroke.focus
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color.accent.focus_ring, width))
        half = width / 2
        corner = theme.radius.md + _GAP
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)
