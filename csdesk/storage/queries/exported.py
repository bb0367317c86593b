"""Where a workspace stood when it was exported, and what has changed in it since: out of the journal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from csdesk.domain.importing.own_since import Since
from csdesk.domain.model.catalog import BY_KEY
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Reader

_NEWEST = """
    SELECT s.id, c.id, s.at, c.op, c.entity, c.first, c.last, c.before FROM step AS s JOIN change AS c ON c.step = s.id
    WHERE s.undone = 0 AND {which} ORDER BY s.id DESC, c.id DESC LIMIT 1
"""
_LATER = """
    SELECT c.op, c.entity, c.first, c.last, c.before FROM step AS s JOIN change AS c ON c.step = s.id
    WHERE s.undone = 0 AND c.id > ? ORDER BY c.id
"""


def mark_of(reader: Reader) -> str | None:
    """The newest change of the journal: who knows it has all the records that were there then, under their numbers."""
    return _mark(reader, _NEWEST.format(which="1"), ())


def since(reader: Reader, marks: Iterable[str | None]) -> dict[str, Since]:
    """What was changed since each of some marks; a mark of another workspace, or of steps taken back, is left out."""
    found = {}
    for mark in set(marks):
        if mark is not None and (change := _change_of(reader, mark)) is not None:
            found[mark] = _changed(reader, change)
    return found


def stood_at(reader: Reader, mark: str | None) -> bool:
    """Whether this workspace wrote what has the mark."""
    return mark is not None and _change_of(reader, mark) is not None


def _change_of(reader: Reader, mark: str) -> int | None:
    step, _, rest = mark.partition(".")
    change, _, _ = rest.partition(".")
    if not (step.isdecimal() and change.isdecimal() and max(len(step), len(change)) < 19):
        return None
    own = _mark(reader, _NEWEST.format(which="s.id = ? AND c.id = ?"), (int(step), int(change)))
    return int(change) if own == mark else None


def _mark(reader: Reader, select: str, asked: tuple[int, ...]) -> str | None:
    row = reader.connection.execute(select, asked).fetchone()
    if row is None:
        return None
    began = reader.connection.execute("SELECT id, at FROM step ORDER BY id LIMIT 1").fetchone()
    told = hashlib.blake2b(repr((*row, *began)).encode(), digest_size=12).hexdigest()
    return f"{row[0]}.{row[1]}.{told}"


def _changed(reader: Reader, change: int) -> Since:
    """The changes that stand and are newer: what fields held before, which records came and which went."""
    since = Since()
    for op, entity, first, last, before in reader.connection.execute(_LATER, (change,)):
        if entity not in BY_KEY:
            continue
        records = range(first, last + 1)
        if op == "update":
            _note(since, entity, first, json.loads(before or "{}"))
        elif op == "insert":
            since.came.setdefault(entity, set()).update(records)
        else:
            since.went.setdefault(entity, set()).update(records)
    return since


def _note(since: Since, entity: str, record: int, before: dict[str, Any]) -> None:
    codec = codec_of(BY_KEY[entity].type)
    held = since.held.setdefault(entity, {}).setdefault(record, {})
    for name, value in before.items():
        if name != "changed":
            held.setdefault(name, codec.read(name, value))
