"""How a workspace file is made and opened: checked, locked and brought up to date before anybody reads in it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from csdesk.domain.errors import Refused
from csdesk.domain.ports import Clock
from csdesk.domain.text import msg, verbatim
from csdesk.storage import migrations
from csdesk.storage.clock import SystemClock
from csdesk.storage.connection import check_objects, reader, settle, writer
from csdesk.storage.failures import check_room, explained
from csdesk.storage.files.places import remove
from csdesk.storage.lock import WorkspaceLock


class AlreadyThere(Refused):
    """A new workspace would replace a file."""


class Opened(NamedTuple):
    """A file at hand."""

    path: Path
    reads: sqlite3.Connection
    writes: sqlite3.Connection | None = None
    """`None` until it is needed."""
    lock: WorkspaceLock | None = None
    """`None` of a file that is only looked at."""


def made(path: Path, clock: Clock | None) -> Opened:
    """A new file, or none at all; raises `AlreadyThere` rather than replace one."""
    with explained(path):
        _check_free(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock, is_made = _locked(path, clock), False
        try:
            _check_free(path)
            migrations.create(path)
            is_made = True
            with explained(path):  # what is wrong is asked of the disk before the file is gone from it
                writes = _checked(writer(path), path)
                return Opened(path, reader(path), writes, lock)
        except BaseException:
            if is_made:
                with suppress(OSError):
                    remove(path)
            lock.release()
            raise


def looked_at(path: Path) -> Opened:
    """A file to read only; of an older one what is looked at is a private copy that was brought up."""
    with explained(path):
        is_current = migrations.version_of(path) == migrations.CURRENT
        looked = path if is_current else migrations.brought_up_aside(path)
        return Opened(looked, _checked(reader(looked), path))


def opened(path: Path, clock: Clock | None, *, late: bool) -> Opened:
    """A file to work in, brought up to date; `late`, what writes is opened when it is needed."""
    with explained(path):
        is_current = migrations.version_of(path) == migrations.CURRENT
        if not late or not is_current:
            check_room(path)
        lock = _locked(path, clock)
        try:
            if not is_current:
                settle(path)
                migrations.migrate(path)
            reads = _checked(reader(path), path)  # before a writing connection leaves its first mark
            return Opened(path, reads, None if late else writer(path), lock)
        except BaseException:
            lock.release()
            raise


def _check_free(path: Path) -> None:
    if path.exists():
        raise AlreadyThere(
            msg("{file} already exists; choose another name", file=verbatim(path.name or str(path)))
        )


def _locked(path: Path, clock: Clock | None) -> WorkspaceLock:
    lock = WorkspaceLock(path, (clock or SystemClock()).now().isoformat(timespec="minutes"))
    lock.take()
    return lock


def _checked(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        check_objects(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection
