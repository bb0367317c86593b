"""What the window knows of the open workspace: reads, the one door for writes, the one signal out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from csdesk.domain.changes import ChangeSet, Done, Step
from csdesk.domain.commands.registry import Command
from csdesk.domain.model.record import Record
from csdesk.domain.ports import Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.month import Quarter
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.memory import ViewMemory
from csdesk.storage.queries.portfolio import account_names, portfolio
from csdesk.storage.summary import first_accounts
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace
from csdesk.ui.drafting import Drafts
from csdesk.ui.jobs import Job, Jobs
from csdesk.ui.observing import Observing
from csdesk.ui.stepping import Stepping
from csdesk.ui.suggesting import Suggesting
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.domain.playbooks.suggesting import Suggestion
    from csdesk.domain.review.facts import ReviewFacts
    from csdesk.domain.rules.facts import MetricFacts
    from csdesk.domain.tasks.calendar import WorkCalendar
    from csdesk.domain.views.account import AccountView, SearchHit
    from csdesk.domain.views.metrics import Reach
    from csdesk.ui.copies import Copies
    from csdesk.ui.health_session import HealthSession
    from csdesk.ui.import_session import ImportSession
    from csdesk.ui.run_session import RunSession

_LARGE = 1_000
"""So many records changed in one step leave the portfolio's summary worth making again."""

T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Session(QObject):
    """The open workspace as the pages see it."""

    changed = Signal(object, object)
    """A `ChangeSet` after every write, undo and redo, and who asked for it (or `None`)."""
    ran = Signal(object)
    """The `Done` of a command, for the toast that offers to undo it."""
    undone = Signal(object)
    """The `Done` of an undo."""
    suggested = Signal(object)
    """The suggestions that can be started now, a tuple of `Suggestion`, whenever they are others."""

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        jobs: Jobs,
        parent: QObject | None = None,
        home: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.home = home or workspace.path
        """The person's own file, also while a copy of it is looked at."""
        self._memory = ViewMemory(self.home)
        self.drafts = Drafts(workspace, self.home, self)
        self.observing = Observing(workspace, jobs, self)
        self.changed.connect(self.observing.follow)
        self.suggesting = Suggesting(workspace, jobs, self.observing, self)
        self.changed.connect(self.suggesting.follow)
        self.suggesting.suggested.connect(self.suggested)
        self.stepping = Stepping(workspace, jobs, self, self._told, self._applied)
        self.words = words
        self.jobs = jobs
        self.is_open = True

    @property
    def path(self) -> Path:
        """The workspace file."""
        return self._workspace.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self._workspace.read_only

    @property
    def settings(self) -> WorkspaceSettings:
        """The rules of the workspace."""
        return self._workspace.settings

    @property
    def calendar(self) -> WorkCalendar:
        """The working days of the workspace, its holidays named in the language of the window."""
        from csdesk.storage.calendar import calendar_of

        return calendar_of(self.settings, self.words.translator.language)

    def now(self) -> datetime:
        """The instant, in UTC."""
        return self._workspace.clock.now()

    def today(self) -> date:
        """The civil date in the workspace's zone."""
        return self._workspace.clock.today()

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The playbooks that fit accounts now and can be started, the most pressing first."""
        return self.suggesting.shown

    @property
    def imports(self) -> ImportSession:
        """The import, for its wizard."""
        from csdesk.ui.import_session import ImportSession

        return ImportSession(self._workspace, self.jobs, self._applied)

    @property
    def runs(self) -> RunSession:
        """Runs of playbooks, for their pages."""
        from csdesk.ui.run_session import RunSession

        return RunSession(self, self._workspace, self._tell)

    @property
    def health(self) -> HealthSession:
        """Why the health of accounts is what it is."""
        from csdesk.ui.health_session import HealthSession

        return HealthSession(self, self._workspace)

    @property
    def copies(self) -> Copies:
        """The backups of the file."""
        from csdesk.ui.copies import Copies

        return Copies(self, self._workspace)

    def run(self, command: Command, initiator: object = None) -> Done:
        """Do it and tell everybody; raises `Refused` or `Blocked`, and then nothing changed."""
        done = self._workspace.run(command)
        if done.changes:
            self._applied(done, initiator)
        return done

    def run_beside(self, command: Command, failed: Callable[[Exception], object]) -> Job[Done]:
        """Do one that takes long beside the window; when it is cancelled, nothing changed."""
        return self.jobs.run(lambda _: self._workspace.run(command), self._applied, failed=failed, owner=self)

    def run_draft(self, place: str, command: Command, initiator: object = None) -> Done:
        """Do what was typed at a place, and forget its draft; refused, the draft stays."""
        with self.drafts.being_saved(place, type(command).__name__):
            return self.run(command, initiator)

    def undo(self) -> Done:
        """Take the newest step back; raises `Refused` when there is none."""
        return self._told(self._workspace.undo())

    def redo(self) -> Done:
        """Do the step that was undone last again; raises `Refused` when there is none."""
        done = self._workspace.redo()
        self._applied(done, None)
        return done

    def undo_step(self, number: int) -> Done:
        """Take one step of any age back, whole."""
        return self._told(self._workspace.undo_step(number))

    def steps(self, limit: int = 200) -> list[Step]:
        """The journal, newest first."""
        return self._workspace.steps(limit)

    def history(self, entity: str, record_id: int) -> list[tuple[Step, dict[str, tuple[Any, Any]]]]:
        """What happened to one record, newest first."""
        return self._workspace.history(entity, record_id)

    def removals(self, account: int) -> list[Step]:
        """The steps that deleted records of an account, newest first."""
        return self._workspace.removals(account)

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind."""
        return self._workspace.reader.all(kind)

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """The records whose fields equal the given values."""
        return self._workspace.reader.find(kind, **equal)

    def get(self, kind: type[R], record_id: int) -> R:
        """One record; raises `Refused` when it is gone."""
        return self._workspace.reader.get(kind, record_id)

    def count(self, kind: type[Record], **equal: Any) -> int:
        """How many records of a kind there are, or those whose fields equal the given values."""
        return self._workspace.reader.count(kind, **equal)

    def portfolio(self, accounts: Collection[int] | None = None) -> list[PortfolioRow]:
        """The rows of the portfolio, or those of some accounts."""
        reader, marks = self._workspace.reader, self.observing.marks or None
        return portfolio(reader, self.settings, self.now(), accounts=accounts, marks=marks)

    def account_names(self) -> list[tuple[int, str]]:
        """Every account that stands, with its name."""
        return account_names(self._workspace.reader)

    def first_accounts(self, most: int) -> list[int]:
        """The accounts that renew first, as far as the file's summary tells without working anything out."""
        return first_accounts(self._workspace.reader, self.settings, self.now(), most)

    def read_portfolio(self, done: Callable[[list[PortfolioRow]], object], owner: QObject) -> None:
        """Read the rows of the portfolio beside the window."""
        settings, now, marks = self.settings, self.now(), self.observing.marks or None
        self.read(lambda reader, _: portfolio(reader, settings, now, marks=marks), done, owner)

    def account(self, account_id: int) -> AccountView:
        """Everything of one account; raises `Refused` when it is gone."""
        from csdesk.storage.queries.account import account_view

        return account_view(self._workspace.reader, self.settings, self.now(), account_id)

    def search(self, typed: str, limit: int = 50) -> list[SearchHit]:
        """Records whose words begin with what was typed, newest first."""
        from csdesk.storage.queries.search import search

        return search(self._workspace.reader, typed, limit)

    def review_facts(self, account_id: int, quarter: Quarter) -> ReviewFacts:
        """What a review of an account and a quarter is made of."""
        from csdesk.storage.queries.review_facts import review_facts

        return review_facts(self._workspace.reader, self.settings, self.now(), account_id, quarter)

    def metric_numbers(
        self,
        build: Callable[[MetricFacts], T],
        known: MetricFacts | None,
        done: Callable[[T], object],
        owner: QObject | None = None,
        *,
        reach: Reach | None = None,
    ) -> Job[T]:
        """Make something of the records behind the metrics beside the window; known ones are not read again.

        Those of a reach are read beside them, or with nothing known, before all.
        """
        settings, today = self.settings, self.today()

        def make(reader: Reader, _: Progress) -> T:
            from csdesk.domain.views.metrics import Reach
            from csdesk.storage.queries.metric_view import view_facts

            if known is not None and reach is None:
                return build(known)
            return build(view_facts(reader, settings, today, reach or Reach(), known))

        return self.read(make, done, owner)

    def read(
        self,
        query: Callable[[Reader, Progress], T],
        done: Callable[[T], object],
        owner: QObject | None = None,
    ) -> Job[T]:
        """Run a longer query on a worker with a read-only connection; the result comes back to the window."""
        return self.jobs.run(
            lambda progress: self.with_reader(lambda reader: query(reader, progress)), done, owner=owner
        )

    def recall(self, key: str) -> str | None:
        """How the person left a view of this file last time."""
        return self._memory.recall(key)

    def remember(self, key: str, text: str) -> None:
        """Keep how the person leaves a view; written when the file is closed."""
        self._memory.remember(key, text)

    def keep_views(self) -> None:
        """Write down now how the views are, so that also a crash keeps it."""
        self._memory.save()

    def with_reader(self, query: Callable[[Reader], T]) -> T:
        """Run a query on a read-only connection of its own; for a job."""
        with self._workspace.reading() as reader:
            return query(reader)

    def interrupt(self) -> None:
        """Break off what workers read and write, as the file is about to be closed."""
        self._workspace.interrupt()

    def close(self) -> None:
        """Close the workspace, leaving one file at rest."""
        self.is_open = False
        self.observing.stop()
        self.suggesting.stop()
        self._memory.save()
        self.drafts.write()
        self._workspace.close()

    def _applied(self, done: Done, initiator: object = None) -> None:
        self._tell(done.changes, initiator)
        self.ran.emit(done)

    def _told(self, done: Done) -> Done:
        self._tell(done.changes, None)
        self.undone.emit(done)
        return done

    def summarise(self) -> None:
        """Store beside the window what is missing of the portfolio's summary; where there is no room, readers go without."""
        if not self.read_only:
            self.jobs.run(self._workspace.summarise, failed=lambda _: None)

    def _tell(self, changes: ChangeSet, initiator: object) -> None:
        if changes:
            self.changed.emit(changes, initiator)
            spans = (span for own in changes.ranges.values() for span in own)
            if sum(last - first + 1 for first, last in spans) > _LARGE:
                self.summarise()
