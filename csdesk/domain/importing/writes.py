"""The records that a plan comes to, kept column by column until they are stored."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType, fields_of
from csdesk.domain.model.workspace import CustomField

Ids = Mapping[str, Sequence[int]]
"""The ids that the new records of each kind got, in their order."""


@dataclass(slots=True)
class Segment:
    """New records of one kind from one sheet; a negative reference -n is the n-th new record of its kind."""

    columns: dict[str, Sequence[Any]]
    size: int

    def pieces(self, most: int) -> Iterator[Segment]:
        """The same records in segments of at most so many, so that they need not all be built at once."""
        for start in range(0, self.size, most):
            columns = {name: column[start : start + most] for name, column in self.columns.items()}
            yield Segment(columns, min(most, self.size - start))


@dataclass(frozen=True, slots=True)
class Late:
    """A reference between two records of one kind, set when both are stored."""

    entity: str
    record: int
    field: str
    to: int


@dataclass(slots=True)
class Writes:
    """Everything that an import stores: new records, changed fields, late references, custom fields."""

    segments: dict[str, list[Segment]] = field(default_factory=dict)
    patches: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    """Fields that later rows gave to records that are new themselves, by their negative number."""
    changes: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    """Fields to change in existing records, by kind and id."""
    late: list[Late] = field(default_factory=list)
    custom_fields: list[CustomField] = field(default_factory=list)

    def kinds(self) -> list[str]:
        """The kinds that get new records, those that others refer to first."""
        return in_order(self.segments)


def in_order(kinds: Mapping[str, Any]) -> list[str]:
    """Kinds sorted so that what is referred to comes before what refers to it."""
    done: dict[str, None] = {}

    def add(key: str) -> None:
        if key in done:
            return
        for spec in BY_KEY[key].fields:
            if spec.ref and spec.ref != key:
                add(spec.ref)
        done[key] = None

    for key in kinds:
        add(key)
    return [key for key in done if key in kinds]


def stored(handle: int | None, ids: Sequence[int]) -> int | None:
    """The id behind a number of a plan: itself, or that of the new record it stands for."""
    return ids[-handle - 1] if handle is not None and handle < 0 else handle


def resolved(spec: FieldSpec | None, value: Any, ids: Ids) -> Any:
    """A value with the ids of stored records in place of the plan's numbers."""
    if spec is None or spec.ref is None or value is None:
        return value
    known = ids.get(spec.ref, ())
    if spec.type is FieldType.REFS:
        return tuple(stored(one, known) for one in value)
    return stored(value, known)


def columns_of(key: str, segment: Segment, ids: Ids) -> dict[str, Sequence[Any]]:
    """The fields of a segment as they are stored: ids of stored records, defaults where a row said nothing."""
    kind = BY_KEY[key].type
    specs = {spec.name: spec for spec in fields_of(kind)}
    columns: dict[str, Sequence[Any]] = {}
    for declared in dataclasses.fields(kind):
        column = segment.columns.get(declared.name)
        blank = None if declared.default is dataclasses.MISSING else declared.default
        if column is not None:
            column = _referred(specs.get(declared.name), column, ids)
            columns[declared.name] = column if blank is None else _filled(column, blank)
        elif declared.name in specs and blank is not None:
            columns[declared.name] = [blank] * segment.size
    return columns


def blanks(key: str, name: str, size: int) -> list[Any]:
    """A field of records of which nothing is said."""
    declared = next(one for one in dataclasses.fields(BY_KEY[key].type) if one.name == name)
    if declared.default_factory is not dataclasses.MISSING:
        return [declared.default_factory() for _ in range(size)]
    return [None if declared.default is dataclasses.MISSING else declared.default] * size


def _referred(spec: FieldSpec | None, column: Sequence[Any], ids: Ids) -> Sequence[Any]:
    if spec is None or spec.ref is None:
        return column
    if spec.type is FieldType.REF:
        known = ids.get(spec.ref, ())
        return [known[-one - 1] if one is not None and one < 0 else one for one in column]
    return [resolved(spec, value, ids) for value in column]


def _filled(column: Sequence[Any], blank: Any) -> Sequence[Any]:
    return [blank if value is None else value for value in column]
