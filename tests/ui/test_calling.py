"""A second start on the same workspace brings the first window forward."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.storage.calls import call, calls_folder
from csdesk.storage.workspace import Workspace
from csdesk.ui.app import build

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
ROOT = Path(__file__).resolve().parents[2]


def test_the_first_window_comes_forward_and_the_second_start_ends(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
):
    file = tmp_path / "carteira.csdesk"
    Workspace.create(file).close()
    desk = build(qapp)
    qtbot.addWidget(desk.window)
    desk.begin(file)
    desk.window.show()
    desk.window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: desk._calls is not None)
    second = subprocess.Popen(
        [sys.executable, "main.py", str(file)], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert not desk.window.isMinimized()
    assert not list(calls_folder().iterdir())
    desk.close()


def test_nobody_is_called_where_no_window_is(tmp_path: Path):
    file = tmp_path / "carteira.csdesk"
    Workspace.create(file).close()
    assert not call(file)
    assert not call(tmp_path / "missing.csdesk")


def test_a_holder_that_does_not_answer_is_given_up(tmp_path: Path):
    file = tmp_path / "carteira.csdesk"
    with Workspace.create(file):
        assert not call(file)
    assert not list(calls_folder().iterdir())
