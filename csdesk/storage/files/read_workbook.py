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

    from csdesk.storage.files.slices import Slices

Second = Callable[[], Iterator[SheetStream]]


class WorkbookReading:
    """One workbook on its way through calamine, watched, with the second reader at hand."""

    def __init__(self, data: bytes, cells: int, lookout: Lookout, second: Second, found: Findings) -> None:
        self._data = data
        self._cells = cells
        self._lookout = lookout
        self._second = second
        self._found = found

    def sheets(self, slices: Slices | None = None) -> Iterator[SheetStream]:
        """The sheets of an xlsx, xlsm, xlsb, xls or ods file; the sliced one first, and twice if it is irregular."""
        begun = None if slices is None else slices.stream(self._cells, self._lookout)
        if slices is not None and begun is not None:
            stream, count = begun
            yield stream
            if not stream.irregular:
                yield from self._whole(slices.place) if count > 1 else ()
                return
        yield from self._whole()

    def _whole(self, but: int | None = None) -> Iterator[SheetStream]:
        """The sheets but one, each read whole and told by its place."""
        for place, stream in self._in_order(but):
            if place != but:
                stream.place = place
                yield stream

    def _in_order(self, but: int | None) -> Iterator[tuple[int, SheetStream]]:
        """All sheets with their places; the one that is left out need not be read."""
        book = _opened(self._data)
        if book is None:
            self._lookout.finish()
            yield from enumerate(second_opinion(self._second, self._found))
            return
        for place, meta in enumerate(book.sheets_metadata):
            if place == but:
                continue
            stream = _sheet(book, place, meta, self._cells)
            self._lookout.finish()
            if self._lookout.seen.misread:
                yield from enumerate(self._second())
                return
            if self._lookout.blind and place == 0:
                self._found.add("odd")
            if stream is None:
                stream = _again(self._second, place, meta.name, self._found)
            else:
                stream.findings.merge(self._lookout.of_sheet(place))
            yield place, stream


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

    stream = SheetStream(meta.name, iter(()), hidden=is_hidden(meta))
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


def is_hidden(meta: Any) -> bool:
    """Whether a sheet is not shown, by what calamine says of it."""
    import python_calamine as calamine

    return bool(meta.visible is not calamine.SheetVisibleEnum.Visible)


def _again(second: Second, place: int, name: str, found: Findings) -> SheetStream:
    """A sheet that calamine could not read, by the second reader."""
    stream = next(islice(second(), place, None), None)
    if stream is None:
        found.add("unreadable_sheet", sheet=name)
        return SheetStream(name, iter(()))
    stream.findings.add("second_reader")
    return stream
