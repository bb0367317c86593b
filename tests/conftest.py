"""What every test shares: a private state folder, a clock that stands still, a new workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")
"""How long an example takes says how busy the machine is, and nothing of the code."""

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _private_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSDESK_STATE", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(autouse=True)
def _windows_end_with_their_test() -> Iterator[None]:
    """Delete what is left of them: whatever a later test dresses, it would dress all of them again."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for left in widgets.QApplication.topLevelWidgets():
        left.deleteLater()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "test.csdesk", FixedClock(NOON)) as opened:
        yield opened
