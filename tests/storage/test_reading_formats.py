"""What each format brings: texts of every kind, pages, old XML, error cells, dates, hidden and chart sheets."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from csdesk.domain.errors import Blocked
from csdesk.domain.importing.table import Book, Cell, RawSheet
from csdesk.storage.files.limits import STANDARD
from csdesk.storage.files.sheets_in import _read, head, read_book

TEXTS = {
    "utf-8": "Código;Razão social\n1;Padaria São João\n",
    "utf-8-sig": "Código;Razão social\n1;Padaria São João\n",
    "cp1252": "Código;Razão social\n1;Padaria São João – filial\n",
    "utf-16": "Código;Razão social\n1;Padaria São João\n",
    "utf-16-le": "Código;Razão social\n1;Padaria São João\n",
    "utf-16-be": "Código;Razão social\n1;Padaria São João\n",
}


def only(path: Path) -> RawSheet:
    (sheet,) = read_book(path).sheets
    return sheet


def text_sheet(folder: Path, words: str | bytes, name: str = "a.csv") -> RawSheet:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return only(path)


def codes(sheet: RawSheet) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in sheet.problems]


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_encoding_of_a_text_is_found(tmp_path: Path, encoding: str) -> None:
    sheet = text_sheet(tmp_path, TEXTS[encoding].encode(encoding))
    assert sheet.encoding == encoding
    assert sheet.rows[0] == ("Código", "Razão social")
    assert str(sheet.rows[1][1]).startswith("Padaria São João")


@pytest.mark.parametrize(
    ("words", "delimiter", "rows"),
    [
        ("a;b\n1.234,56;x\n2.345,67;y\n", ";", [("a", "b"), ("1.234,56", "x"), ("2.345,67", "y")]),
        ("a,b\n1,x; y\n2,z; w\n", ",", [("a", "b"), ("1", "x; y"), ("2", "z; w")]),
        ("a\tb\n1,5\t2\n", "\t", [("a", "b"), ("1,5", "2")]),
        ("a|b\n1|2\n", "|", [("a", "b"), ("1", "2")]),
        ("sep=;\r\na;b\r\n1,2;3\r\n", ";", [("a", "b"), ("1,2", "3")]),
        ("a,b\r1,2\r3,4\r", ",", [("a", "b"), ("1", "2"), ("3", "4")]),
        ('a,b\n1,"x\ny"\n2,z\n', ",", [("a", "b"), ("1", "x\ny"), ("2", "z")]),
        ("a,b,c\n1\n2,3,4,5\n", ",", [("a", "b", "c", None), ("1", None, None, None), ("2", "3", "4", "5")]),
        ("só uma coluna\num\ndois\n", ",", [("só uma coluna",), ("um",), ("dois",)]),
        ("05408,NA, x \n", ",", [("05408", "NA", " x ")]),
    ],
)
def test_a_text_is_divided_as_it_was_meant(
    tmp_path: Path, words: str, delimiter: str, rows: list[tuple[Cell, ...]]
) -> None:
    sheet = text_sheet(tmp_path, words)
    assert sheet.delimiter == delimiter
    assert sheet.rows == rows


def test_blank_ends_are_trimmed_and_row_numbers_stay_as_shown(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, "\n,,\na,b,\n\n1,2,\n,,\n\n")
    assert (sheet.first_row, sheet.rows) == (3, [("a", "b"), (None, None), ("1", "2")])


def test_a_quotation_mark_that_never_closes_spoils_only_its_own_line(tmp_path: Path) -> None:
    lines = [f'{number},"Loja {number}"' for number in range(1, 2000)]
    lines[10] = '11,"Loja 11'
    sheet = text_sheet(tmp_path, "id,nome\n" + "\n".join(lines) + "\n")
    assert len(sheet.rows) == 2000
    assert sheet.rows[11][0] == "11"
    assert sheet.rows[12] == ("12", "Loja 12")
    assert codes(sheet) == [("open_quote", 12, None)]


def test_zero_bytes_inside_a_text_are_left_out_and_told(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, b"id,nome\n1,Lo\x00ja\n")
    assert sheet.rows[1] == ("1", "Loja")
    assert codes(sheet) == [("odd_bytes", None, None)]


@pytest.mark.parametrize("words", [b"\xff\xfea\x00;\x00b\x00\n\x001\x00;\x002", b"\xef\xbb\xbfa;b\n1;\xe9"])
def test_a_text_cut_or_mixed_up_inside_a_character_is_read_and_told(tmp_path: Path, words: bytes) -> None:
    sheet = text_sheet(tmp_path, words)
    assert sheet.rows[1][0] == "1"
    assert codes(sheet) == [("unreadable_characters", None, None)]


PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body>
<table border=1><tr><th>Cliente<th colspan=2>Valor &amp; moeda</tr>
<tr><td rowspan=2>São José<br>Ltda</td><td>1.234,56<td>BRL</tr><tr><td>2,00<td>USD</tr></table></body></html>"""


def test_a_web_page_saved_as_xls_is_read_as_its_table(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, PAGE.encode("cp1252"), "relatorio.xls")
    assert sheet.rows == [
        ("Cliente", "Valor & moeda", None),
        ("São José\nLtda", "1.234,56", "BRL"),
        (None, "2,00", "USD"),
    ]


def test_a_text_saved_as_xls_is_read_by_what_it_is(tmp_path: Path) -> None:
    assert text_sheet(tmp_path, "a;b\n1;2\n", "a.xls").rows == [("a", "b"), ("1", "2")]


EXCEL_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Base"><Table>
<Row><Cell><Data ss:Type="String">Código</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">MRR</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">007</Data></Cell><Cell><Data ss:Type="DateTime">2025-03-31T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Number">10.5</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_the_excel_xml_of_2003_is_read_with_its_gaps(tmp_path: Path) -> None:
    sheet = text_sheet(tmp_path, EXCEL_XML, "base.xls")
    assert sheet.name == "Base"
    assert sheet.rows[0] == ("Código", None, "MRR")
    assert sheet.rows[3] == ("007", date(2025, 3, 31), 10.5)
    assert codes(sheet) == [("unreadable_cell", 4, "D")]


ODS_HEAD = (
    '<office:document{0} xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/>'
    "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
)
ODS_ROWS = (
    '<table:table table:name="Aberta"><table:table-row table:number-rows-repeated="2"/><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Nome</text:p><text:p>fantasia</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>'
    '<table:table-cell office:value-type="date" office:date-value="2025-02-28"/>'
    '<table:table-cell office:value-type="time" office:time-value="PT27H00M00S"/>'
    '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    '</table:table-row><table:table-row table:number-rows-repeated="1048573"/></table:table>'
    '<table:table table:name="Oculta" table:style-name="ta2"><table:table-row><table:table-cell '
    'office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table>'
)
ODS_END = "</office:spreadsheet></office:body></office:document{0}>"


@pytest.mark.parametrize("name", ["a.ods", "a.fods"])
def test_repeats_errors_durations_and_hidden_sheets_of_an_ods_are_right(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".fods"):
        path.write_text(ODS_HEAD.format("") + ODS_ROWS + ODS_END.format(""), "utf-8")
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr(
                "content.xml", ODS_HEAD.format("-content") + ODS_ROWS + ODS_END.format("-content")
            )
    shown, hidden = read_book(path).sheets
    assert shown.first_row == 3
    assert shown.rows == [("Nome\nfantasia", 7, 7, date(2025, 2, 28), timedelta(hours=27))]
    assert codes(shown) == [("unreadable_cell", 3, "F")]
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Oculta", True, [(True,)])


def a_made_workbook(path: Path) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Base")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = book.add_format({"num_format": "hh:mm"})
        span = book.add_format({"num_format": "[h]:mm"})
        share = book.add_format({"num_format": "0.0%"})
        sheet.write_row(1, 1, ["00123", 42, 1e15, 0.5, True])
        sheet.write_datetime(2, 1, datetime(2025, 12, 31), day)
        sheet.write_datetime(2, 2, datetime(2025, 12, 31, 18, 30), moment)
        sheet.write_datetime(2, 3, time(9, 15), clock)
        sheet.write_datetime(2, 4, timedelta(hours=30), span)
        sheet.write_number(2, 5, 0.125, share)
        sheet.write_formula(3, 1, "=NA()", None, "#N/A")
        sheet.merge_range("B6:C6", "Título")
        book.add_worksheet("Oculta").hide()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Base!$C$2:$C$3"})
        book.add_chartsheet("Gráfico").set_chart(chart)
    return path


def rewritten(path: Path, *changes: tuple[bytes, bytes]) -> Path:
    """A copy of a zipped workbook with bytes of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in parts.infolist():
            content = parts.read(info)
            for old, new in changes:
                content = content.replace(old, new)
            copy.writestr(info.filename, content)
    target = path.with_name(f"copy-{path.name}")
    target.write_bytes(made.getvalue())
    return target


def readings(path: Path) -> list[Book]:
    """The same file by calamine and by the second reader."""
    return [read_book(path), _read(path, None, None, STANDARD, second=True), head(path)]


def test_types_of_cells_are_kept_by_every_reader(tmp_path: Path) -> None:
    for book in readings(a_made_workbook(tmp_path / "a.xlsx")):
        base, hidden, chart = book.sheets
        assert base.first_row == 2
        assert base.rows[:2] == [
            (None, "00123", 42, 10**15, 0.5, True),
            (
                None,
                date(2025, 12, 31),
                datetime(2025, 12, 31, 18, 30),
                time(9, 15),
                timedelta(hours=30),
                0.125,
            ),
        ]
        assert [type(cell) for cell in base.rows[0][1:]] == [str, int, int, float, bool]
        assert base.rows[4][:3] == (None, "Título", None)
        assert codes(base) == [("unreadable_cell", 4, "B")]
        assert (hidden.hidden, hidden.rows) == (True, [])
        assert (chart.name, chart.hidden, chart.rows) == ("Gráfico", False, [])


def test_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["MRR", 10, "=B1*2"])
    book.save(tmp_path / "a.xlsx")
    for read in readings(tmp_path / "a.xlsx"):
        assert read.sheets[0].rows == [("MRR", 10)]
        assert codes(read.sheets[0]) == [("formula_without_value", 1, "C")]


def test_a_formula_with_an_empty_text_as_its_result_is_no_problem(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["MRR", 10, '=IF(B1>1,"","x")'])
    book.save(tmp_path / "a.xlsx")
    computed = rewritten(tmp_path / "a.xlsx", (b'<c r="C1"', b'<c r="C1" t="str"'))
    for read in readings(computed):
        assert (read.sheets[0].rows, codes(read.sheets[0])) == ([("MRR", 10)], [])


def test_escaped_control_characters_of_a_text_are_written_out(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().write_string(0, 0, "linha 1_x000D_\nlinha 2")
    escaped = rewritten(tmp_path / "a.xlsx", (b"_x005F_x000D_", b"_x000D_"))
    for read in readings(escaped):
        assert read.sheets[0].rows == [("linha 1\r\nlinha 2",)]


def protected(path: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    target = path.with_name(f"{password}.xlsx")
    with path.open("rb") as plain, target.open("wb") as locked:
        OOXMLFile(plain).encrypt(password, locked)
    return target


def test_the_password_that_excel_tries_by_itself_opens_and_any_other_is_asked_away(tmp_path: Path) -> None:
    plain = a_made_workbook(tmp_path / "a.xlsx")
    book = read_book(protected(plain, "VelvetSweatshop"))
    assert book.sheets[0].rows == read_book(plain).sheets[0].rows
    with pytest.raises(Blocked) as refused:
        read_book(protected(plain, "segredo"))
    assert "protected by a password" in refused.value.text.msgid


def test_many_error_cells_are_told_one_by_one_and_then_counted(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for row in range(800):
            sheet.write_formula(row, 0, "=NA()", None, "#N/A")
            sheet.write_number(row, 1, row)
    read = only(tmp_path / "a.xlsx")
    assert len(read.rows) == 800
    assert len(read.problems) == 501
    assert read.problems[-1].text.count == 300


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    loose = a_made_workbook(tmp_path / "a.xlsx")
    strict = rewritten(
        loose,
        (b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"),
        (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
    )
    for book in readings(strict):
        assert book.sheets[0].rows == read_book(loose).sheets[0].rows


def test_a_head_is_the_beginning_of_every_sheet(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        for name in ("Contas", "Linhas"):
            sheet = book.add_worksheet(name)
            for row in range(300):
                sheet.write_row(row, 0, [f"{name} {row}", row])
    whole, first = read_book(tmp_path / "a.xlsx"), head(tmp_path / "a.xlsx", rows=20)
    assert [sheet.rows for sheet in first.sheets] == [sheet.rows[:20] for sheet in whole.sheets]


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of an xlsb part."""
    mark = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    return mark + (bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])) + content


def wide(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def an_xlsb(path: Path) -> Path:
    """A binary workbook: a header, and a row with words, a number, a date, an error and a flag."""

    def cell(kind: int, column: int, content: bytes, style: int = 0) -> bytes:
        return record(kind, struct.pack("<II", column, style) + content)

    def row(number: int) -> bytes:
        return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))

    sheet = record(0x81) + record(0x94, struct.pack("<IIII", 0, 1, 0, 4)) + record(0x91)
    sheet += row(0) + cell(6, 0, wide("Conta")) + cell(7, 1, struct.pack("<I", 0))
    sheet += row(1) + cell(6, 0, wide("Loja")) + cell(5, 1, struct.pack("<d", 10.5))
    sheet += cell(2, 2, struct.pack("<I", 45_000 << 2 | 2), 1) + cell(3, 3, b"\x2a") + cell(4, 4, b"\x01")
    sheet += record(0x92) + record(0x82)
    styles = record(0x269, struct.pack("<I", 2)) + record(0x2F, struct.pack("<HH12x", 0, 0))
    styles += record(0x2F, struct.pack("<HH12x", 0, 14)) + record(0x26A)
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
    relation = "<Relationship Id='{0}' Type='" + links + "/{1}' Target='{2}'/>"
    inner = [("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "styles", "styles.bin")]
    inner.append(("r3", "sharedStrings", "sharedStrings.bin"))
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations.format(relation.format("r1", "officeDocument", "xl/workbook.bin")).encode(),
        "xl/workbook.bin": record(0x83)
        + record(0x99, struct.pack("<III", 0, 0, 0))
        + record(0x8F)
        + record(0x9C, struct.pack("<II", 1, 1) + wide("r1") + wide("Base"))
        + record(0x90)
        + record(0x84),
        "xl/_rels/workbook.bin.rels": relations.format(
            "".join(relation.format(*link) for link in inner)
        ).encode(),
        "xl/styles.bin": styles,
        "xl/sharedStrings.bin": record(0x9F, struct.pack("<II", 1, 1))
        + record(0x13, b"\x00" + wide("MRR"))
        + record(0xA0),
        "xl/worksheets/sheet1.bin": sheet,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_binary_workbook_is_read_by_both_readers_with_its_error_cells(tmp_path: Path) -> None:
    for book in readings(an_xlsb(tmp_path / "a.xlsb")):
        (sheet,) = book.sheets
        assert (sheet.name, sheet.hidden) == ("Base", True)
        assert [row[:5] for row in sheet.rows] == [
            ("Conta", "MRR", None, None, None),
            ("Loja", 10.5, date(2023, 3, 15), None, True),
        ]
        assert codes(sheet) == [("unreadable_cell", 2, "D")]
