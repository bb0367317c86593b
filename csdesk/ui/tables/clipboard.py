"""Rows as tab-separated text: titles, then raw values in the reader's language; and such text read back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from csdesk.domain.model.record import FieldType
from csdesk.ui.forms.parse import typed_text
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column, R

_BREAKS = re.compile(r"[\t\r\n]+")
_FORMULA = ("=", "+", "-", "@")


def tsv(columns: Sequence[Column[R]], rows: Sequence[R], reader: Reader) -> str:
    """What a spreadsheet takes: a line of titles and a line a row."""
    lines = [[reader.words.words(column.title) for column in columns]]
    lines += [[raw(column, row, reader) for column in columns] for row in rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def raw(column: Column[R], row: R, reader: Reader) -> str:
    """The value without currency, distance or rounding; a text that would be a formula is quoted as text."""
    if column.copied is not None:
        return _plain(column.copied(row, reader))
    value = column.value(row)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _plain(", ".join(map(str, value)))
    text = _plain(typed_text(column.spec, value, reader))
    if column.spec.type in {FieldType.TEXT, FieldType.CHOICE} and text.startswith(_FORMULA):
        return "'" + text
    return text.replace("−", "-") if column.right else text


def cells(text: str) -> list[list[str]]:
    """Pasted text as lines of cells; a closing line break makes no line."""
    return [line.split("\t") for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n")]


def _plain(text: Any) -> str:
    return _BREAKS.sub(" ", str(text))
