"""How indicators, their values, caps and bands are told."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from csdesk.domain.health.facts import Number
from csdesk.domain.health.indicators import Measured
from csdesk.domain.health.model import Indicator, Model
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Percent

LABELS: dict[str, Text] = {
    "outcomes": pmsg("health", "Outcomes"),
    "adoption": pmsg("health", "Adoption"),
    "engagement": pmsg("health", "Engagement"),
    "sentiment": pmsg("health", "Sentiment"),
    "commercial": pmsg("health", "Commercial and support"),
    "milestones": pmsg("health", "Milestones"),
    "pulse": msg("CSM pulse"),
    "overdue": msg("Days overdue"),
    "critical_tickets": msg("Critical tickets"),
}
BANDS: dict[str, Text] = {
    "healthy": pmsg("health", "Healthy"),
    "at_risk": pmsg("health", "At risk"),
    "critical": pmsg("health", "Critical"),
    "no_data": pmsg("health", "No data"),
}
CAPS: dict[str, Text] = {
    "cancellation_notice": msg("cancellation announced"),
    "critical_issue": msg("a critical ticket is open too long"),
    "sponsor_left": msg("the sponsor or champion left"),
    "invoice_overdue": msg("an invoice is too late"),
    "silence": msg("no contact for too long"),
}
_PERCENT = frozenset({"outcomes", "adoption", "milestones"})
_DAYS = frozenset({"engagement", "commercial", "overdue", "critical_tickets"})


def label_of(indicator: Indicator) -> Text:
    """What an indicator is called: the person's name for it, else its own."""
    if indicator.name:
        return verbatim(indicator.name)
    known = LABELS.get(indicator.source)
    return known or verbatim(indicator.source.partition(":")[2] or indicator.key)


def cap_of(key: str) -> Text:
    """What holds a score down."""
    return CAPS.get(key) or verbatim(key)


def name_of(model: Model) -> Text:
    """What a model is called; the shipped ones go by their group."""
    return verbatim(model.name) if model.name else msg("Shipped model")


def value_of(indicator: Indicator, value: Number) -> Text | Percent | Decimal:
    """A raw value with its unit, as a translator writes it."""
    if indicator.source in _PERCENT:
        return Percent(plain(value) / 100, 0)
    if indicator.source in _DAYS:
        return nmsg("{n} day", "{n} days", round(value))
    return plain(value)


def plain(value: Number) -> Decimal:
    """A raw value as a decimal with at most two places."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01")).normalize() if value.denominator != 1 else exact


def told(indicator: Indicator, measured: Measured) -> Text:
    """The raw value as one fact: `1 of 4 late`, `last contact 47 days ago`."""
    teller = _TOLD.get(measured.told)
    if teller is None:
        return msg("measured at {value}", value=value_of(indicator, measured.value))
    return teller(measured.detail)


def _outcomes(detail: tuple[Number, ...]) -> Text:
    late, total = (int(one) for one in detail)
    if late:
        return nmsg("{late} of {n} late", "{late} of {n} late", total, late=late)
    return nmsg("{n} goal on track", "{n} goals on track", total)


def _contact(detail: tuple[Number, ...]) -> Text:
    days = round(detail[0])
    return (
        nmsg("last contact {n} day ago", "last contact {n} days ago", days)
        if days
        else msg("last contact today")
    )


def _overdue(detail: tuple[Number, ...]) -> Text:
    days = round(detail[0])
    return nmsg("{n} day overdue", "{n} days overdue", days) if days else msg("nothing overdue")


def _critical(detail: tuple[Number, ...]) -> Text:
    days = round(detail[0])
    if not days:
        return msg("critical ticket opened today")
    return nmsg("critical ticket open for {n} day", "critical ticket open for {n} days", days)


_TOLD: dict[str, Callable[[tuple[Number, ...]], Text]] = {
    "outcomes": _outcomes,
    "licences": lambda d: msg("{used} of {whole} licences in use", used=int(d[0]), whole=int(d[1])),
    "features": lambda d: msg("{used} of {whole} features in use", used=int(d[0]), whole=int(d[1])),
    "contact": _contact,
    "nps": lambda d: msg("NPS answer {score}", score=plain(d[0])),
    "csat": lambda d: msg("CSAT answer {score}", score=plain(d[0])),
    "pulse": lambda d: msg("CSM pulse {score}", score=plain(d[0])),
    "overdue": _overdue,
    "critical": _critical,
    "tickets": lambda d: msg(
        "{recent} tickets in 30 days, {usual} in the 90 before", recent=int(d[0]), usual=int(d[1])
    ),
    "milestones": lambda d: msg("{done} of {whole} milestones on time", done=int(d[0]), whole=int(d[1])),
}
