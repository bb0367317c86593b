"""What a reader hands to the reading process: sheets whose rows come as they are read.

Imports nothing of the app, so that the process starts quickly; sentences are chosen on the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


PROBLEMS_TOLD = 500
MERGED_TOLD = 20_000


_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$")


class Unreadable(Exception):
    """A file cannot be read as a whole; `reason` is a key of `refusals.REASONS`, `detail` fills its sentence."""

    def __init__(self, reason: str, **detail: int | str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Irregular(Exception):
    """A sheet cannot be read the quick way; its rows so far do not count, and it comes once more."""


class Findings:
    """What could not be read as it stands in one sheet or file; beyond some hundred they are only counted."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self._untold: dict[str, int] = {}
        self.merged: list[tuple[int, int, int]] = []
        """First row, last row and column of the cells that go over several rows; rows from 1, columns from 0."""

    def add_merged(self, first: int, last: int, column: int) -> None:
        """Keep a cell that goes over several rows; what it spans besides says nothing of its value."""
        if first < last and len(self.merged) < MERGED_TOLD:
            self.merged.append((first, last, column))

    def add(self, code: str, row: int | None = None, column: str | None = None, **detail: int | str) -> None:
        """Keep one finding; `code` is a key of `findings.SENTENCES`."""
        if len(self.told) < PROBLEMS_TOLD:
            self.told.append({"code": code, "row": row, "column": column, "detail": detail})
        else:
            self._untold[code] = self._untold.get(code, 0) + 1

    def merge(self, others: Findings) -> None:
        """Take over the findings of another look at the same sheet."""
        self.told += others.told
        self.merged += others.merged
        for code, n in others._untold.items():
            self._untold[code] = self._untold.get(code, 0) + n

    def all(self) -> list[dict[str, Any]]:
        """The findings told one by one, then one for each kind that had to be counted."""
        counted = [
            {"code": f"more_{code}", "row": None, "column": None, "detail": {"n": n}}
            for code, n in self._untold.items()
        ]
        return self.told + counted


class SheetStream:
    """One sheet: `rows` may be taken once, in order; `findings` are complete when the rows are."""

    def __init__(
        self,
        name: str,
        rows: Iterator[Sequence[Any]],
        *,
        first_row: int = 1,
        height: int = 0,
        hidden: bool = False,
        encoding: str | None = None,
        delimiter: str | None = None,
        place: int | None = None,
    ) -> None:
        self.name = name
        self.rows = rows
        self.first_row = first_row
        self.height = height
        self.hidden = hidden
        self.encoding = encoding
        self.delimiter = delimiter
        self.place = place
        """Where it stands in the workbook, if the sheets do not come in their order."""
        self.irregular = False
        """Its rows came to an end with `Irregular`."""
        self.findings = Findings()


def rows_of_range(ref: str) -> tuple[int, int, int] | None:
    """First row, last row and first column of a range.

    >>> rows_of_range("B2:D4")
    (2, 4, 1)
    """
    found = _RANGE.match(ref)
    return None if found is None else (int(found[2]), int(found[3]), column_of(found[1]))


def column_of(name: str) -> int:
    """The number of a column, counted from 0, by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(column: int) -> str:
    """The letters over a column, counted from 0: `A`, `Z`, `AA`."""
    found = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        found = chr(65 + digit) + found
    return found
