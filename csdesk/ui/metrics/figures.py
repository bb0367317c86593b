"""Each metric's name and unit, and how its value is shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from csdesk.domain.rules.families import family_of
from csdesk.domain.rules.labels import FEW_ANSWERS, ON_OPENING, SMALL_BASE
from csdesk.domain.rules.numbers import Numbers, Span
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.text import Text, chained, msg, nmsg, verbatim
from csdesk.domain.values.money import Fixed, Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, RowsKey, Scale, Shown
from csdesk.domain.views.metrics import Figure
from csdesk.ui.metrics.names import METRICS

_MINUTES_AN_HOUR = 60


_NOTHING = msg("Nothing on record for this period")
WHY: dict[str, Text] = {
    "revenue": msg("No account at the opening of this period"),
    "voice": msg("No answers in this period"),
    "support": msg("No tickets in this period"),
    "renewals": msg("No renewal was decided in this period"),
    "early": msg("No account was lost in this period"),
    **dict.fromkeys(("starts", "adoption", "activity"), _NOTHING),
}
"""Why a metric of a family has no value in a period."""
SCALES = {"money": Scale.MONEY, "percent": Scale.PERCENT, "score": Scale.SCORE}


def undefined(value: Any) -> bool:
    """Whether a metric has no value."""
    return value is None or (isinstance(value, Ratio) and not value.den)


def why_not(key: str) -> Text:
    """Why a metric has no value in a period."""
    return WHY[family_of(key)]


def shown(unit: str, value: Any, currency: str) -> Shown:
    """A value as a translator writes it."""
    if undefined(value):
        return None
    if unit == "money":
        return Money(int(value), currency, whole=True)
    if isinstance(value, Ratio):
        if unit == "percent":
            return value.percent
        return Decimal(value.value(2 if unit == "ratio" else 1) or 0)
    if unit == "minutes":
        exactly = Fraction(value)
        minutes = half_away(exactly.numerator, exactly.denominator)
        hours, rest = divmod(minutes, _MINUTES_AN_HOUR)
        return msg("{hours}h {minutes}m", hours=hours, minutes=verbatim(f"{rest:02}"))
    if unit == "days":
        return msg("{n} days", n=Fixed(Decimal(value)))
    if unit == "score":
        return verbatim(f"+{value}") if value > 0 else int(value)
    return value if isinstance(value, int) else Decimal(str(value))


def exact(value: Any) -> Fraction | None:
    """Where a value stands on an axis."""
    if undefined(value):
        return None
    if isinstance(value, Ratio):
        return value.exact
    return Fraction(value)


def cell_of(numbers: Numbers, key: str, span: Span, *, is_partial: bool = False) -> Cell:
    """A metric of a span as a mark of a chart."""
    value = numbers.value(key, span)
    where = exact(value)
    if where is not None and METRICS[key].unit == "minutes":
        where /= _MINUTES_AN_HOUR
    return Cell(
        where,
        shown(METRICS[key].unit, value, numbers.currency),
        RowsKey(key, *span) if where is not None else None,
        is_partial=is_partial,
        why=None if where is not None else why_not(key),
        few=None if where is None else few_behind(numbers, key, span),
    )


def figure_of(numbers: Numbers, key: str, span: Span, note: Text | None = None) -> Figure:
    """A metric of a span as a figure."""
    value = numbers.value(key, span)
    is_none = undefined(value)
    still_open = numbers.beside(key, span)
    return Figure(
        METRICS[key].name,
        shown(METRICS[key].unit, value, numbers.currency),
        None if is_none else RowsKey(key, *span),
        chained([one for one in (still_open, note) if one is not None], dotted=True),
        why=(still_open or why_not(key)) if is_none else None,
        caveat=None if is_none else caveat_of(numbers, key, span),
    )


def caveat_of(numbers: Numbers, key: str, span: Span) -> Text | None:
    """What to bear in mind with a rate (ground rule 10)."""
    if few_behind(numbers, key, span) is None:
        return None
    return FEW_ANSWERS if key == "nps" else SMALL_BASE


def few_behind(numbers: Numbers, key: str, span: Span) -> int | None:
    """The answers or the customers at opening that a rate is read of, when they are too few for one."""
    policy, found = numbers.facts.policy, None
    if key == "nps":
        found, enough = numbers.voice(span).nps.answers, policy.few_answers
    elif key in ON_OPENING:
        found, enough = numbers.revenue(span).customers_opening, policy.small_base
    return None if found is None or found >= enough else found


def before_words(numbers: Numbers, key: str, span: Span) -> Text | None:
    """The same metric one period earlier."""
    value = numbers.value(key, span)
    said = shown(METRICS[key].unit, value, numbers.currency)
    return None if said is None else msg("before {value}", value=said)


def accounts_of(lost: int, opening: int) -> Text:
    """How many of how many accounts."""
    return nmsg("{lost} of {n} account", "{lost} of {n} accounts", opening, lost=lost)


def percent_of(ratio: Fraction, decimals: int = 0) -> Percent:
    """A fraction to show as a percentage."""
    return Percent(Decimal(ratio.numerator) / Decimal(ratio.denominator), decimals)


def back(month: Month, months: int) -> Span:
    """So many months that end with a month."""
    return month.plus(1 - months), month
