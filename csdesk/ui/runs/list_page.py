"""All runs: to do now, on hold and over, filtered, put off, dropped, one by one or many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.many_runs import DropRuns, SnoozeRuns
from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.errors import Refused
from csdesk.domain.model.workspace import SavedView
from csdesk.domain.text import msg, nmsg
from csdesk.domain.views.runs import RunRow
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.forms.dates import parse_date
from csdesk.ui.forms.reader import Reader
from csdesk.ui.playbook_ways import RUNS, PlaybookWays
from csdesk.ui.runs.ask_bar import AskBar
from csdesk.ui.runs.list_actions import HINTS, MARKED_HINTS, list_actions
from csdesk.ui.runs.list_columns import run_columns, standing_of
from csdesk.ui.runs.list_cuts import VIEW, Cut, Parts, cuts, first_state, part_of, part_state
from csdesk.ui.runs.list_filters import RunFilters
from csdesk.ui.runs.list_head import MarkedRuns, run_head
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, SideBlock, SideItem
from csdesk.ui.shell.states import empty_state
from csdesk.ui.tables.filters import passing
from csdesk.ui.tables.state import ViewState
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline
from csdesk.ui.theme.theme import Themes

NEEDS = frozenset({"run", "account", "playbook", "task", "saved_view"})
_KEPT = "runs.view"


class RunsPage(Page):
    """The list of runs; Enter goes on with one."""

    run_asked = Signal(int)
    account_asked = Signal(int)
    library_asked = Signal()
    way_asked = Signal(str)
    """Another side of the Playbooks view."""
    told = Signal(object)

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, words = session, session.words
        self._rows: list[RunRow] = []
        self._stale = True
        self._wanted: int | None = None
        self.ways = PlaybookWays(themes, words, RUNS)
        self.ways.chosen.connect(self.way_asked)
        self.parts = Parts(themes, words)
        self.count = Elided("tertiary")
        self.table: TableView[RunRow] = TableView(
            run_columns(self._reader()), self._reader(), themes=themes, key=attrgetter("id"), run=session.run
        )
        words.say(self.table.setAccessibleName, msg("Playbook runs"))
        kept = session.recall(_KEPT)
        columns = self.table.rows.columns
        self.table.apply(ViewState.from_json(kept, columns) if kept else first_state(columns))
        self.filters = RunFilters(self.table, lambda: self._rows, themes, words)
        self.marked = MarkedRuns(themes, words, can_write=not session.read_only)
        self.ask_bar = AskBar(themes, words, self)
        self.none = empty_state(
            themes,
            words,
            Icon.RUN,
            msg("No run yet"),
            msg("Press P on an account to follow a playbook for it."),
        )
        self.go = self.none.offer(msg("Go to Playbooks"), self.library_asked.emit, main=True)
        self.none_pass = empty_state(themes, words, Icon.FILTER, msg("No run here"))
        self.clear = self.none_pass.offer(msg("Clear filters"), self.filters.clear)
        self._build(themes)
        self._listen()

    def _build(self, themes: Themes) -> None:
        outer = column(self)
        outer.addWidget(run_head(themes, self._session.words, (self.ways, self.count, self.parts)))
        self._bars = QStackedWidget()
        self._bars.addWidget(self.filters.bar)
        self._bars.addWidget(self.marked)
        themes.hold(self._bars.setFixedHeight, lambda theme: theme.size.filter_bar)
        outer.addWidget(self._bars)
        outer.addWidget(hairline())
        outer.addWidget(self.table, 1)
        self._empty = QFrame()
        self._empty.setProperty("kind", "plain")
        states = column(self._empty, margin=20)
        states.addWidget(self.none)
        states.addWidget(self.none_pass)
        states.addStretch()
        outer.addWidget(self._empty, 1)
        outer.addWidget(self.ask_bar)

    def _listen(self) -> None:
        table = self.table
        table.opened.connect(self.run_asked)
        table.cursor_moved.connect(self.state_changed)
        table.copied.connect(lambda n: self.told.emit(nmsg("{n} row copied", "{n} rows copied", n)))
        for signal in (table.state_changed, table.rows.reordered, table.rows.marks_changed):
            signal.connect(self._show)
        self.parts.chosen.connect(lambda part: self.show_cut(part_state(part, table.view_state)))
        self.marked.snooze_asked.connect(self.ask_snooze)
        self.marked.drop_asked.connect(self.ask_drop)
        self.marked.clear_asked.connect(lambda: table.rows.set_marked(set()))
        self._session.changed.connect(self._changed)
        self._session.words.language_changed.connect(self._speak)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return list_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the list, or of what is marked."""
        return MARKED_HINTS if self.table.rows.marked else HINTS

    def blocks(self) -> Sequence[SideBlock]:
        """The cuts, each with how many runs it shows."""
        now = self.table.view_state
        items = tuple(
            SideItem(
                one.name,
                partial(self.show_cut, one.state),
                Icon.SAVED_VIEW,
                count=self._session.words.translator.number(self._passing(one)),
                is_on=one.state.filters == now.filters,
            )
            for one in self.cuts()
        )
        add = None if self._session.read_only else self.ask_cut
        return (SideBlock(msg("Saved cuts"), items, add, msg("Save this cut")),)

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account of the run under the cursor."""
        found = self.table.cursor_row()
        return "account", () if found is None else (found.account,)

    def areas(self) -> Sequence[QWidget]:
        """List, or the way on where there is none; filter, parts, ways."""
        shown = self.go if self.go.isVisibleTo(self) else self.table
        return (shown, self.filters.bar.line, self.parts, self.ways)

    def visit(self, record: int | None) -> None:
        """Be shown; with a run, with the cursor on it."""
        self._wanted = record
        if self._stale:
            self._read()
        self.table.put_cursor(record)
        self._take_keys()

    def step_out(self) -> bool:
        """Leave the question, the marks, then the typed words."""
        if self.ask_bar.leave():
            return True
        if self.table.rows.marked:
            self.table.rows.set_marked(set())
            return True
        if self.filters.bar.line.hasFocus() or self.filters.bar.line.text():
            self.filters.bar.line.clear()
            self._take_keys()
            return True
        return False

    def cuts(self) -> tuple[Cut, ...]:
        """Those that come with the app and those of the person."""
        return cuts(self.table.rows.columns, self._session.all(SavedView))

    def show_cut(self, state: ViewState) -> None:
        """Show another part of the runs."""
        self.table.rows.set_marked(set())
        self.table.change(state)
        self.table.go_to_first()
        self._take_keys()

    def chosen_runs(self) -> list[RunRow]:
        """The marked runs, else the one under the cursor."""
        row = self.table.cursor_row()
        return self.table.rows.marked_rows() or ([] if row is None else [row])

    def open_chosen(self) -> None:
        """Go on with the run under the cursor."""
        found = self.table.cursor_row()
        if found is not None:
            self.run_asked.emit(found.id)

    def open_account(self) -> None:
        """The account of the run under the cursor."""
        found = self.table.cursor_row()
        if found is not None:
            self.account_asked.emit(found.account)

    def ask_words(self) -> None:
        """Type a filter."""
        self.filters.bar.take_keys()

    def ask_cut(self) -> None:
        """Ask under which name what is shown is kept."""
        self.ask_bar.ask(
            msg("Save what is shown as a cut"),
            msg("Save the cut"),
            lambda name, _: self._keep_cut(name),
            hint=msg("Its name"),
            before=self.table,
        )

    def forget_cut(self) -> None:
        """Delete the cut of the person that is shown; the runs stay."""
        now = self.table.view_state.filters
        own = next((one for one in self.cuts() if one.id and one.state.filters == now), None)
        if own is not None:
            self._session.run(DeleteRecords(kind=SavedView, ids=(own.id,)), self)

    def ask_snooze(self) -> None:
        """Ask until when the chosen runs are put off."""
        count = len(self._open_ones())
        if count:
            self.ask_bar.ask(
                nmsg("Snooze {n} run until when?", "Snooze {n} runs until when?", count),
                msg("Snooze"),
                self._snooze,
                hint=msg("Why, if you like"),
                with_day=True,
                before=self.table,
            )

    def ask_drop(self) -> None:
        """Ask why the chosen runs are dropped."""
        count = len(self._open_ones())
        if count:
            self.ask_bar.ask(
                nmsg("Why is {n} run dropped?", "Why are {n} runs dropped?", count),
                nmsg("Drop {n} run", "Drop {n} runs", count),
                lambda reason, _: self._drop(reason),
                hint=msg("In a few words"),
                before=self.table,
            )

    def _snooze(self, reason: str, typed: str) -> None:
        reader = self._reader()
        day = parse_date(typed, reader.today, day_first=reader.day_first)
        if day is None:
            raise Refused(msg("Say until which day"))
        self._do(lambda ids: SnoozeRuns(runs=ids, until=day, reason=reason.strip()))

    def _drop(self, reason: str) -> None:
        self._do(lambda ids: DropRuns(runs=ids, reason=reason))

    def _do(self, made: Callable[[tuple[int, ...]], SnoozeRuns | DropRuns]) -> None:
        self._session.run(made(tuple(one.id for one in self._open_ones())), None)
        self.table.rows.set_marked(set())

    def _open_ones(self) -> list[RunRow]:
        if self._session.read_only:
            return []
        return [one for one in self.chosen_runs() if one.is_open]

    def _keep_cut(self, name: str) -> None:
        if not name.strip():
            raise Refused(msg("Give it a name"))
        body = self.table.view_state.to_json()
        self._session.run(AddRecord(record=SavedView(view=VIEW, name=name.strip(), body=body)), self)
        self.state_changed.emit()

    def _passing(self, cut: Cut) -> int:
        return sum(passing(self._rows, cut.state.filters, self.table.rows.columns, self.table.rows.reader))

    def _reader(self) -> Reader:
        session = self._session
        return Reader.of(session)

    def _take_keys(self) -> None:
        ways = (self.go, self.clear, self.table)
        shown = next((one for one in ways if one.isVisibleTo(self)), self.table)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._stale = False
        self._session.runs.read_rows(self._take, self)

    def _take(self, rows: list[RunRow]) -> None:
        self._rows = rows
        if self.table.rows.reader.today != self._session.today():
            self.table.declare(run_columns(self._reader()))
            self.table.read_as(self._reader())
        self.table.hold(rows)
        if self.table.cursor_row() is None:
            self.table.go_to_first()
        if self._wanted is not None:
            self.table.put_cursor(self._wanted)
            self._wanted = None
        self._show()

    def _show(self) -> None:
        session, table = self._session, self.table
        shown, today = table.rows.rowCount() > 0, session.today()
        session.remember(_KEPT, table.view_state.to_json())
        self.parts.show_counts(Counter(standing_of(one, today) for one in self._rows))
        self.parts.show_part(part_of(table.view_state))
        self.filters.render()
        marked = len(table.rows.marked)
        self.marked.show_count(marked)
        self._bars.setCurrentWidget(self.marked if marked else self.filters.bar)
        had_keys = table.hasFocus()
        table.setVisible(shown)
        self._empty.setVisible(not shown)
        self.none.setVisible(not self._rows)
        self.none_pass.setVisible(bool(self._rows) and not shown)
        if had_keys and not shown:
            self._take_keys()
        count = len(table.rows.shown_rows())
        self.count.setText(session.words(nmsg("{n} run", "{n} runs", count)) if count else "")
        self.state_changed.emit()

    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.kinds & NEEDS:
            self._stale = True
            if self.isVisible():
                self._read()

    def _speak(self) -> None:
        self.table.declare(run_columns(self._reader()))
        self.table.read_as(self._reader())
        self._show()
