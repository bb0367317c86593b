"""Workbooks through calamine, the fast reader, with its gaps told instead of hidden."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from csdesk.storage.files.sheet_stream import SheetStream, Unreadable


def sheets_of_workbook(data: bytes, cells: int) -> Iterator[SheetStream]:
    """The sheets of an xlsx, xlsm, xlsb, xls or ods file, in order."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Unreadable("password") from error
    for place, meta in enumerate(book.sheets_metadata):
        if meta.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(place)
        hidden = meta.visible is not calamine.SheetVisibleEnum.Visible
        if sheet.start is None or sheet.end is None:
            yield SheetStream(meta.name, iter(()), hidden=hidden)
            continue
        first, height = sheet.start[0], sheet.end[0] - sheet.start[0] + 1
        if height * (sheet.end[1] + 1) > cells:
            raise Unreadable("too_many_cells", count=cells)
        rows: Iterator[Sequence[Any]] = islice(sheet.iter_rows(), first, None)
        yield SheetStream(meta.name, rows, first_row=first + 1, height=height, hidden=hidden)
