"""The window that `open_window.py` opens, and what it is told to do."""

from __future__ import annotations

import os
import sys

from csdesk.ui.lean_imports import KEPT

KEPT.begin()

from pathlib import Path  # noqa: E402 - after the modules of a start, as in the app

from csdesk.ui.app import start  # noqa: E402


def leave(path: Path) -> None:
    """Have been on the portfolio when the window was closed, with all that a window that was open has stored."""
    from csdesk.storage.memory import ViewMemory
    from csdesk.storage.workspace import Workspace

    with Workspace.open(path) as workspace:
        workspace.summarise()
    left = ViewMemory(path)
    left.remember("page", "portfolio")
    left.save()


def main(path: Path) -> None:
    """Open, paint, and do what the lines say."""
    from PySide6.QtWidgets import QApplication  # after csdesk.ui, as in the app

    app = QApplication(["csdesk"])
    desk = start(app, path)
    desk.jobs.later(KEPT.keep)
    app.processEvents()
    desk.window.grab()
    page = desk.window.pages.place.page if desk.window.pages.place else None
    print("painted" if page == "portfolio" else f"on the page {page}", flush=True)
    while desk.jobs.is_starting or desk.jobs.running:
        app.processEvents()
    print("settled", flush=True)
    for line in sys.stdin:
        asked = line.strip()
        if asked == "rest":
            from benchmarks.gestures import rest

            rest(app, desk)
            print("rested", flush=True)
        elif asked == "visit":
            from benchmarks.gestures import visit

            visit(app, desk)
            print("visited", flush=True)
        elif asked == "work":
            from benchmarks.gestures import gestures

            print(gestures(app, desk), flush=True)
        else:
            break
    desk.close()  # else the next start would find a file of somebody whose computer went down
    os._exit(0)


def begin() -> None:
    """Do what the command line says."""
    file = Path(sys.argv[1])
    os.environ["CSDESK_STATE"] = str(file.with_suffix(".state"))  # of a person who has only that one
    if sys.argv[2:] == ["leave"]:
        leave(file)
    else:
        main(file)
