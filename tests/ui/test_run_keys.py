"""The wizard without the mouse: the keys are where the next step wants them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.runs import StartRun
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.runs.page import RunPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

FOUND = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="wait", kind=StepKind.WAIT, text="Wait for the money", days=3),
        Step(id="ask", kind=StepKind.QUESTION, text="Did it come?", due=1),
        Step(id="yes", kind=StepKind.END, text="Paid"),
        Step(id="no", kind=StepKind.END, text="With finance"),
    ),
    arrows=(
        Arrow(id="0", source="s", target="wait"),
        Arrow(id="1", source="wait", target="ask"),
        Arrow(id="2", source="ask", target="yes", label="Yes"),
        Arrow(id="3", source="ask", target="no", label="No"),
    ),
)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(workspace: Workspace, qapp: QApplication, qtbot: QtBot) -> Iterator[RunPage]:
    workspace.run(Adopt(playbooks=(("pay", "Pay", map_to_json(FOUND)),), processes=()))
    account = workspace.run(AddRecord(record=Account(name="Alfa"))).value
    session = Session(workspace, Words(Translator("en")), Jobs())

    def write(_content: bytes, _target: Path) -> None:
        raise AssertionError("nothing is written here")

    made = RunPage(session, Themes(qapp, Appearance.LIGHT), write, lambda *_: None)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    playbook = session.find(Playbook, code="pay")[0].id
    made.visit(int(session.run(StartRun(account=account, playbook=playbook)).value))
    yield made
    session.jobs.stop_all()


def test_after_a_wait_is_skipped_the_keys_are_on_the_answers(page: RunPage, qtbot: QtBot) -> None:
    assert page.hints() == page.hints()[:2]
    page.ask_skip()
    QTest.keyClicks(page.ask_bar.line, "Paid already")
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert page.presenter.is_question
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.centre.choices[0])
    assert page.hints()[0].keys == ("1", "2", "3")


def test_what_is_asked_lifts_what_the_window_says(page: RunPage) -> None:
    low = page.foot()
    page.ask_snooze()
    assert page.foot() > low
    page.ask_bar.leave()
    assert page.foot() == low


def test_a_step_that_is_due_tomorrow_says_so(page: RunPage) -> None:
    page.presenter.skip("Paid already")
    page.show_anew()
    due = page.presenter.shown.run.due
    assert due is not None
    assert page.heading.late.toolTip() == page.session.words.translator.date(due)
