"""The cells of a sheet that CSDesk wrote, as the values they were written from; what a person typed is read with more lenience."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from csdesk.domain.importing.coerce import coerce_column
from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month

COMMON: Final = ("tags", "notes", "custom", "external_ids")
"""The fields that every kind of record has beside its own."""
BLANKS: Final[dict[str, Any]] = {"tags": (), "custom": {}, "external_ids": {}}
"""What the common fields hold when nothing is said."""
_UTC = "UTC"
_LOST = dict.fromkeys(code for code in range(32) if code != 10)
_NUMBERS = re.compile(r"\d{1,18}")
_UNFIT = (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError)
_MOST: Final = 10**15
"""Below it are the amounts and counts that are taken as they are."""


def written(spec: FieldSpec | str, cell: Cell) -> Any:
    """The value that a cell was written from; raises one of `_UNFIT` for what CSDesk would not write."""
    if isinstance(spec, str):
        return _COMMON[spec](cell)
    return _READ.get(spec.type, str)(cell)


def is_written(spec: FieldSpec | str, cell: Cell, values: Sequence[Any]) -> bool:
    """Whether a cell is one of some values as CSDesk writes them."""
    try:
        found = written(spec, cell)
    except _UNFIT:
        return False
    return found in values or (isinstance(found, str) and _lines(found) in map(_lines, values))


def _lines(value: Any) -> Any:
    """A text as far as spreadsheets keep it: line ends are alike, other control characters get lost."""
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").translate(_LOST).rstrip()


def read(spec: FieldSpec | str, cell: Cell, how: ColumnFormat) -> Any:
    """The value of a cell, whoever wrote it, or the `Problem` of one that cannot be read."""
    if isinstance(spec, str):
        return _read_common(spec, cell)
    if spec.type in {FieldType.REF, FieldType.REFS}:
        return _read_numbers(spec, cell)
    if spec.type in _PLAIN:
        try:
            return _bounded(spec, written(spec, cell))
        except _UNFIT:
            pass
    found = coerce_column([cell], spec, how, _UTC)
    value = found.values[0]
    if value is None and found.problems:
        return found.problems[0]
    return _bounded(spec, value)


def _bounded(spec: FieldSpec, value: Any) -> Any:
    if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
        return value
    if (spec.low is None or value >= spec.low) and (spec.high is None or value <= spec.high):
        return value
    return Problem(
        "out_of_range", msg("{value} does not fit {setting}", value=str(value), setting=spec.label)
    )


def number_of(cell: Cell) -> int | None:
    """The number of a record; `None` when the cell holds none."""
    try:
        number = _whole(cell)
    except _UNFIT:
        return None
    return number if 0 < number < 2**62 else None


def _read_numbers(spec: FieldSpec, cell: Cell) -> Any:
    numbers = tuple(map(int, _NUMBERS.findall(str(cell)))) if isinstance(cell, str) else ()
    alone = number_of(cell)
    found = numbers if isinstance(cell, str) else () if alone is None else (alone,)
    if not found or (spec.type is FieldType.REF and len(found) > 1):
        return Problem("bad_number", msg("{value} is not the number of a record", value=str(cell)))
    return found if spec.type is FieldType.REFS else found[0]


def _read_common(name: str, cell: Cell) -> Any:
    try:
        return _COMMON[name](cell)
    except _UNFIT:
        pass
    text = str(cell).strip()
    if name == "tags":
        words = (word.strip() for word in text.replace(";", ",").replace("|", ",").split(","))
        return tuple(dict.fromkeys(word for word in words if word))
    if name == "external_ids" and not text.startswith(("{", "[")):
        return {"": text}
    said = msg("{value} cannot be read; the field stays as it is", value=text[:40])
    return Problem("bad_json", said)


def _texts(cell: Cell) -> dict[str, str]:
    found = json.loads(str(cell))
    if not isinstance(found, dict):
        raise TypeError
    return {str(key): str(value) for key, value in found.items() if value is not None}


def _tags(cell: Cell) -> tuple[str, ...]:
    found = json.loads(str(cell))
    if not isinstance(found, list):
        raise TypeError
    return tuple(map(str, found))


def _whole(cell: Any) -> int:
    if isinstance(cell, bool):
        raise TypeError
    whole = int(cell) if isinstance(cell, (float, Decimal)) else int(str(cell))
    if abs(whole) >= _MOST or (not isinstance(cell, str) and whole != cell):
        raise ValueError
    return whole


def _day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else date.fromisoformat(cell)


def _moment(cell: Any) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=UTC, microsecond=0)
    return datetime(cell.year, cell.month, cell.day, tzinfo=UTC)


def _decimal(cell: Any) -> Decimal:
    if isinstance(cell, bool):
        raise TypeError
    number = Decimal(str(cell))
    if not number.is_finite() or abs(number) >= _MOST or number.adjusted() < -20:
        raise ValueError
    return number


def _cents(cell: Any) -> int:
    if isinstance(cell, (bool, str)):
        raise TypeError
    return int((_decimal(cell) * 100).to_integral_value())


def _yes(cell: Any) -> bool:
    if not isinstance(cell, bool) and cell not in {0, 1}:
        raise TypeError
    return bool(cell)


def _listed(cell: Any) -> tuple[int, ...]:
    return tuple(map(int, json.loads(str(cell))))


_READ: Final[dict[FieldType, Callable[[Any], Any]]] = {
    FieldType.DATE: _day,
    FieldType.INSTANT: _moment,
    FieldType.MONTH: lambda cell: Month.parse(str(cell)),
    FieldType.DECIMAL: _decimal,
    FieldType.PERCENT: _decimal,
    FieldType.MONEY: _cents,
    FieldType.INT: _whole,
    FieldType.BOOL: _yes,
    FieldType.REF: _whole,
    FieldType.REFS: _listed,
}
_COMMON: Final[dict[str, Callable[[Any], Any]]] = {
    "tags": _tags,
    "notes": str,
    "custom": _texts,
    "external_ids": _texts,
}
_PLAIN: Final = frozenset(
    {
        *(FieldType.DATE, FieldType.INSTANT, FieldType.DECIMAL, FieldType.PERCENT, FieldType.MONEY),
        *(FieldType.INT, FieldType.BOOL),
    }
)
"""What is read as CSDesk writes it, wherever it can be: `1.234` is no thousand."""
