"""The list that the cards of the page are painted in: a cursor that stays on its thing, read aloud line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView

from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

T = TypeVar("T")
_SPOKEN = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1}
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Lines(QAbstractListModel, Generic[T]):
    """The lines, and what each is read aloud as."""

    def __init__(self, shown: PaintedLines[T]) -> None:
        super().__init__(shown)
        self._shown = shown
        self.items: tuple[T, ...] = ()

    def hold(self, items: Sequence[T]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud, and the tooltip."""
        if role in _SPOKEN:
            return self._shown.spoken(self.items[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self._shown.tip(self.items[index.row()]) or "")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles of groups take no cursor."""
        if index.isValid() and self._shown.takes_cursor(self.items[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class PaintedLines(QListView, Generic[T]):
    """Shows lines that its delegate paints; a subclass says what each is read as and what Enter does."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        look_through(self)
        self.themes = themes
        self.words = words
        self.lines: Lines[T] = Lines(self)
        self.setModel(self.lines)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        themes.changed.connect(self.relay)
        words.language_changed.connect(self.relay)

    def spoken(self, item: T) -> str:
        """What a line is read aloud as."""
        raise NotImplementedError

    def tip(self, item: T) -> str | None:  # noqa: ARG002 - most lines say all there is
        """What the tooltip of a line says."""
        return None

    def takes_cursor(self, item: T) -> bool:  # noqa: ARG002 - titles of groups do not
        """Whether the cursor may be on a line."""
        return True

    def open_line(self, item: T) -> None:
        """Enter, or a click."""
        raise NotImplementedError

    def open_cursor(self) -> None:
        """Open the line under the cursor."""
        item = self.current()
        if item is not None:
            self.open_line(item)

    @property
    def place(self) -> int:
        """The line of the cursor; -1 when it is nowhere."""
        return self.currentIndex().row()

    def current(self) -> T | None:
        """The line under the cursor."""
        return self.lines.items[self.place] if 0 <= self.place < len(self.lines.items) else None

    def go_to(self, place: int) -> bool:
        """Put the cursor on a line; false when there is none, or it takes no cursor."""
        if not 0 <= place < len(self.lines.items) or not self.takes_cursor(self.lines.items[place]):
            return False
        self.setCurrentIndex(self.lines.index(place))
        return True

    def go_near(self, place: int) -> bool:
        """Put the cursor on the first line from a place on that takes it, else on the last before."""
        last = len(self.lines.items)
        return any(
            self.go_to(one) for one in (*range(max(place, 0), last), *range(min(place, last) - 1, -1, -1))
        )

    def step(self, by: int) -> bool:
        """Move the cursor over lines that take it."""
        place = self.place + by
        while 0 <= place < len(self.lines.items):
            if self.go_to(place):
                return True
            place += by
        return False

    def relay(self) -> None:
        """Measure and paint everything again."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, J and K move, Enter opens; other letters are left to the page."""
        by = _STEPS.get(Qt.Key(event.key()))
        item = self.current()
        if by is not None:
            self.step(by)
        elif event.key() in ENTER and item is not None:
            self.open_line(item)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_near(0 if event.key() == Qt.Key.Key_Home else len(self.lines.items))
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is somewhere as soon as the list has the keys."""
        super().focusInEvent(event)
        if self.current() is None:
            self.go_near(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the keys the cursor is not painted as strongly."""
        super().focusOutEvent(event)
        self.viewport().update()
