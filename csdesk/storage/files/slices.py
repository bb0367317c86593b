"""The largest sheet of an xlsx, cut at its rows into small workbooks that calamine reads side by side.

Calamine makes cells of a whole sheet, on one core, before it hands out the first row. Here the pass that checks the file
inflates the sheet once, and what is cut off is read while the rest is still packed (ADR 0026). A sheet that is not
written plainly is `Irregular`: it is read whole, as all others are.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain, repeat
from queue import SimpleQueue
from threading import Event, Semaphore, Thread

from csdesk.storage.files.ooxml_parts import Workbook
from csdesk.storage.files.preflight import Parts, Watcher
from csdesk.storage.files.read_workbook import is_hidden
from csdesk.storage.files.sheet_stream import Irregular, SheetStream, Unreadable
from csdesk.storage.files.unmerged import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csdesk.storage.files.lookout import Lookout

LARGE = 4 << 20
"""A sheet of so many inflated bytes is worth cutting."""
SLICE = 1 << 20
"""So large is a slice, which stays in the processor's cache."""
HEAVY = SLICE // 4
"""Where texts and styles, which every slice needs beside it, are larger than this the sheet is read whole."""
_LONGEST_HEAD = 1 << 16
_BEGIN, _END, _ROW = b"<sheetData>", b"</sheetData", b'<row r="'
_FIRST_ROW = re.compile(rb'<row r="\d')


def slices_of(parts: Parts, *, large: int = LARGE, size: int = SLICE, heavy: int = HEAVY) -> Slices | None:
    """The largest sheet in slices, unless it is small or cutting it would not pay."""
    if max((info.file_size for info in parts.infos), default=0) < large:
        return None
    try:
        return _sliced(parts, Workbook(parts), large, size, heavy)
    except (Unreadable, ValueError, LookupError):
        return None


def _sliced(parts: Parts, book: Workbook, large: int, size: int, heavy: int) -> Slices | None:
    """The largest sheet with all that stands around it, when that is little."""
    sheets = [
        (info.file_size, -place, info)
        for place, sheet in enumerate(book.sheets)
        if sheet.cells and (info := parts.info(sheet.part)) is not None
    ]
    beside = [found for name in book.beside() if (found := parts.info(name)) is not None]
    if not sheets or max(sheets)[0] < large or sum(one.file_size for one in beside) > heavy:
        return None
    _, place, info = max(sheets, key=lambda sheet: sheet[:2])
    return Slices(-place, info, {one.filename: parts.whole(one.filename) or b"" for one in beside}, size)


class _Slice:
    """Some rows: as bytes until calamine has made a sheet of them."""

    def __init__(self, rows: bytes) -> None:
        self.rows = rows
        self.size = len(rows)
        self.sheet: Any = None
        self.metas: Any = None
        self.error: BaseException | None = None
        self.read = Event()


class Slices(Watcher):
    """Cuts the sheet part that passes by; `sheets` are what calamine makes of the slices, in order."""

    def __init__(self, place: int, info: zipfile.ZipInfo, around: dict[str, bytes], size: int) -> None:
        self.place = place
        """Where the sheet stands in the workbook."""
        self.part = info.filename
        self._declared = info.file_size
        self._sum, self._own_sum = info.CRC, 0
        self._around = around
        self._size = size
        self._top: bytes | None = None
        self._held: list[bytes] = []
        self._waiting = 0
        self._over = False
        self.irregular = False
        self._readers = min(3, os.cpu_count() or 1)
        self._room = Semaphore(self._readers + 2)
        self._unread: SimpleQueue[_Slice | None] = SimpleQueue()
        self._ordered: SimpleQueue[_Slice | None] = SimpleQueue()
        for _ in range(self._readers):
            Thread(target=self._read_on, daemon=True).start()

    def feed(self, piece: bytes) -> None:
        """Take the next piece, and cut off what is whole rows by now."""
        if self._over:
            return
        self._own_sum = zlib.crc32(piece, self._own_sum)
        self._held.append(piece)
        self._waiting += len(piece)
        if self._waiting >= self._size:
            held = self._body()
            cut = held.rfind(_ROW)
            if cut > 0:
                self._put(held[:cut])
                held = held[cut:]
            elif self._waiting > 16 * self._size:
                self._give_up()
            self._held, self._waiting = [held], len(held)

    def close(self) -> None:
        """Cut off the last rows."""
        if self._over:
            return
        held = self._body()
        end = held.find(_END)
        if end < 0 or self._own_sum != self._sum:
            self._give_up()
        else:
            self._put(held[:end])
            self.finish()

    def finish(self) -> None:
        """Learn that nothing more comes; a sheet that ends too early is irregular."""
        if not self._over:
            self._over = True
            self._ordered.put(None)
            for _ in range(self._readers):
                self._unread.put(None)

    def _body(self) -> bytes:
        """What is held back; the first time without what stands before the rows."""
        held = b"".join(self._held)
        if self._top is None:
            self._top, _, held = held.partition(_BEGIN)
            plain = len(self._top) <= _LONGEST_HEAD and b"<!" not in self._top
            if not plain or not _FIRST_ROW.match(held):
                self._give_up()
        return held

    def _put(self, rows: bytes) -> None:
        if (b"!" in rows and b"<!" in rows) or _END in rows:  # "!" is rare and quickly looked for
            self._give_up()
        if self._over:
            return
        self._room.acquire()
        if not self._over:
            one = _Slice(rows)
            self._ordered.put(one)
            self._unread.put(one)

    def _give_up(self) -> None:
        self.irregular = True
        self.finish()

    def _read_on(self) -> None:
        """Turn slices into sheets, one after another; several threads do, as calamine does not hold Python up."""
        import python_calamine as calamine

        while (one := self._unread.get()) is not None:
            try:
                book = calamine.CalamineWorkbook.from_filelike(self._workbook(one.rows))
                one.metas, one.sheet = book.sheets_metadata, book.get_sheet_by_index(self.place)
            except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
                one.error = error
            one.rows = b""
            one.read.set()

    def _workbook(self, rows: bytes) -> io.BytesIO:
        """Rows as a workbook of their own."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, part in self._around.items():
                archive.writestr(name, part)
            whole = (self._top or b"", WORD, _BEGIN, rows, _END, b"></worksheet>")
            archive.writestr(self.part, b"".join(whole))
        made.seek(0)
        return made

    def stream(self, cells: int, lookout: Lookout) -> tuple[SheetStream, int] | None:
        """The sheet, and how many sheets the workbook has; nothing when it has to be read whole."""
        read = self._sheets()
        try:
            first = next((one for one in read if one.sheet.start is not None), None)
        except Irregular:
            return None
        if first is None:
            return None
        meta, (top, _) = first.metas[self.place], first.sheet.start
        stream = SheetStream(meta.name, iter(()), first_row=top + 1, hidden=is_hidden(meta), place=self.place)
        height = first.sheet.end[0] - top + 1
        stream.height = height * self._declared // max(1, min(first.size, self._declared))
        stream.rows = _told(stream, _joined(chain((first,), read), top, cells), lookout)
        return stream, len(first.metas)

    def _sheets(self) -> Iterator[_Slice]:
        """The slices as they are read, in their order; raises `Irregular` when they are not the whole sheet."""
        try:
            while (one := self._ordered.get()) is not None:
                one.read.wait()
                if isinstance(one.error, MemoryError):
                    raise one.error
                if one.error is not None:
                    raise Irregular
                yield one
                self._room.release()
        finally:
            self._over = True
            self._room.release()
        if self.irregular:
            raise Irregular


def _told(stream: SheetStream, rows: Iterator[list[Any]], lookout: Lookout) -> Iterator[list[Any]]:
    """The rows, if the file turns out to be what it seemed until everything was looked at."""
    try:
        yield from rows
    except Irregular:
        stream.irregular = True
        raise
    lookout.finish()
    if lookout.blind:
        stream.irregular = True
        raise Irregular
    stream.findings.merge(lookout.of_sheet(stream.place or 0))


def _joined(slices: Iterator[_Slice], top: int, cells: int) -> Iterator[list[Any]]:
    """The rows of slices that follow each other, with the blank ones between them."""
    below, width = top, 0
    for sheet in (one.sheet for one in slices if one.sheet.start is not None):
        (first, left), (last, right) = sheet.start, sheet.end
        width = max(width, right + 1)
        if first < below:
            raise Irregular
        if (last - top + 1) * width > cells:
            raise Unreadable("too_many_cells", count=cells)
        yield from repeat([""] * width, first - below)
        rows = sheet.to_python()
        yield from rows if left == 0 else map(([""] * left).__add__, rows)
        below = last + 1
