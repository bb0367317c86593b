"""A version is put in use while runs are open: each is previewed, all are moved in one step that undo takes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.runs import AnswerStep, StartRun
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import LIVE, Playbook, Run
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.playbooks.editor_page import PlaybookEditorPage
from csdesk.ui.playbooks.move_card import MoveCard
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

FOUND = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="call", kind=StepKind.ACTION, text="Call", due=0),
        Step(id="write", kind=StepKind.ACTION, text="Write", due=0),
        Step(id="e", kind=StepKind.END, text="Done"),
    ),
    arrows=(
        Arrow(id="0", source="s", target="call"),
        Arrow(id="1", source="call", target="write"),
        Arrow(id="2", source="write", target="e"),
    ),
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    workspace.run(Adopt(playbooks=(("alpha", "Alpha", map_to_json(FOUND)),)))
    book = workspace.reader.all(Playbook)[0].id
    for number in range(3):
        account = workspace.run(AddRecord(record=Account(name=f"Conta {number}"))).value
        run = workspace.run(StartRun(account=account, playbook=book)).value
        if number:
            workspace.run(AnswerStep(run=run))
    words = Words(Translator("en"))
    yield Session(workspace, words, Jobs(qapp))
    words.switch(Translator("en"))


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication, session: Session) -> MoveCard:
    page = PlaybookEditorPage(session, Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.visit(session.all(Playbook)[0].id)
    page.presenter.edit(
        lambda found: replace(
            found,
            steps=tuple(
                replace(one, text="Write a letter") if one.id == "write" else one for one in found.steps
            ),
        )
    )
    page.publish()
    qtbot.waitUntil(lambda: bool(page.findChildren(MoveCard)), timeout=5000)
    return page.findChildren(MoveCard)[0]


def versions(session: Session) -> list[str | None]:
    return [session.get(Playbook, one.playbook).status for one in session.all(Run)]


def test_each_run_is_previewed_and_all_move_in_one_step(card: MoveCard, session: Session) -> None:
    told = [card.list.item(place).text() for place in range(card.list.count())]
    assert told[0].startswith("Conta 0, on version 1\nit would stand at: Call")
    assert "Conta 1, on version 1\n1 answered step stays" in told[1]
    assert "Write a letter" in told[1]
    card.move_them.click()
    assert versions(session) == [LIVE] * 3
    session.undo()
    assert LIVE not in versions(session)


def test_a_run_without_its_tick_stays_on_its_version(card: MoveCard, session: Session) -> None:
    card.list.itemActivated.emit(card.list.item(0))
    assert card.move_them.text() == "Move 2 runs"
    card.move_them.click()
    assert versions(session).count(LIVE) == 2
