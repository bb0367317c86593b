"""Bring an exported workbook back into an empty workspace, exactly as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.catalog import ENTITIES, Entity
from csdesk.domain.model.practice import Playbook, Process, Run
from csdesk.domain.model.record import FieldType, Record, altered
from csdesk.domain.model.workspace import Setting
from csdesk.domain.playbooks.path import renumbered
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg, verbatim


@dataclass(frozen=True, kw_only=True)
class RestoreRecords(Command):
    """Store records whose `id` and references are the numbers of the workbook; its value is the count."""

    file: str
    records: Mapping[str, Sequence[Record]]


_OF_A_NEW_FILE = frozenset({Playbook, Process, Setting})
"""What a file is made with: those of the workbook take their place."""


class NotEmpty(Refused):
    """There are accounts already, so nothing can be restored over them."""


@handles(RestoreRecords)
def restore_records(command: RestoreRecords, work: Work) -> tuple[Text, int]:
    """Number the records anew, then store them kind by kind; references may point forward."""
    numbers = _numbers(command.records, work)
    total = 0
    for entity in ENTITIES:
        given = command.records.get(entity.key, ())
        if given:
            work.add_many([_renumbered(entity, record, numbers) for record in given])
            total += len(given)
    label = nmsg(
        "{file} imported: {n} record", "{file} imported: {n} records", total, file=verbatim(command.file)
    )
    return label, total


def _numbers(records: Mapping[str, Sequence[Record]], work: Work) -> dict[tuple[str, int], int]:
    numbers: dict[tuple[str, int], int] = {}
    for entity in ENTITIES:
        given = records.get(entity.key, ())
        if not given:
            continue
        known = work.find(entity.type)
        if known and entity.type in _OF_A_NEW_FILE:
            work.delete(entity.type, [one.id for one in known])
        elif known:
            raise NotEmpty(msg("This workspace already holds records; import the workbook into a new one"))
        start = work.next_id(entity.type)
        numbers.update({(entity.key, record.id): start + place for place, record in enumerate(given)})
    return numbers


def _renumbered(entity: Entity, record: Record, numbers: Mapping[tuple[str, int], int]) -> Record:
    values: dict[str, Any] = {"id": 0}
    for spec in entity.fields:
        value = getattr(record, spec.name)
        if spec.type is FieldType.REF and value is not None:
            values[spec.name] = numbers[str(spec.ref), value]
        elif spec.type is FieldType.REFS:
            values[spec.name] = tuple(numbers[str(spec.ref), one] for one in value)
    if isinstance(record, Run):
        values["path"] = renumbered(record.path, lambda kind, number: numbers.get((kind, number)))
    return altered(record, values)
