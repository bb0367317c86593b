"""The card of a job that takes long: what is being done, how far it is, and how to stop it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QProgressBar

from csdesk.domain.text import Text, msg
from csdesk.ui.jobs import Job
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class JobCard(QFrame):
    """Follows one job until it is over."""

    def __init__(self, themes: Themes, words: Words, job: Job[Any]) -> None:
        super().__init__()
        self._words = words
        self.job = job
        self.setProperty("kind", "choice")
        self.setFixedWidth(themes.theme.px(360))
        layout = column(self, gap=8)
        layout.setContentsMargins(14, 10, 14, 12)
        line = row(gap=10)
        self._what = label()
        self._share = label("tertiary")
        stop = Button(themes, caps=("Esc",))
        stop.setProperty("small", True)
        words.say(stop.setText, msg("Cancel"))
        stop.clicked.connect(job.cancel)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        line.addWidget(self._what, 1)
        line.addWidget(self._share)
        line.addWidget(stop)
        layout.addLayout(line)
        layout.addWidget(self._bar)
        words.say(self._what.setText, job.what)
        job.progressed.connect(self.show_progress)
        job.ended.connect(self._on_ended)

    def show_progress(self, done: int, of: int, what: Text) -> None:
        """How far it is."""
        self._words.say(self._what.setText, what)
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._share.setText(f"{done * 100 // of}%" if of else "")

    def _on_ended(self) -> None:
        self.hide()
        self.deleteLater()
