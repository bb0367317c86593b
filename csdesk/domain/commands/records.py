"""Add, change and delete records of any kind; what belongs to a record goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.commands.sense import check_alone, check_sense
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY, BY_TYPE, ENTITIES
from csdesk.domain.model.record import FieldSpec, FieldType, Record, account_of, altered, field_of, fields_of
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg, verbatim

_COMMON = {"tags", "notes", "custom", "external_ids"}


@dataclass(frozen=True, kw_only=True)
class AddRecord(Command):
    """Store one new record; its value is the new id."""

    record: Record


@dataclass(frozen=True, kw_only=True)
class ChangeRecord(Command):
    """Set some fields of one record."""

    kind: type[Record]
    id: int
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ChangeRecords(Command):
    """Set the same fields of several records."""

    kind: type[Record]
    ids: tuple[int, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class DeleteRecords(Command):
    """Delete records and all that belongs to them."""

    kind: type[Record]
    ids: tuple[int, ...]


class FieldEmpty(Refused):
    """A required field was left empty."""


class OutOfBounds(Refused):
    """A number outside of what its field allows."""


class NotAChoice(Refused):
    """A word that a closed list does not have."""


@handles(AddRecord)
def add_record(command: AddRecord, work: Work) -> tuple[Text, int]:
    """Store it and say what was added."""
    check(command.record)
    check_sense(command.record)
    entity = BY_TYPE[type(command.record)]
    record_id = work.add(command.record)
    check_alone(entity.type, (record_id,), work)
    return added(command.record, work), record_id


def added(record: Record, work: Work) -> Text:
    """What was added, by its own name or else by its account."""
    known = record if _own_name(record) else _account_of(record, work)
    return msg("{kind} added: {name}", kind=BY_TYPE[type(record)].one, name=called(known or record))


@handles(ChangeRecord)
def change_record(command: ChangeRecord, work: Work) -> Text:
    """Change it and say which field of what."""
    before = work.get(command.kind, command.id)
    after = changed(before, command.values)
    work.save(after)
    check_alone(command.kind, (command.id,), work)
    if len(command.values) == 1:
        (name,) = command.values
        return msg(
            "Changed {field} of {name}", field=label_of(command.kind, name), name=_known_by(before, work)
        )
    return msg("Changed {name}", name=_known_by(before, work))


@handles(ChangeRecords)
def change_records(command: ChangeRecords, work: Work) -> Text:
    """Change them all and say how many."""
    work.save_many([changed(work.get(command.kind, one), command.values) for one in command.ids])
    check_alone(command.kind, command.ids, work)
    (first, *_) = command.values
    n, field = len(command.ids), label_of(command.kind, first)
    if command.kind is Account:
        return nmsg("Changed {field} of {n} account", "Changed {field} of {n} accounts", n, field=field)
    return nmsg("Changed {field} of {n} record", "Changed {field} of {n} records", n, field=field)


@handles(DeleteRecords)
def delete_records(command: DeleteRecords, work: Work) -> Text:
    """Delete them, whatever belongs to them first, and say what went."""
    names = [_known_by(work.get(command.kind, one), work) for one in command.ids]
    remove(work, command.kind, command.ids)
    if len(names) == 1:
        return msg("Deleted {name}", name=names[0])
    if command.kind is Account:
        return nmsg("Deleted {n} account", "Deleted {n} accounts", len(names))
    return nmsg("Deleted {n} record", "Deleted {n} records", len(names))


def remove(work: Work, kind: type[Record], ids: Iterable[int]) -> None:
    """Delete records after what they own, and empty the optional fields that refer to them."""
    key = BY_TYPE[kind].key
    doomed = tuple(ids)
    for entity in ENTITIES:
        for spec in entity.fields:
            if spec.ref == key and spec.type is FieldType.REF:
                _release(work, entity.type, spec, doomed)
            elif spec.ref == key and spec.type is FieldType.REFS:
                _unlist(work, entity.type, spec, frozenset(doomed))
    work.delete(kind, doomed)


def _release(work: Work, owner: type[Record], spec: FieldSpec, doomed: tuple[int, ...]) -> None:
    referring = [record for one in doomed for record in work.find(owner, **{spec.name: one})]
    if not referring:
        return
    if spec.required or (spec.name == "account" and owner is not Account):
        remove(work, owner, [record.id for record in referring])
    else:
        work.save_many([altered(record, {spec.name: None}) for record in referring])


def _unlist(work: Work, owner: type[Record], spec: FieldSpec, doomed: frozenset[int]) -> None:
    touched = [
        altered(record, {spec.name: tuple(one for one in getattr(record, spec.name) if one not in doomed)})
        for record in work.listing(owner, spec.name, doomed)
    ]
    if touched:
        work.save_many(touched)


def changed(record: Record, values: Mapping[str, Any]) -> Record:
    """The record with other values, checked."""
    known = {spec.name for spec in fields_of(type(record))} | _COMMON
    unknown = set(values) - known
    if unknown:
        raise Refused(
            msg(
                "{name} is not a field of {kind}", name=verbatim(min(unknown)), kind=BY_TYPE[type(record)].one
            )
        )
    after = altered(record, values)
    check(after)
    check_sense(after, values)
    return after


def check(record: Record) -> None:
    """Raises `Refused` when a field breaks its declaration."""
    for spec in fields_of(type(record)):
        check_field(spec, getattr(record, spec.name))


def check_field(spec: FieldSpec, value: Any) -> None:
    """Raises `Refused` when a value breaks its field's declaration."""
    if value is None or value == "":
        if spec.required:
            raise FieldEmpty(msg("{field} cannot be empty", field=spec.label))
        return
    if spec.type in {FieldType.INT, FieldType.DECIMAL}:
        check_bounds(spec, value)
    if spec.closed and value not in {choice.key for choice in spec.choices}:
        raise NotAChoice(
            msg("{value} is not in the list of {field}", value=verbatim(str(value)), field=spec.label)
        )


def check_bounds(spec: FieldSpec, value: int | Decimal) -> None:
    """Raises `Refused` with the limits of the field when a number is outside of them."""
    low, high = spec.low, spec.high
    if low is None or low <= value <= (value if high is None else high):
        return
    if high is None:
        raise OutOfBounds(msg("{field} is {low} or more", field=spec.label, low=low))
    raise OutOfBounds(msg("{field} goes from {low} to {high}", field=spec.label, low=low, high=high))


def label_of(kind: type[Record], name: str) -> Text:
    """The label of a field, of a common one too."""
    common = {"tags": msg("Tags"), "notes": msg("Notes"), "custom": msg("Custom fields")}
    return (
        common[name]
        if name in common
        else msg("Code")
        if name == "external_ids"
        else field_of(kind, name).label
    )


def called(record: Record) -> Text:
    """What a person calls a record: its name or title, else its kind."""
    return _own_name(record) or BY_TYPE[type(record)].one


def _own_name(record: Record) -> Text | None:
    for name in ("name", "title", "subject", "number", "product", "label"):
        words = getattr(record, name, None)
        if words:
            return verbatim(str(words))
    return None


def _known_by(record: Record, work: Work) -> Text:
    """Its own name, else its kind with the account it belongs to: never as if it were the account."""
    own = _own_name(record)
    if own is not None:
        return own
    kind, account = BY_TYPE[type(record)].one, _account_of(record, work)
    return msg("{kind}: {name}", kind=kind, name=called(account)) if account is not None else kind


def _account_of(record: Record, work: Work) -> Account | None:
    account = account_of(record)
    found = [] if account is None else work.find(Account, id=account)
    return found[0] if found else None


def kind_of(key: str) -> type[Record]:
    """The record type of an entity key; raises `Refused` for an unknown one."""
    if key not in BY_KEY:
        raise Refused(msg("There is no kind of record called {name}", name=verbatim(key)))
    return BY_KEY[key].type
