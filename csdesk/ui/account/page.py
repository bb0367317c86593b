"""The page of one account: it puts the parts together and passes gestures on to the presenter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import Refused
from csdesk.domain.text import Text
from csdesk.ui.account.actions import action_specs, hints
from csdesk.ui.account.around import Around
from csdesk.ui.account.deeds import Deeds
from csdesk.ui.account.drawer import Drawer
from csdesk.ui.account.frame import Frame
from csdesk.ui.account.health_deeds import HealthDeeds
from csdesk.ui.account.painted import PaintedList
from csdesk.ui.account.parts import Parts
from csdesk.ui.account.presenter import NEEDS, AccountPresenter
from csdesk.ui.account.vocabulary import Vocabulary
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes

_LOOK_BACK_MS = 50
"""The days behind the health come so long after the page: who only walks by does not wait for them."""
AskErase = Callable[[Text, Text, Text, Callable[[], object]], object]
"""Asks before erasing: the question, what goes, the verb, and what to do then."""


class AccountPage(Page):
    """Everything of one account, changed in place."""

    open_review = Signal(int)
    open_account = Signal(int)
    records_asked = Signal(str)
    """All records of a kind, of every account."""
    back = Signal()

    def __init__(
        self,
        session: Session,
        themes: Themes,
        ask_erase: AskErase | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.presenter = AccountPresenter(session)
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LOOK_BACK_MS)
        self._later.timeout.connect(self._look_back)
        words = session.words
        self._frame = Frame(themes, words)
        self.crumbs, self.header, self.tabs = self._frame.crumbs, self._frame.header, self._frame.tabs
        surroundings = Around(session, themes, self.presenter, Vocabulary(session, self))
        self.drawer = Drawer(themes, words, self.presenter, surroundings, self._frame.body)
        self.deeds = Deeds(session, themes, self.presenter, self.drawer, ask_erase)
        self.health = HealthDeeds(
            session, themes, self.presenter, surroundings, deeds=self.deeds, over=self._frame.body
        )
        self.parts = Parts(
            session,
            themes,
            self.presenter,
            surroundings,
            stack=self._frame.stack,
            deeds=self.deeds,
            health=self.health,
        )
        column(self).addWidget(self._frame)
        if session.read_only:
            self.header.lock()
        self._connect()

    def show_account(self, account_id: int, order: Sequence[int] | None = None) -> None:
        """Show an account; `order` is the list that it was opened from, for its neighbours."""
        if account_id != self.presenter.account_id:
            self._leave_account()
        elif self.presenter.state is not None and not self._stale:
            same = self.presenter.reorder(self.presenter.order if order is None else order)
            assert same is not None
            self.crumbs.render_state(same)
            return
        try:
            self.presenter.show(account_id, order)
        except Refused as refused:
            self.tell(refused.text)
            self.header.setEnabled(False)
            self.state_changed.emit()
            return
        self._stale = False
        self.render_state()

    def prepare(self) -> None:
        """Make what is seen first, before it is asked for."""
        self.parts.prepare()

    def visit(self, record: int | None) -> None:
        """Be shown for an account, or for the one that was here before."""
        if record is not None:
            self.show_account(record)

    def render_state(self) -> None:
        """Show what the presenter knows."""
        state = self.presenter.state
        if state is None:
            return
        self.tell(None)
        self.header.setEnabled(True)
        self.crumbs.render_state(state)
        self.header.render_state(state)
        self.tabs.show_counts(state.counts)
        self.parts.render_state(state, self.tabs.key())
        self.health.refresh()
        self._later.start()
        self.state_changed.emit()

    def action_specs(self) -> Sequence[ActionSpec]:
        """The actions of this page."""
        return action_specs(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of this page."""
        return hints()

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account that is shown."""
        state = self.presenter.state
        return "account", () if state is None else (state.account.id,)

    def areas(self) -> Sequence[QWidget]:
        """The tabs, the parts of the one that is chosen, and the header."""
        return (self.tabs, *self.parts.areas(self.tabs.key()), self.header.log)

    def step_out(self) -> bool:
        """Close the panel, else go back to the summary, else to the list."""
        if not self.drawer.isHidden():
            self.drawer.leave()
        elif not self.health.why.isHidden():
            self.health.why.leave()
        elif self.tabs.key() != "summary":
            self.tabs.choose("summary")
        else:
            self._leave_account()
            self.back.emit()
        return True

    def log_contact(self) -> None:
        """Put the keys into the composer."""
        if self.tabs.key() not in {"summary", "timeline"}:
            self.tabs.choose("summary")
        self.parts.composer(self.tabs.key()).begin()

    def add(self, kind: str | None = None) -> None:
        """Ask for a new record: of a kind, or of what the tab holds."""
        if kind is None and self.tabs.key() == "notes":
            self.deeds.add_note()
            return
        self.deeds.add(kind or self.parts.kind(self.tabs.key()))

    def edit(self) -> None:
        """Edit what has the cursor: a row, a cell, or the name of the account."""
        focused = self.focusWidget()
        if isinstance(focused, PaintedList) and focused.hasFocus() and focused.do("edit"):
            return
        if not self.parts.edit_cell(self.tabs.key()):
            self.header.edit_name()

    def do(self, key: str) -> None:
        """Do something to the row that has the cursor."""
        focused = self.focusWidget()
        if isinstance(focused, PaintedList) and focused.hasFocus():
            focused.do(key)
        else:
            self.parts.do(key, self.tabs.key())

    def take_up(self, kind: str, record_id: int) -> None:
        """Go on with something half typed: a form, the name, the notes, the contact, or the health set by hand."""
        if kind == "name":
            self.header.edit_name()
        elif kind == "notes":
            self.tabs.choose("notes")
        elif kind == "log":
            self.log_contact()
        elif kind == "account":
            self.tabs.choose("fields")
        elif kind == "health_override" and not record_id:
            self.health.adjust()
        elif record_id:
            self.deeds.edit(kind, record_id)
        else:
            self.add(kind)

    def find_words(self) -> None:
        """Filter the timeline by words."""
        if self.tabs.key() != "timeline":
            self.tabs.choose("timeline")
        self.parts.timeline().ask_words()

    def review(self) -> None:
        """Ask for the review of this account."""
        if self.presenter.account_id is not None:
            self.open_review.emit(self.presenter.account_id)

    def step(self, by: int) -> None:
        """Go to a neighbour in the list."""
        found = self.presenter.neighbour(by)
        if found is not None:
            self.show_account(found)
            self.open_account.emit(found)

    def tell(self, reason: Text | None) -> None:
        """Say why something was not done, or nothing."""
        self._frame.tell(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes one layer."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_out()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()
        self._later.start()
        QTimer.singleShot(0, self, self._take_keys)

    def _take_keys(self) -> None:
        """Hold the keys, unless a field has them: a button in focus would take Enter and Space."""
        focused = self.window().focusWidget()
        if focused is None or isinstance(focused, QAbstractButton):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_back(self) -> None:
        """Show the days behind the health, once the page itself is painted."""
        state = self.presenter.look_back() if self.isVisible() else None
        if state is not None:
            self.header.show_health(state.health)
            self.parts.show_past(state, self.tabs.key())
            self.health.refresh()

    def _leave_account(self) -> None:
        self.drawer.leave()
        self.health.why.leave()
        self.parts.keep()

    def _refresh(self) -> None:
        self._stale = False
        if self.presenter.account_id is None:
            return
        if self.presenter.refresh() is None:
            self.back.emit()
            return
        self.render_state()

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.kinds.isdisjoint(NEEDS):
            return
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _rename(self, name: str) -> None:
        state = self.presenter.state
        if state is not None:
            self.deeds.attempt(lambda: self.presenter.change("account", state.account.id, {"name": name}))

    def _keep_name(self, name: str | None) -> None:
        self.presenter.drafts.keep_text(self.presenter.account_id or 0, "name", name)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.words.language_changed.connect(self._on_language)
        self.crumbs.back.connect(self.back)
        self.crumbs.stepped.connect(self.step)
        self.header.log_asked.connect(self.log_contact)
        self.header.health.pressed.connect(self.health.explain)
        self.header.review_asked.connect(self.review)
        self.header.renamed.connect(self._rename)
        self.header.typed.connect(self._keep_name)
        self.header.half_typed = lambda: self.presenter.drafts.text(self.presenter.account_id or 0, "name")
        self.header.fields_asked.connect(lambda: self.tabs.choose("fields"))
        self.header.add_asked.connect(self.add)
        self.header.erase_asked.connect(self.deeds.erase_account)
        self.tabs.currentChanged.connect(lambda _place: self.render_state())
        self.deeds.refused.connect(self.tell)
        self.parts.records_asked = self.records_asked.emit

    def _on_language(self) -> None:
        self.when_seen(self._speak)

    def _speak(self) -> None:
        self.drawer.leave()
        self.parts.speak()
        if self.presenter.account_id is not None:
            self._refresh()
