"""What comes back, in words that `read_recurrence` understands again."""

from __future__ import annotations

from csdesk.domain.tasks.recurrence import LAST, Recurrence, Unit
from csdesk.domain.text import Text, msg, nmsg, pmsg

WEEKDAYS = (
    pmsg("weekday", "Monday"),
    pmsg("weekday", "Tuesday"),
    pmsg("weekday", "Wednesday"),
    pmsg("weekday", "Thursday"),
    pmsg("weekday", "Friday"),
    pmsg("weekday", "Saturday"),
    pmsg("weekday", "Sunday"),
)
_NTH = {
    1: pmsg("nth weekday", "first"),
    2: pmsg("nth weekday", "second"),
    3: pmsg("nth weekday", "third"),
    4: pmsg("nth weekday", "fourth"),
    5: pmsg("nth weekday", "fifth"),
    LAST: pmsg("nth weekday", "last"),
}
_NTH_DAY = {
    1: pmsg("nth day", "first"),
    2: pmsg("nth day", "second"),
    3: pmsg("nth day", "third"),
    4: pmsg("nth day", "fourth"),
    5: pmsg("nth day", "fifth"),
    LAST: pmsg("nth day", "last"),
}
"""The same for a day, a Saturday and a Sunday, which are masculine in Portuguese."""
_SATURDAY = 5


def described(rule: Recurrence) -> Text:
    """The rule as a person says it: `every 2 weeks on Monday and Thursday, until Dec 15, 2026`."""
    said = _often(rule)
    if rule.moved:
        said = msg("{often}, or the next working day", often=said)
    if rule.until is not None:
        return msg("{often}, until {day}", often=said, day=rule.until)
    if rule.count is not None:
        return nmsg("{often}, {n} time", "{often}, {n} times", rule.count, often=said)
    return said


def _often(rule: Recurrence) -> Text:
    n = rule.every
    if rule.unit is Unit.DAY:
        if rule.working:
            return nmsg("every working day", "every {n} working days", n)
        return nmsg("every day", "every {n} days", n)
    if rule.unit is Unit.WEEK:
        return _on(nmsg("every week", "every {n} weeks", n), _week(rule))
    if rule.unit is Unit.YEAR:
        return nmsg("every year", "every {n} years", n)
    every = msg("every quarter") if n == 3 else nmsg("every month", "every {n} months", n)
    return _on(every, _month(rule))


def _on(every: Text, day: Text | None) -> Text:
    return every if day is None else msg("{every}: {day}", every=every, day=day)


def _week(rule: Recurrence) -> Text | None:
    days = tuple(WEEKDAYS[day] for day in rule.weekdays)
    return pmsg("days of a week", "{days}", days=days) if days else None


def _month(rule: Recurrence) -> Text | None:
    if rule.nth is not None and rule.nth in _NTH:
        if rule.working:
            return msg("{nth} working day", nth=_NTH_DAY[rule.nth])
        if rule.weekdays:
            nth = _NTH_DAY if rule.weekdays[0] >= _SATURDAY else _NTH
            return msg("{nth} {weekday}", nth=nth[rule.nth], weekday=WEEKDAYS[rule.weekdays[0]])
    if rule.day is None:
        return None
    return msg("last day") if rule.day == LAST else msg("day {n}", n=rule.day)
