"""The success plan: goals, their readings, and the value brought."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, decimal, money, month, ref, text
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """An outcome the client wants, measured."""

    account: int = ref("account", msg("Account"), required=True)
    outcome: str | None = text(pmsg("goal", "Outcome"))
    name: str | None = text(msg("Goal"))
    metric: str | None = text(msg("Metric"))
    unit: str | None = text(msg("Unit"))
    direction: str | None = choice(
        msg("Direction"),
        ("up", pmsg("goal", "Higher is better")),
        ("down", pmsg("goal", "Lower is better")),
        closed=True,
    )
    baseline: Decimal | None = decimal(msg("Baseline"))
    target: Decimal | None = decimal(msg("Target"))
    due: date | None = day(pmsg("task", "Due"))
    status: str | None = choice(
        pmsg("goal", "Status"),
        ("open", pmsg("goal", "Open")),
        ("achieved", msg("Achieved")),
        ("partial", msg("Partly achieved")),
        ("missed", msg("Missed")),
        ("cancelled", pmsg("goal", "Cancelled")),
        closed=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """A measurement of a goal."""

    goal: int = ref("goal", msg("Goal"), required=True)
    date: date | None = day(msg("Date"))
    value: Decimal | None = decimal(pmsg("number", "Value"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Record):
    """What the client gained and paid in a month."""

    account: int = ref("account", msg("Account"), required=True)
    month: Month | None = month(msg("Month"))
    gain: Cents | None = money(msg("Gain"))
    cost: Cents | None = money(msg("Cost"))
    evidence: str | None = text(msg("Evidence"), long=True)
