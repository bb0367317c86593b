"""The foot of the wizard: back, what comes next, skip, save and continue."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from csdesk.domain.model.practice import DROPPED
from csdesk.domain.playbooks.maps import STEP_KINDS
from csdesk.domain.playbooks.running import place_before
from csdesk.domain.text import msg
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words


class Footer(QFrame):
    """The ways on and back."""

    back_asked = Signal()
    skip_asked = Signal()
    go_asked = Signal()

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._themes = themes
        self.setProperty("kind", "line-above")
        line = row(self, gap=8)
        line.setContentsMargins(24, 12, 20, 12)
        self.back = Button(themes, "", Icon.BACK, ("Alt", "←"))
        self.skip = Button(themes, "", None, ("Alt", "→"))
        self.go = Button(themes, "primary", None, ("Ctrl", "Enter"))
        self._next, self._named = label("secondary"), label("strong")
        words.say(self.back.setText, msg("Back"))
        words.say(self._next.setText, msg("Next:"))
        line.addWidget(self.back)
        line.addStretch(1)
        for widget in (self._next, self._named, self.skip, self.go):
            line.addWidget(widget)
        self.back.clicked.connect(self.back_asked)
        self.skip.clicked.connect(self.skip_asked)
        self.go.clicked.connect(self.go_asked)

    def show_run(self, presenter: RunPresenter) -> None:
        """Show what is possible now."""
        can_go = presenter.can_write and presenter.asks and not presenter.is_held
        is_open = presenter.shown.run.status != DROPPED
        self.back.setEnabled(
            presenter.can_write and is_open and place_before(presenter.shown.state) is not None
        )
        self.skip.setVisible(presenter.can_skip)
        waits = presenter.can_skip and not presenter.asks
        self.skip.setText(self._words(msg("Skip the wait") if waits else msg("Skip step")))
        self.go.setVisible(can_go)
        self.go.setEnabled(not presenter.is_question or presenter.chosen is not None)
        words = msg("Save and continue") if presenter.is_question else msg("Done, continue")
        self.go.setText(self._words(words))
        step = presenter.next_step() if can_go else None
        self._next.setVisible(step is not None)
        self._named.setVisible(step is not None)
        if step is not None:
            named = presenter.spoken(step.text) or self._words(STEP_KINDS[step.kind])
            room = self._themes.theme.px(260)
            self._named.setText(
                self._named.fontMetrics().elidedText(named, Qt.TextElideMode.ElideRight, room)
            )
            self._named.setToolTip(plain(named))
