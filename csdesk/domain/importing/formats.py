"""How the values of a column are read: order of day and month, decimal comma, unit; decided by the whole column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from csdesk.domain.importing.date_orders import Order, order_of, with_orders
from csdesk.domain.importing.durations import are_parts_of_days, is_timed, unit_of_header
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.importing.moments import SHORT_DATE
from csdesk.domain.importing.scales import scale_above, scale_below, scale_of
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.table import Cell, Table
from csdesk.domain.model.record import FieldSpec, FieldType

_FIGURE: Final = re.compile(r"\d[\d.,   ']*\d|\d")
_GROUPED_DOLLARS: Final = re.compile(r"^\s*[-(]?\s*(?:US)?\$\s*\d{1,3}(?:,\d{3})+\)?\s*$")
_DATES: Final = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})
_FIGURES: Final = frozenset({FieldType.MONEY, FieldType.DECIMAL, FieldType.PERCENT, FieldType.INT})
_PERIODS: Final = frozenset({"year", "quarter"})
_MONTHLY: Final = frozenset(
    {
        *("line.mrr", "line.price", "renewal.due_mrr", "renewal.renewed_mrr", "churn.amount"),
        *("movement.amount", "movement.before", "movement.after"),
    }
)
"""Amounts of a month: of a year they are the twelfth. All others are what the cell says."""
_LARGE: Final = frozenset({"account.annual_revenue"})

_PLAIN: Final = ColumnFormat()


@dataclass(frozen=True, slots=True)
class Reading:
    """The format of a column as far as the column itself can tell."""

    format: ColumnFormat = _PLAIN
    open: str = ""
    """What it leaves open: `day_first` or `decimal_comma`."""
    marks: frozenset[str] = frozenset()
    """The marks of the dates whose order is open."""


def reading_of(target: str, unit: str | None, shape: Shape, table: Table, place: int) -> Reading:
    """How a column that goes to a field is read."""
    spec = spec_of(target)
    if spec is not None and spec.type in _DATES:
        return _date_reading(shape, table, place)
    if spec is not None and spec.type in _FIGURES:
        comma, unsure = decimal_comma(shape)
        if spec.type is FieldType.PERCENT and unit is None and _is_ratio(shape):
            unit = "ratio"
        header = table.headers[place]
        unit, scale = _unit_of(target, unit, spec, shape, header), _scale_of(target, spec, table, place)
        form = ColumnFormat(decimal_comma=comma, unit=unit, scale=scale, ask=unsure)
        return Reading(form, "decimal_comma" if unsure else "")
    return Reading(ColumnFormat(unit=unit))


def _unit_of(target: str, unit: str | None, spec: FieldSpec, shape: Shape, header: str) -> str | None:
    """In what figures are counted: years only where an amount is of a month, hours and days only of times."""
    if is_timed(spec):
        whole = spec.type is FieldType.INT
        return unit_of_header(header) or ("days" if are_parts_of_days(shape, whole=whole) else None)
    return None if unit in _PERIODS and target not in _MONTHLY else unit


def _scale_of(target: str, spec: FieldSpec, table: Table, place: int) -> int:
    """The power of ten in which figures are counted, by their header, the units below it or a line above the table."""
    if spec.type is FieldType.PERCENT or is_timed(spec):
        return 0
    money = spec.type is FieldType.MONEY
    own = scale_of(table.headers[place], money=money, large=target in _LARGE) or scale_below(table, place)
    return own or (scale_above(table) if money else 0)


def free_reading(shape: Shape, table: Table, place: int) -> Reading:
    """How a column that becomes a custom field is read: by what its values look like; nothing is asked."""
    if shape.share(Kind.DATE) >= 0.8:
        return _unasked(_date_reading(shape, table, place))
    if shape.share(Kind.NUMBER) >= 0.8:
        scale = scale_of(table.headers[place]) or scale_below(table, place)
        return Reading(ColumnFormat(decimal_comma=decimal_comma(shape)[0], scale=scale))
    return Reading()


def _unasked(reading: Reading) -> Reading:
    return replace(reading, format=replace(reading.format, ask=False))


def agreed(readings: Sequence[Reading]) -> list[ColumnFormat]:
    """The formats of one sheet, where what a column leaves open is taken from those that could tell."""
    days = {reading.format.day_first for reading in readings} - {None}
    told = {one for reading in readings for one in reading.format.by_mark}
    commas = {reading.format.decimal_comma for reading in readings} - {None}
    return [_closed(reading, days, told, commas) for reading in readings]


def _closed(
    reading: Reading, days: set[bool | None], told: set[tuple[str, bool]], commas: set[bool | None]
) -> ColumnFormat:
    form = reading.format
    if reading.open == "day_first":
        others = {
            mark: first for mark, first in told if mark in reading.marks and (mark, not first) not in told
        }
        if len(others) == len(reading.marks):
            return with_orders({**dict(form.by_mark), **others})
        if len(days) == 1:
            return replace(form, day_first=next(iter(days)), ask=False)
    if reading.open == "decimal_comma" and len(commas) == 1:
        return replace(form, decimal_comma=next(iter(commas)), ask=False)
    return form


def _date_reading(shape: Shape, table: Table, place: int) -> Reading:
    found = order_of(shape, table.column(place)) if shape.fit(_is_short_date) else Order()
    return Reading(found.format, "day_first" if found.open else "", found.open)


def _is_short_date(value: Cell) -> bool:
    return isinstance(value, str) and SHORT_DATE.match(value) is not None


def decimal_comma(shape: Shape) -> tuple[bool | None, bool]:
    """Whether a comma is the decimal mark of a column's texts, and whether that must be asked."""
    comma = point = unsure = 0
    for value in shape.counts:
        if not isinstance(value, str):
            continue
        for figure in _FIGURE.findall(value)[:1]:
            reading = _decimal_mark(figure)
            comma += reading == ","
            point += reading == "."
            unsure += reading == "?"
    if comma != point and (comma == 0 or point == 0 or max(comma, point) >= 5 * min(comma, point)):
        return comma > point, False
    if comma or point:
        return None, True
    if unsure and shape.fit(lambda value: isinstance(value, str) and "R$" in value) > 0.5:
        return True, False
    if unsure and shape.fit(_is_grouped_dollars) > 0.5:
        return False, False
    return None, bool(unsure)


def _is_grouped_dollars(value: Cell) -> bool:
    """`$40,000`: no price has three decimals, so the comma of dollars parts thousands."""
    return isinstance(value, str) and bool(_GROUPED_DOLLARS.match(value))


def _decimal_mark(figure: str) -> str | None:
    """`,` or `.` when a figure tells its decimal mark, `?` when it might be thousands, nothing when it has none."""
    marks = [character for character in figure if character in ".,"]
    if not marks:
        return None
    last = marks[-1]
    after = len(figure) - figure.rfind(last) - 1
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return "," if last == "." else "."
    if after != 3 or figure.startswith("0"):
        return last
    return "?"


def _is_ratio(shape: Shape) -> bool:
    if shape.high is None or shape.low is None or shape.share(Kind.PERCENT) > 0:
        return False
    return shape.low >= 0 and (shape.high == 1 or (shape.high < 1 and shape.whole < 1))
