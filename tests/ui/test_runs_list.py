"""The list of runs: its parts add up, many are put off or dropped in one step, and a cut is kept under a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.runs import AnswerStep, PauseRun, StartRun
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Playbook, Run
from csdesk.domain.model.workspace import SavedView
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.runs.list_page import RunsPage
from csdesk.ui.session import Session
from csdesk.ui.tables.filter_card import FilterCard
from csdesk.ui.tables.filters import OneOf
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

FOUND = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="call", kind=StepKind.ACTION, text="Call", due=0),
        Step(id="e", kind=StepKind.END, text="Done"),
    ),
    arrows=(Arrow(id="0", source="s", target="call"), Arrow(id="1", source="call", target="e")),
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    workspace.run(
        Adopt(playbooks=tuple((code, code.title(), map_to_json(FOUND)) for code in ("alpha", "beta")))
    )
    books = {one.code: one.id for one in workspace.reader.all(Playbook)}
    for number in range(5):
        account = workspace.run(AddRecord(record=Account(name=f"Conta {number}"))).value
        code = "alpha" if number < 3 else "beta"
        run = workspace.run(StartRun(account=account, playbook=books[code])).value
        if number == 1:
            workspace.run(PauseRun(run=run))
        if number == 4:
            workspace.run(AnswerStep(run=run))
    words = Words(Translator("en"))
    yield Session(workspace, words, Jobs(qapp))
    words.switch(Translator("en"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, session: Session) -> RunsPage:
    made = RunsPage(session, Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.visit(None)
    return made


def shown(page: RunsPage) -> list[str]:
    return sorted(row.account_name for row in page.table.rows.shown_rows())


def test_what_is_to_do_now_is_shown_first_and_the_parts_add_up(page: RunsPage) -> None:
    assert shown(page) == ["Conta 0", "Conta 2", "Conta 3"]
    counts = [one.count for one in page.blocks()[0].items]
    assert counts == ["3", "0", "3", "1", "1"]


def test_marked_runs_are_dropped_for_a_reason_in_one_step_that_undo_takes_back(page: RunsPage) -> None:
    page.table.mark_all()
    page.ask_drop()
    page.ask_bar.line.setText("The service ended")
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert shown(page) == []
    session = page._session
    assert session.count(Run, status="dropped") == 3
    session.undo()
    assert shown(page) == ["Conta 0", "Conta 2", "Conta 3"]


def test_a_drop_without_a_reason_is_refused_and_the_question_stays(page: RunsPage) -> None:
    page.ask_drop()
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert page.ask_bar.isVisible()
    assert page._session.count(Run, status="dropped") == 0


def test_snoozed_runs_go_on_hold_until_the_typed_day(page: RunsPage) -> None:
    page.table.mark_lines([0, 1])
    page.ask_snooze()
    page.ask_bar.day.setText("+5d")
    QTest.keyClick(page.ask_bar.day, Qt.Key.Key_Return)
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert len(shown(page)) == 1
    assert page._session.count(Run, hold="snoozed") == 2


def test_a_filter_by_playbook_is_kept_as_a_cut_under_a_name(page: RunsPage) -> None:
    page.filters.set("playbook", OneOf("playbook", ("Alpha",)))
    assert shown(page) == ["Conta 0", "Conta 2"]
    page.ask_cut()
    page.ask_bar.line.setText("Mine")
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert [one.name for one in page._session.all(SavedView)] == ["Mine"]
    page.filters.clear()
    assert len(shown(page)) == 5
    page.blocks()[0].items[-1].run()
    assert shown(page) == ["Conta 0", "Conta 2"]


def test_ctrl_tab_leads_to_the_results_and_the_head_stays_where_it_is(qtbot: QtBot, page: RunsPage) -> None:
    deed = next(one for one in page.action_specs() if one.id == "runs.next_way")
    with qtbot.waitSignal(page.way_asked) as asked:
        deed.run()
    assert asked.args == ["playbook_results"]
    assert page.ways.choice() == "runs"


def test_many_runs_are_read_beside_the_window(
    qtbot: QtBot, page: RunsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csdesk.ui.run_session._FEW", 2)
    page.table.hold([])
    page._read()
    qtbot.waitUntil(lambda: len(shown(page)) == 3, timeout=5000)


def test_every_column_can_be_asked_for_its_filter(page: RunsPage, qtbot: QtBot) -> None:
    columns = [one.key for one in page.table.rows.columns]
    for key in columns:
        page.filters.ask(key, page.filters.bar)
        card = page.window().findChild(FilterCard)
        assert card is not None
        card.close()
        qtbot.waitUntil(lambda: page.window().findChild(FilterCard) is None)
    assert {"due", "finished", "progress"} <= set(columns)
