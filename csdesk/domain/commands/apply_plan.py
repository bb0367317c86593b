"""Apply the plan of an import: one command, hence one undo."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.importing.plan import Plan
from csdesk.domain.importing.writes import Ids, Writes, blanks, columns_of, in_order, resolved, stored
from csdesk.domain.lean import dataclass
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record, altered
from csdesk.domain.model.workspace import ImportRun
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.unhurried import uncollected

_FEW = 200
"""Up to so many records are read one by one; more are read with all of their kind."""
_AT_ONCE = 100_000


@dataclass(frozen=True, kw_only=True)
class ApplyPlan(Command):
    """Store what a plan says; its value is the id of the import."""

    plan: Plan
    file: str
    """File name, or names, without folders."""
    sha256: str = ""


class PlanOutdated(Refused):
    """What the plan would change is no longer there."""


@handles(ApplyPlan)
def apply_plan(command: ApplyPlan, work: Work) -> tuple[Text, int]:
    """Store the new records, then the changed ones, then what refers to both; keep a note of the import."""
    writes = command.plan.writes
    if writes.custom_fields:
        work.add_many(writes.custom_fields)
    with uncollected():
        ids = _add(writes, work)
        _save(writes, ids, work)
    counts = command.plan.counts()
    run = work.add(_run(command, work))
    n = counts["new"] + counts["updated"]
    return nmsg("{file} imported: {n} row", "{file} imported: {n} rows", n, file=command.file), run


def _add(writes: Writes, work: Work) -> Ids:
    """Store the new records of every kind; what others refer to comes first."""
    late = {(one.entity, one.record): one for one in writes.late if one.record < 0}
    ids: dict[str, list[int]] = {}
    for key in writes.kinds():
        own = ids.setdefault(key, [])
        patches = writes.patches.get(key, {})
        base = 0
        pieces = (piece for segment in writes.segments[key] for piece in segment.pieces(_AT_ONCE))
        for segment in pieces:
            columns = columns_of(key, segment, ids)
            _patch(key, columns, range(base, base + segment.size), patches, ids)
            own.extend(work.add_columns(BY_KEY[key].type, columns, segment.size))
            base += segment.size
        for number in sorted({record for entity, record in late if entity == key}, reverse=True):
            _refer(writes, key, number, ids, work)
    return ids


def _patch(
    key: str, columns: dict[str, Sequence[Any]], new: range, patches: dict[int, dict[str, Any]], ids: Ids
) -> None:
    """Put what later rows gave to new records into their columns."""
    own: dict[str, list[Any]] = {}
    for place, one in enumerate(new) if patches else ():
        for name, value in _with_ids(key, patches.get(-one - 1, {}), ids).items():
            if name not in own:
                own[name] = list(columns.get(name) or blanks(key, name, len(new)))
            own[name][place] = value
    columns.update(own)


def _with_ids(key: str, values: dict[str, Any], ids: Ids) -> dict[str, Any]:
    specs = {spec.name: spec for spec in BY_KEY[key].fields}
    return {name: resolved(specs.get(name), value, ids) for name, value in values.items()}


def _refer(writes: Writes, key: str, number: int, ids: Ids, work: Work) -> None:
    """Set the references of a new record to others of its own kind."""
    record_id = stored(number, ids[key])
    assert record_id is not None
    values = {one.field: stored(one.to, ids[key]) for one in writes.late if one.record == number}
    work.save(altered(work.get(BY_KEY[key].type, record_id), values))


def _save(writes: Writes, ids: Ids, work: Work) -> None:
    """Change what is there, on top of what it holds by now."""
    changes = {
        key: {one: dict(values) for one, values in found.items()} for key, found in writes.changes.items()
    }
    for one in writes.late:
        if one.record > 0:
            changes.setdefault(one.entity, {}).setdefault(one.record, {})[one.field] = one.to
    for key in in_order(changes):
        current = _current(key, list(changes[key]), work)
        work.save_many(
            [altered(current[record], _with_ids(key, values, ids)) for record, values in changes[key].items()]
        )


def _current(key: str, wanted: list[int], work: Work) -> dict[int, Record]:
    kind = BY_KEY[key].type
    if len(wanted) <= _FEW:
        return {one: work.get(kind, one) for one in wanted}
    found: dict[int, Record] = {record.id: record for record in work.find(kind)}
    if not found.keys() >= set(wanted):
        raise PlanOutdated(
            msg("Something that the import would change is gone; nothing was imported. Check the file again")
        )
    return found


def _run(command: ApplyPlan, work: Work) -> ImportRun:
    sheets = [
        {
            "file": sheet.mapping.table.sheet.file,
            "sheet": sheet.mapping.table.sheet.name,
            "entity": sheet.mapping.entity,
            "columns": {column.header: column.target for column in sheet.mapping.columns},
        }
        for sheet in command.plan.sheets
    ]
    report = [sheet.counts() for sheet in command.plan.sheets]
    return ImportRun(
        file=command.file,
        sha256=command.sha256 or None,
        applied_at=work.clock.now(),
        mapping=json.dumps(sheets, ensure_ascii=False),
        rows=command.plan.counts()["read"],
        report=json.dumps(report),
    )
