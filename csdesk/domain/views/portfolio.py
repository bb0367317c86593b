"""One row of the portfolio: an account and what is known of it today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields
from datetime import date
from operator import attrgetter
from typing import Any

from csdesk.domain.lean import dataclass, instances
from csdesk.domain.values.money import Cents
from csdesk.domain.views.health import HealthMark


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
    """The last conversation; internal notes and messages that only went out are none."""
    last_channel: str | None = None
    next_step: str | None = None
    """The first open task, or else the next step noted in the last conversation."""
    next_due: date | None = None
    next_task: int | None = None
    decision_maker: str | None = None
    external_id: str | None = None
    custom: Mapping[str, str] = field(default_factory=dict)
    nps: int | None = None
    """The last NPS answer."""
    health: HealthMark | None = None
    """`None` while nobody has looked."""


def with_health(rows: Sequence[PortfolioRow], marks: Mapping[int, HealthMark]) -> list[PortfolioRow]:
    """The same rows with the health that is known of them now."""
    columns: dict[str, Iterable[Any]] = {
        one.name: map(attrgetter(one.name), rows) for one in fields(PortfolioRow)
    }
    columns["health"] = (marks.get(row.id, row.health) for row in rows)
    return instances(PortfolioRow, columns, len(rows))
