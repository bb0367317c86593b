"""What the numbers of the period say together, as a headline, a sentence with figures, and the accounts behind it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from csdesk.domain.rules.churn import Loss, by_reason
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.rules.retention import Retention
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import (
    Diagnosis,
    Figure,
    Grain,
    NamedAccount,
    PanelRow,
    RowsPanel,
    Sentence,
    Span,
    mark,
)
from csdesk.ui.metrics.figures import percent_of
from csdesk.ui.metrics.numbers import Numbers

RULES = ("D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8")
TITLES = {
    Grain.MONTH: msg("Diagnosis of the month"),
    Grain.QUARTER: msg("Diagnosis of the quarter"),
    Grain.YEAR: msg("Diagnosis of 12 months"),
}
SILENCE = msg("Nothing out of the ordinary")
_NAMED = 3
_ALIKE = 3
_UNWELL = frozenset({"at_risk", "critical"})


def diagnosis_of(numbers: Numbers, span: Span) -> Diagnosis | None:
    """The diagnosis of a period; nothing without customers at its opening."""
    months = (span.first, span.last)
    sums = numbers.revenue(months)
    if not sums.customers_opening:
        return None
    found = numbers.findings(months)
    first = found[0] if found else None
    lost = numbers.lost(months)
    shown = [loss for loss in lost if first is None or not first.accounts or loss.account in first.accounts]
    return Diagnosis(
        rule="" if first is None else first.rule,
        headline=SILENCE if first is None else first.says,
        said=_sentence(numbers, sums, months),
        accounts=tuple(_named(numbers, loss) for loss in shown[:_NAMED]),
        alike=_alike(numbers, shown),
        rows=RowsKey("churn", *months, sign=-1) if lost else None,
        others=tuple(finding.says for finding in found[1:]),
    )


def how_calculated(numbers: Numbers, span: Span) -> RowsPanel:
    """Every rule with its test, and how it came out."""
    months = (span.first, span.last)
    sums = numbers.revenue(months)
    fired = {finding.rule for finding in numbers.findings(months)}
    policy = numbers.facts.policy
    length = sums.window.closing - sums.window.opening
    low, high = policy.over(policy.low_churn, length), policy.over(policy.high_churn, length)
    tests = _tests(sums, percent_of(low, 1), percent_of(high, 1), policy.small_base)
    rows = tuple(
        PanelRow(0, (verbatim(rule), test, msg("yes") if rule in fired else msg("no")))
        for rule, test in zip(RULES, tests, strict=True)
    )
    return RowsPanel(
        RowsKey("diagnosis", *months),
        msg("How it was calculated"),
        nmsg("{n} rule fires", "{n} rules fire", len(fired)),
        msg("Exact values are compared, not the rounded ones shown. The first rule that fires leads."),
        (),
        (msg("Rule"), msg("Test"), msg("Fires")),
        rows,
        (),
    )


def _tests(sums: Retention, low: Percent, high: Percent, base: int) -> tuple[Text, ...]:
    net, logo = sums.net_churn_rate.percent, sums.logo_churn_rate.percent
    gross = sums.gross_churn_rate.percent
    return (
        msg("customers at opening {n} < {base}", n=sums.customers_opening, base=base),
        msg(
            "net churn {net} ≥ {high} and account churn {logo} ≤ {low}",
            net=net,
            high=high,
            logo=logo,
            low=low,
        ),
        msg(
            "net churn {net} ≤ {low} and account churn {logo} ≥ {high}",
            net=net,
            high=high,
            logo=logo,
            low=low,
        ),
        msg(
            "revenue churn {gross} ≥ {high} and net churn {net} ≤ {low}",
            gross=gross,
            high=high,
            net=net,
            low=low,
        ),
        msg("net churn {net} < 0", net=net),
        msg("20% or more of the churn had an upsell in the 6 months before"),
        msg("20% or more of the lost left before 90, else 180 days"),
        msg("quick ratio {ratio} < 1", ratio=verbatim(sums.quick_ratio.value(2) or "—")),
        msg("a cohort of 5 or more lost twice the usual and 10 points more"),
    )


def _sentence(numbers: Numbers, sums: Retention, months: tuple[Month, Month]) -> Sentence:
    currency = numbers.currency
    net = Figure(msg("Net churn"), sums.net_churn_rate.percent, RowsKey("net_churn_rate", *months))
    if not sums.lost_customers:
        return Sentence(
            msg("Net churn was {net}, and no account was lost.", net=mark("net")), (("net", net),)
        )
    lost = Figure(
        msg("Lost customers"),
        nmsg("{n} account", "{n} accounts", sums.lost_customers),
        RowsKey("lost_customers", *months),
    )
    paid = half_away(sums.churn, sums.lost_customers)
    mean = half_away(sums.opening_mrr, sums.customers_opening)
    average = Figure(
        msg("Average MRR of the lost"), Money(paid, currency, whole=True), RowsKey("churn", *months)
    )
    usual = Figure(
        msg("Average MRR at opening"), Money(mean, currency, whole=True), RowsKey("opening_mrr", *months)
    )
    times = Fraction(paid, mean) if mean else Fraction(0)
    said = msg(
        "Net churn was {net} with {lost} lost. They paid {average} on average, {times} times the portfolio's"
        " average ({usual}).",
        net=mark("net"),
        lost=mark("lost"),
        average=mark("average"),
        times=_times(times),
        usual=mark("usual"),
    )
    return Sentence(said, (("net", net), ("lost", lost), ("average", average), ("usual", usual)))


def _times(times: Fraction) -> Decimal:
    return Decimal(half_away(times.numerator * 10, times.denominator)) / 10


def _named(numbers: Numbers, loss: Loss) -> NamedAccount:
    reason = by_reason([loss], numbers.facts)[0].key
    month = Month.of(loss.on)
    if reason is None:
        said = msg("left in {month}", month=month)
    else:
        said = msg("left in {month}, {reason}", month=month, reason=verbatim(str(reason).lower()))
    amount = Money(loss.amount, numbers.currency, whole=True)
    return NamedAccount(loss.account, numbers.names.get(loss.account, "—"), said, amount)


def _alike(numbers: Numbers, lost: list[Loss]) -> tuple[NamedAccount, ...]:
    """Customers of the same segment or size as the lost, whose health is low today."""
    bands = numbers.facts.bands
    if not bands or not lost:
        return ()
    known = {account.id: account for account in numbers.facts.accounts}
    kinds = {
        (name, value)
        for loss in lost
        if loss.account in known
        for name in ("segment", "size")
        if (value := getattr(known[loss.account], name)) is not None
    }
    balances = numbers.periods.customers(numbers.now)
    found = [
        account
        for account in balances
        if bands.get(account) in _UNWELL
        and account in known
        and any(getattr(known[account], name) == value for name, value in kinds)
    ]
    found.sort(key=lambda account: (bands[account] != "critical", -balances[account]))
    return tuple(
        NamedAccount(account, known[account].name, verbatim(bands[account])) for account in found[:_ALIKE]
    )
