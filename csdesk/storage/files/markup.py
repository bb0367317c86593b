"""XML read as a stream of rows, for the second readers: no tree, no entities, names without their namespaces."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from csdesk.storage.files.sheet_stream import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Attributes = dict[str, str]

_BITE = 16_384
_LONGEST_TAG = 1 << 21
"""Bytes within which a tag must end: to look for the end of an endless one takes time that grows with its square."""


class Markup:
    """Calls `opened`, `text` and `closed` for what passes by; what they put into `ready` comes out of `events`."""

    def __init__(self) -> None:
        self.ready: deque[Any] = deque()
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.text
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse

    def opened(self, tag: str, attributes: Attributes) -> None:
        """An element begins; names carry no namespace."""

    def text(self, words: str) -> None:
        """Characters inside an element."""

    def closed(self, tag: str) -> None:
        """An element ends."""

    def _start(self, name: str, attributes: Attributes) -> None:
        bare = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.opened(name.rpartition(" ")[2], bare)

    def _end(self, name: str) -> None:
        self.closed(name.rpartition(" ")[2])

    def events(self, pieces: Iterable[bytes]) -> Iterator[Any]:
        """Everything put into `ready`, in order; damage at the end of the bytes ends the stream with an error."""
        taken = 0
        try:
            for piece in pieces:
                for place in range(0, len(piece), _BITE):
                    bite = piece[place : place + _BITE]
                    self._parser.Parse(bite, False)
                    taken += len(bite)
                    if taken - self._parser.CurrentByteIndex > _LONGEST_TAG:
                        raise Unreadable("damaged")
                    while self.ready:
                        yield self.ready.popleft()
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            while self.ready:
                yield self.ready.popleft()
            raise Unreadable("damaged") from error
        while self.ready:
            yield self.ready.popleft()


def _refuse(*_: object) -> None:
    raise Unreadable("entities")


def whole(markup: Markup, content: bytes) -> list[Any]:
    """All events of a part that is at hand."""
    return list(markup.events([content]))
