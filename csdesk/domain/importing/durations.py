"""Times that something took, in minutes: by the clock, in words, or as figures in the unit that the column is counted in."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal
from typing import Final

from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.table import Cell
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import Text, pmsg

SECONDS_OF: Final[dict[str, int]] = {"seconds": 1, "hours": 3600, "days": 86400}
"""Unit of a column -> how many seconds it has; what says nothing is in minutes."""
UNITS: Final[dict[str, Text]] = {
    "seconds": pmsg("times", "in seconds"),
    "hours": pmsg("times", "in hours"),
    "days": pmsg("times", "in days"),
}
"""What a person calls a unit."""
_MINUTE: Final = 60
_CLOCK: Final = re.compile(
    r"^(?:(\d+)\s*(?:d|dias?|days?),?\s*)?(\d+):(\d{2})(?::(\d{2})(?:\.\d+)?)?$", re.IGNORECASE
)
_STEPS: Final = (
    (86400, "d|dia|dias|day|days"),
    (3600, "h|hr|hrs|hora|horas|hour|hours"),
    (60, "m|min|mins|minuto|minutos|minute|minutes"),
    (1, "s|sec|secs|seg|segs|segundo|segundos|second|seconds"),
)
_STEP_OF: Final = {word: seconds for seconds, words in _STEPS for word in words.split("|")}
_PART: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?")
_LAST: Final = re.compile(r"h\s*(\d{1,2})$")
"""The minutes of `2h30`."""
_IN_MINUTES: Final = word_set("min mins minuto minutos minute minutes")
_PLURAL: Final = {
    **dict.fromkeys(("horas", "hours", "hrs"), "hours"),
    **dict.fromkeys(("segundos", "seconds", "secs", "segs"), "seconds"),
}
"""What tells the unit wherever it stands in a name."""
_ENDING: Final = {
    **_PLURAL,
    **dict.fromkeys(("h", "hr", "hora", "hour"), "hours"),
    **dict.fromkeys(("d", "dia", "dias", "day", "days"), "days"),
    **dict.fromkeys(("s", "sec", "seg", "second", "segundo"), "seconds"),
}
"""What tells it in brackets or at the end."""
_TOOK: Final = _IN_MINUTES | word_set("tempo duracao duration length horas hours hrs talk onsite site")
_OF_A_DAY: Final = re.compile(r"^[0-2]?\d:\d{2}(?::\d{2})?$")
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")
_FINE: Final = 6
"""With so many decimals a figure is a part of a day, or of nothing that people write."""
_GRID: Final = Decimal("0.02")
_HALF_STEP: Final = Decimal("0.6")
"""A little more than what the last decimal may be off by."""
_SEVERAL: Final = 3
_HALF: Final = 0.5
_DAY: Final = 86400


def is_timed(spec: FieldSpec) -> bool:
    """Whether a field holds minutes."""
    return "minutes" in spec.name or spec.name.endswith("_mean")


def unit_of_header(header: str) -> str | None:
    """The unit in which a header says that times are: `SLA (h)`, `handle_time_seconds`; none for minutes."""
    brackets = [word for inside in _BRACKETS.findall(header) for word in folded(inside).split()]
    words = folded(_BRACKETS.sub(" ", header)).split()
    if _IN_MINUTES.intersection((*brackets, *words)):
        return None
    told = [_ENDING[word] for word in (*brackets, *words[-1:] * (len(words) > 1)) if word in _ENDING]
    told += [_PLURAL[word] for word in words if word in _PLURAL]
    return told[0] if told else None


def says_minutes(header: str) -> bool:
    """Whether a header says that its figures are minutes, so that parts of one are none of anything else."""
    return bool(_IN_MINUTES.intersection(folded(header).split()))


def are_parts_of_days(shape: Shape, *, whole: bool) -> bool:
    """Whether figures are times as a spreadsheet keeps them: fine parts of a day that come to whole seconds.

    Where whole minutes are meant one fine part tells; a mean may be as fine by chance, several are not.
    """
    figures = [found for value in shape.counts if (found := _figure(value)) is not None]
    fine = [one for one in figures if -int(one.as_tuple().exponent) >= _FINE]
    return (
        len(fine) >= (1 if whole else _SEVERAL)
        and len(figures) == len(shape.counts)
        and all(map(_is_on_the_clock, fine))
    )


def _is_on_the_clock(figure: Decimal) -> bool:
    """Whether a part of a day is a whole number of seconds, as exactly as its decimals can tell."""
    seconds = figure * _DAY
    slack = max(_GRID, (_DAY * _HALF_STEP).scaleb(int(figure.as_tuple().exponent)))
    return figure >= 0 and abs(seconds - seconds.to_integral_value()) <= slack


def _figure(value: Cell) -> Decimal | None:
    from csdesk.domain.importing.coerce_number import number_of

    return number_of(value)


def share_of_times(shape: Shape, header: str, *, whole: bool, long: bool = True) -> float:
    """The share of values that are times: by the clock, in words, or figures that the unit of the column makes one of.

    Bare figures of whole minutes are whole for the most part, else they are something else; unless times of a column take
    long, its header must say that `14:30` is no time of the day.
    """
    took = long or bool(_TOOK.intersection(folded(header).split()))
    told = shape.fit(lambda value: seconds_in(value) is not None and (took or not _is_of_a_day(value)))
    told_in = says_minutes(header) or unit_of_header(header) is not None
    plain = not told_in and not are_parts_of_days(shape, whole=True)
    figures = 0.0 if whole and plain and shape.whole < _HALF else shape.share(Kind.NUMBER)
    share = min(1.0, told + figures)
    return share if share >= _HALF else 0.0


def _is_of_a_day(value: Cell) -> bool:
    """Whether a value may as well say when something was."""
    return isinstance(value, time) or (isinstance(value, str) and bool(_OF_A_DAY.match(value.strip())))


def seconds_in(cell: Cell) -> int | None:
    """The whole seconds of a cell that is a duration by itself, else `None`.

    >>> [seconds_in(one) for one in ("26:30:00", "2h 30min", "1,5 h", "2h30", "90", "1 day, 2:30:00")]
    [95400, 9000, 5400, 9000, None, 95400]
    """
    if isinstance(cell, timedelta):
        return int(cell.total_seconds())
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    if not isinstance(cell, str):
        return None
    text = cell.strip().casefold()
    if found := _CLOCK.match(text):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return days * _DAY + hours * 3600 + minutes * 60 + seconds
    return _spoken(text)


def _spoken(text: str) -> int | None:
    """`1 dia 2h 30min` in seconds."""
    text = _LAST.sub(r"h \1min", text)
    parts = _PART.findall(text)
    if not parts or not all(word in _STEP_OF for _, word in parts):
        return None
    if _PART.sub("", text).strip(" ,ande"):
        return None
    total = sum(Decimal(figure.replace(",", ".")) * _STEP_OF[word] for figure, word in parts)
    return int(total)


def minutes_of(seconds: int, *, whole: bool) -> Decimal:
    """Seconds as minutes, rounded down to whole ones where the field has no others."""
    return Decimal(seconds // _MINUTE) if whole else (Decimal(seconds) / _MINUTE).quantize(Decimal("0.01"))


def minutes_by_unit(number: Decimal, unit: str, *, whole: bool) -> Decimal:
    """A figure that is counted in another unit, as minutes."""
    return minutes_of(round(number * SECONDS_OF[unit]), whole=whole)


def clock_text(span: timedelta) -> str:
    """A duration as a sheet shows it: hours, minutes, seconds, and no days.

    >>> clock_text(timedelta(days=1, hours=2, minutes=30)), clock_text(timedelta(minutes=-90))
    ('26:30:00', '-1:30:00')
    """
    sign, span = ("-", -span) if span < timedelta(0) else ("", span)
    minutes, seconds = divmod(span.days * _DAY + span.seconds, 60)
    rest = f".{span.microseconds:06d}" if span.microseconds else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}{rest}"
