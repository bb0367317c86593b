"""The only INSERT, UPDATE and DELETE of records; each write is noted for the journal and the full-text index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice, repeat
from types import MappingProxyType
from typing import Any, Final, TypeVar

from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record
from csdesk.domain.text import msg
from csdesk.domain.turns import in_turns
from csdesk.storage.codec import Codec, Value, codec_of
from csdesk.storage.full_text import index, is_indexed, unindex
from csdesk.storage.large import LARGE, make_room

R = TypeVar("R", bound=Record)
_TOGETHER = 40
NO_VALUES: Final[Mapping[str, Value]] = MappingProxyType({})
_TURN = 1_000
"""After so many changed records a worker lets the window go first, and may be stopped."""


@dataclass(frozen=True, slots=True)
class Write:
    """One noted change: rows inserted, one row updated (only the columns that differ), or one deleted."""

    op: str
    entity: str
    first: int
    last: int
    before: list[Value] | dict[str, Value] | None = None
    after: dict[str, Value] | None = None


class RecordGone(Refused):
    """The record was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(msg("This record is no longer there; nothing was changed"))


class Reader:
    """Reads records of any kind from one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, in the order they were made."""
        return self.find(kind)

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """The records whose fields equal the given values (`None` means empty)."""
        codec = codec_of(kind)
        where, values = _where(codec, equal)
        found = self.connection.execute(f"{select(codec)}{where} ORDER BY [id]", values)
        return codec.records(found.fetchall())

    def listing(self, kind: type[R], field: str, ids: Iterable[int]) -> list[R]:
        """The records whose list of references names any of the ids; SQLite reads the lists, not Python."""
        codec = codec_of(kind)
        if field not in codec.columns:
            raise KeyError(field)
        found = self.connection.execute(
            f"{select(codec)} WHERE [{field}] <> '[]' AND json_valid([{field}]) AND EXISTS "
            f"(SELECT 1 FROM json_each([{field}]) AS one WHERE one.value IN (SELECT value FROM json_each(?))) "
            "ORDER BY [id]",
            (json.dumps(list(ids)),),
        )
        return codec.records(found.fetchall())

    def get(self, kind: type[R], record_id: int) -> R:
        """One record; raises `RecordGone` when it is not there."""
        codec = codec_of(kind)
        row = self.connection.execute(f"{select(codec)} WHERE [id] = ?", (record_id,)).fetchone()
        if row is None:
            raise RecordGone
        return codec.record(row)

    def count(self, kind: type[Record], **equal: Any) -> int:
        """How many records of a kind there are, or those whose fields equal the given values."""
        codec = codec_of(kind)
        where, values = _where(codec, equal)
        row = self.connection.execute(f"SELECT count(*) FROM [{codec.table}]{where}", values).fetchone()
        return int(row[0])

    def exceeds(self, kind: type[Record], most: int) -> bool:
        """Whether there are more records of a kind than that; to count a million of them takes fifty times as long."""
        query = f"SELECT 1 FROM [{codec_of(kind).table}] LIMIT 1 OFFSET ?"
        return self.connection.execute(query, (most,)).fetchone() is not None


def _where(codec: Codec[R], equal: Mapping[str, Any]) -> tuple[str, list[Any]]:
    unknown = set(equal) - set(codec.columns)
    if unknown:
        raise KeyError(min(unknown))
    where = " AND ".join(f"[{name}] IS ?" for name in equal)
    return f" WHERE {where}" if where else "", [codec.plain(name, value) for name, value in equal.items()]


class Tables(Reader):
    """Reads and writes records; notes each write to whoever listens."""

    def __init__(
        self, connection: sqlite3.Connection, note: Callable[[Write], None], now: Callable[[], str]
    ) -> None:
        super().__init__(connection)
        self._note = note
        self._now = now

    def insert_many(self, kind: type[R], records: Sequence[R]) -> range:
        """Store new records in one go; their ids follow each other."""
        return self.insert_columns(kind, codec_of(kind).columns_of(records), len(records))

    def insert_columns(self, kind: type[Record], given: Mapping[str, Sequence[Any]], size: int) -> range:
        """Store new records given field by field; a field that is not given is left to its default."""
        codec = codec_of(kind)
        first = next_id(self.connection, codec.table)
        ids = range(first, first + size)
        columns, now = codec.filled(given, size), self._now()
        same = {"created": now, "changed": now} | _repeated(columns, size)
        own = {name: column for name, column in columns.items() if name not in same} or {"id": ids}
        if size > LARGE:
            make_room(self.connection)
        rows = zip(*own.values(), strict=True)
        insert_rows(self.connection, codec.table, tuple(own), rows, size=size, same=same)
        if ids:
            index(self.connection, codec.table, ids[0], ids[-1], columns.keys())
            self._note(Write("insert", codec.table, ids[0], ids[-1]))
        return ids

    def update_many(self, kind: type[R], records: Sequence[R]) -> None:
        """Store the fields that differ from what is stored."""
        codec, now = codec_of(kind), self._now()
        by_id = f"{select(codec)} WHERE [id] = ?"
        for record in in_turns(records, _TURN):
            self._update(codec, by_id, record, now)

    def _update(self, codec: Codec[R], by_id: str, record: R, now: str) -> None:
        row = self.connection.execute(by_id, (record.id,)).fetchone()
        if row is None:
            raise RecordGone
        old = dict(zip(codec.columns, row, strict=True))
        new = dict(zip(codec.names, codec.values(record), strict=True))
        after = {name: value for name, value in new.items() if old[name] != value}
        if not after:
            return
        after["changed"] = now
        before = {name: old[name] for name in after}
        set_columns(self.connection, codec.table, record.id, after)
        self._note(Write("update", codec.table, record.id, record.id, before, after))

    def delete_many(self, kind: type[Record], ids: Iterable[int]) -> None:
        """Remove rows, keeping their images for the journal."""
        codec = codec_of(kind)
        for record_id in ids:
            row = self.connection.execute(f"{select(codec)} WHERE [id] = ?", (record_id,)).fetchone()
            if row is None:
                raise RecordGone
            drop_rows(self.connection, codec.table, record_id, record_id)
            self._note(Write("delete", codec.table, record_id, record_id, list(row)))


def select(codec: Codec[R]) -> str:
    """The SELECT of all columns of a kind."""
    return f"SELECT {', '.join(f'[{name}]' for name in codec.columns)} FROM [{codec.table}]"


def _repeated(columns: Mapping[str, Sequence[Value]], size: int) -> dict[str, Value]:
    """The columns of many rows that say the same in each, and what they say."""
    return {
        name: column[0]
        for name, column in columns.items()
        if size > _TOGETHER and column[0] == column[-1] and column.count(column[0]) == size
    }


def insert_rows(
    connection: sqlite3.Connection,
    table: str,
    names: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    size: int,
    same: Mapping[str, Value] = NO_VALUES,
) -> None:
    """Store so many rows with some columns, several in one statement: a third less time than one by one.

    What is the `same` in all rows is handed over once a statement. Rows without an id get those after the highest.
    """
    left, shared = iter(rows), tuple(same.values())
    cells = chain.from_iterable(islice(left, size - size % _TOGETHER))
    together = zip(*map(repeat, shared), *repeat(cells, len(names) * _TOGETHER), strict=False)
    connection.executemany(_insertion(table, [*same], names, _TOGETHER), together)
    connection.executemany(_insertion(table, [*same], names, 1), ((*shared, *row) for row in left))


def _insertion(table: str, same: Sequence[str], own: Sequence[str], rows: int) -> str:
    """The INSERT of some rows with some columns; the first ones share their values."""
    marks = f"({', '.join([*(f'?{place + 1}' for place in range(len(same))), *repeat('?', len(own))])})"
    return f"INSERT INTO [{table}] ({', '.join(f'[{name}]' for name in (*same, *own))}) VALUES {', '.join([marks] * rows)}"


def next_id(connection: sqlite3.Connection, table: str) -> int:
    """The id after the highest ever used in a table, so that a deleted record's id never returns."""
    row = connection.execute(
        f"SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), coalesce(max([id]), 0) FROM [{table}]",
        (table,),
    ).fetchone()
    return 1 + max(map(int, row))


def set_columns(connection: sqlite3.Connection, table: str, record_id: int, values: dict[str, Value]) -> None:
    """Write some columns of one row, and its place in the index where its words are among them."""
    names, is_found = ", ".join(f"[{name}] = ?" for name in values), is_indexed(table, values)
    if is_found:
        unindex(connection, table, record_id, record_id)
    connection.execute(f"UPDATE [{table}] SET {names} WHERE [id] = ?", [*values.values(), record_id])
    if is_found:
        index(connection, table, record_id, record_id)


def put_rows(connection: sqlite3.Connection, codec: Codec[R], rows: Sequence[Sequence[Value]]) -> None:
    """Put whole rows back under their old ids; those of an older file lack the columns that came later."""
    names = codec.before if {len(row) for row in rows} == {len(codec.before)} else codec.columns
    insert_rows(connection, codec.table, names, rows, size=len(rows))
    ids = [int(row[0] or 0) for row in rows]
    index(connection, codec.table, min(ids), max(ids))


def drop_rows(
    connection: sqlite3.Connection, table: str, first: int, last: int, *, indexed: bool = True
) -> None:
    """Remove a range of rows and, unless the index is made anew afterwards, their places in it."""
    if indexed:
        unindex(connection, table, first, last)
    connection.execute(f"DELETE FROM [{table}] WHERE [id] BETWEEN ? AND ?", (first, last))
