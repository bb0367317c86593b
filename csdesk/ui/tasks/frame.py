"""What the page of tasks is made of, and how its parts hear each other."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.domain.model.interaction import Task
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import empty_state
from csdesk.ui.tables.filter_bar import FilterBar
from csdesk.ui.tables.filters import ChipState, sentence
from csdesk.ui.tasks.calendar import TaskCalendar
from csdesk.ui.tasks.cards import Cards
from csdesk.ui.tasks.heading import LIST, Heading
from csdesk.ui.tasks.marked_tasks import MarkedTasks
from csdesk.ui.tasks.panel import TaskPanel
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.tasks.reads import Queries
from csdesk.ui.tasks.table import TaskTable
from csdesk.ui.tasks.typed_line import TypedLine
from csdesk.ui.tasks.values import LATE, TODAY
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes

RENDER_AFTER_MS = 30
_OFFERED = ("when", "account", "kind")


class TasksFrame(Page):
    """Heading, filters, the typed line, the list or the calendar, and the details."""

    account_asked = Signal(int)
    run_asked = Signal(int)
    """The playbook run of a task."""
    told = Signal(object)
    """A `Text`: what was copied."""
    refused = Signal(object)
    """A `Text`: why something was not done."""

    def __init__(self, session: Session, themes: Themes, queries: Queries) -> None:
        super().__init__()
        self.session = session
        self.themes = themes
        words = session.words
        self.presenter = TasksPresenter(session, queries)
        self.presenter.open()
        self.heading = Heading(themes, words)
        self.filters = FilterBar(themes, words)
        self.marked = MarkedTasks(themes, words)
        self.line = TypedLine(self.presenter, session, themes)
        self.table = TaskTable(self.presenter, themes, session.run)
        words.say(self.table.setAccessibleName, msg("Tasks"))
        self.calendar = TaskCalendar(self.presenter, session, themes)
        self.panel = TaskPanel(self.presenter, session, themes)
        self.cards = Cards(self.presenter, self.table, themes, words)
        self.none_yet = empty_state(
            themes,
            words,
            Icon.TASKS,
            msg("No task yet"),
            msg("Type what is to be done as you would say it: “call Ana Fri 10h @account”."),
        )
        self.begin = self.none_yet.offer(msg("New task"), self.ask_new, ("N",), main=True)
        self.none_pass = empty_state(themes, words, Icon.FILTER, msg("No task with these filters"))
        self.way_on = self.none_pass.offer(msg("Clear filters"), self.clear_filters)
        self._bars = QStackedWidget()
        self._empty = QWidget()
        self.view = LIST
        self.rendering = QTimer(self, singleShot=True, interval=RENDER_AFTER_MS)
        self._build()
        self._listen()

    def ask_new(self) -> None:
        """Open the line that is typed."""
        if not self.session.read_only:
            self.line.ask()
            self.state_changed.emit()

    def clear_filters(self) -> None:
        """Show every task."""
        self.filters.line.clear()
        self.cards.clear_filters()
        self.take_keys()

    def render_state(self) -> None:
        """Draw what is around the list, and remember how the person has it."""
        presenter, table = self.presenter, self.table
        presenter.remember(table.view_state)
        marked, has_tasks = len(table.rows.marked), bool(presenter.tasks)
        has_shown = table.rows.rowCount() > 0
        self.heading.show_count(self._counted())
        self.filters.show_chips(self._chips())
        self.marked.show_count(marked)
        self._bars.setVisible(self.view == LIST)
        self._bars.setCurrentWidget(self.marked if marked else self.filters)
        had_keys = table.hasFocus() or self._empty.isAncestorOf(self.focusWidget() or self)
        is_list = self.view == LIST
        table.setVisible(is_list and has_shown)
        self._empty.setVisible(is_list and not has_shown)
        self.none_yet.setVisible(not has_tasks)
        self.none_pass.setVisible(has_tasks and not has_shown)
        on = len(table.view_state.filters) + bool(self.filters.line.text())
        self.none_pass.say(
            msg("No task with these filters"), nmsg("{n} filter is on.", "{n} filters are on.", on)
        )
        self.calendar.setVisible(not is_list)
        self.show_details()
        if had_keys:
            self.take_keys()
        self.state_changed.emit()

    def show_details(self) -> None:
        """Let the details follow the cursor."""
        if self.panel.isVisibleTo(self):
            self.panel.show_task(self.current())

    def current(self) -> Task | None:
        """The task under the cursor."""
        raise NotImplementedError

    def take_keys(self) -> None:
        """Give the keys to the list or the calendar, or to the way on where nothing is shown."""
        if self.view != LIST:
            self.calendar.setFocus()
        elif self.table.rows.rowCount():
            self.table.setFocus()
        else:
            (self.way_on if self.presenter.tasks else self.begin).setFocus()

    def render_later(self) -> None:
        """Draw it when the hand rests."""
        if self.isVisible():
            self.rendering.start()

    def _counted(self) -> Text:
        if not self.presenter.is_whole:
            return msg("Reading")
        shown = self.table.rows.shown_rows()
        counts = self.presenter.counts(shown)
        late, today = counts[LATE], counts[TODAY]
        said = nmsg("{n} task", "{n} tasks", len(shown))
        if late:
            said = msg("{shown}, {late}", shown=said, late=nmsg("{n} overdue", "{n} overdue", late))
        if today:
            said = msg("{shown}, {late}", shown=said, late=nmsg("{n} for today", "{n} for today", today))
        return said

    def _chips(self) -> list[ChipState]:
        presenter = self.presenter
        on = {chosen.column: chosen for chosen in self.table.view_state.filters}
        chips = []
        for key in (*_OFFERED, *(key for key in on if key not in _OFFERED)):
            column, chosen = presenter.column(key), on.get(key)
            phrase = None if chosen is None else sentence(chosen, column, presenter.reader)[1]
            chips.append(ChipState(key, column.title, phrase))
        return chips

    def _build(self) -> None:
        outer = row(self)
        left = column()
        for bar in (self.filters, self.marked):
            self._bars.addWidget(bar)
        self.themes.hold(self._bars.setFixedHeight, lambda theme: theme.size.filter_bar)
        for widget in (self.heading, self._bars, self.line, hairline()):
            left.addWidget(widget)
        left.addWidget(self.table, 1)
        left.addWidget(self.calendar, 1)
        states = column(self._empty, margin=20)
        for state in (self.none_yet, self.none_pass):
            states.addWidget(state)
        states.addStretch()
        left.addWidget(self._empty, 1)
        outer.addLayout(left, 1)
        edge = hairline()
        edge.setFixedSize(1, 16_777_215)
        edge.setMinimumHeight(0)
        outer.addWidget(edge)
        outer.addWidget(self.panel)

    def _listen(self) -> None:
        table, cards = self.table, self.cards
        self.rendering.timeout.connect(self.render_state)
        for changed in (table.rows.reordered, table.rows.marks_changed, table.state_changed):
            changed.connect(self.render_later)
        table.cursor_moved.connect(self.state_changed)
        table.cursor_moved.connect(self.show_details)
        table.filter_asked.connect(self.filters.take_keys)
        table.editing.refused.connect(self.refused)
        table.copied.connect(lambda n: self.told.emit(nmsg("{n} row copied", "{n} rows copied", n)))
        table.value_picked.connect(cards.filter_by_value)
        self.heading.columns_asked.connect(lambda: cards.columns(self.heading.columns))
        self.heading.group_asked.connect(lambda: cards.group(self.heading.group))
        self.heading.new_asked.connect(self.ask_new)
        self.filters.typed.connect(table.filter_words)
        self.filters.left.connect(self.take_keys)
        self.filters.chip_pressed.connect(cards.filter)
        self.filters.chip_dropped.connect(lambda key: cards.set_filter(key, None))
        self.filters.add_asked.connect(cards.add_filter)
        self.marked.edit_asked.connect(cards.edit_marked)
        self.marked.clear_asked.connect(lambda: table.rows.set_marked(set()))
        self.line.left.connect(self.take_keys)
        self.panel.left.connect(self.take_keys)
        self.calendar.moved.connect(self.state_changed)
        self.calendar.moved.connect(self.show_details)
