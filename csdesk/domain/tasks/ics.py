"""Tasks as a calendar file (RFC 5545): events, because those are what Outlook, Google and Apple show when they import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.model.interaction import DROPPED, Task
from csdesk.domain.tasks.recurrence import DAYS, Recurrence, Unit, recurrence_of

_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_TIME = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$")
_PRIORITIES = {"high": "1", "normal": "5", "low": "9"}
_HOUR = timedelta(hours=1)
_PRODUCT = "-//CSDesk//Tasks//EN"


def calendar_text(
    tasks: Iterable[Task], accounts: Mapping[int, str], zone: str, now: datetime, owner: str
) -> str:
    """The whole file: one event for each task with a day; the others are left out.

    `owner` tells the tasks of one workspace from those of another, so that an event keeps its identity.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    dated = [task for task in tasks if task.due is not None]
    if any(_time_of(task) for task in dated):
        lines += _zone_lines(zone, [task.due for task in dated if task.due is not None])
    for task in dated:
        lines += _event(task, accounts, zone, now, owner)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(task: Task, accounts: Mapping[int, str], zone: str, now: datetime, owner: str) -> Iterator[str]:
    assert task.due is not None
    account = accounts.get(task.account) if task.account is not None else None
    yield "BEGIN:VEVENT"
    yield f"UID:task-{task.id}-{_plain(owner)}@csdesk"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from _when(task, task.due, zone)
    rule = recurrence_of(task.recurrence, task.due)
    if rule is not None and task.is_open:
        yield f"RRULE:{_rule(rule, task, zone)}"
    title = task.title if account is None else f"{task.title} · {account}"
    yield f"SUMMARY:{_escaped(title)}"
    if task.notes:
        yield f"DESCRIPTION:{_escaped(task.notes)}"
    if task.priority in _PRIORITIES:
        yield f"PRIORITY:{_PRIORITIES[task.priority]}"
    yield f"STATUS:{'CANCELLED' if task.status == DROPPED else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if _time_of(task) else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _when(task: Task, due: date, zone: str) -> Iterator[str]:
    """The whole day, or an hour from the time it is fixed for."""
    at = _time_of(task)
    if at is None:
        yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
        return
    start = datetime(due.year, due.month, due.day, *at)  # noqa: DTZ001 (the zone stands beside it)
    yield f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={zone}:{start + _HOUR:%Y%m%dT%H%M%S}"


def _time_of(task: Task) -> tuple[int, int] | None:
    found = _TIME.match(task.time or "")
    return (int(found[1]), int(found[2])) if found else None


def _rule(rule: Recurrence, task: Task, zone: str) -> str:
    """The recurrence as other programs know it: working days are Monday to Friday there."""
    parts = [f"FREQ={rule.unit}"]
    if rule.every != 1:
        parts.append(f"INTERVAL={rule.every}")
    if rule.working:
        parts.append("BYDAY=MO,TU,WE,TH,FR")
        if rule.nth is not None:
            parts.append(f"BYSETPOS={rule.nth}")
    elif rule.weekdays:
        nth = "" if rule.nth is None else str(rule.nth)
        parts.append("BYDAY=" + ",".join(nth + DAYS[day] for day in rule.weekdays))
    if rule.unit is Unit.YEAR and rule.month is not None:
        parts.append(f"BYMONTH={rule.month}")
    if rule.day is not None:
        parts.append(f"BYMONTHDAY={rule.day}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    elif rule.until is not None:
        parts.append(f"UNTIL={_until(rule.until, task, zone)}")
    return ";".join(parts)


def _until(day: date, task: Task, zone: str) -> str:
    """The last day; beside an hour it has to be an instant."""
    if _time_of(task) is None:
        return f"{day:%Y%m%d}"
    end = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=ZoneInfo(zone))
    return f"{end.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _zone_lines(zone: str, days: list[date]) -> Iterator[str]:
    """The zone's offsets over the days of the file and the year after them, each change by itself."""
    place = ZoneInfo(zone)
    start = datetime(min(days).year, 1, 1, tzinfo=UTC)
    end = datetime(min(max(days).year + 2, 9998), 1, 1, tzinfo=UTC)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone}"
    before = start.astimezone(place)
    yield from _offset("STANDARD", before.replace(tzinfo=None), before, before)
    moment = start
    while moment < end:
        moment += timedelta(days=1)
        after = moment.astimezone(place)
        if after.utcoffset() != before.utcoffset():
            change = _changed_at(moment - timedelta(days=1), moment, place)
            local = change + (before.utcoffset() or timedelta())
            kind = "DAYLIGHT" if after.dst() else "STANDARD"
            yield from _offset(kind, local.replace(tzinfo=None), before, after)
        before = after
    yield "END:VTIMEZONE"


def _changed_at(low: datetime, high: datetime, place: ZoneInfo) -> datetime:
    """The minute in which a zone changes its offset, between two instants."""
    first = low.astimezone(place).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        if middle.astimezone(place).utcoffset() == first:
            low = middle
        else:
            high = middle
    return (high + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _offset(kind: str, at: datetime, before: datetime, after: datetime) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{at:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{before:%z}"
    yield f"TZOFFSETTO:{after:%z}"
    if after.tzname():
        yield f"TZNAME:{after.tzname()}"
    yield f"END:{kind}"


def _escaped(text: str) -> str:
    """Text without control characters, its signs of structure escaped."""
    bare = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPED.get(sign, sign) for sign in bare)


def _plain(text: str) -> str:
    """Letters and digits only, for an identity."""
    return "".join(sign for sign in text if sign.isascii() and sign.isalnum()) or "local"


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, never inside a sign; those after the first begin with a space."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += octets
    yield piece
