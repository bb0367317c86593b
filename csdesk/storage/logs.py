"""The log: counts, kinds and ids for whoever mends the app; never a name or a value of a client."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from csdesk.domain.faults import places_of
from csdesk.storage.files.places import private, state_folder

_SIZE = 500_000
_KEPT = 3


def start() -> Path:
    """Write warnings and worse to a rotating file of the app's own; returns its path."""
    path = state_folder() / "csdesk.log"
    root = logging.getLogger("csdesk")
    for former in root.handlers:
        former.close()
    root.handlers[:] = [_WhenNeeded(path)]
    root.setLevel(logging.INFO)
    root.propagate = False
    return path


class _WhenNeeded(logging.Handler):
    """Gives its place to the rotating file at the first record: most starts log nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Open the file and write there from now on."""
        from logging.handlers import RotatingFileHandler

        file = RotatingFileHandler(self._path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        file.rotator = _rotated
        private(self._path)
        logging.getLogger("csdesk").handlers[:] = [file]
        file.handle(record)


def _rotated(full: str, kept: str) -> None:
    """Put a full log aside; the next one is its owner's from the first byte."""
    Path(full).replace(kept)
    os.close(os.open(full, os.O_WRONLY | os.O_CREAT, 0o600))


def log_bug(failure: BaseException) -> None:
    """Note an unexpected error without its words."""
    logging.getLogger("csdesk").error("\n".join(places_of(failure)))
