"""The head of the page: its name and count, what can be done to the view, and the way to a new account."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu

from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.portfolio.state import PortfolioState
from csdesk.ui.theme.controls import Button, icon_button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class Heading(QFrame):
    """Title, count and buttons."""

    save_asked = Signal(object)
    columns_asked = Signal(object)
    density_asked = Signal()
    group_asked = Signal(object)
    export_asked = Signal()
    view_export_asked = Signal()
    new_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._is_locked = False
        themes.hold(self.setFixedHeight, lambda theme: theme.size.page_header)
        line = row(self, gap=8)
        line.setContentsMargins(24, 8, 24, 4)
        self.title = label("title")
        self.count = label("tertiary")
        self.save = Button(themes, "chip", Icon.SAVE)
        words.say(self.save.setText, msg("Save view"))
        self.save.clicked.connect(lambda: self.save_asked.emit(self.save))
        for widget in (self.title, self.count, self.save):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch()
        self.columns = icon_button(themes, words, Icon.COLUMNS, msg("Columns"))
        self.columns.clicked.connect(lambda: self.columns_asked.emit(self.columns))
        self.group = icon_button(themes, words, Icon.JOIN, msg("Group by"))
        self.group.clicked.connect(lambda: self.group_asked.emit(self.group))
        density = icon_button(themes, words, Icon.DENSITY, msg("Row height"))
        density.clicked.connect(self.density_asked)
        self.export = Button(themes, "", Icon.EXPORT)
        words.say(self.export.setText, msg("Export"))
        self.export.clicked.connect(self.drop_menu)
        self.new = Button(themes, "primary", Icon.NEW, ("N",))
        words.say(self.new.setText, msg("New account"))
        self.new.clicked.connect(self.new_asked)
        for widget in (self.group, self.columns, density, self.export, self.new):
            widget.setFocusPolicy(
                Qt.FocusPolicy.TabFocus
            )  # a press of the mouse leaves the keys to the table
            line.addWidget(widget)

    def lock(self) -> None:
        """Offer nothing that changes a workspace which can only be read."""
        self._is_locked = True
        self.new.hide()

    def show_state(self, state: PortfolioState) -> None:
        """Show another view and count."""
        self._words.say(self.title.setText, msg("Portfolio"))
        counted = nmsg("{n} account", "{n} accounts", state.known)
        if state.shown != state.known:
            counted = nmsg(
                "{shown} of {n} account", "{shown} of {n} accounts", state.known, shown=state.shown
            )
        self._words.say(self.count.setText, counted if state.is_whole else verbatim(""))
        self.save.setVisible(state.is_changed and not self._is_locked)

    def drop_menu(self) -> None:
        """What can be exported: this view, or everything."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, icon, asked in (
            (msg("This view as seen"), Icon.COLUMNS, self.view_export_asked),
            (msg("Everything, in one workbook"), Icon.DATA, self.export_asked),
        ):
            action = menu.addAction(self._themes.icon(icon), self._words(title))
            action.triggered.connect(lambda _=False, asked=asked: asked.emit())
        corner = self.export.mapToGlobal(self.export.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), -4))
