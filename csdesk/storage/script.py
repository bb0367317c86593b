"""A script of edits, one JSON object a line, done through the same door as the window's.

{"do": "add", "entity": "account", "values": {"name": "Aurora"}, "as": "a"}
{"do": "add", "entity": "task", "values": {"account": {"as": "a"}, "title": "Ligar", "due": "2026-10-01"}}
{"do": "change", "entity": "account", "where": {"name": "Aurora"}, "values": {"stage": "value"}}
{"do": "delete", "entity": "task", "where": {"title": "Ligar"}}
{"do": "undo"}
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from csdesk.domain.commands.records import AddRecord, ChangeRecords, DeleteRecords, kind_of
from csdesk.domain.errors import Refused
from csdesk.domain.model.catalog import BY_TYPE
from csdesk.domain.model.record import FieldSpec, FieldType, Record, fields_of
from csdesk.domain.text import msg, verbatim
from csdesk.domain.values.month import Month
from csdesk.storage.failures import DiskFull, RefersToNothing
from csdesk.storage.workspace import Workspace

_NO_EDIT = (
    *(KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError),
    sqlite3.ProgrammingError,
)
"""What a line that is no edit runs into, on its way from bytes to values."""


class BadEdit(Refused):
    """A line of the script that cannot be understood."""


class Script:
    """Runs edits on a workspace, remembering the records that earlier lines named."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._named: dict[str, int] = {}

    def run(self, lines: Iterable[str]) -> Iterator[int]:
        """Do each edit and yield its number once it is saved; raises `Refused` naming the line that is not."""
        number = saved = 0
        try:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    self._edit(json.loads(line))
                    yield (saved := number)
        except DiskFull as failure:
            if not saved:
                raise
            said = msg("The disk is full: line {line} was not saved, the lines before it are", line=number)
            raise DiskFull(said) from failure
        except RefersToNothing as failure:
            said = msg(
                "Line {line} refers to a record that is not there; the lines before it are saved", line=number
            )
            raise BadEdit(said) from failure
        except _NO_EDIT as failure:
            raise BadEdit(
                msg("Line {line} is not an edit; the lines before it are saved", line=max(1, number))
            ) from failure

    def _edit(self, edit: Mapping[str, Any]) -> None:
        verb = edit["do"]
        if verb == "undo":
            self._workspace.undo()
        elif verb == "redo":
            self._workspace.redo()
        elif verb == "add":
            self._add(edit)
        elif verb in {"change", "delete"}:
            self._change(edit, verb)
        else:
            raise ValueError(verb)

    def _add(self, edit: Mapping[str, Any]) -> None:
        kind, name = kind_of(edit["entity"]), edit.get("as", "")
        if not isinstance(name, str):
            raise TypeError(name)
        done = self._workspace.run(AddRecord(record=kind(**self._values(kind, edit["values"]))))
        if name:
            self._named[name] = done.value

    def _change(self, edit: Mapping[str, Any], verb: str) -> None:
        kind = kind_of(edit["entity"])
        found = self._workspace.reader.find(kind, **self._values(kind, edit["where"]))
        if not found:
            raise BadEdit(msg("No {kind} fits the edit; nothing was changed by it", kind=BY_TYPE[kind].one))
        ids = tuple(record.id for record in found)
        if verb == "delete":
            self._workspace.run(DeleteRecords(kind=kind, ids=ids))
        else:
            self._workspace.run(ChangeRecords(kind=kind, ids=ids, values=self._values(kind, edit["values"])))

    def _values(self, kind: type[Record], given: Mapping[str, Any]) -> dict[str, Any]:
        specs = {spec.name: spec for spec in fields_of(kind)}
        values: dict[str, Any] = {}
        for name, value in given.items():
            if name in specs:
                values[name] = self._value(specs[name], value)
            elif name in _COMMON:
                values[name] = _COMMON[name](value)
            else:
                raise BadEdit(
                    msg("{name} is not a field of {kind}", name=verbatim(name), kind=BY_TYPE[kind].one)
                )
        return values

    def _value(self, spec: FieldSpec, value: Any) -> Any:
        if value is None:
            return None
        if spec.type is FieldType.REF:
            return self._named[value["as"]] if isinstance(value, dict) else int(value)
        if spec.type is FieldType.REFS:
            return tuple(self._named[one["as"]] if isinstance(one, dict) else int(one) for one in value)
        return _READ.get(spec.type, _text)(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not (number := Decimal(str(value))).is_finite():
        raise ValueError(value)
    return number


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(_text, value))


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _names(value: object) -> dict[str, str]:
    return {name: _text(said) for name, said in _object(value).items()}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_READ: dict[FieldType, Any] = {
    FieldType.DATE: date.fromisoformat,
    FieldType.INSTANT: _moment,
    FieldType.MONTH: Month.parse,
    FieldType.DECIMAL: _number,
    FieldType.PERCENT: _number,
    FieldType.MONEY: _whole,
    FieldType.INT: _whole,
    FieldType.BOOL: _flag,
}
_COMMON: dict[str, Any] = {
    "tags": _words,
    "notes": lambda value: None if value is None else _text(value),
    "custom": _object,
    "external_ids": _names,
    "id": _whole,
}
