"""The fields that a person changed by hand since an import wrote their records, out of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from csdesk.domain.importing.edits import Edits
from csdesk.domain.model.catalog import BY_KEY
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Reader

_IMPORTS = "('ApplyPlan', 'RestoreRecords', 'UndoStep')"
_OWN = frozenset({"changed", "external_ids", "tags", "custom"})
_BY_HAND = f"""
    SELECT c.id, c.entity, c.first, c.before, c.after FROM step AS s JOIN change AS c ON c.step = s.id
    WHERE s.undone = 0 AND c.op = 'update' AND s.command NOT IN {_IMPORTS} ORDER BY c.id
"""
_BY_IMPORT = f"""
    SELECT c.id, c.op, c.after FROM change AS c JOIN step AS s ON s.id = c.step
    WHERE c.entity = ? AND c.first <= ? AND c.last >= ? AND s.undone = 0 AND s.command IN {_IMPORTS}
"""


def hand_edits(reader: Reader) -> Edits:
    """By kind, record and field: what the field held before the changes that no import has written over since."""
    found: dict[str, dict[int, dict[str, list[tuple[int, Any]]]]] = {}
    for number, entity, record, before, after in reader.connection.execute(_BY_HAND):
        if entity not in BY_KEY:
            continue
        old, new = json.loads(before), json.loads(after)
        fields = found.setdefault(entity, {}).setdefault(record, {})
        for name in new.keys() - _OWN:
            fields.setdefault(name, []).append((number, old[name]))
    return {entity: dict(_since_imports(reader, entity, records)) for entity, records in found.items()}


def _since_imports(
    reader: Reader, entity: str, records: dict[int, dict[str, list[tuple[int, Any]]]]
) -> Iterator[tuple[int, dict[str, frozenset[Any]]]]:
    """The records that an import wrote, with the changes by hand that came after it."""
    codec = codec_of(BY_KEY[entity].type)
    for record, fields in records.items():
        imports = reader.connection.execute(_BY_IMPORT, (entity, record, record)).fetchall()
        if not imports:
            continue
        written = [
            (number, None if op != "update" else json.loads(after).keys()) for number, op, after in imports
        ]
        kept: dict[str, frozenset[Any]] = {}
        for name, edits in fields.items():
            last = max((number for number, names in written if names is None or name in names), default=0)
            formers = frozenset(codec.read(name, value) for number, value in edits if number > last)
            if formers:
                kept[name] = formers
        if kept:
            yield record, kept
