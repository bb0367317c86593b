"""The second reader of xlsb, and a look at what calamine would lose in one."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from csdesk.storage.files.biff import ERRORS, number_of_rk
from csdesk.storage.files.lookout import Seen
from csdesk.storage.files.ooxml_parts import SheetPart, links_of
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.read_ooxml import dense
from csdesk.storage.files.serials import DATE, PLAIN, SPAN, as_date, as_span, meaning
from csdesk.storage.files.sheet_stream import Findings, SheetStream, Unreadable, letters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PLACE = "xl/workbook.bin"
_PROPERTIES, _SHEET, _TEXT, _FORMAT = 0x99, 0x9C, 0x13, 0x2C
_CELL_STYLES, _CELL_STYLES_END, _STYLE, _ROW = 0x269, 0x26A, 0x2F, 0x00
_RK, _ERROR, _FLAG, _REAL, _WORDS, _SHARED, _RICH = 2, 3, 4, 5, 6, 7, 62
_MADE_WORDS, _MADE_NUMBER, _MADE_FLAG, _MADE_ERROR = 8, 9, 10, 11
_MERGED = 0xB0
_MOST_COLUMNS = 16_384


def sheets_of_xlsb(parts: Parts, cells: int) -> Iterator[SheetStream]:
    """The sheets of an xlsb workbook, in order; charts have no rows."""
    book = _Workbook(parts)
    for sheet in book.sheets:
        stream = SheetStream(sheet.name, iter(()), hidden=sheet.hidden)
        if sheet.cells:
            stream.rows = dense(_rows(book, parts.whole(sheet.part) or b"", stream.findings), cells)
        yield stream


def look(parts: Parts) -> Seen:
    """The error cells and the merged ones, and whether calamine would misread dates: it leaves those stored as whole numbers bare."""
    book, misread = _Workbook(parts), False
    found: dict[int, Findings] = {}
    for place, sheet in enumerate(book.sheets):
        row, findings = 0, Findings()
        for kind, content in _records(parts.whole(sheet.part) or b"" if sheet.cells else b""):
            if kind == _ROW and len(content) >= 4:
                row = struct.unpack_from("<I", content)[0]
            elif kind in {_ERROR, _MADE_ERROR}:
                _tell(findings, row, content)
            elif kind == _MERGED:
                _tell_merged(findings, content)
            elif kind == _RK and len(content) >= 12 and content[8] & 2:
                misread = misread or _dated(book, content, 1.0) != 1.0
        found[place] = findings
    return Seen(found, misread=misread)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part; a cut one ends them."""
    place = 0
    while place + 2 <= len(stream):
        kind, place = stream[place], place + 1
        if kind & 0x80:
            kind, place = (kind & 0x7F) | stream[place] << 7, place + 1
        size = shift = 0
        while place < len(stream):
            more, place = stream[place], place + 1
            size |= (more & 0x7F) << shift
            shift += 7
            if not more & 0x80 or shift > 21:
                break
        if place + size > len(stream):
            return
        yield kind, stream[place : place + size]
        place += size


def _text(content: bytes, place: int) -> tuple[str, int]:
    """A text after a length of four bytes, and the place behind it."""
    if place + 4 > len(content):
        return "", len(content)
    end = place + 4 + 2 * struct.unpack_from("<I", content, place)[0]
    return content[place + 4 : end].decode("utf-16-le", "replace"), end


class _Workbook:
    """Sheets, shared texts and styles."""

    def __init__(self, parts: Parts) -> None:
        links = links_of(parts, _PLACE)
        outline = parts.whole(_PLACE)
        if outline is None:
            raise Unreadable("damaged")
        self.sheets: list[SheetPart] = []
        self.from_1904 = False
        for kind, content in _records(outline):
            if kind == _PROPERTIES and content:
                self.from_1904 = bool(content[0] & 1)
            elif kind == _SHEET and len(content) > 12:
                link, place = _text(content, 8)
                part, sort = links.get(link, ("", ""))
                hidden, cells = content[0] != 0, sort.endswith("/worksheet")
                self.sheets.append(SheetPart(_text(content, place)[0], part, hidden=hidden, cells=cells))
        others = {sort.rpartition("/")[2]: part for part, sort in links.values()}
        texts = _records(parts.whole(others.get("sharedStrings", "")) or b"")
        self.texts = [_text(content, 1)[0] for kind, content in texts if kind == _TEXT]
        self.meanings = _meanings(parts.whole(others.get("styles", "")) or b"")


def _meanings(styles: bytes) -> list[int]:
    """For each cell style, whether its numbers are plain, dates or durations."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    in_cells = False
    for kind, content in _records(styles):
        if kind == _FORMAT and len(content) > 6:
            codes[struct.unpack_from("<H", content)[0]] = _text(content, 2)[0]
        elif kind in {_CELL_STYLES, _CELL_STYLES_END}:
            in_cells = kind == _CELL_STYLES
        elif kind == _STYLE and in_cells and len(content) >= 4:
            formats.append(struct.unpack_from("<H", content, 2)[0])
    return [meaning(number, codes.get(number)) for number in formats]


def _rows(book: _Workbook, stream: bytes, findings: Findings) -> Iterator[tuple[int, list[Any]]]:
    """The rows that hold cells, with their numbers."""
    number = 0
    row: list[Any] = []
    for kind, content in _records(stream):
        if kind == _ROW and len(content) >= 4:
            if row:
                yield number + 1, row
            number, row = struct.unpack_from("<I", content)[0], []
        elif kind in {_ERROR, _MADE_ERROR}:
            _tell(findings, number, content)
        elif kind == _MERGED:
            _tell_merged(findings, content)
        elif (value := _value(book, kind, content)) is not None:
            column = struct.unpack_from("<I", content)[0]
            if column < _MOST_COLUMNS:
                row.extend([None] * (column + 1 - len(row)))
                row[column] = value
    if row:
        yield number + 1, row


def _tell(findings: Findings, row: int, content: bytes) -> None:
    if len(content) >= 9:
        column = min(struct.unpack_from("<I", content)[0], _MOST_COLUMNS)
        findings.add("unreadable_cell", row + 1, letters(column), error=ERRORS.get(content[8], "#?"))


def _tell_merged(findings: Findings, content: bytes) -> None:
    if len(content) >= 12:
        first, last, left = struct.unpack_from("<3I", content)
        findings.add_merged(first + 1, last + 1, left)


def _value(book: _Workbook, kind: int, content: bytes) -> Any:
    """What the cell of a record holds; nothing for any other record."""
    try:
        if kind in {_WORDS, _MADE_WORDS}:
            return _text(content, 8)[0] or None
        if kind == _RICH:
            return _text(content, 9)[0] or None
        if kind == _SHARED:
            return book.texts[struct.unpack_from("<I", content, 8)[0]] or None
        if kind in {_FLAG, _MADE_FLAG}:
            return bool(content[8])
        if kind == _RK:
            return _dated(book, content, number_of_rk(struct.unpack_from("<I", content, 8)[0]))
        if kind in {_REAL, _MADE_NUMBER}:
            return _dated(book, content, struct.unpack_from("<d", content, 8)[0])
    except (struct.error, IndexError):
        return None
    return None


def _dated(book: _Workbook, content: bytes, value: float) -> Any:
    style = int.from_bytes(content[4:7], "little")
    found = book.meanings[style] if style < len(book.meanings) else PLAIN
    if found == DATE:
        return as_date(value, book.from_1904)
    return as_span(value) if found == SPAN else value
