"""A line of text that offers what could be meant, whatever the accents and case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from csdesk.ui.forms.folding import folded

Suggest = Callable[[str], Sequence[str]]
"""The words offered for what was typed so far; for nothing, all or the usual ones."""
_MOST = 8


class SuggestLine(QLineEdit):
    """A line edit with suggestions below it: arrows choose, Enter and Tab take, Esc closes them."""

    def __init__(self, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._list: QListWidget | None = None
        self.textEdited.connect(self.offer)

    def offer(self, typed: str) -> None:
        """Show what could be meant; the first is chosen when it begins as typed."""
        words = list(self._suggest(typed))[: 4 * _MOST]
        if not words or words == [typed]:
            self.close_offer()
            return
        offered = self._list or self._made_list()
        offered.clear()
        for word in words:
            item = QListWidgetItem(word, offered)
            item.setSizeHint(QSize(0, offered.fontMetrics().height() * 3 // 2))
        begins = bool(typed.strip()) and folded(words[0]).startswith(folded(typed))
        offered.setCurrentRow(0 if begins else -1)
        self._place(offered)
        offered.show()
        offered.raise_()

    def is_offering(self) -> bool:
        """Whether the suggestions are open."""
        return self._list is not None and self._list.isVisible()

    def take(self) -> None:
        """Take the chosen suggestion, if there is one, and close the others."""
        item = self._list.currentItem() if self._list is not None and self.is_offering() else None
        if item is not None:
            self.setText(item.text())
        self.close_offer()

    def close_offer(self) -> None:
        """Close the suggestions."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the suggestions; Down opens them."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif not self.is_offering():
            self.offer("" if self.hasSelectedText() else self.text())
        elif self._list is not None:
            self._list.setCurrentRow(max(0, min(self._list.currentRow() + step, self._list.count() - 1)))

    def hideEvent(self, event: QEvent) -> None:
        """The suggestions go with the line."""
        self.close_offer()
        super().hideEvent(event)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The suggestions go with the window that they lie in."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
            self.close_offer()
        return super().eventFilter(watched, event)

    def _made_list(self) -> QListWidget:
        offered = self._list = QListWidget(self.window())
        offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        offered.setUniformItemSizes(True)
        offered.setProperty("kind", "suggestions")
        offered.setFrameShape(QListWidget.Shape.Box)
        offered.itemPressed.connect(self.take)
        self.destroyed.connect(offered.deleteLater)
        self.window().installEventFilter(self)
        return offered

    def _place(self, offered: QListWidget) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        rows = min(offered.count(), _MOST)
        height = rows * offered.fontMetrics().height() * 3 // 2 + 2 * offered.frameWidth() + 8
        width = max(self.width(), min(offered.sizeHintForColumn(0) + 32, window.width() - 16))
        if corner.y() + height > window.height():
            corner.setY(max(0, corner.y() - self.height() - height - 4))
        left = max(0, min(corner.x(), window.width() - width))
        offered.setGeometry(QRect(left, corner.y(), width, height))
