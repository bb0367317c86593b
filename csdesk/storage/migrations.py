"""The ordered, append-only migrations: a file is brought up to date on a copy that is swapped in whole."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from csdesk.domain.errors import Blocked
from csdesk.domain.text import msg, verbatim
from csdesk.shipped import RESOURCES
from csdesk.storage.connection import check_objects, reader
from csdesk.storage.failures import Damaged
from csdesk.storage.files.places import handed_over, private, scratch_folder
from csdesk.storage.schema import APPLICATION_ID

_HEADER = 100
_MAGIC = b"SQLite format 3\x00"


class NotAWorkspace(Blocked):
    """The file is no CSDesk workspace."""


class NewerFile(Blocked):
    """A newer CSDesk made the file."""


def _the_first_schema(connection: sqlite3.Connection) -> None:
    _run(connection, "0001.sql")


def _health_models(connection: sqlite3.Connection) -> None:
    _run(connection, "0002.sql")


def _summary(connection: sqlite3.Connection) -> None:
    _run(connection, "0003.sql")


def _practice(connection: sqlite3.Connection) -> None:
    _run(connection, "0004.sql")


def _leaner_search(connection: sqlite3.Connection) -> None:
    _run(connection, "0005.sql")


def _words_once(connection: sqlite3.Connection) -> None:
    _run(connection, "0006.sql")


def _run(connection: sqlite3.Connection, script: str) -> None:
    connection.executescript((RESOURCES / "schema" / script).read_text(encoding="utf-8"))


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _the_first_schema,
    _health_models,
    _summary,
    _practice,
    _leaner_search,
    _words_once,
)
"""Migration n brings a file from version n to n + 1; a released one is never edited."""

CURRENT = len(MIGRATIONS)


def version_of(path: Path) -> int:
    """The schema version of a workspace file, read from its header before any SQL runs.

    Raises `NotAWorkspace` for anything else, `NewerFile` for a file of a newer CSDesk.
    """
    header = b""
    if path.is_file() or path.is_dir() or not path.exists():  # a pipe would keep its reader waiting
        with path.open("rb") as file:
            header = file.read(_HEADER)
    name = verbatim(path.name)
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAWorkspace(
            msg("{file} is not a CSDesk file; to bring a spreadsheet in, import it", file=name)
        )
    version = int.from_bytes(header[60:64], "big")
    if not version:
        raise Damaged(msg("{file} is not built as a CSDesk file should be; it was left as it is", file=name))
    if version > CURRENT:
        raise NewerFile(
            msg(
                "{file} was made by a newer CSDesk; it was left as it is, update CSDesk to open it", file=name
            )
        )
    return version


def create(path: Path) -> None:
    """Write a new, empty workspace file, whole or not at all."""
    with handed_over(path) as aside:
        aside.write_bytes(_empty())


def _empty() -> bytes:
    """An empty workspace as bytes, brought up in memory: on a disk every statement of a schema would be synced."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in MIGRATIONS:
            migration(connection)
        _stamp(connection)
        return connection.serialize()


def _stamp(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {CURRENT}")


def migrate(path: Path) -> None:
    """Bring an older file up to date on a copy, then swap it in; the old file stays as `.v<N>.bak` beside it."""
    version = version_of(path)
    if version == CURRENT:
        return
    keep = path.with_name(f"{path.name}.v{version}.bak")
    with handed_over(path) as aside:
        _copy(path, aside)
        _bring_up(aside, version)
        with closing(reader(aside)) as looking:
            check_objects(looking, path)
        with handed_over(keep) as old:
            _copy(path, old)


def brought_up_aside(path: Path) -> Path:
    """A private copy of an older file, up to date, for who only looks; the file itself is not touched."""
    target = Path(tempfile.mkdtemp(dir=scratch_folder())) / path.name
    _copy(path, target)
    private(target)
    _bring_up(target, version_of(path))
    return target


def _copy(source: Path, target: Path) -> None:
    with closing(reader(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _bring_up(path: Path, version: int) -> None:
    from sqlite_utils import Database

    database = Database(str(path))
    try:
        for migration in MIGRATIONS[version:]:
            with database.conn:
                migration(database.conn)
        _stamp(database.conn)
        database.conn.commit()
    finally:
        database.close()
