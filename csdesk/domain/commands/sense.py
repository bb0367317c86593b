"""What the values of one record must agree on, beyond what each field declares: told to the person who types them.

Imports bring what other tools kept and are not held to this; metrics leave out what makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.adoption import Signal, Usage
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Churn, Invoice, Line, Rate, Renewal
from csdesk.domain.model.goal import Goal, Reading, Value
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import Record, field_of, fields_of
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg

_CURRENCY = re.compile(r"^[A-Z]{3}$")
_CLOCK = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")


class MakesNoSense(Refused):
    """Values that cannot be true together."""


class AlreadyKept(Refused):
    """There is a record of the same already."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A test of one kind of record, asked again when one of its fields changes."""

    fields: frozenset[str]
    why_not: Callable[[Any], Text | None]


def check_sense(record: Record, changed: Collection[str] | None = None) -> None:
    """Raises `Refused` when values contradict each other; of a changed record only where the change reaches."""
    for rule in _RULES.get(type(record), ()):
        if changed is None or rule.fields & set(changed):
            why = rule.why_not(record)
            if why is not None:
                raise MakesNoSense(why)


def check_alone(kind: type[Record], ids: Iterable[int], work: Work) -> None:
    """Raises `AlreadyKept` when other records say the same as these: one rate a currency and month."""
    if kind is not Rate:
        return
    for one in ids:
        rate = work.get(Rate, one)
        if len(work.find(Rate, month=rate.month, currency=rate.currency)) > 1:
            raise AlreadyKept(
                msg(
                    "There is a rate of {currency} in {month} already",
                    currency=rate.currency,
                    month=rate.month,
                )
            )


def _score(survey: Survey) -> Text | None:
    from csdesk.domain.rules.voice import SCALES

    scale = SCALES.get(survey.kind or "")
    if survey.score is None or scale is None:
        return None
    low, high = scale
    whole = survey.score == survey.score.to_integral_value()
    if whole and low <= survey.score <= high:
        return None
    label = next(one.label for one in field_of(Survey, "kind").choices if one.key == survey.kind)
    return msg("{survey} goes from {low} to {high}, without decimals", survey=label, low=low, high=high)


def _coded(record: Rate | Invoice | Line) -> Text | None:
    if record.currency is None or _CURRENCY.match(record.currency):
        return None
    return msg("A currency has three capital letters, as in USD")


def _clocked(task: Task) -> Text | None:
    if not task.time or _CLOCK.match(task.time):
        return None
    return msg("This time does not exist. Write it like 14:30.")


def _positive(rate: Rate) -> Text | None:
    return None if rate.rate is None or rate.rate > 0 else msg("A rate is more than zero")


def _in_order(kind: type[Record], first: str, second: str) -> _Rule:
    """The second moment does not come before the first."""

    def why_not(record: Record) -> Text | None:
        begun, ended = getattr(record, first), getattr(record, second)
        if begun is None or ended is None or ended >= begun:
            return None
        return msg(
            "{later} cannot be before {earlier}",
            later=field_of(kind, second).label,
            earlier=field_of(kind, first).label,
        )

    return _Rule(frozenset({first, second}), why_not)


NEEDED: dict[type[Record], tuple[str, ...]] = {
    Contact: ("name",),
    Line: ("product",),
    Rate: ("month", "currency", "rate"),
    Churn: ("date",),
    Interaction: ("at",),
    Ticket: ("opened_at",),
    Survey: ("kind", "score", "answered_at"),
    TicketMonth: ("month", "opened"),
    Goal: ("name",),
    Reading: ("date", "value"),
    Value: ("month",),
    Invoice: ("due",),
    Signal: ("name", "value", "measured_on"),
    Opportunity: ("name",),
    Renewal: ("due_date",),
}
"""Fields without which a row typed by hand would count nowhere, besides those that are declared as required."""


def needed(kind: type[Record]) -> frozenset[str]:
    """The fields that a row of a kind typed by hand has to have."""
    declared = (spec.name for spec in fields_of(kind) if spec.required)
    return frozenset((*declared, *NEEDED.get(kind, ())))


def check_whole(record: Record) -> None:
    """Raises `Refused` when a row typed by hand lacks what makes it count."""
    for spec in fields_of(type(record)):
        if spec.name in needed(type(record)) and getattr(record, spec.name) in (None, ""):
            raise MakesNoSense(msg("{field} cannot be empty", field=spec.label))
    if isinstance(record, Usage) and record.month is None and record.week is None:
        raise MakesNoSense(msg("Say the month, or the week"))


_RULES: dict[type[Record], tuple[_Rule, ...]] = {
    Survey: (_Rule(frozenset({"kind", "score"}), _score),),
    Rate: (_Rule(frozenset({"currency"}), _coded), _Rule(frozenset({"rate"}), _positive)),
    Ticket: (
        _in_order(Ticket, "opened_at", "first_response_at"),
        _in_order(Ticket, "opened_at", "resolved_at"),
    ),
    Invoice: (_Rule(frozenset({"currency"}), _coded),),
    Line: (_in_order(Line, "start", "end"),),
    Task: (_Rule(frozenset({"time"}), _clocked),),
}
