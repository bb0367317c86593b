"""The window as a person starts it, told when to paint, visit and work, for the measures of the start and the views.

`python benchmarks/open_window.py FILE leave` leaves the file on its portfolio, as a person did who opened it before.
`python benchmarks/open_window.py FILE` prints `painted` once the portfolio is on screen,
`settled` once nothing of the start is left to do, and waits for lines:
`rest` waits until every page was made ready, `visit` shows every view, `work` measures gestures and prints them as JSON; an empty line or the end closes it.
"""

from __future__ import annotations

import os
import sys

from csdesk.ui.app import start
from csdesk.ui.lean_imports import KEPT

if True:  # after csdesk.ui, as in the app
    from pathlib import Path


def leave(path: Path) -> None:
    """Have been on the portfolio when the window was closed."""
    from csdesk.storage.memory import ViewMemory

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
    os._exit(0)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    os.environ["CSDESK_STATE"] = str(file.with_suffix(".state"))  # of a person who has only that one
    if sys.argv[2:] == ["leave"]:
        leave(file)
    else:
        main(file)
