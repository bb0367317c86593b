"""A typed line whose understood parts are taken out one by one, each with its place."""

from __future__ import annotations

import re
from enum import StrEnum

from csdesk.domain.lean import dataclass
from csdesk.domain.tasks.lexicon import flat

_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')
_TAKEN = "\x00"


class Part(StrEnum):
    """What a piece of the line says."""

    ACCOUNT = "account"
    DUE = "due"
    TIME = "time"
    PRIORITY = "priority"
    RECURRENCE = "recurrence"


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where in the line a part was said."""

    part: Part
    start: int
    end: int


class Line:
    """The words that are left to understand; what stands in quotes is never understood."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.flat = _QUOTED.sub(lambda found: _TAKEN * len(found[0]), flat(words))
        self._left = list(words)
        self.spans: list[Span] = []

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place of a pattern in what is left."""
        return pattern.search(self.flat)

    def take(self, found: re.Match[str], part: Part) -> None:
        """Take a place out, and remember what it said."""
        self.take_from(found.start(), found.end(), part)

    def take_from(self, start: int, end: int, part: Part) -> None:
        """Take signs out, but for spaces around them."""
        while start < end and self.flat[start].isspace():
            start += 1
        while end > start and self.flat[end - 1].isspace():
            end -= 1
        self.flat = self.flat[:start] + _TAKEN * (end - start) + self.flat[end:]
        self._left[start:end] = [_TAKEN] * (end - start)
        self.spans.append(Span(part, start, end))

    def is_last(self, end: int) -> bool:
        """Whether nothing but understood parts follows."""
        return not self.flat[end:].strip(f" {_TAKEN}.,;")

    def title(self) -> str:
        """What was not understood as anything else, as one sentence."""
        rest = re.sub(rf"\s*{_TAKEN}+", "", "".join(self._left))
        rest = _QUOTED.sub(lambda found: found[1] or found[2] or "", rest)
        rest = " ".join(rest.split()).strip(" ,;-–—:")
        return rest[:1].upper() + rest[1:]
