"""The reading process: takes one request on standard input, answers with frames, and ends.

Whatever a hostile file does to a reader happens here, under limits of memory and time, with no right to write.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import suppress
from functools import partial
from itertools import islice

from csdesk.storage.files.frames import packed, say, send
from csdesk.storage.files.lean_zip import load_zipfile
from csdesk.storage.files.read_any import OpenBook, Request
from csdesk.storage.files.sheet_stream import Irregular, SheetStream, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, BinaryIO, NoReturn

_CHUNK_CELLS = 25_000
"""So many cells are packed together: few enough that they are still in the processor's cache."""
_FRAME_BYTES = 1 << 24
_ROW_BYTES = 1 << 14
"""What a row is taken for before any was packed: as much as few rows have, so that the first frame is a small one."""
_TURN = 0.0005
"""Seconds after which a thread lets another one go on: what inflates a sheet must not wait for what packs its rows."""


def main() -> None:
    """Answer the one request."""
    gc.disable()
    sys.setswitchinterval(_TURN)
    pipe = _answers()
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        _serve(Request(**asked), pipe)
    except Unreadable as found:
        _refuse(pipe, found)
    except MemoryError:
        say(pipe, b"U", reason="too_hungry", detail={})
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
        say(pipe, b"X", error=type(error).__name__, place=_place(error))
    pipe.flush()
    os._exit(0)


def _refuse(pipe: BinaryIO, found: Unreadable) -> NoReturn:
    """Say why the file cannot be read, and end at once, whatever else still runs."""
    say(pipe, b"U", reason=found.reason, detail=found.detail)
    os._exit(0)


def _answers() -> BinaryIO:
    """The pipe to the app; what a library prints goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb", buffering=1 << 18)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return pipe


def _serve(request: Request, pipe: BinaryIO) -> None:
    book = OpenBook(request, partial(_refuse, pipe))
    if book.is_zipped:
        load_zipfile()
    empty = True
    for sheet in book.sheets():
        with suppress(Irregular):
            _send_sheet(pipe, sheet, request.head)
        empty = False
    if empty:
        raise Unreadable("damaged")
    say(pipe, b"Z", sha256=book.sha256(), findings=book.findings.all())


def _send_sheet(pipe: BinaryIO, sheet: SheetStream, head: int | None) -> None:
    say(
        pipe,
        b"S",
        name=sheet.name,
        hidden=sheet.hidden,
        first_row=sheet.first_row,
        height=sheet.height,
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        place=sheet.place,
    )
    rows = iter(sheet.rows) if head is None else islice(sheet.rows, head)
    heaviest = _ROW_BYTES
    for first in rows:
        size = max(1, min(_CHUNK_CELLS // max(1, len(first)), _FRAME_BYTES // heaviest))
        chunk = [first, *islice(rows, size - 1)]
        for part in _even(chunk):
            heaviest = max(1, _send_rows(pipe, part) // len(part))
    say(pipe, b"E", findings=sheet.findings.all(), merged=sheet.findings.merged)


def _send_rows(pipe: BinaryIO, rows: list[Sequence[Any]]) -> int:
    """Rows in one frame, or in several when their texts are very long; answers how many bytes they took."""
    payload = packed(rows)
    if len(payload) > _FRAME_BYTES and len(rows) > 1:
        half = len(rows) // 2
        return _send_rows(pipe, rows[:half]) + _send_rows(pipe, rows[half:])
    send(pipe, b"R", payload)
    return len(payload)


def _even(rows: list[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """Rows in parts that stay small when one row is far wider than its neighbours."""
    if len(rows) > 1 and len(rows) * max(map(len, rows)) > 4 * _CHUNK_CELLS:
        half = len(rows) // 2
        yield from _even(rows[:half])
        yield from _even(rows[half:])
    else:
        yield rows


def _place(error: BaseException) -> str:
    """Where it happened, without what the file holds."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return "" if last is None else f"{last.tb_frame.f_code.co_name}:{last.tb_lineno}"
