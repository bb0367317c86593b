"""The way back to the list that the account was opened from, and its neighbours in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.account.presenter import AccountState
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_MARGIN = 24


class Crumbs(QFrame):
    """The way back to the list, and the neighbours in it."""

    back = Signal()
    stepped = Signal(int)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "band")
        themes.hold(self.setFixedHeight, lambda theme: theme.px(34))
        layout = row(self, gap=8)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN - 6, 0)
        self.home = Button(themes, "link")
        words.say(self.home.setText, msg("Portfolio"))
        self.home.clicked.connect(self.back)
        self.list = Button(themes, "link")
        self.list.clicked.connect(self.back)
        self._after_list = IconLabel(themes, Icon.RIGHT, Ink.TERTIARY, 14)
        self._is_named = False
        self.name = label("strong")
        self.place = label("small")
        layout.addWidget(self.home)
        layout.addWidget(IconLabel(themes, Icon.RIGHT, Ink.TERTIARY, 14))
        layout.addWidget(self.list)
        layout.addWidget(self._after_list)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.place)
        self.before = self._arrow(themes, Icon.UP, msg("Previous account"), -1)
        self.after = self._arrow(themes, Icon.DOWN, msg("Next account"), 1)
        layout.addWidget(self.before)
        layout.addWidget(self.after)

    def render_state(self, state: AccountState) -> None:
        """Show where the account stands in its list."""
        self.name.setText(state.account.name)
        listed = state.place > 0
        for widget in (self.place, self.before, self.after):
            widget.setVisible(listed)
        self._show_list(shown=listed and self._is_named)
        self._words.say(self.place.setText, msg("{place} of {of}", place=state.place, of=state.of))
        self.before.setEnabled(state.place > 1)
        self.after.setEnabled(state.place < state.of)

    def name_list(self, name: Text) -> None:
        """Say which list the account was opened from."""
        self._is_named = True
        self._words.say(self.list.setText, name)
        self._show_list(shown=self.place.isVisibleTo(self))

    def _show_list(self, *, shown: bool) -> None:
        self.list.setVisible(shown)
        self._after_list.setVisible(shown)

    def _arrow(self, themes: Themes, icon: Icon, title: Text, step: int) -> Button:
        button = Button(themes, "icon-ghost", icon)
        self._words.say(
            button.set_name,
            pmsg("key", "{title} ({key})", title=title, key="Alt+↑" if step < 0 else "Alt+↓"),
        )
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button
