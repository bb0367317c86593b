"""The second reader of xlsx: strict or not, with or without prefixes, sparse, and honest about error cells.

Several times slower than calamine; used when calamine gives up, and for the first rows of a preview, where only
the head of each sheet is inflated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from csdesk.storage.files.markup import Attributes, Markup
from csdesk.storage.files.ooxml_parts import SheetPart, Workbook, run_of, unescaped
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.serials import DATE, PLAIN, SPAN, as_date, as_span
from csdesk.storage.files.sheet_stream import (
    Findings,
    SheetStream,
    Unreadable,
    column_of,
    letters,
    rows_of_range,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    NumberedRow = tuple[int, list[Any]]


_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_MOST_COLUMNS = 16_384


def sheets_of_ooxml(parts: Parts, cells: int) -> Iterator[SheetStream]:
    """The sheets of an xlsx workbook, in order."""
    book = Workbook(parts)
    known = _Known(book)
    for sheet in book.sheets:
        yield _sheet_of(parts, sheet, known, cells)


class _Known:
    """Shared texts and styles, read when first needed and no further than needed."""

    def __init__(self, book: Workbook) -> None:
        self.from_1904 = book.from_1904
        self._book = book
        self._coming = book.texts()
        self._texts: list[str] = []
        self._meanings: list[int] | None = None

    def text(self, index: int) -> str | None:
        """A shared text by its index."""
        while index >= len(self._texts):
            following = next(self._coming, None)
            if following is None:
                return None
            self._texts.append(following)
        return self._texts[index]

    def meaning(self, style: int) -> int:
        """What numbers of a cell style are."""
        if self._meanings is None:
            self._meanings = self._book.meanings()
        return self._meanings[style] if 0 <= style < len(self._meanings) else PLAIN


def _sheet_of(parts: Parts, sheet: SheetPart, known: _Known, cells: int) -> SheetStream:
    """One sheet; a chart has no rows."""
    stream = SheetStream(sheet.name, iter(()), hidden=sheet.hidden)
    if not sheet.part:
        stream.findings.add("unreadable_sheet", sheet=sheet.name)
    elif sheet.cells:
        reader = _Sheet(known, stream.findings)
        stream.rows = dense(reader.events(parts.named(sheet.part)), cells)
    return stream


def dense(rows: Iterator[NumberedRow], cells: int) -> Iterator[list[Any]]:
    """Numbered rows with the blank ones between them, from row 1; refuses a sheet that spans too much."""
    following = widest = 1
    for number, row in rows:
        gap = number - following
        if gap < 0:
            continue
        widest = max(widest, len(row))
        if number * widest > cells:
            raise Unreadable("too_many_cells", count=cells)
        for _ in range(gap):
            yield []
        yield row
        following = number + 1


class _Sheet(Markup):
    """Puts each row, with its number, into `ready`."""

    def __init__(self, known: _Known, findings: Findings) -> None:
        super().__init__()
        self._known = known
        self._findings = findings
        self._number = 0
        self._row: list[Any] = []
        self._cell: Attributes = {}
        self._column = -1
        self._value: list[str] = []
        self._said: list[str] = []
        self._into: list[str] | None = None
        self._formula = self._has_value = False
        self._kept = False
        self._aside = 0

    def opened(self, tag: str, attributes: Attributes) -> None:
        """Follow rows, cells and what they hold."""
        self._into = None
        if tag == "row":
            told = attributes.get("r", "")
            self._number = int(told) if told.isdecimal() else self._number + 1
            self._row, self._column = [], -1
        elif tag == "c":
            self._open_cell(attributes)
        elif tag == "v":
            self._into, self._has_value = self._value, True
        elif tag == "t" and not self._aside:
            self._into, self._kept = [], attributes.get("space") == "preserve"
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._aside += 1
        elif tag == "mergeCell" and (merged := rows_of_range(attributes.get("ref", ""))):
            self._findings.add_merged(*merged)

    def _open_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._value.clear()
        self._said.clear()
        self._formula = self._has_value = False
        place = _PLACE.match(attributes.get("r", ""))
        self._column = self._column + 1 if place is None else column_of(place[1])

    def text(self, words: str) -> None:
        """Keep the characters of values and inline texts."""
        if self._into is not None:
            self._into.append(words)

    def closed(self, tag: str) -> None:
        """A finished cell joins its row, a finished row goes out."""
        if tag == "t" and self._into is not None:
            self._said.append(run_of(self._into, kept=self._kept))
        self._into = None
        if tag == "c":
            value = self._converted()
            if value is not None and self._column < _MOST_COLUMNS:
                self._row.extend([None] * (self._column + 1 - len(self._row)))
                self._row[self._column] = value
        elif tag == "row":
            self.ready.append((self._number, self._row))
        elif tag == "rPh":
            self._aside -= 1

    def _converted(self) -> Any:
        kind, value = self._cell.get("t", "n"), "".join(self._value)
        if kind == "e":
            self._tell("unreadable_cell", error=value or "#?")
            return None
        if self._said:
            return "".join(self._said) or None
        if not value:
            if self._formula and kind != "str":
                self._tell("formula_without_value")
            return None
        if kind in {"str", "inlineStr"}:
            return unescaped(value)
        return self._typed(kind, value)

    def _typed(self, kind: str, value: str) -> Any:
        value = value.strip()
        try:
            if kind == "s":
                return self._known.text(int(value)) or None
            if kind == "b":
                return value in {"1", "true"}
            return _iso(value) if kind == "d" else self._number_of(float(value))
        except ValueError:
            return value or None

    def _number_of(self, value: float) -> Any:
        style = self._cell.get("s", "0")
        found = self._known.meaning(int(style)) if style.isdecimal() else PLAIN
        if found == DATE:
            return as_date(value, self._known.from_1904)
        return as_span(value) if found == SPAN else value

    def _tell(self, code: str, **detail: str) -> None:
        self._findings.add(code, self._number, letters(self._column), **detail)


def _iso(value: str) -> date | datetime | time:
    """A date of strict OOXML; midnight is a day."""
    if value[:1].isdigit() and ":" in value[:3]:
        return time.fromisoformat(value)
    moment = datetime.fromisoformat(value).replace(tzinfo=None)
    return moment.date() if moment.time() == time() else moment
