"""Odd files of other projects' test suites: what SOURCES.md says of each holds for our reader."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from csdesk.domain.errors import Blocked
from csdesk.domain.importing.table import Book, Cell, RawSheet
from csdesk.storage.files.sheets_in import read_book

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "real"
SOURCES = REAL / "SOURCES.md"

pytestmark = pytest.mark.skipif(not SOURCES.exists(), reason="the public files are not here")


def listed(kind: str) -> Iterator[tuple[Path, str]]:
    """The files of `formats/` that SOURCES.md lists under one word, and what it says of them."""
    if not SOURCES.exists():
        return
    folder = ""
    for line in SOURCES.read_text("utf-8").partition("## formats/")[2].splitlines():
        if found := re.match(r"\*\*([\w.-]+)\*\* \(from", line):
            folder = found[1]
        elif found := re.match(rf"- {kind} `([^`]+)`: (.*)", line):
            yield REAL / "formats" / folder / found[1], found[2]


def cases(*kinds: str) -> list[object]:
    return [
        pytest.param(path, told, id=f"{path.parent.name}/{path.name}")
        for kind in kinds
        for path, told in listed(kind)
    ]


def filled(sheet: RawSheet) -> int:
    return sum(len(row) - row.count(None) for row in sheet.rows)


def extent(sheet: RawSheet) -> tuple[int, int]:
    if not sheet.rows:
        return 0, 0
    return sheet.first_row + len(sheet.rows) - 1, max(len(row) for row in sheet.rows)


def untouched(path: Path) -> tuple[str, int, int]:
    about = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), about.st_mtime_ns, about.st_mode


def read_whole(path: Path) -> Book:
    before = untouched(path)
    book = read_book(path)
    assert untouched(path) == before
    assert book.sha256 == before[0]
    return book


@pytest.mark.parametrize(("path", "told"), cases("READ"))
def test_every_sheet_is_read_and_the_cell_count_is_right(path: Path, told: str) -> None:
    book = read_whole(path)
    cells = sum(filled(sheet) for sheet in book.sheets)
    expected = re.match(r"(\d+) sheet\(s\), largest (\d+) x (\d+), (\d+) cells", told)
    if expected is None:
        assert cells == int(re.search(r"(\d+) cells", told)[1])  # type: ignore[index]
        return
    sheets, rows, columns, count = map(int, expected.groups())
    assert len(book.sheets) == sheets
    second = re.search(r"second reader (\d+)", told)
    assert cells == count or (second and cells == int(second[1]))
    if cells:
        assert (max(extent(s)[0] for s in book.sheets), max(extent(s)[1] for s in book.sheets)) == (
            rows,
            columns,
        )
    if hidden := re.search(r"(\d+) hidden", told):
        assert sum(sheet.hidden for sheet in book.sheets) == int(hidden[1])
    if errors := re.search(r"(\d+) error cells", told):
        assert len([p for s in book.sheets for p in s.problems if p.code == "unreadable_cell"]) == int(
            errors[1]
        )


ENCODINGS = {
    "ascii": {"utf-8"},
    "utf-8": {"utf-8"},
    "utf-8-sig BOM": {"utf-8-sig"},
    "utf-16 BOM": {"utf-16"},
    "cp1252/latin-1": {"cp1252", "latin-1"},
    "latin-1": {"cp1252", "latin-1"},
}
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@pytest.mark.parametrize(("path", "told"), cases("TEXT"))
def test_encoding_delimiter_and_records_of_a_text_are_found(path: Path, told: str) -> None:
    (sheet,) = read_whole(path).sheets
    encoding, delimiter = re.match(r"([^,]+), delimiter (\w+)", told).groups()  # type: ignore[union-attr]
    records, columns = map(int, re.search(r"(\d+) records x (\d+)", told).groups())  # type: ignore[union-attr]
    assert sheet.encoding in ENCODINGS[encoding]
    assert sheet.delimiter == DELIMITERS[delimiter]
    plain = written_records(path, sheet)
    filled_lines = [line for line in plain if line]
    assert (len(filled_lines), max(map(len, filled_lines))) == (
        records - path.read_bytes().startswith(b"sep="),
        columns,
    )
    wide = [tuple(cell or None for cell in line) for line in plain]
    assert [trimmed(row) for row in sheet.rows] == without_blank_ends([trimmed(row) for row in wide])


def written_records(path: Path, sheet: RawSheet) -> list[list[str]]:
    """The records as a plain reader finds them, told encoding and delimiter."""
    words = path.read_bytes().decode(sheet.encoding or "").replace("\0", "")
    lines = io.StringIO(words, newline="")
    if words.startswith("sep="):
        lines.readline()
    return list(csv.reader(lines, delimiter=sheet.delimiter or ","))


def trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def without_blank_ends(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    return rows


@pytest.mark.parametrize(("path", "told"), cases("LOCKED", "BROKEN", "BOMB"))
def test_a_locked_broken_or_hostile_file_is_refused_in_one_sentence(path: Path, told: str) -> None:
    with pytest.raises(Blocked) as refused:
        read_book(path)
    assert refused.value.text.args["file"].args["words"] == path.name
    word = {"password": "password", "entity": "DOCTYPE", "unreadable": "damaged"}[told.split(maxsplit=1)[0]]
    assert word in refused.value.text.msgid


def cells_of(name: str, sheet: int = 0) -> list[tuple[Cell, ...]]:
    return [tuple(row) for row in read_book(REAL / "formats" / name).sheets[sheet].rows]


def test_dates_of_a_workbook_that_counts_from_1904_are_right() -> None:
    cells = [row[0] for row in cells_of("calamine/date_1904.xlsx")]
    assert cells == [date(2021, 1, 1), date(2021, 1, 2), timedelta(days=10, hours=15, minutes=10, seconds=10)]


def test_a_header_below_notes_keeps_its_row_number() -> None:
    for name in ("readxl/deaths.xlsx", "readxl/deaths.xls"):
        arts, other = read_book(REAL / "formats" / name).sheets
        assert (arts.name, other.name) == ("arts", "other")
        assert arts.rows[5 - arts.first_row][:2] == ("Name", "Profession")
    (sheet,) = read_book(REAL / "formats" / "simple-excel" / "header-not-on-first-row.xlsx").sheets
    assert sheet.rows[10 - sheet.first_row] == ("firstname", "lastname")


def test_codes_keep_their_leading_zeros() -> None:
    assert [row[0] for row in cells_of("frictionless-py/leading-zeros.csv")][1:] == ["01", "002", "00003"]


def test_a_first_line_that_names_the_delimiter_is_an_instruction_not_a_row() -> None:
    (sheet,) = read_book(REAL / "formats" / "PhpSpreadsheet" / "sep.csv").sheets
    assert (sheet.delimiter, sheet.first_row) == (";", 2)
    assert not any("sep=" in str(cell) for row in sheet.rows for cell in row)


def test_unnamed_and_repeated_headers_stay_where_they_are() -> None:
    assert cells_of("readxl/unnamed-duplicated-columns.xlsx")[0] == (None, "var2", None, "var2")


def test_a_workbook_with_the_password_that_excel_tries_by_itself_opens() -> None:
    book = read_whole(REAL / "tables" / "xbox-game-pass-dashboard" / "Xbox_Game_Pass_Dashboard.xlsm")
    (bases,) = (sheet for sheet in book.sheets if sheet.name == "Bases")
    assert bases.hidden
    assert extent(bases) == (296, 13)
    assert len({row[0] for row in bases.rows[1:]}) == 295
    starts = [row[3] for row in bases.rows[1:]]
    assert (min(starts), max(starts)) == (date(2024, 1, 1), date(2024, 12, 16))  # type: ignore[type-var]


def tables() -> Iterator[tuple[str, int, int, str]]:
    """The files of `tables/` with the rows, columns and delimiter that SOURCES.md says."""
    folder = ""
    for line in (
        SOURCES.read_text("utf-8").partition("## formats/")[0].splitlines() if SOURCES.exists() else ()
    ):
        if found := re.match(r"### (\S+)", line):
            folder = found[1]
        elif found := re.match(r"- `([^`]+)`.*: \d+ bytes; (\d+) rows x (\d+)(?:, \S+, (\w+),)?", line):
            yield f"{folder}/{found[1]}", int(found[2]), int(found[3]), found[4] or ""


@pytest.mark.parametrize(("name", "rows", "columns", "delimiter"), list(tables()))
def test_a_public_table_is_read_with_every_row(name: str, rows: int, columns: int, delimiter: str) -> None:
    (sheet,) = read_whole(REAL / "tables" / name).sheets
    filled_rows = [row for row in sheet.rows if any(cell is not None for cell in row)]
    assert (len(filled_rows), extent(sheet)[1]) == (rows + 1, columns)
    assert sheet.delimiter == DELIMITERS.get(delimiter)
    assert sheet.problems == ()
