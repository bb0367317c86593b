"""Days and hours said in a line: `sex 10h`, `dia 20`, `+3d`, `in 3 working days`."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Callable
from datetime import date, timedelta

from csdesk.domain.lean import dataclass
from csdesk.domain.tasks import lexicon as lex
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.recurrence import LAST

_BEFORE = r"(?:\b(?:ate|para|pra|p/|no|na|em|neste|nesta|este|esta|by|on|for|until|due|this|o|a)\s+)*"
_LEFT, _RIGHT = r"(?<![\w/])", r"(?![\w/])"
_YEARS = range(1900, 2300)
_UNITS = r"(dias?|days?|d|semanas?|sem|weeks?|w|s|mes(?:es)?|months?|m|anos?|years?)"
_OTHER_SEGUNDA = (
    r"(?!\s+(?:via|vias|reuni|parte|fase|etapa|chamada|rodada|opcao|versao|tentativa|vez|parcela|fatura|"
    r"proposta|camada|linha|pessoa|onda|mao|metade|chance|semana|quinzena|edicao|aula|sessao|turma|visita)\w*)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a day is reckoned from."""

    today: date
    calendar: WorkCalendar
    is_day_first: bool


Read = Callable[[re.Match[str], Asked], date | None]


def _pattern(body: str, before: str = _BEFORE) -> re.Pattern[str]:
    return re.compile(rf"{_LEFT}{before}(?:{body}){_RIGHT}")


def _plain(days: int) -> Read:
    return lambda _, asked: asked.today + timedelta(days=days)


def _in_working_days(found: re.Match[str], asked: Asked) -> date:
    return asked.calendar.add_working_days(asked.today, lex.number_of(found["n"]))


def _in_units(found: re.Match[str], asked: Asked) -> date | None:
    n, unit = lex.number_of(found["n"]), found["unit"]
    if unit[0] in "da" and not unit.startswith("an"):
        return asked.today + timedelta(days=n)
    if unit[0] in "sw":
        return asked.today + timedelta(days=7 * n)
    return months_on(asked.today, n * (12 if unit[0] in "ay" else 1))


def months_on(day: date, n: int) -> date | None:
    """The same day so many months on, or the last one of that month."""
    year, place = divmod(day.year * 12 + day.month - 1 + n, 12)
    if year not in _YEARS:
        return None
    return date(year, place + 1, min(day.day, months.monthrange(year, place + 1)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _iso(found: re.Match[str], _: Asked) -> date | None:
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _numeric(found: re.Match[str], asked: Asked) -> date | None:
    first, second = int(found[1]), int(found[2])
    is_day_first = (asked.is_day_first and second <= 12) or first > 12
    day, month = (first, second) if is_day_first else (second, first)
    return _in_year(found[3], month, day, asked.today)


def _in_words(found: re.Match[str], asked: Asked) -> date | None:
    return _in_year(found["year"], lex.month_of(found["month"]), int(found["day"]), asked.today)


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """The day of a year, of two digits in this century; without one, the next time that it comes."""
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    coming = (_day(one, month, day) for one in range(today.year, today.year + 9))
    return next((one for one in coming if one is not None and one >= today), None)


def _of_month(found: re.Match[str], asked: Asked) -> date | None:
    """That day of this month, else of the first one after it that has it."""
    day = int(found["day"] or found["nth"])
    later = (months_on(asked.today.replace(day=1), ahead) for ahead in range(13))
    days = (_day(first.year, first.month, day) for first in later if first is not None)
    return next((one for one in days if one is not None and one >= asked.today), None)


def _weekday(found: re.Match[str], asked: Asked) -> date:
    return asked.today + timedelta(
        days=(lex.weekday_of(found["weekday"]) - asked.today.weekday() - 1) % 7 + 1
    )


def _weekday_next_week(found: re.Match[str], asked: Asked) -> date:
    return _monday(asked) + timedelta(days=lex.weekday_of(found["weekday"]))


def _monday(asked: Asked, weeks: int = 1) -> date:
    return asked.today + timedelta(days=7 * weeks - asked.today.weekday())


def _next_week(_: re.Match[str], asked: Asked) -> date:
    return asked.calendar.next_working(_monday(asked))


def _next_month(_: re.Match[str], asked: Asked) -> date | None:
    first = months_on(asked.today.replace(day=1), 1)
    return first and asked.calendar.next_working(first)


def _end_of_week(_: re.Match[str], asked: Asked) -> date:
    friday = asked.today + timedelta(days=4 - asked.today.weekday())
    last = asked.calendar.last_working(friday)
    return last if last >= asked.today else _monday(asked, 1) + timedelta(days=4)


def _end_of_month(_: re.Match[str], asked: Asked) -> date:
    return _last_working_of(asked.today, 0, asked.calendar)


def _end_of_quarter(_: re.Match[str], asked: Asked) -> date:
    return _last_working_of(asked.today, (3 - asked.today.month) % 3, asked.calendar)


def _last_working_of(day: date, ahead: int, calendar: WorkCalendar) -> date:
    after = months_on(day.replace(day=1), ahead + 1)
    assert after is not None
    return calendar.last_working(after - timedelta(days=1))


def _nth_working(found: re.Match[str], asked: Asked) -> date | None:
    nth = lex.ordinal_of(found["nth"])
    begins = 1 if found["next"] else 0
    for ahead in (begins, begins + 1):
        first = months_on(asked.today.replace(day=1), ahead)
        if first is None:
            return None
        day = (
            _last_working_of(first, 0, asked.calendar)
            if nth == LAST
            else asked.calendar.add_working_days(first - timedelta(days=1), nth)
        )
        if day >= asked.today:
            return day
    return None


_NAMED = rf"(?:{lex.WEEKDAY},?\s+)?"
"""The name of the weekday before a date, which says nothing more."""
_NEXT = r"(?:proxim[oa]|next)"
_COMING = r"(?:que vem|seguinte)"
_SHORT = r"(?:ter|dom|sat|sun|mon)\b"
"""Short names that are words of their own: only where the line ends, or an hour follows."""
_DAY_READERS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (_pattern(r"depois de amanha|day after tomorrow", rf"{_BEFORE}(?:the\s+)?"), _plain(2)),
    (_pattern(r"amanha(?! e depois)|tomorrow|tmr"), _plain(1)),
    (_pattern(r"hoje|today|tonight"), _plain(0)),
    (_pattern(rf"\+\s*(?P<n>\d{{1,4}})\s*{lex.WORKING_DAY}", ""), _in_working_days),
    (_pattern(rf"\+\s*(?P<n>\d{{1,4}})\s*(?P<unit>{_UNITS[1:-1]})", ""), _in_units),
    (
        _pattern(rf"(?:em|daqui a|dentro de|in|within)\s+(?P<n>{lex.NUMBER})\s+{lex.WORKING_DAY}", ""),
        _in_working_days,
    ),
    (
        _pattern(
            rf"(?:em|daqui a|dentro de|in|within)\s+(?P<n>{lex.NUMBER})\s+"
            r"(?P<unit>dias?|days?|semanas?|weeks?|mes(?:es)?|months?|anos?|years?)",
            "",
        ),
        _in_units,
    ),
    (_pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})"), _iso),
    (_pattern(_NAMED + r"(?:dia\s+)?(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?"), _numeric),
    (_pattern(_NAMED + r"(?:dia\s+)?(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})"), _numeric),
    (
        _pattern(
            rf"{_NAMED}(?:dia\s+|the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|o)?\s*(?:de|of)?\s*(?P<month>{lex.MONTH})"
            r"(?:(?:\s+de|,)?\s+(?P<year>\d{4}))?"
        ),
        _in_words,
    ),
    (
        _pattern(
            rf"{_NAMED}(?P<month>{lex.MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?"
        ),
        _in_words,
    ),
    (
        _pattern(
            rf"(?:the\s+)?(?P<nth>{lex.ORDINAL})\s+{lex.WORKING_DAY}"
            rf"(?:\s+(?:do mes|of the month|of)?\s*(?P<next>{_COMING}|do proximo mes|next month)?)?"
        ),
        _nth_working,
    ),
    (_pattern(rf"{_NAMED}dia (?P<day>\d{{1,2}})|(?:the )?(?P<nth>\d{{1,2}})(?:st|nd|rd|th)"), _of_month),
    (
        _pattern(
            rf"(?P<weekday>{lex.WEEKDAY})\s+(?:da\s+(?:semana\s+que\s+vem|proxima semana)|(?:of\s+)?next week)"
        ),
        _weekday_next_week,
    ),
    (_pattern(rf"{_NEXT}\s+(?P<weekday>{lex.WEEKDAY})"), _weekday_next_week),
    (_pattern(rf"(?P<weekday>{lex.WEEKDAY})\s+que vem"), _weekday_next_week),
    (_pattern(rf"semana {_COMING}|{_NEXT} (?:semana|week)", rf"{_BEFORE}(?:a\s+)?"), _next_week),
    (_pattern(rf"mes {_COMING}|{_NEXT} (?:mes|month)", rf"{_BEFORE}(?:o\s+)?"), _next_month),
    (_pattern(r"(?:fim|final) d[ae] semana util|(?:the )?end of (?:the |this )?week|eow"), _end_of_week),
    (_pattern(r"(?:o )?(?:fim|final) d[oe] mes|(?:the )?end of (?:the |this )?month|eom"), _end_of_month),
    (
        _pattern(r"(?:o )?(?:fim|final) d[oe] trimestre|(?:the )?end of (?:the |this )?quarter"),
        _end_of_quarter,
    ),
    (_pattern(rf"(?!{_SHORT})(?P<weekday>{lex.WEEKDAY}){_OTHER_SEGUNDA}"), _weekday),
    (_pattern(rf"(?P<weekday>{_SHORT})(?=\s*(?:$|\x00|\d|as\s|at\s|@))"), _weekday),
)


def find_day(flat: str, asked: Asked) -> tuple[re.Match[str], date] | None:
    """The first day that a flat text says, and where."""
    for pattern, read in _DAY_READERS:
        for found in pattern.finditer(flat):
            try:
                day = read(found, asked)
            except (OverflowError, ValueError):
                continue
            if day is not None:
                return found, day
    return None


_HOUR = re.compile(
    r"(?<![\w:/.,])(?<!\bde )(?<!\bpor )(?<!\bfor )(?:(?:as|a|at|from|das|pelas)\s+)?"
    r"(?:(?P<h>\d{1,2})\s?(?:h|hs|hrs?|horas?)\s?(?P<m>[0-5]\d)?(?:min)?"
    r"|(?P<h2>\d{1,2}):(?P<m2>[0-5]\d)(?:\s?h)?(?:\s?(?P<ap2>[ap])\.?m\.?)?"
    r"|(?P<h3>\d{1,2})\s?(?P<ap3>[ap])\.?m\.?)(?![\w:/])"
)
_BARE_HOUR = re.compile(r"(?<!\w)(?:as|at)\s+(?P<h>\d{1,2})(?![\w:/.,%])")
_AFTERNOON = range(1, 7)
"""Hours that are meant after noon when nothing else is said."""
_NOON = re.compile(r"(?<!\w)(?:ao |at )?(?:meio[- ]dia|noon)(?!\w)")


def find_time(flat: str) -> tuple[re.Match[str], str] | None:
    """The hour that a flat text says, as HH:MM, and where."""
    for found in _HOUR.finditer(flat):
        hour = int(found["h"] or found["h2"] or found["h3"])
        minute = int(found["m"] or found["m2"] or 0)
        half = found["ap2"] or found["ap3"]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24:
            return found, f"{hour:02}:{minute:02}"
    bare = _BARE_HOUR.search(flat)
    if bare is not None and int(bare["h"]) < 24:
        hour = int(bare["h"])
        return bare, f"{hour + 12 if hour in _AFTERNOON else hour:02}:00"
    noon = _NOON.search(flat)
    return (noon, "12:00") if noon is not None else None
