"""The tasks without widgets: what is shown, what a change touches, and what the person does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.commands.tasks import (
    CompleteTasks,
    DropTasks,
    EndSeries,
    ReopenTasks,
    RescheduleTasks,
    SkipTasks,
    SnoozeTasks,
)
from csdesk.domain.model.interaction import Task
from csdesk.domain.ports import Progress
from csdesk.domain.tasks.rescheduling import Rescheduling
from csdesk.domain.tasks.typed import TypedTask, parse_task
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.reader import Reader
from csdesk.ui.session import Session
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import OneOf, words_of
from csdesk.ui.tables.state import ViewState, initial
from csdesk.ui.tasks.columns import task_columns
from csdesk.ui.tasks.names import Names
from csdesk.ui.tasks.reads import Queries, Read, named
from csdesk.ui.tasks.values import LATE, LATER, NO_DAY, TODAY, WEEK, when_of

FIRST = 300
"""Tasks that are read before the page shows; the others follow beside the window."""
MOST = 100_000
_MANY = 5_000
_AT_ONCE = 200
"""Changing more takes longer than nobody feels."""
_VIEW = "tasks"
TYPED = "tasks/typed"
"""Where a half-typed task is kept."""
T = TypeVar("T")


class TasksPresenter:
    """Answers the page and carries out what the person wants."""

    def __init__(self, session: Session, queries: Queries) -> None:
        self._session = session
        self._queries = queries
        self.names = Names()
        self.reader = self.read_again()
        self.tasks: dict[int, Task] = {}
        self.is_whole = False
        self._edition = 0
        self.failed: Callable[[Exception], object] = session.jobs.report
        """Who hears why many tasks could not be changed."""
        self.columns: tuple[Column[Task], ...] = task_columns(
            self.names, self.band_of, lambda: self.reader, lambda: session.settings.fiscal_start
        )

    def band_of(self, account: int | None) -> str | None:
        """The health of an account as it is known; `None` while nobody has looked."""
        mark = None if account is None else self._session.observing.marks.get(account)
        return None if mark is None else mark.band

    def told(self, task: Task) -> str:
        """A task in one line, whole: its time and title, its account, and whether it is urgent."""
        parts = (
            task.time,
            task.title,
            self.names.account(task.account),
            self._session.words(msg("high priority")) if task.priority == "high" else None,
        )
        return ", ".join(part for part in parts if part)

    def open(self) -> None:
        """Read the first tasks now."""
        queries = self._queries

        def read(reader: Any) -> Read:
            return Read(queries.first(reader, FIRST), named(queries, reader))

        self._take(self._session.with_reader(read))
        self.is_whole = len(self.tasks) < FIRST

    def read_rest(
        self, arrange: Callable[[list[Task]], T], done: Callable[[T], object], owner: QObject
    ) -> None:
        """Read all of them beside the window, and arrange them there."""
        queries, edition = self._queries, self._edition

        def read(reader: Any, _: Progress) -> tuple[Read, T]:
            found = Read(queries.first(reader, MOST), named(queries, reader))
            self.names.take(found.names)
            return found, arrange(list(found.tasks))

        def take(read: tuple[Read, T]) -> None:
            if edition != self._edition:  # a task was changed meanwhile, and may have been read before
                self.read_rest(arrange, done, owner)
                return
            self._take(read[0])
            self.is_whole = True
            done(read[1])

        self._session.read(read, take, owner)

    def _take(self, found: Read) -> None:
        self.names.take(found.names)
        self.tasks = {task.id: task for task in found.tasks}

    def touched(self, changes: ChangeSet) -> tuple[list[Task], set[int]] | None:
        """The tasks that a change touched and those that are gone; `None` when all must be read again."""
        if changes.kinds & {"account", "setting", "contact", "run", "playbook"} or not self.is_whole:
            return None
        ranges = list(changes.ranges.get("task", ()))
        if sum(last - first + 1 for first, last in ranges) > _MANY:
            return None
        found = self._session.with_reader(lambda reader: self._queries.these(reader, ranges))
        self._edition += 1
        there = {task.id for task in found}
        gone = {one for first, last in ranges for one in range(first, last + 1)} - there
        for one in gone:
            self.tasks.pop(one, None)
        self.tasks.update((task.id, task) for task in found)
        return found, gone

    def read_again(self) -> Reader:
        """Who reads the page now: another language, day or currency than before, perhaps."""
        session = self._session
        self.reader = Reader.of(session)
        return self.reader

    def left_state(self) -> ViewState:
        """The table as it was left; the first time what is open, in the groups of the week."""
        kept = self._session.recall(_VIEW)
        if kept is not None:
            return ViewState.from_json(kept, self.columns)
        usual = initial(self.columns).grouped_by("when")
        return usual.filtered(OneOf("when", (LATE, TODAY, WEEK, LATER, NO_DAY))).sorted_by("due")

    def remember(self, state: ViewState) -> None:
        """Keep the table as it stands for the next time."""
        self._session.remember(_VIEW, state.to_json())

    def column(self, key: str) -> Column[Task]:
        """One column by its key."""
        return next(column for column in self.columns if column.key == key)

    def counts(self, tasks: Iterable[Task]) -> Counter[str]:
        """How many tasks belong where in the week."""
        return Counter(when_of(task, self.reader.today) for task in tasks)

    def values_of(self, column: Column[Task]) -> list[tuple[str | None, Text, int]]:
        """The words of a column with how many tasks have each."""
        return words_of(column, self.tasks.values())

    def effect(self, column: Column[Task], rows: Iterable[Task], value: Any) -> tuple[int, int]:
        """How many tasks a bulk edit would change, and how many are so already."""
        call = {"account": self.names.account, "contact": self.names.contact}.get(column.key)
        shown = call(value) if call is not None and isinstance(value, int) else value
        same = [column.value(row) == shown for row in rows]
        return same.count(False), same.count(True)

    def change(self, column: Column[Task], rows: Sequence[Task], value: Any) -> None:
        """Give the tasks a value; raises `Refused` when a rule says no."""
        if column.edit is not None:
            self.run(column.edit(rows, value), len(rows))

    def understand(self, words: str) -> TypedTask:
        """What a typed line says."""
        session = self._session
        return parse_task(
            words, session.today(), session.words.language, self.names.accounts, session.calendar
        )

    def add(self, typed: TypedTask) -> int:
        """Store what was typed; its id."""
        person = self.names.person(typed.contact, typed.account)
        number: int = self._session.run_draft(TYPED, AddRecord(record=typed.task(contact=person))).value
        return number

    def add_many(self, typed: Sequence[TypedTask]) -> None:
        """Store several typed tasks in one step."""
        made = [one.task(contact=self.names.person(one.contact, one.account)) for one in typed]
        self.run(TakeRows(kind=Task, new=made), len(made))

    def run(self, command: Command, size: int = 1) -> None:
        """Do it; what changes many tasks is done beside the window."""
        if size <= _AT_ONCE:
            self._session.run(command)
        else:
            job = self._session.run_beside(command, self.failed)
            job.what = nmsg("Changing {n} task", "Changing {n} tasks", size)

    def tick(self, tasks: Sequence[Task]) -> None:
        """Complete the open ones; when none is open, open them again."""
        standing = tuple(task.id for task in tasks if task.is_open)
        ids = tuple(task.id for task in tasks)
        self.run(CompleteTasks(ids=standing) if standing else ReopenTasks(ids=ids), len(ids))

    def move(self, plan: Rescheduling, reason: str | None = None) -> None:
        """Do what a plan says; all to one day is putting them off."""
        if not plan.moves:
            return
        days = {move.to for move in plan.moves}
        command: Command = RescheduleTasks(moves=tuple((move.task, move.to) for move in plan.moves))
        if len(days) == 1:
            ids = tuple(move.task for move in plan.moves)
            command = SnoozeTasks(ids=ids, due=days.pop(), reason=reason)
        self.run(command, len(plan.moves))

    def drop(self, tasks: Sequence[Task], reason: str | None = None) -> None:
        """Say that they will not be done, and why."""
        self.run(DropTasks(ids=tuple(task.id for task in tasks), reason=reason), len(tasks))

    def delete(self, tasks: Sequence[Task]) -> None:
        """Delete them."""
        self.run(DeleteRecords(kind=Task, ids=tuple(task.id for task in tasks)), len(tasks))

    def skip(self, task: Task) -> None:
        """Leave out the present one of a series."""
        self.run(SkipTasks(ids=(task.id,)))

    def end(self, task: Task) -> None:
        """Let a task come back no more."""
        self.run(EndSeries(ids=(task.id,)))

    def taken(self, besides: Collection[int] = ()) -> Counter[date]:
        """How many open tasks each day has, but for some."""
        return Counter(
            task.due
            for task in self.tasks.values()
            if task.due is not None and task.is_open and task.id not in besides
        )
