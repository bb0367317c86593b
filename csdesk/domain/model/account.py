"""The account: one client, one logo."""

from __future__ import annotations

from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, money, ref, text, whole
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.money import Cents

TOUCHES = (
    ("high", pmsg("touch", "High")),
    ("mid", pmsg("touch", "Medium")),
    ("tech", pmsg("touch", "Digital")),
)
STAGES = (
    ("onboarding", msg("Onboarding")),
    ("adoption", msg("Adoption")),
    ("value", pmsg("stage", "Value")),
    ("expansion", msg("Expansion")),
    ("renewal", msg("Renewal")),
    ("recovery", msg("Recovery")),
    ("churned", msg("Churned")),
)
STATUSES = (
    ("active", pmsg("account", "Active")),
    ("paused", pmsg("account", "Paused")),
    ("cancelled", pmsg("account", "Cancelled")),
    ("prospect", msg("Prospect")),
)
SIZES = (
    ("small", pmsg("size", "Small")),
    ("mid", pmsg("size", "Medium-sized")),
    ("enterprise", msg("Enterprise")),
    ("partner", msg("Partner")),
)
SERVICE_MODELS = (
    ("proactive", pmsg("service model", "Proactive")),
    ("dedicated", msg("Receptive, with a specialist")),
    ("shared", msg("Receptive, shared")),
    ("premium", msg("Premium")),
    ("on_site", msg("On site")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """A client of the workspace."""

    name: str = text(msg("Account"), required=True)
    legal_name: str | None = text(msg("Legal name"))
    tax_id: str | None = text(msg("Tax id"))
    domain: str | None = text(msg("Domain"))
    website: str | None = text(msg("Website"))
    phone: str | None = text(msg("Phone"))
    city: str | None = text(msg("City"))
    state: str | None = text(pmsg("place", "State"))
    country: str | None = text(msg("Country"))
    address: str | None = text(msg("Address"))
    postal_code: str | None = text(msg("Postal code"))
    industry: str | None = choice(msg("Industry"))
    employees: int | None = whole(msg("Employees"), 0)
    annual_revenue: Cents | None = money(msg("Annual revenue"))
    size: str | None = choice(msg("Size"), *SIZES)
    segment: str | None = choice(msg("Segment"))
    touch: str | None = choice(msg("Touch"), *TOUCHES)
    service_model: str | None = choice(msg("Service model"), *SERVICE_MODELS)
    stage: str | None = choice(msg("Stage"), *STAGES)
    status: str | None = choice(pmsg("account", "Status"), *STATUSES)
    start_date: date | None = day(msg("Customer since"))
    csm: str | None = text(msg("CSM"))
    am: str | None = text(msg("Account manager"))
    currency: str | None = text(msg("Currency"))
    plan: str | None = text(pmsg("tier", "Plan"))
    parent: int | None = ref("account", msg("Parent account"))
    merged_into: int | None = ref("account", msg("Merged into"))
    pulse: int | None = whole(msg("CSM pulse"), 1, 5)
    overdue_days: int | None = whole(msg("Days overdue"), 0)
