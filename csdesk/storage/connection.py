"""How a connection to a workspace file is opened: what it may do, and what it must never do."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from csdesk.domain.text import msg, verbatim
from csdesk.storage.failures import Damaged
from csdesk.storage.schema import DIGEST, statements
from csdesk.storage.sha import hexadecimal

_LOGS = ("-wal", "-journal")
_HARD_LIMITS = ((sqlite3.SQLITE_LIMIT_ATTACHED, 0), (sqlite3.SQLITE_LIMIT_VDBE_OP, 50_000_000))


def writer(path: Path) -> sqlite3.Connection:
    """The one writing connection: write-ahead log, and "saved" only after a synced commit."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    harden(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def settle(path: Path) -> None:
    """Take what a crash left in a log of its own into the file; else it would be read into the file that takes its place."""
    if any(path.with_name(path.name + end).exists() for end in _LOGS):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            harden(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")


def reader(path: Path) -> sqlite3.Connection:
    """A read-only connection, for a worker or for a workspace opened to look at."""
    connection = _looking(path, "mode=ro")
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        connection.close()
        connection = _looking(path, _other_way(path))
    return connection


def _other_way(path: Path) -> str:
    """How to look at a file that a crash left half closed, or that was copied alone while it was open."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        with closing(sqlite3.connect(path)) as mending:
            harden(mending)
            mending.execute("PRAGMA schema_version").fetchone()  # rolls back what the crash left
        return "mode=ro"
    left = any(path.with_name(path.name + end).exists() for end in _LOGS)
    return "mode=ro" if left else "immutable=1"


def _looking(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{_address(path)}?{how}", uri=True, isolation_level=None, check_same_thread=False
    )
    harden(connection)
    return connection


def _address(path: Path) -> str:
    """The file as SQLite is told of it: `Path.as_uri` would cost every start a module of its own."""
    whole = path.resolve().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{whole}" if whole.startswith("/") else f"file:///{whole}"


def harden(connection: sqlite3.Connection) -> None:
    """A workspace from a stranger is only data: no trusted schema, no attached files, checked cells."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    for limit, value in _HARD_LIMITS:
        connection.setlimit(limit, value)


def check_objects(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `Damaged` when the file holds other tables, triggers or views than CSDesk makes."""
    found = _objects(connection)
    if digest(found) != DIGEST and found != expected_objects():
        raise Damaged(
            msg(
                "{file} is not built as a CSDesk file should be; it was left as it is",
                file=verbatim(path.name),
            )
        )


def _objects(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    usual = connection.text_factory
    connection.text_factory = lambda raw: raw.decode(
        errors="replace"
    )  # garbage is another object, not a fault
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    connection.text_factory = usual
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in found)


def digest(objects: frozenset[tuple[str, str, str]]) -> str:
    """One word for a set of objects, so that a known schema is recognised without building it."""
    return hexadecimal("\n".join("\t".join(one) for one in sorted(objects)).encode())


_EXPECTED: list[frozenset[tuple[str, str, str]]] = []


def expected_objects() -> frozenset[tuple[str, str, str]]:
    """Type, name and normalised SQL of everything a current workspace holds; made once."""
    if not _EXPECTED:
        connection = sqlite3.connect(":memory:")
        connection.executescript(statements())
        _EXPECTED.append(_objects(connection))
        connection.close()
    return _EXPECTED[0]
