"""The workspace: one file, one door for writes (`run`), undo and redo of anything, the past read-only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Self

from csdesk.domain.changes import Done, Step
from csdesk.domain.commands.registry import Command, handle
from csdesk.domain.errors import Blocked, Cancelled
from csdesk.domain.model.workspace import Setting
from csdesk.domain.ports import Clock, Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import Text, msg
from csdesk.storage import summary
from csdesk.storage.clock import SystemClock
from csdesk.storage.connection import reader
from csdesk.storage.failures import ReadOnlyPlace, explained
from csdesk.storage.files.places import handed_over
from csdesk.storage.journal import Journal, changes_of_writes
from csdesk.storage.large import give_back, references_unchecked
from csdesk.storage.opening import Opened, looked_at, made, opened
from csdesk.storage.pen import MOST_WAITED, Pen
from csdesk.storage.tables import Reader, Write
from csdesk.storage.work import TableWork


class Workspace:
    """An open `.csdesk` file. Make one with `create`, open one with `open`, and `close` it."""

    def __init__(self, at_hand: Opened, clock: Clock | None) -> None:
        self.path = at_hand.path
        self._clock = clock
        self.read_only = at_hand.lock is None
        self._reads = at_hand.reads
        self._lock = at_hand.lock
        self._writing = Lock()
        self._lent: set[sqlite3.Connection] = set()
        self._is_left = False
        self._writes: list[Write] = []
        self._pen = Pen(at_hand.path, at_hand.writes, self._writes.append, self._now)
        self._edition = 0
        self._known: tuple[int, WorkspaceSettings] | None = None
        self._knowing = Lock()

    @classmethod
    def create(cls, path: Path, clock: Clock | None = None) -> Workspace:
        """Make a new workspace file and open it, or leave none; raises `AlreadyThere` rather than replace one."""
        return cls(made(path, clock), clock)

    @classmethod
    def open(
        cls, path: Path, clock: Clock | None = None, *, read_only: bool = False, late: bool = False
    ) -> Workspace:
        """Open a workspace, bringing an older one up to date; raises `Blocked` saying what is wrong.

        Read only, an older file is left as it is: what is looked at is a private copy that was brought up. Opened `late`,
        what writes is left to `make_ready`, and at the latest to the first write, which then says what is wrong.
        """
        return cls(looked_at(path) if read_only else opened(path, clock, late=late), clock)

    def make_ready(self) -> None:
        """Open what writes, so that the first write need not wait for it; where that fails, the write tells."""
        if not self.read_only and not self._pen.is_open:
            with suppress(Blocked), self._writing, explained(self.path):
                self._go_on()
                self._pen.connection.execute("PRAGMA schema_version")

    def interrupt(self) -> None:
        """Break off the queries and the write that are under way on workers, as the file is about to be closed."""
        is_writing = self._pen.is_open and self._writing.locked()
        at_work = (self._pen.connection, *self._lent) if is_writing else tuple(self._lent)
        for connection in at_work:
            with suppress(sqlite3.ProgrammingError):  # it has closed meanwhile
                connection.interrupt()

    def close(self) -> None:
        """Close it, leaving one file at rest.

        What a worker still writes with is left to it, as to close it meanwhile would end the process; it takes back
        what it began.
        """
        self._is_left = True
        is_free = self._writing.acquire(timeout=MOST_WAITED)
        try:
            with self._knowing:
                self._reads.close()
            if is_free and not self.read_only:
                self._pen.settle()
            if is_free:
                self._pen.close()
        finally:
            if is_free:
                self._writing.release()
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def clock(self) -> Clock:
        """The clock it was opened with, else the computer's, in the workspace's own zone."""
        return self._clock or SystemClock(self.settings.zone)

    @property
    def reader(self) -> Reader:
        """Reads of what is saved, for short queries; never waits for a write that is under way."""
        return Reader(self._reads)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Reads on a read-only connection of their own, for a worker."""
        self._go_on()
        self.make_ready()  # the log that writes go to cannot be begun while somebody reads
        connection = reader(self.path)
        self._lent.add(connection)
        try:
            yield Reader(connection)
        finally:
            self._lent.discard(connection)
            connection.close()

    @property
    def settings(self) -> WorkspaceSettings:
        """The rules of this workspace."""
        edition, known = self._edition, self._known
        if known is None or known[0] != edition:
            with self._knowing:
                self._go_on()
                known = self._known = edition, WorkspaceSettings.of(self.reader.all(Setting))
        return known[1]

    def run(self, command: Command) -> Done:
        """Do what a command says: one transaction, one step, saved when this returns.

        Raises `Refused` when a rule says no and `Blocked` when the surroundings do; then nothing changed.
        """
        with self._transaction():
            label, value = handle(command, TableWork(self._pen.tables, self.clock, lambda: self.settings))
            step = self._record(label, type(command).__name__, command.merge_key)
            changes = changes_of_writes(self._writes)
        return Done(value, label, changes, step)

    def undo(self) -> Done:
        """Take the newest step back; raises `Refused` when there is none."""
        with self._transaction(unchecked=self._pen.undoes_most):
            step, changes = self._pen.journal.undo()
        return Done(None, step.label, changes, step.id)

    def redo(self) -> Done:
        """Do the step that was undone last again; raises `Refused` when there is none."""
        with self._transaction():
            step, changes = self._pen.journal.redo()
        return Done(None, step.label, changes, step.id)

    def undo_step(self, number: int) -> Done:
        """Take back one step of any age, whole; raises `Refused` when later steps touched the same rows."""
        if Journal(self._reads).is_last(number):
            return self.undo()
        with self._transaction():
            label = next(
                (step.label for step in self._pen.journal.steps(100_000) if step.id == number),
                msg("a change"),
            )
            for write in self._pen.journal.inverse(number):
                self._pen.put_back(write)
            undone = msg("Undone: {what}", what=label)
            step = self._record(undone, "UndoStep", None)
            changes = changes_of_writes(self._writes)
        return Done(None, undone, changes, step)

    def derive(self, write: Callable[[sqlite3.Connection], object]) -> None:
        """Store what is derived from the records, in one transaction that is no step: undo leaves it alone."""
        with self._transaction():
            write(self._pen.connection)

    def summarise(self, progress: Progress | None = None) -> None:
        """Store what is missing of the portfolio's summary, in short writes; for a worker."""
        with self.reading() as reader:
            accounts = summary.missing(reader, self.settings, self.clock.now())
        for start in range(0, len(accounts), summary.AT_ONCE):
            if progress is not None:
                progress.step(start, len(accounts), msg("Working"))
            self.derive(partial(self._summarise, accounts[start : start + summary.AT_ONCE]))

    def steps(self, limit: int = 200) -> list[Step]:
        """The journal, newest first."""
        return Journal(self._reads).steps(limit)

    def history(self, entity: str, record_id: int) -> list[tuple[Step, dict[str, tuple[Any, Any]]]]:
        """What happened to one record, newest first, column by column."""
        return Journal(self._reads).history(entity, record_id)

    def removals(self, account: int) -> list[Step]:
        """The steps that deleted records of an account, newest first."""
        return Journal(self._reads).removals(account)

    def copy_to(self, target: Path) -> None:
        """A complete copy of the workspace at another path."""
        with explained(target), handed_over(target) as aside:
            copy = sqlite3.connect(aside)
            try:
                self._reads.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()

    def _summarise(self, accounts: Sequence[int], _: sqlite3.Connection) -> None:
        summary.fill(self._pen.tables, self.settings, self.clock.now(), accounts)

    def _go_on(self) -> None:
        """Raises `Cancelled` once the file is closed: a worker may not have heard of it."""
        if self._is_left:
            raise Cancelled(msg("Working"))

    def _record(self, label: Text, command: str, merge_key: str | None) -> int | None:
        if not self._writes:
            return None
        return self._pen.journal.record(self._now(), label, command, merge_key, self._writes)

    def _now(self) -> str:
        return self.clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @contextmanager
    def _transaction(self, unchecked: Callable[[], bool] = bool) -> Iterator[None]:
        """One write, whole or not at all; `unchecked` says whether it checks by itself what refers to what."""
        if self.read_only:
            raise ReadOnlyPlace(msg("This workspace is open to read only; save a copy to change it"))
        with self._writing, explained(self.path):
            self._go_on()
            self._writes.clear()
            with references_unchecked(self._pen.connection) if unchecked() else nullcontext():
                self._pen.connection.execute("BEGIN IMMEDIATE")
                try:
                    self._pen.merge_rarely()
                    yield
                    self._go_on()
                    self._pen.connection.execute("COMMIT")
                    self._edition += 1
                except BaseException:
                    if self._pen.connection.in_transaction:
                        self._pen.connection.execute("ROLLBACK")
                    raise
                finally:
                    give_back(self._pen.connection)
