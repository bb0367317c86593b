"""Runs as their pages see them: reads, the facts that maps ask for, and the ways of starting and waking them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet
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

Facts = Mapping[int, Mapping[str, Value]]
"""What maps ask of accounts."""
Ready = tuple[tuple[int, ...], Facts]
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

    def start_many(self, accounts: tuple[int, ...], playbook: int) -> tuple[int, ...]:
        """Begin a playbook for many accounts; the ids of the runs."""
        command = StartRuns(accounts=accounts, playbook=playbook, bearings=self.bearings)
        found: tuple[int, ...] = self._session.run(command).value
        return found

    def keep(self, command: Command, initiator: object) -> None:
        """Store what is no step of a person's: told to the pages, but not offered to be taken back."""
        self._tell(self._workspace.run(command).changes, initiator)

    def wake(self) -> None:
        """Let runs go on whose wait is over; what their maps ask for is read beside the window."""
        session = self._session
        if session.read_only or not self._holds():
            return
        settings, now = session.settings, session.now()

        def look(reader: Reader, _: Any) -> Ready:
            return queries.ready_to_go_on(reader, settings, now)

        session.read(look, self._go_on, session)

    def _holds(self) -> bool:
        return any(self._session.count(Run, status=OPEN, hold=hold) for hold in (WAITING, SNOOZED))

    def _go_on(self, found: Ready) -> None:
        ready, facts = found
        if not ready or not self._session.is_open:
            return
        try:
            self.keep(WakeRuns(only=ready, bearings=Bearings(lambda _, __: facts)), None)
        except CSDeskError:
            return  # the disk is full or the file is locked: the next opening wakes them
