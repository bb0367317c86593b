"""Opportunities and success stories."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, money, percent, ref, text
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.money import Cents

_OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Record):
    """An upsell or cross-sell that CS raised and the account manager closes."""

    account: int = ref("account", msg("Account"), required=True)
    name: str | None = text(msg("Opportunity"))
    kind: str | None = choice(
        pmsg("opportunity", "Kind"), ("upsell", msg("Upsell")), ("cross_sell", msg("Cross-sell"))
    )
    product: str | None = text(msg("Product"))
    stage: str | None = choice(pmsg("opportunity", "Stage"))
    value: Cents | None = money(pmsg("opportunity", "Value"))
    currency: str | None = text(msg("Currency"))
    probability: Decimal | None = percent(msg("Probability"))
    expected_on: date | None = day(msg("Expected close"))
    closed_on: date | None = day(msg("Closed on"))
    outcome: str | None = choice(
        pmsg("opportunity", "Outcome"),
        (_OPEN, pmsg("opportunity", "Open")),
        ("won", msg("Won")),
        ("lost", msg("Lost")),
        closed=True,
    )
    lost_reason: str | None = choice(msg("Lost reason"))
    owner: str | None = text(msg("Owner"))
    raised_by: str | None = text(msg("Raised by"))
    raised_on: date | None = day(msg("Raised on"))
    handed_over_on: date | None = day(msg("Handed over on"))

    @property
    def is_open(self) -> bool:
        """Whether it is neither won nor lost."""
        return self.outcome in {None, _OPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """A success story on its way to being told."""

    account: int = ref("account", msg("Account"), required=True)
    title: str | None = text(msg("Success story"))
    stage: str | None = choice(
        pmsg("story", "Stage"),
        ("spotted", msg("Spotted")),
        ("gathering", msg("Gathering")),
        ("interview", msg("Interview")),
        ("format", msg("Format chosen")),
        ("published", msg("Published")),
        closed=True,
    )
    result: str | None = text(msg("Result"), long=True)
    consent_on: date | None = day(msg("Consent"))
    link: str | None = text(msg("Link"))
