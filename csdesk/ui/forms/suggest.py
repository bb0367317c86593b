"""A line of text that offers what could be meant, whatever the accents and case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

Suggest = Callable[[str], Sequence[str]]
"""The words offered for what was typed so far; for nothing, all or the usual ones."""


class SuggestLine(QLineEdit):
    """A line edit with suggestions below it: arrows choose, Tab or Enter takes."""

    def __init__(self, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._offered = QStringListModel(self)
        self._completer = QCompleter(self._offered, self)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)
        self._popup.installEventFilter(self)
        self.textEdited.connect(self.offer)

    def offer(self, typed: str) -> None:
        """Show what could be meant."""
        words = list(self._suggest(typed))
        self._offered.setStringList(words)
        if not words or words == [typed]:
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(
            self._offered.index(0, 0) if typed.strip() else self._offered.index(-1, 0)
        )

    def is_offering(self) -> bool:
        """Whether the suggestions are open."""
        return self._popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the suggestions."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.offer("" if self.hasSelectedText() else self.text())
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes the chosen suggestion and goes on as a Tab of the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.is_offering():
            if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._take_current()
                self._popup.hide()
                QCoreApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take_current()
        return super().eventFilter(watched, event)

    def _take_current(self) -> None:
        index = self._popup.currentIndex()
        if index.isValid():
            self._take(str(index.data()))

    def _take(self, words: str) -> None:
        self.setText(words)
