"""The last step: what changed, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from csdesk.domain.importing.plan import Outcome
from csdesk.domain.text import msg, nmsg
from csdesk.ui.imports.presenter import ImportState
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_WIDTH = 560


class DoneStep(QWidget):
    """Says what came in; goes to the portfolio, imports more, or takes it all back."""

    portfolio_asked = Signal()
    undo_asked = Signal()
    more_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(themes.theme.px(_WIDTH))
        outer = row(self)
        outer.addStretch()
        middle = column()
        middle.addStretch(2)
        middle.addWidget(card)
        middle.addStretch(3)
        outer.addLayout(middle, 1000)
        outer.addStretch()
        body = column(card, gap=10)
        body.setContentsMargins(28, 28, 28, 24)
        head = row(gap=12)
        head.addWidget(IconLabel(themes, Icon.SURE, Ink.SUCCESS, 24))
        self._title = label("title", wrap=True)
        head.addWidget(self._title, 1)
        body.addLayout(head)
        self._lines = label("secondary", wrap=True)
        body.addWidget(self._lines)
        body.addSpacing(8)
        ways = row(gap=8)
        self.portfolio = Button(themes, "primary", caps=("Ctrl", "Enter"))
        words.say(self.portfolio.setText, msg("See the portfolio"))
        self.portfolio.clicked.connect(self.portfolio_asked)
        more = Button(themes)
        words.say(more.setText, msg("Import more"))
        more.clicked.connect(self.more_asked)
        self.undo = Button(themes, "ghost", Icon.UNDO)
        words.say(self.undo.setText, msg("Undo this import"))
        self.undo.clicked.connect(self.undo_asked)
        for button in (self.portfolio, more, self.undo):
            ways.addWidget(button)
        ways.addStretch()
        body.addLayout(ways)

    def show_state(self, state: ImportState) -> None:
        """Say what happened."""
        counts, n = state.counts, state.to_write
        title = nmsg("{n} row is in", "{n} rows are in", n) if state.done else msg("Nothing had to change")
        self._words.say(self._title.setText, title)
        out = sum(counts.get(one, 0) for one in (Outcome.SKIPPED, Outcome.INVALID, Outcome.CONFLICT))
        self._words.say(
            self._lines.setText,
            msg(
                "{new} new, {updated} updated, {same} equal, {out} left out. A backup from before is kept.",
                new=counts.get(Outcome.NEW, 0),
                updated=counts.get(Outcome.UPDATED, 0),
                same=counts.get(Outcome.UNCHANGED, 0),
                out=out,
            ),
        )
        self.undo.setVisible(state.done is not None)
