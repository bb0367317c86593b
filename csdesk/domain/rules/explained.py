"""Why a metric is what it is: formula, figures and rows that add up to it, from the same sources that computed it.

`explain(periods, key, first, last)` opens any key of `EXPLAINED` over a span of months (a month is a span of one, the
trailing year one of twelve); `explain_cell` opens a cell of the cohort matrix; `explain_account` the MRR of one account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csdesk.domain.explain import Amount, Input, Row, Traced
from csdesk.domain.rules.catalogue import COUNTS, LIFETIME, MONEY, RATES
from csdesk.domain.rules.catalogue_activity import ACTIVITY, ADOPTION
from csdesk.domain.rules.catalogue_service import RENEWALS, SUPPORT, VOICE
from csdesk.domain.rules.figures import Figure, Scope
from csdesk.domain.rules.figures_named import SERVICE
from csdesk.domain.rules.figures_revenue import REVENUE, lines_counting
from csdesk.domain.rules.formulas import Formula, Sums
from csdesk.domain.rules.labels import notes_of
from csdesk.domain.rules.periods import Periods
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month

EXPLAINED: Mapping[str, Formula] = {
    **MONEY,
    **COUNTS,
    **RATES,
    **LIFETIME,
    **RENEWALS,
    **VOICE,
    **SUPPORT,
    **ADOPTION,
    **ACTIVITY,
}
"""Every key that can be opened; `renewal_forecast.forecast` and its kin are those of the forecast."""

FIGURES: Mapping[str, Figure] = {**REVENUE, **SERVICE}
CELLS = {
    "logos": msg("Customers then ÷ customers of the cohort"),
    "net_revenue": msg("MRR then ÷ MRR of the first closing"),
    "gross_revenue": msg("MRR then, each at most that of the first closing ÷ MRR of the first closing"),
}
"""The measures of a cohort cell and their formulas."""


def explain(periods: Periods, key: str, first: Month, last: Month) -> Traced[Any]:
    """A metric of a span with its formula, figures and rows; raises `KeyError` for an unknown key."""
    formula = EXPLAINED[key]
    scope = Scope(periods, first, last)
    names = dict.fromkeys(name for name, _ in (*formula.num, *formula.den))
    rows = {name: tuple(FIGURES[name].rows(scope)) for name in names}
    inputs = tuple(
        _input(name, factor, side, rows[name])
        for side, terms in (("num", formula.num), ("den", formula.den))
        for name, factor in terms
    )
    traced = Traced(key, formula.label, None, formula.unit, formula.words, inputs)
    unknown = formula.needs_health and periods.facts.bands is None
    value = None if unknown else formula.combine(_sums(periods, traced))
    notes = notes_of(scope, key, value)
    return Traced(key, formula.label, value, formula.unit, formula.words, inputs, notes, formula.role)


def _input(name: str, factor: int, side: str, rows: tuple[Row, ...]) -> Input:
    figure = FIGURES[name]
    return Input(name, figure.label, figure.unit, _total(rows), factor, side, lambda: rows)


def _sums(periods: Periods, traced: Traced[Any]) -> Sums:
    rows = [row for one in traced.inputs if one.side == "num" for row in one.rows]
    single = all(row.entity != "ticket_month" for row in rows)
    return Sums(
        traced.total("num"),
        traced.total("den"),
        {one.key: one.total for one in traced.inputs},
        [row.amount for row in rows] if single else [],
        periods.facts.policy,
    )


def _total(rows: Sequence[Row]) -> Amount:
    return sum(row.amount for row in rows)


def explain_account(periods: Periods, account: int, last: Month) -> Traced[int]:
    """The MRR of an account at a closing, line by line at the rates of its month."""
    scope = Scope(periods, last, last)
    place = scope.window.closing
    lines = scope.book.accounts.get(account)
    rows: list[Row] = []
    if lines is not None:
        for entry, (first, until, _, _, _) in zip(lines.entries, lines.lines, strict=True):
            factor = scope.book.placing.factors_of(entry.currency)[place]
            if first <= place < until and factor is not None:
                rows.append(Row("line", entry.line, factor.convert(entry.cents)))
    floor = max(0, -sum(row.amount for row in rows))
    if floor:
        rows.append(Row("account", account, floor))
    label = msg("MRR")
    figure = Input("line_mrr", label, "money", _total(rows), 1, "num", lambda: tuple(rows))
    words = msg("Sum of the account's lines that count at the closing; below zero counts as zero")
    return Traced("mrr_by_account", label, int(_total(rows)), "money", words, (figure,))


def explain_cell(periods: Periods, cohort: Month, k: int, measure: str) -> Traced[Ratio]:
    """A cell of the cohort matrix: who was of the cohort, and what of them is there k months later.

    Raises `KeyError` for an unknown measure.
    """
    words = CELLS[measure]
    book = periods.book
    first, place = book.calendar.place(cohort), book.calendar.place(cohort.plus(k))
    there: list[Row] = []
    base: list[Row] = []
    for account, lines in book.accounts.items():
        if lines.first != first or place >= len(book.calendar):
            continue
        before = lines.value(first) if lines.values is None else book.placing.repriced(lines, first)[place]
        after = lines.value(place)
        now = {"logos": int(after > 0), "net_revenue": after, "gross_revenue": min(before, after)}[measure]
        then = 1 if measure == "logos" else before
        there.append(Row("account", account, now, before, after, lines_counting(lines, place)))
        base.append(Row("account", account, then, before, after, lines_counting(lines, first)))
    unit = "count" if measure == "logos" else "money"
    inputs = (
        Input(
            "cohort_now",
            msg("Of the cohort, {k} months later", k=k),
            unit,
            _total(there),
            1,
            "num",
            lambda: tuple(there),
        ),
        Input(
            "cohort_size",
            msg("The cohort of {month}", month=cohort),
            unit,
            _total(base),
            1,
            "den",
            lambda: tuple(base),
        ),
    )
    value = Ratio(int(_total(there)), int(_total(base)))
    return Traced(f"cohort.{measure}", msg("Cohort retention"), value, "percent", words, inputs)
