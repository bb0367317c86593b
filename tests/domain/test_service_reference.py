"""Answers, support, renewals, onboarding, use and activity against a plain reading of the metric reference."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from csdesk.domain.rules.cuts import cut
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.values.month import Month
from tests.domain.served_bench import assert_same, served
from tests.domain.service_reference import ServiceReference

FIRST, LAST = Month(2024, 1), Month(2024, 12)


def assert_told(numbers: Numbers, every: int = 1) -> None:
    """The whole report, as the command line prints it, is what the reference finds."""
    told = numbers.as_json()
    reference = ServiceReference(numbers.facts, numbers.on)
    for month in list(numbers.report.months)[::every]:
        own = told["months"][str(month)]
        assert_same(own, reference.period(month, month), month)
        assert_same(own, reference.adoption(month), month)
        assert_same(told["activity"]["months"][str(month)], reference.activity(month, month), month)
    for quarter in list(numbers.report.quarters)[::every]:
        span = quarter.months[0], quarter.months[2]
        assert_same(told["quarters"][str(quarter)], reference.period(*span), quarter)
        assert_same(told["activity"]["quarters"][str(quarter)], reference.activity(*span), quarter)
    assert_same(told["window"], reference.period(numbers.first, numbers.last), "window")
    if numbers.facts.bands is not None:
        assert_same(told["renewal_forecast"], reference.forecast(), "forecast")


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2024, 8, 17), date(2024, 3, 1)])
def test_a_hundred_accounts_are_read_as_the_reference_says(seed: int, on: date) -> None:
    assert_told(Numbers(served(seed, 100), (FIRST, LAST), on), every=2)


def test_a_thousand_accounts_are_read_as_the_reference_says() -> None:
    numbers = Numbers(served(7, 1_000), (Month(2024, 10), LAST), date(2024, 11, 29))
    assert_told(numbers, every=3)


@pytest.mark.parametrize("key", ["segment", "csm", "tag"])
def test_inside_each_part_everything_is_read_as_in_the_whole(key: str) -> None:
    whole = Numbers(served(5, 100), (FIRST, Month(2024, 6)), date(2024, 5, 20))
    for own in cut(whole, key).values():
        assert_told(own, every=3)


def test_without_health_nothing_is_forecast_or_exposed() -> None:
    facts = dataclasses.replace(served(4, 60), bands=None)
    assert_told(Numbers(facts, (FIRST, FIRST.plus(2)), date(2024, 2, 29)))
