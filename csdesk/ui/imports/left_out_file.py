"""The rows that stay out, as a spreadsheet with the reason in its last column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import Blocked
from csdesk.domain.importing.table import Cell
from csdesk.domain.text import msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.files import ask_save
from csdesk.ui.imports.fates import FateRow
from csdesk.ui.imports.state import KEPT_OUT

AskTarget = Callable[[QWidget, str], Path | None]
_NAME = 31
_FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")


def ask_workbook(parent: QWidget, name: str) -> Path | None:
    """Ask where a workbook goes."""
    return ask_save(parent, "", name, "Excel (*.xlsx)")


def write_left_out(rows: Sequence[FateRow], target: Path, translator: Translator) -> None:
    """Write one sheet for each that has rows left out; raises `Blocked` when the file cannot be written."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(target), options)
    formats = {
        "strong": book.add_format({"bold": True}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    by_table: dict[int, list[FateRow]] = {}
    for one in rows:
        if one.plan.outcome in KEPT_OUT:
            by_table.setdefault(id(one.mapping.table), []).append(one)
    for number, kept in enumerate(by_table.values(), 1):
        table = kept[0].mapping.table
        name = f"{number} {table.sheet.name.translate(_FORBIDDEN)}"[:_NAME].strip()
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, [*table.headers, translator.words(msg("Why it stayed out"))], formats["strong"])
        for line, one in enumerate(kept, 1):
            cells = table.sheet.rows[one.plan.row - table.sheet.first_row]
            for place, column in enumerate(table.columns):
                _write(sheet, line, place, cells[column] if column < len(cells) else None, formats)
            why = "; ".join(translator.words(problem.text) for problem in one.plan.problems)
            sheet.write_string(line, len(table.columns), why)
        sheet.freeze_panes(1, 0)
    try:
        book.close()
    except (OSError, XlsxWriterException) as error:
        said = msg(
            "{file} could not be written. Close it in other programs, or choose another name.",
            file=verbatim(target.name),
        )
        raise Blocked(said) from error


class _Sheet(Protocol):
    """What a sheet of the writing library does here."""

    def write_datetime(self, line: int, place: int, moment: date, form: object) -> object:
        """A day in a cell."""

    def write_number(self, line: int, place: int, number: float | Decimal) -> object:
        """A number in a cell."""

    def write_string(self, line: int, place: int, words: str) -> object:
        """Words in a cell."""


def _write(sheet: _Sheet, line: int, place: int, cell: Cell, formats: dict[str, object]) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime | date):
        sheet.write_datetime(line, place, cell, formats["date"])
    elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        sheet.write_number(line, place, cell)
    else:
        sheet.write_string(line, place, str(cell))
