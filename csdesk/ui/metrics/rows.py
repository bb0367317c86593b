"""The panel of rows behind a figure: each record with what it adds, and totals that add up to the figure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from csdesk.domain.explain import Amount, Input, Row, Traced
from csdesk.domain.model.interaction import ROLES
from csdesk.domain.rules.dated import local_day
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.text import Text, chained, msg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.views.charts import RowsKey, Shown
from csdesk.domain.views.metrics import PanelRow, RowsPanel
from csdesk.ui.metrics.cuts import group_name, loss_groups
from csdesk.ui.metrics.figures import shown
from csdesk.ui.metrics.names import METRICS
from csdesk.ui.metrics.own_rows import OWN_ROWS

_SOURCES = {
    "survey": "surveys",
    "ticket": "tickets",
    "ticket_month": "ticket_months",
    "renewal": "renewals",
    "usage": "usages",
    "onboarding": "onboardings",
    "value": "values",
    "interaction": "contacts",
    "line": "lines",
}
_AVERAGES = {
    "churn_average": (msg("Average MRR of the lost"), "churn", "lost_customers"),
    "opening_average": (msg("Average MRR at opening"), "opening_mrr", "customers_opening"),
}
_DATES = ("answered_at", "opened_at", "due_date", "day", "started", "month", "week", "start")
_ROLES = dict(ROLES)
_HEADS: dict[str, Text] = {
    "survey": msg("Score"),
    "ticket": pmsg("ticket", "Number"),
}


def panel_of(numbers: Numbers, key: RowsKey) -> RowsPanel:
    """The rows of a figure; raises `KeyError` for a metric without."""
    if key.metric in OWN_ROWS:
        return OWN_ROWS[key.metric](numbers, key)
    if key.metric in _AVERAGES:
        return _average(numbers, key)
    traced = numbers.explain(key.metric, key.first, key.last)
    if key.group:
        return _group(numbers, key, traced)
    rows = traced.numerator
    den = traced.denominator
    return _Panel(numbers, key, traced).ratio(rows, den) if den else _Panel(numbers, key, traced).plain(rows)


def _group(numbers: Numbers, key: RowsKey, traced: Traced[Any]) -> RowsPanel:
    cut, _, name = key.group.partition(":")
    groups = loss_groups(numbers, cut, (key.first, key.last))
    group = next(one for one in groups if str(one.key or "") == name)
    rows = [row for row in traced.numerator if row.id in group.accounts]
    made = _Panel(numbers, key, traced).plain(rows)
    title = msg("Churn: {group}", group=group_name(group))
    value = Money(group.amount, numbers.currency, whole=True)
    return dataclasses.replace(made, title=title, value=value)


def _average(numbers: Numbers, key: RowsKey) -> RowsPanel:
    """A mean per account: the amounts, their sum, and by how many it is divided."""
    title, metric, count = _AVERAGES[key.metric]
    span = (key.first, key.last)
    sums, people = numbers.explain(metric, *span), numbers.explain(count, *span)
    made = _Panel(numbers, key, sums).plain(sums.numerator)
    mean = half_away(int(sums.value), int(people.value))
    return dataclasses.replace(
        made,
        title=title,
        value=Money(mean, numbers.currency, whole=True),
        formula=msg("{above} ÷ {below}", above=sums.label, below=people.label),
        inputs=((sums.label, Money(sums.value, numbers.currency, whole=True)), (people.label, people.value)),
    )


class _Panel:
    """Writes the rows of one traced metric."""

    def __init__(self, numbers: Numbers, key: RowsKey, traced: Traced[Any]) -> None:
        self._numbers = numbers
        self._key = key
        self._traced = traced
        self._currency = numbers.currency
        self._known: dict[str, dict[int, Any]] = {}

    def plain(self, rows: Iterable[Row]) -> RowsPanel:
        """A sum: each record with its amount; movements with before and after."""
        ordered = sorted(rows, key=lambda row: (-abs(Fraction(row.amount)), row.id))
        unit, sign = self._traced.inputs[0].unit, self._key.sign
        is_move = any(row.before is not None for row in ordered)
        is_account = all(row.entity == "account" for row in ordered)
        lines = []
        for row in ordered:
            cells: list[Shown] = [self._name(row)]
            if not is_account:
                cells += [self._day(row), self._detail(row)]
            if is_move:
                cells += [self._money(row.before), self._money(row.after)]
            lines.append(PanelRow(self._account(row), (*cells, self._amount(unit, sign * row.amount))))
        total = sign * sum((row.amount for row in ordered), 0)
        totals: list[Shown] = [pmsg("rows", "Total")]
        if not is_account:
            totals += [None, None]
        if is_move:
            totals += [self._sum(row.before for row in ordered), self._sum(row.after for row in ordered)]
        head = (*self._heads(ordered, is_account=is_account), *self._sides(is_move=is_move))
        amount = msg("Amount") if unit == "money" else self._traced.inputs[0].label
        return self._made((*head, amount), lines, (*totals, self._amount(unit, total)))

    def ratio(self, num: Iterable[Row], den: Iterable[Row]) -> RowsPanel:
        """A division: each record with what it adds above and below the line."""
        above = {(row.entity, row.id): row for row in num}
        below = {(row.entity, row.id): row for row in den}
        names = sorted(
            above.keys() | below.keys(),
            key=lambda name: (
                -abs(Fraction(above[name].amount)) if name in above else 0,
                -abs(Fraction(below[name].amount)) if name in below else 0,
                name,
            ),
        )
        if above.keys() == below.keys() and all(row.amount == 1 for row in below.values()):
            return self.plain(above.values())
        units = (self._side("num")[0].unit, self._side("den")[0].unit)
        first = [above.get(name) or below[name] for name in names]
        is_account = all(row.entity == "account" for row in first)
        lines = []
        for name, row in zip(names, first, strict=True):
            cells: list[Shown] = [self._name(row)]
            if not is_account:
                cells += [self._day(row), self._detail(row)]
            for unit, side in zip(units, (above, below), strict=True):
                cells.append(self._amount(unit, side[name].amount) if name in side else None)
            lines.append(PanelRow(self._account(row), tuple(cells)))
        totals: list[Shown] = [pmsg("rows", "Total"), *([] if is_account else [None, None])]
        for unit, side in zip(units, (above, below), strict=True):
            totals.append(self._amount(unit, sum((row.amount for row in side.values()), 0)))
        heads = self._heads(first, is_account=is_account)
        return self._made((*heads, self._label("num"), self._label("den")), lines, tuple(totals))

    def _made(self, header: tuple[Text, ...], rows: list[PanelRow], totals: tuple[Shown, ...]) -> RowsPanel:
        key, traced = self._key, self._traced
        named = METRICS.get(key.metric)
        value = traced.value
        if key.sign < 0 and isinstance(value, (int, Fraction)):
            value = -value
        unit = traced.unit if named is None else named.unit
        inputs = tuple(self._input(one) for one in traced.inputs if len(traced.inputs) > 1)
        return RowsPanel(
            key,
            traced.label if named is None else named.name,
            shown(unit, value, self._currency),
            traced.formula,
            inputs,
            header,
            tuple(rows),
            totals,
            chained(traced.notes, dotted=True),
            _ROLES[traced.role],
        )

    def _input(self, one: Input) -> tuple[Text, Shown]:
        """A figure of the formula, signed as the formula takes it; below the line with the sign of division."""
        if one.side == "den":
            return msg("÷ {figure}", figure=one.label), self._amount(one.unit, one.total)
        return one.label, self._amount(one.unit, one.total if one.factor > 0 else -one.total)

    def _side(self, side: str) -> list[Input]:
        return [one for one in self._traced.inputs if one.side == side]

    def _label(self, side: str) -> Text:
        parts = self._side(side)
        return parts[0].label if len(parts) == 1 else msg("Counts as")

    def _heads(self, rows: list[Row], *, is_account: bool) -> tuple[Text, ...]:
        if is_account or not rows:
            return (msg("Account"),)
        return (msg("Account"), msg("Date"), _HEADS.get(rows[0].entity, msg("Record")))

    def _sides(self, *, is_move: bool) -> tuple[Text, ...]:
        return (pmsg("movement", "Before"), pmsg("movement", "After")) if is_move else ()

    def _record(self, row: Row) -> Any:
        source = _SOURCES.get(row.entity)
        if source is None:
            return None
        known = self._known.get(row.entity)
        if known is None:
            known = {one.id: one for one in getattr(self._numbers.facts, source)}
            self._known[row.entity] = known
        return known.get(row.id)

    def _account(self, row: Row) -> int:
        if row.entity == "account":
            return row.id
        record = self._record(row)
        return 0 if record is None else int(record.account)

    def _name(self, row: Row) -> Shown:
        return verbatim(self._numbers.names.get(self._account(row), "—"))

    def _day(self, row: Row) -> Shown:
        record = self._record(row)
        for name in _DATES:
            value = getattr(record, name, None)
            if value is not None:
                is_moment = hasattr(value, "astimezone")
                found: date = local_day(value, self._numbers.facts.zone) if is_moment else value
                return found
        return None

    def _detail(self, row: Row) -> Shown:
        record = self._record(row)
        if row.entity == "survey":
            return None if record is None or record.score is None else Decimal(record.score)
        for name in ("number", "subject", "name", "benefit", "product", "kind", "status"):
            value = getattr(record, name, None)
            if value:
                return verbatim(str(value))
        return None

    def _money(self, cents: int | None) -> Shown:
        return None if cents is None else Money(cents, self._currency, whole=True)

    def _sum(self, amounts: Iterable[int | None]) -> Shown:
        return self._money(sum(amount or 0 for amount in amounts))

    def _amount(self, unit: str, amount: Amount) -> Shown:
        if unit == "money":
            return Money(int(amount), self._currency, whole=True)
        if unit == "seconds":
            return shown("minutes", Fraction(amount) / 60, self._currency)
        if isinstance(amount, Fraction):
            if amount.denominator == 1:
                return int(amount)
            return Decimal(amount.numerator) / Decimal(amount.denominator)
        return int(amount)
