"""Words that several slides share: names of figures, their definitions, and values in their unit."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.model.interaction import CHANNELS, ROLES
from csdesk.domain.review.document import Shown, Tone
from csdesk.domain.review.facts import GoalFact
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.money import Cents, Money, Percent

MRR_IS = msg("MRR: the monthly value of the subscription lines that count at the close of the month")
RENEWAL_IS = msg(
    "Renewal: the term end of the line that ends next; days are counted from the date of the deck"
)
PROACTIVE_IS = msg("Proactive share: contacts we started, among those whose mode was recorded")
ATTAINED_IS = msg("Share of the target: last reading over target; target over reading when lower is better")
NPS_IS = msg("NPS: share of 9 and 10 less share of 0 to 6, among the answers of the quarter")
TICKETS_IS = msg("Tickets: requests opened in the period, by the day they were opened")

NEXT_STEP = msg("Next step")

FROM_LINES = msg("subscription lines of CSDesk")
FROM_CONTACTS = msg("contacts recorded in CSDesk")
FROM_GOALS = msg("success plan of CSDesk")
FROM_TASKS = msg("tasks of CSDesk")
FROM_SUPPORT = msg("tickets and surveys in CSDesk")
FROM_ALL = msg("CSDesk records")

_MONEY_UNITS = {"R$": "BRL", "BRL": "BRL", "US$": "USD", "$": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR"}


def money(cents: Cents | int | None, currency: str) -> Money | None:
    """Cents as slides show them: without the small ones from 1.000 up."""
    return None if cents is None else Money(int(cents), currency, whole=True)


def in_unit(value: Decimal | None, unit: str | None) -> Shown:
    """A value of a goal in its unit: money, percentage, or a number followed by the unit's own word."""
    if value is None:
        return None
    name = (unit or "").strip()
    if name.upper() in _MONEY_UNITS:
        return Money(int(value * 100), _MONEY_UNITS[name.upper()], whole=True)
    if name == "%":
        return Percent(value / 100, 0 if value % 1 == 0 else 1)
    return value


def is_number(unit: str | None) -> bool:
    """Whether values of the unit stand alone as numbers."""
    return (unit or "").strip().upper() not in {*_MONEY_UNITS, "%"}


def goal_name(fact: GoalFact) -> Text:
    """What a goal is called: its name, or its metric, or the outcome."""
    goal = fact.goal
    return verbatim(goal.name or goal.metric or goal.outcome or "—")


def goal_tone(fact: GoalFact) -> Tone:
    """Good at the target, to watch from 70 % of it, at risk below."""
    if fact.reached is None:
        return Tone.PLAIN
    if fact.reached:
        return Tone.GOOD
    return Tone.WATCH if (fact.attained or 0) >= Decimal("0.7") else Tone.RISK


def channel_name(key: str | None) -> Text:
    """The label of a channel; the workspace's own words as they are."""
    return _label(CHANNELS, key, msg("No channel"))


def role_name(key: str | None) -> Text:
    """The label of a role of our side."""
    return _label(ROLES, key, msg("CS"))


def _label(choices: tuple[tuple[str, Text], ...], key: str | None, none: Text) -> Text:
    if not key:
        return none
    return dict(choices).get(key, verbatim(key))
