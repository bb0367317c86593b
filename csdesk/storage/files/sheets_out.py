"""Tables as seen on the screen, written as a workbook: numbers as numbers, dates as dates, text always as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, verbatim
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.views.sheets import SheetRow, SheetTable, SheetValue
from csdesk.storage.failures import explained
from csdesk.storage.files.places import handed_over
from csdesk.storage.files.workbook_out import open_workbook

_LONGEST_NAME = 31
_NOT_IN_NAMES = "[]:*?/\\'"
_WIDTH = 18
_OFTEN = 500
_SIGNS = {"BRL": "R$", "USD": "US$", "EUR": "€", "GBP": "£"}
_LONGEST_TEXT = 32_767
_ROWS_MOST = 1_048_576


def write_sheets(tables: Sequence[SheetTable], target: Path, progress: Progress | None = None) -> None:
    """Write one sheet for each table, whole or not at all."""
    names = _names([table.name for table in tables])
    with explained(target), handed_over(target) as aside, open_workbook(aside) as book:
        formats = _Formats(book)
        for name, table in zip(names, tables, strict=True):
            _write(book.add_worksheet(name), table, formats, progress)


class _Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def of(self, number: str, *, strong: bool) -> Any:
        """A number format, strong or not."""
        key = (number, strong)
        if key not in self._made:
            look: dict[str, Any] = {"num_format": number} if number else {}
            self._made[key] = self._book.add_format({**look, "bold": True} if strong else look)
        return self._made[key]


def _write(sheet: Any, table: SheetTable, formats: _Formats, progress: Progress | None) -> None:
    for place, width in enumerate(table.widths or (_WIDTH,) * len(table.titles)):
        sheet.set_column(place, place, width)
    sheet.outline_settings(True, False, False, False)  # a group's title stands above its rows
    for line, words in enumerate(table.above):
        sheet.write_string(line, 0, words, formats.of("", strong=False))
    head = len(table.above)
    for place, title in enumerate(table.titles):
        sheet.write_string(head, place, title, formats.of("", strong=True))
    if table.titles:
        head += 1
        sheet.freeze_panes(head, 1)
    for number, row in enumerate(table.rows[: _ROWS_MOST - head]):
        if progress is not None and number % _OFTEN == 0:
            progress.step(number, len(table.rows), msg("Writing {file}", file=verbatim(table.name)))
        _write_row(sheet, head + number, row, formats)


def _write_row(sheet: Any, line: int, row: SheetRow, formats: _Formats) -> None:
    if row.level or row.hidden:
        sheet.set_row(line, None, None, {"level": row.level, "hidden": row.hidden})
    for place, value in enumerate(row.cells):
        if value is not None:
            _put(sheet, (line, place), value, formats, strong=row.strong)


def _put(sheet: Any, at: tuple[int, int], value: SheetValue, formats: _Formats, *, strong: bool) -> None:
    match value:
        case bool():
            sheet.write_boolean(*at, value)
        case int():
            sheet.write_number(*at, value, formats.of("#,##0", strong=strong))
        case Decimal():
            sheet.write_number(*at, value, formats.of("#,##0.##", strong=strong))
        case Money():
            sign = _SIGNS.get(value.currency, value.currency)
            look = formats.of(f'"{sign}" #,##0.00', strong=strong)
            sheet.write_number(*at, Decimal(value.cents).scaleb(-2), look)
        case Percent():
            if value.ratio is not None:
                sheet.write_number(*at, value.ratio, formats.of("0.0%", strong=strong))
        case datetime():
            sheet.write_datetime(
                *at, value.replace(tzinfo=None), formats.of("yyyy-mm-dd hh:mm", strong=strong)
            )
        case date():
            sheet.write_datetime(*at, value, formats.of("yyyy-mm-dd", strong=strong))
        case _:
            sheet.write_string(*at, str(value)[:_LONGEST_TEXT], formats.of("", strong=strong))


def _names(wanted: Sequence[str]) -> list[str]:
    """Names that Excel takes, each of them once."""
    found: list[str] = []
    for name in wanted:
        plain = "".join(" " if sign in _NOT_IN_NAMES else sign for sign in name).strip() or "-"
        known = {one.casefold() for one in found}
        made, number = plain[:_LONGEST_NAME], 2
        while made.casefold() in known:
            end = f" {number}"
            made, number = plain[: _LONGEST_NAME - len(end)] + end, number + 1
        found.append(made)
    return found
