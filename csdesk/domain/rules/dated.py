"""Records by the month of the workspace's own calendar, and nothing dated after the as-of day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from csdesk.domain.rules.ratio import fixed
from csdesk.domain.values.month import Month

R = TypeVar("R")
T = TypeVar("T")


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The civil date of a UTC instant where the workspace is (ground rule 4)."""
    return moment.astimezone(zone).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day is over where the workspace is."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


class ByMonth(Generic[R]):
    """Records in the months of their days, up to the as-of day."""

    def __init__(self, records: Iterable[R], day_of: Callable[[R], date | None], on: date) -> None:
        self._months: dict[Month, list[R]] = {}
        for record in records:
            day = day_of(record)
            if day is not None and day <= on:
                self._months.setdefault(Month.of(day), []).append(record)

    @property
    def first(self) -> Month | None:
        """The first month that has a record."""
        return min(self._months, default=None)

    def within(self, first: Month, last: Month) -> list[R]:
        """The records of a span of months."""
        return [record for month in first.until(last) for record in self._months.get(month, ())]


class ByDay(Generic[R]):
    """Records on their days, up to the as-of day, for spans of days that end somewhere."""

    def __init__(self, records: Iterable[R], day_of: Callable[[R], date | None], on: date) -> None:
        found: dict[date | None, list[R]] = {}
        for record in records:
            day = day_of(record)
            own = found.get(day)
            if own is None:
                found[day] = [record]
            else:
                own.append(record)
        self._days = {day: own for day, own in found.items() if day is not None and day <= on}

    def told(self, tell: Callable[[Sequence[R]], T]) -> dict[date, T]:
        """What the records of each day come to."""
        return {day: tell(own) for day, own in self._days.items()}

    def up_to(self, last: date, days: int) -> list[R]:
        """The records of so many days up to one, day after day."""
        return [record for own in last_days(self._days, last, days) for record in own]


def last_days(by_day: Mapping[date, T], last: date, days: int) -> list[T]:
    """What there is of each of so many days up to one."""
    span = (last - timedelta(days=back) for back in reversed(range(days)))
    return [by_day[day] for day in span if day in by_day]


def mean_text(values: Sequence[int], per: int = 1) -> str | None:
    """The mean of whole numbers, each to be divided by `per`, with one decimal; `None` of none."""
    return fixed(sum(values), per * len(values)) if values else None


def median_text(values: Sequence[int], per: int = 1) -> str | None:
    """The median likewise."""
    if not values:
        return None
    ordered = sorted(values)
    half = len(ordered) // 2
    return fixed(ordered[half] + ordered[-half - 1], 2 * per)
