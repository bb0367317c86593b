"""What writes in a workspace: one connection, opened with it or when it is first needed, and what goes through it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from csdesk.domain.model.catalog import BY_KEY
from csdesk.storage.codec import codec_of
from csdesk.storage.connection import settle, writer
from csdesk.storage.failures import check_room
from csdesk.storage.journal import Journal
from csdesk.storage.tables import Tables, Write, put_rows, set_columns

MOST_WAITED = 0.2
"""Closing waits so many seconds for a worker that was told to stop; what it holds up is done at the next opening."""


class Pen:
    """The writing connection with its journal and its tables; whoever uses it holds the workspace's lock."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection | None,
        note: Callable[[Write], None],
        now: Callable[[], str],
    ) -> None:
        self._path = path
        self._note, self._now = note, now
        if connection is not None:
            self.connection = connection

    @cached_property
    def connection(self) -> sqlite3.Connection:
        """The connection; raises `DiskFull` where there is no room to begin one."""
        check_room(self._path)
        return writer(self._path)

    @cached_property
    def journal(self) -> Journal:
        """The journal, to be written."""
        return Journal(self.connection)

    @cached_property
    def tables(self) -> Tables:
        """The records, to be written."""
        return Tables(self.connection, self._note, self._now)

    @property
    def is_open(self) -> bool:
        """Whether it was needed already."""
        return "connection" in vars(self)

    def undoes_most(self) -> bool:
        """Whether the newest step brought most of what is there."""
        return self.journal.undoes_most()

    def put_back(self, write: Write) -> None:
        """Do what the journal says, and note it as any other write."""
        kind = BY_KEY[write.entity].type
        if write.op == "delete":
            self.tables.delete_many(kind, range(write.last, write.first - 1, -1))
            return
        if write.op == "update" and write.after is not None:
            set_columns(self.connection, write.entity, write.first, write.after)
        elif isinstance(write.before, list):
            rows: Any = write.before
            put_rows(self.connection, codec_of(kind), rows)
            write = Write("insert", write.entity, write.first, write.last)
        self._note(write)

    def merge_rarely(self) -> None:
        """Let the full-text index join its parts only when they are many of a size.

        Joining a little at every write works on its largest parts: one edit in fifty took 60 ms at a million notes.
        """
        asked = self.connection.execute("SELECT v FROM search_config WHERE k = 'automerge'").fetchone()
        if asked != (0,):
            self.connection.execute("INSERT INTO search (search, rank) VALUES ('automerge', 0)")

    def settle(self) -> None:
        """Leave one file at rest; where there is no room for that all is saved too, in two files."""
        with suppress(sqlite3.OperationalError):
            if not self.is_open:
                settle(self._path)
                return
            self.connection.execute(f"PRAGMA busy_timeout = {MOST_WAITED * 1000:.0f}")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.connection.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self.is_open:
            self.connection.close()
