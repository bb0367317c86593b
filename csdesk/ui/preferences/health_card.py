"""The way to the health models, and how many of them are this workspace's own."""

from __future__ import annotations

from PySide6.QtCore import Signal

from csdesk.domain.text import msg
from csdesk.ui.preferences.presenter import SettingsPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import padded, said, titled
from csdesk.ui.theme.parts import Card, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class HealthCard(Card):
    """Says what scores the accounts."""

    asked = Signal()

    def __init__(self, themes: Themes, words: Words, presenter: SettingsPresenter) -> None:
        super().__init__(titled(words, msg("Health")))
        self._words = words
        self._presenter = presenter
        padded(self.body, gap=8)
        self.body.addWidget(
            said(
                words,
                msg(
                    "Indicators, weights, caps and bands by group of accounts, tried before they are published."
                ),
            )
        )
        self.told = label("secondary", wrap=True)
        self.open = Button(themes, "", Icon.HEALTH)
        words.say(self.open.setText, msg("Edit health models"))
        self.open.clicked.connect(self.asked)
        line = row(gap=12)
        line.addWidget(self.told, 1)
        line.addWidget(self.open)
        self.body.addLayout(line)
        self.refresh()

    def refresh(self) -> None:
        """Count the models again."""
        self._words.say(self.told.setText, self._presenter.models())
