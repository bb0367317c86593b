"""The words of a cell by the type of its column."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.values.money import Money, Percent
from csdesk.formats import DASH
from csdesk.ui.forms.choices import label_of_choice
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, R

NEAR = 60
"""Days within which a date is told by its distance."""


def cell_of(column: Column[R], row: R, reader: Reader) -> Cell:
    """What the cell of a row shows."""
    if column.cell is not None:
        return column.cell(row, reader)
    return Cell(written(column, row, reader))


def written(column: Column[R], row: R, reader: Reader) -> str:
    """The value of a row in the reader's language; undefined is a dash."""
    value = column.value(row)
    if value is None or value in ("", ()):
        return DASH
    match column.spec.type:
        case FieldType.MONEY:
            return reader.words.money(Money(value, currency_of(column, row, reader), whole=True))
        case FieldType.PERCENT:
            return reader.words.percent(Percent(Decimal(value) / 100))
        case FieldType.CHOICE:
            return reader.words.words(label_of_choice(str(value), column.spec.choices))
        case FieldType.BOOL:
            return reader.words.words(msg("Yes") if value else msg("No"))
        case _:
            return _any(value, reader)


def currency_of(column: Column[R], row: R, reader: Reader) -> str:
    """The currency of a row's amount."""
    named = column.currency(row) if column.currency is not None else None
    return named or reader.currency


def relative(day: date, today: date) -> Text | None:
    """A day by its distance from today, up to 60 days either way; farther days have none."""
    distance = (day - today).days
    if abs(distance) > NEAR:
        return None
    near = {0: msg("today"), 1: msg("tomorrow"), -1: msg("yesterday")}.get(distance)
    if near is not None:
        return near
    if distance > 0:
        return nmsg("in {n} day", "in {n} days", distance)
    return nmsg("{n} d ago", "{n} d ago", -distance)


def day_of(moment: datetime, reader: Reader) -> date:
    """The civil day of a moment on the reader's clock."""
    return moment.astimezone(reader.words.zone).date()


def _any(value: Any, reader: Reader) -> str:
    if isinstance(value, tuple):
        return ", ".join(reader.words.write(item) for item in value)
    return reader.words.write(value)
