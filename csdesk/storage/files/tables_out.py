"""Named tables as a workbook: money and percentages as numbers with their formats, text always as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from csdesk.domain.text import Text
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import DataTable, Shown
from csdesk.i18n import Translator
from csdesk.storage.failures import explained
from csdesk.storage.files.places import handed_over
from csdesk.storage.files.workbook_out import open_workbook

_LONGEST_NAME = 31
_FORBIDDEN = "[]:*?/\\'"


def write_tables(tables: Sequence[tuple[str, DataTable]], target: Path, translator: Translator) -> None:
    """Write a sheet a table, whole or not at all."""
    with explained(target), handed_over(target) as aside, open_workbook(aside) as book:
        formats = {
            "money": book.add_format({"num_format": "#,##0.00"}),
            "percent": book.add_format({"num_format": "0.0%"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "month": book.add_format({"num_format": "mmm/yyyy"}),
            "head": book.add_format({"bold": True, "bottom": 1}),
        }
        taken: set[str] = set()
        for title, table in tables:
            sheet = book.add_worksheet(_free_name(title, taken))
            _write(sheet, table, translator, formats)


def _write(sheet: Any, table: DataTable, translator: Translator, formats: dict[str, Any]) -> None:
    for at, title in enumerate(table.header):
        sheet.write_string(0, at, translator.write(title), formats["head"])
    for line, cells in enumerate(table.rows, 1):
        for at, value in enumerate(cells):
            _write_cell(sheet, (line, at), value, translator, formats)
    sheet.set_column(0, max(0, len(table.header) - 1), 16)
    sheet.freeze_panes(1, 1)


def _write_cell(
    sheet: Any, place: tuple[int, int], value: Shown, translator: Translator, formats: dict[str, Any]
) -> None:
    if isinstance(value, Money):
        sheet.write_number(*place, value.cents / 100, formats["money"])
    elif isinstance(value, Percent):
        if value.ratio is not None:
            sheet.write_number(*place, float(value.ratio), formats["percent"])
    elif isinstance(value, (int, Decimal)):
        sheet.write_number(*place, float(value))
    elif isinstance(value, Month):
        sheet.write_datetime(*place, value.first, formats["month"])
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, formats["date"])
    elif isinstance(value, (Text, str)) and value:
        sheet.write_string(*place, translator.write(value))


def _free_name(title: str, taken: set[str]) -> str:
    plain = "".join(" " if letter in _FORBIDDEN else letter for letter in title).strip() or "-"
    name, number = plain[:_LONGEST_NAME], 2
    while name.casefold() in taken:
        name = f"{plain[: _LONGEST_NAME - 3]} {number}"
        number += 1
    taken.add(name.casefold())
    return name
