"""A cell that goes over several rows is told by every reader, and its value is that of every row when a table is read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from csdesk.domain.importing.understand import understand
from csdesk.storage.files import zipped
from csdesk.storage.files.limits import STANDARD
from csdesk.storage.files.lookout import Lookout
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.read_workbook import WorkbookReading
from csdesk.storage.files.sheet_stream import Findings
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.files.slices import slices_of
from csdesk.storage.files.sniff import Kind

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "real" / "formats"
HEAD = ("Cliente", "Produto", "MRR", "Início")
ROWS = (
    *(("Tijolo", "CRM", 500), ("", "Chat", 200), ("", "BI", 100), ("Vidro", "CRM", 300), ("", "Chat", 80)),
)
SPANS = [(2, 4, 0), (5, 6, 0)]


def a_workbook() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("Contratos")
    sheet.write_row(0, 0, HEAD)
    for number, (_, product, amount) in enumerate(ROWS, 1):
        sheet.write_row(number, 1, (product, amount, "2026-01-15"))
    sheet.merge_range(1, 0, 3, 0, "Tijolo")
    sheet.merge_range(4, 0, 5, 0, "Vidro")
    sheet.merge_range(7, 0, 7, 2, "nota")
    book.close()
    return made.getvalue()


def spans_of(path: Path) -> list[tuple[int, int, int]]:
    (sheet, *_) = read_book(path).sheets
    return [tuple(one) for one in sheet.merged]  # type: ignore[misc]


def test_calamine_slices_and_the_second_reader_tell_the_same_merged_cells(tmp_path: Path) -> None:
    data = a_workbook()
    path = tmp_path / "livro.xlsx"
    path.write_bytes(data)
    assert spans_of(path) == SPANS
    for size in (None, 60):
        parts = Parts(data, STANDARD.entries, STANDARD.inflated_bytes)
        slices = None if size is None else slices_of(parts, large=1, size=size, heavy=len(data) * 100)
        lookout = Lookout(lambda p=parts, s=slices: zipped.look(Kind.XLSX, p, s), lambda _: None)  # type: ignore[misc]
        second = zipped.second_reader(Kind.XLSX, parts, STANDARD.cells)
        reading = WorkbookReading(data, STANDARD.cells, lookout, second, Findings()).sheets(slices)
        assert [(list(sheet.rows) and sheet.findings.merged) for sheet in reading] == [SPANS]
        assert [(list(sheet.rows) and sheet.findings.merged) for sheet in second()] == [SPANS]


def table_rows(path: Path) -> list[tuple[Any, ...]]:
    (mapping,) = understand(read_book(path).sheets)
    table = mapping.table
    return [table.sheet.rows[row - table.sheet.first_row][:3] for row in table.rows]


def test_a_merged_client_is_the_client_of_every_row_it_covers(tmp_path: Path) -> None:
    path = tmp_path / "livro.xlsx"
    path.write_bytes(a_workbook())
    names = [row[0] for row in table_rows(path)]
    assert names == ["Tijolo", "Tijolo", "Tijolo", "Vidro", "Vidro"]


FODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Contratos">{rows}</table:table></office:spreadsheet></office:body></office:document>"""


def fods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def fods_cell(words: str, down: int = 1) -> str:
    spanned = f' table:number-rows-spanned="{down}"' if down > 1 else ""
    return (
        f'<table:table-cell office:value-type="string"{spanned}><text:p>{words}</text:p></table:table-cell>'
    )


def test_other_formats_tell_them_too(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    rows = fods_row(*map(fods_cell, HEAD[:2]))
    for place, (name, product, _) in enumerate(ROWS):
        first = covered if not name else fods_cell(name, 3 if place == 0 else 2)
        rows += fods_row(first, fods_cell(product))
    flat = tmp_path / "livro.fods"
    flat.write_text(FODS.format(rows=rows), encoding="utf-8")
    web = tmp_path / "livro.xls"
    body = "".join(
        f"<tr>{f'<td rowspan={3 if place == 0 else 2}>{name}</td>' if name else ''}<td>{product}</td></tr>"
        for place, (name, product, _) in enumerate(ROWS)
    )
    web.write_text(
        f"<html><table><tr><th>Cliente</th><th>Produto</th></tr>{body}</table></html>", encoding="utf-8"
    )
    assert spans_of(flat) == spans_of(web) == SPANS


@pytest.mark.skipif(not REAL.exists(), reason="the public files are not here")
@pytest.mark.parametrize(
    ("file", "spans"),
    [
        ("calamine/merge_cells.xlsx", [(2, 4, 0), (2, 4, 1)]),
        ("roo/merged_ranges.xlsx", [(4, 6, 0), (4, 10, 6), (9, 12, 1), (12, 14, 5)]),
    ],
)
def test_public_files_tell_them(file: str, spans: list[tuple[int, int, int]]) -> None:
    assert sorted(spans_of(REAL / file)) == sorted(spans)
