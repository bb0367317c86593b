"""The head of the tasks: how many, list or calendar, and what can be done to all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg
from csdesk.ui.theme.controls import Button, SegmentedControl, icon_button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

LIST, WEEK, MONTH = "list", "week", "month"


class Heading(QFrame):
    """Title, count, views and buttons."""

    view_chosen = Signal(str)
    columns_asked = Signal()
    group_asked = Signal()
    calendar_asked = Signal()
    """A calendar file of all that is open."""
    panel_asked = Signal()
    new_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        themes.hold(self.setFixedHeight, lambda theme: theme.size.page_header)
        line = row(self, gap=8)
        line.setContentsMargins(24, 8, 24, 4)
        self.title = label("title")
        words.say(self.title.setText, msg("Tasks"))
        self.count = Elided("tertiary")
        options = ((LIST, msg("List"), None), (WEEK, msg("Week"), None), (MONTH, msg("Month"), None))
        self.views = SegmentedControl(themes, words, options)
        self.views.chosen.connect(self.view_chosen)
        self.group = icon_button(themes, words, Icon.JOIN, msg("Group by"))
        self.group.clicked.connect(self.group_asked)
        self.columns = icon_button(themes, words, Icon.COLUMNS, msg("Columns"))
        self.columns.clicked.connect(self.columns_asked)
        export = icon_button(themes, words, Icon.DATE, msg("Calendar file of all open tasks (.ics)"))
        export.clicked.connect(self.calendar_asked)
        self.panel = icon_button(themes, words, Icon.SHOW, msg("Show or hide the details"))
        self.panel.clicked.connect(self.panel_asked)
        self.new = Button(themes, "primary", Icon.NEW, ("N",))
        words.say(self.new.setText, msg("New task"))
        self.new.clicked.connect(self.new_asked)
        line.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.views, self.group, self.columns, export, self.panel, self.new):
            line.addWidget(widget)

    def lock(self) -> None:
        """Offer nothing that changes a workspace which can only be read."""
        self.new.hide()

    def show_count(self, count: Text) -> None:
        """Say how many there are."""
        self._words.say(self.count.setText, count)

    def show_view(self, view: str) -> None:
        """Mark the view that is shown; only the list has groups and columns."""
        self.views.choose(view)
        for button in (self.group, self.columns):
            button.setVisible(view == LIST)
