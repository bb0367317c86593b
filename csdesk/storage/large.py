"""What a large write needs that small ones do without: room for its pages, and references checked once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from csdesk.domain.text import msg
from csdesk.storage.failures import RefersToNothing

LARGE = 10_000
"""From so many rows on a write is large."""
_PAGES, _USUAL_PAGES = -49_152, -2_000
_LOGGED_PAGES = 1_000
"""A log of so many pages is taken into the file by the write that makes it as long."""


def make_room(connection: sqlite3.Connection) -> None:
    """Let the pages of a large write stay in memory until it is saved, and in the log until the next write.

    Each is then written once before the write is saved; a worker, who sums the accounts up, takes them into the file.
    """
    connection.execute(f"PRAGMA cache_size = {_PAGES}")
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def give_back(connection: sqlite3.Connection) -> None:
    """Use as little memory again as small writes do."""
    connection.execute(f"PRAGMA cache_size = {_USUAL_PAGES}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED_PAGES}")


@contextmanager
def references_unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """Do not look at every row for others that refer to it; whoever writes calls `check_references` before saving."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def check_references(connection: sqlite3.Connection) -> None:
    """Raises `RefersToNothing` when a row refers to one that is not there."""
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise RefersToNothing(msg("A record would refer to one that is not there, so nothing was changed"))
