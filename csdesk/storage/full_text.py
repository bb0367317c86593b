"""The full-text index: which records hold which words. The words themselves stay with the records (ADR 0032)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext

from csdesk.storage.large import LARGE
from csdesk.storage.schema import SEARCH, SEARCH_KINDS, SEARCH_STRIDE, SEARCHED

_ROOM, _USUAL_ROOM = 2 << 20, 1 << 20
_WORDS = {table: frozenset((*title, *body)) for table, (title, body) in SEARCHED.items()}
"""The columns that the index is made of."""
_COUNTS = 1
"""Where the index notes how many rows it holds, among its blocks."""


def _joined(names: Iterable[str]) -> str:
    """The words of some columns, one after another."""
    return " || ' ' || ".join(f"coalesce([{name}], '')" for name in names) or "''"


def _found(part: int) -> str:
    """The title or the body of the record behind a row of the index; nothing when it is gone."""
    one = f"WHERE [id] = search.rowid / {SEARCH_STRIDE}"
    kinds = " ".join(
        f"WHEN {place} THEN (SELECT {_joined(SEARCHED[table][part])} FROM [{table}] {one})"
        for place, table in enumerate(SEARCH_KINDS)
    )
    return f"CASE search.rowid % {SEARCH_STRIDE} {kinds} END"


MATCHING = (
    f"SELECT rowid, {_found(0)}, {_found(1)} FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
)
"""The newest rows that match, with their title and body as the records hold them."""


def is_indexed(table: str, columns: Mapping[str, object]) -> bool:
    """Whether some of these columns are in the index."""
    return not _WORDS.get(table, frozenset()).isdisjoint(columns)


def index(
    connection: sqlite3.Connection, table: str, first: int, last: int, filled: Collection[str] | None = None
) -> None:
    """Add a range of rows to the index, in one statement; `filled` are the only columns that hold anything."""
    if table in SEARCHED:
        with _roomy(connection) if last - first > LARGE else nullcontext():
            connection.execute(
                f"INSERT INTO search (rowid, title, body) SELECT {_rows(table, filled)}", (first, last)
            )


def unindex(connection: sqlite3.Connection, table: str, first: int, last: int) -> None:
    """Take a range of rows out of the index, while they still hold the words that it was made of."""
    if table in SEARCHED:
        connection.execute(
            f"INSERT INTO search (search, rowid, title, body) SELECT 'delete', {_rows(table)}", (first, last)
        )


def _rows(table: str, filled: Collection[str] | None = None) -> str:
    """A range of records as rows of the index."""
    title, body = (
        _joined(name for name in names if filled is None or name in filled) for names in SEARCHED[table]
    )
    number = f"[id] * {SEARCH_STRIDE} + {SEARCH_KINDS.index(table)}"
    return f"{number}, {title}, {body} FROM [{table}] WHERE [id] BETWEEN ? AND ?"


@contextmanager
def _roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the index gather more words before it writes them: a fifth less time for a large range."""
    change = "INSERT INTO search (search, rank) VALUES ('hashsize', ?)"
    connection.execute(change, (_ROOM,))
    yield
    connection.execute(change, (_USUAL_ROOM,))


def stored(connection: sqlite3.Connection) -> int:
    """How many records are there that belong into the index."""
    counts = " + ".join(f"(SELECT count(*) FROM [{table}])" for table in SEARCHED)
    return int(connection.execute(f"SELECT {counts}").fetchone()[0])


def indexed(connection: sqlite3.Connection) -> int:
    """How many rows the index holds by its own count, which is the first number among its blocks."""
    row = connection.execute("SELECT block FROM search_data WHERE id = ?", (_COUNTS,)).fetchone()
    count = 0
    for byte in row[0] if row else b"":
        count = count << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return count


def index_anew(connection: sqlite3.Connection) -> None:
    """Make the index again from the rows that are there: quicker than taking most of it out one by one."""
    connection.execute("DROP TABLE search")
    connection.execute(SEARCH)
    for table in SEARCHED:
        last = connection.execute(f"SELECT max([id]) FROM [{table}]").fetchone()[0]
        if last is not None:
            index(connection, table, 1, last)
