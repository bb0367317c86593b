"""Suggestions in the window: told after the first look, after edits and undo, at midnight; begun and dismissed by keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt, Retire
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.runs import StartRun
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Dismissal, Playbook
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey
from csdesk.domain.today.items import Action, Kind
from csdesk.domain.values.money import Cents
from csdesk.i18n import Translator
from csdesk.storage.queries.today_page import TodayReads
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.today.dismiss_card import DismissCard
from csdesk.ui.today.page import TodayPage
from csdesk.ui.today.state import Entry
from csdesk.ui.words import Words

KEY = Qt.Key


class Turning:
    """A clock that a test turns on."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 10, 13, 15, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def add(workspace: Workspace, record: Record) -> int:
    return int(workspace.run(AddRecord(record=record)).value)


def drawn(kind: str, **more: object) -> str:
    steps = [
        {"id": "start", "kind": "start"},
        {"id": "call", "kind": "action", "text": "Call", "due": 1},
        {"id": "end", "kind": "end", "ending": "good", "text": "Done"},
    ]
    arrows = [{"source": "start", "target": "call"}, {"source": "call", "target": "end"}]
    return json.dumps({"steps": steps, "arrows": arrows, "triggers": [{"kind": kind, **more}]})


@pytest.fixture
def clock() -> Turning:
    return Turning()


@pytest.fixture
def book(tmp_path: Path, clock: Turning) -> Iterator[Workspace]:
    """A silent client, and one who gave a bad answer and was talked to since."""
    with Workspace.create(tmp_path / "s.csdesk", clock) as workspace:
        for name, talked in (("Silent", 40), ("Angry", 1)):
            own = add(
                workspace, Account(name=name, touch="mid", status="active", start_date=date(2024, 1, 1))
            )
            add(workspace, Line(account=own, mrr=Cents(500_000), currency="BRL", start=date(2024, 1, 1)))
            at = clock.moment - timedelta(days=talked)
            add(workspace, Interaction(account=own, at=at, channel="phone", kind="check_in"))
        answered = clock.moment - timedelta(days=3)
        add(workspace, Survey(account=2, kind="nps", score=Decimal(3), answered_at=answered))
        books = (
            ("silence", "Silent client", drawn("silence")),
            ("angry", "Angry client", drawn("detractor", value=30)),
        )
        workspace.run(Adopt(playbooks=books))
        add(workspace, Task(account=1, title="Send the report", due=date(2026, 10, 13)))
        yield workspace


@pytest.fixture
def session(book: Workspace, qapp: QApplication, qtbot: QtBot) -> Iterator[Session]:
    made = Session(book, Words(Translator("en")), Jobs(qapp))
    made.observing.begin()
    qtbot.waitUntil(lambda: bool(made.suggestions), timeout=10_000)
    settle(made, qtbot)
    yield made
    made.is_open = False
    made.observing.stop()
    made.suggesting.stop()
    made.jobs.stop_all()


def settle(session: Session, qtbot: QtBot) -> None:
    """Until every look is taken."""
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=10_000)


def codes(session: Session) -> set[str]:
    return {one.code for one in session.suggestions}


def test_the_first_look_tells_what_fits_and_an_edit_only_looks_at_its_account(
    session: Session, qtbot: QtBot
) -> None:
    assert codes(session) == {"silence", "angry"}
    heard: list[object] = []
    session.suggested.connect(heard.append)
    talk = Interaction(account=1, at=session.now(), channel="phone", kind="check_in")
    session.run(AddRecord(record=talk))
    qtbot.waitUntil(lambda: codes(session) == {"angry"}, timeout=10_000)
    assert heard == [session.suggestions]
    session.undo()
    qtbot.waitUntil(lambda: codes(session) == {"silence", "angry"}, timeout=10_000)


def test_the_scores_of_a_month_ago_are_computed_once_for_the_page_and_the_triggers(
    session: Session, page: TodayPage, qtbot: QtBot
) -> None:
    month_ago, on = session.suggesting.month_ago, session.today()
    settle(session, qtbot)
    known = month_ago.known(on)
    assert known is not None
    again = session.with_reader(lambda reader: month_ago.of(reader, session.settings, on))
    assert again is known
    session.run(AddRecord(record=Task(account=1, title="Call", due=on)))
    settle(session, qtbot)
    assert month_ago.known(on) is known
    assert not page.presenter.compare(lambda: None, page)
    assert month_ago.known(on + timedelta(days=1)) is None


def test_a_run_and_a_retired_playbook_are_no_longer_suggested(session: Session, qtbot: QtBot) -> None:
    one = next(one for one in session.suggestions if one.code == "silence")
    session.run(StartRun(account=one.account, playbook=one.playbook))
    qtbot.waitUntil(lambda: codes(session) == {"angry"}, timeout=10_000)
    session.run(Retire(kind=Playbook, code="angry"))
    qtbot.waitUntil(lambda: codes(session) == set(), timeout=10_000)


def test_another_day_is_looked_at_anew(session: Session, clock: Turning, qtbot: QtBot) -> None:
    no = DismissSuggestion(account=1, playbook="silence", trigger="silence", until=session.today())
    session.run(no)
    qtbot.waitUntil(lambda: codes(session) == {"angry"}, timeout=10_000)
    settle(session, qtbot)
    clock.moment += timedelta(days=1)
    session.suggesting._midnight.timeout.emit()
    qtbot.waitUntil(lambda: codes(session) == {"silence", "angry"}, timeout=10_000)


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


@pytest.fixture
def page(session: Session, qapp: QApplication, qtbot: QtBot) -> Iterator[TodayPage]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1240, 860)
    made = TodayPage(session, dressed(qapp), TodayReads())
    made.setParent(window)
    made.setGeometry(window.rect())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.visit(None)
    qtbot.waitUntil(lambda: made.presenter.is_ready and not made.presenter.is_stale, timeout=10_000)
    settle(session, qtbot)
    yield made
    session.is_open = False
    window.close()


def entries(page: TodayPage) -> dict[str, Entry]:
    """The lines that a playbook answers, by its code."""
    found = [one for one in page.todo.list.lines.items if isinstance(one, Entry)]
    return {one.item.suggested.code: one for one in found if one.item.suggested is not None}


def stand_at(page: TodayPage, code: str) -> None:
    assert page.todo.list.go_to_key(entries(page)[code].key)


def test_a_playbook_stands_beside_the_thing_that_it_answers_or_for_itself(page: TodayPage) -> None:
    found = entries(page)
    assert {code: one.item.kind for code, one in found.items()} == {
        "silence": Kind.SILENCE,
        "angry": Kind.PLAYBOOK,
    }
    assert all(one.item.action is Action.START for one in found.values())
    assert page.session.words(found["angry"].title) == "Angry client"


def test_enter_begins_the_playbook_of_the_line(page: TodayPage) -> None:
    asked: list[object] = []
    page.start_asked.connect(asked.append)
    stand_at(page, "angry")
    page.press_enter()
    stand_at(page, "silence")
    page.start_playbook()
    assert [one.code for one in asked] == ["angry", "silence"]  # type: ignore[attr-defined]


def test_a_line_without_a_playbook_asks_which_one_to_follow(page: TodayPage) -> None:
    asked: list[bool] = []
    page.playbook_asked.connect(lambda: asked.append(True))
    entry = next(
        one for one in page.todo.list.lines.items if isinstance(one, Entry) and one.item.suggested is None
    )
    page.start_playbook(entry)
    assert asked == [True]


def test_a_playbook_is_dismissed_for_a_while_with_a_reason_and_back_with_undo(
    page: TodayPage, session: Session, qtbot: QtBot
) -> None:
    stand_at(page, "angry")
    page.do("dismiss")
    card = page.window().findChild(DismissCard)
    assert isinstance(card, DismissCard)
    card.reason.setText("Already solved")
    QTest.keyClick(card.list, KEY.Key_2)
    (kept,) = session.all(Dismissal)
    assert (kept.playbook, kept.reason) == ("angry", "Already solved")
    assert kept.until == session.today() + timedelta(days=30)
    assert "angry" not in entries(page)
    qtbot.waitUntil(lambda: codes(session) == {"silence"}, timeout=10_000)
    session.undo()
    qtbot.waitUntil(lambda: "angry" in entries(page), timeout=10_000)


def test_completing_a_suggestion_says_no_for_good_and_snoozing_until_the_day(
    page: TodayPage, session: Session
) -> None:
    page.presenter.complete(entries(page)["angry"])
    (kept,) = session.all(Dismissal)
    assert kept.until is None
    session.undo()
    page.presenter.snooze(entries(page)["angry"], date(2026, 10, 20))
    (kept,) = session.all(Dismissal)
    assert kept.until == date(2026, 10, 20)
