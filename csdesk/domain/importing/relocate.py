"""Reading a sheet anew from a header that a person points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.domain.importing.mapping import Certainty, ColumnMap, SheetMapping
from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.table import Problem, RawSheet, Table
from csdesk.domain.importing.understand import understand
from csdesk.domain.text import msg


def with_header(
    mapping: SheetMapping, row: int, templates: Mapping[str, Mapping[str, str | None]] | None = None
) -> SheetMapping:
    """The same sheet with its header in another row, understood from there; rows are numbered as the sheet shows them.

    A row that nobody would take for a header is believed all the same: its columns then wait for a person.
    """
    sheet = (mapping.written or mapping.table).sheet
    below = replace(sheet, rows=sheet.rows[row - sheet.first_row :], first_row=row)
    found = next((one for one in understand([below], templates=templates) if _has_header(one, row)), None)
    if found is None:
        found = _believed(below, row, mapping)
    table = found.table
    above = tuple(
        Problem("title_row", msg("Text above the table"), number)
        for number, cells in enumerate(sheet.rows[: row - sheet.first_row], sheet.first_row)
        if not all(map(is_empty, cells))
    )
    return replace(found, table=replace(table, sheet=sheet, left_out=(*above, *table.left_out)))


def _has_header(mapping: SheetMapping, row: int) -> bool:
    """Whether the header is in that row, alone or as the upper of two."""
    table = mapping.table
    if not mapping.columns or table.header_row not in {row, row + 1}:
        return False
    groups = {str(cell).strip() for cell in table.sheet.rows[0] if not is_empty(cell)}
    is_upper = any(header.partition(" - ")[0] in groups for header in table.headers)
    return table.header_row == row or is_upper


def _believed(below: RawSheet, row: int, mapping: SheetMapping) -> SheetMapping:
    """A table whose header is the first row, whatever it says, with all columns left out for now."""
    width = max(map(len, below.rows), default=0)
    head = below.rows[0] if below.rows else ()
    filled = [number for number, cells in enumerate(below.rows[1:], row + 1) if not all(map(is_empty, cells))]
    columns = tuple(
        column
        for column in range(width)
        if any(column < len(cells) and not is_empty(cells[column]) for cells in below.rows)
    )
    headers = tuple(
        str(head[column]).strip() if column < len(head) and not is_empty(head[column]) else ""
        for column in columns
    )
    table = Table(below, row, headers, columns, tuple(filled))
    why = msg("Nothing says where it goes: choose a field, or leave it out")
    maps = tuple(
        ColumnMap(place, header, None, 0.0, Certainty.OUT, why) for place, header in enumerate(headers)
    )
    return SheetMapping(table, mapping.entity, None, maps)
