"""Runs that begin for many accounts, and those that wake, are written beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import WAITING, Playbook, Run
from csdesk.domain.playbooks.maps import Arrow, Ending, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.words import Words

MANY = 60
RESTS = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="wait", kind=StepKind.WAIT, text="Let it rest", days=3),
        Step(id="call", kind=StepKind.ACTION, text="Call", due=0),
        Step(id="end", kind=StepKind.END, text="Done", ending=Ending.GOOD),
    ),
    arrows=(
        Arrow(id="0", source="s", target="wait"),
        Arrow(id="1", source="wait", target="call"),
        Arrow(id="2", source="call", target="end"),
    ),
)


@pytest.fixture
def playbook(workspace: Workspace) -> int:
    workspace.run(Adopt(playbooks=(("rests", "Rests", map_to_json(RESTS)),)))
    for number in range(MANY):
        workspace.run(AddRecord(record=Account(name=f"Client {number}")))
    return workspace.reader.all(Playbook)[0].id


@pytest.fixture
def session(workspace: Workspace, playbook: int, qapp: QApplication) -> Iterator[Session]:
    yield from _opened(workspace)


def _opened(workspace: Workspace) -> Iterator[Session]:
    opened = Session(workspace, Words(Translator("en")), Jobs())
    yield opened
    opened.jobs.stop_all()


def begin_all(session: Session, playbook: int, failed: list[Exception]) -> None:
    accounts = tuple(one for one, _ in session.account_names())
    session.runs.start_many(accounts, playbook, failed.append)


def test_a_playbook_begins_for_many_accounts_in_one_step_that_can_be_undone(
    session: Session, playbook: int, qtbot: QtBot
) -> None:
    failed: list[Exception] = []
    with qtbot.waitSignal(session.ran) as told:
        begin_all(session, playbook, failed)
    assert len(told.args[0].value) == session.count(Run) == MANY
    session.undo()
    assert (session.count(Run), failed) == (0, [])


def test_a_playbook_that_is_open_for_all_of_them_is_refused_and_begins_nothing(
    session: Session, playbook: int, qtbot: QtBot
) -> None:
    failed: list[Exception] = []
    with qtbot.waitSignal(session.ran):
        begin_all(session, playbook, failed)
    begin_all(session, playbook, failed)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Refused)
    assert session.count(Run) == MANY


def test_runs_whose_wait_is_over_go_on_when_the_file_is_opened_days_later(
    workspace: Workspace, session: Session, playbook: int, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.ran):
        begin_all(session, playbook, [])
    assert session.count(Run, hold=WAITING) == MANY
    later = workspace.clock.now() + timedelta(days=4)
    workspace.copy_to(tmp_path / "later.csdesk")
    with Workspace.open(tmp_path / "later.csdesk", FixedClock(later)) as opened:
        for again in _opened(opened):
            with qtbot.waitSignal(again.changed):
                again.runs.wake()
            assert again.count(Run, hold=WAITING) == 0
            assert [one.title for one in again.find(Task, status="open")] == ["Call"] * MANY
