"""The wizard of a run: three accounts, three paths, by the keyboard; what is typed stays; what is unfilled blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.commands.runs import AnswerStep, StartRun
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Playbook, Run
from csdesk.domain.playbooks.maps import Arrow, Asking, Ending, Message, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.processes import ProcessBody, ProcessStep
from csdesk.domain.playbooks.written import map_to_json, process_to_json
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
        Step(
            id="send", kind=StepKind.PROCESS, text="Send it again", process="again", due=0, asks=Asking.NEVER
        ),
        Step(
            id="ask",
            kind=StepKind.QUESTION,
            text="What did {{contact.first_name}} say?",
            due=1,
            asks=Asking.ALWAYS,
            channel="phone",
            message=Message("Dear {{contact.first_name}}, {{custom:none}}", "Invoice of {{account.name}}"),
        ),
        Step(id="wait", kind=StepKind.WAIT, text="Wait for the money", days=3),
        Step(id="fix", kind=StepKind.ACTION, text="Fix the fault", due=2),
        Step(id="good", kind=StepKind.END, text="Paid", ending=Ending.GOOD),
        Step(id="bad", kind=StepKind.END, text="With finance", ending=Ending.BAD),
    ),
    arrows=(
        Arrow(id="0", source="s", target="send"),
        Arrow(id="1", source="send", target="ask"),
        Arrow(id="pays", source="ask", target="wait", label="Pays on Friday"),
        Arrow(id="fault", source="ask", target="fix", label="Something is broken"),
        Arrow(id="never", source="ask", target="bad", label="Never"),
        Arrow(id="2", source="wait", target="good"),
        Arrow(id="3", source="fix", target="wait"),
    ),
)
AGAIN = ProcessBody(steps=(ProcessStep(text="Find it"), ProcessStep(text="Send it")))

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    workspace.run(
        Adopt(
            playbooks=(("overdue", "Overdue invoice", map_to_json(FOUND)),),
            processes=(("again", "Second copy", process_to_json(AGAIN)),),
        )
    )
    for name in ("Alfa", "Beta", "Gama"):
        account = workspace.run(AddRecord(record=Account(name=name))).value
        workspace.run(AddRecord(record=Contact(account=account, name=f"Ana {name}", email="ana@x.example")))
    opened = Session(workspace, Words(Translator("en")), Jobs())
    yield opened
    opened.jobs.stop_all()


@pytest.fixture
def page(session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> RunPage:
    def write(content: bytes, target: Path) -> None:
        target.write_bytes(content)

    made = RunPage(session, Themes(qapp, Appearance.LIGHT), write, lambda *_: tmp_path / "mail.eml")
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def started(session: Session, account: int = 1) -> int:
    playbook = session.find(Playbook, code="overdue")[0].id
    return int(session.run(StartRun(account=account, playbook=playbook)).value)


def asked(session: Session, account: int = 1) -> int:
    """A run that stands at its question."""
    run = started(session, account)
    session.run(AnswerStep(run=run))
    return run


def test_a_process_is_a_checklist_and_its_ticks_stay(page: RunPage, session: Session):
    run = started(session)
    page.visit(run)
    page.centre.ticks[1].click()
    page.visit(started(session, 2))
    page.visit(run)
    assert [one.isChecked() for one in page.centre.ticks] == [False, True]
    assert "1 of 2" in page.centre.tally.text()


def test_open_lines_are_named_before_the_step_is_left(page: RunPage, session: Session):
    run = started(session)
    page.visit(run)
    page.choose(1)
    page.advance()
    assert page.ask_bar.isVisible()
    assert [one.keys for one in page.hints()] == [("1", "2"), ("Escape",)]
    assert session.get(Run, run).step == "send"
    page.ask_bar.leave()
    assert session.get(Run, run).step == "send"
    page.choose(2)
    page.advance()
    assert session.get(Run, run).step == "ask"


def test_the_first_number_ticks_all_open_lines(page: RunPage, session: Session):
    run = started(session)
    page.visit(run)
    page.advance()
    page.choose(1)
    found = session.get(Run, run)
    assert found.step == "ask"
    assert path_of(found.path).visits[1].ticks == (0, 1)


def test_a_line_left_open_keeps_its_reason_in_the_path_and_on_the_timeline(page: RunPage, session: Session):
    run = started(session)
    page.visit(run)
    page.choose(1)
    page.advance()
    page.choose(2)
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert session.get(Run, run).step == "send", "without a reason it stays"
    QTest.keyClicks(page.ask_bar.line, "They have it")
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    visit = path_of(session.get(Run, run).path).visits[1]
    assert (visit.ticks, visit.unticked) == ((0,), "They have it")
    session.run(AnswerStep(run=run, arrow="never", summary="No"))
    note = next(one for one in session.find(Interaction, account=1) if one.kind == "note")
    assert "Send it again\n  \u2610 Send it\n  (They have it)\n" in (note.summary or "")


def test_a_step_without_answers_is_done_by_its_number(page: RunPage, session: Session):
    run = asked(session)
    session.run(AnswerStep(run=run, arrow="fault", summary="Broken"))
    page.visit(run)
    assert page.hints()[0].keys == ("1",)
    page.choose(1)
    assert session.get(Run, run).step == "wait"


@pytest.mark.parametrize(
    ("number", "status", "step"), [(1, "open", "wait"), (2, "open", "fix"), (3, "done", "bad")]
)
def test_each_answer_leads_its_own_way(page: RunPage, session: Session, number: int, status: str, step: str):
    run = asked(session, number)
    page.visit(run)
    page.choose(number)
    QTest.keyClicks(page.centre.outcome.summary, "As they said")
    page.advance()
    found = session.get(Run, run)
    assert (found.status, found.step) == (status, step)
    said = [one for one in session.find(Interaction, account=number) if one.kind != "note"]
    assert [(one.summary, one.channel) for one in said] == [("As they said", "phone")]


def test_a_step_that_asks_what_happened_says_so_beside_the_field(page: RunPage, session: Session):
    page.visit(asked(session))
    page.choose(1)
    page.advance()
    assert not page.centre.outcome.reason.isHidden()
    assert page.centre.outcome.summary.property("invalid")
    assert page.presenter.step is not None
    assert page.presenter.step.id == "ask"


def test_what_is_half_typed_is_there_again_and_in_its_field(page: RunPage, session: Session, qtbot: QtBot):
    run = asked(session)
    page.visit(run)
    qtbot.wait(10)
    page.choose(2)
    page.centre.outcome.summary.setFocus()
    QTest.keyClicks(page.centre.outcome.summary, "Half a sen")
    page.centre.outcome.task.setText("Ask the factory")
    page.visit(started(session, 2))
    page.visit(run)
    assert page.centre.outcome.summary.toPlainText() == "Half a sen"
    assert page.centre.outcome.task.text() == "Ask the factory"
    assert page.centre.outcome.task_on.isChecked()
    assert page.centre.choices[1].isChecked()
    page.hide()
    assert "Half a sen" in (session.get(Run, run).path or "")


def test_back_keeps_the_answer_and_the_words(page: RunPage, session: Session):
    page.visit(asked(session))
    page.choose(2)
    page.centre.outcome.summary.setPlainText("The lift is broken")
    page.advance()
    page.back()
    assert page.centre.choices[1].isChecked()
    assert page.centre.outcome.summary.toPlainText() == "The lift is broken"
    page.choose(1)
    page.advance()
    assert [one.step for one in page.presenter.shown.state.path.greyed] == ["fix"]


def test_undo_takes_a_step_back_whole(page: RunPage, session: Session):
    run = asked(session)
    page.visit(run)
    page.choose(3)
    page.centre.outcome.summary.setPlainText("No")
    page.advance()
    assert session.get(Run, run).status == "done"
    session.undo()
    assert session.get(Run, run).status == "open"
    assert session.all(Interaction) == []
    assert [one.step for one in session.find(Task, status="open")] == ["ask"]
    assert page.presenter.step is not None
    assert page.presenter.step.id == "ask"


def test_an_unfilled_place_blocks_the_message_until_it_is_removed(
    page: RunPage, session: Session, tmp_path: Path
):
    page.visit(asked(session))
    mail = page.side.mail
    assert mail.body.toPlainText() == "Dear Ana, [fill in: none]"
    assert not mail.copy.isEnabled()
    page.mailing.copy()
    mail.body.setPlainText("Dear Ana, it is late.")
    page.mailing.copy()
    assert QGuiApplication.clipboard().text() == "Invoice of Alfa\n\nDear Ana, it is late."
    page.mailing.save()
    assert b"To: ana@x.example" in (tmp_path / "mail.eml").read_bytes()


def test_skipping_asks_why_in_one_line(page: RunPage, session: Session):
    page.visit(asked(session))
    page.choose(2)
    page.ask_skip()
    page.ask_bar.yes.click()
    assert page.ask_bar.isVisible()
    QTest.keyClicks(page.ask_bar.line, "Knew it already")
    QTest.keyClick(page.ask_bar.line, Qt.Key.Key_Return)
    assert not page.ask_bar.isVisible()
    assert page.presenter.shown.state.path.visits[-2].skipped == "Knew it already"


def test_a_run_that_is_gone_is_left_in_peace(page: RunPage, session: Session):
    page.visit(asked(session))
    page.choose(1)
    page.centre.outcome.summary.setFocus()
    QTest.keyClicks(page.centre.outcome.summary, "Half a sen")
    session.run(DeleteRecords(kind=Run, ids=(page.presenter.shown.run.id,)), initiator=page)
    page.hide()
    assert session.count(Run) == 0


def test_a_newer_version_is_previewed_before_it_is_followed(page: RunPage, session: Session):
    run = asked(session)
    better = PlaybookMap(steps=FOUND.steps, arrows=FOUND.arrows, purpose="Better")
    session.run(Adopt(playbooks=(("overdue", "Overdue invoice", map_to_json(better)),)))
    page.visit(run)
    page.ask_move()
    assert page.ask_bar.isVisible()
    page.ask_bar.yes.click()
    assert session.get(Run, run).playbook == session.find(Playbook, status="live")[0].id


def test_pause_and_drop_say_so_in_place_of_the_question(page: RunPage, session: Session):
    run = asked(session)
    page.visit(run)
    page.pause()
    assert session.get(Run, run).hold == "paused"
    assert page.centre.choices == []
    page.pause()
    assert len(page.centre.choices) == len(("pays", "fault", "never"))
    page.ask_drop()
    page.ask_bar.line.setText("They left")
    page.ask_bar.yes.click()
    assert session.get(Run, run).status == "dropped"


def test_the_map_shows_the_walk(page: RunPage, session: Session):
    page.visit(asked(session))
    page.toggle_map()
    assert page.stack.currentWidget() is page.map
    assert not page.map.canvas.grab().isNull()
    assert page.step_out()
    assert page.stack.currentWidget() is page.body


def test_in_a_wide_window_the_question_stands_in_the_middle(page: RunPage, session: Session, qtbot: QtBot):
    page.visit(asked(session))
    page.resize(1900, 900)

    def margins() -> tuple[int, int]:
        line = page.centre.choices[0]
        left = line.mapTo(page.centre.viewport(), QPoint(0, 0)).x()
        return left, page.centre.viewport().width() - left - line.width()

    qtbot.waitUntil(lambda: margins()[0] > 100 and abs(margins()[0] - margins()[1]) <= 1)
