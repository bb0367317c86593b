"""Days, months and moments as people type them: `15/12`, `hoje`, `+3d`, `sex`, `Dec 15, 2026`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.errors import Refused
from csdesk.domain.text import Text, msg
from csdesk.domain.values.month import Month
from csdesk.ui.forms.folding import folded

_RELATIVE = {
    "hoje": 0,
    "today": 0,
    "amanha": 1,
    "tomorrow": 1,
    "ontem": -1,
    "yesterday": -1,
    "anteontem": -2,
    "depois de amanha": 2,
}
_WEEKDAYS = (
    ("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_MONTHS = (
    (
        "janeiro",
        "fevereiro",
        "marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
)
_STEP = re.compile(r"^([+-])\s*(\d{1,4})\s*(d|dias?|days?|s|sem|semanas?|w|weeks?|m|mes|meses|months?)?$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_NUMERIC = re.compile(r"^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$")
_YEARS = range(1800, 2300)
"""Other years are slips of the finger."""
_ORDINAL = re.compile(r"^(\d{1,4})(?:st|nd|rd|th|o)?$")
_TIME = re.compile(r"(?:^|[\s,]+)(?:as\s+|at\s+)?(\d{1,2})(?::(\d{2})|h(\d{2})?)$")
_MONTH_NUMERIC = re.compile(r"^(\d{1,2})[-/.](\d{4}|\d{2})$|^(\d{4})[-/.](\d{1,2})$")


def parse_date(typed: str, today: date, *, day_first: bool) -> date | None:
    """A civil day; without a year, the one nearest to today; nothing typed is `None`.

    >>> parse_date("15/12", date(2026, 10, 14), day_first=True)
    datetime.date(2026, 12, 15)
    """
    text = folded(typed).strip(" .")
    if not text:
        return None
    found = _spoken(text, today) or _stepped(text, today)
    if found is not None:
        return found
    return _written(text, today, day_first=day_first)


def parse_month(typed: str, today: date) -> Month | None:
    """A month: `10/2026`, `2026-10`, `out/26`, `outubro`; without a year, the nearest one."""
    text = folded(typed).strip(" .")
    if not text:
        return None
    numeric = _MONTH_NUMERIC.match(text)
    if numeric:
        number, year = (numeric[1], numeric[2]) if numeric[1] else (numeric[4], numeric[3])
        return _month(_year(year), int(number))
    words = re.split(r"[\s/.,-]+|\bde\b", text)
    named = [_named(word, _MONTHS) for word in words if word and not word.isdigit()]
    years = [word for word in words if word.isdecimal()]
    if len(named) == 1 and named[0] is not None and len(years) <= 1:
        if years:
            return _month(_year(years[0]), named[0] + 1)
        return Month.of(_nearest(1, named[0] + 1, today, _no_such_month()))
    raise Refused(_no_such_month())


def parse_instant(typed: str, today: date, zone: ZoneInfo, *, day_first: bool) -> datetime | None:
    """A moment in UTC: a day, a time, or both; a day alone is its noon, which no zone moves to another day.

    >>> parse_instant("15/12 9h30", date(2026, 10, 14), ZoneInfo("America/Sao_Paulo"), day_first=True)
    datetime.datetime(2026, 12, 15, 12, 30, tzinfo=datetime.timezone.utc)
    """
    text = folded(typed).strip(" .")
    if not text:
        return None
    clock = _TIME.search(text)
    at = time(12)
    if clock:
        hour, minute = int(clock[1]), int(clock[2] or clock[3] or 0)
        if hour > 23 or minute > 59:
            raise Refused(msg("This time does not exist. Write it like 14:30."))
        at = time(hour, minute)
        text = text[: clock.start()]
    day = parse_date(text, today, day_first=day_first) or today
    return datetime.combine(day, at, zone).astimezone(UTC)


def _spoken(text: str, today: date) -> date | None:
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    weekday = _named(text.removesuffix("-feira").removesuffix(" feira"), _WEEKDAYS)
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _stepped(text: str, today: date) -> date | None:
    found = _STEP.match(text)
    if not found:
        return None
    amount = int(found[2]) * (-1 if found[1] == "-" else 1)
    unit = (found[3] or "d")[0]
    try:
        if unit == "m":
            month = Month.of(today).plus(amount)
            return date(month.year, month.month, min(today.day, month.last.day))
        return today + timedelta(days=amount * (7 if unit in "sw" else 1))
    except (OverflowError, ValueError):
        raise Refused(_no_such_date(day_first=True)) from None


def _written(text: str, today: date, *, day_first: bool) -> date:
    wrong = _no_such_date(day_first=day_first)
    iso = _ISO.match(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]), wrong)
    numeric = _NUMERIC.match(text)
    if numeric:
        first, second = int(numeric[1]), int(numeric[2])
        day, month = (first, second) if (day_first and second <= 12) or first > 12 else (second, first)
        if numeric[3]:
            return _day(_year(numeric[3]), month, day, wrong)
        return _nearest(day, month, today, wrong)
    return _in_words(text, today, wrong)


def _in_words(text: str, today: date, wrong: Text) -> date:
    """`15 dez`, `15 de dezembro de 2026`, `Dec 15, 2026`."""
    words = [word for word in re.split(r"[\s/.,-]+", text) if word and word not in {"de", "of", "dia"}]
    numbers = [int(found[1]) for word in words if (found := _ORDINAL.match(word))]
    named = [_named(word, _MONTHS) for word in words if not word[0].isdigit()]
    if len(named) != 1 or named[0] is None or len(numbers) not in {1, 2} or len(words) != len(numbers) + 1:
        raise Refused(wrong)
    if len(numbers) == 2:
        return _day(_year(str(numbers[1])), named[0] + 1, numbers[0], wrong)
    return _nearest(numbers[0], named[0] + 1, today, wrong)


def _named(word: str, languages: tuple[tuple[str, ...], ...]) -> int | None:
    """The place of a name by three letters or more, in any of the languages."""
    if len(word) < 3:
        return None
    for names in languages:
        for place, name in enumerate(names):
            if name.startswith(word):
                return place
    return None


def _nearest(day: int, month: int, today: date, wrong: Text) -> date:
    """The day of that month in the year that brings it nearest to today; the future wins a tie."""
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise Refused(wrong)
    return min(candidates, key=lambda found: (abs((found - today).days), found < today))


def _day(year: int, month: int, day: int, wrong: Text) -> date:
    if year not in _YEARS:
        raise Refused(wrong)
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(wrong) from None


def _month(year: int, number: int) -> Month:
    if not 1 <= number <= 12 or year not in _YEARS:
        raise Refused(_no_such_month())
    return Month(year, number)


def _year(typed: str) -> int:
    """Two digits are of this century up to 79 and of the last one after."""
    year = int(typed)
    if len(typed) > 2:
        return year
    return year + (2000 if year < 80 else 1900)


def _no_such_date(*, day_first: bool) -> Text:
    if day_first:
        return msg("This date does not exist. Use dd/mm/yyyy.")
    return msg("This date does not exist. Use mm/dd/yyyy, or write the month's name.")


def _no_such_month() -> Text:
    return msg("This is not a month. Write it like 10/2026.")
