"""Losses by a cut: reason, plan, CSM, cohort, time as a customer, segment, size, touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from csdesk.domain.model.account import SIZES, TOUCHES
from csdesk.domain.rules.churn import (
    Loss,
    LossGroup,
    by_cohort,
    by_csm,
    by_plan,
    by_reason,
    by_tenure,
    grouped,
)
from csdesk.domain.rules.numbers import Numbers, Span
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, RowsKey, Scale, Series

CUTS: dict[str, Text] = {
    "reason": msg("Churn by reason"),
    "plan": msg("Churn by plan"),
    "csm": msg("Churn by CSM"),
    "tenure": msg("Churn by time as a customer"),
    "cohort": msg("Churn by cohort"),
    "segment": msg("Churn by segment"),
    "size": msg("Churn by size"),
    "touch": msg("Churn by touch"),
}
NOT_GIVEN = msg("Not given")
_TENURES = {
    "0": msg("Under 90 days"),
    "90": msg("90 to 179 days"),
    "180": msg("180 to 364 days"),
    "365": msg("1 to 2 years"),
    "730": msg("2 years or more"),
}
_CHOICES = {**dict(SIZES), **dict(TOUCHES)}
_MOST_LOSS = Fraction(60, 100)
"""Causes are coloured until they make up so much of the loss."""


def loss_groups(numbers: Numbers, cut: str, span: Span) -> list[LossGroup]:
    """The customers lost over a span under each key of a cut, largest first."""
    lost = numbers.lost(span)
    if cut == "reason":
        return by_reason(lost, numbers.facts)
    if cut == "csm":
        return by_csm(lost, numbers.facts)
    by: dict[str, Callable[[Sequence[Loss]], list[LossGroup]]] = {
        "plan": by_plan,
        "tenure": by_tenure,
        "cohort": by_cohort,
    }
    if cut in by:
        return by[cut](lost)
    known = {account.id: getattr(account, cut) for account in numbers.facts.accounts}
    return grouped(lost, lambda loss: known.get(loss.account))


def loss_chart(numbers: Numbers, cut: str, span: Span, most: int = 6) -> Chart:
    """Losses by a cut, the causes of most of the loss in colour."""
    groups = loss_groups(numbers, cut, span)
    total = sum(group.amount for group in groups)
    currency = numbers.currency
    shown = groups[:most]
    coloured = causes_of(groups, total)
    cells = tuple(
        Cell(
            Fraction(group.amount),
            Money(group.amount, currency, whole=True),
            RowsKey("churn", *span, group=f"{cut}:{'' if group.key is None else group.key}"),
            hue=Hue.CHURN if at < coloured else Hue.MUTED,
        )
        for at, group in enumerate(shown)
    )
    return Chart(
        key=cut,
        kind=ChartKind.BARS,
        title=CUTS[cut],
        unit=msg("12 months, {money}", money=Money(total, currency, whole=True))
        if total
        else msg("12 months"),
        columns=tuple(group_name(group) for group in shown),
        series=(Series(msg("Churn"), Hue.CHURN, cells),) if cells else (),
        scale=Scale.MONEY,
        currency=currency,
        notes=tuple(nmsg("{n} account", "{n} accounts", group.customers) for group in shown),
    )


def group_name(group: LossGroup) -> Text:
    """The name of a group; without a key it was not given."""
    if group.key is None:
        return NOT_GIVEN
    if isinstance(group.key, Month):
        return msg("{month}", month=group.key)
    return _TENURES.get(group.key) or _CHOICES.get(group.key) or verbatim(group.key)


def causes_of(groups: Sequence[LossGroup], total: int) -> int:
    """How many of the largest groups make up most of the loss."""
    so_far = 0
    for at, group in enumerate(groups):
        if so_far >= _MOST_LOSS * total:
            return at
        so_far += group.amount
    return len(groups)
