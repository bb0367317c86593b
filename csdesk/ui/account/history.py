"""History: what was changed about this account, step by step, and the way to take a step back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import msg
from csdesk.ui.account.event_list import EventList
from csdesk.ui.account.items import Deed
from csdesk.ui.account.rows import Event
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import Card, column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

UNDO = Deed("undo", Icon.UNDO, msg("Undo this step"))


class HistoryTab(QWidget):
    """The steps that touched the account."""

    asked = Signal(str, object)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        heading = label("section")
        words.say(heading.setText, msg("History"))
        card = Card(heading)
        hint = label("small")
        words.say(hint.setText, msg("Any step can be undone, not only the last one"))
        card.head.addWidget(hint)
        self.list = EventList(themes, words, (UNDO,))
        words.say(self.list.setAccessibleName, msg("History"))
        self.list.asked.connect(self.asked)
        self.empty = label("tertiary", wrap=True)
        self.empty.setContentsMargins(14, 12, 14, 14)
        words.say(self.empty.setText, msg("Nothing was changed yet."))
        card.body.setContentsMargins(1, 6, 1, 1)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.empty)
        outer = column(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(card)

    def hold(self, events: Sequence[Event]) -> None:
        """Show the steps of an account."""
        self.list.hold(events)
        self.list.setVisible(bool(events))
        self.empty.setVisible(not events)
