"""Small sheets with their mapping, as the understanding would hand them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.mapping import Certainty, ColumnFormat, ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Answers, Plan
from csdesk.domain.importing.planning import make_plan
from csdesk.domain.importing.table import RawSheet, Table
from csdesk.domain.importing.writes import columns_of, resolved
from csdesk.domain.lean import instances
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record, altered
from csdesk.domain.text import msg

BRAZILIAN = ColumnFormat(day_first=True, decimal_comma=True)


def sheet(
    entity: str,
    targets: Sequence[str | None],
    *rows: Sequence[Any],
    headers: Sequence[str] | None = None,
    formats: Mapping[str, ColumnFormat] | None = None,
    file: str = "book.xlsx",
    name: str = "Sheet",
) -> SheetMapping:
    """A sheet whose columns go to these targets; without headers the targets are the headers."""
    written = tuple(headers or [target or "left out" for target in targets])
    raw = RawSheet(file, name, [written, *rows])
    places = tuple(range(len(targets)))
    table = Table(raw, 1, written, places, tuple(range(2, len(rows) + 2)))
    columns = tuple(
        ColumnMap(
            place,
            written[place],
            target,
            1.0,
            Certainty.SURE if target else Certainty.OUT,
            msg("You chose it"),
            (formats or {}).get(target or "", BRAZILIAN),
        )
        for place, target in enumerate(targets)
    )
    return SheetMapping(table, entity, None, columns)


def plan(
    *sheets: SheetMapping, known: Snapshot | None = None, answers: Answers | None = None, **more: Any
) -> Plan:
    """The plan of these sheets on top of what is known."""
    return make_plan(sheets, known or Snapshot(), answers=answers, **more)


def outcomes(found: Plan, place: int = 0) -> list[str]:
    """The outcome of every row of one sheet of a plan."""
    return [row.outcome.value for row in found.sheets[place].rows]


def codes(found: Plan, place: int = 0) -> list[list[str]]:
    """The codes of the problems of every row of one sheet."""
    return [[problem.code for problem in row.problems] for row in found.sheets[place].rows]


def records(found: Plan) -> dict[str, list[Record]]:
    """The new records of a plan with the ids that an empty workspace would give them."""
    ids: dict[str, Sequence[int]] = {}
    made: dict[str, list[Record]] = {}
    for key in found.writes.kinds():
        plain = [
            one
            for segment in found.writes.segments[key]
            for one in instances(BY_KEY[key].type, columns_of(key, segment, ids), segment.size)
        ]
        patches = found.writes.patches.get(key, {})
        made[key] = [
            altered(one, {**_referred(key, patches.get(-number, {}), ids), "id": number})
            for number, one in enumerate(plain, start=1)
        ]
        ids[key] = range(1, len(plain) + 1)
    return made


def _referred(key: str, values: Mapping[str, Any], ids: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    specs = {spec.name: spec for spec in BY_KEY[key].fields}
    return {name: resolved(specs.get(name), value, ids) for name, value in values.items()}


def known_after(found: Plan) -> Snapshot:
    """What a workspace that was empty holds after a plan."""
    return Snapshot({BY_KEY[key].type: made for key, made in records(found).items()})
