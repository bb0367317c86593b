"""The page of tasks: looked at, typed, completed, moved, handed to a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.typed import TypedTask
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.files import ask_save
from csdesk.ui.session import Session
from csdesk.ui.tables.arranging import Arranged
from csdesk.ui.tables.cell_drafts import CellDrafts
from csdesk.ui.tasks import actions
from csdesk.ui.tasks.deeds import AskTarget, TasksDeeds, WriteCalendar
from csdesk.ui.tasks.heading import LIST, MONTH, WEEK
from csdesk.ui.tasks.reads import Queries
from csdesk.ui.theme.theme import Themes

_PANEL, _SHOWN = "tasks.panel", "tasks.view"


class TasksPage(TasksDeeds):
    """Every task of the workspace."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        queries: Queries,
        write: WriteCalendar | None = None,
        ask: AskTarget = ask_save,
    ) -> None:
        super().__init__(session, themes, queries, write, ask)
        self._behind = False
        self.table.editing.locked = session.read_only
        self.table.editing.drafts = CellDrafts(session.drafts, "tasks.cells")
        if session.read_only:
            self.heading.lock()
            self.marked.lock()
        self.table.opened.connect(lambda _: self.open_details())
        self.table.tick_asked.connect(self.tick)
        self.calendar.opened.connect(self.open_details)
        self.calendar.move_asked.connect(self._move)
        self.heading.view_chosen.connect(self.show_view)
        self.heading.panel_asked.connect(self.toggle_panel)
        self.heading.calendar_asked.connect(self.export_all)
        self.marked.complete_asked.connect(self.tick)
        self.marked.move_asked.connect(lambda _: self.ask_move())
        self.marked.drop_asked.connect(self.drop)
        self.marked.calendar_asked.connect(self.export_chosen)
        self.panel.skip_asked.connect(self.skip)
        self.panel.end_asked.connect(self.end_series)
        self.panel.calendar_asked.connect(self.export_chosen)
        self.line.submitted.connect(self._add)
        self.line.pasted.connect(lambda typed: self._try(lambda: self.presenter.add_many(typed)))
        session.changed.connect(self._on_changed)
        session.observing.seen.connect(lambda _: self._behind_or(self._hold))
        session.words.language_changed.connect(self._on_language)
        self.hint_by_focus()
        self.panel.setVisible(session.recall(_PANEL) == "1")
        self.view = session.recall(_SHOWN) or LIST
        if self.view not in {LIST, WEEK, MONTH}:
            self.view = LIST
        self._begin()

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return actions.page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the line, of the calendar, of the marks or of the list."""
        focus = QApplication.focusWidget()
        if focus is not None and self.line.isAncestorOf(focus):
            return actions.LINE_HINTS
        if focus is not None and focus is not self.table and self.table.isAncestorOf(focus):
            return actions.CELL_HINTS
        space = self.session.words(actions.SPACE)
        if self.view != LIST:
            return actions.calendar_hints(space)
        return actions.marked_hints(space) if self.table.rows.marked else actions.list_hints(space)

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The marked tasks, else the one under the cursor."""
        return "task", tuple(task.id for task in self.chosen_tasks())

    def areas(self) -> Sequence[QWidget]:
        """Filter, the typed line, list or calendar, details."""
        shown = self.table if self.view == LIST else self.calendar
        return (shown, self.filters.line, self.line, self.panel)

    def visit(self, record: int | None) -> None:
        """Be shown as it was left, with what changed meanwhile; for one task, with the cursor on it."""
        if self._behind or self.presenter.reader.today != self.session.today():
            self._reopen()
        if record is not None:
            self.show_view(LIST)
            if record in self.presenter.tasks and self.table.rows.line_of(record) is None:
                self.clear_filters()
            self.table.put_cursor(record)
        self.session.jobs.soon(self.render_state)
        QTimer.singleShot(0, self, self.take_keys)

    def step_out(self) -> bool:
        """What is said about a cell, marks, typed words, the line, then whatever has the keys but the list."""
        table = self.table
        if table.editing.hush():
            return True
        if table.rows.marked:
            table.rows.set_marked(set())
        elif self.filters.line.text():
            self.filters.line.clear()
        elif self.line.isVisible():
            self.line.hide()
            self.take_keys()
        elif not (table.hasFocus() or self.calendar.hasFocus()):
            self.take_keys()
        elif self.panel.isVisible():
            self.toggle_panel()
        else:
            return False
        return True

    def edit_cell(self) -> None:
        """Turn the cell under the cursor into a field; in the calendar, open the details."""
        if self.view == LIST:
            self.table.editing.start_or_say()
        else:
            self.open_details()

    def open_account(self) -> None:
        """Go to the account of the task under the cursor."""
        task = self.current()
        if task is not None and task.account is not None:
            self.account_asked.emit(task.account)

    def open_run(self) -> None:
        """Go on with the playbook that left the task."""
        task = self.current()
        if task is not None and task.run is not None:
            self.run_asked.emit(task.run)

    def toggle_panel(self) -> None:
        """Show the details, or put them away."""
        is_shown = not self.panel.isVisibleTo(self)
        self.panel.setVisible(is_shown)
        self.session.remember(_PANEL, "1" if is_shown else "0")
        self.show_details()
        if not is_shown:
            self.take_keys()

    def open_details(self) -> None:
        """Show the details, with the keys in their first field."""
        if self.current() is None:
            return
        if not self.panel.isVisibleTo(self):
            self.toggle_panel()
        self.panel.first()

    def show_view(self, view: str) -> None:
        """Show the list, the week or the month; the cursor stays on its task."""
        task = self.current()
        self.view = view
        self.session.remember(_SHOWN, view)
        self.heading.show_view(view)
        if view != LIST:
            self.calendar.show_span(whole_month=view == MONTH)
        self._fill_calendar()
        self.render_state()
        if task is not None and view == LIST:
            self.table.put_cursor(task.id)
        elif task is not None and task.due in self.calendar.days():
            self.calendar.put_cursor(task)
        self.take_keys()

    def turn_view(self) -> None:
        """From the list to the week, to the month, and back."""
        ways = (LIST, WEEK, MONTH)
        self.show_view(ways[(ways.index(self.view) + 1) % len(ways)])

    def _add(self, typed: TypedTask) -> None:
        try:
            number = self.presenter.add(typed)
        except CSDeskError as failure:
            self.refused.emit(failure.text)
            return
        self.line.begin_anew()
        self.table.put_cursor(number)

    def _begin(self) -> None:
        table = self.table
        table.view_state = self.presenter.left_state()
        table.declare(self.presenter.columns)
        table.fit_room()
        self._hold()
        table.go_to_first()
        self.heading.show_view(self.view)
        self.calendar.show_span(whole_month=self.view == MONTH)
        self.render_state()
        self.presenter.read_rest(self.table.rows.arrange, self._take_rest, self)

    def _take_rest(self, found: Arranged[Task]) -> None:
        self.table.take(found)
        self._fill_calendar()
        calendar, year = self.session.calendar, self.presenter.reader.today.year
        self.session.jobs.run(  # what knows the holidays takes a while to load
            lambda _: calendar.holidays(year),
            lambda _: self.calendar.grid.take_calendar(calendar),
            owner=self,
        )
        if self.table.cursor_row() is None:
            self.table.go_to_first()
        self.render_later()

    def _hold(self) -> None:
        self.table.hold(self.presenter.tasks.values())
        self._fill_calendar()

    def _fill_calendar(self) -> None:
        """The calendar takes the tasks when it is shown: sorting 10,000 by their days takes 20 ms."""
        if self.view != LIST:
            self.calendar.hold(self.presenter.tasks.values())

    def _on_language(self) -> None:
        self.when_seen(self._reopen)

    def _reopen(self) -> None:
        """Read everything again, the view as it is; what is there is not sorted for nothing before."""
        self._behind = False
        before, reader = self.presenter.reader, self.presenter.read_again()
        if before != reader:
            self.table.read_as(reader)
        self.presenter.read_rest(self.table.rows.arrange, self._take_rest, self)
        self.render_later()

    def _behind_or(self, then: Callable[[], object]) -> None:
        if self.isVisible():
            then()
        else:
            self._behind = True

    def _on_changed(self, changes: ChangeSet, _: object) -> None:
        if not self.isVisible():
            self._behind = True
            return
        touched = self.presenter.touched(changes)
        if touched is None:
            self._reopen()
        elif touched[0] or touched[1]:
            self.table.patch(*touched)
            self._fill_calendar()
        self.render_later()
