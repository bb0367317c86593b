"""What is known of an account, dated: all that a score is made of. Small tuples, for there are many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from csdesk.domain.model.health import HealthOverride

Number = int | Fraction


class GoalFact(NamedTuple):
    """A goal and its readings, oldest first."""

    id: int
    status: str | None
    baseline: Number | None
    target: Number | None
    down: bool
    due: date | None
    made: date
    """The day on which it was written down here."""
    told: date
    """The day on which it was last changed here: from then on its status is known."""
    readings: Sequence[tuple[date, Number, int]] = ()


class UsageFact(NamedTuple):
    """Use over a month or a week."""

    id: int
    first: date
    last: date
    made: date
    seats: int | None
    active: int | None
    available: int | None
    used: int | None


class Answer(NamedTuple):
    """An answer to NPS (0-10) or CSAT (1-5)."""

    id: int
    on: date
    kind: str
    score: Number


class InvoiceFact(NamedTuple):
    """A bill: when it was known, due and paid."""

    id: int
    issued: date | None
    due: date
    paid: date | None


class TicketFact(NamedTuple):
    """A ticket by the workspace's days."""

    id: int
    opened: date
    resolved: date | None
    critical: bool


class PersonFact(NamedTuple):
    """A sponsor or champion, and when they left."""

    id: int
    role: str
    left: date | None


class SignalFact(NamedTuple):
    """One measurement of a named signal; a mere date has no value."""

    id: int
    on: date
    value: Number | None


class OnboardingFact(NamedTuple):
    """The way to first value."""

    id: int
    start: date | None
    due: date | None
    completed: date | None
    first_value: date | None


class NoticeFact(NamedTuple):
    """A decision not to go on: a renewal refused, or lines that end; known from `on` until the service ends."""

    entity: str
    id: int
    on: date
    ends: date


class Noted(NamedTuple):
    """A field of the account itself and the day it was last set."""

    value: Number
    on: date


@dataclass(slots=True)
class AccountFacts:
    """One account; lists are in the order of their dates."""

    account: int
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    """The fields of the account that models group by."""
    since: date | None = None
    """The day it became a customer."""
    goals: list[GoalFact] = field(default_factory=list)
    usage: list[UsageFact] = field(default_factory=list)
    contacts: list[tuple[date, int]] = field(default_factory=list)
    """Days and ids of two-way contacts."""
    answers: list[Answer] = field(default_factory=list)
    invoices: list[InvoiceFact] = field(default_factory=list)
    tickets: list[TicketFact] = field(default_factory=list)
    heard: Mapping[str, Sequence[date]] = field(default_factory=dict)
    """The days on which the workspace heard of tickets and invoices of anybody, in order; one object for all."""
    people: list[PersonFact] = field(default_factory=list)
    signals: dict[str, list[SignalFact]] = field(default_factory=dict)
    onboardings: list[OnboardingFact] = field(default_factory=list)
    notices: list[NoticeFact] = field(default_factory=list)
    elsewhere: bool = False
    """Whether another tool measures the portfolio by its signals: then an account without them has no data."""
    overrides: list[HealthOverride] = field(default_factory=list)
    pulse: Noted | None = None
    overdue: Noted | None = None
    custom: Mapping[str, Noted] = field(default_factory=dict)


def last_heard(facts: AccountFacts, kind: str, on: date, own: date) -> date:
    """The day as of which silence is good news: the last one, up to a day, on which anybody had such a record."""
    days = facts.heard.get(kind, ())
    place = bisect_right(days, on)
    return max(own, days[place - 1]) if place else own


SIGNAL_NAMES: dict[str, str] = {
    "resultados": "outcomes",
    "adocao": "adoption",
    "adoção": "adoption",
    "relacionamento": "engagement",
    "engajamento": "engagement",
    "satisfacao": "sentiment",
    "satisfação": "sentiment",
    "sentimento": "sentiment",
    "comercial": "commercial",
    "comercial e suporte": "commercial",
    "commercial and support": "commercial",
    "pulso": "pulse",
    "csm pulse": "pulse",
    "pulso do csm": "pulse",
}


USUAL = ("outcomes", "adoption", "engagement", "sentiment", "commercial")
"""The keys of the usual indicators, by which another tool may name its signals."""
USUAL_NAMES = (*USUAL, *(name for name, key in SIGNAL_NAMES.items() if key in USUAL))


def signal_key(name: str) -> str:
    """The key under which signals of a name are kept, whatever its case and language."""
    plain = " ".join(name.casefold().split())
    return SIGNAL_NAMES.get(plain, plain)
