"""Sheets written cell by cell, as the reader in slices meets them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from csdesk.storage.files import zipped
from csdesk.storage.files.limits import STANDARD
from csdesk.storage.files.lookout import Lookout
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.read_workbook import WorkbookReading
from csdesk.storage.files.sheet_stream import Findings, Irregular, SheetStream
from csdesk.storage.files.slices import slices_of
from csdesk.storage.files.sniff import Kind

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "real"

Told = tuple[str, int, bool, list[list[Any]], list[dict[str, Any]]]


def read(data: bytes, size: int | None) -> tuple[list[Told], int]:
    """The sheets of a workbook, cut into slices of so many bytes or not at all, and how often one came again."""
    parts = Parts(data, STANDARD.entries, STANDARD.inflated_bytes)
    slices = None if size is None else slices_of(parts, large=1, size=size, heavy=len(data) * 100)
    lookout = Lookout(lambda: zipped.look(Kind.XLSX, parts, slices), lambda _: None)
    second = zipped.second_reader(Kind.XLSX, parts, STANDARD.cells)
    found: list[tuple[int, Told]] = []
    again = 0
    for sheet in WorkbookReading(data, STANDARD.cells, lookout, second, Findings()).sheets(slices):
        try:
            found.append((sheet.place or 0, told(sheet)))
        except Irregular:
            again += 1
    return [one for _, one in sorted(found, key=itemgetter(0))], again


def told(sheet: SheetStream) -> Told:
    rows = [list(row) for row in sheet.rows]
    width = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return sheet.name, sheet.first_row, sheet.hidden, filled, sheet.findings.all()


def workbooks() -> Iterator[Path]:
    for path in sorted(REAL.rglob("*.xls[xm]")):
        if zipfile.is_zipfile(path):
            yield path


def a_row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def a_cell(place: str, value: object) -> str:
    return f'<c r="{place}"><v>{value}</v></c>'
