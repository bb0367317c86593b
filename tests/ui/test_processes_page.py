"""The page of processes as a person uses it, over a real workspace."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import LIVE, Process
from csdesk.domain.playbooks.written import process_of
from csdesk.domain.text import Text
from csdesk.i18n import Translator
from csdesk.storage.content import shipped
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.processes.page import ProcessesPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


class Desk:
    """The page over a workspace, and what it told the window."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace, target: Path) -> None:
        self.workspace = workspace
        self.jobs = Jobs()
        self.words = Words(Translator("en"))
        self.session = Session(workspace, self.words, self.jobs)
        self.page = ProcessesPage(
            self.session, dressed(app), lambda language: shipped(language).adopting(), lambda *_: target
        )
        self.told: list[str] = []
        self.page.refused.connect(self._hear)
        self.page.resize(1200, 800)
        self.page.show()
        qtbot.addWidget(self.page)
        self.page.visit(None)

    def _hear(self, text: Text) -> None:
        self.told.append(self.words(text))

    def type_into(self, field: QWidget, text: str) -> None:
        """Type over what is there, and Enter."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def live(self, code: str) -> Process:
        """The version in use."""
        (found,) = self.workspace.reader.find(Process, code=code, status=LIVE)
        return found


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path) -> Desk:
    return Desk(qtbot, qapp, workspace, tmp_path / "out.pdf")


def test_an_empty_file_offers_what_is_shipped(desk: Desk) -> None:
    assert desk.page.empty.isVisible()
    assert desk.page.empty.geometry().top() == 20
    assert desk.page.areas() == (desk.page.adopting,)
    desk.page.adopting.click()
    assert not desk.page.empty.isVisible()
    assert {entry.code for entry in desk.page.presenter.entries} == {
        one.code for one in shipped("en").processes
    }
    desk.session.undo()
    assert desk.page.empty.isVisible()


def test_a_process_is_written_with_the_keyboard_and_put_in_use(desk: Desk) -> None:
    desk.page.presenter.add("Send the invoice")
    desk.page.show_state()
    desk.page.add_step()
    first = desk.page.document.rows[0]
    desk.type_into(first.slots["text"].line, "Check the amount")
    QTest.keyClick(first.slots["text"].line, Qt.Key.Key_Return)
    second = desk.page.document.rows[1]
    desk.type_into(second.slots["text"].line, "Send it")
    desk.type_into(second.slots["minutes"].line, "4")
    desk.type_into(second.slots["due"].line, "2")
    desk.page.publish()
    body = process_of(desk.live("send-the-invoice").body)
    assert [(step.text, step.minutes, step.due) for step in body.steps] == [
        ("Check the amount", None, None),
        ("Send it", 4, 2),
    ]


def test_editing_what_is_in_use_begins_a_draft_and_leaves_it_in_use(desk: Desk) -> None:
    desk.page.adopt()
    desk.page.presenter.choose("resend-invoice")
    desk.page.show_state()
    line = desk.page.document.rows[0].slots["text"].line
    desk.type_into(line, "Look at the invoice")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert desk.page.document.publish.isVisible()
    assert process_of(desk.live("resend-invoice").body).steps[0].text != "Look at the invoice"
    desk.page.publish()
    assert process_of(desk.live("resend-invoice").body).steps[0].text == "Look at the invoice"
    assert desk.live("resend-invoice").version == 2
    assert len(desk.page.presenter.entry.versions) == 2  # type: ignore[union-attr]


def test_a_step_without_text_keeps_it_from_being_published_and_says_so(desk: Desk) -> None:
    desk.page.presenter.add("Empty")
    desk.page.show_state()
    desk.page.add_step()
    desk.page.publish()
    assert desk.page.document._reason.text() == "Step 1 has no text"
    assert desk.workspace.reader.find(Process, status=LIVE) == []


def test_a_process_begun_for_an_account_leaves_a_task_a_step_on_working_days(desk: Desk) -> None:
    account = desk.workspace.run(AddRecord(record=Account(name="Tijolo Lilás"))).value
    desk.page.adopt()
    desk.page.presenter.choose("hand-over-am")
    done = desk.page.presenter.begin(account)
    tasks = desk.workspace.reader.find(Task, account=account)
    assert [task.id for task in tasks] == list(done.value)
    assert [task.title for task in tasks] == [step.text for step in desk.page.presenter.body.steps]
    assert [task.role for task in tasks] == ["cs", "cs", "am", "cs"]
    calendar = desk.session.calendar
    assert {task.due for task in tasks} == {
        calendar.add_working_days(calendar.next_working(desk.session.today()), 1)
    }
    desk.session.undo()
    assert desk.workspace.reader.find(Task, account=account) == []


def test_steps_move_and_go_with_alt_and_the_menu(desk: Desk) -> None:
    desk.page.adopt()
    desk.page.presenter.choose("map-people")
    desk.page.show_state()
    before = [step.text for step in desk.page.presenter.body.steps]
    line = desk.page.document.rows[1].slots["text"].line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    after = [step.text for step in desk.page.presenter.body.steps]
    assert after == [before[1], before[0], *before[2:]]
    desk.page.document.erase_step(0)
    assert [step.text for step in desk.page.presenter.body.steps] == [before[0], *before[2:]]


def test_a_step_that_was_taken_back_while_it_was_written_in_comes_back_with_nothing(desk: Desk) -> None:
    desk.page.presenter.add("Send the invoice")
    desk.page.show_state()
    desk.page.add_step()
    row = desk.page.document.rows[0]
    row.slots["text"].line.setFocus()
    QTest.keyClicks(row.slots["text"].line, "Check the amount")
    desk.session.undo()
    row.slots["text"].keep()
    assert desk.page.presenter.body.steps == ()
    assert desk.told == []


def test_the_paper_holds_every_step_and_template(desk: Desk, tmp_path: Path) -> None:
    desk.page.adopt()
    desk.page.presenter.choose("report-delivery")
    desk.page.show_state()
    entry = desk.page.presenter.entry
    assert entry is not None
    text = desk.page._paper(entry).toPlainText()
    assert all(step.text in text for step in entry.body.steps)
    assert "Monthly report for {{account.name}}" in text
    desk.page.save_pdf()
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_an_older_version_comes_back_as_a_draft(desk: Desk) -> None:
    desk.page.adopt()
    desk.page.presenter.choose("kickoff")
    desk.page.show_state()
    desk.page.document.erase_step(0)
    desk.page.publish()
    entry = desk.page.presenter.entry
    assert entry is not None
    old = next(one for one in entry.versions if one.version == 1)
    desk.page.presenter.restore(old)
    assert desk.page.presenter.body == process_of(old.body)
    assert desk.page.presenter.entry.is_draft  # type: ignore[union-attr]
