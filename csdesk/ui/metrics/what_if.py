"""What if churn, new MRR or expansion were otherwise: 24 months ahead, drawn from the simulator (section 15)."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

from csdesk.domain.lean import dataclass
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.rules.simulator import MONTHS, Assumptions, observed, simulate
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, Scale, Series


@dataclass(frozen=True, slots=True)
class WhatIf:
    """MRR at the start and what is assumed of each month; with the constant model, an amount of new MRR."""

    start: int
    rates: Assumptions

    @property
    def is_constant(self) -> bool:
        """New MRR is the same amount each month; else it grows with MRR."""
        return self.rates.new_cents is not None

    def rated(self, **values: object) -> WhatIf:
        """With other rates."""
        return WhatIf(self.start, dataclasses.replace(self.rates, **values))  # type: ignore[arg-type]  # by the names of its fields

    def growing(self) -> WhatIf:
        """By the growth model."""
        return self.rated(new_cents=None)

    def constant(self) -> WhatIf:
        """By a constant amount: what the rate of new MRR brings in the first month."""
        amount = self.start * self.rates.new
        return self.rated(new_cents=half_away(amount.numerator, amount.denominator))


def assumed(numbers: Numbers, month: Month) -> WhatIf:
    """What the last 12 months did on average, rounded to a tenth of a percent."""
    seen = observed(numbers.book, month)
    rates = Assumptions(churn=_tenths(seen.churn), new=_tenths(seen.new), expansion=_tenths(seen.expansion))
    return WhatIf(numbers.revenue((month, month)).closing_mrr, rates)


def _tenths(rate: Fraction) -> Fraction:
    return Fraction(half_away(rate.numerator * 1000, rate.denominator), 1000)


def curves(numbers: Numbers, month: Month, what: WhatIf) -> Chart:
    """Three curves: without churn, at the assumed churn, and at twice it."""
    churn = what.rates.churn
    parts = (
        (msg("No churn"), Fraction(0), Hue.EXPANSION, False),
        (msg("As assumed"), churn, Hue.FIRST, False),
        (msg("Twice the churn"), churn * 2, Hue.CHURN, True),
    )
    series = []
    for name, rate, hue, dashed in parts:
        course = simulate(what.start, what.rated(churn=rate).rates)
        cells = tuple(Cell(Fraction(cents), Money(cents, numbers.currency, whole=True)) for cents in course)
        series.append(Series(name, hue, cells, is_dashed=dashed))
    return Chart(
        key="what_if",
        kind=ChartKind.LINES,
        title=msg("MRR in 24 months"),
        unit=msg(
            "from {money} in {month}", money=Money(what.start, numbers.currency, whole=True), month=month
        ),
        columns=tuple(month.plus(k) for k in range(MONTHS + 1)),
        series=tuple(series),
        scale=Scale.MONEY,
        currency=numbers.currency,
    )


FIELDS: tuple[tuple[str, Text], ...] = (
    ("churn", msg("Churn and contraction a month")),
    ("new", msg("New MRR a month")),
    ("expansion", msg("Expansion a month")),
)
