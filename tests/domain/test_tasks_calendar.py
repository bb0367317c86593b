"""Working days: weekends and holidays are stepped over, forward and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.days_off import days_in, workdays_in
from csdesk.storage.calendar import calendar_of

CHRISTMAS = WorkCalendar(holidays=lambda year: {date(year, 12, 25): "Natal", date(year, 1, 1): "Ano-novo"})


def test_three_working_days_after_a_thursday_before_christmas_skip_the_holiday_and_the_weekend():
    assert CHRISTMAS.add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 24)
    assert CHRISTMAS.add_working_days(date(2026, 12, 23), 3) == date(2026, 12, 29)
    assert CHRISTMAS.add_working_days(date(2026, 12, 29), -3) == date(2026, 12, 23)


def test_no_working_days_on_is_the_day_itself_or_the_next_one_that_works():
    assert CHRISTMAS.add_working_days(date(2026, 12, 24), 0) == date(2026, 12, 24)
    assert CHRISTMAS.add_working_days(date(2026, 12, 25), 0) == date(2026, 12, 28)


def test_a_week_without_a_working_day_is_no_week():
    assert WorkCalendar(frozenset(range(7))).add_working_days(date(2026, 10, 14), 2) == date(2026, 10, 16)


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_a_count_by_hand_finds_so_many_working_days_on(day, n):
    found = CHRISTMAS.add_working_days(day, n)
    stepped = [day + timedelta(days=step) for step in range(1, (found - day).days + 1)]
    assert sum(map(CHRISTMAS.is_working, stepped)) == n
    assert CHRISTMAS.is_working(found)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("seg a sáb", {0, 1, 2, 3, 4, 5}),
        ("mon, wed and fri", {0, 2, 4}),
        ("ter-qui", {1, 2, 3}),
        ("dom a qui", {6, 0, 1, 2, 3}),
    ],
)
def test_a_week_is_written_in_words(text, days):
    assert workdays_in(text) == days


def test_what_is_no_day_is_refused_as_a_whole():
    assert workdays_in("seg, nunca") is None
    assert days_in("24/12, 31/02") is None
    assert days_in("amanhã") is None


def test_brazil_rests_at_carnival_and_a_state_on_its_own_day():
    calendar = calendar_of(WorkspaceSettings(region="sp"))
    assert calendar.holiday(date(2026, 2, 17)) == "Carnaval"
    assert calendar.holiday(date(2026, 7, 9)) == "Revolução Constitucionalista"
    assert calendar_of(WorkspaceSettings()).is_working(date(2026, 7, 9))
    assert calendar_of(WorkspaceSettings(carnival=False)).is_working(date(2026, 2, 17))


def test_a_workspace_in_dollars_rests_as_the_united_states_do():
    calendar = calendar_of(WorkspaceSettings(currency="USD"), "en")
    assert calendar.holiday(date(2026, 11, 26)) == "Thanksgiving Day"
    assert calendar.is_working(date(2026, 2, 17))


def test_own_days_off_and_an_own_week_count():
    calendar = calendar_of(WorkspaceSettings(days_off="24/12, 02/01/2027", workdays="seg a sáb"))
    assert not calendar.is_working(date(2026, 12, 24))
    assert not calendar.is_working(date(2027, 1, 2))
    assert calendar.is_working(date(2026, 10, 17))
    assert not calendar.is_working(date(2026, 10, 18))


def test_a_country_that_nobody_knows_has_no_holidays():
    assert calendar_of(WorkspaceSettings(country="ZZ")).is_working(date(2026, 12, 25))
    assert calendar_of(WorkspaceSettings(country="-")).is_working(date(2026, 12, 25))
