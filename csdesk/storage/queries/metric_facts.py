"""Gather from a workspace what the metrics are computed from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.practice import Review
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.dated import local_day
from csdesk.domain.rules.facts import Contacted, MetricFacts, Ownership
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.tables import Reader

_CONTACTS = """
SELECT id, account, at, kind, role, mode FROM interaction
WHERE at IS NOT NULL AND kind IS NOT 'note' ORDER BY id
"""
"""Of interactions only what is counted: there may be a million of them."""

_HOUR, _MINUTE = len("2025-02-01T00"), len("2025-02-01T00:00")
"""All instants of an hour, or where zones are off by less than that of a minute, are on one local day."""

_HANDOVERS = """
SELECT c.first, s.at, json_extract(c.before, '$.csm'), json_extract(c.after, '$.csm')
FROM change AS c JOIN step AS s ON s.id = c.step
WHERE c.entity = 'account' AND c.op = 'update' AND s.undone = 0 AND json_type(c.after, '$.csm') IS NOT NULL
ORDER BY s.at, c.id
"""
"""Every change of CSM that stands, as the journal tells it."""


def metric_facts(
    reader: Reader, settings: WorkspaceSettings, bands: Mapping[int, str] | None = None
) -> MetricFacts:
    """All the records behind the metrics, under the rules of the workspace; health bands as they are given."""
    zone = ZoneInfo(settings.zone)
    return MetricFacts(
        lines=reader.all(Line),
        accounts=reader.all(Account),
        rates=reader.all(Rate),
        churns=reader.all(Churn),
        owners=owners(reader, zone),
        renewals=reader.all(Renewal),
        surveys=reader.all(Survey),
        tickets=reader.all(Ticket),
        ticket_months=reader.all(TicketMonth),
        onboardings=reader.all(Onboarding),
        usages=reader.all(Usage),
        values=reader.all(Value),
        contacts=_contacts(reader, zone),
        reviews=reader.all(Review),
        bands=bands,
        currency=settings.currency,
        zone=zone,
        fiscal_start=settings.fiscal_start,
        policy=settings.policy,
    )


def owners(reader: Reader, zone: ZoneInfo) -> list[Ownership]:
    """Who had each account since when, where that ever changed; another spelling of a name is no change."""
    found: list[Ownership] = []
    begun: set[int] = set()
    for account, at, before, after in reader.connection.execute(_HANDOVERS):
        if (before or "").strip().casefold() == (after or "").strip().casefold():
            continue
        if account not in begun:
            begun.add(account)
            found.append(Ownership(account, before, date.min))
        found.append(Ownership(account, after, datetime.fromisoformat(at).astimezone(zone).date()))
    return found


def _contacts(reader: Reader, zone: ZoneInfo) -> list[Contacted]:
    """The interactions in short; equal days and words are one object each, for there are many rows."""
    offset = datetime(2024, 1, 1, tzinfo=zone).utcoffset() or timedelta()
    until = _HOUR if offset % timedelta(hours=1) == timedelta() else _MINUTE
    days: dict[str, date] = {}
    same: dict[Any, Any] = {}
    found = []
    for number, account, at, kind, role, mode in reader.connection.execute(_CONTACTS):
        begun = at[:until]
        day = days.get(begun)
        if day is None:
            day = days[begun] = local_day(datetime.fromisoformat(at), zone)
        one, what, who, how = (same.setdefault(word, word) for word in (account, kind, role, mode))
        found.append(Contacted(number, one, day, what, who, how))
    return found
