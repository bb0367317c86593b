"""A line of text that offers what could be meant, whatever the accents and case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from csdesk.ui.forms.folding import folded

Suggest = Callable[[str], Sequence[str]]
"""The words offered for what was typed so far; for nothing, all or the usual ones."""
_MOST = 8
_EDGE = 4


class SuggestLine(QLineEdit):
    """A line edit with suggestions below it: arrows choose, Enter and Tab take, Esc closes them."""

    def __init__(self, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._list: QListWidget | None = None
        self._card: QFrame | None = None
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
            item.setSizeHint(QSize(0, self._line_height()))
        begins = bool(typed.strip()) and folded(words[0]).startswith(folded(typed))
        offered.setCurrentRow(0 if begins else -1)
        self._show(offered)

    def is_offering(self) -> bool:
        """Whether the suggestions are open."""
        return self._card is not None and self._card.isVisible()

    def take(self) -> None:
        """Take the chosen suggestion, if there is one, and close the others."""
        item = self._list.currentItem() if self._list is not None and self.is_offering() else None
        if item is not None:
            self.setText(item.text())
        self.close_offer()

    def close_offer(self) -> None:
        """Close the suggestions."""
        if self._card is not None:
            self._card.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the suggestions; Down opens them."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif not self.is_offering():
            self.offer("" if self.hasSelectedText() else self.text())
        elif self._list is not None:
            self._list.setCurrentRow(max(0, min(self._list.currentRow() + step, self._list.count() - 1)))

    def hideEvent(self, event: QHideEvent) -> None:
        """The suggestions go with the line."""
        self.close_offer()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The suggestions go with the window that they lie in."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
            self.close_offer()
        return super().eventFilter(watched, event)

    def _made_list(self) -> QListWidget:
        card = self._card = QFrame(self.window())
        card.setProperty("kind", "card")
        offered = self._list = QListWidget(card)
        offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        offered.setUniformItemSizes(True)
        offered.itemPressed.connect(self.take)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.addWidget(offered)
        self.destroyed.connect(card.deleteLater)
        self.window().installEventFilter(self)
        return offered

    def _show(self, offered: QListWidget) -> None:
        card, window = self._card, self.window()
        assert card is not None
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        height = min(offered.count(), _MOST) * self._line_height() + 2 * _EDGE + 2
        longest = max(
            self.fontMetrics().horizontalAdvance(offered.item(at).text()) for at in range(offered.count())
        )
        width = max(self.width(), min(longest + 40, window.width() - 16))
        if corner.y() + height > window.height():
            corner.setY(max(0, corner.y() - self.height() - height - 4))
        left = max(0, min(corner.x(), window.width() - width))
        card.setGeometry(QRect(left, corner.y(), width, height))
        card.show()
        card.raise_()

    def _line_height(self) -> int:
        return self.fontMetrics().height() * 3 // 2
