"""How the client uses the product, gets started, and feels by number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, decimal, month, ref, text, whole
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.month import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage(Record):
    """Use in one month, or in the week that starts on `week`."""

    account: int = ref("account", msg("Account"), required=True)
    month: Month | None = month(msg("Month"))
    week: date | None = day(msg("Week"))
    seats: int | None = whole(msg("Seats"), 0)
    active_users: int | None = whole(msg("Active users"), 0)
    logins: int | None = whole(msg("Logins"), 0)
    minutes: int | None = whole(msg("Minutes"), 0)
    features_available: int | None = whole(msg("Features available"), 0)
    features_used: int | None = whole(msg("Features used"), 0)
    feature: str | None = text(msg("Feature"))
    feature_count: int | None = whole(pmsg("feature", "Uses"), 0)
    errors: int | None = whole(msg("Errors"), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Onboarding(Record):
    """The way from contract to first value."""

    account: int = ref("account", msg("Account"), required=True)
    contract_start: date | None = day(msg("Contract start"))
    started: date | None = day(msg("Started"))
    due: date | None = day(pmsg("task", "Due"))
    completed: date | None = day(msg("Completed"))
    first_value_on: date | None = day(msg("First value on"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Record):
    """One measured input of the health score."""

    account: int = ref("account", msg("Account"), required=True)
    name: str | None = text(msg("Signal"))
    value: Decimal | None = decimal(pmsg("number", "Value"))
    measured_on: date | None = day(msg("Measured on"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Health(Record):
    """A health score brought from another tool."""

    account: int = ref("account", msg("Account"), required=True)
    date: date | None = day(msg("Date"))
    score: Decimal | None = decimal(msg("Health score"))
    band: str | None = choice(msg("Band"))
