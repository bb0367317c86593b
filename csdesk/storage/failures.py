"""What SQLite and the file system say, in words for a person; anything unknown stays a bug."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.domain.errors import Blocked
from csdesk.domain.text import Text, msg, verbatim


class DiskFull(Blocked):
    """No room is left on the disk."""


class FileInUse(Blocked):
    """Another program holds the file."""


class Damaged(Blocked):
    """The file's contents do not hold together."""


class ReadOnlyPlace(Blocked):
    """The file or its folder cannot be written."""


class RefersToNothing(Blocked):
    """A record would refer to one that is not there."""


class NoSuchFile(Blocked):
    """There is nothing at that path."""


_SMALL = 65_536
_DISK_FULL = msg("The disk is full, so nothing was saved; free some space and try again")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the failures of the surroundings into `Blocked`, naming the file."""
    with writing(path):
        try:
            yield
        except sqlite3.DatabaseError as failure:
            known = _of_sqlite(failure, path)
            if known is None:
                raise
            raise known from failure
        except UnicodeDecodeError as failure:  # what SQLite says of a damaged schema quotes it
            raise Damaged(_damaged(verbatim(path.name))) from failure


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn the failures of writing a file that is no workspace into `Blocked`; those of a database pass."""
    try:
        yield
    except OSError as failure:
        known = _of_system(failure, target)
        if known is None:
            raise
        raise known from failure


def is_protected(path: Path) -> bool:
    """Whether a file is there that may be read and not changed: it or its folder is protected."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))


def _of_sqlite(failure: sqlite3.DatabaseError, path: Path) -> Blocked | None:
    code = getattr(failure, "sqlite_errorcode", 0) & 0xFF
    name = verbatim(path.name)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(_DISK_FULL)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return FileInUse(msg("{file} is in use by another program; close it there and try again", file=name))
    if code == sqlite3.SQLITE_CONSTRAINT:
        return RefersToNothing(msg("A record would refer to one that is not there, so nothing was changed"))
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG}:
        return Damaged(_damaged(name))
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return ReadOnlyPlace(_read_only(name))
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR} and _no_room(path.parent):
        return DiskFull(_DISK_FULL)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
        return NoSuchFile(
            msg("{file} cannot be opened; check that the folder exists and that you may use it", file=name)
        )
    return None


def _no_room(folder: Path) -> bool:
    """Whether not even the small files fit that SQLite keeps beside its own; it does not say why it failed."""
    try:
        total, _, free = shutil.disk_usage(folder)
    except OSError:
        return False
    return free < _SMALL <= total  # a drive that tells no size is not a full one


def check_room(path: Path) -> None:
    """Raises `DiskFull` where a file cannot be opened to write: to try would leave it in pieces that cannot be read."""
    if _no_room(path.resolve().parent):
        raise DiskFull(_DISK_FULL)


def _of_system(failure: OSError, path: Path) -> Blocked | None:
    name = verbatim(_named(failure) or path.name)
    if failure.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(_DISK_FULL)
    if isinstance(failure, FileNotFoundError):
        return NoSuchFile(msg("{file} was not found; check its name and folder", file=name))
    if isinstance(failure, PermissionError) and _is_hidden(failure):
        return ReadOnlyPlace(
            msg("{file} may not be read by this user; copy it to a folder of your own first", file=name)
        )
    if isinstance(failure, PermissionError) or failure.errno == errno.EROFS:
        return ReadOnlyPlace(_read_only(name))
    if isinstance(failure, IsADirectoryError | NotADirectoryError):
        return NoSuchFile(msg("{file} is a folder, not a file; choose a file", file=name))
    return None


def _is_hidden(failure: OSError) -> bool:
    """Whether the file that a failure names is there, and not even to be read."""
    named = failure.filename
    return (
        isinstance(named, str | bytes) and Path(os.fsdecode(named)).exists() and not os.access(named, os.R_OK)
    )


def _named(failure: OSError) -> str | None:
    """The file that a failure names, unless it is one that only the app knows of."""
    if not isinstance(failure.filename, str | bytes):
        return None
    name = Path(os.fsdecode(failure.filename)).name
    return None if name.startswith(".") else name


def _damaged(name: Text) -> Text:
    return msg(
        "{file} is damaged or is not a CSDesk file; it was left as it is, open a backup instead", file=name
    )


def _read_only(name: Text) -> Text:
    return msg("{file} cannot be written here; save a copy in another folder", file=name)
