"""Gather from a workspace what the metrics are computed from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.practice import Review
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.facts import Contacted, MetricFacts, Ownership
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.turns import in_turns
from csdesk.storage.queries.local_days import LocalDays
from csdesk.storage.tables import Reader

_CONTACTS = """
SELECT id, account, substr(at, 1, :until), kind, role, mode FROM interaction
WHERE at >= :since AND kind IS NOT 'note' ORDER BY id
"""
"""Of interactions only what is counted: there may be a million of them."""
_TOGETHER = 2_000

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
        contacts=contacts(reader, zone),
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


def contacts(reader: Reader, zone: ZoneInfo, since: str = "") -> list[Contacted]:
    """The interactions in short; equal accounts, days and words are one object each, for there are many rows."""
    days = LocalDays(zone)
    same: dict[Any, Any] = {}
    found: list[Contacted] = []
    cursor = reader.connection.execute(_CONTACTS, {"until": days.until, "since": since})
    for rows in in_turns(iter(lambda: cursor.fetchmany(_TOGETHER), []), 1):
        number, account, begun, *words = zip(*rows, strict=True)
        one, what, who, how = (map(same.setdefault, column, column) for column in (account, *words))
        found += map(
            Contacted._make, zip(number, one, map(days.__getitem__, begun), what, who, how, strict=True)
        )
    return found
