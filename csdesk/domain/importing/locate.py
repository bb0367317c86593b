"""Finding the tables in a sheet: where the header is, which rows are data, and what is neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.headers import (
    Region,
    find_header,
    first_filled,
    is_named,
    joined,
    starts_table,
    two_rows,
)
from csdesk.domain.importing.headless import begins_with_data
from csdesk.domain.importing.merged_cells import filled_down
from csdesk.domain.importing.names import folded
from csdesk.domain.importing.rows import Row, data_rows, is_empty
from csdesk.domain.importing.table import Problem, RawSheet, Table
from csdesk.domain.text import msg

_PIVOTS: Final = frozenset(
    {
        *("row labels", "rotulos de linha", "column labels", "rotulos de coluna", "all", "tudo"),
        *("multiple items", "varios itens"),
    }
)


def locate(sheet: RawSheet) -> tuple[Table, ...]:
    """Every table of a sheet, from top to bottom and left to right; none when nothing looks like a table."""
    tables = _tables(sheet)
    filled = filled_down(sheet, tables) if sheet.merged else sheet
    return tables if filled is sheet else _tables(filled)


def _tables(sheet: RawSheet) -> tuple[Table, ...]:
    rows = sheet.rows
    width = max(map(len, rows), default=0)
    used = _used_columns(rows, width)
    if not used:
        return ()
    region = Region(rows, tuple(used), 0, len(rows))
    tables: list[Table] = []
    for part in _side_by_side(region):
        tables += _stacked(sheet, part)
    return tuple(tables)


def is_pivot(table: Table) -> bool:
    """Whether a table is a pivot, which sums what another sheet holds: by its headers or its filters above."""
    first, raw = table.sheet.first_row, table.sheet.rows
    above = [
        cell for row in raw[max(table.header_row - first - 6, 0) : table.header_row - first] for cell in row
    ]
    return any(folded(str(header)) in _PIVOTS for header in [*table.headers, *above] if header)


def _used_columns(rows: Sequence[Row], width: int) -> list[int]:
    found: set[int] = set()
    step = max(len(rows) // 300, 1)
    for cells in [*rows[:300], *rows[300::step]]:
        if len(found) == width:
            break
        found.update(
            column for column, cell in enumerate(cells) if column not in found and not is_empty(cell)
        )
    missing = [column for column in range(width) if column not in found]
    if missing and len(rows) > 300:
        found.update(
            column
            for column in missing
            if any(column < len(cells) and not is_empty(cells[column]) for cells in rows)
        )
    return sorted(found)


def _side_by_side(region: Region) -> list[Region]:
    groups = _runs(region.columns)
    wide = [group for group in groups if len(group) >= 2]
    if len(wide) < 2 or len(wide) != len(groups):
        return [region]
    parts = [replace(region, columns=group) for group in groups]
    headers = [find_header(part) for part in parts]
    if any(header is None for header in headers):
        return [region]
    if len(set(headers)) > 1 or _repeat(parts, headers) or _lengths_differ(parts):
        return parts
    return [region]


def _runs(columns: Sequence[int]) -> list[tuple[int, ...]]:
    groups: list[list[int]] = []
    for column in columns:
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    return [tuple(group) for group in groups]


def _repeat(parts: Sequence[Region], headers: Sequence[int | None]) -> bool:
    names = [
        {folded(str(cell)) for cell in part.cells(header) if not is_empty(cell)}
        for part, header in zip(parts, headers, strict=True)
        if header is not None
    ]
    return any(names[0] & other for other in names[1:])


def _lengths_differ(parts: Sequence[Region]) -> bool:
    # a spacer column inside one table leaves both halves equally long; two tables rarely are
    lasts = []
    for part in parts:
        filled = [row for row in range(part.top, part.bottom) if not all(map(is_empty, part.cells(row)))]
        if not filled or filled[-1] - filled[0] + 1 != len(filled):
            return False
        lasts.append(filled[-1])
    return len(set(lasts)) > 1


def _stacked(sheet: RawSheet, region: Region) -> list[Table]:
    tables: list[Table] = []
    top = region.top
    while top < region.bottom:
        found = _one(sheet, replace(region, top=top))
        if found is None:
            break
        table, top = found
        tables.append(table)
    return tables


def _one(sheet: RawSheet, region: Region) -> tuple[Table, int] | None:
    header = find_header(region)
    if header is None:
        header = first_filled(region)
        if not begins_with_data(region, header, is_named, surely=True):
            return None
    headless = begins_with_data(region, header, is_named)
    if headless:
        upper, header = None, first_filled(region)
    else:
        upper, header = two_rows(region, header)
    headers = joined(region, upper, header)
    found = data_rows(
        region.rows, region.columns, header, region.bottom, lambda row: starts_table(region, row, header)
    )
    first = sheet.first_row
    titles = range(region.top, upper if upper is not None else header)
    left_out = [
        Problem("title_row", msg("Text above the table"), row + first)
        for row in titles
        if not all(map(is_empty, region.cells(row)))
    ]
    left_out += [Problem(code, text, row + first) for code, text, row in found.left_out]
    kept = [
        place
        for place, header_text in enumerate(headers)
        if header_text or _holds_data(region, place, found.rows)
    ]
    table = Table(
        sheet=sheet,
        header_row=header + first,
        headers=tuple(headers[place] for place in kept),
        columns=tuple(region.columns[place] for place in kept),
        rows=tuple(row + first for row in ([header] if headless else []) + found.rows),
        left_out=tuple(left_out),
        headless=headless,
    )
    return table, found.end


def _holds_data(region: Region, place: int, rows: Sequence[int]) -> bool:
    column = region.columns[place]
    return any(column < len(region.rows[row]) and not is_empty(region.rows[row][column]) for row in rows)
