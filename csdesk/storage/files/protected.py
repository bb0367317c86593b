"""Workbooks behind a password: Excel's own default opens silently, any other is the person's to remove."""

from __future__ import annotations

import io

from csdesk.storage.files.sheet_stream import Unreadable

_DEFAULT = "VelvetSweatshop"


def opened(data: bytes) -> bytes:
    """The bytes of the workbook inside, when it is protected with the password that Excel tries by itself."""
    import msoffcrypto

    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        office.load_key(password=_DEFAULT)
        office.decrypt(plain)
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable("password") from error
    return plain.getvalue()
