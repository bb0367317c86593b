"""The second reader of xls (BIFF5 and BIFF8): its records, the values in them, and the error cells.

Calamine aborts the process over some damaged files; here every record is bounded by its own length and every
count by the bytes that are there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from csdesk.storage.files.biff_texts import Alphabet, Texts, long_text, short_text
from csdesk.storage.files.read_ooxml import dense
from csdesk.storage.files.serials import DATE, PLAIN, SPAN, as_date, as_span, meaning
from csdesk.storage.files.sheet_stream import Findings, SheetStream, Unreadable, letters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_BOF, _EOF, _SHEET, _FILEPASS, _1904, _CODEPAGE = 0x809, 0x0A, 0x85, 0x2F, 0x22, 0x42
_FORMAT, _XF, _SST, _CONTINUE = 0x41E, 0xE0, 0xFC, 0x3C
_NUMBER, _RK, _MULRK, _LABEL, _RSTRING, _LABELSST = 0x203, 0x27E, 0xBD, 0x204, 0xD6, 0xFD
_BOOLERR, _FORMULA, _STRING, _MERGED = 0x205, 0x06, 0x207, 0xE5
ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
_WORKSHEET = 0
_FIRST_RECORDS = 20

Record = tuple[int, bytes]


def is_locked(stream: bytes) -> bool:
    """Whether the workbook is encrypted."""
    return any(kind == _FILEPASS for kind, _ in islice(records(stream), _FIRST_RECORDS))


def records(stream: bytes, place: int = 0) -> Iterator[Record]:
    """The records of a stream from a place on; a cut one ends them."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4
        if place + size > len(stream):
            return
        yield kind, stream[place : place + size]
        place += size


class Globals(Alphabet):
    """What the records before the first sheet say."""

    def __init__(self, stream: bytes) -> None:
        self.sheets: list[tuple[str, int, bool, int]] = []
        """Name, place in the stream, hidden, kind."""
        self.from_1904 = self.wide = False
        self.encoding = "cp1252"
        self.texts = Texts()
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._before = 0
        for kind, content in records(stream):
            if kind == _EOF:
                break
            self._take(kind, content)
            self._before = kind if kind != _CONTINUE else self._before
        self.meanings = [meaning(number, self._codes.get(number)) for number in self._formats]

    def _take(self, kind: int, content: bytes) -> None:
        if kind == _FILEPASS:
            raise Unreadable("password")
        if kind == _BOF and len(content) >= 2:
            self.wide = struct.unpack_from("<H", content)[0] >= 0x600
        elif kind == _1904 and len(content) >= 2:
            self.from_1904 = content[0] == 1
        elif kind == _CODEPAGE and len(content) >= 2:
            self.encoding = _encoding(struct.unpack_from("<H", content)[0])
        elif kind == _SHEET and len(content) > 7:
            self._take_sheet(content)
        elif kind in {_SST, _CONTINUE}:
            if _SST in {kind, self._before}:
                self.texts.add(content)
        else:
            self._take_format(kind, content)

    def _take_sheet(self, content: bytes) -> None:
        place, hidden, kind = struct.unpack_from("<IBB", content)
        self.sheets.append((short_text(content, 6, self), place, bool(hidden & 3), kind))

    def _take_format(self, kind: int, content: bytes) -> None:
        if kind == _XF and len(content) >= 4:
            self._formats.append(struct.unpack_from("<H", content, 2)[0])
        elif kind == _FORMAT and len(content) > 3:
            number = struct.unpack_from("<H", content)[0]
            self._codes[number] = long_text(content, 2, self) if self.wide else short_text(content, 2, self)


def _encoding(codepage: int) -> str:
    name = {1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252"}.get(
        codepage, f"cp{codepage}"
    )
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def sheets_of_biff(stream: bytes, cells: int) -> Iterator[SheetStream]:
    """The sheets of a workbook stream, in order; charts have no rows."""
    book = Globals(stream)
    if not book.sheets:
        raise Unreadable("damaged")
    for name, place, hidden, kind in book.sheets:
        sheet = SheetStream(name, iter(()), hidden=hidden)
        if kind == _WORKSHEET:
            sheet.rows = dense(_rows(book, records(stream, place), sheet.findings), cells)
        yield sheet


def error_cells(stream: bytes) -> list[Findings]:
    """The error cells and the merged cells of each sheet, in the order of the sheets."""
    found = []
    for _, place, _, kind in Globals(stream).sheets:
        findings = Findings()
        if kind == _WORKSHEET:
            for record, content in _of_one_sheet(records(stream, place)):
                _tell_error(record, content, findings)
                _tell_merged(record, content, findings)
        found.append(findings)
    return found


def _of_one_sheet(source: Iterator[Record]) -> Iterator[Record]:
    """The records between the begin and the end of one sheet, without those of charts inside it."""
    depth = 0
    for kind, content in source:
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, content


def _tell_error(kind: int, content: bytes, findings: Findings) -> bool:
    if kind == _BOOLERR and len(content) >= 8 and content[7]:
        code = content[6]
    elif kind == _FORMULA and len(content) >= 14 and content[6] == 2 and content[12:14] == b"\xff\xff":
        code = content[8]
    else:
        return False
    row, column = struct.unpack_from("<HH", content)
    findings.add("unreadable_cell", row + 1, letters(column), error=ERRORS.get(code, "#?"))
    return True


def _tell_merged(kind: int, content: bytes, findings: Findings) -> None:
    if kind == _MERGED:
        for place in range(2, len(content) - 7, 8):
            first, last, left, _ = struct.unpack_from("<4H", content, place)
            findings.add_merged(first + 1, last + 1, left)


def _rows(book: Globals, source: Iterator[Record], findings: Findings) -> Iterator[tuple[int, list[Any]]]:
    """The filled rows in order; a file may store them in any."""
    filled: dict[int, dict[int, Any]] = {}
    waiting: tuple[int, int] | None = None
    for kind, content in _of_one_sheet(source):
        if _tell_error(kind, content, findings):
            continue
        _tell_merged(kind, content, findings)
        if kind == _STRING and waiting is not None:
            filled.setdefault(waiting[0], {})[waiting[1]] = long_text(content, 0, book) or None
        elif kind == _FORMULA and len(content) >= 14 and content[6] == 0 and content[12:14] == b"\xff\xff":
            waiting = struct.unpack_from("<HH", content)
            continue
        waiting = None
        for row, column, value in _values(book, kind, content):
            filled.setdefault(row, {})[column] = value
    for row in sorted(filled):
        cells = filled[row]
        line: list[Any] = [None] * (max(cells) + 1)
        for column, value in cells.items():
            line[column] = value
        yield row + 1, line


def _values(book: Globals, kind: int, content: bytes) -> Iterator[tuple[int, int, Any]]:
    """The cells of one record."""
    if kind not in _READERS or len(content) < 6:
        return
    row, first, style = struct.unpack_from("<HHH", content)
    try:
        if kind == _MULRK:
            for place in range((len(content) - 6) // 6):
                style, raw = struct.unpack_from("<HI", content, 4 + 6 * place)
                yield row, first + place, _dated(book, style, number_of_rk(raw))
        else:
            yield row, first, _READERS[kind](book, style, content)
    except (struct.error, IndexError):
        return


def _number(book: Globals, style: int, content: bytes) -> Any:
    return _dated(book, style, struct.unpack_from("<d", content, 6)[0])


def _compressed(book: Globals, style: int, content: bytes) -> Any:
    return _dated(book, style, number_of_rk(struct.unpack_from("<I", content, 6)[0]))


def _label(book: Globals, _: int, content: bytes) -> Any:
    return long_text(content, 6, book) or None


def _shared(book: Globals, _: int, content: bytes) -> Any:
    return book.texts.get(struct.unpack_from("<I", content, 6)[0]) or None


def _flag(_: Globals, __: int, content: bytes) -> Any:
    return bool(content[6])


def _formula(book: Globals, style: int, content: bytes) -> Any:
    if content[12:14] != b"\xff\xff":
        return _number(book, style, content)
    return bool(content[8]) if content[6] == 1 else None


_READERS = {
    _NUMBER: _number,
    _RK: _compressed,
    _MULRK: _compressed,
    _LABEL: _label,
    _RSTRING: _label,
    _LABELSST: _shared,
    _BOOLERR: _flag,
    _FORMULA: _formula,
}


def number_of_rk(raw: int) -> float:
    """A number squeezed into 30 bits."""
    if raw & 2:
        signed: int = struct.unpack("<i", struct.pack("<I", raw))[0]
        value = float(signed >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (raw & 0xFFFFFFFC) << 32))[0]
    return value / 100 if raw & 1 else value


def _dated(book: Globals, style: int, value: float) -> Any:
    found = book.meanings[style] if style < len(book.meanings) else PLAIN
    if found == DATE:
        return as_date(value, book.from_1904)
    return as_span(value) if found == SPAN else value
