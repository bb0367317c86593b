"""A large sheet cut at its rows and read in slices says just what it says when it is read whole."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from csdesk.storage.files.limits import STANDARD
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.sheet_stream import Unreadable
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.files.slices import LARGE, SLICE, slices_of
from tests.storage.reading_bench import an_xlsx, rows_of
from tests.storage.slices_bench import REAL, Told, a_cell, a_row, read, workbooks


@pytest.mark.skipif(not REAL.exists(), reason="the public files are not here")
@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in workbooks()])
def test_public_workbooks_say_the_same_in_slices(path: Path) -> None:
    data = path.read_bytes()
    try:
        whole, _ = read(data, None)
    except (Unreadable, ValueError) as refused:
        with pytest.raises(type(refused)):
            read(data, 4_000)
        return
    for size in (4_000, 100_000):
        assert read(data, size)[0] == whole


def slices_and_whole(sheet: str) -> tuple[list[Told], list[Told], int]:
    data = an_xlsx(sheet)
    assert slices_of(Parts(data, STANDARD.entries, STANDARD.inflated_bytes), large=1) is not None
    found, again = read(data, 1)
    return found, read(data, None)[0], again


def test_blank_rows_between_slices_and_blank_columns_before_them_are_kept() -> None:
    numbers = [3, 4, 9, *range(20, 800, 7)]
    rows = [a_row(n, a_cell(f"{'BD'[n % 2]}{n}", n)) for n in numbers]
    found, whole, again = slices_and_whole(rows_of(*rows))
    assert found == whole
    assert not again
    assert found[0][1] == 3
    assert len(found[0][3]) == numbers[-1] - 2


def test_cells_that_calamine_loses_are_told_of_their_own_rows() -> None:
    rows = [a_row(n, f'<c r="A{n}" t="e"><v>#N/A</v></c>', a_cell(f"B{n}", n)) for n in range(1, 400)]
    found, whole, again = slices_and_whole(rows_of(*rows))
    assert found == whole
    assert not again
    assert found[0][4][-1]["row"] == 399


@pytest.mark.parametrize(
    "rows",
    [
        [a_row(205, a_cell("A205", 1)), a_row(202, a_cell("A202", 2))],
        [a_row(201, a_cell("A201", 1)), "<!-- <row r='2'> -->", a_row(203, a_cell("A203", 2))],
        [a_row(202, a_cell("A209", 2)), a_row(203, a_cell("A203", 2))],
        ["<row>" + a_cell("A201", 1) + "</row>", "<row>" + a_cell("A202", 2) + "</row>"],
    ],
    ids=["backwards", "a comment", "a cell elsewhere", "rows without a number"],
)
def test_an_irregular_sheet_is_read_whole(rows: list[str]) -> None:
    plain = [a_row(n, a_cell(f"A{n}", n)) for n in range(1, 201)]
    found, whole, _ = slices_and_whole(rows_of(*plain, *rows))
    assert found == whole
    assert len(found[0][3]) >= 202


@pytest.mark.parametrize("large", [0, 1, 2])
def test_other_sheets_stand_around_the_one_in_slices(tmp_path: Path, large: int) -> None:
    import xlsxwriter

    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, name in enumerate(("Contas", "Contatos", "Tarefas")):
            sheet = book.add_worksheet(name)
            for row in range(600 if place == large else 200):
                sheet.write(row, 0, f"{name} {row}")
                sheet.write_datetime(row, 1, date(2026, 1, 1), day)
                sheet.write(row, 3, row / 8)
        book.add_worksheet("Escondida").hide()
    data = path.read_bytes()
    slices = slices_of(Parts(data, STANDARD.entries, STANDARD.inflated_bytes), large=1)
    assert slices is not None
    assert slices.place == large
    found, again = read(data, 1_000)
    assert found == read(data, None)[0]
    assert not again
    assert [sheet[0] for sheet in found] == ["Contas", "Contatos", "Tarefas", "Escondida"]


def large_workbook(rows: int) -> bytes:
    return an_xlsx(
        rows_of(
            *(
                a_row(n, f'<c r="A{n}" t="inlineStr"><is><t>Conta {n}</t></is></c>', a_cell(f"B{n}", n))
                for n in range(1, rows)
            )
        )
    )


def test_a_large_sheet_comes_in_slices_through_the_reading_process(tmp_path: Path) -> None:
    data = large_workbook(60_000)
    parts = Parts(data, STANDARD.entries, STANDARD.inflated_bytes)
    assert max(info.file_size for info in parts.infos) > max(LARGE, 2 * SLICE)
    path = tmp_path / "large.xlsx"
    path.write_bytes(data)
    rows = read_book(path).sheets[0].rows
    assert len(rows) == 59_999
    assert rows[40_000] == ("Conta 40001", 40_001)


def test_a_large_sheet_that_turns_out_irregular_comes_once_more(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with zipfile.ZipFile(io.BytesIO(large_workbook(60_000))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    rows = sheet[sheet.index("<sheetData>") : -len("</worksheet>")]
    path.write_bytes(an_xlsx(rows.replace('<row r="59998">', '<!-- odd --><row r="59998">')))
    found = read_book(path).sheets[0].rows
    assert len(found) == 59_999
    assert found[-1] == ("Conta 59999", 59_999)


@pytest.mark.parametrize("odd", ["", "<!-- odd -->"], ids=["regular", "irregular"])
def test_a_large_sheet_behind_a_small_one_comes_in_its_place(tmp_path: Path, odd: str) -> None:
    import xlsxwriter

    plain, path = tmp_path / "plain.xlsx", tmp_path / "behind.xlsx"
    with xlsxwriter.Workbook(str(plain), {"constant_memory": True}) as book:
        for name, size in (("Leia-me", 3), ("Contas", 50_000), ("Contatos", 5)):
            sheet = book.add_worksheet(name)
            for row in range(size):
                sheet.write(row, 0, f"{name} {row}")
                sheet.write(row, 1, row)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name).replace(b'<row r="49999"', odd.encode() + b'<row r="49999"')
            assert len(part) > LARGE or name != "xl/worksheets/sheet2.xml"
            after.writestr(name, part)
    sheets = read_book(path).sheets
    assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [
        ("Leia-me", 3),
        ("Contas", 50_000),
        ("Contatos", 5),
    ]
    assert sheets[1].rows[-1] == ("Contas 49999", 49_999)
