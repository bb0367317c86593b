"""Gather from a workspace what the metrics are computed from."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.tables import Reader


def metric_facts(reader: Reader, settings: WorkspaceSettings) -> MetricFacts:
    """All the records behind the metrics, under the rules of the workspace."""
    return MetricFacts(
        lines=reader.all(Line),
        accounts=reader.all(Account),
        rates=reader.all(Rate),
        churns=reader.all(Churn),
        renewals=reader.all(Renewal),
        surveys=reader.all(Survey),
        tickets=reader.all(Ticket),
        ticket_months=reader.all(TicketMonth),
        onboardings=reader.all(Onboarding),
        usages=reader.all(Usage),
        values=reader.all(Value),
        interactions=reader.all(Interaction),
        currency=settings.currency,
        zone=ZoneInfo(settings.zone),
        fiscal_start=settings.fiscal_start,
    )
