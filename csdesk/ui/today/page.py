"""The Today page: the day and where to start, the renewals ahead, everything to do, and what else asks for attention."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.record import altered
from csdesk.domain.tasks.typed import TypedTask
from csdesk.domain.text import msg
from csdesk.domain.today.items import Action, Kind
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes
from csdesk.ui.today.actions import SIDE_HINTS, SPACE, list_hints, page_actions
from csdesk.ui.today.asking import ask_until, ask_why_not, ask_with_whom
from csdesk.ui.today.frame import TodayFrame
from csdesk.ui.today.reading import Reads
from csdesk.ui.today.state import Entry, Order
from csdesk.ui.today.todo_list import (
    ACCOUNT,
    COMPLETE,
    CONTACT,
    DISMISS,
    PRIMARY,
    REVIEW,
    SNOOZE,
    START,
    STEP,
)

if TYPE_CHECKING:
    from csdesk.domain.today.groups import Group

READ_AFTER_MS = 60
"""Changes that come one after another are read together."""
_PRIMARY = {
    Action.COMPLETE: COMPLETE,
    Action.LOG_CONTACT: CONTACT,
    Action.OPEN_ACCOUNT: ACCOUNT,
    Action.OPEN_REVIEW: REVIEW,
    Action.START: START,
    Action.STEP: STEP,
}


class TodayPage(TodayFrame):
    """What to do now, and the keys to be done with it."""

    account_asked = Signal(int)
    contact_asked = Signal(int)
    review_asked = Signal(int)
    accounts_asked = Signal(object)
    """The ids of accounts, a tuple: the portfolio shows them."""
    run_asked = Signal(int)
    """The run whose step is to be done."""
    start_asked = Signal(object)
    """A `Suggestion` to begin now."""
    playbook_asked = Signal()
    """Which playbook to follow for the account under the cursor."""
    import_asked = Signal()
    new_account_asked = Signal()
    refused = Signal(object)
    """A `Text`: why something was not done."""

    def __init__(self, session: Session, themes: Themes, reads: Reads) -> None:
        super().__init__(session, themes, reads)
        self._wants_keys = False
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._later.timeout.connect(self._read)
        self._connect()
        session.changed.connect(self._changed)
        session.observing.seen.connect(self._seen)
        session.observing.drawn.connect(self._seen)
        session.suggested.connect(self._suggested)
        if session.read_only:
            self.heading.lock()

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the list, or of what else has them."""
        if self.has_side_focus():
            return SIDE_HINTS
        return list_hints(self.session.words(SPACE))

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account of the thing under the cursor."""
        entry = self.entry()
        account = None if entry is None else entry.item.account
        return "account", () if account is None else (account,)

    def areas(self) -> Sequence[QWidget]:
        """List, strip, right column; without accounts, the way to them."""
        if self.begin.isVisible():
            return (self.begin,)
        side = self.side.lists if self.side.isVisible() else ()
        strip = (self.strip.strip,) if self.strip.strip.isVisible() else ()
        return (self.todo.list, *strip, *side)

    def visit(self, record: int | None) -> None:  # noqa: ARG002 - every page is visited so
        """Be shown: the day is read again when something touched it, or another day has begun."""
        self.session.observing.catch_up()
        if self.presenter.is_stale:
            self.session.jobs.soon(self._read)
        QTimer.singleShot(0, self.todo.list, self._take_keys)

    def _take_keys(self) -> None:
        """Once there is a list: nothing can take the keys before."""
        shown = self.todo.list
        self._wants_keys = not shown.isVisible()
        if shown.isVisible() and not self.todo.new_line.isVisible():
            shown.setFocus()
        elif self.begin.isVisible():
            self.begin.setFocus()

    def step_out(self) -> bool:
        """Leave what has the keys for the list."""
        if self.todo.list.hasFocus() or not self.todo.list.isVisible():
            return False
        self.todo.list.setFocus()
        return True

    def entry(self) -> Entry | None:
        """The thing under the cursor."""
        return self.todo.list.entry()

    def press_enter(self) -> None:
        """Do what the line with the keys asks for."""
        focused = next((one for one in self.side.lists if one.hasFocus()), None)
        if self.strip.strip.hasFocus():
            self.strip.strip.open_cursor()
        elif focused is not None:
            focused.open_cursor()
        else:
            self.todo.list.open_cursor()

    def do(self, key: str, entry: Entry | None = None) -> None:
        """Do something to a thing, or to the one under the cursor."""
        entry = entry or self.entry()
        if entry is None:
            return
        key = _PRIMARY[entry.item.action] if key == PRIMARY else key
        account = entry.item.account
        if key == COMPLETE:
            self._attempt(partial(self.presenter.complete, entry))
        elif key in {SNOOZE, DISMISS}:
            self._ask(key, entry)
        elif key == START:
            self.start_playbook(entry)
        elif key == STEP:
            self.run_asked.emit(entry.item.run)
        elif account is not None:
            signal = {ACCOUNT: self.account_asked, CONTACT: self.contact_asked, REVIEW: self.review_asked}[
                key
            ]
            signal.emit(account)

    def start_playbook(self, entry: Entry | None = None) -> None:
        """Go on with the playbook of a task, begin the one that answers the thing, or ask which one to follow."""
        entry = entry or self.entry()
        one = None if entry is None else entry.item.suggested
        if entry is not None and entry.item.run is not None:
            self.run_asked.emit(entry.item.run)
        elif one is None:
            self.playbook_asked.emit()
        elif self.session.read_only:
            self.refused.emit(msg("This file is open to read only"))
        else:
            self.presenter.take(one)
            self.start_asked.emit(one)

    def log_contact(self) -> None:
        """Log a contact with the account under the cursor, or ask with which."""
        entry = self.entry()
        if entry is not None and entry.item.account is not None:
            self.contact_asked.emit(entry.item.account)
        else:
            ask_with_whom(self.heading.contact, self.todo.list, self.session, self.contact_asked.emit)

    def new_task(self) -> None:
        """Type a task."""
        self.todo.new_line.ask()

    def choose_kind(self, kind: Kind | None) -> None:
        """Show everything, or one kind of thing."""
        self.presenter.choose_kind(kind)
        self.render_state()
        self.todo.list.setFocus()

    def choose_order(self, order: Order) -> None:
        """Go by date, or by worth."""
        self.presenter.choose_order(order)
        self.render_state()
        self.todo.list.setFocus()

    def _ask(self, key: str, entry: Entry) -> None:
        shown, one = self.todo.list, entry.item.suggested
        if self.session.read_only:
            return
        if key == SNOOZE:
            ask_until(shown, self.session, entry, partial(self._snooze, entry))
        elif one is not None:
            ask_why_not(shown, self.session, one.name, partial(self._dismiss, entry))

    def _dismiss(self, entry: Entry, until: date | None, reason: str) -> None:
        self._attempt(lambda: self.presenter.dismiss(entry, until, reason))
        self.todo.list.setFocus()

    def _snooze(self, entry: Entry, until: date) -> None:
        self._attempt(lambda: self.presenter.snooze(entry, until))
        self.todo.list.setFocus()

    def _add(self, typed: TypedTask) -> None:
        task = typed.task()
        if task.due is None:
            task = altered(task, {"due": self.session.today()})
        if self._attempt(lambda: self.session.run(AddRecord(record=task))):
            self.todo.new_line.clear_line()

    def _attempt(self, deed: Callable[[], object]) -> bool:
        if self.session.read_only:
            self.refused.emit(msg("This file is open to read only"))
            return False
        try:
            deed()
        except CSDeskError as refused:
            self.refused.emit(refused.text)
            return False
        if self.presenter.is_ready:
            self.render_state()
        return True

    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.presenter.follow(changes):
            self._read_later()

    def _suggested(self, _found: object) -> None:
        self.presenter.let_go()
        self._read_later()

    def _seen(self, _marks: object) -> None:
        self.presenter.mark_stale()
        self._read_later()

    def _read_later(self) -> None:
        if self.isVisible():
            self._later.start()

    def _read(self) -> None:
        if self.session.is_open:
            self.presenter.load(self._show, self)

    def _show(self) -> None:
        self.render_state()
        if self._wants_keys and self.isVisible():
            self._take_keys()
        self.presenter.look_into(lambda: self.side.show_progress(self.presenter.progress), self)
        self.session.jobs.later(self._compare)

    def _compare(self) -> None:
        if self.session.is_open and self.isVisible():
            self.presenter.compare(self._read, self)

    def _connect(self) -> None:
        heading, todo = self.heading, self.todo
        heading.account_asked.connect(self.account_asked)
        heading.contact_asked.connect(self.log_contact)
        heading.task_asked.connect(self.new_task)
        self.strip.opened.connect(self.account_asked)
        self.strip.band_chosen.connect(self._choose_band)
        todo.kind_chosen.connect(self.choose_kind)
        todo.order_chosen.connect(self.choose_order)
        todo.list.asked.connect(self.do)
        todo.list.more_asked.connect(self._open_group)
        todo.list.moved.connect(self.state_changed)
        todo.new_line.typed.connect(self._add)
        todo.new_line.closed.connect(todo.list.setFocus)
        todo.hidden.offer(msg("Show everything"), partial(self.choose_kind, None))
        todo.none.offer(msg("New task"), self.new_task, ("N",))
        self.begin = self.empty.offer(msg("Import a spreadsheet"), self.import_asked.emit, main=True)
        self.empty.offer(msg("New account"), self.new_account_asked.emit)
        self.side.account_asked.connect(self.account_asked)
        self.side.review_asked.connect(self.review_asked)
        self.side.accounts_asked.connect(lambda accounts, _: self.accounts_asked.emit(accounts))

    def _choose_band(self, band: str) -> None:
        self.presenter.choose_band(band)
        self.render_state()

    def _open_group(self, group: Group) -> None:
        self.presenter.open_group(group)
        self.render_state()
