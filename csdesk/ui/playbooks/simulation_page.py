"""A playbook put to the past: who would have entered, when and why, the ways, and the work week by week."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import Playbook
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.playbooks.firing import InUse
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.simulating import Entry, Simulation
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.charts.view import ChartView
from csdesk.ui.files import ask_export
from csdesk.ui.jobs import Job
from csdesk.ui.playbooks.panel import Panel
from csdesk.ui.playbooks.sheets_out import AskTarget, WriteSheets
from csdesk.ui.playbooks.simulation_told import (
    MINUTES,
    TASKS,
    branch_lines,
    end_lines,
    head_lines,
    minutes_of_week,
    simulation_sheets,
    weeks_chart,
    where,
    work_lines,
)
from csdesk.ui.playbooks.told_page import ToldPage
from csdesk.ui.session import Session
from csdesk.ui.shell.progress import JobCard
from csdesk.ui.tables.column import Column, Look
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label
from csdesk.ui.theme.theme import Themes

Span = tuple[date, date]
Then = tuple[Callable[[Simulation], object], Callable[[Exception], object]]
Simulate = Callable[[InUse, Span, Then, QObject], Job[Simulation]]
"""Puts a playbook to a span of days beside the window."""
_SPANS = {"13": msg("3 months"), "26": msg("6 months"), "52": msg("12 months")}
_WEEK = 7


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One account that would have entered."""

    id: int
    entry: Entry
    why: str
    where: str


class SimulationPage(ToldPage):
    """Asks how long back, works it out beside the window, and shows it."""

    back_asked = Signal()

    def __init__(
        self,
        session: Session,
        themes: Themes,
        simulate: Simulate,
        write: WriteSheets,
        ask: AskTarget = ask_export,
    ) -> None:
        super().__init__(session, themes, write, ask)
        self._simulate = simulate
        words = session.words
        self.found: Simulation | None = None
        self._playbook = InUse(0, "", "", PlaybookMap())
        self._job: Job[Simulation] | None = None
        self.title = Elided("title")
        self.spans = SegmentedControl(themes, words, tuple((key, name, None) for key, name in _SPANS.items()))
        self.spans.choose("52")
        words.say(self.spans.setAccessibleName, msg("How far back"))
        self.measure = SegmentedControl(
            themes,
            words,
            ((TASKS, pmsg("simulation", "Tasks"), None), (MINUTES, pmsg("simulation", "Minutes"), None)),
        )
        self.measure.choose(TASKS)
        words.say(self.measure.setAccessibleName, msg("What the chart counts"))
        self.chart = ChartView(themes, words)
        self.chart_title = Elided("strong")
        self.table: TableView[EntryRow] = TableView(
            _columns(), self._reader(), themes=themes, key=lambda one: one.id, run=session.run
        )
        words.say(self.table.setAccessibleName, msg("Who would have entered"))
        self._build(themes)
        self._listen()

    def _build(self, themes: Themes) -> None:
        back = Button(themes, "icon-ghost", Icon.BACK)
        self._session.words.say(back.set_name, msg("Back"))
        back.clicked.connect(self.back_asked)
        self._add_head(((back, 0), (self.title, 1), (self.spans, 0)), left=16, gap=10)
        self.waiting = QFrame()
        self._waits = column(self.waiting, margin=24)
        self._waits.addStretch()
        self._outer.addWidget(self.waiting, 1)
        self._states, self.none = self._add_state(Icon.HISTORY, msg("Nobody would have entered"))
        self.side = Panel()
        around = column(margin=12)
        around.setContentsMargins(12, 0, 12, 12)
        self.chart.setFixedHeight(themes.theme.px(210))
        around.addWidget(self.chart)
        self.body = self._beside(self.side, ((self.chart_title, 1), (self.measure, 0)), (around, self.table))
        self._outer.addWidget(self.body, 1)

    def _listen(self) -> None:
        self.spans.chosen.connect(lambda _: self.begin())
        self.measure.chosen.connect(lambda _: self._show_chart())
        self.table.opened.connect(lambda _: self.open_account())
        self.table.copied.connect(self._tell_copied)
        self.chart.copied.connect(self.told)
        self._session.words.language_changed.connect(self._speak)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return (
            ActionSpec(
                "simulation.account", msg("Go to the account"), self.open_account, Icon.ACCOUNT, ("O",)
            ),
            ActionSpec(
                "simulation.export", msg("Export the simulation"), self.export, Icon.EXPORT, ("Ctrl+E",)
            ),
            ActionSpec("simulation.again", msg("Work it out again"), self.begin, Icon.REFRESH, ("F5",)),
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the table."""
        return (
            KeyHint(("Return",), msg("account")),
            KeyHint(("Ctrl+C",), msg("copy")),
            KeyHint(("Ctrl+E",), msg("export")),
            KeyHint(("Escape",), msg("back")),
        )

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account under the cursor."""
        found = self.table.cursor_row()
        return "account", () if found is None else (found.entry.account,)

    def areas(self) -> Sequence[QWidget]:
        """Table, chart, period."""
        return (self.table, self.chart, self.spans)

    def visit(self, record: int | None) -> None:
        """Put a version to the past; without one, show what was found."""
        if record is None:
            return
        version = self._session.get(Playbook, record)
        wanted = InUse(version.id, version.code or "", version.name, map_of(version.body))
        if wanted == self._playbook and self.found is not None and self.found.last == self._session.today():
            return
        self._playbook = wanted
        self.begin()

    def step_out(self) -> bool:
        """Stop what is being worked out, or go back."""
        if self._job is not None and not self._job.is_over:
            self._job.cancel()
        self.back_asked.emit()
        return True

    def begin(self) -> None:
        """Work it out for the chosen period."""
        if self._job is not None and not self._job.is_over:
            self._job.cancel()
        self.found = None
        self.title.setText(
            self._session.words(msg("{playbook} against the past", playbook=verbatim(self._playbook.name)))
        )
        if not self._playbook.map.triggers:
            self._say(
                msg("Nothing suggests this playbook"),
                msg("Its start has no trigger, so nobody enters by data alone; choose one in the map."),
            )
            return
        today = self._session.today()
        first = today - timedelta(days=int(self.spans.choice()) * _WEEK)
        self._job = self._simulate(self._playbook, (first, today), (self._take, self._fail), self)
        card = JobCard(self._themes, self._session.words, self._job)
        self._waits.insertWidget(0, card, 0, Qt.AlignmentFlag.AlignLeft)
        self._job.ended.connect(self._on_ended)
        self._show(self.waiting)

    def open_account(self) -> None:
        """The account under the cursor."""
        found = self.table.cursor_row()
        if found is not None:
            self.account_asked.emit(found.entry.account)

    def export(self) -> None:
        """Write it as a workbook."""
        found, words = self.found, self._session.words
        if found is not None:
            drawn = self._playbook.map
            self._sheets.export(
                msg("Export the simulation"),
                self.title.text(),
                lambda: simulation_sheets(found, drawn, words),
            )

    def _take(self, found: Simulation) -> None:
        self.found = found
        if not found.entries:
            self._say(msg("Nobody would have entered"), next(iter(head_lines(found, self._playbook.map))))
            return
        words = self._session.words
        self.table.hold(
            EntryRow(place, one, words(one.why), where(found, one.path, one.question, words))
            for place, one in enumerate(found.entries, 1)
        )
        self.table.go_to_first()
        self._fill_side(found)
        self._show_chart()
        self._show(self.body)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, CSDeskError):
            raise failure
        if self.found is None:
            self._say(failure.text)
        else:
            self.refused.emit(failure.text)

    def _on_ended(self, job: object) -> None:
        if job is self._job and self.found is None and self._states.isHidden():
            self._say(msg("Stopped"), msg("Choose a period to work it out again."))

    def _say(self, title: Text, sentence: Text | None = None) -> None:
        self.none.say(title, sentence)
        self._show(self._states)

    def _show(self, shown: QWidget) -> None:
        for one in (self.waiting, self._states, self.body):
            one.setVisible(one is shown)
        self.out.setEnabled(shown is self.body)
        self.state_changed.emit()

    def _show_chart(self) -> None:
        if self.found is not None:
            chart = weeks_chart(self.found, self.measure.choice(), self._session.words)
            words = self._session.words
            self.chart_title.setText(words(msg("{title}, {unit}", title=chart.title, unit=chart.unit)))
            self.chart.show_chart(chart)

    def _fill_side(self, found: Simulation) -> None:
        session = self._session
        inside = QFrame()
        inside.setProperty("kind", "plain")
        layout = column(inside, gap=8)
        layout.setContentsMargins(16, 14, 16, 16)
        capacity = minutes_of_week(session.settings, session.calendar, found.busiest)
        _add(layout, session.words, None, head_lines(found, self._playbook.map), "")
        _add(layout, session.words, msg("Work"), work_lines(found, capacity), "")
        for number, (question, answers) in enumerate(branch_lines(found)):
            if not number:
                _title(layout, session.words(msg("What people would have answered")))
            layout.addWidget(label("strong", session.words(question), wrap=True))
            _add(layout, session.words, None, answers, "")
        _add(layout, session.words, msg("Ends"), end_lines(found, self._playbook.map), "")
        _add(layout, session.words, msg("What cannot be known of the past"), found.unknown, "secondary")
        layout.addStretch()
        self.side.hold(inside)

    def _speak(self) -> None:
        self.table.read_as(self._reader())
        if self.found is not None:
            self._take(self.found)


def _columns() -> tuple[Column[EntryRow], ...]:
    def text(
        key: str, title: Text, value: Callable[[EntryRow], str], width: int, look: Look = Look.TEXT
    ) -> Column[EntryRow]:
        spec = FieldSpec(key, FieldType.TEXT, title)
        return Column(key=key, title=title, value=value, spec=spec, width=width, look=look, search=True)

    on = pmsg("simulation", "On")
    return (
        text("account", msg("Account"), lambda one: one.entry.name, 142, Look.STRONG),
        Column(
            key="on",
            title=on,
            value=lambda one: one.entry.on,
            spec=FieldSpec("on", FieldType.DATE, on),
            width=92,
        ),
        text("why", msg("Why"), lambda one: one.why, 236),
        text("where", msg("Where data alone leads"), lambda one: one.where, 220),
    )


def _title(layout: QVBoxLayout, words: str) -> None:
    layout.addWidget(hairline())
    layout.addWidget(label("block", words))


def _add(
    layout: QVBoxLayout, words: Callable[[Text], str], title: Text | None, lines: Iterable[Text], kind: str
) -> None:
    said = [words(one).strip() for one in lines]
    if said and title is not None:
        _title(layout, words(title))
    for one in said:
        layout.addWidget(label(kind, one, wrap=True))
