"""The fields that the workspace added to a kind of record, as columns of its grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.model.record import FieldSpec, FieldType, Record
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import verbatim
from csdesk.ui.records.kinds import Kind
from csdesk.ui.records.names import Names, currency_of_row
from csdesk.ui.tables.column import Column

_READ: Mapping[str, Callable[[str], Any]] = {
    FieldType.TEXT: str,
    FieldType.CHOICE: str,
    FieldType.MONEY: int,
    FieldType.INT: int,
    FieldType.DECIMAL: Decimal,
    FieldType.PERCENT: Decimal,
    FieldType.DATE: date.fromisoformat,
}


def own_columns(kind: Kind, fields: Sequence[CustomField], names: Names) -> tuple[Column[Record], ...]:
    """A column for each field of the kind, hidden until it is chosen."""
    return tuple(_column(kind, field, names) for field in fields if field.entity == kind.key)


def _column(kind: Kind, field: CustomField, names: Names) -> Column[Record]:
    type_ = FieldType(field.type) if field.type in _READ else FieldType.TEXT
    title = verbatim(field.label)
    return Column(
        key=f"custom.{field.key}",
        title=title,
        value=lambda row: _read(type_, row.custom.get(field.key)),
        spec=FieldSpec(field.key, type_, title),
        currency=partial(currency_of_row, names) if type_ is FieldType.MONEY else None,
        edit=partial(_edit, kind.entity.type, field.key),
        width=130,
        search=type_ is FieldType.TEXT,
        shown=False,
    )


def _read(type_: FieldType, kept: str | None) -> Any:
    """A value from its canonical text; what does not fit its type is undefined."""
    if not kept:
        return None
    try:
        return _READ[type_](kept)
    except (ValueError, ArithmeticError):
        return None


def _edit(kind: type[Record], key: str, rows: Sequence[Record], value: Any) -> Command:
    """The command that gives records another value of the field; their other fields stay as they are."""
    kept = {} if value is None else {key: value.isoformat() if isinstance(value, date) else str(value)}
    others = ({name: text for name, text in row.custom.items() if name != key} for row in rows)
    changes = [(row.id, {"custom": {**own, **kept}}) for row, own in zip(rows, others, strict=True)]
    return TakeRows(kind=kind, changes=changes)
