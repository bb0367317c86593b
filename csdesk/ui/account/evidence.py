"""The records behind a number as rows: what each is called, what it says, and its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.commands.records import called
from csdesk.domain.model.catalog import BY_TYPE
from csdesk.domain.model.record import FieldSpec, FieldType, Record, currency_of, fields_of
from csdesk.domain.text import chained, msg, verbatim
from csdesk.domain.values.money import Cents, Money
from csdesk.domain.values.month import Month
from csdesk.ui.account.rows import Row, shown

MOST = 40
_MOST_FIELDS = 4
_TITLES = ("name", "title", "subject", "number", "product", "label")
_DAYS: dict[str, tuple[str, ...]] = {
    "goal": ("due",),
    "interaction": ("at",),
    "survey": ("answered_at",),
    "ticket": ("opened_at",),
    "invoice": ("due", "issued"),
    "usage": ("week", "month"),
    "signal": ("measured_on",),
    "onboarding": ("due", "started"),
    "contact": ("left_on",),
    "line": ("end", "term_end"),
    "churn": ("date",),
    "renewal": ("date",),
}
_SAID: dict[str, tuple[str, ...]] = {
    "goal": ("status", "baseline", "target", "due"),
    "interaction": ("channel", "kind", "summary"),
    "survey": ("kind", "score", "comment"),
    "ticket": ("priority", "status", "resolved_at"),
    "invoice": ("amount", "due", "paid", "status"),
    "usage": ("active_users", "seats", "features_used", "features_available"),
    "signal": ("value",),
    "onboarding": ("due", "completed", "first_value_on"),
    "contact": ("role", "left_on"),
    "account": ("pulse",),
}
"""What is worth saying of each kind; of the others, their first fields."""


def evidence(records: Iterable[Record], currency: str, zone: ZoneInfo) -> tuple[Row, ...]:
    """Records as rows, the newest first."""
    return tuple(
        _row(record, day_of(record, zone), currency) for record in newest_first(records, zone)[:MOST]
    )


def newest_first(records: Iterable[Record], zone: ZoneInfo) -> list[Record]:
    """Records by their day, those without one last."""
    return sorted(records, key=lambda one: (str(day_of(one, zone) or ""), one.id), reverse=True)


def day_of(record: Record, zone: ZoneInfo) -> date | Month | None:
    """The day that a record is of."""
    for name in _DAYS.get(BY_TYPE[type(record)].key, ()):
        value = getattr(record, name, None)
        if isinstance(value, datetime):
            return value.astimezone(zone).date()
        if isinstance(value, date | Month):
            return value
    return None


def _row(record: Record, day: date | Month | None, currency: str) -> Row:
    entity = BY_TYPE[type(record)]
    names = _SAID.get(entity.key) or tuple(
        spec.name for spec in entity.fields if spec.type not in {FieldType.REF, FieldType.REFS}
    )
    title = called(record)
    specs = {spec.name: spec for spec in fields_of(type(record))}
    said = [
        msg("{field}: {value}", field=spec.label, value=_value(spec, value, record, currency))
        for name in names
        if name in specs and name not in _TITLES
        if (spec := specs[name]) and (value := getattr(record, name)) not in (None, "", ())
    ][:_MOST_FIELDS]
    return Row(
        kind=entity.key,
        id=record.id,
        title=title,
        note=chained(said),
        value=None if day is None else shown(day),
    )


def _value(spec: FieldSpec, value: Any, record: Record, currency: str) -> Any:
    if spec.type is FieldType.CHOICE:
        return {choice.key: choice.label for choice in spec.choices}.get(str(value), verbatim(str(value)))
    if spec.type is FieldType.MONEY:
        return Money(Cents(value), currency_of(record) or currency, whole=True)
    if spec.type is FieldType.BOOL:
        return msg("Yes") if value else msg("No")
    return verbatim(value) if isinstance(value, str) else value
