"""One writer per workspace: a lock that dies with its process, and says who holds it."""

from __future__ import annotations

import getpass
import json
import os
import platform
from pathlib import Path

from csdesk.domain.errors import Blocked
from csdesk.domain.text import msg, verbatim
from csdesk.storage.files.places import private


class AlreadyOpen(Blocked):
    """Another window, or another computer, has the workspace open for writing."""


class WorkspaceLock:
    """Holds `.<name>.lock` beside the workspace while it is open; the operating system frees it on any death."""

    def __init__(self, workspace: Path, since: str) -> None:
        self._workspace = workspace
        self._path = workspace.with_name(f".{workspace.name}.lock")
        self._handle: int | None = None
        self._since = since

    def take(self) -> None:
        """Take the lock; raises `AlreadyOpen` saying who and since when."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        private(self._path)
        if not _try_lock(handle):
            holder = self._holder()
            os.close(handle)
            raise AlreadyOpen(
                msg(
                    "{file} is already open by {who} since {since}; close it there, or open a copy",
                    file=verbatim(self._workspace.name),
                    who=verbatim(holder.get("who", "?")),
                    since=verbatim(holder.get("since", "?")),
                )
            )
        self._handle = handle
        who = f"{getpass.getuser()} @ {platform.node()}"
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps({"who": who, "since": self._since, "pid": os.getpid()}).encode())

    def release(self) -> None:
        """Free it and leave nothing behind."""
        if self._handle is None:
            return
        self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None

    def _holder(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_text() or "{}")
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _try_lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
