"""What says itself in few bytes that it is huge is refused before it is written out, and wide rows travel as they lie."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.errors import Blocked
from csdesk.storage.files.frames import Unpacker, packed
from csdesk.storage.files.limits import Limits
from csdesk.storage.files.read_ods import check_extent, sheets_of_ods
from csdesk.storage.files.refusals import REASONS
from csdesk.storage.files.sheet_stream import Unreadable
from csdesk.storage.files.sheets_in import read_book

HEAD = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
END = "</office:spreadsheet></office:body></office:document>"
MOST = 10_000


def cell(repeats: int, *, closed: bool = False) -> str:
    told = f'<table:table-cell table:number-columns-repeated="{repeats}" office:value-type="float" office:value="7"'
    return told + ("/>" if closed else "><text:p>7</text:p></table:table-cell>")


def row(cells: str, repeats: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeats}">{cells}</table:table-row>'


def document(*sheets: str) -> bytes:
    tables = "".join(f'<table:table table:name="S{n}">{rows}</table:table>' for n, rows in enumerate(sheets))
    return (HEAD + tables + END).encode()


def blank(repeats: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{repeats}"/>'


@pytest.mark.parametrize(
    "sheets",
    [
        [row(cell(101), 100)],
        [row(cell(200)) * 60],
        [row(cell(200, closed=True)) * 60],
        [row(cell(10), 400)] * 3,
        [row(blank(3000) + cell(1), 2) + row(cell(1), 500)],
    ],
)
@pytest.mark.parametrize("size", [7, 64, 100_000])
def test_repeats_of_what_is_filled_are_counted_before_they_are_written_out(
    sheets: list[str], size: int
) -> None:
    whole = document(*sheets)
    with pytest.raises(Unreadable) as refused:
        check_extent(lambda: (whole[at : at + size] for at in range(0, len(whole), size)), MOST)
    assert refused.value.reason == "too_many_cells"


@pytest.mark.parametrize(
    "rows",
    [
        row(cell(1) + blank(16_383)) + row(blank(16_384), 1_048_575),
        row(cell(100), 99) + row(blank(200), 100_000),
        row(cell(2)) * 300,
    ],
)
def test_blank_repeats_at_the_ends_of_a_sheet_are_no_reason_to_refuse_it(rows: str) -> None:
    whole = document(rows)
    check_extent(lambda: [whole], MOST)
    assert sum(len(list(sheet.rows)) for sheet in sheets_of_ods([whole], MOST))


def test_a_tag_without_end_is_given_up_and_one_with_countless_attributes_means_its_name(
    tmp_path: Path,
) -> None:
    attributes = " ".join(f'a{n}="1"' for n in range(400_000))
    flat = tmp_path / "a.fods"
    flat.write_text(HEAD + f"<table:table {attributes}/>" + END, "utf-8")
    with pytest.raises(Blocked) as refused:
        read_book(flat)
    assert refused.value.text.msgid == REASONS["damaged"].msgid
    page = tmp_path / "a.xls"
    page.write_text(f"<table><tr><td>Cliente</td></tr><tr><td {attributes}>Tijolo</td></tr></table>", "utf-8")
    assert read_book(page).sheets[0].rows == [("Cliente",), ("Tijolo",)]


def test_a_file_that_fills_the_memory_is_read_otherwise_and_then_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.fods"
    path.write_bytes(document(row(cell(10), 900) * 100))
    with pytest.raises(Blocked) as refused:
        read_book(path, limits=Limits(resident_bytes=1))
    assert refused.value.text.msgid == REASONS["too_hungry"].msgid


CELLS = st.one_of(
    st.just(""),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    st.floats(allow_nan=False),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.datetimes(datetime(1900, 1, 1)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=999)),
)


@given(rows=st.lists(st.lists(CELLS, max_size=40), min_size=1, max_size=6))
def test_rows_come_out_the_same_however_wide_they_are(rows: list[list[object]]) -> None:
    tall = [*rows, *[[""]] * 60]
    lying = Unpacker().rows(packed([[*one, *[""] * 60] for one in rows]))
    standing = Unpacker().rows(packed(tall))[: len(rows)]
    width = max(1, *map(len, rows))
    assert [one[:width] for one in lying] == [one[:width] for one in standing]
    assert all(cell is None for one in lying for cell in one[width:])


def test_times_and_days_of_one_wide_row_keep_their_types() -> None:
    row_of = [
        time(9, 15),
        timedelta(hours=30),
        date(2026, 1, 2),
        datetime(2026, 1, 2, 3, 4),
        True,
        5.5,
        "a",
        "",
        "0",
    ]
    assert Unpacker().rows(packed([row_of])) == [(*row_of[:7], None, "0")]
