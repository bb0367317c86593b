"""The only question that stops everything: whether to erase. It names what goes and how many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.actions.registry import Actions
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.overlay import Overlay
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_WIDE = 340


class Confirm(Overlay):
    """Asks before erasing; the safe button has the focus."""

    def __init__(self, window: QWidget, themes: Themes, words: Words, actions: Actions) -> None:
        super().__init__(window, themes)
        self._words = words
        self._actions = actions
        self._then: Callable[[], object] | None = None
        self.title = label("section", wrap=True)
        self.sentence = label("secondary", wrap=True)
        self.keep = Button(themes)
        words.say(self.keep.setText, msg("Keep"))
        self.keep.clicked.connect(self.close_card)
        self.erase = Button(themes, "danger")
        words.say(self.erase.setText, pmsg("verb", "Delete"))
        self.erase.clicked.connect(self._erase)
        self._layout = layout = column(self.card, gap=8)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.title)
        layout.addWidget(self.sentence)
        line = row(gap=8)
        line.addStretch()
        line.addWidget(self.keep)
        line.addWidget(self.erase)
        layout.addSpacing(4)
        layout.addLayout(line)
        self.closed.connect(lambda: actions.hold(False))

    def ask(self, question: Text, what_goes: Text, verb: Text, then: Callable[[], object]) -> None:
        """Ask; `verb` repeats verb and count ("Delete 2 accounts"), `then` erases."""
        self._words.say(self.title.setText, question)
        self._words.say(self.sentence.setText, what_goes)
        self._words.say(self.erase.setText, verb)
        self._then = then
        if not self.isVisible():
            self._actions.hold(True)
        self.open(self.keep)

    def place(self) -> None:
        """As high as its sentences are in the width of the card."""
        width = self._themes.theme.px(_WIDE)
        self.card.setFixedSize(width, self._layout.totalHeightForWidth(width))
        super().place()

    def _erase(self) -> None:
        then, self._then = self._then, None
        self.close_card()
        if then is not None:
            then()
