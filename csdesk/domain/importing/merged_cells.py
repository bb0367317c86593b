"""Cells that go over several rows of a table: their value is that of every row, but an amount counts once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.table import Cell, Merged, RawSheet, Table

_SOME: Final = 0.2
"""With fewer blank cells a name is missing here and there, and groups are none."""


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


def filled_as_above(table: Table, headers: Collection[str]) -> Table:
    """The table with the blank cells of some columns read as the filled one above them, as if they were merged."""
    sheet, spans = table.sheet, list(table.sheet.merged)
    for place, header in enumerate(table.headers):
        if header in headers:
            spans += _runs(table, place)
    filled = filled_down(
        replace(sheet, merged=tuple(spans)), [replace(table, sheet=replace(sheet, merged=tuple(spans)))]
    )
    return replace(table, sheet=replace(filled, merged=sheet.merged))


def read_as_above(mapping: SheetMapping, place: int, *, above: bool) -> SheetMapping:
    """The mapping with the blank cells of a column read as the filled one above them, or blank again as they are written."""
    written = mapping.written or mapping.table
    if not above:
        return replace(mapping, table=written, written=None)
    return replace(mapping, table=filled_as_above(written, {written.headers[place]}), written=written)


def _runs(table: Table, place: int) -> list[Merged]:
    """Each filled cell of a column with the blank ones below it."""
    found: list[Merged] = []
    for row, cell in zip(table.rows, table.column(place), strict=True):
        if not is_empty(cell):
            found.append(Merged(row, row, table.columns[place]))
        elif found:
            found[-1] = found[-1]._replace(last=row)
    return found


def is_grouped(cells: Sequence[Cell]) -> bool:
    """Whether a column names the first row of each group and is blank below it."""
    if None not in cells and "" not in cells:
        return False
    blank = sum(map(is_empty, cells))
    return bool(cells) and not is_empty(cells[0]) and _SOME * len(cells) <= blank < len(cells) - 1
