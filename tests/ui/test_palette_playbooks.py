"""The palette finds playbooks, processes and open runs, and starts a playbook that is named with an account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import LIVE, Playbook, Run
from csdesk.storage.content import shipped
from csdesk.storage.workspace import Workspace
from csdesk.ui.actions.finding import Row
from csdesk.ui.app import build
from csdesk.ui.desk import Desk
from csdesk.ui.jobs import Jobs


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    from PySide6.QtWidgets import QApplication

    monkeypatch.setenv("CSDESK_STATE", str(tmp_path / "state"))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = build(app, Jobs(app))
    made.choose_language("pt_BR")
    qtbot.addWidget(made.window)
    made.window.show()
    Workspace.create(tmp_path / "f.csdesk").close()
    assert made.open_path(tmp_path / "f.csdesk")
    session = made.session
    assert session is not None
    session.run(shipped("pt_BR").adopting())
    from csdesk.domain.commands.records import AddRecord

    for name in ("Tijolo Lilás", "Vaca Sideral"):
        session.run(AddRecord(record=Account(name=name)))
    qtbot.waitUntil(lambda: len(made.window.floating.desk.sources) > 4)
    yield made
    made.close()


def page_of(desk: Desk) -> str:
    place = desk.window.pages.place
    return "" if place is None else place.page


def rows(desk: Desk, query: str) -> list[Row]:
    return desk.window.floating.palette.listing.rows(query, "")


def titles(desk: Desk, query: str) -> list[str]:
    return [row.title for row in rows(desk, query)]


def test_a_playbook_is_found_by_its_name_and_opens_its_map(desk: Desk) -> None:
    found = next(row for row in rows(desk, "queda de saude") if row.found is not None)
    assert found.found is not None
    assert (found.title, found.found.kind) == ("Queda de saúde", "playbook")
    assert found.run is not None
    found.run()
    assert page_of(desk) == "playbook"


def test_a_process_is_found_and_shown(desk: Desk) -> None:
    found = next(row for row in rows(desk, "reenviar a fatura") if row.found is not None)
    assert found.found is not None
    assert found.found.kind == "process"
    assert found.run is not None
    found.run()
    assert page_of(desk) == "processes"


@pytest.mark.parametrize("query", ["queda tijolo", "tijolo queda", "queda de saude tijolo lilas"])
def test_a_playbook_and_an_account_in_one_line_start_it(desk: Desk, query: str) -> None:
    session = desk.session
    assert session is not None
    start = next(row for row in rows(desk, query) if row.title.startswith("Começar Queda de saúde"))
    assert start.title == "Começar Queda de saúde em Tijolo Lilás"
    assert start.run is not None
    start.run()
    (run,) = session.find(Run)
    assert session.get(Account, run.account).name == "Tijolo Lilás"
    assert session.get(Playbook, run.playbook).status == LIVE
    assert page_of(desk) == "run"


def test_an_account_that_is_found_offers_to_go_on_with_its_run(desk: Desk) -> None:
    session = desk.session
    assert session is not None
    account = session.find(Account, name="Vaca Sideral")[0].id
    playbook = session.find(Playbook, code="health-drop", status=LIVE)[0].id
    session.runs.start(account, playbook)
    assert any(one.startswith("Continuar Queda de saúde: ") for one in titles(desk, "vaca"))
    assert any(one == "Queda de saúde: Vaca Sideral" for one in titles(desk, "queda sideral"))


def test_without_a_file_nothing_is_offered(desk: Desk) -> None:
    desk.leave_sample()
    assert not any(one.startswith("Começar Queda") for one in titles(desk, "queda tijolo"))


@pytest.mark.parametrize("query", ["queda de", "queda de saude", "tijolo lilas", "vaca si"])
def test_the_name_of_one_thing_starts_nothing(desk: Desk, query: str) -> None:
    assert not any(one.startswith("Começar ") for one in titles(desk, query))
