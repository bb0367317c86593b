"""Read back a workbook that CSDesk exported: its hidden manifest says what every column is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import Any

from csdesk.domain.importing.table import Book, Cell, RawSheet
from csdesk.domain.model.catalog import Entity
from csdesk.domain.model.record import FieldSpec, FieldType, Record
from csdesk.domain.values.month import Month
from csdesk.storage.files.workbook_out import MANIFEST, OWN, manifest_of


def exported_records(book: Book) -> dict[str, list[Record]] | None:
    """The records of an exported workbook by kind; `None` for a workbook that is not one."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    manifest = sheets.get(MANIFEST)
    if manifest is None or not manifest.hidden:
        return None
    found: dict[str, list[Record]] = {}
    for name, entity, columns in manifest_of(manifest.rows):
        if name in sheets:
            found[entity.key] = _records(entity, columns, sheets[name])
    return found


def _records(entity: Entity, columns: Sequence[str], sheet: RawSheet) -> list[Record]:
    specs = {spec.name: spec for spec in entity.fields}
    return [
        entity.type(**_values(specs, columns, row))
        for row in sheet.rows[1:]
        if any(cell is not None for cell in row)
    ]


def _values(specs: dict[str, FieldSpec], columns: Sequence[str], row: Sequence[Cell]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, cell in _whole(columns, row):
        if cell is None or name == "":
            continue
        if name == OWN:
            values["id"] = int(str(cell))
        elif name in specs:
            values[name] = _READ.get(specs[name].type, _text)(cell)
        else:
            values[name] = _common(name, str(cell))
    return values


def _whole(columns: Sequence[str], row: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
    """The cells by their fields; a long text goes on in the next columns of its field."""
    found = list(zip(columns, row, strict=False))
    for place, (name, cell) in enumerate(found):
        if place and name and found[place - 1][0] == name:
            continue
        rest = found[place + 1 :] if name else []
        more = [str(one) for _, one in takewhile(partial(_is_of, name), rest) if one is not None]
        yield name, "".join((str(cell), *more)) if more else cell


def _is_of(name: str, found: tuple[str, Cell]) -> bool:
    return found[0] == name


def _common(name: str, text: str) -> Any:
    if name == "notes":
        return text
    return tuple(json.loads(text)) if name == "tags" else json.loads(text)


def _text(cell: Any) -> str:
    return str(cell)


def _day(cell: Any) -> date:
    return (
        cell.date()
        if isinstance(cell, datetime)
        else cell
        if isinstance(cell, date)
        else date.fromisoformat(cell)
    )


def _moment(cell: Any) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=UTC)
    return datetime(cell.year, cell.month, cell.day, tzinfo=UTC)


def _cents(cell: Any) -> int:
    return int((Decimal(repr(cell)) * 100).to_integral_value())


_READ: dict[FieldType, Any] = {
    FieldType.DATE: _day,
    FieldType.INSTANT: _moment,
    FieldType.MONTH: lambda cell: Month.parse(str(cell)),
    FieldType.DECIMAL: lambda cell: Decimal(str(cell)),
    FieldType.PERCENT: lambda cell: Decimal(str(cell)),
    FieldType.MONEY: _cents,
    FieldType.INT: lambda cell: int(str(cell)),
    FieldType.BOOL: bool,
    FieldType.REF: lambda cell: int(str(cell)),
    FieldType.REFS: lambda cell: tuple(json.loads(str(cell))),
}
