"""Rows of the figures that only this view has: a cell of the cohort matrix, the load of one CSM."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from csdesk.domain.rules.cohort_cuts import MONTH, sides_of
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.text import msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import PanelRow, RowsPanel
from csdesk.ui.metrics.cohorts import PERIODS, row_name


def cohort_rows(numbers: Numbers, key: RowsKey) -> RowsPanel:
    """The accounts of a cohort at its start and then; without expansion, no more than at its start."""
    by, measure, age, name = key.group.split(":", 3) if not key.group.startswith("custom:") else _custom(key)
    k, is_period = int(age), by in PERIODS
    row = key.first if is_period else name or None
    sides = sorted(sides_of(numbers, by, key.last, row, k), key=lambda one: (-one[1], one[0]))
    if measure == "gross_revenue":
        sides = [(account, was, min(was, now)) for account, was, now in sides]
    before, after = sum(one[1] for one in sides), sum(one[2] for one in sides)
    kept = sum(1 for one in sides if one[2])
    ratio = Ratio(kept, len(sides)) if measure == "logos" else Ratio(after, before)

    def money(cents: int) -> Money:
        return Money(cents, numbers.currency, whole=True)

    rows = tuple(
        PanelRow(account, (verbatim(numbers.names.get(account, "—")), money(was), money(now)))
        for account, was, now in sides
    )
    cohort = row_name(numbers, by, row)
    later = (
        nmsg("Cohort {cohort}, {n} month later", "Cohort {cohort}, {n} months later", k, cohort=cohort)
        if by == MONTH
        else nmsg(
            "Cohort {cohort}, {n} quarter later", "Cohort {cohort}, {n} quarters later", k, cohort=cohort
        )
    )
    return RowsPanel(
        key,
        later,
        ratio.percent,
        msg("Accounts with MRR then ÷ accounts of the cohort")
        if measure == "logos"
        else msg("MRR then ÷ MRR at the first close of the cohort"),
        (),
        (msg("Account"), msg("At the start"), msg("Then")),
        rows,
        (pmsg("rows", "Total"), money(before), money(after)),
    )


def _custom(key: RowsKey) -> list[str]:
    """The parts of a group whose rows are a custom field, which has a colon of its own."""
    head, own, *rest = key.group.split(":", 4)
    return [f"{head}:{own}", *rest]


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
