"""The figures of the totals strip: sums over the rows that are shown, and over what their accounts did in a quarter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from operator import attrgetter

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Cents, Money, Percent
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.domain.views.standing import AccountStanding, Standing
from csdesk.ui.portfolio.state import Total
from csdesk.ui.tables.filters import Between
from csdesk.ui.tables.totals import money_total

_SUM: Callable[[Sequence[PortfolioRow]], Money | None] = money_total(
    attrgetter("mrr"), attrgetter("currency"), "BRL"
)


def strip_totals(
    shown: Sequence[PortfolioRow],
    standing: Standing | None,
    within: Collection[int],
    goals: tuple[Decimal, Decimal],
) -> tuple[Total, ...]:
    """The strip; until it is known how accounts stand, only what the rows themselves add up to.

    `within` are the accounts that retention is told of: those that pass the filters, but for their status, since
    accounts that left are what it counts. The goals of the workspace for NRR and GRR are in percent.
    """
    nrr, grr = goals
    sums = None if standing is None else standing.together(within)
    counts = (0, 0) if standing is None else standing.customers(within)
    return (
        _mrr(shown, standing),
        _rate(
            msg("NRR in the quarter"),
            (_NRR, nrr),
            sums,
            standing,
            lambda own: own.gained - own.shrunk - own.lost,
        ),
        _rate(msg("GRR in the quarter"), (_GRR, grr), sums, standing, lambda own: -own.shrunk - own.lost),
        _lost(counts, standing),
        _nps(sums, standing),
    )


_NRR = msg("(opening MRR + expansion − contraction − churn) ÷ opening MRR")
_GRR = msg("(opening MRR − contraction − churn) ÷ opening MRR")


def _mrr(shown: Sequence[PortfolioRow], standing: Standing | None) -> Total:
    total = _SUM(shown)
    change = sign = None
    if standing is not None and total is not None:
        before = sum(own.month_before for row in shown if (own := standing.accounts.get(row.id)) is not None)
        if before and total.cents != before:
            share = Percent(Decimal(abs(total.cents - before)) / before)
            sign = 1 if total.cents > before else -1
            change = msg("{sign} {share}", sign=verbatim("▲" if sign > 0 else "▼"), share=share)
    return Total(
        msg("MRR"),
        total,
        change,
        msg(
            "Sum of the MRR of the accounts shown, in the reporting currency, and its change since last month"
        ),
        rows=Between("mrr", Cents(1)),
        sign=sign,
    )


def _rate(
    title: Text,
    rule: tuple[Text, Decimal],
    sums: AccountStanding | None,
    standing: Standing | None,
    net: Callable[[AccountStanding], int],
) -> Total:
    formula, goal = rule
    if standing is None or sums is None:
        return Total(title, None, None, formula, is_known=False)
    if not sums.opening:
        return Total(title, None, _nobody(), _of(standing, formula))
    value = Percent(Decimal(sums.opening + net(sums)) / sums.opening)
    note = msg("goal {value}", value=Percent(goal / 100, 0 if goal % 1 == 0 else 1))
    return Total(title, value, note, _of(standing, formula), in_metrics=True)


def _lost(counts: tuple[int, int], standing: Standing | None) -> Total:
    title, formula = (
        msg("Accounts lost"),
        msg("Accounts with MRR at the opening of the quarter and none at its end"),
    )
    if standing is None:
        return Total(title, None, None, formula, is_known=False)
    paying, lost = counts
    if not paying:
        return Total(title, None, _nobody(), _of(standing, formula))
    share = Percent(Decimal(lost) / paying)
    return Total(
        title, lost, msg("{share} of the accounts", share=share), _of(standing, formula), in_metrics=True
    )


def _nps(sums: AccountStanding | None, standing: Standing | None) -> Total:
    title, formula = msg("NPS"), msg("Promoters (9 and 10) − detractors (0 to 6), in % of the answers")
    if standing is None or sums is None:
        return Total(title, None, None, formula, is_known=False)
    if not sums.answers:
        return Total(title, None, msg("no answer in the quarter"), _of(standing, formula))
    net = Decimal(100 * (sums.promoters - sums.detractors)) / sums.answers
    score = int(net.quantize(Decimal(1), rounding="ROUND_HALF_UP"))
    said = verbatim(f"{'+' if score > 0 else '−' if score < 0 else ''}{abs(score)}")
    note = nmsg("{n} answer", "{n} answers", sums.answers)
    return Total(title, said, note, _of(standing, formula), in_metrics=True)


def _nobody() -> Text:
    return msg("nobody paid at the opening")


def _of(standing: Standing, formula: Text) -> Text:
    return msg(
        "{quarter}: {formula}. Of the accounts that pass the filters, also those that left.",
        quarter=standing.quarter,
        formula=formula,
    )
