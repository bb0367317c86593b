"""What comes back, as people say it: `toda segunda`, `every 2 weeks`, `todo mês no último dia útil`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.tasks import lexicon as lex
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.date_words import Asked, find_day
from csdesk.domain.tasks.lexicon import NUMBER, ORDINAL, WEEKDAY, WEEKDAY_LIST, WORKING_DAY
from csdesk.domain.tasks.recurrence import LAST, Recurrence, Unit

_L, _R = r"(?<!\w)", r"(?!\w)"
_EVERY = r"(?:tod[oa]s?(?:\s+[oa]s?)?|cada|a cada|every|each|all)"
_PERIODS = {
    **dict.fromkeys(("dia", "dias", "day", "days"), (Unit.DAY, 1)),
    **dict.fromkeys(("semana", "semanas", "week", "weeks"), (Unit.WEEK, 1)),
    **dict.fromkeys(("quinzena", "quinzenas", "fortnight", "fortnights"), (Unit.WEEK, 2)),
    **dict.fromkeys(("mes", "meses", "month", "months"), (Unit.MONTH, 1)),
    **dict.fromkeys(("bimestre", "bimestres"), (Unit.MONTH, 2)),
    **dict.fromkeys(("trimestre", "trimestres", "quarter", "quarters"), (Unit.MONTH, 3)),
    **dict.fromkeys(("semestre", "semestres"), (Unit.MONTH, 6)),
    **dict.fromkeys(("ano", "anos", "year", "years"), (Unit.YEAR, 1)),
}
_PERIOD = "(?P<period>" + "|".join(sorted(_PERIODS, key=len, reverse=True)) + ")"
_ADVERBS = {
    **dict.fromkeys(("diariamente", "daily"), (Unit.DAY, 1)),
    **dict.fromkeys(("semanalmente", "weekly"), (Unit.WEEK, 1)),
    **dict.fromkeys(("quinzenalmente", "biweekly", "fortnightly"), (Unit.WEEK, 2)),
    **dict.fromkeys(("mensalmente", "monthly"), (Unit.MONTH, 1)),
    **dict.fromkeys(("bimestralmente",), (Unit.MONTH, 2)),
    **dict.fromkeys(("trimestralmente", "quarterly"), (Unit.MONTH, 3)),
    **dict.fromkeys(("semestralmente",), (Unit.MONTH, 6)),
    **dict.fromkeys(("anualmente", "yearly", "annually"), (Unit.YEAR, 1)),
}
_ADJECTIVES = {
    **dict.fromkeys(("diario", "diaria"), (Unit.DAY, 1)),
    "semanal": (Unit.WEEK, 1),
    "quinzenal": (Unit.WEEK, 2),
    "mensal": (Unit.MONTH, 1),
    "bimestral": (Unit.MONTH, 2),
    "trimestral": (Unit.MONTH, 3),
    "semestral": (Unit.MONTH, 6),
    **dict.fromkeys(("anual", "annual"), (Unit.YEAR, 1)),
}
"""Alone they say how often; beside a noun they only describe it: a monthly report."""
_ENGLISH_ADVERBS = r"(?:daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually)"
_ADVERB = "(?P<adverb>" + "|".join(sorted(_ADVERBS, key=len, reverse=True)) + ")"
_IN_IT = r"(?:,|:|\s)\s*(?:no|na|em|nos|nas|on|the|on the)?\s*(?:the\s+)?"
_PLACE = (
    rf"(?:(?P<nth>{ORDINAL})\s+(?:(?P<working>{WORKING_DAY})|(?P<nthday>{WEEKDAY})|(?P<lastday>dia|day)\b)"
    r"|(?:dia|day)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?|(?P<day2>\d{1,2})(?:st|nd|rd|th)"
    rf"|(?P<weekdays>{WEEKDAY_LIST}))"
)
_OF_MONTH = r"(?:\s+(?:do|de cada|of the|of each|of every|of)\s+(?:mes|month))?"
_MOVED = re.compile(
    r"[,;]?\s*(?:ou |or )?(?:no |on )?(?:the )?(?:dia util seguinte|proximo dia util|(?:next|following) working day)"
)
_UNTIL = re.compile(r"[,;]?\s*(?<!\w)(?:ate|until|till)\s+(?:o\s+)?(?=\S)")
_COUNT = re.compile(
    rf"[,;]?\s*(?<!\w)(?:por\s+|for\s+)?(?P<n>{NUMBER})\s*(?:x|vez(?:es)?|times?|occurrences?){_R}"
)
_PLURAL = (
    r"(?:segundas|tercas|quartas|quintas|sextas|sabados|domingos|(?:mon|tues|wednes|thurs|fri|satur|sun)days)"
)


def _rx(body: str) -> re.Pattern[str]:
    return re.compile(_L + body + _R)


_FORMS = (
    _rx(rf"{_EVERY}\s+{WORKING_DAY.replace('dias? ut', '(?:os )?dias? ut')}(?P<daily>)"),
    _rx(r"every weekday(?P<daily>)"),
    _rx(rf"{_EVERY}\s+{_PLACE}{_OF_MONTH}"),
    _rx(rf"(?:as|aos|nas|nos)\s+(?P<weekdays>{WEEKDAY}s?(?:(?:\s*,\s*|\s+e\s+)(?:as |aos )?{WEEKDAY})*)"),
    _rx(
        rf"(?:{_EVERY}|de)\s+(?P<n>{NUMBER})\s+(?:(?P<workdays>{WORKING_DAY})|(?:em \d+ )?{_PERIOD})"
        rf"(?:{_IN_IT}{_PLACE}{_OF_MONTH})?"
    ),
    _rx(rf"every other\s+(?P<other>)(?P<weekdays>{WEEKDAY_LIST})"),
    _rx(rf"(?P<weekdays>{_PLURAL}(?:(?:\s*,\s*|\s+e\s+|\s+and\s+){_PLURAL})*)"),
    _rx(rf"every other\s+(?P<other>){_PERIOD}(?:{_IN_IT}{_PLACE}{_OF_MONTH})?"),
    _rx(rf"{_EVERY}\s+{_PERIOD}(?:{_IN_IT}{_PLACE}{_OF_MONTH})?"),
    _rx(rf"{_ADVERB}(?:{_IN_IT}{_PLACE}{_OF_MONTH})?"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A recurrence, and from where to where it was said."""

    rule: Recurrence
    start: int
    end: int


def find_recurrence(flat: str, asked: Asked) -> Said | None:
    """The first recurrence that a flat text says."""
    for form in _FORMS:
        for found in form.finditer(flat):
            rule = _rule(found, flat)
            if rule is not None:
                return _ended(rule, found, flat, asked)
    return None


def read_recurrence(text: str, today: date, calendar: WorkCalendar | None = None) -> Recurrence | None:
    """The rule that a text says and nothing else, in either language; `None` when it says none."""
    flat = " ".join(lex.flat(text).split()).strip(" .")
    if flat in _ADJECTIVES:
        unit, every = _ADJECTIVES[flat]
        return Recurrence(unit=unit, every=every)
    said = find_recurrence(flat, Asked(today, calendar or WorkCalendar(), is_day_first=True))
    return said.rule if said is not None and said.end - said.start == len(flat) else None


def _rule(found: re.Match[str], flat: str) -> Recurrence | None:
    told = found.groupdict()
    if told.get("adverb") and re.fullmatch(_ENGLISH_ADVERBS, told["adverb"]) and _describes(found, flat):
        return None
    unit, every = _period(told)
    if not 0 < every < 1_000:
        return None
    if told.get("workdays") or "daily" in told:
        return Recurrence(unit=Unit.DAY, every=every, working=True)
    return _placed(Recurrence(unit=unit, every=every), told)


def _describes(found: re.Match[str], flat: str) -> bool:
    """Whether a word such as `monthly` belongs to the noun that follows it."""
    return bool(re.match(r"\s+[a-z]", flat[found.end() :])) and not found.groupdict().get("weekdays")


def _period(told: dict[str, str | None]) -> tuple[Unit, int]:
    adverb, period = told.get("adverb"), told.get("period")
    unit, every = _ADVERBS[adverb] if adverb else _PERIODS[period] if period else (_unit_of_place(told), 1)
    times = 2 if "other" in told else lex.number_of(told["n"] or "1") if "n" in told else 1
    return unit, every * times


def _unit_of_place(told: dict[str, str | None]) -> Unit:
    return Unit.WEEK if told.get("weekdays") else Unit.MONTH


def _placed(rule: Recurrence, told: dict[str, str | None]) -> Recurrence | None:
    """The rule on the days that were named with it; `None` when they do not go together."""
    weekdays, day = told.get("weekdays"), told.get("day") or told.get("day2")
    nth = told.get("nth")
    if weekdays:
        return replace(rule, weekdays=lex.weekdays_in(weekdays)) if rule.unit is Unit.WEEK else None
    if not (nth or day):
        return rule
    if rule.unit is not Unit.MONTH:
        return None
    if day:
        return replace(rule, day=int(day)) if 1 <= int(day) <= 31 else None
    place = lex.ordinal_of(nth or "")
    if told.get("working"):
        return replace(rule, nth=place, working=True)
    if told.get("nthday"):
        return replace(rule, nth=place, weekdays=(lex.weekday_of(told["nthday"] or ""),))
    return replace(rule, day=LAST) if place == LAST else replace(rule, day=place)


def _ended(rule: Recurrence, found: re.Match[str], flat: str, asked: Asked) -> Said:
    """The rule with what follows it: until when, how often, and what gives way to a working day."""
    start, end = found.span()
    moved = _MOVED.match(flat, end)
    if moved:
        rule, end = replace(rule, moved=True), moved.end()
    limit = find_limit(flat[end:], asked)
    if limit is not None and limit.start == 0:
        rule, end = replace(rule, until=limit.until, count=limit.count), end + limit.end
    return Said(rule, start, end)


@dataclass(frozen=True, slots=True)
class Limit:
    """When a series ends, and from where to where it was said."""

    start: int
    end: int
    until: date | None = None
    count: int | None = None


def find_limit(flat: str, asked: Asked) -> Limit | None:
    """The end of a series that a flat text says: a day, or how many times."""
    times = _COUNT.search(flat)
    if times:
        return Limit(times.start(), times.end(), count=max(1, lex.number_of(times["n"])))
    for until in _UNTIL.finditer(flat):
        day = find_day(flat[until.end() :], asked)
        if day is not None and day[0].start() == 0:
            return Limit(until.start(), until.end() + day[0].end(), until=day[1])
    return None
