"""Money over time: subscription lines, renewals, movements, rates, churn records, invoices, products."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import (
    Record,
    choice,
    day,
    decimal,
    flag,
    money,
    month,
    percent,
    ref,
    text,
    whole,
)
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month

LINE_KINDS = (
    ("base", msg("Base")),
    ("add_on", msg("Add-on")),
    ("discount", msg("Recurring discount")),
    ("one_off", msg("One-off")),
    ("usage", pmsg("line kind", "Usage")),
    ("trial", msg("Trial")),
)
INTERVALS = (
    ("day", pmsg("interval", "Daily")),
    ("week", pmsg("interval", "Weekly")),
    ("month", pmsg("interval", "Monthly")),
    ("year", pmsg("interval", "Yearly")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """A subscription line: what an account pays for, from when to when (metrics.md, section 2)."""

    account: int = ref("account", msg("Account"), required=True)
    product: str | None = text(msg("Product"))
    plan: str | None = text(pmsg("tier", "Plan"))
    kind: str = choice(pmsg("line", "Kind"), *LINE_KINDS, closed=True, default="base")
    mrr: Cents | None = money(msg("MRR"))
    price: Cents | None = money(msg("Price"))
    interval: str | None = choice(msg("Interval"), *INTERVALS, closed=True)
    interval_count: int | None = whole(msg("Interval count"), 1)
    quantity: int | None = whole(msg("Quantity"), 0)
    currency: str | None = text(msg("Currency"))
    start: date | None = day(pmsg("line", "Start"))
    end: date | None = day(pmsg("line", "End"))
    term_end: date | None = day(msg("Term end"))
    notice_days: int | None = whole(msg("Notice days"), 0)
    auto_renew: bool | None = flag(msg("Auto-renew"))
    start_reason: str | None = choice(msg("Start reason"))
    end_reason: str | None = choice(msg("End reason"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal(Record):
    """One term end: due, decided, renewed at what value."""

    account: int = ref("account", msg("Account"), required=True)
    line: int | None = ref("line", msg("Subscription line"))
    due_date: date | None = day(msg("Due date"))
    due_mrr: Cents | None = money(msg("MRR due"))
    currency: str | None = text(msg("Currency"))
    status: str | None = choice(
        pmsg("renewal", "Status"),
        ("open", pmsg("renewal", "Open")),
        ("renewed", msg("Renewed")),
        ("not_renewed", msg("Not renewed")),
        closed=True,
    )
    decided_on: date | None = day(msg("Decided on"))
    renewed_mrr: Cents | None = money(msg("Renewed MRR"))
    probability: Decimal | None = percent(msg("Probability"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Record):
    """An MRR movement brought from another tool; only checked against the lines."""

    account: int = ref("account", msg("Account"), required=True)
    date: date | None = day(msg("Date"))
    kind: str | None = choice(
        pmsg("movement", "Kind"),
        ("new", pmsg("movement", "New")),
        ("expansion", msg("Expansion")),
        ("contraction", msg("Contraction")),
        ("churn", msg("Churn")),
        ("reactivation", msg("Reactivation")),
        closed=True,
    )
    amount: Cents | None = money(msg("Amount"))
    before: Cents | None = money(pmsg("movement", "Before"))
    after: Cents | None = money(pmsg("movement", "After"))
    currency: str | None = text(msg("Currency"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Record):
    """The exchange rate of one month: reporting currency per unit of `currency`."""

    month: Month | None = month(msg("Month"))
    currency: str | None = text(msg("Currency"))
    rate: Decimal | None = decimal(pmsg("exchange", "Rate"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Churn(Record):
    """Why an account left."""

    account: int = ref("account", msg("Account"), required=True)
    date: date | None = day(msg("Date"))
    reason: str | None = choice(msg("Reason"))
    reason_detail: str | None = text(msg("Detail"), long=True)
    lost_to: str | None = text(msg("Lost to"))
    avoidable: bool | None = flag(msg("Avoidable"))
    amount: Cents | None = money(msg("Lost MRR"))
    feedback: str | None = text(msg("Feedback"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(Record):
    """A bill sent to an account."""

    account: int = ref("account", msg("Account"), required=True)
    number: str | None = text(pmsg("invoice", "Number"))
    issued: date | None = day(msg("Issued"))
    due: date | None = day(pmsg("invoice", "Due"))
    paid: date | None = day(msg("Paid"))
    amount: Cents | None = money(msg("Amount"))
    currency: str | None = text(msg("Currency"))
    status: str | None = choice(pmsg("invoice", "Status"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """What the workspace sells."""

    name: str = text(msg("Product"), required=True)
    family: str | None = text(msg("Family"))
    price: Cents | None = money(msg("Price"))
    currency: str | None = text(msg("Currency"))
