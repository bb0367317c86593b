"""A new file from the window: it comes with the shipped playbooks, is made beside the window, and has nothing to undo."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.model.practice import Playbook
from csdesk.storage.content import shipped
from csdesk.ui.app import build
from csdesk.ui.desk import Desk
from csdesk.ui.jobs import Jobs


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CSDESK_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("csdesk.storage.prefs.documents_folder", lambda: tmp_path)
    made = build(qapp, Jobs(qapp))
    made.choose_language("en")
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_new_file_is_made_beside_the_window_and_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.choose_currency("EUR")
    desk.beginning.create_beside(tmp_path / "mine")
    assert desk.session is None, "the window goes on meanwhile"
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    session = desk.session
    assert session is not None
    assert session.path == tmp_path / "mine.csdesk"
    assert session.settings.currency == "EUR"
    assert session.count(Playbook) == len(shipped("en").playbooks)
    assert [step.command for step in session.steps()] == ["ChangeSetting"]


def test_a_name_that_is_taken_is_told_and_what_is_open_stays(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.beginning.create_beside(tmp_path / "first")
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    (tmp_path / "mine.csdesk").write_bytes(b"somebody's")
    desk.beginning.create_beside(tmp_path / "mine")
    qtbot.waitUntil(lambda: bool(desk.window.messages.shown), timeout=20_000)
    assert desk.session is not None
    assert desk.session.path == tmp_path / "first.csdesk"
    assert (tmp_path / "mine.csdesk").read_bytes() == b"somebody's"


def test_starting_from_nothing_goes_to_a_first_account(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.welcome()
    desk.start_empty()
    desk.start_empty()
    qtbot.waitUntil(
        lambda: desk.window.pages.place is not None and desk.window.pages.place.page == "account",
        timeout=20_000,
    )
    assert [one.name for one in tmp_path.glob("*.csdesk")] == ["My portfolio.csdesk"]
    desk.close()
    assert [one.name for one in tmp_path.glob("*.csdesk")] == ["My portfolio.csdesk"]


def test_a_first_import_that_is_refused_leaves_no_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "clientes.xlsx"
    sheet.write_bytes(b"PK\x03\x04 cut off")
    desk.welcome()
    desk.import_dropped([sheet])
    qtbot.waitUntil(lambda: bool(desk.window.messages.shown), timeout=20_000)
    assert desk.session is None
    assert desk.window.pages.place is not None
    assert desk.window.pages.place.page == "start"
    assert list(tmp_path.glob("*.csdesk*")) == []
    assert desk.recent == ()


def test_a_first_import_that_is_left_undone_leaves_no_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.import_dropped([written(tmp_path)])
    qtbot.waitUntil(lambda: desk.session is not None and not desk.jobs.running, timeout=20_000)
    assert list(tmp_path.glob("*.csdesk")) == [tmp_path / "clientes.csdesk"]
    desk.close()
    assert list(tmp_path.glob("*.csdesk*")) == []


def test_what_was_done_in_a_file_keeps_it_whether_anything_was_imported_or_not(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.import_dropped([written(tmp_path)])
    qtbot.waitUntil(lambda: desk.session is not None and not desk.jobs.running, timeout=20_000)
    desk.new_account()
    desk.close()
    assert list(tmp_path.glob("*.csdesk")) == [tmp_path / "clientes.csdesk"]


def written(folder: Path) -> Path:
    sheet = folder / "clientes.csv"
    sheet.write_text("Cliente;Cidade\nAurora;Santos\nBento;Campinas\n", encoding="utf-8")
    return sheet


def test_a_new_file_that_could_not_be_filled_is_not_left_behind(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("csdesk.storage.content.begin", full)
    desk.beginning.create_beside(tmp_path / "mine")
    qtbot.waitUntil(lambda: bool(desk.window.messages.toasts), timeout=20_000)
    assert desk.session is None
    assert not [one for one in tmp_path.iterdir() if one.name.endswith((".csdesk", ".csdesk-wal", ".lock"))]
