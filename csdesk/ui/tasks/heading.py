"""The head of the tasks: how many, list or calendar, and what can be done to all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.theme.controls import Button, SegmentedControl
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
        self._themes = themes
        self._words = words
        self.setFixedHeight(themes.theme.size.page_header)
        line = row(self, gap=8)
        line.setContentsMargins(24, 8, 24, 4)
        self.title = label("title")
        words.say(self.title.setText, msg("Tasks"))
        self.count = Elided("tertiary")
        options = ((LIST, msg("List"), None), (WEEK, msg("Week"), None), (MONTH, msg("Month"), None))
        self.views = SegmentedControl(themes, words, options)
        self.views.chosen.connect(self.view_chosen)
        self.group = self._icon_button(Icon.JOIN, msg("Group by"))
        self.group.clicked.connect(self.group_asked)
        self.columns = self._icon_button(Icon.COLUMNS, msg("Columns"))
        self.columns.clicked.connect(self.columns_asked)
        export = self._icon_button(Icon.DATE, msg("Calendar file of all open tasks (.ics)"))
        export.clicked.connect(self.calendar_asked)
        self.panel = self._icon_button(Icon.SHOW, msg("Show or hide the details"))
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

    def _icon_button(self, icon: Icon, title: Text) -> Button:
        made = Button(self._themes, "icon", icon)
        self._words.say(made.set_name, title)
        return made


class MarkedBar(QFrame):
    """What can be done to the marked tasks."""

    complete_asked = Signal()
    move_asked = Signal(object)
    edit_asked = Signal(object)
    drop_asked = Signal()
    calendar_asked = Signal()
    clear_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setFixedHeight(themes.theme.size.filter_bar)
        line = row(self, gap=8)
        line.setContentsMargins(16, 4, 16, 4)
        self.count = label("strong")
        line.addWidget(self.count)
        line.addSpacing(8)
        self.complete = self._button(Icon.DONE, pmsg("verb", "Complete"))
        words.language_changed.connect(self._name_keys)
        self._name_keys()
        self.complete.clicked.connect(self.complete_asked)
        self.moving = self._button(Icon.WAIT, msg("Reschedule"), ("S",))
        self.moving.clicked.connect(lambda: self.move_asked.emit(self.moving))
        self.edit = self._button(Icon.EDIT, msg("Edit field"))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.edit))
        self.drop = self._button(Icon.CLOSE, pmsg("verb", "Drop"), ("D",))
        self.drop.clicked.connect(self.drop_asked)
        export = self._button(Icon.DATE, msg("Calendar file"))
        export.clicked.connect(self.calendar_asked)
        for button in (self.complete, self.moving, self.edit, self.drop, export):
            line.addWidget(button)
        line.addStretch()
        clear = Button(themes, "icon", Icon.CLOSE)
        words.say(clear.set_name, msg("Clear the marks"))
        clear.clicked.connect(self.clear_asked)
        line.addWidget(clear)

    def show_count(self, marked: int) -> None:
        """Say how many are marked."""
        self._words.say(self.count.setText, nmsg("{n} marked", "{n} marked", marked))

    def _name_keys(self) -> None:
        self.complete.set_caps((self._words(msg("Space")),))

    def lock(self) -> None:
        """Offer nothing that changes anything."""
        for button in (self.complete, self.moving, self.edit, self.drop):
            button.hide()

    def _button(self, icon: Icon, title: Text, caps: tuple[str, ...] = ()) -> Button:
        made = Button(self._themes, "", icon, caps)
        made.setProperty("small", True)
        self._words.say(made.setText, title)
        return made
