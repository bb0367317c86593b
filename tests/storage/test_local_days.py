"""The local day of an instant is the one that the clocks of the zone show, on the days on which they are changed too."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from csdesk.storage.queries.local_days import LocalDays

ZONES = (
    "America/Sao_Paulo",
    "Europe/Lisbon",
    "America/Havana",  # changes its clocks at midnight
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",  # left out a day
    "Pacific/Kiritimati",
    "UTC",
)


def written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def shown(instant: str, zone: str) -> object:
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).date()


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_a_year_falls_on_the_day_that_the_clocks_show(zone: str) -> None:
    local = LocalDays(ZoneInfo(zone))
    for year in (2011, 2017, 2026):
        begin = datetime(year, 1, 1)
        instants = [written(begin + timedelta(minutes=61 * number)) for number in range(8_600)]
        assert local.each(instants) == [shown(one, zone) for one in instants]
        for instant in islice(instants, 0, None, 40):
            assert local.of(instant) == shown(instant, zone)
            assert local[instant[: local.until]] == shown(instant, zone)


def test_no_instant_has_no_day() -> None:
    assert LocalDays(ZoneInfo("America/Sao_Paulo")).each([None]) == [None]


@pytest.mark.parametrize("zone", ["America/Sao_Paulo", "Asia/Tokyo"])
def test_the_first_and_the_last_day_of_the_calendar_have_their_days(zone: str) -> None:
    for instant in ("0001-01-01T12:00:00Z", "9999-12-31T10:00:00Z"):
        assert LocalDays(ZoneInfo(zone)).of(instant) == shown(instant, zone)
