"""The sheet of keys (F1): what can be done here and with which key, searchable, derived from the actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from csdesk.domain.text import msg
from csdesk.ui.actions.matching import Corpus
from csdesk.ui.actions.registry import APP, Actions, Registered
from csdesk.ui.actions.spec import said_keycaps
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.overlay import Overlay
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import KeyCaps
from csdesk.ui.words import Words

_COLUMNS = 2
_CLOSING = frozenset({Qt.Key.Key_F1, Qt.Key.Key_Escape})


class KeySheet(Overlay):
    """Shows the keys of the page and of the app."""

    def __init__(self, window: QWidget, themes: Themes, words: Words, actions: Actions) -> None:
        super().__init__(window, themes, top=70)
        self._words = words
        self._actions = actions
        self.field = QLineEdit()
        self.field.setProperty("kind", "palette")
        self.field.installEventFilter(self)
        words.say(self.field.setPlaceholderText, msg("Find a key"))
        words.say(self.field.setAccessibleName, msg("Find a key"))
        self.field.textChanged.connect(self._fill)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        title = label("section")
        words.say(title.setText, msg("Keyboard shortcuts"))
        head = row(gap=16)
        head.setContentsMargins(18, 10, 18, 10)
        head.addWidget(title)
        head.addWidget(self.field, 1)
        head.addWidget(KeyCaps(themes, ("Esc",)))
        layout = column(self.card)
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addWidget(self._area)
        layout.setContentsMargins(0, 0, 0, 14)
        self.closed.connect(lambda: actions.hold(False))

    def ask(self) -> None:
        """Open, or close if it is open."""
        if self.isVisible():
            self.close_card()
            return
        self._actions.hold(True)
        self.field.clear()
        self._fill()
        theme = self._themes.theme
        self.card.setFixedWidth(min(theme.px(760), self._window.width() - theme.px(40)))
        self._area.setFixedHeight(min(theme.px(460), self._window.height() - theme.px(180)))
        self.open(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F1 and Esc close from inside the field."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.field and key in _CLOSING:
            self.close_card()
            return True
        return super().eventFilter(watched, event)

    def shown(self) -> list[str]:
        """The titles that are listed, by place."""
        return [self._words(self._actions.title(known.spec)) for known in self._matching()]

    def _matching(self) -> list[Registered]:
        known = [registered for registered in self._actions.in_scope() if registered.spec.keys]
        query = self.field.text()
        if not query.strip():
            return known
        corpus = Corpus(
            known,
            lambda registered: self._words(self._actions.title(registered.spec)),
            lambda registered: " ".join((*registered.spec.keywords, *registered.spec.keys)),
        )
        return [hit.item for hit in corpus.find(query, len(known))]

    def _fill(self) -> None:
        inside = QFrame()
        inside.setProperty("kind", "surface")
        layout = column(inside, gap=6)
        layout.setContentsMargins(18, 12, 18, 16)
        known = self._matching()
        for title, part in (
            (msg("On this page"), [one for one in known if one.page != APP]),
            (msg("Everywhere"), [one for one in known if one.page == APP]),
        ):
            if part:
                layout.addWidget(label("block", self._words(title)))
                layout.addLayout(self._grid(part))
                layout.addSpacing(8)
        if not known:
            layout.addWidget(label("tertiary", self._words(msg("Nothing has this name. Try fewer letters."))))
        layout.addStretch()
        self._area.setWidget(inside)

    def _grid(self, known: list[Registered]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        half = (len(known) + 1) // _COLUMNS
        for place, registered in enumerate(known):
            line, side = place % half, place // half * 3
            caps = KeyCaps(self._themes, said_keycaps(registered.spec.keys[0], self._words))
            title = Elided("")
            title.setText(self._words(self._actions.title(registered.spec)))
            grid.addWidget(title, line, side)
            grid.addWidget(caps, line, side + 1, Qt.AlignmentFlag.AlignRight)
        for side in (0, 3):
            grid.setColumnStretch(side, 1)
        grid.setColumnMinimumWidth(2, 20)
        return grid
