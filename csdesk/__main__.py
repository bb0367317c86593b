"""Start CSDesk: the window without what only the headless commands need, or one of those commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def entry() -> None:
    """Open the window, or run a command, and exit with its code."""
    arguments = sys.argv[1:]
    if opens_window(arguments):
        from csdesk.ui.lean_imports import KEPT

        KEPT.begin()
        from csdesk.ui.app import run

        sys.exit(run(arguments))
    from csdesk.cli.main import main

    sys.exit(main(arguments))


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether a person wants the window: nothing is asked for, or only a workspace is named."""
    return not arguments or (len(arguments) == 1 and arguments[0].endswith(".csdesk"))


if __name__ == "__main__":
    entry()
