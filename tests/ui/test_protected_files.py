"""A file that may be read and not changed is shown all the same, labelled, with the way to a copy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.storage.failures import is_protected
from csdesk.storage.workspace import Workspace
from csdesk.ui.app import build
from csdesk.ui.desk import Desk
from csdesk.ui.portfolio.page import PortfolioPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=["file", "folder"])
def protected(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A workspace in a file, or in a folder, that its owner protected."""
    folder = tmp_path / "protected"
    path = folder / "carteira.csdesk"
    with Workspace.create(path) as made:
        made.run(AddRecord(record=Account(name="Tijolo Lilás")))
    for left in folder.glob(".*.lock"):
        left.unlink()
    shut = path if request.param == "file" else folder
    shut.chmod(0o444 if request.param == "file" else 0o555)
    if os.access(shut, os.W_OK):
        pytest.skip("permissions do not bind this user")
    yield path
    shut.chmod(0o755)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = build(qapp)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_protected_file_opens_to_read_with_the_way_to_a_copy(
    protected: Path, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    beside = sorted(protected.parent.iterdir())
    assert is_protected(protected)
    desk.begin(protected)
    assert desk.session is not None
    assert desk.session.read_only
    strip = desk.visits.strip(sample=False)
    assert strip is not None
    assert "carteira.csdesk" in desk.words(strip.said)
    assert len(strip.ways) == 1
    page = desk.window.pages.page
    assert isinstance(page, PortfolioPage)
    assert page.heading.new.isHidden()
    assert sorted(protected.parent.iterdir()) == beside
    target = tmp_path / "copy.csdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    strip.ways[0].run()
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == target, timeout=10_000)
    assert not desk.session.read_only
    assert [account.name for account in desk.session.all(Account)] == ["Tijolo Lilás"]


def test_a_file_of_ones_own_and_a_missing_one_are_not_protected(tmp_path: Path):
    own = tmp_path / "own.csdesk"
    Workspace.create(own).close()
    assert not is_protected(own)
    assert not is_protected(tmp_path / "missing.csdesk")
