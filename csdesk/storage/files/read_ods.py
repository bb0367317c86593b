"""The second reader of ods, and the reader of flat ods (fods): rows and cells as their repeats say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from csdesk.storage.files.markup import Attributes, Markup
from csdesk.storage.files.read_ooxml import dense
from csdesk.storage.files.sheet_stream import Findings, SheetStream, Unreadable, letters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_SPAN = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$")
_ERROR = re.compile(r"(#[A-Z/0!?]+|Err:\d+)$")
_NUMBERS = {"float", "percentage", "currency"}
_MOST_COLUMNS = 16_384
_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001 - sheets know no zones
_REPEATS = re.compile(rb'(columns|rows)-repeated="\d{3,}"')
_OVERLAP = 4096
_ASIDE = {"annotation", "shape", "shapes", "frame"}


def sheets_of_ods(pieces: Iterable[bytes], cells: int) -> Iterator[SheetStream]:
    """The sheets of the content of an ods file, in order."""
    events = _Content().events(pieces)
    for event in events:
        if isinstance(event, SheetStream):
            event.rows = dense(_rows(events, event.findings), cells)
            yield event


def check_extent(pieces: Callable[[], Iterable[bytes]], cells: int) -> None:
    """Refuse what spans too much by its repeats, before anything of it is written out."""
    if not _has_filled_repeats(pieces()):
        return
    left, height, widest = cells, 0, 0
    for event in _Content().events(pieces()):
        if event is None:
            left, height, widest = left - height * widest, 0, 0
        elif not isinstance(event, SheetStream) and event[1]:
            height, widest = height + event[0], max(widest, len(event[1]))
        if height * widest > left:
            raise Unreadable("too_many_cells", count=cells)


def _has_filled_repeats(pieces: Iterable[bytes]) -> bool:
    """Whether cells or rows that hold something are said to stand there a hundred times and more."""
    rest = b""
    for piece in pieces:
        held = rest + piece
        if any(_is_filled(held, found) for found in _REPEATS.finditer(held)):
            return True
        rest = held[-_OVERLAP:]
    return False


def _is_filled(held: bytes, repeats: re.Match[bytes]) -> bool:
    """Whether what a tag repeats is more than blank cells: a row as far as its end is in sight."""
    first = held.rfind(b"<", 0, repeats.start())
    last = held.find(b">", repeats.end())
    if repeats[1] == b"rows" and held[last - 1 : last] != b"/":
        last = held.find(b"table-row>", last, last + _OVERLAP)
        return last < 0 or b"value" in held[first:last] or b"<text" in held[first:last]
    return b"value" in held[first:last] or held[last - 1 : last] != b"/"


def _rows(events: Iterator[Any], findings: Findings) -> Iterator[tuple[int, list[Any]]]:
    """The filled rows of the sheet that just began, repeats written out."""
    number = 1
    for event in events:
        if event is None:
            return
        repeats, row, errors, merged = event
        for column, down in merged:
            findings.add_merged(number, number + down - 1, column)
        for column, error in errors:
            findings.add("unreadable_cell", number, letters(column), error=error)
        if row:
            for place in range(repeats):
                yield number + place, row
        number += repeats


class _Content(Markup):
    """Puts into `ready` each sheet as it begins, its rows with their repeats, and `None` when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = self._aside = 0
        self._row: list[Any] = []
        self._column = self._repeats = 0
        self._errors: list[tuple[int, str]] = []
        self._merged: list[tuple[int, int]] = []
        self._cell: Attributes = {}
        self._in_cell = False
        self._said: list[str] = []
        self._paragraphs = 0

    def opened(self, tag: str, attributes: Attributes) -> None:
        """Follow sheets, rows, cells and paragraphs."""
        if tag in _ASIDE:
            self._aside += 1
        elif tag in {"table-cell", "covered-table-cell"} and self._depth == 1:
            self._cell, self._in_cell, self._paragraphs = attributes, True, 0
            self._said = []
        elif tag == "table-row":
            self._row, self._column, self._errors, self._merged = [], 0, [], []
            self._repeats = _repeats(attributes, "number-rows-repeated")
        elif self._in_cell and not self._aside:
            self._open_words(tag, attributes)
        else:
            self._open_outline(tag, attributes)

    def _open_words(self, tag: str, attributes: Attributes) -> None:
        if tag == "p":
            self._said += ["\n"] if self._paragraphs else []
            self._paragraphs += 1
        elif tag == "s":
            self._said.append(" " * min(_repeats(attributes, "c"), 1000))
        elif tag in {"tab", "line-break"}:
            self._said.append("\t" if tag == "tab" else "\n")

    def _open_outline(self, tag: str, attributes: Attributes) -> None:
        if tag == "style":
            self._style = attributes.get("name", "")
        elif tag == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                hidden = attributes.get("style-name", "") in self._hidden_styles
                self.ready.append(SheetStream(attributes.get("name", ""), iter(()), hidden=hidden))

    def text(self, words: str) -> None:
        """Keep the words of a cell."""
        if self._in_cell and self._paragraphs and not self._aside:
            self._said.append(words)

    def closed(self, tag: str) -> None:
        """A finished cell joins its row, a finished row and sheet go out."""
        if tag in _ASIDE:
            self._aside -= 1
        elif tag in {"table-cell", "covered-table-cell"} and self._depth == 1:
            self._close_cell(covered=tag != "table-cell")
        elif tag == "table-row" and self._depth == 1:
            self.ready.append((self._repeats, self._row, self._errors, self._merged))
        elif tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self.ready.append(None)

    def _close_cell(self, *, covered: bool) -> None:
        """Keep what a cell shows; one that lies under a merged cell shows nothing."""
        self._in_cell = False
        repeats = _repeats(self._cell, "number-columns-repeated")
        words = "".join(self._said)
        if covered:
            self._column += repeats
            return
        if (down := _repeats(self._cell, "number-rows-spanned")) > 1:
            self._merged.append((self._column, down))
        if _is_error(self._cell, words):
            self._errors.append((self._column, words or "#?"))
        elif (value := _converted(self._cell, words)) is not None and self._column < _MOST_COLUMNS:
            self._row.extend([None] * (self._column - len(self._row)))
            self._row.extend([value] * min(repeats, _MOST_COLUMNS - self._column))
        self._column += repeats


def _repeats(attributes: Attributes, name: str) -> int:
    told = attributes.get(name, "1")
    return max(1, int(told[:9])) if told.isdecimal() else 1


def _is_error(cell: Attributes, words: str) -> bool:
    if cell.get("value-type") == "error":
        return True
    return "formula" in cell and _ERROR.match(words) is not None


def _converted(cell: Attributes, words: str) -> Any:
    kind = cell.get("value-type", "")
    try:
        if kind in _NUMBERS:
            return float(cell["value"])
        if kind == "date":
            return _day(cell["date-value"])
        if kind == "time":
            return _clock(cell["time-value"])
        if kind == "boolean":
            return cell["boolean-value"] == "true"
    except (KeyError, ValueError):
        return words or None
    return words or cell.get("string-value") or None


def _day(told: str) -> date | datetime:
    moment = datetime.fromisoformat(told).replace(tzinfo=None)
    return moment.date() if moment.time() == time() else moment


def _clock(told: str) -> time | timedelta:
    found = _SPAN.match(told)
    if found is None:
        raise ValueError(told)
    sign, days, hours, minutes, seconds = found.groups()
    span = timedelta(
        days=int(days or 0), hours=int(hours or 0), minutes=int(minutes or 0), seconds=float(seconds or 0)
    )
    if not sign and span < timedelta(days=1):
        return (_MIDNIGHT + span).time()
    return -span if sign else span
