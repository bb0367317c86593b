"""The first step: drop files, or choose them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from csdesk.domain.text import msg
from csdesk.ui.files import ask_sheets
from csdesk.ui.imports.state import ImportState
from csdesk.ui.shell.states import State, error_state
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_WIDTH = 620


class DropStep(QWidget):
    """Where files come in; says what is wrong with one that cannot."""

    given = Signal(list)
    """Paths to read."""
    stopped = Signal()
    """The person does not want to wait."""
    resumed = Signal()
    """The person goes on with the draft."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        body = QWidget()
        body.setMaximumWidth(themes.theme.px(_WIDTH))
        outer = row(self)
        outer.addStretch()
        outer.addWidget(body, 1000)
        outer.addStretch()
        layout = column(body, gap=16)
        layout.addStretch(2)
        layout.addWidget(self._zone(themes))
        self.error = error_state(themes, words, msg("This file cannot be read"))
        self.error.offer(msg("Choose another file"), self.choose)
        self.error.hide()
        layout.addWidget(self.error)
        self._resume = State(themes, words, Icon.HISTORY, kind="subtle")
        self._resume.say(
            msg("An import is under way"), msg("It waits as you left it; nothing has changed yet.")
        )
        self._resume.offer(msg("Go on with it"), self.resumed.emit)
        layout.addWidget(self._resume)
        promise = row(gap=8)
        promise.addStretch()
        promise.addWidget(IconLabel(themes, Icon.THIS_COMPUTER, Ink.TERTIARY))
        said = label("secondary")
        words.say(said.setText, msg("Your file stays on this computer, and is only read"))
        promise.addWidget(said)
        promise.addStretch()
        layout.addLayout(promise)
        layout.addStretch(3)

    def show_state(self, state: ImportState) -> None:
        """Say that a file is being read, or why it cannot be; offer the draft that is under way."""
        busy, error = state.is_busy and state.understood is None, state.error
        self.button.setVisible(not busy)
        self._hint.setVisible(not busy)
        self.stop.setVisible(busy)
        self._bar.setVisible(busy)
        title = msg("Reading the file") if busy else msg("Drop spreadsheets here")
        self._words.say(self._title.setText, title)
        self.error.setVisible(error is not None)
        if error is not None:
            self.error.say(msg("This file cannot be read"), error)
        self._resume.setVisible(state.understood is not None and bool(state.mappings))

    def choose(self) -> None:
        """Ask for files."""
        paths = ask_sheets(self, self._words)
        if paths:
            self.given.emit(paths)

    def _zone(self, themes: Themes) -> QFrame:
        zone = QFrame()
        zone.setProperty("kind", "choice")
        inside = column(zone, gap=10)
        inside.setContentsMargins(32, 44, 32, 44)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(IconLabel(themes, Icon.IMPORT, Ink.ACCENT, 36), 0, centre)
        self._title = label("title")
        self._words.say(self._title.setText, msg("Drop spreadsheets here"))
        inside.addWidget(self._title, 0, centre)
        self._hint = label("secondary", wrap=True)
        self._hint.setAlignment(centre)
        self._words.say(
            self._hint.setText,
            msg("Excel, CSV, LibreOffice, or the export of another system. Several at once are fine."),
        )
        inside.addWidget(self._hint)
        self.button = Button(themes, "primary", Icon.FOLDER, ("Ctrl", "Enter"))
        self._words.say(self.button.setText, msg("Choose files"))
        self.button.clicked.connect(self.choose)
        self.stop = Button(themes, caps=("Esc",))
        self._words.say(self.stop.setText, msg("Cancel"))
        self.stop.clicked.connect(self.stopped)
        self.stop.hide()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(themes.theme.px(240))
        self._bar.hide()
        inside.addSpacing(6)
        inside.addWidget(self._bar, 0, centre)
        inside.addWidget(self.button, 0, centre)
        inside.addWidget(self.stop, 0, centre)
        return zone
