"""The head of a grid: the way back to the data view, the kind and its count, and what can be done to all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.records.kinds import Kind
from csdesk.ui.theme.controls import Button, icon_button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words


class Heading(QFrame):
    """Crumb, title, count and buttons."""

    back_asked = Signal()
    columns_asked = Signal(object)
    group_asked = Signal(object)
    paste_asked = Signal()
    export_asked = Signal()
    new_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        themes.hold(self.setFixedHeight, lambda theme: theme.size.page_header)
        line = row(self, gap=8)
        line.setContentsMargins(18, 8, 24, 4)
        back = Button(themes, "link")
        words.say(back.setText, pmsg("view", "Data"))
        back.clicked.connect(self.back_asked)
        self.title = label("title")
        self.count = label("tertiary")
        for widget in (back, IconLabel(themes, Icon.RIGHT, Ink.TERTIARY, 14), self.title, self.count):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch()
        self.group = icon_button(themes, words, Icon.JOIN, msg("Group by"))
        self.group.clicked.connect(lambda: self.group_asked.emit(self.group))
        self.columns = icon_button(themes, words, Icon.COLUMNS, msg("Columns"))
        self.columns.clicked.connect(lambda: self.columns_asked.emit(self.columns))
        export = icon_button(themes, words, Icon.EXPORT, msg("Export this grid as seen"))
        export.clicked.connect(self.export_asked)
        self.paste = Button(themes, "", Icon.COPY)
        words.say(self.paste.setText, msg("Paste rows"))
        self.paste.clicked.connect(self.paste_asked)
        self.new = Button(themes, "primary", Icon.NEW, ("N",))
        words.say(self.new.setText, msg("New row"))
        self.new.clicked.connect(self.new_asked)
        for widget in (self.group, self.columns, export, self.paste, self.new):
            widget.setFocusPolicy(
                Qt.FocusPolicy.TabFocus
            )  # a press of the mouse leaves the keys to the table
            line.addWidget(widget)

    def lock(self) -> None:
        """Offer nothing that changes a workspace which can only be read."""
        self.new.hide()
        self.paste.hide()

    def show_kind(self, kind: Kind) -> None:
        """Be about another kind."""
        self._words.say(self.title.setText, kind.entity.many)
        self._words.say(self.new.setToolTip, kind.add)

    def show_count(self, count: Text) -> None:
        """Say how many there are."""
        self._words.say(self.count.setText, count)
