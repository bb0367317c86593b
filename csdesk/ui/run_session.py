"""Runs as their pages see them: reads, the facts that maps ask for, and the ways of starting and waking them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet, Done
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_steps import Bearings
from csdesk.domain.commands.runs import StartRun, StartRuns, WakeRuns
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import OPEN, SNOOZED, WAITING, Run
from csdesk.domain.playbooks.facts import Value
from csdesk.domain.playbooks.moving import RunMove
from csdesk.domain.playbooks.running import Moment
from csdesk.domain.views.runs import RunRow, RunView, Startable
from csdesk.storage.calendar import calendar_of
from csdesk.storage.queries import runs as queries
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.domain.playbooks.results import Results
    from csdesk.domain.ports import Progress
    from csdesk.ui.jobs import Job
    from csdesk.ui.session import Session

_FEW = 150
"""So many runs are read in some hundredths of a second."""
Facts = Mapping[int, Mapping[str, Value]]
"""What maps ask of accounts."""
Moves = tuple[tuple[RunMove, ...], Facts]


class RunSession:
    """What the wizard, the lists and the pickers of runs ask of the workspace."""

    def __init__(
        self, session: Session, workspace: Workspace, tell: Callable[[ChangeSet, object], None]
    ) -> None:
        self._session = session
        self._workspace = workspace
        self._tell = tell

    @property
    def bearings(self) -> Bearings:
        """What is known of accounts now, looked up when a map asks for it."""
        reader, settings = self._workspace.reader, self._session.settings
        return Bearings(queries.facts_for(reader, settings, self._session.now()))

    def view(self, run: int) -> RunView:
        """One run with all that its wizard shows; raises `Refused` when it is gone."""
        return queries.run_view(self._workspace.reader, self._session.settings, self._session.now(), run)

    def rows(self, account: int | None = None, *, only_open: bool = False) -> list[RunRow]:
        """The runs of the workspace or of an account, the newest first."""
        return queries.run_rows(self._workspace.reader, account=account, only_open=only_open)

    def read_rows(self, done: Callable[[list[RunRow]], object], owner: QObject) -> None:
        """Read all runs: at once where they are few, else beside the window."""
        if self._session.count(Run) <= _FEW:
            done(self.rows())
        else:
            self._session.read(lambda reader, _: queries.run_rows(reader), done, owner)

    def startables(self, accounts: Collection[int]) -> list[Startable]:
        """The playbooks in use for some accounts, what is open or suggested first."""
        reader, session = self._workspace.reader, self._session
        return queries.startables(reader, session.settings, session.now(), accounts)

    def moment(self, view: RunView) -> Moment:
        """Now, for a run: to tell what would happen without doing it."""
        facts = queries.facts_of_run(
            self._workspace.reader, self._session.settings, self._session.now(), view
        )
        return Moment(
            now=self._session.now(),
            today=self._session.today(),
            calendar=calendar_of(self._session.settings),
            facts=facts,
        )

    def read_results(self, code: str, done: Callable[[Results], object], owner: QObject) -> None:
        """Work out beside the window what a playbook brought about so far."""
        settings, now = self._session.settings, self._session.now()

        def look(_: Any) -> Results:
            from csdesk.storage.queries.results import results_of

            return self._session.with_reader(lambda reader: results_of(reader, settings, now, code))

        self._session.jobs.run(look, done, failed=lambda _: None, owner=owner, quiet=True)

    def read_all_results(
        self, done: Callable[[tuple[Results, ...]], object], owner: QObject
    ) -> Job[tuple[Results, ...]]:
        """Work out beside the window what every playbook brought about; shown with its progress when it takes long."""
        settings, now = self._session.settings, self._session.now()

        def look(reader: Reader, progress: Progress) -> tuple[Results, ...]:
            from csdesk.storage.queries.results import all_results

            return all_results(reader, settings, now, progress)

        return self._session.read(look, done, owner)

    def read_moves(self, to: int, done: Callable[[Moves], object], owner: QObject) -> None:
        """Work out beside the window what moving to a version would do to each open run of the others."""
        settings, now = self._session.settings, self._session.now()

        def look(reader: Reader, _: Any) -> Moves:
            from csdesk.storage.queries.run_moves import run_moves

            return run_moves(reader, settings, now, to)

        self._session.read(look, done, owner)

    def move_many(self, runs: tuple[int, ...], to: int, facts: Facts) -> None:
        """Let runs follow a version, all in one step; `facts` are those that the moves were worked out by."""
        from csdesk.domain.commands.many_runs import MoveRuns

        self._session.run(MoveRuns(runs=runs, to=to, bearings=Bearings(lambda _, __: facts)))

    def start(self, account: int, playbook: int, trigger: str = "") -> int:
        """Begin a playbook for an account; the id of the run."""
        command = StartRun(account=account, playbook=playbook, trigger=trigger, bearings=self.bearings)
        return int(self._session.run(command).value)

    def start_many(
        self, accounts: tuple[int, ...], playbook: int, failed: Callable[[Exception], object]
    ) -> None:
        """Begin a playbook for many accounts, beside the window: a thousand take a second."""
        session, workspace = self._session, self._workspace
        settings, now = session.settings, session.now()

        def work(_: Progress) -> Done:
            with workspace.reading() as reader:
                bearings = Bearings(queries.facts_for(reader, settings, now))
                return workspace.run(StartRuns(accounts=accounts, playbook=playbook, bearings=bearings))

        session.jobs.run(work, self._begun, failed=failed, owner=session)

    def _begun(self, done: Done) -> None:
        self._tell(done.changes, None)
        self._session.ran.emit(done)

    def keep(self, command: Command, initiator: object) -> None:
        """Store what is no step of a person's: told to the pages, but not offered to be taken back."""
        self._tell(self._workspace.run(command).changes, initiator)

    def wake(self) -> None:
        """Let runs go on whose wait is over, beside the window."""
        session, workspace = self._session, self._workspace
        if session.read_only or not self._holds():
            return
        settings, now = session.settings, session.now()

        def work(_: Progress) -> ChangeSet | None:
            with workspace.reading() as reader:
                ready, facts = queries.ready_to_go_on(reader, settings, now)
            if not ready or not session.is_open:
                return None
            command = WakeRuns(only=ready, bearings=Bearings(lambda _, __: facts))
            with suppress(CSDeskError):  # the disk is full or the file is locked: the next opening wakes them
                return workspace.run(command).changes
            return None

        def tell(changes: ChangeSet | None) -> None:
            if changes is not None and session.is_open:
                self._tell(changes, None)

        session.jobs.run(work, tell, owner=session, quiet=True)

    def _holds(self) -> bool:
        return any(self._session.count(Run, status=OPEN, hold=hold) for hold in (WAITING, SNOOZED))
