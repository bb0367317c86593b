"""Gather what the Metrics view is computed from: as `metric_facts`, but of the conversations only those of a stretch.

A portfolio of 10,000 accounts holds a million conversations, and only one section of the view counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from csdesk.domain.lean import instances
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Review
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.queries.health import bands_on
from csdesk.storage.queries.metric_facts import owners
from csdesk.storage.tables import Reader

_SINCE = """
SELECT id, account, at, kind, role, mode FROM interaction WHERE at >= ? AND kind IS NOT 'note' ORDER BY at, id
"""


def view_facts(reader: Reader, settings: WorkspaceSettings, on: date, since: date | None) -> MetricFacts:
    """The records behind the view as of a day; without `since`, no conversation."""
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
        interactions=() if since is None else _conversations(reader, since),
        reviews=reader.all(Review),
        bands=bands_on(reader, settings, on),
        currency=settings.currency,
        zone=zone,
        fiscal_start=settings.fiscal_start,
        policy=settings.policy,
    )


def _conversations(reader: Reader, since: date) -> Sequence[Interaction]:
    rows = reader.connection.execute(_SINCE, (since.isoformat(),)).fetchall()
    if not rows:
        return ()
    number, account, at, kind, role, mode = zip(*rows, strict=True)
    moments = map(datetime.fromisoformat, at)
    columns = {"id": number, "account": account, "at": moments, "kind": kind, "role": role, "mode": mode}
    return instances(Interaction, columns, len(rows))
