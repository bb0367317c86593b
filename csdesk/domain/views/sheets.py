"""Tables that leave the app as a workbook: typed cells, already in the words of the reader."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal

from csdesk.domain.lean import dataclass
from csdesk.domain.values.money import Money, Percent

SheetValue = str | int | bool | Decimal | Money | Percent | date | datetime | None
"""What a cell can hold; `None` is an empty cell."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; those below a group's title have a level, and are hidden while the group is closed."""

    cells: tuple[SheetValue, ...]
    strong: bool = False
    level: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet: its name, lines above the table, titles with widths in letters, rows."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    widths: tuple[int, ...] = ()
    above: tuple[str, ...] = field(default=())
