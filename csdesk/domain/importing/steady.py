"""A second import of the same files changes nothing: what it would still decide, the first one decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from csdesk.domain.importing.known import Known
from csdesk.domain.importing.plan import Change, Outcome, Plan, RowPlans, SheetPlan
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.writes import Ids, Late, Segment, Writes, columns_of, resolved
from csdesk.domain.lean import instances
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldType, Record, altered
from csdesk.domain.model.workspace import CustomField

R = TypeVar("R", bound=Record)
_NEW: Final = 1 << 40
"""From here on ids stand for records that a plan makes: the n-th new one has the id `_NEW + n - 1`."""
_ROUNDS: Final = 6
_LEFT_OUT: Final = frozenset({Outcome.CONFLICT, Outcome.INVALID, Outcome.SKIPPED})
_WRITTEN: Final = frozenset({Outcome.NEW, Outcome.UPDATED})


def steadied(plan: Plan, known: Known, again: Callable[[Known], Plan]) -> Plan:
    """The plan together with what planning the same sheets once more, on top of it, would still write."""
    for _ in range(_ROUNDS):
        more = again(_Afterwards(known, plan.writes))
        if not more.writes.segments and not more.writes.changes and not more.writes.late:
            return plan
        plan = _joined(plan, more)
    return plan


@dataclass(slots=True)
class _Afterwards:
    """What is known once a plan is done."""

    known: Known
    writes: Writes
    _lists: dict[type[Record], Sequence[Any]] = field(default_factory=dict)

    def records(self, kind: type[R]) -> Sequence[R]:
        """All records of a kind: those that were there, as they are changed, and the new ones."""
        if kind not in self._lists:
            key = next((key for key, entity in BY_KEY.items() if entity.type is kind), None)
            there = self.known.records(kind)
            if key is not None:
                self._lists[kind] = [*self._changed(key, there), *self._made(key)]
            else:
                fresh: Sequence[Any] = self.writes.custom_fields if kind is CustomField else ()
                self._lists[kind] = [*there, *fresh]
        return self._lists[kind]

    def _ids(self) -> Ids:
        return {
            key: range(_NEW, _NEW + sum(one.size for one in segments))
            for key, segments in self.writes.segments.items()
        }

    def _changed(self, key: str, there: Sequence[R]) -> Iterator[R]:
        changes = _with_late(self.writes.changes.get(key, {}), key, self.writes.late)
        ids = self._ids()
        for record in there:
            values = changes.get(record.id)
            yield record if values is None else altered(record, _referred(key, values, ids))

    def _made(self, key: str) -> Iterator[Record]:
        ids, number = self._ids(), _NEW
        patches = _with_late(self.writes.patches.get(key, {}), key, self.writes.late)
        for segment in self.writes.segments.get(key, ()):
            columns = columns_of(key, segment, ids)
            columns["id"] = range(number, number + segment.size)
            for record in instances(BY_KEY[key].type, columns, segment.size):
                values = patches.get(_NEW - record.id - 1) if patches else None
                yield record if values is None else altered(record, _referred(key, values, ids))
            number += segment.size


def _with_late(
    given: Mapping[int, Mapping[str, Any]], key: str, late: Sequence[Late]
) -> dict[int, dict[str, Any]]:
    """Fields by record, with the references that are set last."""
    found = {record: dict(values) for record, values in given.items()}
    for one in late:
        if one.entity == key:
            found.setdefault(one.record, {})[one.field] = one.to
    return found


def _referred(key: str, values: Mapping[str, Any], ids: Ids) -> dict[str, Any]:
    specs = {spec.name: spec for spec in BY_KEY[key].fields}
    return {name: resolved(specs.get(name), value, ids) for name, value in values.items()}


def _joined(plan: Plan, more: Plan) -> Plan:
    """Both plans as one, on top of what was known before the first."""
    writes = _Joining(plan.writes).with_writes(more.writes)
    sheets = tuple(_both(one, other) for one, other in zip(plan.sheets, more.sheets, strict=True))
    return replace(plan, sheets=sheets, writes=writes)


class _Joining:
    """What one plan writes, and then another that knows the records of the first by their later ids."""

    def __init__(self, first: Writes) -> None:
        self.first = first
        self.sizes = {key: sum(one.size for one in found) for key, found in first.segments.items()}

    def with_writes(self, second: Writes) -> Writes:
        """Both together; records are numbered as in the first."""
        first = self.first
        joined = Writes(
            {key: list(found) for key, found in first.segments.items()},
            {key: dict(found) for key, found in first.patches.items()},
            {key: dict(found) for key, found in first.changes.items()},
            [*first.late, *(self._late(one) for one in second.late)],
            [*first.custom_fields, *second.custom_fields],
        )
        for key, segments in second.segments.items():
            joined.segments.setdefault(key, []).extend(self._segment(key, one) for one in segments)
        for found in (second.patches, second.changes):
            records: Mapping[int, Mapping[str, Any]]
            for key, records in found.items():
                for record, values in records.items():
                    self._give(joined, key, self._number(key, record), values)
        return joined

    def _give(self, joined: Writes, key: str, record: int, values: Mapping[str, Any]) -> None:
        target = joined.patches if record < 0 else joined.changes
        of_kind = target.setdefault(key, {})
        given = {name: self._value(key, name, value) for name, value in values.items()}
        of_kind[record] = {**of_kind.get(record, {}), **given}

    def _late(self, late: Late) -> Late:
        return Late(
            late.entity,
            self._number(late.entity, late.record),
            late.field,
            self._number(late.entity, late.to),
        )

    def _number(self, key: str, record: int) -> int:
        """What the joined plan calls a record of the second."""
        if record >= _NEW:
            return _NEW - record - 1
        return record - self.sizes.get(key, 0) if record < 0 else record

    def _segment(self, key: str, segment: Segment) -> Segment:
        columns: dict[str, Sequence[Any]] = {
            name: [self._value(key, name, value) for value in column]
            for name, column in segment.columns.items()
        }
        return Segment(columns, segment.size)

    def _value(self, key: str, name: str, value: Any) -> Any:
        spec = next((spec for spec in BY_KEY[key].fields if spec.name == name), None)
        if spec is None or spec.ref is None or value is None:
            return value
        if spec.type is FieldType.REFS:
            return tuple(self._number(spec.ref, one) for one in value)
        return self._number(spec.ref, value)


def _both(one: SheetPlan, other: SheetPlan) -> SheetPlan:
    """The rows of a sheet after two rounds: a row that was left out at first goes as it went then."""
    outcomes: list[Outcome] = []
    changes: dict[int, Sequence[Change]] = {}
    problems: dict[int, Sequence[Problem]] = {}
    for place, (first, then) in enumerate(zip(one.rows, other.rows, strict=True)):
        left_out = first.outcome in _LEFT_OUT and then.outcome not in _LEFT_OUT
        written = then.outcome in _WRITTEN and first.outcome is not Outcome.NEW
        outcomes.append(then.outcome if left_out or written else first.outcome)
        changes[place] = (*first.changes, *then.changes)
        problems[place] = then.problems if left_out else first.problems
    kept = {place: found for place, found in changes.items() if found}
    told = {place: found for place, found in problems.items() if found}
    return replace(one, rows=RowPlans(one.mapping.table.rows, outcomes, kept, told))
