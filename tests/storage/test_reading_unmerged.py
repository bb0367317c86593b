"""A workbook whose sheets say first that no cells are merged says all else that it said before."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csdesk.storage.files.limits import STANDARD
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.sheet_stream import Unreadable
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.files.unmerged import LARGE, WORD, unmerged
from tests.storage.reading_bench import an_xlsx, rows_of
from tests.storage.slices_bench import REAL, a_cell, a_row, read, workbooks


def parts_of(data: bytes) -> Parts:
    return Parts(data, STANDARD.entries, STANDARD.inflated_bytes)


@pytest.mark.skipif(not REAL.exists(), reason="the public files are not here")
@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in workbooks()])
def test_public_workbooks_say_the_same_with_the_word_before_their_sheets(path: Path) -> None:
    data = path.read_bytes()
    try:
        other = unmerged(data, parts_of(data), large=1)
        before, _ = read(data, None)
    except (Unreadable, ValueError):
        return
    assert read(other, None)[0] == before
    assert other != data


@example(parts=[b"encoding"], packed=False)  # a word of a declaration where there is none
@given(parts=st.lists(st.binary(max_size=3_000), min_size=1, max_size=5), packed=st.booleans())
def test_every_part_is_the_same_but_for_the_word_before_sheets(parts: list[bytes], *, packed: bool) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for number, part in enumerate(parts):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"<" + part)
            archive.writestr(f"docs/ação{number}.txt", part)
    other = unmerged(made.getvalue(), parts_of(made.getvalue()), large=1)
    with zipfile.ZipFile(io.BytesIO(other)) as archive:
        assert archive.testzip() is None
        for number, part in enumerate(parts):
            assert archive.read(f"xl/worksheets/sheet{number}.xml") == WORD + b"<" + part
            assert archive.read(f"docs/ação{number}.txt") == part


@pytest.mark.parametrize(
    "sheet",
    ['<?xml version="1.0" encoding="UTF-16"?><worksheet/>', "\ufeff<worksheet/>", " <worksheet/>"],
    ids=["another encoding", "a mark of the encoding", "a space"],
)
def test_a_sheet_that_begins_unusually_is_left_as_it_is(sheet: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    with zipfile.ZipFile(
        io.BytesIO(unmerged(made.getvalue(), parts_of(made.getvalue()), large=1))
    ) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").decode() == sheet


def test_small_workbooks_and_damaged_ones_are_left_as_they_are() -> None:
    data = an_xlsx(rows_of(a_row(1, a_cell("A1", 1))))
    assert unmerged(data, parts_of(data)) is data
    cut = data.replace(b"PK\x03\x04", b"PK\x03\x05", 1)
    assert unmerged(cut, parts_of(cut), large=1) is cut


def test_merged_cells_and_shared_texts_of_a_large_sheet_are_read_as_ever(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "shared.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Contas")
        for row in range(40_000):
            sheet.write(row, 0, f"Conta {row}")
            sheet.write(row, 1, f"B{row:06d}")
            sheet.write(row, 2, row)
        sheet.merge_range(40_000, 0, 40_001, 1, "Soma")
    parts = parts_of(path.read_bytes())
    assert max(info.file_size for info in parts.infos) > LARGE
    changed = unmerged(path.read_bytes(), parts)
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").startswith(WORD)
    rows = read_book(path).sheets[0].rows
    assert rows[39_999] == ("Conta 39999", "B039999", 39_999)
    assert rows[40_000] == ("Soma", None, None)


def test_a_checksum_that_was_wrong_stays_wrong() -> None:
    data = an_xlsx(rows_of(*(a_row(n, a_cell(f"A{n}", n)) for n in range(1, 50))))
    info = next(info for info in parts_of(data).infos if "worksheets/" in info.filename)
    wrong = data.replace(info.CRC.to_bytes(4, "little"), (info.CRC ^ 1).to_bytes(4, "little"))
    archive = zipfile.ZipFile(io.BytesIO(unmerged(wrong, parts_of(wrong), large=1)))
    with archive, pytest.raises(zipfile.BadZipFile, match="CRC"):
        archive.read(info.filename)
