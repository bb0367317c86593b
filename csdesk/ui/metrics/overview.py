"""The first section: six figures, movement, NRR and GRR, cohorts, reasons (design 06)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from csdesk.domain.rules.churn import LossGroup
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Divider, Goal, Hue, RowsKey, Scale, Series
from csdesk.domain.views.metrics import (
    CohortLook,
    Figure,
    Grain,
    MonthList,
    Overview,
    Sentence,
    Span,
    Tone,
    mark,
)
from csdesk.ui.metrics.cohorts import cohort_chart, look_keys
from csdesk.ui.metrics.cuts import causes_of, group_name, loss_chart, loss_groups
from csdesk.ui.metrics.diagnosed import diagnosis_of
from csdesk.ui.metrics.figures import accounts_of, back, before_words, cell_of, figure_of, percent_of

MOVES: tuple[tuple[str, Text, Hue, int], ...] = (
    ("new", pmsg("movement", "New"), Hue.NEW, 1),
    ("expansion", msg("Expansion"), Hue.EXPANSION, 1),
    ("reactivation", msg("Reactivation"), Hue.REACTIVATION, 1),
    ("contraction", msg("Contraction"), Hue.CONTRACTION, -1),
    ("churn", msg("Churn"), Hue.CHURN, -1),
)
_IN_PERIOD = {
    Grain.MONTH: msg("in the month"),
    Grain.QUARTER: msg("in the quarter"),
    Grain.YEAR: msg("in 12 months"),
}
_ROLLING = {
    Grain.MONTH: msg("month by month"),
    Grain.QUARTER: msg("3 rolling months"),
    Grain.YEAR: msg("12 rolling months"),
}


def overview_figures(numbers: Numbers, span: Span) -> tuple[Figure, ...]:
    """The strip."""
    now, before = (span.first, span.last), (span.before.first, span.before.last)
    sums = numbers.revenue(now)
    currency = numbers.currency
    closing = figure_of(numbers, "closing_mrr", now, _IN_PERIOD[span.grain])
    change = Money(sums.closing_mrr - sums.opening_mrr_own_rate, currency, whole=True)
    policy = numbers.facts.policy
    answers = numbers.voice(now).nps.answers
    return (
        Figure(closing.name, closing.value, closing.rows, closing.note, change),
        figure_of(
            numbers,
            "nrr",
            now,
            _goal_words(policy.nrr_goal, before_words(numbers, "nrr", before)),
        ),
        figure_of(numbers, "grr", now, _goal_words(policy.grr_goal, before_words(numbers, "grr", before))),
        figure_of(
            numbers, "gross_churn_rate", now, msg("{money}", money=Money(sums.churn, currency, whole=True))
        ),
        figure_of(numbers, "logo_churn_rate", now, accounts_of(sums.lost_customers, sums.customers_opening)),
        figure_of(numbers, "nps", now, nmsg("{n} answer", "{n} answers", answers)),
    )


def _goal_words(goal: Fraction, before: Text | None) -> Text:
    said = msg("goal {value}", value=percent_of(goal, 0 if (goal * 100).denominator == 1 else 1))
    return said if before is None else msg("{goal}, {before}", goal=said, before=before)


def overview(numbers: Numbers, span: Span, look: CohortLook) -> Overview:
    """Everything below the strip."""
    last = min(span.last, numbers.last)
    months = list(last.plus(-11).until(last))
    groups = loss_groups(numbers, "reason", back(last, 12))
    return Overview(
        movement=movement_chart(numbers, span, months),
        months=tuple(month_list(numbers, month) for month in months),
        rates=rates_chart(numbers, span, months),
        cohorts=cohort_chart(numbers, last, look),
        cohort_keys=look_keys(numbers),
        cohort_look=look,
        reasons=loss_chart(numbers, "reason", back(last, 12)),
        reasons_said=reasons_said(groups),
        diagnosis=diagnosis_of(numbers, span),
    )


def movement_chart(numbers: Numbers, span: Span, months: Sequence[Month]) -> Chart:
    """What came in and went out, month by month."""
    sums = [numbers.revenue((month, month)) for month in months]
    currency = numbers.currency
    series = tuple(
        Series(
            name,
            hue,
            tuple(
                Cell(
                    Fraction(sign * getattr(own, key)),
                    Money(sign * getattr(own, key), currency, whole=True),
                    is_partial=numbers.is_partial(month),
                )
                for month, own in zip(months, sums, strict=True)
            ),
        )
        for key, name, hue, sign in MOVES
    )
    totals = tuple(
        Cell(
            Fraction(own.net_new_mrr),
            Money(own.net_new_mrr, currency, whole=True),
            RowsKey("net_new_mrr", month, month),
        )
        for month, own in zip(months, sums, strict=True)
    )
    return Chart(
        key="movement",
        kind=ChartKind.MOVEMENT,
        title=msg("MRR movement"),
        unit=_money_unit(
            currency, sums=[abs(cell.value or Fraction(0)) for row in series for cell in row.cells]
        ),
        columns=tuple(months),
        series=series,
        scale=Scale.MONEY,
        currency=currency,
        totals=totals,
        total_name=pmsg("movement", "Net"),
        dividers=_dividers(span, months, numbers.facts.fiscal_start),
    )


def _money_unit(currency: str, sums: Sequence[Fraction]) -> Text:
    largest = max(sums, default=Fraction(0))
    sign = verbatim("R$" if currency == "BRL" else currency)
    if largest >= 1_000_000_000:
        return msg("{currency} million a month", currency=sign)
    if largest >= 100_000:
        return msg("{currency} thousand a month", currency=sign)
    return msg("{currency} a month", currency=sign)


def _dividers(span: Span, months: Sequence[Month], fiscal_start: int) -> tuple[Divider, ...]:
    if span.grain is not Grain.QUARTER or span.first not in months:
        return ()
    quarter = Quarter.of(span.first.first, fiscal_start)
    return (Divider(list(months).index(span.first), msg("Q{n}", n=quarter.number)),)


def month_list(numbers: Numbers, month: Month) -> MonthList:
    """The movements of one month: the legend of the chart."""
    own, currency = numbers.revenue((month, month)), numbers.currency
    moves = numbers.book.movements([numbers.window((month, month))])[0]
    figures = []
    for key, name, _, sign in MOVES:
        cents = getattr(own, key)
        rows = RowsKey(key, month, month, sign=sign) if cents else None
        tone = Tone.PLAIN if cents else Tone.QUIET
        figures.append(Figure(name, Money(sign * cents, currency, whole=True), rows, tone=tone))
    net = Figure(
        pmsg("movement", "Net"),
        Money(own.net_new_mrr, currency, whole=True),
        tone=Tone.BAD if own.net_new_mrr < 0 else Tone.PLAIN,
    )
    closing = Figure(
        msg("Closing MRR"), Money(own.closing_mrr, currency, whole=True), RowsKey("closing_mrr", month, month)
    )
    count = len(
        moves.new.keys()
        | moves.expansion.keys()
        | moves.reactivation.keys()
        | moves.contraction.keys()
        | moves.churn.keys()
    )
    rows_key = RowsKey("net_new_mrr", month, month)
    return MonthList(month, tuple(figures), net, closing, rows_key, count, numbers.is_partial(month))


def rates_chart(numbers: Numbers, span: Span, months: Sequence[Month]) -> Chart:
    """NRR and GRR over windows as long as the period, ending with each month."""
    length, policy = span.grain.months, numbers.facts.policy
    series = []
    for key, hue, dashed in (("nrr", Hue.NRR, False), ("grr", Hue.GRR, True)):
        cells = tuple(
            cell_of(numbers, key, back(month, length), is_partial=numbers.is_partial(month))
            for month in months
        )
        series.append(Series(msg("NRR") if key == "nrr" else msg("GRR"), hue, cells, is_dashed=dashed))
    return Chart(
        key="rates",
        kind=ChartKind.LINES,
        title=msg("NRR and GRR"),
        unit=_ROLLING[span.grain],
        columns=tuple(months),
        series=tuple(series),
        scale=Scale.PERCENT,
        goals=(Goal(msg("NRR goal"), policy.nrr_goal), Goal(msg("GRR goal"), policy.grr_goal)),
    )


def reasons_said(groups: Sequence[LossGroup]) -> Sentence:
    """The top causes in one sentence."""
    total = sum(group.amount for group in groups)
    if not total:
        return Sentence(msg("No account was lost in these 12 months."))
    causes = groups[: causes_of(groups, total)]
    share = Figure(msg("Share"), percent_of(Fraction(sum(group.amount for group in causes), total)))
    names = (group_name(causes[0]), *(_within(group) for group in causes[1:]))
    if len(causes) == 1:
        said = msg("{reason} makes up {share} of the lost revenue.", reason=names[0], share=mark("share"))
    else:
        said = msg("{reasons} make up {share} of the lost revenue.", reasons=names, share=mark("share"))
    return Sentence(said, (("share", share),))


def _within(group: LossGroup) -> Text:
    """The name of a group in the middle of a sentence: a reason was typed as one of its own."""
    key = group.key
    if isinstance(key, str) and key[1:2].islower():
        return verbatim(key[:1].lower() + key[1:])
    return group_name(group)
