"""Columns of dates, moments and months; naive times are local to the workspace's zone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.importing.coerce_text import Coerced, Doubted, each, is_null, text_of
from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.importing.moments import Moment, mark_of, moment_of, quick_moment
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.record import FieldType
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month

_START = datetime(2000, 1, 1)  # noqa: DTZ001 - the same moment on every clock, to count from
_UTC_START = datetime(2000, 1, 1, tzinfo=UTC)
_MONTHS = 12


class LocalTime:
    """Local times of one zone as UTC; the offset is asked once a day, not once a time."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._offsets: dict[date, timedelta | None] = {}

    def utc(self, when: datetime) -> datetime:
        """The instant of a naive local time; parts of a second are left off."""
        if when.microsecond:
            when = when.replace(microsecond=0)
        day = when.date()
        offset = self._offsets.get(day)
        if offset is None:
            if day not in self._offsets:
                self._offsets[day] = self._steady(day)
                return self.utc(when)
            return when.replace(tzinfo=self._zone).astimezone(UTC)
        return _UTC_START + (when - _START - offset)

    def _steady(self, day: date) -> timedelta | None:
        """The offset of a day on which the clocks do not change."""
        ends = (datetime.combine(day, clock, self._zone).utcoffset() for clock in (time(), time(23, 59, 59)))
        first, last = ends
        return first if first == last else None

    def civil(self, moment: Moment) -> date:
        """The day as it is written, wherever that was; of a count of seconds the local one, but midnight UTC is a plain date."""
        if not moment.counted or moment.clock in {None, time()}:
            return moment.day
        return datetime.combine(moment.day, moment.clock or time(), moment.zone).astimezone(self._zone).date()

    def instant(self, moment: Moment) -> datetime:
        """The instant; without an offset of its own it is local, without a time the start of the day."""
        when = datetime.combine(moment.day, moment.clock or time()).replace(microsecond=0)
        return self.utc(when) if moment.zone is None else when.replace(tzinfo=moment.zone).astimezone(UTC)


def _reader(kind: FieldType, how: ColumnFormat, local: LocalTime) -> Callable[[Any], Any]:
    """How to read one cell of a column, or one whose date is parted by a mark that says its own order."""
    plain = _reader_of(kind, how.day_first, local)
    if not how.by_mark and not how.is_turned:
        return plain
    own = {mark: _reader_of(kind, first, local) for mark, first in how.by_mark}

    def read(cell: Any) -> Any:
        if isinstance(cell, str):
            return own.get(mark_of(cell), plain)(cell)
        return plain(turned(cell) if how.is_turned else cell)

    return read


def turned(cell: Any) -> Any:
    """A date with day and month the other way round, where there is such a day; any other cell as it is."""
    return (
        cell.replace(day=cell.month, month=cell.day)
        if isinstance(cell, date) and cell.day <= _MONTHS
        else cell
    )


def _reader_of(kind: FieldType, day_first: bool | None, local: LocalTime) -> Callable[[Any], Any]:
    """How to read one cell by one order of day and month."""
    finish = {
        FieldType.DATE: local.civil,
        FieldType.INSTANT: local.instant,
        FieldType.MONTH: lambda moment: Month.of(local.civil(moment)),
    }[kind]
    plain = {FieldType.DATE: datetime.date, FieldType.INSTANT: local.utc, FieldType.MONTH: Month.of}[kind]

    by_day = day_first is not False

    def read(cell: Any) -> Any:
        if type(cell) is datetime and cell.tzinfo is None:
            return plain(cell)
        if type(cell) is str:
            quick = quick_moment(cell.strip(), day_first=by_day)
            if quick is not None and 1900 <= quick.year < 2200:
                return plain(quick)
        text = text_of(cell)
        if text is None or is_null(text):
            return None
        if kind is FieldType.MONTH and (month := _month_number(text)) is not None:
            return month
        return _told(kind, text, moment_of(cell, day_first=day_first), finish)

    return read


def _told(kind: FieldType, text: str, moment: Moment | None, finish: Callable[[Moment], Any]) -> Any:
    """The value of a moment, with what there is to say about how it was read."""
    if moment is None or not 1900 <= moment.day.year < 2200:
        return Problem("bad_date", msg("{value} is not a date that exists; left blank", value=text))
    value = finish(moment)
    if moment.swapped:
        said = msg(
            "{value} has day and month the other way round; read as {date}", value=text, date=moment.day
        )
        return Doubted(value, Problem("date_order", said))
    if moment.whole_month and kind is not FieldType.MONTH:
        said = msg("{value} names no day; read as {date}", value=text, date=moment.day)
        return Doubted(value, Problem("month_only", said))
    return value


def _month_number(text: str) -> Month | None:
    """A month written as one number, `202403`."""
    if len(text) == 6 and text.isdigit() and "01" <= text[4:] <= "12" and "19" <= text[:2] <= "21":
        return Month(int(text[:4]), int(text[4:]))
    return None


def coerce_date(cells: Sequence[Cell], kind: FieldType, how: ColumnFormat, zone: ZoneInfo) -> Coerced:
    """A column of civil dates, UTC moments or months; naive times are local to the zone."""
    return each(cells, _reader(kind, how, LocalTime(zone)))
