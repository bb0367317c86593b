"""A new file from the window: it comes with the shipped playbooks, is made beside the window, and has nothing to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.model.practice import Playbook
from csdesk.storage.content import shipped
from csdesk.ui.app import build
from csdesk.ui.beginning import create_beside
from csdesk.ui.desk import Desk
from csdesk.ui.jobs import Jobs


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CSDESK_STATE", str(tmp_path / "state"))
    made = build(qapp, Jobs(qapp))
    made.choose_language("en")
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_new_file_is_made_beside_the_window_and_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    create_beside(desk, tmp_path / "mine", "EUR")
    assert desk.session is None, "the window goes on meanwhile"
    qtbot.waitUntil(lambda: desk.session is not None)
    session = desk.session
    assert session is not None
    assert session.path == tmp_path / "mine.csdesk"
    assert session.settings.currency == "EUR"
    assert session.count(Playbook) == len(shipped("en").playbooks)
    assert [step.command for step in session.steps()] == ["ChangeSetting"]


def test_a_name_that_is_taken_is_told_and_what_is_open_stays(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert desk.create_path(tmp_path / "first")
    (tmp_path / "mine.csdesk").write_bytes(b"somebody's")
    create_beside(desk, tmp_path / "mine", "BRL")
    qtbot.waitUntil(lambda: bool(desk.window.messages.shown))
    assert desk.session is not None
    assert desk.session.path == tmp_path / "first.csdesk"
    assert (tmp_path / "mine.csdesk").read_bytes() == b"somebody's"
