"""Which playbook saves accounts: a line a playbook, its questions by answer, and the runs behind every figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.playbooks.results import Figure, Results, behind
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.files import ask_export
from csdesk.ui.jobs import Job
from csdesk.ui.playbook_ways import RESULTS, PlaybookWays
from csdesk.ui.playbooks.results_columns import (
    TITLES,
    FateRow,
    ResultRow,
    fate_columns,
    fates,
    figure_text,
    result_columns,
)
from csdesk.ui.playbooks.results_detail import Place, ResultDetail
from csdesk.ui.playbooks.results_sheets import result_sheets
from csdesk.ui.playbooks.sheets_out import AskTarget, WriteSheets
from csdesk.ui.playbooks.told_page import ToldPage
from csdesk.ui.session import Session
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes

_NEEDS = frozenset({"run", "playbook", "dismissal", "account", "contract", "line", "line_event"})


class ResultsPage(ToldPage):
    """The results of all playbooks; what the cursor is on is told below, with its runs."""

    way_asked = Signal(str)
    run_asked = Signal(int)

    def __init__(
        self, session: Session, themes: Themes, write: WriteSheets, ask: AskTarget = ask_export
    ) -> None:
        super().__init__(session, themes, write, ask)
        words = session.words
        self._found: tuple[Results, ...] = ()
        self._names: dict[int, str] = {}
        self._stale, self._reading = True, False
        self._wanted: str | None = None
        reader = self._reader()
        self.table: TableView[ResultRow] = TableView(
            result_columns(), reader, themes=themes, key=lambda one: one.id, run=session.run
        )
        words.say(self.table.setAccessibleName, msg("Results of the playbooks"))
        self.detail = ResultDetail(themes, words)
        self.behind: TableView[FateRow] = TableView(
            fate_columns(session.today()), reader, themes=themes, key=lambda one: one.id, run=session.run
        )
        words.say(self.behind.setAccessibleName, msg("Runs behind the figure"))
        self.title = Elided("strong")
        self.ways = PlaybookWays(themes, words, RESULTS)
        self.ways.chosen.connect(self.way_asked)
        self.count = Elided("tertiary")
        self._build(themes)
        self._listen()

    def _build(self, themes: Themes) -> None:
        title = label("title")
        self._session.words.say(title.setText, msg("Playbooks"))
        self._add_head(((title, 0), (self.ways, 0), (self.count, 1)))
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self._beside(self.detail, ((self.title, 1),), (self.behind,)))
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([themes.theme.px(230), themes.theme.px(420)])
        self._outer.addWidget(self.split, 1)
        self._empty, self.none = self._add_state(
            Icon.RUN,
            msg("No results yet"),
            msg(
                "They come with the first runs: what became of health and of the accounts, by playbook and by answer."
            ),
        )
        self.go = self.none.offer(msg("Go to Playbooks"), lambda: self.way_asked.emit("playbooks"), main=True)

    def _listen(self) -> None:
        table, below = self.table, self.behind
        table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        table.opened.connect(lambda _: self.behind.setFocus())
        below.opened.connect(self._open)
        for one in (table, below):
            one.copied.connect(self._tell_copied)
        self.detail.asked.connect(self.show_behind)
        self._session.changed.connect(self._on_changed)
        self._session.words.language_changed.connect(self._speak)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return (
            ActionSpec("results.export", msg("Export the results"), self.export, Icon.EXPORT, ("Ctrl+E",)),
            ActionSpec("results.account", msg("Go to the account"), self.open_account, Icon.ACCOUNT, ("O",)),
            ActionSpec(
                "results.next_way",
                msg("Next tab"),
                lambda: self.way_asked.emit(self.ways.after()),
                keys=("Ctrl+Tab",),
                palette=False,
            ),
            ActionSpec(
                "results.way_before",
                msg("Previous tab"),
                lambda: self.way_asked.emit(self.ways.before()),
                keys=("Ctrl+Shift+Tab",),
                palette=False,
            ),
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the table."""
        return (
            KeyHint(("Left", "Right"), msg("another figure")),
            KeyHint(("Return",), msg("its runs")),
            KeyHint(("O",), msg("account")),
            KeyHint(("Ctrl+C",), msg("copy")),
            KeyHint(("Ctrl+E",), msg("export")),
        )

    def areas(self) -> Sequence[QWidget]:
        """Playbooks, runs behind the figure, the sides of the view; without runs, the way to the library."""
        if not self._empty.isHidden():
            return (self.go, self.ways)
        return (self.table, self.behind, self.ways)

    def visit(self, record: int | None) -> None:
        """Be shown."""
        del record
        self._refresh()
        self.areas()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def step_out(self) -> bool:
        """From the runs behind a figure back to the figures."""
        if not self.behind.hasFocus():
            return False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_code(self, code: str) -> None:
        """Put the cursor on a playbook, as soon as its results are known."""
        self._wanted = code
        self._go_to_wanted()

    def show_behind(self, figure: Figure, place: Place = None, aside: bool = False) -> None:
        """Show the runs behind a figure of the playbook under the cursor."""
        found = self._current()
        if found is None:
            self.behind.hold([])
            self.title.setText("")
            return
        runs = found.declined if aside else found.runs if place is None else found.given(*place)
        rows = fates(behind(figure, runs, found.on), self._names, figure, found.on)
        self.behind.hold(rows)
        self.behind.go_to_first()
        self.title.setText(self._session.words(self._title(figure, found, place, aside)))

    def open_account(self) -> None:
        """The account of the run under the cursor."""
        row = self.behind.cursor_row()
        if row is not None:
            self.account_asked.emit(row.lived.account)

    def export(self) -> None:
        """Write the results and the runs behind them as a workbook."""
        found, names, words = self._found, self._names, self._session.words
        if found:
            name = words(msg("Results of the playbooks"))
            self._sheets.export(msg("Export the results"), name, lambda: result_sheets(found, names, words))

    def _title(self, figure: Figure, found: Results, place: Place, aside: bool) -> Text:
        answer = next((one for one in found.answers if (one.step, one.arrow) == place), None)
        whole = found.turned_down if aside else answer.outcome if answer is not None else found.whole
        said = None if whole is None else figure_text(figure, whole)
        name = TITLES[figure]
        text = name if said is None else msg("{name}: {figure}", name=name, figure=said)
        if answer is not None:
            return msg(
                "{question} {answer}. {text}",
                question=verbatim(answer.question),
                answer=verbatim(answer.answer),
                text=text,
            )
        where = (
            msg("{playbook}, turned down", playbook=verbatim(found.name)) if aside else verbatim(found.name)
        )
        return msg("{where}. {text}", where=where, text=text)

    def _current(self) -> Results | None:
        row = self.table.cursor_row()
        return None if row is None else row.found

    def _follow(self) -> None:
        found = self._current()
        self.detail.show_results(found)
        at = self.table.cursor_column()
        key = self.table.rows.columns[at - 1].key if at > 0 else ""
        self.show_behind(Figure(key) if key in set(Figure) else Figure.RUNS)
        self.state_changed.emit()

    def _open(self, run: int) -> None:
        if run > 0:
            self.run_asked.emit(run)
        else:
            self.open_account()

    def _refresh(self) -> None:
        if not self._stale or self._reading:
            return
        self._stale, self._reading = False, True
        if not self._found:
            self._session.words.say(self.count.setText, msg("Reading"))
        self._session.runs.read_all_results(self._take, self).ended.connect(self._on_ended)

    def _on_ended(self, job: Job[tuple[Results, ...]]) -> None:
        self._reading = False
        if job.is_cancelled:
            self._stale = True
            self._session.words.say(self.count.setText, msg("Stopped"))
            return
        if self._stale and self.isVisible():
            self._refresh()

    def _take(self, found: tuple[Results, ...]) -> None:
        self._reading = False
        self._found = found
        self._names = dict(self._session.account_names())
        rows = [ResultRow(place, one) for place, one in enumerate(found, 1)]
        with QSignalBlocker(self.table):
            self.table.hold(rows)
        runs = sum(one.whole.runs for one in found)
        count = nmsg("{n} run", "{n} runs", runs) if runs else verbatim("")
        self._session.words.say(self.count.setText, count)
        self.split.setVisible(bool(found))
        self._empty.setVisible(not found)
        self.out.setEnabled(bool(found))
        if self.isVisible() and not found:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.cursor_row() is None:
            self.table.go_to_first()
        self._go_to_wanted()
        self._follow()

    def _go_to_wanted(self) -> None:
        place = next((at for at, one in enumerate(self._found, 1) if one.code == self._wanted), None)
        if place is not None:
            self._wanted = None
            self.table.put_cursor(place)

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.kinds & _NEEDS:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _speak(self) -> None:
        for one in (self.table, self.behind):
            one.read_as(self._reader())
        self._follow()
