"""The health model as records: how scores are made, by whom they are overruled."""

from __future__ import annotations

from datetime import date, datetime

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, instant, ref, text, whole
from csdesk.domain.text import msg, pmsg

BANDS = (
    ("healthy", pmsg("health", "Healthy")),
    ("at_risk", pmsg("health", "At risk")),
    ("critical", pmsg("health", "Critical")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthModel(Record):
    """One version of the model of a group of accounts; `body` holds its indicators and rules as JSON.

    Versions count from 1 within a group; 0 is the model that CSDesk ships, of which no record exists.
    """

    name: str = text(pmsg("health", "Model"), required=True)
    scope_field: str | None = text(msg("Groups accounts by"))
    """A field of the account; empty is every account that no other model claims."""
    scope_value: str | None = text(msg("Group"))
    variant: str = choice(
        msg("Phase"),
        ("running", pmsg("health", "After onboarding")),
        ("onboarding", msg("Onboarding")),
        closed=True,
        default="running",
    )
    version: int | None = whole(msg("Version"), 1)
    status: str = choice(
        pmsg("health", "Status"),
        ("draft", pmsg("health", "Draft")),
        ("live", pmsg("health", "In use")),
        ("retired", pmsg("health", "Replaced")),
        closed=True,
        default="draft",
    )
    published_at: datetime | None = instant(msg("Published at"))
    retired_at: datetime | None = instant(msg("Replaced at"))
    body: str | None = text(pmsg("health", "Rules"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthOverride(Record):
    """A score or a band that a person set for a while; the computed one stays visible beside it."""

    account: int = ref("account", msg("Account"), required=True)
    score: int | None = whole(msg("Health score"), 0, 100)
    band: str | None = choice(msg("Band"), *BANDS, closed=True)
    reason: str = text(msg("Reason"), required=True)
    set_on: date | None = day(msg("Set on"))
    expires_on: date | None = day(msg("Holds until"))
    """The last day it holds."""
    ended_on: date | None = day(pmsg("health", "Ended on"))
    """The day it was taken back before its time."""
    set_by: str | None = text(msg("Set by"))
    task: int | None = ref("task", msg("Task"))
    """The task to reconfirm it, once it has run out."""
