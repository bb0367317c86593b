"""What if churn, new MRR or expansion were otherwise: 24 months ahead, by growth or by a constant amount (section 15)."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction

from csdesk.domain.lean import dataclass
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, Scale, Series
from csdesk.ui.metrics.figures import back

MONTHS = 24


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is assumed of each month: rates of MRR, and with the constant model an amount of new MRR."""

    churn: Fraction
    new: Fraction
    expansion: Fraction
    start: int
    """MRR at the start."""
    is_constant: bool = False
    """New MRR is the same amount each month, that of the first; else it grows with MRR."""

    @property
    def new_cents(self) -> int:
        """The constant amount: the rate of the MRR at the start."""
        amount = self.start * self.new
        return half_away(amount.numerator, amount.denominator)

    def changed(self, **values: object) -> WhatIf:
        """With other assumptions."""
        return dataclasses.replace(self, **values)  # type: ignore[arg-type]


def assumed(numbers: Numbers, month: Month) -> WhatIf:
    """What the last 12 months did on average, rounded to a tenth of a percent."""
    sums = [numbers.revenue((one, one)) for one in back(month, 12)[0].until(month)]
    opening = sum(own.opening_mrr for own in sums)

    def rate(total: int) -> Fraction:
        return Fraction(half_away(total * 1000, opening), 1000) if opening else Fraction(0)

    return WhatIf(
        churn=rate(sum(own.churn + own.contraction for own in sums)),
        new=rate(sum(own.new + own.reactivation for own in sums)),
        expansion=rate(sum(own.expansion for own in sums)),
        start=sums[-1].closing_mrr,
    )


def course(start: int, what: WhatIf, churn: Fraction) -> list[int]:
    """MRR at the start and after each month, exact inside, each rounded once."""
    value = Fraction(start)
    found = [start]
    for _ in range(MONTHS):
        gain = Fraction(what.new_cents) if what.is_constant else value * what.new
        value = max(Fraction(0), value * (1 + what.expansion - churn) + gain)
        found.append(half_away(value.numerator, value.denominator))
    return found


def curves(numbers: Numbers, month: Month, what: WhatIf) -> Chart:
    """Three curves: without churn, at the assumed churn, and at twice it."""
    start = numbers.revenue((month, month)).closing_mrr
    columns = tuple(month.plus(k) for k in range(MONTHS + 1))
    parts = (
        (msg("No churn"), Fraction(0), Hue.EXPANSION, False),
        (msg("As assumed"), what.churn, Hue.FIRST, False),
        (msg("Twice the churn"), what.churn * 2, Hue.CHURN, True),
    )
    series = []
    for name, churn, hue, dashed in parts:
        cells = tuple(
            Cell(Fraction(cents), Money(cents, numbers.currency, whole=True))
            for cents in course(start, what, churn)
        )
        series.append(Series(name, hue, cells, is_dashed=dashed))
    return Chart(
        key="what_if",
        kind=ChartKind.LINES,
        title=msg("MRR in 24 months"),
        unit=msg("from {money} in {month}", money=Money(start, numbers.currency, whole=True), month=month),
        columns=columns,
        series=tuple(series),
        scale=Scale.MONEY,
        currency=numbers.currency,
    )


def percent_words(rate: Fraction) -> Percent:
    """A rate to show."""
    return Percent(Decimal(rate.numerator) / Decimal(rate.denominator), 1)


FIELDS: tuple[tuple[str, Text], ...] = (
    ("churn", msg("Churn and contraction a month")),
    ("new", msg("New MRR a month")),
    ("expansion", msg("Expansion a month")),
)
