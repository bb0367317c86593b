"""What a start imports and watches before its first paint; each name here once cost a part of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from csdesk.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "csdesk.domain.commands.records",
    "csdesk.ui.actions.catalog",
    "csdesk.ui.actions.look",
    "csdesk.ui.files",
    "csdesk.ui.finding",
    "csdesk.ui.portfolio.cards",
    "csdesk.ui.portfolio.preview_health",
    "csdesk.ui.preparing",
    "csdesk.ui.shell.bug_card",
    "csdesk.ui.shell.states",
    "csdesk.ui.shell.toast",
    "csdesk.ui.tables.editing",
)
EVENTS = ("QGraphicsSceneEvent", "QTabletEvent", "QTouchEvent")
"""Qt's kinds of events are all made once any event at all passes through Python."""
SCRIPT = """
import os, sys
from pathlib import Path
from csdesk.ui.app import start
from csdesk.storage.memory import ViewMemory
from PySide6 import QtGui, QtWidgets

path = Path(sys.argv[1])
left = ViewMemory(path)
left.remember("page", "portfolio")
left.save()
app = QtWidgets.QApplication([])
desk = start(app, path)
desk.window.grab()
later, events = sys.argv[2].split(","), sys.argv[3].split(",")
print([name for name in later if name in sys.modules])
print([name for name in events if name in vars(QtGui) or name in vars(QtWidgets)])
sys.stdout.flush()
os._exit(0)
"""


def test_a_start_leaves_what_is_not_painted_for_later(tmp_path: Path) -> None:
    path = tmp_path / "Carteira.csdesk"
    with Workspace.create(path) as workspace:
        from csdesk.storage.sample import add_sample

        add_sample(workspace, "pt_BR")
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path), ",".join(LATER), ",".join(EVENTS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == ["[]", "[]"]
