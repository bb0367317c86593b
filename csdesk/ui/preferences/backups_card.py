"""The backups of the file: when and why each was made, a look at it, and one more now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import msg, nmsg
from csdesk.ui.preferences.presenter import BackupLine, SettingsPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import padded, said, titled
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_FIRST = 5


class BackupRow(QWidget):
    """One backup."""

    def __init__(self, themes: Themes, words: Words, shown: BackupLine) -> None:
        super().__init__()
        self.at, why = label("strong"), label("tertiary")
        words.say(self.at.setText, msg("{moment}", moment=shown.at))
        words.say(why.setText, shown.why)
        self.open = Button(themes)
        self.open.setProperty("small", True)
        words.say(self.open.setText, msg("Open a copy"))
        line = row(self, gap=10)
        line.addWidget(self.at)
        line.addWidget(why, 1)
        line.addWidget(self.open)


class BackupsCard(Card):
    """The newest backups, all of them when asked."""

    open_asked = Signal(object)
    """The `BackupLine` to look at."""
    now_asked = Signal()

    def __init__(self, themes: Themes, words: Words, presenter: SettingsPresenter) -> None:
        super().__init__(titled(words, msg("Backups")))
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._shows_all = False
        self.rows: list[BackupRow] = []
        self.now = Button(themes, "", Icon.SAVE)
        self.now.setProperty("small", True)
        words.say(self.now.setText, msg("Back up now"))
        self.now.clicked.connect(self.now_asked)
        self.now.setEnabled(presenter.can_change)
        self.head.setContentsMargins(14, 6, 14, 6)
        self.head.addWidget(self.now)
        padded(self.body, gap=8)
        self.empty = said(
            words, msg("There is no backup yet. One is made every day that you change something.")
        )
        self._rows = column(gap=6)
        self.more = Button(themes, "link")
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more)
        self.refresh()

    def refresh(self) -> None:
        """List what there is now."""
        for old in self.rows:
            old.hide()
            self._rows.removeWidget(old)
            old.deleteLater()
        known = self._presenter.backups()
        shown = known if self._shows_all else known[:_FIRST]
        self.rows = [self._made(one) for one in shown]
        self.empty.setVisible(not known)
        self.more.setVisible(len(known) > len(shown))
        self._words.say(self.more.setText, nmsg("Show {n} backup", "Show all {n} backups", len(known)))

    def _made(self, shown: BackupLine) -> BackupRow:
        made = BackupRow(self._themes, self._words, shown)
        made.open.clicked.connect(partial(self._ask, shown))
        self._rows.addWidget(made)
        return made

    def _ask(self, shown: BackupLine, *_checked: bool) -> None:
        self.open_asked.emit(shown)

    def _show_all(self) -> None:
        self._shows_all = True
        self.refresh()
