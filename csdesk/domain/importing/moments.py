"""Points in time as people and tools write them: Portuguese, English, ISO, Excel serials."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import NamedTuple

from csdesk.domain.importing.coerce_text import words_of
from csdesk.domain.importing.date_wordings import plainer
from csdesk.domain.importing.table import Cell

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no zone
_SERIALS = range(18264, 73416)  # 1950 to 2100
SHORT_DATE = re.compile(
    r"^[\s'’`]*(?:[^\W\d]{2,9}(?:-feira)?[.,]* )?(\d{1,2})([-/.])(\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)"
)
"""A date of figures, perhaps behind a weekday, whose order of day and month only others can tell."""
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")
_YEAR_MONTH = re.compile(r"^(\d{4})[-/. ](\d{1,2})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})[-/. ](\d{4}|\d{2})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})(\d{2})((?:19|20)\d{2})$")
"""`31012026`, or `5012026` where a program took the zero away: no year stands at its head."""
_SINCE_1970 = ((10**9, 1), (10**12, 10**3), (10**15, 10**6), (10**18, 10**9))
"""From where on a number counts seconds, thousandths, millionths or billionths of them, and how many make a second."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_NAMED = re.compile(
    r"^(?:(?P<day>\d{1,2}) )?(?:de )?(?P<month>[a-z]+)(?: de)? (?:(?P<day2>\d{1,2}) )?(?P<year>\d{4}|\d{2})$"
)
_NAMED_FIRST = re.compile(r"^(?P<year>\d{4}) (?P<month>[a-z]+)(?: (?P<day>\d{1,2}))?$")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|º|ª|°)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:^|[T,\s]+)(?:às |as |at |- )?(?P<hour>\d{1,2})(?::|h)(?P<minute>\d{2})?(?:min)?(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}|\(?BRT\)?)?$",
    re.IGNORECASE,
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan janeiro january ene enero",
            "fev fevereiro feb february febrero",
            "mar marco march marzo",
            "abr abril apr april",
            "mai maio may mayo",
            "jun junho june junio",
            "jul julho july julio",
            "ago agosto aug august",
            "set setembro sep sept september septiembre setiembre",
            "out outubro oct october octubre",
            "nov novembro november noviembre",
            "dez dezembro dec december dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}


class Moment(NamedTuple):
    """What a text says of a point in time; parts that it does not say are `None`."""

    day: date
    clock: time | None = None
    zone: timezone | None = None
    whole_month: bool = False
    swapped: bool = False
    counted: bool = False
    """Whether it came as a count of seconds, in which nobody wrote a day."""


def quick_moment(text: str, *, day_first: bool) -> datetime | None:
    """The moment of a plain `dd/mm/yyyy` or `mm/dd/yyyy`, with or without a time; `None` for any other text."""
    if len(text) not in {10, 16, 19} or text[2] not in "/-." or text[5] != text[2]:
        return None
    day, month = (text[:2], text[3:5]) if day_first else (text[3:5], text[:2])
    try:
        return datetime.fromisoformat(f"{text[6:10]}-{month}-{day}{text[10:]}")
    except ValueError:
        return None


def mark_of(text: str) -> str:
    """The mark by which a text parts day, month and year; nothing when it writes no such date.

    >>> mark_of("08/11/2016 10:00"), mark_of("2016-11-08"), mark_of("11-08-2016"), mark_of("8 de maio de 2016")
    ('/', '', '-', '')
    """
    found = SHORT_DATE.match(text)
    return found[2] if found else ""


def parse_moment(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The date, and the time if there is one, that a text writes; `None` when it is not a date that exists.

    >>> parse_moment("03/04/2026", day_first=False).day, parse_moment("12 de março de 24").day
    (datetime.date(2026, 3, 4), datetime.date(2024, 3, 12))
    """
    if text[4:5] == "-" and text[7:8] == "-":
        quick = _iso(text)
        if quick is not None:
            return quick
    moment = _worded(text, day_first=day_first)
    if moment is None and (plain := plainer(text)) is not None:
        moment = _worded(plain, day_first=day_first)
    return moment


def _worded(text: str, *, day_first: bool | None) -> Moment | None:
    found = _TIME.search(text)
    clock, zone = None, None
    if found:
        clock = _clock(found)
        zone = _zone(found["zone"])
        if clock is None:
            return None
        text = text[: found.start()]
    moment = _day(text.strip(), day_first=day_first)
    return moment._replace(clock=clock, zone=zone) if moment and clock is not None else moment


def _iso(text: str) -> Moment | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    zone = None if when.utcoffset() is None else timezone(when.utcoffset() or timedelta())
    return Moment(when.date(), when.time() if len(text) > 10 else None, zone)


def _clock(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    half = (found["half"] or "").casefold().replace(".", "").replace(" ", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    part = (found["part"] or "").ljust(6, "0")[:6]
    try:
        return time(hour, int(found["minute"] or 0), int(found["second"] or 0), int(part or 0))
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    word = text.strip("()").upper()
    if word in {"Z", "UTC", "GMT"}:
        return UTC
    if word == "BRT":
        return timezone(timedelta(hours=-3))
    digits = word[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if word.startswith("-") else offset) if offset < timedelta(days=1) else None


def _day(text: str, *, day_first: bool | None) -> Moment | None:
    found = _ISO.match(text)
    if found:
        return _made(int(found[1]), int(found[2]), int(found[3]))
    found = _NUMBERS.match(text)
    if found:
        return _ordered(int(found[1]), int(found[2]), _year(found[3]), day_first=day_first)
    found = _COMPACT.match(text)
    if found:
        return _compact(found)
    year_month = _YEAR_MONTH.match(text)
    if year_month:
        return _made(int(year_month[1]), int(year_month[2]), None)
    month_year = _MONTH_YEAR.match(text)
    if month_year:
        return _made(_year(month_year[2]), int(month_year[1]), None)
    return _named(text)


def _compact(found: re.Match[str]) -> Moment | None:
    moment = _made(int(found[1]), int(found[2]), int(found[3]))
    if moment is None or found[4] is None:
        return moment
    try:
        return moment._replace(clock=time(int(found[4]), int(found[5]), int(found[6])))
    except ValueError:
        return None


def _ordered(first: int, second: int, year: int, *, day_first: bool | None) -> Moment | None:
    by_day = day_first is not False
    straight = _made(year, second, first) if by_day else _made(year, first, second)
    if straight is not None:
        return straight
    other = _made(year, first, second) if by_day else _made(year, second, first)
    if other is None:
        return None
    return other._replace(swapped=day_first is not None)


def _named(text: str) -> Moment | None:
    bare = words_of(_ORDINAL.sub("", text))
    found = _NAMED.match(bare) or _NAMED_FIRST.match(bare)
    if not found or found["month"] not in MONTHS:
        return None
    parts = found.groupdict()
    day = parts["day"] or parts.get("day2")
    return _made(_year(found["year"]), MONTHS[found["month"]], int(day) if day else None)


def _made(year: int, month: int, day: int | None) -> Moment | None:
    try:
        return Moment(date(year, month, 1 if day is None else day), whole_month=day is None)
    except ValueError:
        return None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year <= 68 else 1900)


def _serial(number: Decimal | float) -> Moment | None:
    """A day number of Excel, or a date, month or instant written as one long number."""
    if not 0 < number < 4 * 10**18:
        return None
    if int(number) in _SERIALS:
        when = _EPOCH + timedelta(seconds=round(float(number) * 86400))
        return Moment(when.date(), when.time() if when.time() != time() else None)
    whole = int(number)
    if whole != number and whole < _SINCE_1970[0][0]:
        return None
    for least, second in _SINCE_1970:
        if least <= whole < 4 * least:
            when = datetime.fromtimestamp(whole // second, UTC)
            return Moment(when.date(), when.time(), UTC, counted=True)
    return _digits(str(whole))


def _digits(text: str) -> Moment | None:
    """A date, or a date and a time, written as figures without marks."""
    found = _COMPACT.match(text)
    moment = _compact(found) if found else None
    if moment is not None:
        return moment
    turned = _DAY_FIRST.match(text)
    return _made(int(turned[3]), int(turned[2]), int(turned[1])) if turned else None


def moment_of(cell: Cell, *, day_first: bool | None) -> Moment | None:
    """What any cell says of a point in time."""
    if isinstance(cell, datetime):
        offset = cell.utcoffset()
        zone = None if offset is None else timezone(offset)
        return Moment(cell.date(), cell.time(), zone)
    if isinstance(cell, date):
        return Moment(cell)
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return _serial(cell)
    if not isinstance(cell, str):
        return None
    text = " ".join(cell.split())
    if not text.isascii():
        text = text.translate(_DASHES)
    if text.replace(".", "", 1).isdigit() and text.isascii() and not _MONTH_YEAR.match(text):
        return _serial(Decimal(text))
    return parse_moment(text, day_first=day_first)
