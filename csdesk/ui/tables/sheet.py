"""A table as it is seen, as one sheet: its columns, order, filter, groups; typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from csdesk.domain.model.record import FieldType
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.views.sheets import SheetRow, SheetTable, SheetValue
from csdesk.formats import DASH
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.view import TableView
from csdesk.ui.tables.written import currency_of, written

_NARROWEST, _PIXELS_A_LETTER = 9, 7


def sheet_of(
    table: TableView[R], name: str, above: tuple[str, ...] = (), rows: Sequence[R] | None = None
) -> SheetTable:
    """What the table shows, or some rows of it, under its titles; rows of closed groups are there, hidden."""
    columns, reader = table.shown_columns(), table.rows.reader
    words = reader.words
    some = None if rows is None else (SheetRow(_cells(row, columns, reader)) for row in rows)
    return SheetTable(
        name=name,
        titles=tuple(words.words(column.title) for column in columns),
        rows=tuple(_rows(table, columns) if some is None else some),
        widths=tuple(max(_NARROWEST, column.width // _PIXELS_A_LETTER + 2) for column in columns),
        above=above,
    )


def _rows(table: TableView[R], columns: list[Column[R]]) -> Iterator[SheetRow]:
    rows, reader = table.rows, table.rows.reader
    level = 0
    for line in range(rows.rowCount()):
        row = rows.row_at(line)
        if row is not None:
            yield SheetRow(_cells(row, columns, reader), level=level)
            continue
        level = 1
        group = rows.group_rows(line)
        totals: list[SheetValue] = [None if one.total is None else one.total(group) for one in columns]
        yield SheetRow((rows.group_title(line), *totals[1:]), strong=True)
        if not rows.is_open(line):
            for hidden in group:
                yield SheetRow(_cells(hidden, columns, reader), level=1, hidden=True)


def _cells(row: R, columns: list[Column[R]], reader: Reader) -> tuple[SheetValue, ...]:
    return tuple(_cell(column, row, reader) for column in columns)


def _cell(column: Column[R], row: R, reader: Reader) -> SheetValue:
    if column.copied is not None:
        return column.copied(row, reader) or None
    value: Any = column.value(row)
    if value is None or value in ("", ()):
        return None
    match column.spec.type:
        case FieldType.MONEY:
            return Money(value, currency_of(column, row, reader), whole=True)
        case FieldType.PERCENT:
            return Percent(Decimal(value) / 100)
        case FieldType.INSTANT if isinstance(value, datetime):
            return value.astimezone(reader.words.zone).replace(tzinfo=None)
        case FieldType.INT | FieldType.DECIMAL | FieldType.DATE if isinstance(value, int | Decimal | date):
            return value
        case _:
            text = written(column, row, reader)
            return None if text == DASH else text
