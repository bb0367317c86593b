"""What comes back: a rule as it is stored, in the way of RRULE, and the days that it names."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

from csdesk.domain.lean import dataclass
from csdesk.domain.tasks.calendar import WorkCalendar

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
_NTH = re.compile(r"^([+-]?\d)([A-Z]{2})$")
_MOST_EVERY = 999
_FAR = 2_400
"""Periods without a day that fits after which nothing more is expected: a February 30th every year."""


class Unit(StrEnum):
    """What a rule counts."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When a task comes back."""

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    """The days of a week, Monday is 0; of a month, the one that `nth` counts."""
    day: int | None = None
    """The day of the month, the last one at most; -1 is the last."""
    month: int | None = None
    nth: int | None = None
    """Which of the weekdays of a month, or of its working days; -1 is the last."""
    working: bool = False
    """Counts working days only: every second one, the fifth of the month."""
    moved: bool = False
    """A day that nobody works on gives way to the next one that people do."""
    start: date | None = None
    """The first day of the series, by which every second week is known."""
    until: date | None = None
    count: int | None = None
    """How many are left, the present one included."""


def rule_text(rule: Recurrence) -> str:
    """The rule as it is stored: `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH`."""
    parts = [f"FREQ={rule.unit}"]
    if rule.every != 1:
        parts.append(f"INTERVAL={rule.every}")
    if rule.weekdays:
        nth = "" if rule.nth is None else str(rule.nth)
        parts.append("BYDAY=" + ",".join(nth + DAYS[day] for day in rule.weekdays))
    elif rule.nth is not None:
        parts.append(f"BYSETPOS={rule.nth}")
    for name, number in (("BYMONTH", rule.month), ("BYMONTHDAY", rule.day), ("COUNT", rule.count)):
        if number is not None:
            parts.append(f"{name}={number}")
    for name, day in (("UNTIL", rule.until), ("X-START", rule.start)):
        if day is not None:
            parts.append(f"{name}={day:%Y%m%d}")
    if rule.working:
        parts.append("X-DAYS=WORKING")
    if rule.moved:
        parts.append("X-OFF=NEXT")
    return ";".join(parts)


def read_rule(text: str) -> Recurrence | None:
    """The rule that a stored text says; `None` when it is no rule."""
    pairs = [part.partition("=") for part in text.upper().removeprefix("RRULE:").split(";") if part]
    told = {name.strip(): value.strip() for name, _, value in pairs}
    if told.get("FREQ") not in set(Unit):
        return None
    try:
        return _rule(told)
    except ValueError:
        return None


def recurrence_of(text: str | None, on: date) -> Recurrence | None:
    """The rule that a task's recurrence says, stored or in words; `None` when it says none."""
    if not text:
        return None
    rule = read_rule(text)
    if rule is not None:
        return rule
    from csdesk.domain.tasks.recurrence_words import read_recurrence

    return read_recurrence(text, on)


def _rule(told: dict[str, str]) -> Recurrence:
    nth, weekdays = _days(told.get("BYDAY", ""))
    is_set = _working_set(weekdays, told)
    place = _number(told.get("BYSETPOS"), -5, 31)
    return Recurrence(
        unit=Unit(told["FREQ"]),
        every=_number(told.get("INTERVAL"), 1, _MOST_EVERY) or 1,
        weekdays=() if is_set else weekdays,
        day=_number(told.get("BYMONTHDAY"), -1, 31),
        month=_number(told.get("BYMONTH"), 1, 12),
        nth=nth if place is None else place,
        working=told.get("X-DAYS") == "WORKING" or is_set,
        moved=told.get("X-OFF") == "NEXT",
        start=_date(told.get("X-START")),
        until=_date(told.get("UNTIL")),
        count=_number(told.get("COUNT"), 1, 9_999),
    )


def _working_set(weekdays: tuple[int, ...], told: dict[str, str]) -> bool:
    """Whether a rule of another program says Monday to Friday where ours says working days."""
    counts_all = told["FREQ"] == Unit.DAY or "BYSETPOS" in told
    return counts_all and weekdays == (0, 1, 2, 3, 4)


def _days(text: str) -> tuple[int | None, tuple[int, ...]]:
    nth, found = None, []
    for part in (one.strip() for one in text.split(",") if one.strip()):
        counted = _NTH.match(part)
        nth = int(counted[1]) if counted else nth
        found.append(DAYS.index(counted[2] if counted else part))
    return nth, tuple(sorted(set(found)))


def _number(text: str | None, low: int, high: int) -> int | None:
    if text is None:
        return None
    number = int(text)
    if not low <= number <= high or number == 0:
        raise ValueError(text)
    return number


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text[:8]) if text else None


def occurrences(rule: Recurrence, after: date, calendar: WorkCalendar) -> Iterator[date]:
    """The days of a series after a day, in order, until it ends."""
    last = None
    for base in _bases(rule, after, calendar):
        if rule.until is not None and base > rule.until:
            return
        day = calendar.next_working(base) if rule.moved else base
        if day > after and day != last:
            last = day
            yield day


def next_day(rule: Recurrence, due: date, on: date, calendar: WorkCalendar) -> tuple[date, Recurrence] | None:
    """The day after `due` on which a series goes on, none before `on`, with the rule that is left; `None` at its end."""
    left = rule.count
    for day in occurrences(rule, due, calendar):
        if left is not None:
            left -= 1
            if left < 1:
                return None
        if day >= on:
            return day, _with_left(rule, left)
    return None


def anchored(rule: Recurrence, due: date) -> Recurrence:
    """The rule with what its first day says: the day of the week, of the month, of the year."""
    if rule.unit is Unit.DAY:
        return rule
    start = rule.start or (due if rule.every > 1 or rule.unit is Unit.YEAR else None)
    if rule.weekdays or rule.day or rule.nth:
        return replace(rule, start=start)
    if rule.unit is Unit.WEEK:
        return replace(rule, weekdays=(due.weekday(),), start=start)
    month = due.month if rule.unit is Unit.YEAR else None
    return replace(rule, day=due.day, month=month, start=start)


def _with_left(rule: Recurrence, left: int | None) -> Recurrence:
    return rule if left == rule.count else replace(rule, count=left)


def _bases(rule: Recurrence, after: date, calendar: WorkCalendar) -> Iterator[date]:
    """The days of a rule before any gives way, from a little before a day."""
    start = rule.start or after
    try:
        if rule.unit is Unit.DAY:
            yield from _by_days(rule, after, calendar)
        elif rule.unit is Unit.WEEK:
            yield from _by_weeks(rule, start, after)
        else:
            yield from _by_months(rule, start, after, calendar)
    except OverflowError:
        return


def _by_days(rule: Recurrence, after: date, calendar: WorkCalendar) -> Iterator[date]:
    day = after
    while True:
        day = calendar.add_working_days(day, rule.every) if rule.working else day + timedelta(days=rule.every)
        yield day


def _by_weeks(rule: Recurrence, start: date, after: date) -> Iterator[date]:
    first = start - timedelta(days=start.weekday())
    skipped = max(0, (after - first).days // 7 // rule.every - 1)
    for turn in count(skipped):
        week = first + timedelta(days=7 * rule.every * turn)
        for weekday in rule.weekdays or (start.weekday(),):
            yield week + timedelta(days=weekday)


def _by_months(rule: Recurrence, start: date, after: date, calendar: WorkCalendar) -> Iterator[date]:
    every = rule.every * (12 if rule.unit is Unit.YEAR else 1)
    month = rule.month if rule.unit is Unit.YEAR and rule.month else start.month
    first = start.year * 12 + month - 1
    skipped = max(0, (after.year * 12 + after.month - 1 - first) // every - 1)
    missed = 0
    for turn in count(skipped):
        year, place = divmod(first + every * turn, 12)
        if year > date.max.year - 1 or missed > _FAR:
            return
        day = _in_month(rule, start, year, place + 1, calendar)
        missed = missed + 1 if day is None else 0
        if day is not None:
            yield day


def _in_month(rule: Recurrence, start: date, year: int, month: int, calendar: WorkCalendar) -> date | None:
    size = months.monthrange(year, month)[1]
    if rule.nth is not None and (rule.weekdays or rule.working):
        days = (date(year, month, day) for day in range(1, size + 1))
        fitting = [
            day
            for day in days
            if (day.weekday() in rule.weekdays if rule.weekdays else calendar.is_working(day))
        ]
        place = rule.nth - 1 if rule.nth > 0 else rule.nth
        return fitting[place] if -len(fitting) <= place < len(fitting) else None
    wanted = rule.day if rule.day is not None else start.day
    return date(year, month, size if wanted == LAST else min(wanted, size))
