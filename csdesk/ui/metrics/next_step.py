"""The foot of the diagnosis: the playbook that acts on it, begun for the accounts at risk, and how it was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.domain.text import msg, nmsg
from csdesk.domain.views.metrics import Diagnosis, Play
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

KEY = "P"
"""The key of the main button."""


class NextStep(QWidget):
    """Names the playbook; its main button begins it, or shows the accounts where there is nobody to begin it for."""

    accounts_asked = Signal(object)
    """The ids of the accounts to look after, a tuple."""
    begin_asked = Signal(object, int)
    """The ids of accounts, a tuple, and that of a playbook."""
    playbook_asked = Signal(int)
    library_asked = Signal()
    how_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._diagnosis: Diagnosis | None = None
        self._play: Play | None = None
        self._begins = False
        self.none = label("tertiary")
        words.say(self.none.setText, msg("No playbook in use acts on this."))
        self.play, self.library, self.how = (Button(themes, "link") for _ in range(3))
        self.begin = Button(themes, "primary", Icon.PLAYBOOKS)
        self.look = Button(themes, "primary", Icon.PORTFOLIO)
        words.say(self.library.setText, msg("Open the library"))
        words.say(self.how.setText, msg("How it was calculated"))
        self.how.clicked.connect(self.how_asked)
        self.library.clicked.connect(self.library_asked)
        self.play.clicked.connect(self._open)
        self.begin.clicked.connect(self.go_on)
        self.look.clicked.connect(self.go_on)
        outer = column(self, gap=8)
        self._named = QWidget()
        outer.addWidget(self._named)
        self._lay_out(row(self._named, gap=6))
        foot = row(gap=8)
        foot.addWidget(self.begin)
        foot.addWidget(self.look)
        foot.addStretch()
        foot.addWidget(self.how)
        outer.addLayout(foot)

    def show_step(self, diagnosis: Diagnosis | None, play: Play | None, *, can_begin: bool) -> None:
        """Offer what fits a diagnosis; where nothing may be written, only to look."""
        self._diagnosis = diagnosis
        self._play = play
        self._begins = can_begin and play is not None and diagnosis is not None and bool(diagnosis.at_risk)
        self.setVisible(diagnosis is not None)
        if diagnosis is None:
            return
        self._named.setVisible(bool(diagnosis.rule))
        self.play.setVisible(play is not None)
        self.none.setVisible(play is None)
        self.library.setVisible(play is None)
        if play is not None:
            self.play.setText(play.name.replace("&", "&&"))
            self._words.say(self.play.setAccessibleName, msg("Open the playbook {name}", name=play.name))
        self.begin.setVisible(self._begins)
        self.look.setVisible(not self._begins and bool(diagnosis.see))
        some = nmsg("Open playbook on this account", "Open playbook on the {n}", len(diagnosis.at_risk))
        self._words.say(self.begin.setText, some)
        these = nmsg("See this account", "See these {n} accounts", len(diagnosis.see))
        self._words.say(self.look.setText, these)

    def go_on(self) -> None:
        """Begin the playbook, or show the accounts."""
        if self._diagnosis is None:
            return
        if self._begins and self._play is not None:
            self.begin_asked.emit(self._diagnosis.at_risk, self._play.playbook)
        elif self._diagnosis.see:
            self.accounts_asked.emit(self._diagnosis.see)

    def _lay_out(self, line: QHBoxLayout) -> None:
        head = label("strong")
        self._words.say(head.setText, msg("Playbook"))
        for widget in (head, self.play, self.none, self.library):
            line.addWidget(widget)
        line.addStretch()

    def _open(self) -> None:
        if self._play is not None:
            self.playbook_asked.emit(self._play.playbook)
