"""The rules against a plain reading of the metric reference, on portfolios made by a seed, to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from csdesk.domain.rules.cuts import cut
from csdesk.domain.rules.loss_cuts import loss_groups
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.periods import Period
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.values.month import Month
from tests.domain.rules_portfolio import portfolio
from tests.domain.rules_reference import Reference, owner_at

FIRST, LAST = Month(2022, 1), Month(2024, 12)


def exact(value: Any) -> int | Fraction | None:
    return value.exact if isinstance(value, Ratio) else value


def assert_period(reference: Reference, period: Period, first: Month, last: Month) -> None:
    for key, wanted in reference.window(first, last).items():
        if key in {"early_90", "early_180"}:
            continue
        source = period if key.startswith("early") else period.retention
        assert exact(getattr(source, key)) == wanted, (key, str(first), str(last))


def assert_same(numbers: Numbers, reference: Reference, *, every: int = 1) -> None:
    report = numbers.report
    for month, period in list(report.months.items())[::every]:
        assert_period(reference, period, month, month)
        assert period.intramonth_accounts == reference.intramonth(month), str(month)
    for quarter, period in list(report.quarters.items())[::every]:
        assert_period(reference, period, quarter.months[0], quarter.months[2])
    assert_period(reference, report.window, FIRST, LAST)
    trailing = reference.window(LAST.plus(-11), LAST)
    assert exact(report.trailing_12m.nrr) == trailing["nrr"]
    assert exact(report.trailing_12m.grr) == trailing["grr"]
    for row in report.cohorts.rows[::every]:
        for cell in row.cells[::3]:
            found = cell.logos, cell.net_revenue, cell.gross_revenue
            assert [(one.num, one.den) for one in found] == list(reference.cohort(row.cohort, cell.k))
    churn = report.lifetime.avg_monthly_logo_churn
    assert (churn.num, churn.den) == reference.average_churn(LAST)
    paid, ever = reference.historic(LAST)
    assert report.lifetime.ltv_historic == (round_half(Fraction(paid, ever)) if ever else None)


def round_half(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


@pytest.mark.parametrize(
    ("seed", "on"), [(1, LAST.last), (2, date(2024, 12, 9)), (3, LAST.last), (4, LAST.last)]
)
def test_a_hundred_accounts_are_exact_in_every_month(seed: int, on: date):
    facts = portfolio(seed, 100)
    assert_same(Numbers(facts, (FIRST, LAST), on), Reference(facts, on))


def test_a_thousand_accounts_are_exact():
    facts = portfolio(11, 1000)
    assert_same(Numbers(facts, (FIRST, LAST), LAST.last), Reference(facts, LAST.last), every=9)


def parts(seed: int, key: str) -> Iterator[tuple[Numbers, Reference]]:
    facts = portfolio(seed, 60)
    numbers = Numbers(facts, (FIRST, LAST), LAST.last)
    by_id = {account.id: account for account in facts.accounts}
    whole = Reference(facts, LAST.last)
    for value, own in cut(numbers, key).items():
        if key in {"product", "plan"}:
            yield (
                own,
                Reference(
                    facts,
                    LAST.last,
                    keep_line=lambda line, value=value: (getattr(line, key) or None) == value,
                ),
            )
            continue

        def keep(account: int, value: str | None = value) -> bool:
            if key == "cohort":
                first = whole.first_closing(account, LAST)
                return (None if first is None else str(first)) == value
            if key == "tag":
                return value in by_id[account].tags or (value is None and not by_id[account].tags)
            if key.startswith("custom:"):
                return by_id[account].custom.get(key.removeprefix("custom:")) == value
            return bool(getattr(by_id[account], key) == value)

        yield own, Reference(facts, LAST.last, keep)


@pytest.mark.parametrize("key", ["segment", "touch", "tag", "custom:tier", "product", "plan", "cohort"])
def test_every_cut_is_what_its_accounts_or_lines_say(key: str):
    for numbers, reference in parts(21, key):
        assert_same(numbers, reference, every=7)


def test_a_loss_belongs_to_who_owned_the_account_on_that_day():
    facts = portfolio(31, 80)
    numbers = Numbers(facts, (FIRST, LAST), LAST.last)
    reference = Reference(facts, LAST.last)
    found = cut(numbers, "csm")
    assert set(found) == {"Ana", "Bia", "Caio", None}
    for month in FIRST.until(LAST):
        wanted: dict[str | None, int] = dict.fromkeys(found, 0)
        for account in reference.lines:
            before = reference.mrr(account, reference.close(month.plus(-1)), month)
            if before and not reference.closing(account, month):
                wanted[owner_at(facts, account, left_on(reference, account, month))] += before
        churn = {name: own.report.months[month].retention.churn for name, own in found.items()}
        assert churn == wanted, str(month)
        openings = sum(own.report.months[month].retention.opening_mrr for own in found.values())
        assert openings == numbers.report.months[month].retention.opening_mrr


def left_on(reference: Reference, account: int, month: Month) -> date:
    day = reference.close(month)
    ends = [
        own.line.end
        for own in reference.lines[account]
        if own.cents > 0 and own.line.kind != "discount" and own.line.end and own.stop and own.stop <= day
    ]
    return max(ends, default=day)


@pytest.mark.parametrize("key", ["churn_reason", "tenure"])
def test_losses_by_reason_and_tenure_add_up_to_the_churn(key: str):
    numbers = Numbers(portfolio(41, 100), (FIRST, LAST), LAST.last)
    for month, period in numbers.report.months.items():
        groups = loss_groups(numbers, key, numbers.book.calendar.month(month))
        assert sum(group.amount for group in groups) == period.retention.churn
        assert sum(group.customers for group in groups) == period.retention.lost_customers


def test_an_edit_leaves_what_a_fresh_reading_would():
    facts = portfolio(51, 80)
    numbers = Numbers(facts, (FIRST, LAST), LAST.last)
    assert numbers.report
    import dataclasses

    for account in (3, 17, 40):
        lines = [line for line in facts.lines if line.account != account or line.kind == "discount"]
        facts = dataclasses.replace(facts, lines=lines)
        numbers = numbers.replace(facts, account)
    assert numbers.report.as_json() == Numbers(facts, (FIRST, LAST), LAST.last).report.as_json()
