"""The window as a person starts it, told when to paint, visit and work, for the measures of the start and the views.

`python benchmarks/open_window.py FILE` prints `painted` once the portfolio is on screen and waits for lines:
`visit` shows every view, `work` measures gestures and prints them as JSON; an empty line or the end closes it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from csdesk.storage import logs
from csdesk.storage.files.places import clear_scratch
from csdesk.ui.app import build

VIEWS = ("portfolio", "account", "reviews", "data", "import", "settings")


def main(path: Path) -> None:
    """Open, paint, and do what the lines say; each file is opened as by a person who has only that one."""
    from PySide6.QtWidgets import QApplication  # after csdesk.ui, as in the app

    os.environ["CSDESK_STATE"] = str(path.with_suffix(".state"))
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
    for line in sys.stdin:
        asked = line.strip()
        if asked == "visit":
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
    main(Path(sys.argv[1]))
