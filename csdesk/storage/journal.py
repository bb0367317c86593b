"""Steps and their before and after images: undo and redo of anything, across restarts.

An inserted row needs no image while it lives (the row itself is the image); a bulk insert is one range.
Undoing it keeps the images for redo. Nobody writes an inverse by hand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from csdesk.domain.changes import ChangeSet, Step
from csdesk.domain.errors import Refused
from csdesk.domain.model.catalog import BY_KEY, ENTITIES
from csdesk.domain.text import Text, msg
from csdesk.storage.codec import Codec, Value, codec_of
from csdesk.storage.failures import Damaged
from csdesk.storage.full_text import index_anew, stored
from csdesk.storage.large import check_references, make_room
from csdesk.storage.schema import SEARCHED
from csdesk.storage.tables import Write, drop_rows, put_rows, set_columns
from csdesk.storage.texts import text_in, text_out

RANGE = 2000
"""Rows of one insert that share a journal entry; bounds the size of a redo image."""

_COLUMNS = "id, op, entity, first, last, before, after"
_Entry = tuple[int, str, str, int, int, str | None, str | None]


class NothingToUndo(Refused):
    """The journal has no step left in that direction."""


class ChangedSince(Refused):
    """A later step touched the same rows, so the older one cannot be taken back alone."""


class Journal:
    """The steps of one workspace."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def record(
        self, at: str, label: Text, command: str, merge_key: str | None, writes: Sequence[Write]
    ) -> int:
        """Write one step with its changes; steps that were undone can no longer be redone."""
        self._db.execute("DELETE FROM step WHERE undone = 1")
        last = self._db.execute("SELECT id, merge_key FROM step ORDER BY id DESC LIMIT 1").fetchone()
        if merge_key and last and last[1] == merge_key:
            step = int(last[0])
            self._db.execute(
                "UPDATE step SET at = ?, label = ?, command = ? WHERE id = ?",
                (at, text_out(label), command, step),
            )
        else:
            row = self._db.execute(
                "INSERT INTO step (at, label, command, merge_key) VALUES (?, ?, ?, ?) RETURNING id",
                (at, text_out(label), command, merge_key),
            ).fetchone()
            step = int(row[0])
        self._db.executemany(
            "INSERT INTO change (step, op, entity, first, last, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((step, *_stored(part)) for write in writes for part in _parts(write)),
        )
        return step

    def undo(self) -> tuple[Step, ChangeSet]:
        """Take the newest step back; raises `NothingToUndo`."""
        step = self._one("undone = 0 ORDER BY id DESC", msg("There is nothing to undo"))
        with _readable():
            return step, self._revert(step.id)

    def undoes_most(self) -> bool:
        """Whether the newest step brought most of what is there: its references are checked once, at the end."""
        row = self._db.execute("SELECT max(id) FROM step WHERE undone = 0").fetchone()
        return row[0] is not None and self._takes_most(self._entries(int(row[0])))

    def redo(self) -> tuple[Step, ChangeSet]:
        """Do the step that was undone last again; raises `NothingToUndo`."""
        step = self._one("undone = 1 ORDER BY id", msg("There is nothing to redo"))
        entries = self._entries(step.id)
        with _readable():
            for entry in entries:
                self._again(entry)
        self._db.execute("UPDATE step SET undone = 0 WHERE id = ?", (step.id,))
        return step, changes_of(entries)

    def is_last(self, step: int) -> bool:
        """Whether a step is the newest that stands."""
        row = self._db.execute("SELECT max(id) FROM step WHERE undone = 0").fetchone()
        return bool(row[0] == step)

    def inverse(self, step: int) -> list[Write]:
        """What taking an older step back comes to, newest first; raises `ChangedSince` on a conflict."""
        for _, _, entity, first, last, _, _ in self._entries(step):
            later = self._db.execute(
                "SELECT 1 FROM change JOIN step ON step.id = change.step WHERE step.undone = 0 AND change.step > ? "
                "AND change.entity = ? AND change.first <= ? AND change.last >= ? LIMIT 1",
                (step, entity, last, first),
            ).fetchone()
            if later:
                raise ChangedSince(
                    msg(
                        "Something was changed in these records later; undo the later changes first, or edit by hand"
                    )
                )
        with _readable():
            return [_inverse(entry) for entry in reversed(self._entries(step))]

    def steps(self, limit: int = 200) -> list[Step]:
        """The newest steps first, undone ones included."""
        found = self._db.execute(
            "SELECT s.id, s.at, s.label, s.command, s.undone, "
            "(SELECT coalesce(sum(last - first + 1), 0) FROM change WHERE step = s.id) "
            "FROM step AS s ORDER BY s.id DESC LIMIT ?",
            (limit,),
        )
        return [Step(row[0], row[1], text_in(row[2]), row[3], bool(row[4]), row[5]) for row in found]

    def history(self, entity: str, record_id: int) -> list[tuple[Step, dict[str, tuple[Any, Any]]]]:
        """The steps that touched one record, newest first, with (before, after) of each column."""
        found = self._db.execute(
            "SELECT s.id, s.at, s.label, s.command, s.undone, c.before, c.after, c.op FROM change AS c "
            "JOIN step AS s ON s.id = c.step WHERE c.entity = ? AND c.first <= ? AND c.last >= ? AND s.undone = 0 "
            "ORDER BY c.id DESC",
            (entity, record_id, record_id),
        )
        result = []
        for number, at, label, command, undone, before, after, op in found:
            columns = {}
            if op == "update":
                old, new = json.loads(before), json.loads(after)
                columns = {name: (old[name], new[name]) for name in new if name != "changed"}
            result.append((Step(number, at, text_in(label), command, bool(undone), 1), columns))
        return result

    def removals(self, account: int, most: int = 100) -> list[Step]:
        """The steps that deleted records of an account, newest first, each with how many."""
        owned = [entity for entity in ENTITIES if entity.owned]
        tests = " OR ".join("(c.entity = ? AND json_extract(c.before, ?) = ?)" for _ in owned)
        asked: list[Value] = []
        for entity in owned:
            asked += [entity.key, f"$[0][{codec_of(entity.type).columns.index('account')}]", account]
        found = self._db.execute(
            "SELECT s.id, s.at, s.label, s.command, count(*) FROM change AS c JOIN step AS s ON s.id = c.step "
            f"WHERE c.op = 'delete' AND s.undone = 0 AND json_valid(c.before) AND ({tests}) GROUP BY s.id ORDER BY s.id DESC LIMIT ?",
            (*asked, most),
        )
        return [
            Step(number, at, text_in(label), command, undone=False, records=records)
            for number, at, label, command, records in found
        ]

    def _one(self, where: str, otherwise: Text) -> Step:
        row = self._db.execute(
            f"SELECT id, at, label, command, undone FROM step WHERE {where} LIMIT 1"
        ).fetchone()
        if row is None:
            raise NothingToUndo(otherwise)
        return Step(row[0], row[1], text_in(row[2]), row[3], bool(row[4]), 0)

    def _entries(self, step: int) -> list[_Entry]:
        return self._db.execute(
            f"SELECT {_COLUMNS} FROM change WHERE step = ? ORDER BY id", (step,)
        ).fetchall()

    def _revert(self, step: int) -> ChangeSet:
        entries = self._entries(step)
        anew = self._takes_most(entries)
        if anew:
            make_room(self._db)
        for entry in reversed(entries):
            self._back(entry, indexed=not anew)
        if anew:
            index_anew(self._db)
        if self._db.execute("PRAGMA foreign_keys").fetchone() == (0,):
            check_references(self._db)
        self._db.execute("UPDATE step SET undone = 1 WHERE id = ?", (step,))
        return changes_of(entries)

    def _takes_most(self, entries: Iterable[_Entry]) -> bool:
        """Whether taking back would leave less than half of a large full-text index."""
        inserted = (entry for entry in entries if entry[1] == "insert" and entry[2] in SEARCHED)
        dropped = sum(entry[4] - entry[3] + 1 for entry in inserted)
        if dropped < RANGE:
            return False
        return 2 * dropped > stored(self._db)

    def _back(self, entry: _Entry, *, indexed: bool) -> None:
        number, op, entity, first, last, before, _ = entry
        if op == "insert":
            codec = codec_of(BY_KEY[entity].type)
            self._db.execute(
                "UPDATE change SET after = ? WHERE id = ?", (image(self._db, codec, first, last), number)
            )
            drop_rows(self._db, entity, first, last, indexed=indexed)
        elif op == "update":
            set_columns(self._db, entity, first, _values(entity, before))
        else:
            put_rows(self._db, codec_of(BY_KEY[entity].type), json.loads(before or "[]"))

    def _again(self, entry: _Entry) -> None:
        number, op, entity, first, last, _, after = entry
        if op == "insert":
            put_rows(self._db, codec_of(BY_KEY[entity].type), json.loads(after or "[]"))
            self._db.execute("UPDATE change SET after = NULL WHERE id = ?", (number,))
        elif op == "update":
            set_columns(self._db, entity, first, _values(entity, after))
        else:
            drop_rows(self._db, BY_KEY[entity].key, first, last)


@contextmanager
def _readable() -> Iterator[None]:
    """Turn a journal that cannot be what CSDesk wrote into `Damaged`, whoever wrote it."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, sqlite3.ProgrammingError) as failure:
        raise Damaged(msg("The history of this file cannot be read, so nothing was changed")) from failure


def _values(entity: str, stored: str | None) -> dict[str, Value]:
    """The columns of an image; only those that the kind of record has are names that may reach SQL."""
    values: dict[str, Value] = json.loads(stored or "{}")
    unknown = set(values).difference(codec_of(BY_KEY[entity].type).columns)
    if unknown:
        raise KeyError(min(unknown))
    return values


def image(connection: sqlite3.Connection, codec: Codec[Any], first: int, last: int) -> str:
    """The rows of a range as one JSON array, made by SQLite itself."""
    columns = ", ".join(f"[{name}]" for name in codec.columns)
    row = connection.execute(
        f"SELECT json_group_array(json_array({columns})) FROM [{codec.table}] WHERE [id] BETWEEN ? AND ?",
        (first, last),
    ).fetchone()
    return str(row[0])


def changes_of(entries: Iterable[_Entry | tuple[int, str, str, int, int]]) -> ChangeSet:
    """Kinds and id ranges of journal entries."""
    ranges: dict[str, list[tuple[int, int]]] = {}
    for entry in entries:
        ranges.setdefault(entry[2], []).append((entry[3], entry[4]))
    return ChangeSet({entity: tuple(found) for entity, found in ranges.items()})


def changes_of_writes(writes: Iterable[Write]) -> ChangeSet:
    """Kinds and id ranges of writes."""
    return changes_of((0, write.op, write.entity, write.first, write.last) for write in writes)


def _parts(write: Write) -> Iterable[Write]:
    if write.op != "insert":
        yield write
        return
    for first in range(write.first, write.last + 1, RANGE):
        yield Write("insert", write.entity, first, min(write.last, first + RANGE - 1))


def _stored(write: Write) -> tuple[str, str, int, int, str | None, str | None]:
    before = [write.before] if write.op == "delete" else write.before
    return (
        write.op,
        write.entity,
        write.first,
        write.last,
        None if before is None else json.dumps(before, ensure_ascii=False),
        None if write.after is None else json.dumps(write.after, ensure_ascii=False),
    )


def _inverse(entry: _Entry) -> Write:
    _, op, entity, first, last, before, after = entry
    if op == "insert":
        return Write("delete", entity, first, last)
    if op == "update":
        return Write("update", entity, first, last, _values(entity, after), _values(entity, before))
    return Write("insert", entity, first, last, json.loads(before or "[]"))
