"""The head of the page: the day, the sentence that begins it with its account as a link, and the two usual buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from csdesk.domain.text import msg, verbatim
from csdesk.ui.theme.controls import Button, Pressed
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.today.days import headline
from csdesk.ui.today.state import TodayState
from csdesk.ui.words import Words

_ACCOUNT = "\x00"


class Heading(QFrame):
    """Says what day it is, how much there is, and where to start."""

    account_asked = Signal(int)
    contact_asked = Signal()
    task_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._state: TodayState | None = None
        self.title = label("title")
        self.before, self.after = label("secondary"), Elided("secondary")
        self.start: QPushButton = Pressed()
        self.start.setProperty("kind", "link")
        self.start.setCursor(Qt.CursorShape.PointingHandCursor)
        self.start.clicked.connect(self._open_start)
        self.start.hide()
        self.contact = Button(themes, "", Icon.LOG_CONTACT, ("R",))
        words.say(self.contact.setText, msg("Log a contact"))
        self.contact.clicked.connect(self.contact_asked)
        self.task = Button(themes, "primary", Icon.NEW, ("N",))
        words.say(self.task.setText, msg("New task"))
        self.task.clicked.connect(self.task_asked)
        sentence = row()
        sentence.addWidget(self.before)
        sentence.addWidget(self.start)
        sentence.addWidget(self.after, 1)
        line = row(gap=8)
        line.addWidget(self.title, 1)
        for button in (self.contact, self.task):
            line.addWidget(button)
        said = column(self, gap=2)
        said.addLayout(line)
        said.addLayout(sentence)
        words.language_changed.connect(self._speak)

    def lock(self) -> None:
        """Nothing can be changed here."""
        self.contact.setEnabled(False)
        self.task.setEnabled(False)

    def show_state(self, state: TodayState) -> None:
        """Say another day, or the same day as it stands now."""
        self._state = state
        self._speak()

    def sentence(self) -> str:
        """The whole sentence as it is read."""
        name = "" if self.start.isHidden() else self.start.text()
        return f"{self.before.text()}{name}{self.after.text()}"

    def _speak(self) -> None:
        state, words = self._state, self._words
        if state is None:
            return
        self.title.setText(headline(words.translator, state.on))
        counts = words(state.counts)
        self.start.setVisible(state.start is not None)
        if state.start is None:
            self.before.setText(counts)
            self.after.setText("")
            return
        _, name, why = state.start
        said = words(msg("Start with {account}: {why}.", account=verbatim(_ACCOUNT), why=why))
        before, _, after = said.partition(_ACCOUNT)
        self.before.setText(f"{counts} {before}")
        self.start.setText(name.replace("&", "&&"))
        self.start.setAccessibleName(name)
        self.after.setText(after)
        self.after.setToolTip(plain(f"{name}{after}"))

    def _open_start(self) -> None:
        if self._state is not None and self._state.start is not None:
            self.account_asked.emit(self._state.start[0])
