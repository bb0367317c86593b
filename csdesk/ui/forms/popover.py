"""A small card over the window: closes with Esc, or when the keys or a click go elsewhere; and its lists."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QListWidget,
    QListWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from csdesk.ui.theme.theme import Themes

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


_LINE = 26
KEY = Qt.ItemDataRole.UserRole
"""Where a line of a list keeps what it stands for."""


class Popover(QFrame):
    """A card that belongs to the widget that opened it, and gives the keys back to it."""

    closed = Signal()

    def __init__(self, opener: QWidget, themes: Themes) -> None:
        super().__init__(opener.window())
        self._opener = opener
        opener.destroyed.connect(self.close)
        self._before: QWidget | None = None
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
        self._before = QApplication.focusWidget()
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

    def event(self, event: QEvent) -> bool:
        """Keep plain keys from the actions of the page below."""
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & _HELD
        if plain and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keys back to where they were, and tell."""
        super().closeEvent(event)
        if self._holds(QApplication.focusWidget()):
            kept = (one for one in (self._before, self._opener) if one is not None and isValid(one))
            before = next(kept, None)
            if before is not None:
                before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isValid(now) and self.isVisible() and not self._holds(now):
            self.close()

    def _holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is in this card, or in one that was opened from it."""
        while widget is not None:
            if widget is self or self.isAncestorOf(widget):
                return True
            card = _card_of(widget)
            widget = None if card is None else card.opener
        return False

    @property
    def opener(self) -> QWidget:
        """What it was opened from."""
        return self._opener


def _card_of(widget: QWidget | None) -> Popover | None:
    while widget is not None and not isinstance(widget, Popover):
        widget = widget.parentWidget()
    return widget


class CardList(QListWidget):
    """A list in a card, its lines high enough to press."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = themes.theme.px(_LINE)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def add(self, words: str, key: object = None, *, ticked: bool | None = None) -> QListWidgetItem:
        """Add a line; with `ticked` it has a box."""
        item = QListWidgetItem(words)
        item.setData(KEY, key)
        item.setSizeHint(QSize(0, self._line))
        if ticked is not None:
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.addItem(item)
        return item

    def fit(self, most: int = 12) -> None:
        """Be as high as the lines, up to so many, and wide enough for the longest."""
        lines = min(max(self.count(), 1), most)
        self.setFixedHeight(lines * self._line + 2 * self.frameWidth())
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.item(at).text()) for at in range(self.count())),
            default=0,
        )
        self.setMinimumWidth(max(self._line * 8, longest + self._line * 2))
