"""The facts of the sample portfolio, free of any language: keys, dates, cents, and words in both."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime

from sample_words import Both

FIRST_DAY = date(2024, 11, 1)
TODAY = date(2026, 10, 30)
SEED = 20261030


def dice(*names: object) -> random.Random:
    """A stream of chance of its own for each subject, so that one change does not shake all the others."""
    return random.Random("/".join(str(name) for name in (SEED, *names)))


@dataclass(frozen=True, slots=True)
class Account:
    """One client of the agency; `mood` says how the relation goes and steers everything drawn for it."""

    code: str
    name: str
    legal_name: str
    tax_id: str
    industry: str
    city: str
    state: str
    employees: int
    size: str
    segment: str
    touch: str
    model: str
    stage: str
    status: str
    start: date
    term_end: date | None
    mood: str
    csm: str
    currency: str
    slug: str
    phone: str
    pulse: int | None
    overdue_days: int
    plan: str | None
    products: tuple[str, ...]
    closed: date | None
    quiet_since: date | None

    @property
    def site(self) -> str:
        """Its website, under a domain that can never exist."""
        return f"www.{self.slug}.example"


@dataclass(frozen=True, slots=True)
class Line:
    """A subscription line; `price` and `interval` stand for `mrr` where the client pays by the year or once."""

    code: str
    account: Account
    product: str
    plan: str | None
    kind: str
    mrr: int | None
    price: int | None
    interval: str | None
    start: date
    end: date | None
    term_end: date | None
    notice_days: int | None
    auto_renew: bool | None
    start_reason: str | None
    end_reason: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a client."""

    account: Account
    name: str
    title: Both
    department: Both
    email: str
    phone: str
    role: str
    influence: int
    attitude: int
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Talk:
    """An interaction."""

    account: Account
    at: datetime
    channel: str
    kind: str
    role: str
    mode: str
    direction: str | None
    minutes: int | None
    sentiment: int | None
    people: tuple[Person, ...]
    subject: Both
    summary: Both
    next_step: Both | None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do."""

    account: Account
    title: Both
    due: date
    priority: str
    role: str
    status: str
    done_on: date | None
    recurrence: str | None


@dataclass(frozen=True, slots=True)
class Goal:
    """An outcome the client wants, with its monthly readings."""

    code: str
    account: Account
    outcome: Both
    name: Both
    metric: Both
    unit: Both
    direction: str
    baseline: float
    target: float
    due: date
    status: str
    readings: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """An answer to a survey."""

    account: Account
    person: Person | None
    kind: str
    score: int
    at: datetime
    comment: Both | None
    ticket: str | None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A support request."""

    number: str
    account: Account
    person: Person
    subject: Both
    opened: datetime
    answered: datetime | None
    resolved: datetime | None
    reopened: int
    contacts: int
    handle: int
    sla_response: int
    sla_resolution: int
    channel: str
    priority: str
    category: str
    status: str
    escalated: bool
    csat: int | None


@dataclass(frozen=True, slots=True)
class Usage:
    """One month of use of the dashboard."""

    account: Account
    month: date
    seats: int
    active: int
    logins: int
    available: int
    used: int


@dataclass(frozen=True, slots=True)
class Renewal:
    """One term end."""

    account: Account
    due: date
    due_mrr: int
    status: str
    decided: date | None
    renewed_mrr: int | None
    probability: int | None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """An expansion that CS raised."""

    account: Account
    name: Both
    kind: str
    product: str
    stage: str
    value: int
    probability: int | None
    expected: date | None
    closed: date | None
    outcome: str
    lost_reason: str | None
    raised_by: str
    raised: date
    handed: date | None


@dataclass(frozen=True, slots=True)
class Churn:
    """Why a client left."""

    account: Account
    day: date
    reason: str
    detail: Both
    lost_to: str | None
    avoidable: bool
    amount: int
    feedback: Both | None


@dataclass(frozen=True, slots=True)
class Onboarding:
    """The way from contract to first value."""

    account: Account
    started: date
    due: date
    completed: date | None
    first_value: date | None


@dataclass(frozen=True, slots=True)
class Gain:
    """What a client won and paid in a month."""

    account: Account
    month: date
    gain: int
    cost: int
    evidence: Both
