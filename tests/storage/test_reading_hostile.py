"""Hostile and hapless files: always a book or one sentence, never a hang, never a touched source."""

from __future__ import annotations

import gzip
import random
import struct
import time
from pathlib import Path

import pytest

from csdesk.domain.errors import Blocked, Cancelled
from csdesk.domain.text import Text
from csdesk.i18n import LANGUAGES, Translator
from csdesk.storage.files.limits import STANDARD, Limits
from csdesk.storage.files.refusals import REASONS
from csdesk.storage.files.sheets_in import read_book, read_books
from tests.storage.reading_bench import an_xlsx, rows_of

MEGABYTE = 1 << 20


def refusal(path: Path, limits: Limits = STANDARD) -> Text:
    with pytest.raises(Blocked) as refused:
        read_book(path, limits=limits)
    text = refused.value.text
    assert text.args["file"].args["words"] == path.name
    return text


def reason_of(text: Text) -> str:
    return next(reason for reason, sentence in REASONS.items() if sentence.msgid == text.msgid)


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", b"", "empty"),
        ("~$a.xlsx", b"\x05Maria" + bytes(160), "lock"),
        ("a.xls", gzip.compress(b"a;b\n1;2\n", mtime=0), "gzip"),
        ("a.xlsx", random.Random(1).randbytes(4096), "unknown"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(64), "image"),
        ("a.xlsx", b"%PDF-1.7\n", "pdf"),
        ("a.xlsx", b"SQLite format 3\x00" + bytes(84), "database"),
        ("a.csv", b'{"accounts": []}', "json"),
        ("a.xls", b"<html><body><p>Entre novamente</p></body></html>", "no_table"),
        ("a.xls", b"\x09\x00\x04\x00\x07\x00\x10\x00", "old_excel"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown"),
        ("a.xml", b"<?xml version='1.0'?><note/>", "xml"),
        ("a.xlsx", an_xlsx(rows_of("<row r='1'><c r='A1'><v>1</v></c></row>"))[:600], "damaged"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_words_that_fit(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    assert reason_of(refusal(saved(tmp_path, name, content))) == reason


def test_a_folder_named_as_a_workbook_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "pasta.xlsx").mkdir()
    assert reason_of(refusal(tmp_path / "pasta.xlsx")) == "folder"
    assert reason_of(refusal(tmp_path / "sumiu.xlsx")) == "missing"


def test_every_refusal_reads_as_a_sentence_in_both_languages() -> None:
    detail = {"file": "base.xlsx", "size": 300, "count": 5000}
    for language in LANGUAGES:
        translator = Translator(language)
        for sentence in REASONS.values():
            words = translator.words(Text(sentence.msgid, detail))
            assert "base.xlsx" in words
            assert words.endswith(".")


def test_a_bomb_is_refused_by_its_header_or_by_counting(tmp_path: Path) -> None:
    honest = an_xlsx(rows_of(), extra={"xl/media/big.bin": bytes(40 * MEGABYTE)})
    limits = Limits(inflated_bytes=20 * MEGABYTE)
    assert reason_of(refusal(saved(tmp_path, "a.xlsx", honest), limits)) == "bomb"
    lying = honest.replace(struct.pack("<I", 40 * MEGABYTE), struct.pack("<I", 1000))
    assert lying != honest
    assert reason_of(refusal(saved(tmp_path, "b.xlsx", lying), limits)) == "bomb"


def test_definitions_of_entities_are_refused(tmp_path: Path) -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    path = saved(tmp_path, "a.xlsx", an_xlsx(rows_of(), workbook_head=laughs))
    assert reason_of(refusal(path)) == "entities"
    flat = laughs + (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">&b;</office:document>'
    )
    assert reason_of(refusal(saved(tmp_path, "b.fods", flat.encode()))) == "entities"


def test_too_many_parts_and_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    many = an_xlsx(rows_of(), extra={f"xl/media/{number}.bin": b"" for number in range(20)})
    assert reason_of(refusal(saved(tmp_path, "a.xlsx", many), Limits(entries=15))) == "too_many_parts"
    twin = an_xlsx(rows_of(), extra={"XL/Worksheets/sheet1.xml": b"<worksheet/>"})
    assert reason_of(refusal(saved(tmp_path, "b.xlsx", twin))) == "duplicate_parts"


def test_a_sheet_that_claims_or_spans_too_much_does_not_fill_the_memory(tmp_path: Path) -> None:
    cell = "<row r='1'><c r='A1'><v>1</v></c></row>"
    claims = an_xlsx("<dimension ref='A1:XFD1048576'/>" + rows_of(cell))
    (sheet,) = read_book(saved(tmp_path, "a.xlsx", claims)).sheets
    assert sheet.rows == [(1,)]
    spans = an_xlsx(rows_of(cell, "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"))
    assert reason_of(refusal(saved(tmp_path, "b.xlsx", spans))) == "too_many_cells"


def test_a_very_long_cell_and_very_many_columns_are_read_whole(tmp_path: Path) -> None:
    long = "a" * 180_000
    (sheet,) = read_book(saved(tmp_path, "a.csv", f'id,nota\n1,"{long}"\n'.encode())).sheets
    assert sheet.rows[1] == ("1", long)
    words = an_xlsx(rows_of(f"<row r='1'><c r='A1' t='inlineStr'><is><t>{long}</t></is></c></row>"))
    assert read_book(saved(tmp_path, "a.xlsx", words)).sheets[0].rows == [(long,)]
    wide = "\n".join(";".join(f"c{number}" for number in range(10_000)) for _ in range(3))
    (sheet,) = read_book(saved(tmp_path, "b.csv", wide.encode())).sheets
    assert [len(row) for row in sheet.rows] == [10_000] * 3
    assert sheet.rows[0][-1] == "c9999"


def test_a_text_of_nothing_but_delimiters_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.csv", (b";" * 999 + b"\n") * 300)
    assert reason_of(refusal(path, Limits(cells=100_000))) == "too_many_cells"


def test_a_cancelled_read_stops_within_half_a_second(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.csv", b"id;nome;valor\n" + b"1;Empresa;10,50\n" * 3_000_000)
    began = time.monotonic()
    asked: list[float] = []

    def cancelled() -> bool:
        if not asked and time.monotonic() - began > 0.3:
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(Cancelled):
        read_book(path, cancelled=cancelled)
    assert time.monotonic() - asked[0] <= 0.5


def test_a_progress_may_stop_the_read_and_hears_of_the_rows(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    class Listening:
        def step(self, done: int, of: int, what: Text) -> None:
            heard.append((done, of))

    path = saved(tmp_path, "a.csv", b"id;nome\n" + b"1;Empresa\n" * 200_000)
    read_book(path, Listening())
    assert heard[-1][0] > 100_000
    assert all(done <= of for done, of in heard)


def test_a_read_that_takes_too_long_or_too_much_is_stopped(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.csv", b"id;nome;valor\n" + b"1;Empresa;10,50\n" * 2_000_000)
    assert reason_of(refusal(path, Limits(wall_seconds=0))) == "too_slow"
    hungry = Limits(memory_base=50 * MEGABYTE, memory_factor=0)
    assert reason_of(refusal(path, hungry)) == "too_hungry"
    assert reason_of(refusal(path, Limits(file_bytes=MEGABYTE))) == "too_large"


def test_sources_are_never_touched_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    good = saved(tmp_path, "a.xlsx", an_xlsx(rows_of("<row r='1'><c r='A1'><v>1</v></c></row>")))
    bad = saved(tmp_path, "b.xlsx", b"PK\x03\x04 cortado")
    for path in (good, bad):
        path.chmod(0o400)
    before = [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in (good, bad)]
    with pytest.raises(Blocked):
        read_books([good, bad])
    assert [
        (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in (good, bad)
    ] == before
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]
