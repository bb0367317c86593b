"""Working days: which days count, and how to step over those that do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from csdesk.domain.lean import dataclass

_DAY = timedelta(days=1)
_MOST = 10_000
"""Working days that anything is ever put off by; more is a slip of the finger."""
SATURDAY, SUNDAY = 5, 6


def no_holidays(_: int) -> Mapping[date, str]:
    """The holidays of a year, where none are known."""
    return {}


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days that nobody works: those of the weekend, and the holidays of each year by name."""

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    """Monday is 0; a weekend of all seven days is none."""
    holidays: Callable[[int], Mapping[date, str]] = no_holidays
    """The holidays of a year."""

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        return not self._rests(day) and day not in self.holidays(day.year)

    def holiday(self, day: date) -> str | None:
        """What the holiday of a day is called."""
        return self.holidays(day.year).get(day)

    def next_working(self, day: date) -> date:
        """The day itself, else the first one after it that people work on."""
        return self._first_working(day, _DAY)

    def last_working(self, day: date) -> date:
        """The day itself, else the last one before it that people work on."""
        return self._first_working(day, -_DAY)

    def add_working_days(self, day: date, n: int) -> date:
        """So many working days on, or back; none is the day itself, or the next one that people work on."""
        if n == 0:
            return self.next_working(day)
        step = _DAY if n > 0 else -_DAY
        for _ in range(min(abs(n), _MOST)):
            day = self._first_working(day + step, step)
        return day

    def _rests(self, day: date) -> bool:
        return len(self.weekend) < 7 and day.weekday() in self.weekend

    def _first_working(self, day: date, step: timedelta) -> date:
        found = day
        for _ in range(366):
            if self.is_working(found):
                return found
            found += step
        return day
