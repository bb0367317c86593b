"""The line in the place of the filters while rows are marked: how many, what can be done to them, the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.theme.controls import Button, icon_button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_MARGIN = 16


class MarkedBar(QFrame):
    """The count and its buttons; a table's own bar adds them in their order, and then closes the line."""

    clear_asked = Signal()

    def __init__(self, themes: Themes, words: Words, left: int = _MARGIN) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        themes.hold(self.setFixedHeight, lambda theme: theme.size.filter_bar)
        self.line = row(self, gap=8)
        self.line.setContentsMargins(left, 4, _MARGIN, 4)
        self.count = label("strong")
        self.line.addWidget(self.count)
        self.line.addSpacing(8)

    def show_count(self, marked: int) -> None:
        """Say how many are marked."""
        self._words.say(self.count.setText, nmsg("{n} marked", "{n} marked", marked))

    def add_button(self, icon: Icon, title: Text, caps: tuple[str, ...] = ()) -> Button:
        """One more thing that can be done."""
        made = self.small_button(icon, title, caps)
        self.line.addWidget(made)
        return made

    def small_button(self, icon: Icon, title: Text, caps: tuple[str, ...] = ()) -> Button:
        """A button of the line, not in its place yet."""
        made = Button(self._themes, "", icon, caps)
        made.setProperty("small", True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words.say(made.setText, title)
        return made

    def close_line(self, clear: Button | None = None) -> None:
        """Put what takes the marks away at the end: a cross, unless told otherwise."""
        if clear is None:
            clear = icon_button(self._themes, self._words, Icon.CLOSE, msg("Clear the marks"))
        clear.clicked.connect(self.clear_asked)
        self.line.addStretch()
        self.line.addWidget(clear)
