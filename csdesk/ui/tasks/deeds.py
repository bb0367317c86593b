"""What a person does to tasks: complete, move, drop, skip, and hand them to a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.rescheduling import Rescheduling
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.files import ask_save
from csdesk.ui.session import Session
from csdesk.ui.tasks.drop_card import DropCard
from csdesk.ui.tasks.frame import TasksFrame
from csdesk.ui.tasks.heading import LIST
from csdesk.ui.tasks.move_card import MoveCard
from csdesk.ui.tasks.reads import Queries
from csdesk.ui.theme.theme import Themes

WriteCalendar = Callable[[Sequence[Task], Path], None]
"""Writes tasks as a calendar file."""
AskTarget = Callable[[QWidget, str, str, str], Path | None]
"""Where a file of that title, name and kind goes."""


class TasksDeeds(TasksFrame):
    """The frame, and what can be done to the tasks that are chosen in it."""

    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        queries: Queries,
        write: WriteCalendar | None = None,
        ask: AskTarget = ask_save,
    ) -> None:
        super().__init__(session, themes, queries)
        self._write, self._ask = write, ask
        self.presenter.failed = self._failed

    def current(self) -> Task | None:
        """The task under the cursor, of the list or of the calendar."""
        return self.table.cursor_row() if self.view == LIST else self.calendar.current()

    def chosen_tasks(self) -> list[Task]:
        """The marked tasks, else the one under the cursor."""
        marked = self.table.rows.marked_rows() if self.view == LIST else []
        task = self.current()
        return marked or ([] if task is None else [task])

    def tick(self) -> None:
        """Complete what is chosen, and go on to the next; what is done already is opened again."""
        tasks = self.chosen_tasks()
        if not tasks or self.session.read_only:
            return
        line = self.table.cursor_line()
        self._try(lambda: self.presenter.tick(tasks))
        if self.view == LIST and len(tasks) == 1:
            self._go_on(line, tasks[0].id)

    def ask_move(self) -> None:
        """Open the card of another day for what is chosen."""
        tasks = [task for task in self.chosen_tasks() if task.is_open]
        if not tasks or self.session.read_only:
            return
        around = (self.themes, self.session.words)
        is_list = self.view == LIST
        is_marked = is_list and bool(self.table.rows.marked)
        opener: QWidget = self.marked.moving if is_marked else self.table if is_list else self.calendar.title
        card = MoveCard(self.presenter, tasks, self.session.calendar, around, opener)
        card.chosen.connect(self._move)
        if opener is self.table:
            card.open_at(self.table.cursor_place(), card.list)
        else:
            card.open_under(opener, card.list)

    def drop(self) -> None:
        """Ask why what is chosen will not be done, and say so."""
        tasks = [task for task in self.chosen_tasks() if task.is_open]
        if not tasks or self.session.read_only:
            return
        is_list = self.view == LIST
        opener: QWidget = self.table if is_list else self.calendar.title
        card = DropCard(tasks, self.themes, self.session.words, opener)
        card.chosen.connect(lambda reason: self._drop(tasks, reason))
        if is_list:
            card.open_at(self.table.cursor_place(), card.reason)
        else:
            card.open_under(opener, card.reason)

    def delete(self) -> None:
        """Delete what is chosen; Ctrl Z brings it back."""
        tasks = self.chosen_tasks()
        if tasks and not self.session.read_only:
            self._try(lambda: self.presenter.delete(tasks))

    def skip(self) -> None:
        """Leave out the present one of a series."""
        task = self.current()
        if task is not None and not self.session.read_only:
            self._try(lambda: self.presenter.skip(task))

    def end_series(self) -> None:
        """Let the task come back no more."""
        task = self.current()
        if task is not None and not self.session.read_only:
            self._try(lambda: self.presenter.end(task))

    def export_chosen(self) -> None:
        """A calendar file of what is chosen."""
        self._export(self.chosen_tasks())

    def export_all(self) -> None:
        """A calendar file of all that is open and has a day."""
        self._export([task for task in self.presenter.tasks.values() if task.is_open])

    def _export(self, tasks: Sequence[Task]) -> None:
        dated = [task for task in tasks if task.due is not None]
        if not dated or self._write is None:
            self.refused.emit(msg("No task with a due date, so that there is nothing for a calendar"))
            return
        words = self.session.words
        name = f"{self.session.home.stem}, {words(msg('Tasks'))}.ics"
        target = self._ask(self, "", name, f"{words(msg('Calendar file'))} (*.ics)")
        if target is None:
            return
        write, file = self._write, verbatim(target.name)
        said = nmsg("{file} is ready: {n} task", "{file} is ready: {n} tasks", len(dated), file=file)
        self.session.jobs.run(
            lambda _: write(dated, target), lambda _: self.exported.emit(said, target), owner=self
        )

    def _drop(self, tasks: Sequence[Task], reason: str) -> None:
        line = self.table.cursor_line()
        self._try(lambda: self.presenter.drop(tasks, reason or None))
        self.table.rows.set_marked(set())
        if self.view == LIST and len(tasks) == 1:
            self._go_on(line, tasks[0].id)

    def _move(self, plan: Rescheduling, reason: str = "") -> None:
        if self.session.read_only:
            return
        line = self.table.cursor_line()
        self._try(lambda: self.presenter.move(plan, reason or None))
        self.table.rows.set_marked(set())
        if self.view == LIST and len(plan.moves) == 1:
            self._go_on(line, plan.moves[0].task)

    def _go_on(self, line: int, task: int) -> None:
        """The task went elsewhere, or is done where it was: the cursor goes to the one after it."""
        rows = self.table.rows
        line += rows.id_at(line) == task
        while line < rows.rowCount() and rows.is_group(line):
            line += 1
        self.table.go_to(line)

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except CSDeskError as failure:
            self._failed(failure)

    def _failed(self, failure: Exception) -> None:
        if isinstance(failure, CSDeskError):
            self.refused.emit(failure.text)
        else:
            self.session.jobs.report(failure)
