"""The rotating file that the log goes to, made when the first line is written: most starts log nothing."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from csdesk.storage.files.places import private

_SIZE = 500_000
_KEPT = 3


def begin(path: Path) -> None:
    """Send warnings and worse to a file from now on."""
    root = logging.getLogger("csdesk")
    for former in root.handlers:
        former.close()
    root.handlers[:] = [_WhenNeeded(path)]
    root.setLevel(logging.INFO)
    root.propagate = False
    logging.raiseExceptions = False


class _WhenNeeded(logging.Handler):
    """Gives its place to the rotating file at the first record."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Open the file and write there from now on."""
        from logging.handlers import RotatingFileHandler

        try:
            file = RotatingFileHandler(self._path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
        except OSError:  # no room or no right: what goes wrong with the log is not the person's to read
            return
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        file.rotator = _rotated
        private(self._path)
        logging.getLogger("csdesk").handlers[:] = [file]
        file.handle(record)


def _rotated(full: str, kept: str) -> None:
    """Put a full log aside; the next one is its owner's from the first byte."""
    Path(full).replace(kept)
    os.close(os.open(full, os.O_WRONLY | os.O_CREAT, 0o600))
