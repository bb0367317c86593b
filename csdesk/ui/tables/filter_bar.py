"""The filter bar of a table: a line to type in, a chip for each filter, and the way to add one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from csdesk.domain.text import msg
from csdesk.ui.tables.filters import ChipState
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.controls import Button, Chip
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import KeyCaps
from csdesk.ui.words import Words


class FilterLine(QLineEdit):
    """Where words are typed; Esc empties it, then leaves it; Enter and Down leave it."""

    left = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        words.say(self.setPlaceholderText, msg("Filter this view"))
        words.say(self.setAccessibleName, msg("Filter this view"))
        action = QAction(themes.icon(Icon.SEARCH), "", self)
        self.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
        caps = KeyCaps(themes, ("/",))
        inside = row(self)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addStretch()
        inside.addWidget(caps)
        self.textChanged.connect(lambda text: caps.setVisible(not text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys come before those of any line."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QFrame):
    """Which rows a table shows."""

    typed = Signal(str)
    left = Signal()
    """Enter, Esc or Down in the line: the keys go back to the table."""
    chip_pressed = Signal(str, object)
    """A column, and the chip that its card opens under."""
    chip_dropped = Signal(str)
    add_asked = Signal(object)

    icons: ClassVar[Mapping[str, Icon]] = {}
    """What stands before the words of a chip, by column."""
    inset, line_width = 16, 192

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._chips: dict[str, Chip] = {}
        themes.hold(self.setFixedHeight, lambda theme: theme.size.filter_bar)
        line = row(self, gap=8)
        line.setContentsMargins(self.inset, 4, 16, 4)
        self.line = self._made_line()
        line.addWidget(self.line)
        self._shelf = QWidget()
        self._row = row(self._shelf, gap=8)
        self.add = Button(themes, "chip-add", Icon.NEW, caps=("F",))
        words.say(self.add.setText, msg("Filter"))
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(lambda: self.add_asked.emit(self.add))
        self._row.addWidget(self.add)
        self._row.addStretch()
        line.addWidget(self._scrolled(), 1)

    def take_keys(self) -> None:
        """Type a filter, over the one that is there."""
        self.line.setFocus()
        self.line.selectAll()

    def show_chips(self, chips: Sequence[ChipState]) -> None:
        """Show these filters; chips of columns that are still there stay the same widgets."""
        for key in [key for key in self._chips if key not in {chip.column for chip in chips}]:
            gone = self._chips.pop(key)
            if gone.hasFocus():
                self.add.setFocus()
            self._row.removeWidget(gone)
            gone.deleteLater()
        for place, state in enumerate(chips):
            chip = self._chips.get(state.column) or self._made_chip(state.column, place)
            chip.set_name(self._words(state.title))
            chip.set_value("" if state.phrase is None else self._words(state.phrase))

    def chip(self, column: str) -> Chip | None:
        """The chip of a column."""
        return self._chips.get(column)

    def _made_line(self) -> FilterLine:
        line = FilterLine(self._themes, self._words)
        line.left.connect(self.left)
        wide = self.line_width
        self._themes.hold(line.setFixedWidth, lambda theme: theme.px(wide))
        line.textChanged.connect(self.typed)
        return line

    def _made_chip(self, column: str, place: int) -> Chip:
        chip = self._chips[column] = Chip(self._themes, self.icons.get(column))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press of the mouse leaves the keys to the table
        chip.clicked.connect(lambda: self.chip_pressed.emit(column, chip))
        chip.dropped.connect(lambda: self.chip_dropped.emit(column))
        self._row.insertWidget(place, chip)
        return chip

    def _scrolled(self) -> QScrollArea:
        """Many chips scroll sideways, so that they never widen the window."""
        area = QScrollArea()
        look_through(area)
        area.setProperty("kind", "surface")
        self._shelf.setProperty("kind", "surface")
        area.setWidget(self._shelf)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area
