"""Results in the window: a line a playbook, and the runs behind each figure add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.runs import AnswerStep, DropRun, StartRun
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.maps import Arrow, Ending, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.results import Figure
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.files.sheets_out import write_sheets
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.playbooks.results_page import ResultsPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

FOUND = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="why", kind=StepKind.QUESTION, text="Why is it silent?"),
        Step(id="good", kind=StepKind.END, text="Back", ending=Ending.GOOD),
        Step(id="bad", kind=StepKind.END, text="Gone", ending=Ending.BAD),
    ),
    arrows=(
        Arrow(id="0", source="s", target="why"),
        Arrow(id="busy", source="why", target="good", label="Busy"),
        Arrow(id="price", source="why", target="bad", label="Price"),
    ),
)
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Moving(FixedClock):
    def go_to(self, moment: datetime) -> None:
        self._moment = moment


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    clock = Moving(NOW - timedelta(days=200))
    with Workspace.create(tmp_path / "results.csdesk", clock) as workspace:
        workspace.run(Adopt(playbooks=(("silence", "Silence", map_to_json(FOUND)),)))
        book = workspace.reader.all(Playbook)[0].id
        for number in range(6):
            account = workspace.run(AddRecord(record=Account(name=f"Conta {number}"))).value
            if number == 5:
                workspace.run(DismissSuggestion(account=account, playbook="silence", reason="Not now"))
                continue
            run = workspace.run(StartRun(account=account, playbook=book)).value
            clock.go_to(clock.now() + timedelta(days=2))
            if number == 4:
                workspace.run(DropRun(run=run, reason="Left"))
            else:
                workspace.run(AnswerStep(run=run, arrow="price" if number == 0 else "busy", minutes=10))
        clock.go_to(NOW)
        words = Words(Translator("en"))
        yield Session(workspace, words, Jobs(qapp))
        words.switch(Translator("en"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, session: Session, tmp_path: Path) -> ResultsPage:
    target = tmp_path / "results.xlsx"
    made = ResultsPage(session, Themes(qapp, Appearance.LIGHT), write_sheets, lambda *_: target)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.visit(None)
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 1, timeout=5000)
    return made


def test_a_share_of_few_is_told_as_a_count_and_its_rows_add_up(page: ResultsPage) -> None:
    page.show_behind(Figure.WORKED)
    assert page.title.text() == "Silence. It worked: 3 of 4"
    rows = page.behind.rows.shown_rows()
    assert (sum(bool(row.counts) for row in rows), len(rows)) == (3, 4)


def test_the_cursor_on_another_figure_shows_the_runs_behind_it(page: ResultsPage) -> None:
    keys = [column.key for column in page.table.rows.columns]
    page.table.go_to(0, keys.index(Figure.DROPPED) + 1)
    assert [row.account for row in page.behind.rows.shown_rows()] == ["Conta 4"]


def test_the_runs_of_an_answer_and_those_turned_down_are_told_apart(page: ResultsPage) -> None:
    page.show_behind(Figure.RUNS, ("why", "busy"))
    assert sorted(row.account for row in page.behind.rows.shown_rows()) == ["Conta 1", "Conta 2", "Conta 3"]
    page.show_behind(Figure.KEPT_90, None, aside=True)
    assert [row.account for row in page.behind.rows.shown_rows()] == ["Conta 5"]
    assert "turned down" in page.title.text()


def test_a_run_behind_a_figure_opens_and_one_turned_down_leads_to_its_account(
    qtbot: QtBot, page: ResultsPage
) -> None:
    page.show_behind(Figure.DONE)
    with qtbot.waitSignal(page.run_asked):
        page.behind.open_cursor()
    page.show_behind(Figure.RUNS, None, aside=True)
    with qtbot.waitSignal(page.account_asked):
        page.behind.open_cursor()


def test_the_results_leave_as_a_workbook_with_shares_as_two_numbers(
    qtbot: QtBot, page: ResultsPage, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    with qtbot.waitSignal(page.exported, timeout=5000):
        page.export()
    book = load_workbook(tmp_path / "results.xlsx")
    line = [cell.value for cell in book.worksheets[0][2]]
    assert line[:3] == ["Silence", 5, 4]
    assert line[6:8] == [3, 4]
    assert book.worksheets[2].max_row == 7


def test_esc_leads_from_the_runs_back_to_the_figures(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.open_cursor()
    qtbot.waitUntil(page.behind.hasFocus)
    assert page.step_out()
    assert page.table.hasFocus()
    assert not page.step_out()


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_both_tables_fit_a_small_window_without_scrolling_sideways(
    qtbot: QtBot, session: Session, page: ResultsPage, language: str
) -> None:
    session.words.switch(Translator(language))
    page.resize(1063, 600)
    for table in (page.table, page.behind):
        qtbot.waitUntil(lambda table=table: table.horizontalScrollBar().maximum() == 0)
        face = table.looks.titles
        for at, column in enumerate(table.rows.columns, 1):
            title = session.words(column.short or column.title)
            assert table.isColumnHidden(at) or face.width(title) <= table.columnWidth(at) - 16, title


def test_without_a_run_the_keys_are_on_the_way_to_the_library(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with Workspace.create(tmp_path / "empty.csdesk", FixedClock(NOW)) as workspace:
        session = Session(workspace, Words(Translator("en")), Jobs(qapp))
        page = ResultsPage(session, Themes(qapp, Appearance.LIGHT), write_sheets, lambda *_: None)
        qtbot.addWidget(page)
        page.show()
        page.visit(None)
        qtbot.waitUntil(page.go.isVisible, timeout=5000)
        qtbot.waitUntil(page.go.hasFocus)
        with qtbot.waitSignal(page.way_asked):
            page.go.click()
