"""Spreadsheet serial numbers as dates, and which number formats mean a date."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_SPAN = 46
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SPAN = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001 - sheets know no zones
_LAST = 2_958_466
_DAY_MICROSECONDS = 86_400_000_000

PLAIN, DATE, SPAN = 0, 1, 2


def meaning(format_id: int, code: str | None) -> int:
    """Whether a number format shows plain numbers, dates or durations."""
    if code is None:
        if format_id == _BUILT_IN_SPAN:
            return SPAN
        return DATE if format_id in _BUILT_IN_DATES else PLAIN
    bare = _ASIDE.sub("", code.partition(";")[0])
    if _SPAN.search(bare):
        return SPAN
    return DATE if _DATE_LETTERS.search(bare) and "general" not in bare.lower() else PLAIN


def as_date(serial: float, from_1904: bool) -> date | datetime | time | float:
    """A serial as the day, instant or time of day it stands for; a serial out of range stays a number."""
    if not 0 <= serial < _LAST:
        return serial
    days, microseconds = divmod(round(serial * _DAY_MICROSECONDS / 1000) * 1000, _DAY_MICROSECONDS)
    if days == 0 and not from_1904:
        return (_MIDNIGHT + timedelta(microseconds=microseconds)).time()
    if from_1904:
        day = date(1904, 1, 1) + timedelta(days=days)
    else:
        day = date(1899, 12, 31 if days < 60 else 30) + timedelta(days=days)
    if microseconds == 0:
        return day
    return datetime.combine(day, time()) + timedelta(microseconds=microseconds)


def as_span(serial: float) -> timedelta | float:
    """A serial as a duration."""
    try:
        return timedelta(milliseconds=round(serial * 86_400_000))
    except OverflowError:
        return serial
