"""Large steps are taken back and done again beside the window, small ones at once, each in its turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.words import Words


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    assert qtbot is not None
    made = Session(Workspace.create(tmp_path / "a.csdesk"), Words(Translator("en")), Jobs())
    made.run(TakeRows(kind=Account, new=[Account(name=f"A{one}") for one in range(300)]))
    yield made
    made.close()


def raised(failure: Exception) -> None:
    raise failure


def test_a_small_step_is_taken_back_at_once(session: Session) -> None:
    session.run(ChangeRecord(kind=Account, id=1, values={"name": "Other"}))
    assert session.stepping.take_back(raised) is None
    assert session.get(Account, 1).name == "A0"
    assert session.stepping.do_again(raised) is None
    assert session.get(Account, 1).name == "Other"


def test_a_large_step_is_taken_back_and_done_again_beside_the_window(session: Session, qtbot: QtBot) -> None:
    session.run(DeleteRecords(kind=Account, ids=tuple(range(1, 301))))
    assert session.count(Account) == 0
    with qtbot.waitSignal(session.undone):
        assert session.stepping.take_back(raised) is not None
    assert session.count(Account) == 300
    with qtbot.waitSignal(session.ran):
        assert session.stepping.do_again(raised) is not None
    assert session.count(Account) == 0


def test_what_is_asked_meanwhile_comes_after_it(session: Session, qtbot: QtBot) -> None:
    session.run(DeleteRecords(kind=Account, ids=tuple(range(1, 301))))
    told: list[str] = []
    session.undone.connect(lambda _: told.append("undone"))
    session.ran.connect(lambda _: told.append("done again"))
    session.stepping.take_back(raised)
    session.stepping.do_again(raised)
    session.stepping.take_back(raised)
    session.stepping.take_back(raised)
    qtbot.waitUntil(lambda: told == ["undone", "done again", "undone", "undone"])
    assert session.count(Account) == 0
    assert all(step.undone for step in session.steps())


def test_a_large_step_that_cannot_be_taken_back_says_why_and_lets_others_go_on(
    session: Session, qtbot: QtBot
) -> None:
    first = session.steps()[-1].id
    session.run(ChangeRecord(kind=Account, id=1, values={"name": "Other"}))
    refused: list[Exception] = []
    session.stepping.take_back(refused.append, first)
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], Refused)
    assert session.stepping.take_back(raised) is None
    assert session.get(Account, 1).name == "A0"


def test_who_asked_hears_when_it_is_done(session: Session, qtbot: QtBot) -> None:
    told: list[int] = []
    first = session.steps()[-1].id
    session.run(AddRecord(record=Account(name="B")))
    session.stepping.take_back(raised, first, lambda: told.append(session.count(Account)))
    qtbot.waitUntil(lambda: told == [1])
