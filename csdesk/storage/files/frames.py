"""The typed transport between the reading process and the app: length-prefixed frames, cells by column.

A frame is one kind byte, four length bytes and a payload: JSON for what is said about a sheet, packed columns
for its rows. Columns of one type travel as arrays or joined text, which both sides handle at the speed of C;
only known types can arrive, so a hijacked reader can send wrong values but nothing that runs.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat, zip_longest

TYPE_CHECKING = False  # typing and the domain would slow the start of the reading process
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from csdesk.domain.importing.table import Cell

    Row = tuple[Cell, ...]

HEAD = struct.Struct(">cI")
_SHAPE = struct.Struct(">II")
_BLOCK = struct.Struct(">cI")
_POOL = 20_000
_LONGEST = 1 << 28
_LYING = 1 << 31
"""Marks the height of a few very wide rows, which travel as they lie: so many columns would cost more than their cells."""
_WIDE = 8
_WHOLE = 10**18
_TAGS: dict[type, int] = {
    type(None): 0,
    str: 1,
    float: 2,
    int: 3,
    bool: 4,
    date: 5,
    datetime: 6,
    time: 7,
    timedelta: 8,
}
_KINDS = b"nsfibdtcw"
_MIXED = b"m"


def send(pipe: BinaryIO, kind: bytes, payload: bytes) -> None:
    """Write one frame, in one piece: another thread may have something to say too."""
    pipe.write(HEAD.pack(kind, len(payload)) + payload)


def say(pipe: BinaryIO, kind: bytes, **content: Any) -> None:
    """Write one frame of JSON."""
    send(pipe, kind, json.dumps(content).encode())
    pipe.flush()


def receive(pipe: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Frames until the other side closes; a cut or outsized frame ends the stream."""
    while len(head := pipe.read(HEAD.size)) == HEAD.size:
        kind, length = HEAD.unpack(head)
        if length > _LONGEST:
            return
        payload = pipe.read(length)
        if len(payload) < length:
            return
        yield kind, payload


def packed(rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as packed columns; short rows are filled with blanks. Few rows that are very wide are packed one by one."""
    width = max(map(len, rows))
    if width > _WIDE * len(rows):
        blocks = [_packed_column([*row, *[""] * (width - len(row))]) for row in rows]
        shape = _SHAPE.pack(len(rows) | _LYING, width)
    else:
        blocks = [_packed_column(column) for column in _columns(rows)]
        shape = _SHAPE.pack(len(rows), width)
    return b"".join([shape, *(part for block in blocks for part in _framed(*block))])


def _columns(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """The columns of some rows; where all are of one width they are taken out of one long row, each at once."""
    width = len(rows[0])
    if set(map(len, rows)) != {width}:
        return list(zip_longest(*rows, fillvalue=""))
    cells = list(chain.from_iterable(rows))
    return [cells[place::width] for place in range(width)]


def _framed(kind: bytes, content: bytes) -> tuple[bytes, bytes]:
    return _BLOCK.pack(kind, len(content)), content


def _packed_column(column: Sequence[Any]) -> tuple[bytes, bytes]:
    types = set(map(type, column))
    if len(types) == 1:
        return _packed_values(_TAGS[types.pop()], column)
    tags = bytes(map(_TAGS.__getitem__, map(type, column)))
    parts: list[bytes] = [struct.pack(">I", len(tags)), tags]
    for tag in sorted({_TAGS[found] for found in types}):
        values = [value for value, own in zip(column, tags, strict=True) if own == tag]
        kind, content = _packed_values(tag, values)
        parts += [bytes([tag]), *_framed(kind, content)]
    return _MIXED, b"".join(parts)


def _packed_values(tag: int, values: Sequence[Any]) -> tuple[bytes, bytes]:
    kind = _KINDS[tag : tag + 1]
    return _PACKERS[kind](kind, values)


def _pack_blank(kind: bytes, _: Sequence[None]) -> tuple[bytes, bytes]:
    return kind, b""


def _pack_text(kind: bytes, values: Sequence[str]) -> tuple[bytes, bytes]:
    joined = "\0".join(values)
    if joined.count("\0") != len(values) - 1:
        return b"j", json.dumps(list(values)).encode()
    if len(joined) == len(values) - 1:
        return b"n", b""
    return kind, joined.encode("utf-8", "surrogatepass")


def _pack_numbers(kind: bytes, values: Sequence[float]) -> tuple[bytes, bytes]:
    return kind, array("d", values).tobytes()


def _pack_whole(kind: bytes, values: Sequence[int]) -> tuple[bytes, bytes]:
    try:
        return kind, array("q", values).tobytes()
    except OverflowError:
        return b"j", json.dumps(list(values)).encode()


def _pack_flags(kind: bytes, values: Sequence[bool]) -> tuple[bytes, bytes]:
    return kind, bytes(values)


def _pack_days(kind: bytes, values: Sequence[date]) -> tuple[bytes, bytes]:
    return kind, array("q", map(date.toordinal, values)).tobytes()


def _pack_iso(kind: bytes, values: Sequence[datetime | time]) -> tuple[bytes, bytes]:
    return kind, "\0".join([value.isoformat() for value in values]).encode()


def _pack_spans(kind: bytes, values: Sequence[timedelta]) -> tuple[bytes, bytes]:
    return kind, array("q", [span // timedelta(microseconds=1) for span in values]).tobytes()


_PACKERS: dict[bytes, Callable[[bytes, Sequence[Any]], tuple[bytes, bytes]]] = {
    b"n": _pack_blank,
    b"s": _pack_text,
    b"f": _pack_numbers,
    b"i": _pack_whole,
    b"b": _pack_flags,
    b"d": _pack_days,
    b"t": _pack_iso,
    b"c": _pack_iso,
    b"w": _pack_spans,
}


class _Days(dict[int, date]):
    """Days by their number, each made once."""

    def __missing__(self, number: int) -> date:
        day = self[number] = date.fromordinal(number)
        return day


class Unpacker:
    """Turns the packed chunks of one sheet back into rows; equal days and equal short texts share one object."""

    def __init__(self) -> None:
        self._pools: dict[int, dict[str, str | None]] = {}
        self._days = _Days()

    def rows(self, payload: bytes) -> list[Row]:
        """The rows of one chunk, all of one width."""
        height, width = _SHAPE.unpack_from(payload)
        if height & _LYING:
            return [tuple(row) for row in self._blocks(payload, height ^ _LYING, width)]
        columns = self._blocks(payload, width, height)
        if not columns:
            return [()] * height
        return list(zip(*columns, strict=True))

    def _blocks(self, payload: bytes, width: int, height: int) -> list[Sequence[Cell]]:
        """Packed columns, or lying rows, each of so many cells."""
        place, columns = _SHAPE.size, []
        for index in range(width):
            kind, size = _BLOCK.unpack_from(payload, place)
            place += _BLOCK.size
            columns.append(self._column(index, kind, payload[place : place + size], height))
            place += size
        if any(len(column) != height for column in columns):
            raise ValueError
        return columns

    def _column(self, index: int, kind: bytes, content: bytes, height: int) -> Sequence[Cell]:
        if kind == _MIXED:
            return self._mixed(index, content)
        if kind == b"n":
            return [None] * height
        if kind == b"s":
            return self._text(index, content)
        if kind == b"d":
            return list(map(self._days.__getitem__, array("q", content)))
        return _UNPACKERS[kind](content)

    def _text(self, index: int, content: bytes) -> list[Cell]:
        text = content.decode("utf-8", "surrogatepass")
        parts: list[Any] = text.split("\0")
        pool = self._pools.setdefault(index, {"": None})
        if len(pool) < _POOL:
            return list(map(pool.setdefault, parts, parts))
        return [part or None for part in parts] if "\0\0" in f"\0{text}\0" else parts

    def _mixed(self, index: int, content: bytes) -> list[Cell]:
        (count,) = struct.unpack_from(">I", content)
        tags, place = content[4 : 4 + count], 4 + count
        sources: dict[int, Iterator[Cell]] = {}
        while place < len(content):
            tag = content[place]
            kind, size = _BLOCK.unpack_from(content, place + 1)
            place += 1 + _BLOCK.size
            values = self._column(index, kind, content[place : place + size], 0)
            sources[tag] = iter(values) if kind != b"n" else repeat(None)
            place += size
        return [next(sources[tag]) for tag in tags]


def _unpack_json(content: bytes) -> list[Cell]:
    values: list[Cell] = json.loads(content)
    return [None if value == "" else value for value in values]


def _unpack_numbers(content: bytes) -> Sequence[Cell]:
    values = array("d", content)
    try:
        whole = list(map(int, values))
    except (ValueError, OverflowError):
        return [_as_whole(value) for value in values]
    if min(whole) <= -_WHOLE or max(whole) >= _WHOLE:
        return [_as_whole(value) for value in values]
    if array("d", whole).tobytes() == content:
        return whole
    return [count if count == value else value for count, value in zip(whole, values, strict=True)]


def _is_nan(value: float) -> bool:
    return value != value  # noqa: PLR0124 - the quickest test for not-a-number


def _as_whole(value: float) -> Cell:
    if _is_nan(value):
        return None
    return int(value) if -_WHOLE < value < _WHOLE and value.is_integer() else value


def _unpack_whole(content: bytes) -> Sequence[Cell]:
    return array("q", content).tolist()


def _unpack_flags(content: bytes) -> Sequence[Cell]:
    return list(map(bool, content))


def _unpack_instants(content: bytes) -> Sequence[Cell]:
    return list(map(datetime.fromisoformat, content.decode().split("\0")))


def _unpack_clocks(content: bytes) -> Sequence[Cell]:
    return list(map(time.fromisoformat, content.decode().split("\0")))


def _unpack_spans(content: bytes) -> Sequence[Cell]:
    return [timedelta(microseconds=span) for span in array("q", content)]


_UNPACKERS: dict[bytes, Callable[[bytes], Sequence[Cell]]] = {
    b"j": _unpack_json,
    b"f": _unpack_numbers,
    b"i": _unpack_whole,
    b"b": _unpack_flags,
    b"t": _unpack_instants,
    b"c": _unpack_clocks,
    b"w": _unpack_spans,
}
