"""What the reader hands over (`Book`, `RawSheet`) and what is found in it (`Table`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from csdesk.domain.text import Text

Cell = None | str | bool | int | float | Decimal | date | datetime | time | timedelta


class TextForm(NamedTuple):
    """How a person says that a text file is written; what is not said is found out."""

    encoding: str | None = None
    delimiter: str | None = None


class Rival(NamedTuple):
    """An account that a row could mean."""

    record: int
    """Its id; 0 when it is itself new in the import, and only its name says which one it is."""
    name: str
    about: str | None = None
    """Its CNPJ, which tells it from others of the same name."""

    @property
    def answer(self) -> int | str:
        """What a person's answer calls it."""
        return self.record or self.name


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell about a file, a sheet, a row or a cell; rows are numbered as the sheet shows them."""

    code: str
    """Short and stable: `unreadable_cell`, `bad_date`, `orphan`, `ambiguous_dates` ..."""
    text: Text
    row: int | None = None
    column: str | None = None
    rivals: tuple[Rival, ...] = ()
    """The accounts between which a person chooses."""


class Merged(NamedTuple):
    """A cell that goes over several rows of a sheet: its value stands in the first of them."""

    first: int
    """Row number, as the sheet shows it."""
    last: int
    column: int
    """Index in the rows of the sheet."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet (or one text file) as plain cells; `rows[0]` is row `first_row` of the sheet."""

    file: str
    """File name without its folder."""
    name: str
    """Sheet name; the file's name for a text file."""
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    hidden: bool = False
    encoding: str | None = None
    delimiter: str | None = None
    problems: tuple[Problem, ...] = ()
    merged: tuple[Merged, ...] = ()
    """The cells that go over several rows."""


@dataclass(frozen=True, slots=True)
class Book:
    """One file that was read."""

    file: str
    sha256: str
    sheets: tuple[RawSheet, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the data rows below it, found inside a sheet."""

    sheet: RawSheet
    header_row: int
    """Row number in the sheet, from 1 (of a header of two rows: the lower one)."""
    headers: tuple[str, ...]
    """One per kept column, as written (a header of two rows is joined by ` - `); `""` when unnamed."""
    columns: tuple[int, ...]
    """Index of each kept column in the sheet's rows."""
    rows: tuple[int, ...]
    """Row numbers of the data rows, as the sheet shows them."""
    left_out: tuple[Problem, ...] = field(default=())
    """Rows that are neither header nor data: titles, totals, notes, a repeated header."""
    headless: bool = False
    """Whether no row names the columns: what stands as their headers is the first record."""

    def column(self, place: int) -> list[Cell]:
        """The cells of one kept column, one per data row."""
        index, first, raw = self.columns[place], self.sheet.first_row, self.sheet.rows
        return [
            cells[index] if index < len(cells) else None for cells in (raw[row - first] for row in self.rows)
        ]
