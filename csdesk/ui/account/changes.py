"""The journal of an account in words: what changed, from what to what, and in which step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.changes import Step
from csdesk.domain.commands.records import called, label_of
from csdesk.domain.model.catalog import BY_TYPE
from csdesk.domain.model.record import FieldType, Record, currency_of, fields_of
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Cents, Money
from csdesk.domain.views.account import AccountView
from csdesk.ui.account.rows import Event, shown

History = Callable[[str, int], list[tuple[Step, dict[str, tuple[Any, Any]]]]]
_MOST_RECORDS = 150
_MOST_CHANGES = 6
_UNSAID = {"changed", "created", "id"}


@dataclass(slots=True)
class _Told:
    step: Step
    changes: list[Text]
    more: int = 0


def records_of(view: AccountView) -> Iterable[Record]:
    """The account and the newest of what belongs to it."""
    every = (
        view.account,
        *view.contacts,
        *view.lines,
        *view.tasks,
        *(goal.goal for goal in view.goals),
        *view.opportunities,
        *(item.record for item in view.timeline),
    )
    return every[:_MOST_RECORDS]


def history(
    view: AccountView, read: History, removals: Iterable[Step], currency: str, zone: ZoneInfo
) -> tuple[Event, ...]:
    """The steps that touched an account, newest first, each with its changes; what is deleted since too."""
    told = {step.id: _Told(step, []) for step in removals}
    for record in records_of(view):
        for step, columns in read(BY_TYPE[type(record)].key, record.id):
            found = told.setdefault(step.id, _Told(step, []))
            for sentence in _changes(record, columns, currency):
                if len(found.changes) < _MOST_CHANGES:
                    found.changes.append(sentence)
                else:
                    found.more += 1
    return tuple(_event(told[number], zone) for number in sorted(told, reverse=True))


def _event(told: _Told, zone: ZoneInfo) -> Event:
    at = datetime.fromisoformat(told.step.at)
    body: Sequence[Text] = told.changes
    if told.more:
        body = [*told.changes, nmsg("And {n} more change.", "And {n} more changes.", told.more)]
    return Event(
        kind="step",
        id=told.step.id,
        icon="import" if told.step.command == "ApplyPlan" else "history",
        title=told.step.label,
        body=tuple(body),
        on=at.astimezone(zone).date(),
        tip=shown(at),
    )


def _changes(record: Record, columns: Mapping[str, tuple[Any, Any]], currency: str) -> Iterable[Text]:
    owner = None if BY_TYPE[type(record)].key == "account" else called(record)
    paid = currency_of(record) or currency
    for name, (before, after) in columns.items():
        if name in _UNSAID:
            continue
        sentence = msg(
            "{field}: {before} → {after}.",
            field=label_of(type(record), name),
            before=_value(type(record), name, before, paid),
            after=_value(type(record), name, after, paid),
        )
        yield sentence if owner is None else msg("{name}, {change}", name=owner, change=sentence)


def _value(kind: type[Record], name: str, kept: Any, currency: str) -> Any:
    """A kept value as a person reads it."""
    if kept is None or kept in ("", "{}", "[]"):
        return None
    spec = next((spec for spec in fields_of(kind) if spec.name == name), None)
    if spec is None:
        return verbatim(_plain(kept))
    if spec.type is FieldType.MONEY:
        return Money(Cents(int(kept)), currency, whole=True)
    if spec.type is FieldType.CHOICE:
        known = {choice.key: choice.label for choice in spec.choices}
        return known.get(str(kept), verbatim(str(kept)))
    reader = _READERS.get(spec.type)
    try:
        return verbatim(str(kept)) if reader is None else reader(kept)
    except (ValueError, ArithmeticError):
        return verbatim(str(kept))


def _plain(kept: Any) -> str:
    try:
        found = json.loads(kept)
    except (TypeError, ValueError):
        return str(kept)
    if isinstance(found, dict):
        return ", ".join(f"{key}: {value}" for key, value in found.items())
    return ", ".join(map(str, found)) if isinstance(found, list) else str(found)


_READERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: lambda kept: date.fromisoformat(str(kept)),
    FieldType.INSTANT: lambda kept: datetime.fromisoformat(str(kept)),
    FieldType.INT: int,
    FieldType.DECIMAL: lambda kept: Decimal(str(kept)),
    FieldType.PERCENT: lambda kept: Decimal(str(kept)),
    FieldType.BOOL: lambda kept: msg("Yes") if kept else msg("No"),
    FieldType.REF: lambda kept: verbatim(f"#{kept}"),
}
