"""One writer per workspace: a lock that dies with its process, and says who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import time
from datetime import datetime
from pathlib import Path

from csdesk.domain.errors import Blocked
from csdesk.domain.text import Text, msg, verbatim
from csdesk.storage.files.alive import try_lock
from csdesk.storage.files.places import private, same_file

_LOOKS, _PAUSE = 10, 0.005


class AlreadyOpen(Blocked):
    """Another window, or another computer, has the workspace open for writing."""


class WorkspaceLock:
    """Holds `.<name>.lock` beside the workspace while it is open; the operating system frees it on any death."""

    def __init__(self, workspace: Path, since: str) -> None:
        self._workspace = workspace
        self._path = lock_path(workspace)
        self._handle: int | None = None
        self._since = since

    def take(self) -> None:
        """Take the lock; raises `AlreadyOpen` saying who and since when."""
        handle = None
        while handle is None:
            handle = self._locked()
        self._handle = handle
        private(self._path)
        told = json.dumps({"who": _me(), "since": self._since, "pid": os.getpid()}).encode()
        with contextlib.suppress(OSError):  # a full disk takes the words, not the lock
            os.write(handle, told)
            if os.fstat(handle).st_size > len(told):  # a crash left more; to cut first takes milliseconds
                os.ftruncate(handle, len(told))

    def release(self) -> None:
        """Free it and leave nothing behind."""
        if self._handle is None:
            return
        if os.name == "nt":  # an open file cannot be removed there
            os.close(self._handle)
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        if os.name != "nt":
            os.close(self._handle)
        self._handle = None

    def _locked(self) -> int | None:
        """The locked file, or `None` when its last holder removed it meanwhile; raises `AlreadyOpen`."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        locked = kept = False
        try:
            locked = try_lock(handle)
            with contextlib.suppress(FileNotFoundError):
                kept = os.name == "nt" or same_file(handle, self._path)
        finally:
            if not (locked and kept):
                os.close(handle)
        if kept and not locked:
            raise self._taken()
        return handle if kept else None

    def _taken(self) -> AlreadyOpen:
        holder = self._holder()
        return AlreadyOpen(
            msg(
                "{file} is already open by {who} since {since}; close it there, or open a copy",
                file=verbatim(self._workspace.name),
                who=verbatim(str(holder.get("who", "?"))),
                since=_since(str(holder.get("since", "?"))),
            )
        )

    def _holder(self) -> dict[str, str]:
        """Who wrote into the lock; a holder that took it this moment is given time to write."""
        for _ in range(_LOOKS):
            with contextlib.suppress(OSError, ValueError):
                found = json.loads(self._path.read_text(encoding="utf-8"))
                return found if isinstance(found, dict) else {}
            time.sleep(_PAUSE)
        return {}


def lock_path(workspace: Path) -> Path:
    """The file beside a workspace that whoever has it open holds."""
    real = workspace.resolve()
    return real.with_name(f".{real.name}.lock")


def _since(written: str) -> datetime | Text:
    """The moment, for the reader's own clock; words that are none stay as they are."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return verbatim(written)
    return moment if moment.tzinfo else verbatim(written)


def _me() -> str:
    """Who and where, asked of the system itself where that is quick."""
    names = (os.environ.get(name) for name in ("LOGNAME", "USER", "USERNAME"))
    user = next(filter(None, names), None) or _user()
    return f"{user} @ {os.uname().nodename if hasattr(os, 'uname') else _computer()}"


def _user() -> str:
    """The name that the system has for the person, where it tells any."""
    try:
        from pwd import getpwuid

        return getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows, or a user id without a name
        return "?"


def _computer() -> str:
    import platform

    return platform.node()
