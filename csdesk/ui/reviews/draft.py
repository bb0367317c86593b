"""A text of several lines that is kept when the person leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class DraftEdit(QPlainTextEdit):
    """Tells its words when focus leaves, or on Ctrl+Enter; Esc restores them."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)

    def show_words(self, words: str) -> None:
        """Show words, unless the person is writing others."""
        self._shown = words
        if self.toPlainText() != words:
            self.setPlainText(words)

    def keep(self) -> None:
        """Tell the words if they are others than those shown."""
        words = self.toPlainText()
        if words != self._shown:
            self._shown = words
            self.written.emit(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps."""
        super().focusOutEvent(event)
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Esc restores."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)
