"""Renewals by the month in which they are due: what is aimed at, what may come, what came in the end."""

from __future__ import annotations

from fractions import Fraction

from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.renewals import RenewalMonth
from csdesk.domain.text import Text, msg, pmsg
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, RowsKey, Scale, Series
from csdesk.domain.views.metrics import Span
from csdesk.ui.metrics.figures import percent_of

_SERIES = (
    ("due", pmsg("renewals", "Due"), Hue.THIRD),
    ("target", pmsg("renewals", "Target"), Hue.GRR),
    ("forecast", pmsg("renewals", "Forecast"), Hue.FIRST),
    ("final", pmsg("renewals", "Final"), Hue.EXPANSION),
)
_LEAST_PAST = 2
"""Months before the last one that are always shown: one month by itself is no course."""
_NEAR = 3
"""A period that ended at most so many months ago leads on to the coming renewals."""
NOTHING_DUE = msg("No renewal is due in this month")
NOTHING_DECIDED = msg("No renewal of this month is decided yet")
HEALTH_UNKNOWN = msg("Nothing is forecast while health is not known")


def renewal_months_chart(numbers: Numbers, span: Span) -> Chart | None:
    """MRR due, target, forecast and final amount month by month; nothing when no renewal is due in any."""
    last, now = min(span.last, numbers.last), Month.of(numbers.on)
    if last.plus(_NEAR) >= now:
        last = now
    found = numbers.periods.renewal_months(min(span.first, last.plus(-_LEAST_PAST)), last)
    if not any(month.contracts for month in found.values()):
        return None
    currency = numbers.currency
    return Chart(
        key="renewal_months",
        kind=ChartKind.LINES,
        title=msg("Renewals by due month"),
        unit=msg("target {share} of what is due", share=percent_of(numbers.facts.policy.renewal_goal)),
        columns=tuple(found),
        series=tuple(
            Series(
                name,
                hue,
                tuple(_cell(key, month, own, currency) for month, own in found.items()),
                is_dashed=key == "target",
            )
            for key, name, hue in _SERIES
        ),
        scale=Scale.MONEY,
        currency=currency,
    )


def _cell(key: str, month: Month, own: RenewalMonth, currency: str) -> Cell:
    why = _why_not(key, own)
    cents: int = getattr(own, key) or 0
    if why is not None:
        return Cell(None, why=why)
    return Cell(
        Fraction(cents),
        Money(cents, currency, whole=True),
        RowsKey(f"renewal_forecast_by_month.{key}", month, month),
        is_partial=key == "final" and not own.is_final,
    )


def _why_not(key: str, own: RenewalMonth) -> Text | None:
    """Why a month has no such amount."""
    if not own.contracts:
        return NOTHING_DUE
    if key == "final" and own.undecided == own.contracts:
        return NOTHING_DECIDED
    return HEALTH_UNKNOWN if key == "forecast" and own.forecast is None else None
