"""Write the sample workbooks, in Portuguese and in English: the same facts every time, byte for byte.

`python tools/make_sample.py [FOLDER]`; without a folder, into resources/sample.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sample_sheets_base as base
import sample_sheets_care as care
import xlsxwriter
from sample_portfolio import portfolio
from sample_sheet import Cell, Sheet, Style, said, written

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample"
FILES = {"pt": "carteira_exemplo.xlsx", "en": "sample_portfolio.xlsx"}
MADE = datetime(2026, 10, 30, 18, 0)  # noqa: DTZ001 - a workbook's property has no zone


def sheets() -> list[Sheet[Any]]:
    """The sheets in the order of their tabs."""
    facts = portfolio()
    return [
        base.accounts_sheet(facts), base.lines_sheet(facts), base.people_sheet(facts), care.talks_sheet(facts),
        care.tasks_sheet(facts), care.goals_sheet(facts), care.readings_sheet(facts), care.surveys_sheet(facts),
        care.tickets_sheet(facts), care.usage_sheet(facts), base.renewals_sheet(facts),
        care.opportunities_sheet(facts), base.rates_sheet(facts), base.churns_sheet(facts),
        base.onboardings_sheet(facts), care.gains_sheet(facts), care.lists_sheet(),
    ]  # fmt: skip


class Book:
    """One workbook in one language."""

    def __init__(self, path: Path, language: str) -> None:
        self._book = xlsxwriter.Workbook(
            str(path), {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
        )
        self._book.set_properties({"created": MADE, "title": path.stem})
        self._language = language
        day = "dd/mm/yyyy" if language == "pt" else "mm/dd/yyyy"
        self._formats = {
            "title": self._book.add_format({"bold": True, "font_size": 14}),
            "header": self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEE9DF"}),
            Style.DAY: self._book.add_format({"num_format": day}),
            Style.INSTANT: self._book.add_format({"num_format": f"{day} hh:mm"}),
            Style.MONEY: self._book.add_format({"num_format": "#,##0.00"}),
        }

    def add(self, sheet: Sheet[Any]) -> None:
        """Write one sheet with its titles, header, rows, total and note."""
        page = self._book.add_worksheet(str(said(sheet.name, None, self._language)))
        for row, title in enumerate(sheet.titles):
            page.write_string(row, 0, str(said(title, None, self._language)), self._formats["title"])
        top = len(sheet.titles) + bool(sheet.titles)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            if column.style is not Style.GAP:
                page.write_string(
                    top, place, str(said(column.header, None, self._language)), self._formats["header"]
                )
        for number, fact in enumerate(sheet.rows):
            for place, column in enumerate(sheet.columns):
                self._write(
                    page, top + 1 + number, place, written(column, fact, number, self._language), column.style
                )
        self._below(page, sheet, top + 1 + len(sheet.rows))
        page.freeze_panes(top + 1, 0)
        if sheet.hidden:
            page.hide()

    def close(self) -> None:
        """Finish the file."""
        self._book.close()

    def _write(self, page: Any, row: int, place: int, cell: Cell, style: Style) -> None:
        if isinstance(cell, str):
            page.write_string(row, place, cell)
        elif isinstance(cell, date):
            page.write_datetime(row, place, cell, self._formats[style])
        elif cell is not None:
            page.write_number(row, place, cell, self._formats.get(style))

    def _below(self, page: Any, sheet: Sheet[Any], row: int) -> None:
        if sheet.total is not None:
            place = [column.header for column in sheet.columns].index(sheet.total.header)
            for column, text in ((0, sheet.total.label), (place, sheet.total.amount)):
                page.write_string(row, column, str(said(text, None, self._language)), self._formats["header"])
        if sheet.note is not None:
            page.write_string(row + 1, 0, str(said(sheet.note, None, self._language)))


def make(folder: Path) -> None:
    """Write both workbooks into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = sheets()
    for language, name in FILES.items():
        book = Book(folder / name, language)
        for page in pages:
            book.add(page)
        book.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
