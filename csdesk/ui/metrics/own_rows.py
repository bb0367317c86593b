"""Rows of the figures that only this view has: a cell of the quarterly cohorts, the load of one CSM."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.text import msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Quarter
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import PanelRow, RowsPanel
from csdesk.ui.metrics.cohorts import members_of, quarter_name, sides_of


def cohort_rows(numbers: Numbers, key: RowsKey) -> RowsPanel:
    """The accounts of a cohort at its start and then."""
    start = numbers.facts.fiscal_start
    cohort = Quarter.of(key.first.first, start)
    at = Quarter.of(key.last.first, start)
    sides = sorted(
        sides_of(numbers, cohort, at, members_of(numbers, [cohort])[cohort]), key=lambda one: -one[1]
    )
    currency = numbers.currency

    def money(cents: int) -> Money:
        return Money(cents, currency, whole=True)

    before, after = sum(one[1] for one in sides), sum(one[2] for one in sides)
    rows = tuple(
        PanelRow(account, (verbatim(numbers.names.get(account, "—")), money(was), money(now)))
        for account, was, now in sides
    )
    return RowsPanel(
        key,
        nmsg(
            "Cohort {cohort}, {n} quarter later",
            "Cohort {cohort}, {n} quarters later",
            _between(cohort, at),
            cohort=quarter_name(cohort),
        ),
        Ratio(after, before).percent,
        msg("MRR then ÷ MRR at the close of its first quarter"),
        (),
        (msg("Account"), msg("At the start"), msg("Then")),
        rows,
        (pmsg("rows", "Total"), money(before), money(after)),
    )


def _between(first: Quarter, last: Quarter) -> int:
    return (last.year - first.year) * 4 + last.number - first.number


def capacity_rows(numbers: Numbers, key: RowsKey) -> RowsPanel:
    """The accounts of one CSM, with the share of a person that each takes."""
    csm = key.group.partition(":")[2]
    periods = numbers.periods
    shares = periods.practice.loads(periods.customers(key.last)).get(csm, {})
    total = sum(shares.values(), Fraction(0))
    rows = tuple(
        PanelRow(account, (verbatim(numbers.names.get(account, "—")), _share(share)))
        for account, share in sorted(shares.items(), key=lambda one: (-one[1], one[0]))
    )
    return RowsPanel(
        key,
        msg("Load of {csm}", csm=verbatim(csm)),
        _share(total),
        msg("Sum of the share of one CSM that each account takes, by its segment or touch"),
        (),
        (msg("Account"), msg("Share of one CSM")),
        rows,
        (pmsg("rows", "Total"), _share(total)),
    )


def _share(share: Fraction) -> Percent:
    return Percent(Decimal(share.numerator) / Decimal(share.denominator))


OWN_ROWS: Mapping[str, Callable[[Numbers, RowsKey], RowsPanel]] = {
    "cohort": cohort_rows,
    "capacity": capacity_rows,
}
