"""A library of documents: its heading, its table with the chosen document beside it, and the way to the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from csdesk.domain.text import Text
from csdesk.ui.shell.states import State
from csdesk.ui.tables.column import R
from csdesk.ui.tables.filter_bar import FilterBar, FilterLine
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class LibraryHeading(QWidget):
    """What the library is called, how much is in it, its filter, and the button for a new document."""

    def __init__(
        self,
        themes: Themes,
        words: Words,
        named: tuple[Text, Text, Text],
        *,
        after_title: Sequence[QWidget] = (),
        before_new: Sequence[QWidget] = (),
    ) -> None:
        """Named are the library, its filter and the button."""
        super().__init__()
        called, filtered, added = named
        themes.hold(self.setFixedHeight, lambda theme: theme.size.page_header)
        title = label("title")
        words.say(title.setText, called)
        self.count = Elided("tertiary")
        self.filter = FilterLine(themes, words)
        themes.hold(self.filter.setFixedWidth, lambda theme: theme.px(FilterBar.line_width))
        words.say(self.filter.setAccessibleName, filtered)
        self.new = Button(themes, "primary", Icon.NEW, ("N",))
        words.say(self.new.setText, added)
        line = row(self, gap=12)
        line.setContentsMargins(24, 8, 24, 4)
        for part in (title, *after_title):
            line.addWidget(part)
        line.addWidget(self.count, 1)
        for control in (self.filter, *before_new, self.new):
            line.addWidget(control)


class LibraryBody(QWidget, Generic[R]):
    """The heading over the table and what is beside it; over a sentence while there is nothing."""

    def __init__(
        self,
        heading: LibraryHeading,
        sides: tuple[TableView[R], QWidget],
        empty: State,
        sizes: tuple[int, int],
    ) -> None:
        super().__init__()
        self.heading, self.table = heading, sides[0]
        heading.filter.textChanged.connect(self.table.filter_words)
        heading.filter.left.connect(self.table.setFocus)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for side in sides:
            self.split.addWidget(side)
        self.split.setSizes(list(sizes))
        self._states = QWidget()
        around = column(self._states, margin=20)
        around.addWidget(empty)
        around.addStretch()
        outer = column(self)
        outer.addWidget(heading)
        outer.addWidget(hairline())
        outer.addWidget(self.split, 1)
        outer.addWidget(self._states, 1)

    def show_rows(self, rows: Sequence[R], cursor: int | None) -> None:
        """Show other documents, with the cursor on one of them."""
        for part in (self.split, self.heading.filter):
            part.setVisible(bool(rows))
        self._states.setVisible(not rows)
        with QSignalBlocker(self.table):
            self.table.hold(rows)
            if cursor is not None:
                self.table.put_cursor(cursor)
