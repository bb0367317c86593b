"""A workbook as it is, but that its large sheets say first of all that no cells are merged.

Calamine goes through a sheet for its cells and then once more for what is merged, which nobody asks for: a third of its
work. The second look ends where it finds merged cells, hence at a word that is put before the sheet. What is packed stays
packed: a packed part only refers to what stands so many bytes before, so that bytes may be put in front of all of it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipInfo

from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.sheet_stream import Unreadable

LARGE = 4 << 20
"""A sheet of so many inflated bytes is worth the copy of the packed file."""
WORD = b"<mergeCells></mergeCells>"
"""What a sheet says of its merged cells when there are none; a slice says it too."""
_PLAIN = struct.pack("<BHH", 0, len(WORD), len(WORD) ^ 0xFFFF) + WORD
"""The word as a block that is not packed, with another one after it."""
_LOCAL, _ENTRY, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_VERSION, _DAY, _UTF8 = 20, 33, 0x800
_POLYNOMIAL = 0xEDB88320


def unmerged(data: bytes, parts: Parts, large: int = LARGE) -> bytes:
    """The archive with the word before its large sheets; the same bytes when there are none."""
    if max((info.file_size for info in parts.infos), default=0) < large:
        return data
    try:
        return b"".join(_written(parts, large))
    except (Unreadable, ValueError, struct.error):
        return data


def _written(parts: Parts, large: int) -> Iterator[bytes | memoryview]:
    """The archive part by part, its list, and its end."""
    place, listed = 0, []
    for info in parts.infos:
        name, raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"), parts.raw(info)
        before, sum_, size = b"", info.CRC, info.file_size
        if size >= large and _is_plain_sheet(parts, info):
            before = _PLAIN if info.compress_type == ZIP_DEFLATED else WORD
            sum_, size = info.CRC ^ _after(zlib.crc32(WORD), size), size + len(WORD)
        about = (
            _VERSION,
            info.flag_bits & _UTF8,
            info.compress_type,
            0,
            _DAY,
            sum_,
            len(before) + len(raw),
            size,
        )
        yield from (_LOCAL.pack(b"PK\x03\x04", *about, len(name), 0), name, before, raw)
        listed.append(
            _ENTRY.pack(b"PK\x01\x02", _VERSION, *about, len(name), 0, 0, 0, 0, info.external_attr, place)
            + name
        )
        place += _LOCAL.size + len(name) + len(before) + len(raw)
    yield from listed
    yield _END.pack(b"PK\x05\x06", 0, 0, len(listed), len(listed), sum(map(len, listed)), place, 0)


def _is_plain_sheet(parts: Parts, info: ZipInfo) -> bool:
    """Whether a part is a sheet whose bytes are written as those of the word."""
    if "worksheets/" not in info.filename.lower():
        return False
    head = next(parts.pieces(info), b"")[:200]
    said = head.partition(b"?>")[0] if head.startswith(b"<?xml") else b""
    return head[:1] == b"<" and (b"encoding" not in said or b"utf-8" in said.lower())


def _after(sum_: int, size: int) -> int:
    """What a checksum becomes while so many zero bytes pass by: the difference that bytes before others make to theirs."""
    step = [_POLYNOMIAL, *(1 << bit for bit in range(31))]
    for _ in range(3):
        step = [_times(step, column) for column in step]
    while size:
        if size & 1:
            sum_ = _times(step, sum_)
        step, size = [_times(step, column) for column in step], size >> 1
    return sum_


def _times(matrix: list[int], vector: int) -> int:
    product = 0
    for column in matrix:
        if vector & 1:
            product ^= column
        vector >>= 1
    return product
