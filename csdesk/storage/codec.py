"""Records to rows and back; the one place that knows how a value is written in SQLite."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Generic, TypeVar

from csdesk.domain.importing.source_ids import IdsOfSource
from csdesk.domain.lean import instances
from csdesk.domain.model.catalog import BY_TYPE
from csdesk.domain.model.record import FieldType, Record, fields_of
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month
from csdesk.storage.failures import Damaged

R = TypeVar("R", bound=Record)
Value = str | int | None

SQL_TYPES: dict[FieldType, str] = {
    kind: "INTEGER" if kind in {FieldType.MONEY, FieldType.INT, FieldType.BOOL, FieldType.REF} else "TEXT"
    for kind in FieldType
}

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What does not stand in JSON as it is."""
_COMMON = ("external_ids", "tags", "notes", "custom")
_EMPTY = frozenset({"external_ids", "tags", "custom"})
"""Columns that are never null: their default is an empty collection."""


def _instant_out(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _instant_in(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _json_out(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _texts_out(values: Mapping[str, str]) -> str:
    """As `_json_out`, and four times as quick."""
    return (
        "{"
        + ",".join(f"{encode_basestring(key)}:{encode_basestring(values[key])}" for key in sorted(values))
        + "}"
    )


def _tags_out(tags: Sequence[str]) -> str:
    return _json_out(list(tags))


def _texts_in(text: str) -> Mapping[str, str]:
    return dict(json.loads(text)) if text != "{}" else {}


def _tags_in(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text != "[]" else ()


def _refs_in(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


_OUT: dict[FieldType, Callable[[Any], Value]] = {
    FieldType.DATE: date.isoformat,
    FieldType.INSTANT: _instant_out,
    FieldType.MONTH: str,
    FieldType.DECIMAL: str,
    FieldType.PERCENT: str,
    FieldType.BOOL: int,
    FieldType.REFS: lambda ids: _json_out(list(ids)),
}
_COMMON_OUT: tuple[Callable[[Any], Value] | None, ...] = (_texts_out, _tags_out, None, _texts_out)
_IN: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: date.fromisoformat,
    FieldType.INSTANT: _instant_in,
    FieldType.MONTH: Month.parse,
    FieldType.DECIMAL: Decimal,
    FieldType.PERCENT: Decimal,
    FieldType.BOOL: bool,
    FieldType.REFS: _refs_in,
}
_COMMON_IN: dict[str, Callable[[Any], Any]] = {
    "external_ids": _texts_in,
    "tags": _tags_in,
    "custom": _texts_in,
    "created": _instant_in,
    "changed": _instant_in,
}


ADDED: dict[str, int] = {"task": 5, "process": 5, "playbook": 5, "run": 7}
"""How many of its last fields a kind of record got by a migration: their columns lie after all others."""


class Codec(Generic[R]):
    """Writes and reads the rows of one kind of record."""

    def __init__(self, kind: type[R]) -> None:
        specs = fields_of(kind)
        self.kind = kind
        self.table = BY_TYPE[kind].key
        self.names: tuple[str, ...] = (*(spec.name for spec in specs), *_COMMON)
        """The columns that a command writes; `id`, `created` and `changed` are storage's own."""
        first = len(specs) - ADDED.get(self.table, 0)
        added = self.names[first : len(specs)]
        self.before: tuple[str, ...] = ("id", *self.names[:first], *_COMMON, "created", "changed")
        """The columns as they were before a migration added some: so they lie in the older images of the journal."""
        self.columns: tuple[str, ...] = (*self.before, *added)
        self._out = [(spec.name, _OUT.get(spec.type)) for spec in specs]
        self._all = [*self._out, *zip(_COMMON, _COMMON_OUT, strict=True)]
        self._in = {spec.name: _IN[spec.type] for spec in specs if spec.type in _IN} | _COMMON_IN

    def plain(self, name: str, value: Any) -> Value:
        """One value of a column, as SQLite keeps it."""
        out = dict(self._out).get(name)
        written: Value = value if value is None or out is None else out(value)
        return written

    def read(self, name: str, value: Value) -> Any:
        """One value of a column, as a record holds it."""
        read = self._in.get(name)
        return value if value is None or read is None else read(value)

    def values(self, record: R) -> list[Value]:
        """The values of `names`, as SQLite keeps them."""
        row: list[Value] = []
        for name, out in self._out:
            value = getattr(record, name)
            row.append(value if value is None or out is None else out(value))
        row += (
            _texts_out(record.external_ids),
            _tags_out(record.tags) if record.tags else "[]",
            record.notes,
            _texts_out(record.custom),
        )
        return row

    def columns_of(self, records: Sequence[R]) -> dict[str, Sequence[Any]]:
        """The fields of records, one list each."""
        return {name: list(map(attrgetter(name), records)) for name, _ in self._all}

    def filled(self, columns: Mapping[str, Sequence[Any]], size: int) -> dict[str, Sequence[Value]]:
        """As SQLite keeps them, the columns that hold something; the others are left to their default."""
        found: dict[str, Sequence[Value]] = {}
        for name, out in self._all:
            column = columns.get(name)
            if column is None:
                continue
            if any(column) if name in _EMPTY else column.count(None) < size:
                found[name] = column if out is None else _written(out, column)
        return found

    def record(self, row: Sequence[Any]) -> R:
        """The record of a row of `columns`."""
        return self.records([row])[0]

    def records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """The records of rows of `columns`; raises `Damaged` for values that CSDesk would never write."""
        try:
            return self._records(rows)
        except (ValueError, TypeError, ArithmeticError) as failure:
            raise Damaged(
                msg("A record of this file cannot be read; open a backup or ask for help")
            ) from failure

    def _records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """Column by column: what repeats is read once."""
        columns: dict[str, Sequence[Any]] = dict(zip(self.columns, zip(*rows, strict=True), strict=False))
        for name, read in self._in.items() if rows else ():
            columns[name] = _each(read, columns[name])
        return instances(self.kind, columns, len(rows))


def _written(out: Callable[[Any], Value], column: Sequence[Any]) -> Sequence[Value]:
    """The values of a column as SQLite keeps them; a date that repeats is written once."""
    if out is _texts_out and isinstance(column, IdsOfSource):
        opening = f"{{{encode_basestring(column.source)}:"
        if _ESCAPED.search("".join(column.ids)) is None:
            return [f'{opening}"{one}"}}' for one in column.ids]
        return [f"{opening}{encode_basestring(one)}}}" for one in column.ids]
    if out is date.isoformat or out is _instant_out:
        return _each(out, column)
    return [None if one is None else out(one) for one in column]


def _each(read: Callable[[Any], Any], column: Sequence[Any]) -> Sequence[Any]:
    """The values of a column; what does not change is read once and shared by all that hold it."""
    if read is _texts_in:
        return list(map(read, column))
    values = {one: None if one is None else read(one) for one in set(column)}
    return list(map(values.__getitem__, column))


_CODECS: dict[type[Record], Codec[Any]] = {}


def codec_of(kind: type[R]) -> Codec[R]:
    """The codec of a kind of record, made once."""
    known = _CODECS.get(kind)
    if known is None:
        known = _CODECS[kind] = Codec(kind)
    return known
