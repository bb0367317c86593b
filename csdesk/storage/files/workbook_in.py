"""Read back a workbook that CSDesk exported: its hidden manifest says what every column is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import Any

from csdesk.domain.importing.own_manifest import OWN, OwnSheet, manifest_in
from csdesk.domain.importing.table import Book, Cell, RawSheet
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType, Record
from csdesk.domain.values.month import Month


def exported_records(book: Book) -> dict[str, list[Record]] | None:
    """The records of an exported workbook by kind; `None` for one that is not as it was written."""
    manifest = manifest_in(book.sheets)
    if manifest is None:
        return None
    sheets = {sheet.name: sheet for sheet in book.sheets}
    told = [one for one in manifest.sheets if one.name in sheets]
    if len(told) + 1 != len(sheets) or not all(_has_its_head(one, sheets[one.name]) for one in told):
        return None
    try:
        found = {one.entity.key: _records(one, sheets[one.name]) for one in told}
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return None
    return found if _holds_together(found) else None


def _has_its_head(told: OwnSheet, sheet: RawSheet) -> bool:
    """Whether the columns stand where they were written."""
    if not sheet.rows or sheet.first_row != 1:
        return False
    head = tuple("" if cell is None else str(cell) for cell in sheet.rows[0])
    width = len(told.headers)
    return not width or (head[:width] == told.headers and not any(head[width:]))


def _holds_together(found: dict[str, list[Record]]) -> bool:
    """Whether every record has a number of its own, and whatever it refers to is there."""
    numbers = {key: {record.id for record in records} for key, records in found.items()}
    for key, records in found.items():
        if len(numbers[key]) != len(records) or 0 in numbers[key]:
            return False
        for spec in BY_KEY[key].fields:
            known = numbers.get(spec.ref or "", set())
            for record in records if spec.ref else ():
                said = getattr(record, spec.name)
                meant = said if isinstance(said, tuple) else () if said is None else (said,)
                if not known.issuperset(meant):
                    return False
    return True


def _records(told: OwnSheet, sheet: RawSheet) -> list[Record]:
    specs = {spec.name: spec for spec in told.entity.fields}
    return [
        told.entity.type(**_values(specs, told.fields, row))
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
