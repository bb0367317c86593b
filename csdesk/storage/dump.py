"""The whole content of a workspace as canonical JSON: equal workspaces print the same bytes.

Row ids and times of storage are left out; a reference is written as what it refers to, also that of a run's walk to
what was written on the way. Import runs and the journal are history, not content.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY, ENTITIES, Entity
from csdesk.domain.model.practice import Run
from csdesk.domain.model.record import FieldType
from csdesk.domain.playbooks.path import renumbered
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Reader, select

HISTORY = frozenset({"import"})


class _Dump:
    """Turns rows into plain objects whose references are names, not numbers."""

    def __init__(self, reader: Reader) -> None:
        self._rows = {entity.key: _rows(reader, entity) for entity in ENTITIES}
        self._names: dict[tuple[str, int], Any] = {}

    def entity(self, entity: Entity) -> list[dict[str, Any]]:
        """The records of a kind, sorted by their own bytes."""
        found = [self._plain(entity, row) for row in self._rows[entity.key].values()]
        return sorted(found, key=_bytes)

    def _plain(self, entity: Entity, row: dict[str, Any]) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for spec in entity.fields:
            value = row[spec.name]
            if value is None or value == "[]":
                continue
            if spec.type is FieldType.REF:
                value = self._name(str(spec.ref), value)
            elif spec.type is FieldType.REFS:
                value = [self._name(str(spec.ref), one) for one in json.loads(value)]
            plain[spec.name] = value
        if entity.type is Run and "path" in plain:
            plain["path"] = self._walk(plain["path"])
        for name in ("external_ids", "tags", "custom"):
            value = json.loads(row[name])
            if value:
                plain[name] = value
        if row["notes"]:
            plain["notes"] = row["notes"]
        return plain

    def _walk(self, path: str) -> str:
        """The walk of a run; what it wrote is numbered as it is met, and told by its own words."""
        met: dict[tuple[str, int], int] = {}
        told: list[Any] = []

        def number(key: str, record_id: int) -> int | None:
            row = self._rows[key].get(record_id)
            if row is None:
                return None
            if (key, record_id) not in met:
                met[key, record_id] = len(met)
                told.append(self._plain(BY_KEY[key], {**row, "run": None}))
            return met[key, record_id]

        walk = renumbered(path, number)
        return f"{walk} {_bytes(told)}" if told else str(walk)

    def _name(self, key: str, record_id: int) -> Any:
        known = self._names.get((key, record_id))
        if known is None:
            row = self._rows[key][record_id]
            if BY_KEY[key].type is Account:
                known = [row["name"], json.loads(row["external_ids"])]
            else:
                known = hashlib.sha256(_bytes(self._plain(BY_KEY[key], row)).encode()).hexdigest()
            self._names[key, record_id] = known
        return known


def canonical(reader: Reader) -> str:
    """The content as sorted JSON, one record a line."""
    dump = _Dump(reader)
    lines: list[str] = []
    for entity in sorted(ENTITIES, key=lambda one: one.key):
        if entity.key not in HISTORY:
            lines += [_bytes({"entity": entity.key, **record}) for record in dump.entity(entity)]
    return "\n".join(lines) + "\n"


def digest(reader: Reader) -> str:
    """The SHA-256 of the canonical content."""
    return hashlib.sha256(canonical(reader).encode()).hexdigest()


def _rows(reader: Reader, entity: Entity) -> dict[int, dict[str, Any]]:
    codec = codec_of(entity.type)
    found = reader.connection.execute(select(codec))
    return {row[0]: dict(zip(codec.columns, row, strict=True)) for row in found}


def _bytes(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
