"""One row of the portfolio: an account and what is known of it today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.values.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """An account as the portfolio shows it; days are local to the workspace."""

    id: int
    name: str
    tags: tuple[str, ...] = ()
    segment: str | None = None
    industry: str | None = None
    size: str | None = None
    touch: str | None = None
    service_model: str | None = None
    stage: str | None = None
    status: str | None = None
    csm: str | None = None
    am: str | None = None
    plan: str | None = None
    city: str | None = None
    state: str | None = None
    start_date: date | None = None
    mrr: Cents | None = None
    """In the reporting currency; `None` without a counting line."""
    currency: str = "BRL"
    renewal: date | None = None
    """The next term end of a running line, or else the next open renewal."""
    last_contact: date | None = None
    """The last conversation, internal notes left out."""
    last_channel: str | None = None
    next_step: str | None = None
    """The first open task, or else the next step noted in the last conversation."""
    next_due: date | None = None
    next_task: int | None = None
    decision_maker: str | None = None
    external_id: str | None = None
    custom: Mapping[str, str] = field(default_factory=dict)
