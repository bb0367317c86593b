"""Which fields each form asks, in a person's order, with words where the record keeps a small number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, Record, field_of, fields_of
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.month import Month
from csdesk.ui.account.sentences import FEELINGS

CUSTOM = "custom:"
"""Before the key of a custom field, where its name stands among those of a record."""
TAGS = FieldSpec("tags", FieldType.TEXT, msg("Tags"))
NOTES = FieldSpec("notes", FieldType.TEXT, msg("Notes"), long=True)
NEXT_DUE = FieldSpec("next_due", FieldType.DATE, msg("Next step due"))
_ATTITUDES = (
    (2, msg("Strongly in favour")),
    (1, msg("In favour")),
    (0, msg("Neutral")),
    (-1, msg("Against")),
    (-2, msg("Strongly against")),
)
_SCALES: dict[str, tuple[tuple[int, Text], ...]] = {
    "sentiment": tuple((number, label) for number, (label, _) in FEELINGS.items()),
    "attitude": _ATTITUDES,
}
_FIRST: dict[type[Record], tuple[str, ...]] = {
    Interaction: ("subject", "summary", "channel", "kind", "at", "minutes", "contacts", "role", "mode"),
    Contact: ("name", "role", "title", "department", "email", "mobile", "phone", "influence", "attitude"),
    Task: ("title", "due", "priority", "role"),
    Line: ("product", "plan", "kind", "mrr", "quantity", "start", "term_end", "notice_days", "auto_renew"),
}
_LEFT_OUT = {
    "task": {"status", "done_on"},
    "contact": {"first_name", "last_name"},
    "account": {"merged_into"},
}
LOG = ("kind", "mode", "role", "sentiment", "contacts", "at", "minutes", "next_step")
"""What the composer asks on demand."""


ADD = {
    "task": msg("Add task"),
    "contact": msg("Add person"),
    "line": msg("Add contract"),
    "goal": msg("Add goal"),
    "reading": msg("Add a reading"),
    "opportunity": msg("Add opportunity"),
    "interaction": msg("Add note"),
    "survey": msg("Add survey answer"),
    "ticket": msg("Add ticket"),
    "usage": msg("Add usage"),
    "invoice": msg("Add invoice"),
    "signal": msg("Add health signal"),
    "onboarding": msg("Add onboarding"),
}
"""What the panel is called while it asks for a new record."""
EDIT = {
    "contact": msg("Person"),
    "line": msg("Contract"),
}
"""What it is called over a record, where the catalogue's word would be read another way."""


def specs_for(kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a form for a kind of record, the usual ones first; never the account that owns it."""
    entity = BY_KEY[kind]
    first = _FIRST.get(entity.type, ())
    out = _LEFT_OUT.get(kind, set()) | ({"account"} if entity.owned else set())
    if kind == "reading":
        out = {"goal"}
    known = [spec for spec in fields_of(entity.type) if spec.name not in out]
    ranked = sorted(known, key=lambda spec: first.index(spec.name) if spec.name in first else len(first))
    return (*(spoken(spec) for spec in ranked), NOTES)


def log_specs() -> tuple[FieldSpec, ...]:
    """The fields of the composer."""
    return (*(spoken(field_of(Interaction, name)) for name in LOG), NEXT_DUE)


def spoken(spec: FieldSpec) -> FieldSpec:
    """A scale of a few numbers as a choice in words; any other field as it is."""
    scale = _SCALES.get(spec.name)
    if scale is None:
        return spec
    choices = tuple(Choice(str(number), label) for number, label in scale)
    return replace(spec, type=FieldType.CHOICE, choices=choices, closed=True)


def shown_values(record: Record, specs: Sequence[FieldSpec]) -> dict[str, Any]:
    """The values of a record as its form shows them."""
    return {
        spec.name: _custom(spec, record) if spec.name.startswith(CUSTOM) else _out(spec.name, record)
        for spec in specs
    }


def stored_values(record: Record | None, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a form gives, as the record keeps it; custom fields all together."""
    values: dict[str, Any] = {}
    custom = dict(record.custom) if record is not None else {}
    for name, value in typed.items():
        if name.startswith(CUSTOM):
            custom.pop(name.removeprefix(CUSTOM), None)
            if value is not None:
                custom[name.removeprefix(CUSTOM)] = canonical(value)
            values["custom"] = custom
        elif name in _SCALES:
            values[name] = None if value is None else int(value)
        elif name == "tags":
            values[name] = tuple(
                dict.fromkeys(part.strip() for part in (value or "").split(",") if part.strip())
            )
        else:
            values[name] = value
    return values


def custom_specs(fields: Sequence[CustomField], entity: str) -> tuple[FieldSpec, ...]:
    """The fields that the workspace added to a kind of record."""
    return tuple(
        FieldSpec(
            f"{CUSTOM}{one.key}",
            FieldType(one.type) if one.type in _READERS else FieldType.TEXT,
            verbatim(one.label),
        )
        for one in fields
        if one.entity == entity
    )


def readable(spec: FieldSpec, record: Record) -> FieldSpec:
    """A custom field as it can be shown for a record: as text when its value is not of its type."""
    kept = record.custom.get(spec.name.removeprefix(CUSTOM))
    if kept is None or _read(spec, kept) is not None:
        return spec
    return replace(spec, type=FieldType.TEXT)


def canonical(value: Any) -> str:
    """A value of a custom field as it is kept."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _out(name: str, record: Record) -> Any:
    value = getattr(record, name)
    if name in _SCALES:
        return None if value is None else str(value)
    return ", ".join(value) if name == "tags" else value


def _custom(spec: FieldSpec, record: Record) -> Any:
    kept = record.custom.get(spec.name.removeprefix(CUSTOM))
    return None if kept is None else _read(spec, kept)


def _read(spec: FieldSpec, kept: str) -> Any:
    try:
        return _READERS[spec.type](kept)
    except (ValueError, ArithmeticError):
        return None


_READERS: dict[str, Callable[[str], Any]] = {
    FieldType.TEXT: str,
    FieldType.CHOICE: str,
    FieldType.MONEY: int,
    FieldType.INT: int,
    FieldType.DECIMAL: Decimal,
    FieldType.PERCENT: Decimal,
    FieldType.BOOL: lambda kept: kept in {"1", "true", "True"},
    FieldType.DATE: date.fromisoformat,
    FieldType.INSTANT: datetime.fromisoformat,
    FieldType.MONTH: Month.parse,
}
