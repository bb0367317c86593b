"""A look through a zipped workbook before it is trusted: parts counted, sizes counted while inflating, no DOCTYPE.

Declared sizes are only a first guard: each part is inflated in pieces, counted and forgotten, and nothing is
ever written to disk. The inflating passes every byte of the sheets by, so watchers may look at them on the way.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

from csdesk.storage.files.sheet_stream import Unreadable

_LOCAL = struct.Struct("<4s22xHH")
_RAW, _INFLATED = 65_536, 1_048_576
_ROOT = re.compile(rb"<[A-Za-z_]")
_PROLOG = 1_048_576
_SMALL = 16_777_216


class Watcher:
    """Sees the bytes of one part pass by."""

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""

    def close(self) -> None:
        """Learn that the part is over."""


class Parts:
    """The parts of a zipped workbook, checked before anything reads them."""

    def __init__(self, data: bytes, entries: int, inflated_bytes: int) -> None:
        self._data = data
        self._limit = inflated_bytes
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.infos = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
            raise Unreadable("damaged") from error
        if len(self.infos) > entries:
            raise Unreadable("too_many_parts", count=entries)
        names = [info.filename.replace("\\", "/").lower() for info in self.infos]
        if len(set(names)) < len(names):
            raise Unreadable("duplicate_parts")
        self.declared = sum(info.file_size for info in self.infos)
        if self.declared > inflated_bytes:
            raise self._bomb()
        if any(info.flag_bits & 1 for info in self.infos):
            raise Unreadable("password")

    def _bomb(self) -> Unreadable:
        return Unreadable("bomb", size=self._limit >> 20)

    def check(self, watchers_of: Callable[[str], Iterable[Watcher]] = lambda _: ()) -> None:
        """Inflate every part once; raises `Unreadable` for bombs and definitions, not for damage."""
        total = 0
        for info in self.infos:
            watchers = [*([_Prolog()] if _is_xml(info.filename) else ()), *watchers_of(info.filename)]
            for piece in _until_damage(self.pieces(info)):
                total += len(piece)
                if total > self._limit:
                    raise self._bomb()
                for watcher in watchers:
                    watcher.feed(piece)
            for watcher in watchers:
                watcher.close()

    def pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The inflated bytes of a part, as many as there really are, whatever its header declares."""
        raw = self.raw(info)
        inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        for place in range(0, len(raw), _RAW):
            piece = raw[place : place + _RAW]
            if inflate is None:
                yield bytes(piece)
            else:
                yield from _inflated(inflate, piece)

    def raw(self, info: zipfile.ZipInfo) -> memoryview:
        """The bytes of a part as they lie in the archive."""
        try:
            mark, name_size, extra_size = _LOCAL.unpack_from(self._data, info.header_offset)
        except struct.error as error:
            raise Unreadable("damaged") from error
        start = info.header_offset + _LOCAL.size + name_size + extra_size
        if mark != b"PK\x03\x04" or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Unreadable("damaged")
        return memoryview(self._data)[start : start + info.compress_size]

    def info(self, name: str) -> zipfile.ZipInfo | None:
        """What the archive says of a part, whatever capitals its name is written in."""
        same = (one for one in self.infos if one.filename.replace("\\", "/").lower() == name.lower())
        return next(same, None)

    def named(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part by its name, in pieces; none when there is no such part."""
        if (info := self.info(name)) is not None:
            yield from self.pieces(info)

    def whole(self, name: str) -> bytes | None:
        """All bytes of a part, or nothing when there is no such part; not many more than it declares."""
        info = self.info(name)
        if info is None:
            return None
        found, left = [], max(info.file_size, _SMALL)
        for piece in self.pieces(info):
            found.append(piece)
            left -= len(piece)
            if left < 0:
                raise self._bomb()
        return b"".join(found) or None


def _until_damage(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces up to the first damaged one: whether that part is needed is for the reader to say."""
    try:
        yield from pieces
    except Unreadable:
        return


def _inflated(inflate: zlib._Decompress, piece: memoryview | bytes) -> Iterator[bytes]:
    while piece:
        try:
            yield inflate.decompress(piece, _INFLATED)
        except zlib.error as error:
            raise Unreadable("damaged") from error
        piece = inflate.unconsumed_tail


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


class _Prolog(Watcher):
    """Refuses a DOCTYPE, which stands before the first element or nowhere."""

    def __init__(self) -> None:
        self._seen: bytes | None = b""

    def feed(self, piece: bytes) -> None:
        if self._seen is None:
            return
        self._seen += piece.replace(b"\0", b"")
        root = _ROOT.search(self._seen)
        prolog = self._seen if root is None else self._seen[: root.start()]
        if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
            raise Unreadable("entities")
        if len(prolog) > _PROLOG:
            raise Unreadable("damaged")
        if root is not None:
            self._seen = None
