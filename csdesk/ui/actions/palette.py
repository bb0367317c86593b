"""The palette: one field over accounts, everything else that can be found, and every command."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from csdesk.domain.text import msg
from csdesk.ui.actions.finding import COMMANDS, Listing
from csdesk.ui.actions.found import Desk
from csdesk.ui.actions.palette_list import RowsView
from csdesk.ui.actions.registry import Actions
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.overlay import Overlay
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, KeyCaps
from csdesk.ui.words import Words

_WIDTH = 700
_TOP = 80
_LONGEST = 440
_LONGEST_QUERY = 100
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class Palette(Overlay):
    """Finds anything and runs anything; Esc gives the focus back to where it was."""

    def __init__(self, window: QWidget, themes: Themes, words: Words, actions: Actions, desk: Desk) -> None:
        super().__init__(window, themes, top=_TOP)
        self._words = words
        self._actions = actions
        self._scope = ""
        self._desk = desk
        self.listing = Listing(actions, words, desk)
        self.field = QLineEdit()
        self.rows = RowsView(themes)
        self._scope_label = label("tertiary")
        self._nothing = label("tertiary")
        self._build(themes)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.rows.clicked.connect(lambda _: self._run_chosen())
        self.closed.connect(self._on_closed)

    def ask(self, query: str = "") -> None:
        """Open with a query, or empty."""
        if not self.isVisible():
            self._actions.hold(True)
        self._scope = ""
        self.field.setText(query)
        self._search()
        self.open(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list while the field has the focus."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.rows.step(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run_chosen()
        elif key is Qt.Key.Key_Escape:
            self.close_card()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._narrow(1 if key is Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _narrow(self, step: int) -> None:
        scopes = self.listing.scopes()
        self._scope = scopes[(scopes.index(self._scope) + step) % len(scopes)]
        self._search()

    def _search(self) -> None:
        rows = self.listing.rows(self.field.text(), self._scope)
        self._scope_label.setText(self.listing.scope_title(self._scope))
        self.rows.show_rows(rows)
        self._nothing.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        theme = self._themes.theme
        self.rows.setFixedHeight(min(self.rows.height_for_rows() + theme.px(8), theme.px(_LONGEST)))
        self.card.setFixedWidth(min(theme.px(_WIDTH), self._window.width() - theme.px(40)))
        self.place()

    def _run_chosen(self) -> None:
        chosen = self.rows.chosen()
        if chosen is None or chosen.run is None:
            return
        self._desk.use(chosen.key)
        self.close_card()
        chosen.run()

    def _on_closed(self) -> None:
        self._actions.hold(False)

    def _build(self, themes: Themes) -> None:
        self.field.setProperty("kind", "palette")
        self.field.setMaxLength(_LONGEST_QUERY)
        self._words.say(self.field.setPlaceholderText, msg("Find an account, or run a command"))
        self._words.say(self.field.setAccessibleName, msg("Find or run anything"))
        self._words.say(self._nothing.setText, msg("Nothing has this name. Try fewer letters."))
        self._nothing.setContentsMargins(18, 14, 18, 14)
        layout = column(self.card)
        head = row(gap=12)
        head.setContentsMargins(18, 10, 18, 10)
        head.addWidget(IconLabel(themes, Icon.SEARCH, Ink.PRIMARY, 18))
        head.addWidget(self.field, 1)
        head.addWidget(self._scope_label)
        head.addWidget(KeyCaps(themes, ("Tab",)))
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addSpacing(4)
        layout.addWidget(self.rows)
        layout.addWidget(self._nothing)
        layout.addWidget(self._foot(themes))

    def _foot(self, themes: Themes) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        line = row(foot, gap=6)
        line.setContentsMargins(18, 9, 18, 9)
        hints = (
            (("↑", "↓"), msg("choose")),
            (("Enter",), msg("open")),
            (("Esc",), msg("close")),
            ((), None),
            (("@",), msg("people")),
            (("#",), msg("tasks")),
            ((COMMANDS,), msg("commands")),
        )
        for caps, does in hints:
            if does is None:
                line.addStretch()
                continue
            line.addWidget(KeyCaps(themes, caps))
            said = label("small")
            self._words.say(said.setText, does)
            line.addWidget(said)
            line.addSpacing(8)
        return foot
