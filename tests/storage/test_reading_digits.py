"""A raised two is a digit to Python and no number: an attribute that holds one costs no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.domain.values.tax_id import is_cpf
from csdesk.storage.files.sheets_in import read_book
from tests.storage.reading_bench import an_xlsx, rows_of

HTML = "<table><tr><td colspan='²'>Conta</td><td>MRR</td></tr><tr><td>Aurora</td><td>100</td></tr></table>"
EXCEL_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Contas"><Table>
<Row ss:Index="²"><Cell ss:Index="²" ss:MergeAcross="²"><Data ss:Type="String">Conta</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Aurora</Data></Cell></Row></Table></Worksheet></Workbook>"""
SHEET = rows_of(
    "<row r='²'><c r='A1' t='inlineStr' s='²'><is><t>Conta</t></is></c></row>",
    "<row r='2'><c r='A2' t='inlineStr'><is><t>Aurora</t></is></c></row>",
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xls", HTML.encode()), ("b.xml", EXCEL_XML.encode()), ("c.xlsx", an_xlsx(SHEET))],
)
def test_an_attribute_with_a_raised_two_stands_for_nothing(name: str, content: bytes, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(content)
    cells = [cell for row in read_book(path).sheets[0].rows for cell in row if cell]
    assert cells[0] == "Conta"
    assert "Aurora" in cells


def test_a_raised_two_is_no_check_digit():
    assert not is_cpf("529.982.247-2²")
