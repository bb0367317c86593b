"""Workbooks made by hand, and what is read of them."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def an_xlsx(sheet_data: str, *, workbook_head: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A small workbook of one sheet, `sheet_data` being what stands inside it."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='r1' Type='{LINKS}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"{workbook_head}<workbook xmlns='{MAIN}' xmlns:r='{LINKS}'>"
        "<sheets><sheet name='Contas' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='r1' Type='{LINKS}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{MAIN}'>{sheet_data}</worksheet>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, raw in (extra or {}).items():
            archive.writestr(name, raw)
    return made.getvalue()


def rows_of(*rows: str) -> str:
    return "<sheetData>" + "".join(rows) + "</sheetData>"
