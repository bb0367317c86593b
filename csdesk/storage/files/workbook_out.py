"""Everything as one clean workbook: a sheet a kind of record, numbers as numbers, dates as dates.

A last, hidden sheet says which column is which field, so that the workbook imports back to the same workspace.
Text is always written as text: a client called `=HYPERLINK(...)` stays a name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.importing.own_manifest import MANIFEST, OWN, PRIVATE, Manifest, OwnSheet
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import ENTITIES, Entity
from csdesk.domain.model.record import FieldType, Record
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg
from csdesk.i18n import Translator
from csdesk.storage.dump import HISTORY
from csdesk.storage.failures import explained, writing
from csdesk.storage.files.places import handed_over, scratch_folder
from csdesk.storage.files.sink import Sink
from csdesk.storage.queries.exported import mark_of
from csdesk.storage.tables import Reader

_COMMON = ("tags", "notes", "custom", "external_ids")
_LONGEST_NAME = 31
_LONGEST_TEXT = 16_000
"""A cell takes 32,767 units of UTF-16, and nothing of a longer text: it goes on in columns of the same field."""


def write_workbook(
    reader: Reader, target: Path, translator: Translator, progress: Progress | None = None
) -> dict[str, int]:
    """Write the workbook whole or not at all, and say how many records of each kind it holds."""
    counts: dict[str, int] = {}
    source = Path(reader.connection.execute("PRAGMA database_list").fetchone()[2])
    with explained(source), writing(target), handed_over(target) as aside, open_workbook(aside) as book:
        written: list[OwnSheet] = []
        names = {account.id: account.name for account in reader.all(Account)}
        for place, entity in enumerate(ENTITIES):
            if progress:
                progress.step(place, len(ENTITIES), msg("Exporting {what}", what=entity.many))
            records = [] if entity.key in HISTORY else reader.all(entity.type)
            if records:
                counts[entity.key] = len(records)
                sheet = _Sheet(book, entity, translator, names)
                written.append(sheet.write(records))
        _write_manifest(book, Manifest(tuple(written), mark_of(reader)))
    return counts


@contextmanager
def open_workbook(path: Path) -> Iterator[Any]:
    """A workbook written row by row in constant memory, its pieces in the app's own private folder."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    own = {"constant_memory": True, "remove_timezone": True, "tmpdir": str(scratch_folder())}
    sink = Sink(path)
    book = Workbook(sink, {**options, **own})
    try:
        yield book
        book.close()
        sink.close()
    except BaseException as failure:
        sink.give_up()
        for sheet in book.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()
            Path(sheet.row_data_filename).unlink(missing_ok=True)
        book.fileclosed = True
        if isinstance(failure, FileCreateError):  # it holds what the system said
            raise failure.args[0] from failure
        raise


def _write_manifest(book: Any, manifest: Manifest) -> None:
    sheet = book.add_worksheet(MANIFEST)
    for row, values in enumerate(manifest.rows()):
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)
    if manifest.sheets:
        sheet.hide()


Column = tuple[str, str, Callable[[Record], Any]]
"""The field, the label, and what a record shows there."""


def _pieces(column: Column, records: Sequence[Record]) -> list[Column]:
    """The column, or as many as its longest text needs."""
    key, label, value = column
    found = (value(record) for record in records)
    longest = max((len(one) for one in found if isinstance(one, str)), default=0)
    if longest <= _LONGEST_TEXT:
        return [column]

    def piece(start: int) -> Callable[[Record], Any]:
        return lambda record: (value(record) or "")[start : start + _LONGEST_TEXT] or None

    starts = range(0, longest, _LONGEST_TEXT)
    return [(key, f"{label} {n}" if n > 1 else label, piece(start)) for n, start in enumerate(starts, 1)]


class _Sheet:
    """One kind of record as a sheet."""

    def __init__(self, book: Any, entity: Entity, translator: Translator, accounts: dict[int, str]) -> None:
        self.name = translator.words(entity.many)[:_LONGEST_NAME]
        self._sheet = book.add_worksheet(self.name)
        if entity.key in PRIVATE:
            self._sheet.hide()
        self._entity = entity
        self._translator = translator
        self._accounts = accounts
        self._header = book.add_format({"bold": True, "bottom": 1})
        self._formats = {
            FieldType.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
            FieldType.INSTANT: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            FieldType.MONEY: book.add_format({"num_format": "#,##0.00"}),
        }

    def write(self, records: Sequence[Record]) -> OwnSheet:
        """Write header and rows; the result is what the manifest keeps of them."""
        columns = [part for column in self._columns() for part in _pieces(column, records)]
        self._sheet.freeze_panes(1, 2)
        self._sheet.set_column(1, len(columns), 18)
        for place, (_, label, _) in enumerate(columns):
            self._sheet.write_string(0, place, label, self._header)
        for row, record in enumerate(records, start=1):
            for place, (_, _, value) in enumerate(columns):
                self._put(row, place, value(record))
        fields, headers = zip(*((key, label) for key, label, _ in columns), strict=True)
        return OwnSheet(self.name, self._entity, fields, headers)

    def _columns(self) -> list[Column]:
        words = self._translator.words
        columns: list[Column] = [(OWN, "#", lambda record: record.id)]
        if self._entity.owned:
            columns.append(("", words(msg("Account")), self._account_name))
        for spec in self._entity.fields:
            label = words(spec.label) + (" #" if spec.ref else "")
            columns.append((spec.name, label, self._reader_of(spec.name, spec.type)))
        labels = (words(msg("Tags")), words(msg("Notes")), words(msg("Custom fields")), words(msg("Codes")))
        columns += [
            (name, label, self._reader_of(name, None)) for name, label in zip(_COMMON, labels, strict=True)
        ]
        return columns

    def _account_name(self, record: Any) -> str | None:
        return self._accounts.get(record.account or 0)

    def _reader_of(self, name: str, kind: FieldType | None) -> Callable[[Record], Any]:
        def value(record: Record) -> Any:
            found = getattr(record, name)
            if found is None or found in ((), {}):
                return None
            if kind is FieldType.MONEY:
                return Decimal(found).scaleb(-2)
            if isinstance(found, Decimal):
                return str(found)
            if isinstance(found, (dict, tuple)):
                return json.dumps(found, ensure_ascii=False, sort_keys=True)
            return found

        return value

    def _put(self, row: int, column: int, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(row, column, value)
        elif isinstance(value, int):
            self._sheet.write_number(row, column, value)
        elif isinstance(value, Decimal):
            self._sheet.write_number(row, column, value, self._formats[FieldType.MONEY])
        elif isinstance(value, datetime):
            local = value.astimezone(ZoneInfo("UTC")).replace(tzinfo=None)
            self._sheet.write_datetime(row, column, local, self._formats[FieldType.INSTANT])
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, value, self._formats[FieldType.DATE])
        else:
            self._sheet.write_string(row, column, str(value))
