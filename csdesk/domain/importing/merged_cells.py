"""Cells that go over several rows of a table: their value is that of every row, but an amount counts once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.table import Cell, RawSheet, Table


def filled_down(sheet: RawSheet, tables: Sequence[Table]) -> RawSheet:
    """The sheet with the merged cells of its tables written into every row that they cover and that says more than they do."""
    rows: dict[int, list[Cell]] = {}
    for table in tables:
        for row, column, value in _covered(table):
            cells = rows.setdefault(row, list(sheet.rows[row]))
            cells += [None] * (column + 1 - len(cells))
            cells[column] = value
    if not rows:
        return sheet
    whole = [rows.get(row, cells) for row, cells in enumerate(sheet.rows)]
    return replace(sheet, rows=[tuple(cells) for cells in whole])


def _covered(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Index of a row, column and value of each blank cell that lies under a merged one below the header."""
    raw, first = table.sheet.rows, table.sheet.first_row
    own = frozenset(table.columns)
    for merged in table.sheet.merged:
        top = merged.first - first
        if merged.column not in own or merged.first <= table.header_row or not 0 <= top < len(raw):
            continue
        value = raw[top][merged.column] if merged.column < len(raw[top]) else None
        for row in range(top + 1, min(merged.last - first + 1, len(raw))) if not is_empty(value) else ():
            cells = raw[row]
            blank = merged.column >= len(cells) or is_empty(cells[merged.column])
            if blank and any(not is_empty(cell) for column, cell in enumerate(cells) if column in own):
                yield row, merged.column, value


def counted_once(table: Table, place: int, cells: list[Cell]) -> bool:
    """Leave the amounts of merged cells in the first of their rows only; whether there were any."""
    column = table.columns[place]
    under = {
        row
        for merged in table.sheet.merged
        if merged.column == column and merged.first > table.header_row
        for row in range(merged.first + 1, merged.last + 1)
    }
    places = [at for at, row in enumerate(table.rows) if row in under and not is_empty(cells[at])]
    for at in places:
        cells[at] = None
    return bool(places)
