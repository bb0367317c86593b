"""Open the window on a workspace as a person would, say when its first page is painted, then visit what is asked.

`python -m benchmarks.open_window FILE [--visit]` prints `painted`, then, for each line on its input, does the
next thing: visits every view and prints `visited`; then leaves.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication


def main(path: Path, *, visits: bool) -> None:
    """Open, paint, wait for a line, perhaps visit, wait again."""
    from csdesk.storage import logs
    from csdesk.storage.files.places import clear_scratch
    from csdesk.ui.app import build

    app = QApplication(["csdesk"])
    app.setApplicationName("CSDesk")
    logs.start()
    clear_scratch()
    desk = build(app)
    desk.begin(path)
    desk.window.show()
    app.processEvents()
    desk.window.grab()
    print("painted", flush=True)
    sys.stdin.readline()
    if visits:
        for page in ("portfolio", "account", "reviews", "data", "import"):
            desk.window.go(page, 1 if page == "account" else None)
            settle(app)
            desk.window.grab()
        print("visited", flush=True)
        sys.stdin.readline()
    os._exit(0)


def settle(app: QApplication) -> None:
    """Let timers and jobs of a page run."""
    from time import monotonic

    until = monotonic() + 0.6
    while monotonic() < until:
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), visits="--visit" in sys.argv)
