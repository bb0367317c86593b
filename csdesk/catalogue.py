"""The sentences of a language, looked up in its compiled gettext file where they lie.

The standard library reads, decodes and splits every sentence of the file at a start, and evaluates a plural formula written
in C; here a sentence is looked for, in the order that such a file has, and decoded when it is said. The tests compare the two.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from csdesk.shipped import RESOURCES

_LOCALES = RESOURCES / "locale"
_MAGIC = 0x950412DE
_CONTEXT, _PLURAL, _FORMS = "\x04", "\0", b"\0"


class Catalogue:
    """What stands for the sentences of the code in one language; they stand for themselves where nothing does."""

    def __init__(self, language: str) -> None:
        self._file = b"" if language == "en" else _compiled(language)
        self._count, self._asked, self._said = (
            struct.unpack_from("<3I", self._file, 8) if self._file else (0, 0, 0)
        )
        """How many sentences there are, and where the lists begin that tell where each lies, and its words."""
        self._places: dict[bytes, int | None] = {}

    def say(self, msgid: str, context: str | None = None) -> str:
        """The words for a sentence."""
        forms = self._forms(msgid, context)
        return forms[0].decode() if forms else msgid

    def say_number(self, msgid: str, plural: str, count: int, context: str | None = None) -> str:
        """The words for a sentence about so many; in both languages one alone is singular, as in `0 contas`."""
        forms = self._forms(f"{msgid}{_PLURAL}{plural}", context) or self._forms(msgid, context)
        is_many = count != 1
        if not forms:
            return plural if is_many else msgid
        return forms[is_many if len(forms) > 1 else 0].decode()

    def _forms(self, sentence: str, context: str | None) -> list[bytes]:
        key = (f"{context}{_CONTEXT}{sentence}" if context else sentence).encode()
        if key not in self._places:
            self._places[key] = self._place(key)
        place = self._places[key]
        return [] if place is None else self._lying(self._said, place).split(_FORMS)

    def _place(self, key: bytes) -> int | None:
        """Where a sentence stands among those that are asked for; `bisect` would be one more library to load at a start."""
        low, high = 0, self._count
        while low < high:
            middle: int = (low + high) // 2
            found = self._lying(self._asked, middle)
            if found == key:
                return middle
            if found < key:
                low = middle + 1
            else:
                high = middle
        return None

    def _lying(self, listed: int, place: int) -> bytes:
        size, at = struct.unpack_from("<2I", self._file, listed + 8 * place)
        return self._file[at : at + size]


@lru_cache(maxsize=4)
def catalogue_of(language: str) -> Catalogue:
    """The catalogue of a language, read once; raises `FileNotFoundError` when it was never compiled."""
    return Catalogue(language)


def _compiled(language: str) -> bytes:
    path = _LOCALES / language / "LC_MESSAGES" / "csdesk.mo"
    read = path.read_bytes()
    if struct.unpack_from("<I", read)[0] != _MAGIC:
        message = f"{path.name} is no compiled catalogue"
        raise ValueError(message)
    return read
