"""Notes: one page of free text about the account, and the internal notes of its timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from csdesk.domain.text import msg
from csdesk.ui.account.cards import ListCard
from csdesk.ui.account.drafts import AccountDrafts
from csdesk.ui.account.event_list import EventList
from csdesk.ui.account.presenter import AccountState
from csdesk.ui.theme.parts import Card, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class NotesTab(QWidget):
    """The text is saved when the keys go elsewhere."""

    asked = Signal(str, object)
    add_asked = Signal()

    def __init__(
        self,
        themes: Themes,
        words: Words,
        drafts: AccountDrafts,
        save: Callable[[int, str | None], bool],
    ) -> None:
        super().__init__()
        self._drafts = drafts
        self._save = save
        self._account = 0
        self._stored = ""
        heading = label("section")
        words.say(heading.setText, msg("About this account"))
        card = Card(heading)
        self.state = label("small")
        words.say(self.state.setText, msg("Saved when you leave the field"))
        card.head.addWidget(self.state)
        self.box = QPlainTextEdit()
        self.box.setProperty("kind", "bare")
        self.box.setTabChangesFocus(True)
        words.say(self.box.setPlaceholderText, msg("What should anybody who takes over know?"))
        words.say(self.box.setAccessibleName, msg("About this account"))
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._typed)
        card.body.setContentsMargins(14, 10, 14, 12)
        card.body.addWidget(self.box)
        self.list = EventList(themes, words)
        self.notes = ListCard(
            themes,
            words,
            msg("Internal notes"),
            self.list,
            add=msg("Add note"),
            empty=msg("Notes that you log in the timeline are gathered here."),
        )
        self.notes.body.addStretch()
        self.notes.add_asked.connect(self.add_asked)
        self.list.asked.connect(self.asked)
        outer = row(self, gap=14)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(card, 3)
        outer.addWidget(self.notes, 2)

    def render_state(self, state: AccountState) -> None:
        """Show the notes of an account; text that is being typed stays."""
        other = state.account.id != self._account
        if other:
            self.keep()
        stored = state.account.notes or ""
        if other or (not self.box.hasFocus() and stored != self.box.toPlainText()):
            self._account = state.account.id
            self._stored = stored
            kept = self._drafts.text(self._account, "notes")
            self.box.setPlainText(stored if kept is None else kept)
        self.notes.hold([event for event in state.events if event.channel == "note"])

    def keep(self) -> None:
        """Save what was typed; refused, it stays as a draft."""
        text, before = self.box.toPlainText(), self._stored
        if self._account and text != before:
            self._stored = text
            if self._save(self._account, text.strip() or None):
                self._drafts.keep_text(self._account, "notes", None)
            else:
                self._stored = before

    def _typed(self) -> None:
        text = self.box.toPlainText()
        if self._account and not self.box.isReadOnly():
            self._drafts.keep_text(self._account, "notes", text if text != self._stored else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving saves; Esc leaves."""
        if watched is self.box and event.type() is QEvent.Type.FocusOut:
            self.keep()
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.keep()
            self.box.clearFocus()
            return True
        return super().eventFilter(watched, event)
