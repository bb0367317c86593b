"""Every key of the report opens, and what opens adds up to it: random portfolios, months and keys."""

from __future__ import annotations

import dataclasses
import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from csdesk.domain.explain import Traced
from csdesk.domain.model.interaction import ROLES
from csdesk.domain.rules.explained import CELLS, EXPLAINED
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.practice import Activity
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.values.month import Month
from tests.domain.rules_portfolio import portfolio, serviced

FIRST, LAST = Month(2022, 6), Month(2024, 12)
ON = date(2024, 12, 20)
NOT_NUMBERS = {"diagnosis", "partial", "capacity_by_csm", "warnings", "by_channel"}


@pytest.fixture(scope="module", params=[1, 2])
def numbers(request: pytest.FixtureRequest) -> Numbers:
    return Numbers(serviced(portfolio(request.param, 60), request.param), (FIRST, LAST), ON)


def shown(numbers: Numbers) -> dict[tuple[str, Month, Month], Any]:
    """Every number of the report: by key and span."""
    report = numbers.report.as_json()
    activity = numbers.activity_json()
    spans: dict[tuple[Month, Month], dict[str, Any]] = {}
    for month in numbers.report.months:
        spans[month, month] = report["months"][str(month)] | activity["months"][str(month)]
    for quarter in numbers.report.quarters:
        found = report["quarters"][str(quarter)] | activity["quarters"][str(quarter)]
        spans[quarter.months[0], quarter.months[2]] = found
    spans[FIRST, LAST] = report["window"] | activity["window"]
    spans[LAST.plus(-11), LAST] = dict(report["trailing_12m"])
    at_end = report["lifetime"] | {"concentration_top10": report["concentration_top10"]}
    spans[LAST, LAST] |= at_end
    spans[LAST, LAST] |= {f"renewal_forecast.{key}": n for key, n in report["renewal_forecast"].items()}
    for month, own in numbers.as_json()["renewal_forecast_by_month"].items():
        at = Month.parse(month)
        amounts = {key: own[key] for key in ("due", "target", "forecast", "final")}
        found = {f"renewal_forecast_by_month.{key}": amount for key, amount in amounts.items()}
        spans[at, at] = spans.get((at, at), {}) | found
    return {
        (key, *span): value
        for span, found in spans.items()
        for key, value in found.items()
        if key not in NOT_NUMBERS
    }


def test_no_key_of_the_report_lacks_an_explanation(numbers: Numbers):
    assert {key for key, _, _ in shown(numbers)} | {"ltv_historic_lost"} == set(EXPLAINED)


def test_what_opens_is_the_number_that_is_shown(numbers: Numbers):
    found = shown(numbers)
    for key, first, last in random.Random(5).sample(sorted(found, key=str), 900):
        value = numbers.explain(key, first, last).value
        wanted = found[key, first, last]
        if isinstance(value, Ratio):
            places = 2 if key == "quick_ratio" else 1
            exact = value.as_number(places) if "value" in wanted else value.as_json()
            same = value.num * wanted["den"] == value.den * wanted["num"]
            assert same, (key, first, last)
            assert exact.get("pct") == wanted.get("pct"), (key, first, last)
            assert exact.get("value") == wanted.get("value"), (key, first, last)
        else:
            assert value == wanted, (key, first, last)


def test_the_rows_add_up_to_the_number(numbers: Numbers):
    dice = random.Random(7)
    months = list(FIRST.until(LAST))
    for _ in range(500):
        key = dice.choice(sorted(EXPLAINED))
        first = dice.choice(months)
        last = dice.choice([month for month in months if month >= first])
        traced = numbers.explain(key, first, first if EXPLAINED[key].months_only else last)
        assert sum(row.amount for row in traced.numerator) == traced.total("num")
        assert sum(row.amount for row in traced.denominator) == traced.total("den")
        for one in traced.inputs:
            assert sum(row.amount for row in one.rows) == one.total
            assert len({(row.entity, row.id) for row in one.rows}) == len(one.rows), key
        assert_reached(traced)


def assert_reached(traced: Traced[Any]) -> None:
    """The value follows from the sums of its rows alone."""
    num, den = traced.total("num"), traced.total("den")
    value = traced.value
    if isinstance(value, Ratio):
        assert Fraction(num) * value.den == Fraction(den) * value.num
    elif traced.unit in {"money", "count"} and not any(one.side == "den" for one in traced.inputs):
        assert value == num
    elif isinstance(value, str) and traced.key.endswith("_mean"):
        divisor = 60 if traced.inputs[0].unit == "seconds" else 1
        exact = Fraction(num) / Fraction(den) / divisor
        assert abs(Fraction(Decimal(value)) - exact) <= Fraction(1, 20)


def test_rows_of_a_movement_carry_before_after_and_the_lines_that_changed(numbers: Numbers):
    for month in FIRST.until(LAST):
        for row in numbers.explain("expansion", month).numerator:
            assert row.before is not None
            assert row.after is not None
            assert row.after - row.before == row.amount
        for row in numbers.explain("churn", month).numerator:
            assert (row.before, row.after) == (row.amount, 0)


def test_the_lines_of_an_account_add_up_to_its_mrr(numbers: Numbers):
    balances = numbers.report.balances
    for account in numbers.book.accounts:
        traced = numbers.explain_account(account, LAST)
        assert traced.value == sum(row.amount for row in traced.numerator) == balances.get(account, 0)


def test_every_cell_of_the_cohorts_opens_its_accounts(numbers: Numbers):
    for row in numbers.report.cohorts.rows[::3]:
        for cell in row.cells[::4]:
            for measure in CELLS:
                traced = numbers.explain_cell(row.cohort, cell.k, measure)
                assert traced.value == getattr(cell, measure)
                assert len(traced.denominator) == row.size


def test_an_undefined_number_says_why(numbers: Numbers):
    traced = Numbers(dataclasses.replace(numbers.facts, lines=()), (FIRST, LAST), ON).explain("nrr", LAST)
    assert traced.value.pct is None
    assert [note.msgid for note in traced.notes] == ["There is nothing to divide by", "Small base", "Partial"]


def test_a_number_says_whose_metric_it_is(numbers: Numbers):
    whose = {"nrr": "cs", "sla_response": "support", "contract_rate": "am", "upsell_rate": "am", "nps": "cx"}
    assert {key: numbers.explain(key, LAST).role for key in whose} == whose


def test_every_metric_has_the_role_of_a_person():
    assert {formula.role for formula in EXPLAINED.values()} == {key for key, _ in ROLES}


def test_activity_has_the_keys_that_open():
    ratios = {field.name for field in dataclasses.fields(Activity)} - {"capacity_by_csm"}
    assert ratios <= set(EXPLAINED)


def test_without_health_the_forecast_and_what_is_exposed_are_unknown(numbers: Numbers):
    blind = Numbers(dataclasses.replace(numbers.facts, bands=None), (FIRST, LAST), ON)
    for key in ("renewal_forecast.forecast", "exposed_mrr"):
        traced = blind.explain(key, LAST)
        assert traced.value is None
        assert traced.notes[0].msgid == "Health is not known"


def test_churn_that_is_announced_is_told_apart(numbers: Numbers):
    announced = numbers.caveats_json()["announced_churn"]
    assert announced
    assert all(one["on"] > ON.isoformat() and one["mrr"] > 0 for one in announced)
