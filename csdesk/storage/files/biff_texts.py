"""Texts inside old workbooks: counted, in one or two bytes a character, and shared ones cut across records."""

from __future__ import annotations

import struct


class Alphabet:
    """How a workbook writes its texts."""

    wide: bool
    """BIFF8: each text says whether its characters take one byte or two."""
    encoding: str


def short_text(content: bytes, place: int, alphabet: Alphabet) -> str:
    """A text after a length of one byte."""
    return _text(content, place + 1, content[place], alphabet) if place < len(content) else ""


def long_text(content: bytes, place: int, alphabet: Alphabet) -> str:
    """A text after a length of two bytes."""
    if place + 2 > len(content):
        return ""
    return _text(content, place + 2, struct.unpack_from("<H", content, place)[0], alphabet)


def _text(content: bytes, place: int, count: int, alphabet: Alphabet) -> str:
    if not alphabet.wide:
        return content[place : place + count].decode(alphabet.encoding, "replace")
    if place >= len(content):
        return ""
    flags, place = content[place], place + 1
    place += (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    if flags & 1:
        return content[place : place + 2 * count].decode("utf-16-le", "replace")
    return content[place : place + count].decode("latin-1")


class Texts:
    """The shared texts, whose characters may break off at the end of a record and go on in the next."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._texts: list[str] | None = None

    def add(self, block: bytes) -> None:
        """Take the content of the next record of the table."""
        self._blocks.append(block)

    def get(self, index: int) -> str:
        """A text by its index; none when the table was cut before it."""
        if self._texts is None:
            self._texts = _Walk(self._blocks).texts()
        return self._texts[index] if index < len(self._texts) else ""


class _Walk:
    """A reading place that moves through the blocks."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks = blocks
        self._block = 0
        self._place = 8

    def texts(self) -> list[str]:
        """All texts until the bytes end."""
        found: list[str] = []
        try:
            while self._left() or self._next():
                found.append(self._one())
        except (struct.error, IndexError):
            return found
        return found

    def _left(self) -> int:
        return len(self._blocks[self._block]) - self._place if self._block < len(self._blocks) else 0

    def _next(self) -> bool:
        self._block, self._place = self._block + 1, 0
        return self._block < len(self._blocks)

    def _bytes(self, count: int) -> bytes:
        """Plain bytes, across records."""
        taken = b""
        while len(taken) < count:
            if not self._left() and not self._next():
                raise IndexError
            here = self._blocks[self._block][self._place : self._place + count - len(taken)]
            self._place += len(here)
            taken += here
        return taken

    def _one(self) -> str:
        count, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if flags & 4 else 0
        words: list[str] = []
        wide = flags & 1
        while count:
            if not self._left():
                if not self._next():
                    raise IndexError
                wide = self._bytes(1)[0] & 1
            size = min(count, self._left() // (2 if wide else 1))
            if not size:
                raise IndexError
            raw = self._bytes(size * (2 if wide else 1))
            words.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            count -= size
        self._bytes(4 * runs + extra)
        return "".join(words)
