"""How a second start calls the window that has a workspace open: a note in the app's own folder, taken by who hears."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from csdesk.storage.files.alive import try_lock
from csdesk.storage.files.places import private, state_folder
from csdesk.storage.lock import lock_path
from csdesk.storage.sha import mark

_LOOKS, _PAUSE = 40, 0.025


def calls_folder() -> Path:
    """Where calls are left."""
    folder = state_folder() / "calls"
    folder.mkdir(exist_ok=True)
    private(folder)
    return folder


def call(workspace: Path) -> bool:
    """Call the window that has a workspace open; false when none has, or when it does not answer."""
    if not _is_open(workspace):
        return False
    note = _note(workspace)
    note.touch(mode=0o600)
    for _ in range(_LOOKS):
        if not note.exists():
            return True
        time.sleep(_PAUSE)
    note.unlink(missing_ok=True)
    return False


def heard(workspace: Path) -> bool:
    """Whether this window was called; the call is taken."""
    try:
        _note(workspace).unlink()
    except OSError:
        return False
    return True


def _note(workspace: Path) -> Path:
    return calls_folder() / mark(str(workspace.resolve()))


def _is_open(workspace: Path) -> bool:
    with contextlib.suppress(OSError):
        handle = os.open(lock_path(workspace), os.O_RDWR)
        try:
            return not try_lock(handle)
        finally:
            os.close(handle)
    return False
