"""Days off and working days of the week, as a person writes them in the settings."""

from __future__ import annotations

import re
from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.tasks.lexicon import WEEKDAY, flat, weekday_of

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY = re.compile(r"^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$")
_LEAP = 2024
_RANGE = re.compile(rf"^({WEEKDAY})\s*(?:-|–|a|ate|to)\s*({WEEKDAY})$")


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days that come once, and days that come every year, as month and day."""

    once: frozenset[date] = frozenset()
    yearly: frozenset[tuple[int, int]] = frozenset()

    def of(self, year: int) -> list[date]:
        """Those of a year."""
        yearly = (_date(year, month, day) for month, day in self.yearly)
        return [day for day in (*self.once, *yearly) if day is not None and day.year == year]


def days_in(text: str) -> DaysOff | None:
    """The days of a list such as `24/12, 31/12, 02/01/2027`; `None` when a part of it is no day."""
    once: set[date] = set()
    yearly: set[tuple[int, int]] = set()
    for part in (one.strip() for one in re.split(r"[,;\n]", text) if one.strip()):
        iso, found = _ISO.match(part), _DAY.match(part)
        year, month, day = iso.groups() if iso else found.group(3, 2, 1) if found else (None, None, None)
        known = _date(int(year or _LEAP), int(month or 0), int(day or 0))
        if known is None:
            return None
        if year:
            once.add(known)
        else:
            yearly.add((known.month, known.day))
    return DaysOff(frozenset(once), frozenset(yearly))


def workdays_in(text: str) -> frozenset[int] | None:
    """The days of the week of a list such as `seg a sex` or `mon, wed, fri`; `None` when a part is none."""
    found: set[int] = set()
    for part in (one.strip() for one in re.split(r",|;|/|\s+e\s+|\s+and\s+", flat(text)) if one.strip()):
        ends = _RANGE.match(part)
        if ends:
            first, last = weekday_of(ends[1]), weekday_of(ends[2])
            found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
        elif re.fullmatch(WEEKDAY, part):
            found.add(weekday_of(part))
        else:
            return None
    return frozenset(found) or None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
