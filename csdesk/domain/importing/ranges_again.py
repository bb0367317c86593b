"""Ranges that a spreadsheet program took for dates: `1-10` among `11-50` and `51-200` became the first of October."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from csdesk.domain.importing.moments import MONTHS
from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.table import Cell

_RANGE: Final = re.compile(r"^\s*(\d{1,6})\s*[-–]\s*(\d{1,6})(?!\d)")
_DAY_MONTH: Final = re.compile(r"^\s*(\d{1,2})[-/]([a-z]{3})\.?\s*$", re.IGNORECASE)
_MONTH_DAY: Final = re.compile(r"^\s*([a-z]{3})\.?[-/](\d{1,2})\s*$", re.IGNORECASE)

_HEAD: Final = 200
_SPREAD: Final = 4000
"""So many cells tell whether a column has dates: a range that became one stands in many rows."""

Range = tuple[int, int]


def ranges_again(cells: Sequence[Cell]) -> dict[Cell, str]:
    """What each date of a column of ranges was before, where its neighbours tell; nothing for other columns."""
    spread = cells[:: len(cells) // _SPREAD + 1]
    if {date, datetime}.isdisjoint(map(type, spread)) and not any(map(_candidates, cells[:_HEAD])):
        return {}
    different = {cell for cell in cells if not is_empty(cell)}
    dated = {cell: found for cell in different if (found := _candidates(cell))}
    ranges = {cell: pair for cell in different - dated.keys() if (pair := _range(cell))}
    if not dated or 2 * len(ranges) < len(different) - len(dated) or not ranges:
        return {}
    starts, ends = {low for low, _ in ranges.values()}, {high for _, high in ranges.values()}
    again: dict[Cell, str] = {}
    for cell, found in dated.items():
        fitting = {one for one in found if one[1] + 1 in starts or one[0] - 1 in ends}
        if len(fitting) != 1:
            return {}
        low, high = fitting.pop()
        again[cell] = f"{low}-{high}"
    return again


def _range(cell: Cell) -> Range | None:
    found = _RANGE.match(cell) if isinstance(cell, str) else None
    return (int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def _candidates(cell: Cell) -> list[Range]:
    """What a date may have been, lower figure first."""
    if isinstance(cell, date):
        pairs = [(cell.day, cell.month), (cell.month, cell.day)]
        pairs += [(cell.month, cell.year % 100)] if cell.day == 1 else []
    elif isinstance(cell, str) and (found := _DAY_MONTH.match(cell)) and found[2].lower() in MONTHS:
        pairs = [(int(found[1]), MONTHS[found[2].lower()]), (MONTHS[found[2].lower()], int(found[1]))]
    elif isinstance(cell, str) and (found := _MONTH_DAY.match(cell)) and found[1].lower() in MONTHS:
        pairs = [(MONTHS[found[1].lower()], int(found[2]))]
    else:
        return []
    return [(low, high) for low, high in pairs if low < high]
