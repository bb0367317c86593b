"""The pages of runs as data, and the one key that follows a playbook from wherever an account is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import CSDeskError
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.actions.spec import ActionSpec, Context, can_write
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, PageSpec
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.account.page import AccountPage
    from csdesk.ui.desk import Desk

_WAKES_AFTER_MS = 1_500
_OWN = frozenset({"run", "task", "interaction", "playbook", "process", "dismissal", "setting"})
"""Changes of these are no news for what waits."""
RUN, RUNS = "run", "runs"
_LIBRARY = "playbooks"


def run_specs(desk: Desk) -> tuple[PageSpec, ...]:
    """The wizard of one run, and the list of all."""
    return (
        PageSpec(RUN, msg("Playbook run"), Icon.RUN, lambda: wizard(desk, _session(desk)), under=_LIBRARY),
        PageSpec(RUNS, msg("Runs"), Icon.RUN, lambda: listing(desk, _session(desk)), under=_LIBRARY),
    )


def run_actions(desk: Desk) -> tuple[ActionSpec, ...]:
    """Follow a playbook for what is chosen, and see all runs."""
    return (
        ActionSpec(
            "runs.follow",
            msg("Run or continue playbook"),
            partial(follow, desk),
            Icon.RUN,
            ("P",),
            _has_accounts,
            keywords=("executar", "playbook", "seguir"),
            subject="account",
            run_on=partial(_follow_one, desk),
        ),
        ActionSpec(
            "runs.all",
            msg("See all runs of playbooks"),
            partial(_go, desk, RUNS),
            Icon.RUN,
            when=_has_file,
            keywords=("execuções", "runs"),
        ),
    )


def open_run(desk: Desk, run: int) -> None:
    """Show the wizard of a run."""
    desk.window.go(RUN, run)


def follow(desk: Desk) -> None:
    """Ask which playbook to follow for the accounts that are chosen."""
    page = desk.window.pages.page
    kind, accounts = page.chosen() if page is not None else ("", ())
    if kind == "account" and accounts:
        _ask(desk, tuple(accounts))


def watch_runs(session: Session) -> None:
    """Let runs go on whose wait is over: now, on another day, and when something changed that they may wait for."""
    if session.is_open and not session.read_only:
        _Waker(session).wake()


class _Waker(QObject):
    """Looks again a little after a change, once for all that came together."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._day = session.today()
        self._timer = QTimer(self, singleShot=True, interval=_WAKES_AFTER_MS)
        self._timer.timeout.connect(self.wake)
        session.changed.connect(self._changed)
        session.observing.seen.connect(self._look_at_day)

    def wake(self) -> None:
        """Let them look."""
        if self._session.is_open:
            self._day = self._session.today()
            self._session.runs.wake()

    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.kinds - _OWN:
            self._timer.start()

    def _look_at_day(self, *_: object) -> None:
        if self._session.is_open and self._session.today() != self._day:
            self._timer.start()


def wizard(desk: Desk, session: Session) -> Page:
    """The wizard of one run."""
    from csdesk.ui.files import ask_save, write_whole
    from csdesk.ui.runs.page import RunPage

    page = RunPage(session, desk.themes, write_whole, ask_save)
    page.account_asked.connect(partial(desk.window.go, "account"))
    page.today_asked.connect(partial(desk.window.go, "today"))
    page.runs_asked.connect(partial(desk.window.go, RUNS))
    page.process_asked.connect(partial(_open_process, desk))
    page.left.connect(partial(_leave, desk))
    page.refused.connect(desk.window.messages.warn)
    page.told.connect(desk.window.messages.say)
    page.exported.connect(desk.window.messages.say_ready)
    return page


def listing(desk: Desk, session: Session) -> Page:
    """All runs."""
    from csdesk.ui.runs.list_page import RunsPage

    page = RunsPage(session, desk.themes)
    page.run_asked.connect(partial(open_run, desk))
    page.account_asked.connect(partial(desk.window.go, "account"))
    page.library_asked.connect(partial(desk.window.go, _LIBRARY))
    page.way_asked.connect(desk.window.go)
    page.told.connect(desk.window.messages.say)
    return page


def runs_card(desk: Desk, page: AccountPage) -> QWidget:
    """What is followed for the account that a page shows, as a card of it."""
    from csdesk.ui.runs.account_card import RunsCard

    card = RunsCard(_session(desk), desk.themes)
    card.run_asked.connect(partial(open_run, desk))
    card.follow_asked.connect(partial(follow, desk))
    page.state_changed.connect(lambda: card.show_account(page.presenter.account_id or 0))
    card.show_account(page.presenter.account_id or 0)
    return card


def _session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def _has_accounts(context: Context) -> bool:
    return can_write(context) and context.kind == "account" and bool(context.selection)


def _has_file(context: Context) -> bool:
    return context.has_file


def _go(desk: Desk, page: str) -> None:
    if desk.session is not None:
        desk.window.go(page)


def _follow_one(desk: Desk, account: int) -> None:
    _ask(desk, (account,))


def _ask(desk: Desk, accounts: tuple[int, ...]) -> None:
    from csdesk.domain.model.account import Account
    from csdesk.ui.runs.picker import RunPicker

    session = _session(desk)
    title = nmsg("Playbook for {n} account", "Playbook for {n} accounts", len(accounts))
    if len(accounts) == 1:
        title = msg("Playbook for {account}", account=verbatim(session.get(Account, accounts[0]).name))
    opener = desk.window.pages.page or desk.window
    picker = RunPicker(title, session.runs.startables(accounts), desk.themes, desk.words, opener)
    picker.start_asked.connect(partial(start_runs, desk, accounts))
    picker.open_asked.connect(partial(open_run, desk))
    picker.library_asked.connect(partial(desk.window.go, _LIBRARY))
    picker.ask()


def start_run(desk: Desk, account: int, playbook: int) -> None:
    """Begin a playbook for an account and show its first step, or say why not."""
    start_runs(desk, (account,), playbook)


def start_runs(desk: Desk, accounts: tuple[int, ...], playbook: int) -> None:
    """Begin a playbook for many accounts in one step, or for one and show its first step; or say why not."""
    runs = _session(desk).runs
    if len(accounts) > 1:
        runs.start_many(accounts, playbook, partial(_refuse, desk))
        return
    try:
        open_run(desk, runs.start(accounts[0], playbook))
    except CSDeskError as failure:
        _refuse(desk, failure)


def _refuse(desk: Desk, failure: Exception) -> None:
    if isinstance(failure, CSDeskError):
        desk.window.messages.warn(failure.text)
    else:
        _session(desk).jobs.report(failure)


def _open_process(desk: Desk, process: int) -> None:
    if "processes" in desk.window.pages.specs:
        desk.window.go("processes", process)


def _leave(desk: Desk) -> None:
    if not desk.window.pages.back():
        desk.window.go(_LIBRARY)
