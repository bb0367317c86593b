"""Workbooks through calamine, the fast reader, with a second reader for what it refuses, panics over or loses."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import islice

from csdesk.storage.files.lookout import Lookout
from csdesk.storage.files.sheet_stream import Findings, SheetStream, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Second = Callable[[], Iterator[SheetStream]]


def sheets_of_workbook(
    data: bytes, cells: int, lookout: Lookout, second: Second, found: Findings
) -> Iterator[SheetStream]:
    """The sheets of an xlsx, xlsm, xlsb, xls or ods file, in order."""
    book = _opened(data)
    if book is None:
        lookout.finish()
        yield from second_opinion(second, found)
        return
    for place, meta in enumerate(book.sheets_metadata):
        stream = _sheet(book, place, meta, cells)
        lookout.finish()
        if lookout.seen.misread:
            yield from second()
            return
        if lookout.blind and place == 0:
            found.add("odd")
        if stream is None:
            stream = _again(second, place, meta.name, found)
        else:
            stream.findings.merge(lookout.of_sheet(place))
        yield stream


def second_opinion(second: Second, found: Findings) -> Iterator[SheetStream]:
    """All sheets by the second reader."""
    found.add("second_reader")
    yield from second()


def _opened(data: bytes) -> Any:
    import python_calamine as calamine

    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Unreadable("password") from error
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the reader is no Exception
        return None


def _sheet(book: Any, place: int, meta: Any, cells: int) -> SheetStream | None:
    """One sheet; nothing when calamine fails over it."""
    import python_calamine as calamine

    hidden = meta.visible is not calamine.SheetVisibleEnum.Visible
    stream = SheetStream(meta.name, iter(()), hidden=hidden)
    if meta.typ is not calamine.SheetTypeEnum.WorkSheet:
        return stream
    try:
        sheet = book.get_sheet_by_index(place)
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the reader is no Exception
        return None
    if sheet.start is None or sheet.end is None:
        return stream
    first, left = sheet.start
    stream.first_row, stream.height = first + 1, sheet.end[0] - first + 1
    if stream.height * (sheet.end[1] + 1) > cells:
        raise Unreadable("too_many_cells", count=cells)
    rows = islice(sheet.iter_rows(), first, None)
    stream.rows = rows if left == 0 else map(([""] * left).__add__, rows)
    return stream


def _again(second: Second, place: int, name: str, found: Findings) -> SheetStream:
    """A sheet that calamine could not read, by the second reader."""
    stream = next(islice(second(), place, None), None)
    if stream is None:
        found.add("unreadable_sheet", sheet=name)
        return SheetStream(name, iter(()))
    stream.findings.add("second_reader")
    return stream
