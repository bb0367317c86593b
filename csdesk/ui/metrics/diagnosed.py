"""What the numbers of the period say together, as a headline, a sentence with figures, and the accounts behind it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from csdesk.domain.rules.churn import Loss, by_reason
from csdesk.domain.rules.findings import ACTIONS, TESTS
from csdesk.domain.rules.likeness import alike_at_risk
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.rules.retention import Retention
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import (
    Diagnosis,
    Figure,
    NamedAccount,
    PanelRow,
    RowsPanel,
    Sentence,
    Span,
    mark,
)
from csdesk.formats import DASH
from csdesk.ui.metrics.figures import percent_of

SILENCE = msg("Nothing out of the ordinary")
_NAMED = 3
_ALIKE = 2
_TWO = Decimal(2)


def diagnosis_of(numbers: Numbers, span: Span) -> Diagnosis | None:
    """The diagnosis of a period; nothing without customers at its opening."""
    months = (span.first, span.last)
    sums = numbers.revenue(months)
    if not sums.customers_opening:
        return None
    found = numbers.findings(months)
    first = found[0] if found else None
    lost = numbers.lost(months)
    behind = set(first.accounts) if first is not None else set()
    shown = [loss for loss in lost if not behind or loss.account in behind]
    alike = _alike(numbers, shown)
    grown = {} if shown else numbers.book.movements([sums.window])[0].expansion
    return Diagnosis(
        rule="" if first is None else first.rule,
        headline=SILENCE if first is None else first.says,
        said=_sentence(numbers, sums, months),
        accounts=tuple(_named(numbers, loss) for loss in shown[:_NAMED]) or _grown(numbers, grown),
        alike=alike[:_ALIKE],
        rows=RowsKey("churn", *months, sign=-1)
        if shown
        else RowsKey("expansion", *months)
        if grown
        else None,
        count=len(shown) or len(grown),
        see=tuple(one.account for one in alike) or tuple([loss.account for loss in shown] or grown),
        at_risk=tuple(one.account for one in alike),
        action=None if first is None else ACTIONS[first.rule],
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
    seen = _seen(sums)
    figures = {
        "low": percent_of(low, 1),
        "high": percent_of(high, 1),
        "least": policy.small_base,
        "months": policy.regret_months,
    }
    rows = tuple(
        PanelRow(0, (Text(test.msgid, figures), seen.get(rule), msg("yes") if rule in fired else msg("no")))
        for rule, test in TESTS.items()
    )
    return RowsPanel(
        RowsKey("diagnosis", *months),
        msg("How it was calculated"),
        nmsg("{n} rule fires", "{n} rules fire", len(fired)),
        msg("Exact values are compared, not the rounded ones shown. The first rule that fires leads."),
        (),
        (msg("Rule"), msg("Seen"), msg("Fires")),
        rows,
        (),
    )


def _seen(sums: Retention) -> dict[str, Text]:
    """The figures that each rule compared."""
    net, logo = sums.net_churn_rate.percent, sums.logo_churn_rate.percent
    gross = sums.gross_churn_rate.percent
    both = msg("{net} net, {logo} of accounts", net=net, logo=logo)
    return {
        "D0": nmsg("{n} account", "{n} accounts", sums.customers_opening),
        "D1": both,
        "D2": both,
        "D3": msg("{gross} gross, {net} net", gross=gross, net=net),
        "D4": msg("{net} net", net=net),
        "D7": msg("{ratio}", ratio=_ratio(sums)),
    }


def _ratio(sums: Retention) -> Decimal | None:
    written = sums.quick_ratio.value(2)
    return None if written is None else Decimal(written)


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
        msg("Average MRR of the lost"), Money(paid, currency, whole=True), RowsKey("churn_average", *months)
    )
    usual = Figure(
        msg("Average MRR at opening"), Money(mean, currency, whole=True), RowsKey("opening_average", *months)
    )
    figures = {"net": net, "lost": lost, "average": average, "usual": usual}
    said = lost_sentence(
        _times(Fraction(paid, mean) if mean else Fraction(0)), {name: mark(name) for name in figures}
    )
    return Sentence(said, tuple(figures.items()))


def lost_sentence(times: Decimal, marks: dict[str, Text]) -> Text:
    """Languages differ in whether what is less than two is one: `0.9 times`, `0,9 vez`."""
    if times < _TWO:
        return pmsg(
            "under two",
            "Net churn was {net} with {lost} lost. They paid {average} on average, {times} times the"
            " portfolio's average ({usual}).",
            times=times,
            **marks,
        )
    return msg(
        "Net churn was {net} with {lost} lost. They paid {average} on average, {times} times the"
        " portfolio's average ({usual}).",
        times=times,
        **marks,
    )


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


def _grown(numbers: Numbers, grown: dict[int, int]) -> tuple[NamedAccount, ...]:
    """Who grew most, where nobody who was lost explains the finding."""
    largest = sorted(grown, key=lambda account: (-grown[account], account))[:_NAMED]
    return tuple(
        NamedAccount(
            account,
            numbers.names.get(account, DASH),
            msg("grew"),
            Money(grown[account], numbers.currency, whole=True),
        )
        for account in largest
    )


def _alike(numbers: Numbers, lost: list[Loss]) -> tuple[NamedAccount, ...]:
    """Customers like the lost ones who are unwell today, or use less."""
    bands = numbers.facts.bands or {}
    behind = [loss.account for loss in lost]
    found = alike_at_risk(numbers.periods, behind, numbers.last, bands)
    return tuple(
        NamedAccount(account, numbers.names.get(account, DASH), verbatim(bands.get(account, "no_data")))
        for account in found
    )
