"""Finding names as people type them: without accents or case, by any of the words, with one slip allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from csdesk.domain.lean import dataclass
from csdesk.ui.forms.folding import folded

T = TypeVar("T")
WHOLE, START, WORD, INSIDE, SLIP = range(5)
"""How well a name fits: the smaller, the better."""
_SHORTEST_SLIP = 4


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Something found, and how well it fits."""

    item: T
    rank: int


class Corpus(Generic[T]):
    """Items under their names, folded once, to be searched at every keystroke."""

    def __init__(
        self, items: Sequence[T], name: Callable[[T], str], also: Callable[[T], str] = lambda _: ""
    ) -> None:
        self._items = tuple(items)
        self._names = [folded(name(item)) for item in items]
        self._also = [f"{mine} {folded(also(item))}" for mine, item in zip(self._names, items, strict=True)]

    def find(self, query: str, limit: int) -> list[Hit[T]]:
        """The best items, best first; those with a slip only when nothing fits without one."""
        words = folded(query).split()
        if not words:
            return []
        found = [
            (rank_of(self._names[place], words), place)
            for place, text in enumerate(self._also)
            if all(word in text for word in words)
        ]
        if not found:
            patterns = [_slipped(word) for word in words]
            found = [
                (SLIP, place)
                for place, text in enumerate(self._also)
                if all(pattern.search(text) for pattern in patterns)
            ]
        found.sort(key=lambda pair: (pair[0], len(self._names[pair[1]]), self._names[pair[1]]))
        return [Hit(self._items[place], rank) for rank, place in found[:limit]]


def rank_of(name: str, words: Sequence[str]) -> int:
    """How well a folded name fits folded words that are known to be in it or beside it."""
    query = " ".join(words)
    if name == query:
        return WHOLE
    if name.startswith(query):
        return START
    if all(name.startswith(word) or f" {word}" in name for word in words):
        return WORD
    return INSIDE


def marked(name: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a name, as (start, length) pairs, to be shown in another ink.

    >>> marked("Tijolo Lilás", "lila tij")
    [(0, 3), (7, 4)]
    """
    places: list[int] = []
    flat = ""
    for place, sign in enumerate(name):
        plain = folded(sign) or sign
        flat += plain
        places += [place] * len(plain)
    spans = []
    for word in folded(query).split():
        start = flat.find(word)
        if start >= 0:
            spans.append((places[start], places[start + len(word) - 1] - places[start] + 1))
    return sorted(spans)


@lru_cache(maxsize=256)
def _slipped(word: str) -> re.Pattern[str]:
    """A word with one letter wrong, missing, too many, or two swapped, at the start of a word."""
    if len(word) < _SHORTEST_SLIP:
        return re.compile(r"\b" + re.escape(word))
    ways: set[str] = set()
    for place in range(len(word)):
        before, here, after = re.escape(word[:place]), word[place], re.escape(word[place + 1 :])
        ways.add(f"{before}.{after}")
        ways.add(f"{before}{after}")
        ways.add(f"{before}.{re.escape(here)}{after}")
        if after:
            swapped = re.escape(word[place + 1] + here) + re.escape(word[place + 2 :])
            ways.add(f"{before}{swapped}")
    return re.compile(r"\b(?:" + "|".join(sorted(ways)) + ")")
