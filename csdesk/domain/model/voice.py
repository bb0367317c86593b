"""What clients answer and ask: surveys and tickets."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import (
    Record,
    choice,
    decimal,
    flag,
    instant,
    month,
    percent,
    ref,
    text,
    whole,
)
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.month import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """One answer to one survey."""

    account: int = ref("account", msg("Account"), required=True)
    contact: int | None = ref("contact", msg("Contact"))
    kind: str | None = choice(
        msg("Survey"),
        ("nps", msg("NPS")),
        ("csat", msg("CSAT")),
        ("ces", msg("CES")),
        ("value", msg("Perceived value")),
        closed=True,
    )
    score: Decimal | None = decimal(msg("Score"))
    answered_at: datetime | None = instant(msg("Answered at"))
    comment: str | None = text(msg("Comment"), long=True)
    ticket: int | None = ref("ticket", msg("Ticket"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Record):
    """One support request."""

    account: int = ref("account", msg("Account"), required=True)
    contact: int | None = ref("contact", msg("Contact"))
    number: str | None = text(pmsg("ticket", "Number"))
    subject: str | None = text(msg("Subject"))
    opened_at: datetime | None = instant(msg("Opened at"))
    first_response_at: datetime | None = instant(msg("First response at"))
    resolved_at: datetime | None = instant(msg("Resolved at"))
    reopened: int | None = whole(msg("Reopens"), 0)
    contacts: int | None = whole(msg("Contacts"), 0)
    handle_minutes: int | None = whole(msg("Handling minutes"), 0)
    sla_response_minutes: int | None = whole(msg("Response SLA"), 0)
    sla_resolution_minutes: int | None = whole(msg("Resolution SLA"), 0)
    channel: str | None = choice(msg("Channel"))
    priority: str | None = choice(msg("Priority"))
    category: str | None = choice(msg("Category"))
    status: str | None = choice(pmsg("ticket", "Status"))
    escalated: bool | None = flag(msg("Escalated"))
    csat: Decimal | None = decimal(msg("CSAT"), 1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMonth(Record):
    """Monthly totals of tickets, where single ones are not known; times in minutes."""

    account: int = ref("account", msg("Account"), required=True)
    month: Month | None = month(msg("Month"))
    opened: int | None = whole(pmsg("tickets", "Opened"), 0)
    resolved: int | None = whole(pmsg("tickets", "Resolved"), 0)
    first_response_mean: Decimal | None = decimal(msg("First response"))
    resolution_mean: Decimal | None = decimal(msg("Resolution"))
    csat: Decimal | None = percent(msg("CSAT"))
