"""Excel's XML of 2003, which old tools still write under the name .xls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from csdesk.storage.files.markup import Attributes, Markup
from csdesk.storage.files.read_ooxml import dense
from csdesk.storage.files.sheet_stream import Findings, SheetStream, letters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_MOST_COLUMNS = 16_384


def sheets_of_excel_xml(pieces: Iterable[bytes], cells: int) -> Iterator[SheetStream]:
    """The sheets of the file, in order."""
    events = _Content().events(pieces)
    for event in events:
        if isinstance(event, SheetStream):
            event.rows = dense(_rows(events, event.findings), cells)
            yield event


def _rows(events: Iterator[Any], findings: Findings) -> Iterator[tuple[int, list[Any]]]:
    for event in events:
        if event is None:
            return
        number, row, errors, merged = event
        for column, down in merged:
            findings.add_merged(number, number + down, column)
        for column, error in errors:
            findings.add("unreadable_cell", number, letters(column), error=error)
        yield number, row


class _Content(Markup):
    """Puts into `ready` each sheet as it begins, its rows with their numbers, and `None` when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self._number = self._column = 0
        self._row: list[Any] = []
        self._errors: list[tuple[int, str]] = []
        self._merged: list[tuple[int, int]] = []
        self._across = 0
        self._kind: str | None = None
        self._said: list[str] = []

    def opened(self, tag: str, attributes: Attributes) -> None:
        """Follow sheets, rows and cells."""
        if tag == "Worksheet":
            self._number = 0
            self.ready.append(SheetStream(attributes.get("Name", ""), iter(())))
        elif tag == "Row":
            self._number = _index(attributes, self._number)
            self._row, self._errors, self._merged, self._column = [], [], [], 0
        elif tag == "Cell":
            self._column = _index(attributes, self._column)
            self._across = _count(attributes, "MergeAcross")
            if down := _count(attributes, "MergeDown"):
                self._merged.append((self._column - 1, down))
        elif tag == "Data":
            self._kind, self._said = attributes.get("Type", "String"), []

    def text(self, words: str) -> None:
        """Keep the words of a cell."""
        if self._kind is not None:
            self._said.append(words)

    def closed(self, tag: str) -> None:
        """A finished cell joins its row, a finished row and sheet go out."""
        if tag == "Data":
            self._keep("".join(self._said))
            self._kind = None
        elif tag == "Cell":
            self._column += self._across
        elif tag == "Row":
            self.ready.append((self._number, self._row, self._errors, self._merged))
        elif tag == "Worksheet":
            self.ready.append(None)

    def _keep(self, words: str) -> None:
        place = self._column - 1
        if self._kind == "Error":
            self._errors.append((place, words or "#?"))
        elif words and 0 <= place < _MOST_COLUMNS:
            self._row.extend([None] * (place + 1 - len(self._row)))
            self._row[place] = _converted(self._kind or "String", words)


def _count(attributes: Attributes, name: str) -> int:
    told = attributes.get(name, "0")
    return int(told[:6]) if told.isdecimal() else 0


def _index(attributes: Attributes, before: int) -> int:
    told = attributes.get("Index", "")
    return int(told[:9]) if told.isdecimal() else before + 1


def _converted(kind: str, words: str) -> Any:
    try:
        if kind == "Number":
            return float(words)
        if kind == "Boolean":
            return words.strip() == "1"
        if kind == "DateTime":
            moment = datetime.fromisoformat(words).replace(tzinfo=None)
            return moment.date() if moment.time() == time() else moment
    except ValueError:
        return words
    return words
