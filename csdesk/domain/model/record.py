"""How a record and its fields are declared: once, here read by storage, forms, tables, import and export."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from csdesk.domain.lean import dataclass, told_of
from csdesk.domain.text import Text


class FieldType(StrEnum):
    """What a field holds, and in Python: the comment beside it."""

    TEXT = "text"  # str
    MONEY = "money"  # Cents (int), in the record's own currency
    DATE = "date"  # datetime.date, civil
    INSTANT = "instant"  # datetime.datetime, UTC
    MONTH = "month"  # Month
    INT = "int"  # int
    DECIMAL = "decimal"  # Decimal
    PERCENT = "percent"  # Decimal, 50 meaning 50 %
    BOOL = "bool"  # bool
    CHOICE = "choice"  # str, the key of a default choice or the workspace's own word
    REF = "ref"  # int, the id of a record of the kind `ref`
    REFS = "refs"  # tuple[int, ...], ids of records of the kind `ref`


@dataclass(frozen=True, slots=True)
class Choice:
    """One default choice of a field: its stored key and its label."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """The declaration of one field."""

    name: str
    type: FieldType
    label: Text
    required: bool = False
    choices: tuple[Choice, ...] = ()
    closed: bool = False
    """Whether only the listed choices exist; an open list takes the workspace's own words."""
    ref: str | None = None
    low: int | None = None
    high: int | None = None
    long: bool = False
    """A text of several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has besides its own fields."""

    id: int = 0
    """0 until stored."""
    external_ids: Mapping[str, str] = field(default_factory=dict)
    """Source system -> its id there; `""` is a source without a name."""
    tags: tuple[str, ...] = ()
    notes: str | None = None
    custom: Mapping[str, str] = field(default_factory=dict)
    """Custom-field key -> value, in the canonical text of its type."""
    created: datetime | None = field(default=None, compare=False)
    changed: datetime | None = field(default=None, compare=False)


def _declared(kind: FieldType, label: Text, default: Any = None, **more: Any) -> Any:
    required = more.pop("required", False)
    spec = FieldSpec("", kind, label, required=required, **more)
    if required:
        return field(metadata={"spec": spec})
    return field(default=default, metadata={"spec": spec})


def text(label: Text, *, required: bool = False, long: bool = False) -> Any:
    """A text field."""
    return _declared(FieldType.TEXT, label, required=required, long=long)


def money(label: Text) -> Any:
    """Cents in the record's currency (or, without one, the account's or the workspace's)."""
    return _declared(FieldType.MONEY, label)


def day(label: Text) -> Any:
    """A civil date."""
    return _declared(FieldType.DATE, label)


def instant(label: Text) -> Any:
    """A moment, kept in UTC."""
    return _declared(FieldType.INSTANT, label)


def month(label: Text) -> Any:
    """A calendar month."""
    return _declared(FieldType.MONTH, label)


def whole(label: Text, low: int | None = None, high: int | None = None) -> Any:
    """An integer within bounds, both included."""
    return _declared(FieldType.INT, label, low=low, high=high)


def decimal(label: Text, low: int | None = None, high: int | None = None) -> Any:
    """An exact decimal number within bounds, both included."""
    return _declared(FieldType.DECIMAL, label, low=low, high=high)


def percent(label: Text) -> Any:
    """A percentage; 50 means 50 %."""
    return _declared(FieldType.PERCENT, label)


def flag(label: Text) -> Any:
    """Yes or no."""
    return _declared(FieldType.BOOL, label)


def choice(label: Text, *choices: tuple[str, Text], closed: bool = False, default: str | None = None) -> Any:
    """One of a list; open lists take the workspace's own words too."""
    return _declared(
        FieldType.CHOICE, label, default, choices=tuple(Choice(*pair) for pair in choices), closed=closed
    )


def ref(kind: str, label: Text, *, required: bool = False) -> Any:
    """The id of another record."""
    return _declared(FieldType.REF, label, required=required, ref=kind)


def refs(kind: str, label: Text) -> Any:
    """The ids of several records."""
    return _declared(FieldType.REFS, label, (), ref=kind)


_FIELDS: dict[type[Record], tuple[FieldSpec, ...]] = {}


def fields_of(kind: type[Record]) -> tuple[FieldSpec, ...]:
    """The declared fields of a record type, in the order of its declaration."""
    known = _FIELDS.get(kind)
    if known is None:
        known = _FIELDS[kind] = tuple(
            _named(told.metadata["spec"], told.name) for told in told_of(kind) if "spec" in told.metadata
        )
    return known


def _named(spec: FieldSpec, name: str) -> FieldSpec:
    """The declaration itself, which learns the name that it stands under when it is first looked at."""
    object.__setattr__(spec, "name", name)
    return spec


def field_of(kind: type[Record], name: str) -> FieldSpec:
    """One declared field; raises `KeyError` when there is none of that name."""
    for spec in fields_of(kind):
        if spec.name == name:
            return spec
    raise KeyError(name)


R = TypeVar("R", bound=Record)


def account_of(record: Record | None) -> int | None:
    """The account a record belongs to; `None` of one that belongs to none, and of no record."""
    account: int | None = getattr(record, "account", None)
    return account


def currency_of(record: Record) -> str | None:
    """The currency of a record's own amounts; `None` where it is that of its account or of the workspace."""
    currency: str | None = getattr(record, "currency", None)
    return currency


def altered(record: R, values: Mapping[str, Any]) -> R:
    """The same record with other values of some fields."""
    replace: Any = dataclasses.replace
    result: R = replace(record, **values)
    return result
