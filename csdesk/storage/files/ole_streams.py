"""The streams inside an OLE container, as far as reading an old workbook needs them."""

from __future__ import annotations

import io

from csdesk.storage.files.sheet_stream import Unreadable


def workbook_stream(data: bytes) -> bytes:
    """The stream that holds the workbook."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            for name in ("Workbook", "Book"):
                if container.exists(name):
                    content: bytes = container.openstream(name).read()
                    return content
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise Unreadable("damaged") from error
    raise Unreadable("damaged")
