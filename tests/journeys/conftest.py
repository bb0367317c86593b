"""What journeys share: the example with the playbooks that CSDesk brings, and a window that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.storage.clock import FixedClock
from csdesk.storage.content import shipped
from csdesk.storage.sample import add_sample
from csdesk.storage.workspace import Workspace
from csdesk.ui.app import build
from csdesk.ui.desk import Desk
from csdesk.ui.theme.theme import Appearance
from tests.conftest import NOON


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    path = folder / "Exemplo.csdesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSDESK_STATE", str(folder / "state"))
        with Workspace.create(path, FixedClock(NOON)) as workspace:
            add_sample(workspace, "pt_BR")
            workspace.run(shipped("pt_BR").adopting())
    return path


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Path:
    """A copy of its own."""
    return Path(shutil.copy(made_example, tmp_path))


@pytest.fixture
def desk(example: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CSDESK_LANG", "pt_BR")
    made = build(qapp)
    made.clock = FixedClock(NOON)
    made.choose_appearance(Appearance.LIGHT)
    qtbot.addWidget(made.window)
    made.begin(example)
    made.window.show()
    yield made
    made.close()
    made.window.close()
