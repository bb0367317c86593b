"""A new workspace file with what it begins with: whole, or not there at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from csdesk.domain.ports import Clock
from csdesk.storage.failures import explained
from csdesk.storage.files.places import remove
from csdesk.storage.workspace import Workspace


def created(path: Path, fill: Callable[[Workspace], object], clock: Clock | None = None) -> Workspace:
    """Make a workspace, fill it and hand it back open; when the filling fails, nothing of it is left.

    Raises what `Workspace.create` and the filling raise. A file that was there before is never removed.
    """
    workspace = Workspace.create(path, clock)
    try:
        with explained(path):  # what is wrong is asked of the disk before the file is gone from it
            fill(workspace)
    except BaseException:
        workspace.close()
        with suppress(OSError):
            remove(path)
        raise
    return workspace
