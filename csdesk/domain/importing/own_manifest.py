"""The hidden sheet of a workbook that CSDesk wrote: which sheet holds what, which column is which field, of which workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.model.catalog import BY_KEY, Entity

MANIFEST: Final = "csdesk"
"""The name of the sheet that describes the others, and of the tool that wrote them."""
OWN: Final = "own"
"""The column that numbers the records of a sheet, so that others can refer to them."""
PRIVATE: Final = frozenset(
    {"setting", "saved_view", "mapping", "custom_field", "process", "playbook", "run", "health_model"}
)
"""Kinds whose sheets are hidden: they are written and read back, but say nothing to a person."""
_HEADERS, _MARK = "headers", "mark"


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """One sheet as it was written: the field of each column, and the words above it."""

    name: str
    entity: Entity
    fields: tuple[str, ...]
    headers: tuple[str, ...]
    """Empty in workbooks of versions that did not note them."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All sheets of the workbook, and where the workspace stood when they were written."""

    sheets: tuple[OwnSheet, ...]
    mark: str | None = None
    """Known to the workspace that wrote it (and to copies made later), and to no other."""

    def rows(self) -> Iterator[list[str]]:
        """The rows of the hidden sheet."""
        for sheet in self.sheets:
            yield [sheet.name, sheet.entity.key, *sheet.fields]
        for sheet in self.sheets:
            yield [sheet.name, _HEADERS, *sheet.headers]
        if self.mark is not None:
            yield [MANIFEST, _MARK, self.mark]


def manifest_sheet(sheets: Sequence[RawSheet]) -> RawSheet | None:
    """The sheet that describes the others, if one of them does."""
    named = (sheet for sheet in sheets if sheet.name.casefold() == MANIFEST)
    return next((sheet for sheet in named if _described(sheet.rows)), None)


def manifest_in(sheets: Sequence[RawSheet]) -> Manifest | None:
    """What a workbook says of its sheets; `None` when CSDesk did not write it."""
    sheet = manifest_sheet(sheets)
    if sheet is None:
        return None
    rows = [_words(row) for row in sheet.rows]
    headers = {row[0]: tuple(row[2:]) for row in rows if len(row) > 2 and row[1] == _HEADERS}
    mark = next((row[2] for row in rows if len(row) > 2 and row[1] == _MARK), None)
    found = (
        OwnSheet(name, BY_KEY[key], tuple(fields), headers.get(name, ())[: len(fields)])
        for name, key, *fields in _described(sheet.rows)
    )
    return Manifest(tuple(found), mark)


def _described(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The rows that say of a sheet which kind of record it holds."""
    said = map(_words, rows)
    return [row for row in said if len(row) > 2 and row[1] in BY_KEY and row[2] == OWN]


def _words(row: Sequence[Cell]) -> list[str]:
    """The cells as words, without the blank ones at the end."""
    words = ["" if cell is None else str(cell) for cell in row]
    while words and not words[-1]:
        words.pop()
    return words
