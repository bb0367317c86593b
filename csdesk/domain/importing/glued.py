"""Known names whose words a header writes as one: `razonsocial`, `cifempresa`, `numberofemployees`, `address_postalcode`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from csdesk.domain.importing.aliases import index, regardless
from csdesk.domain.importing.names import SHORT_FORMS, canonical, stemmed
from csdesk.domain.importing.spanish import WORDS

_LEAST: Final = 7
_SHORTEST: Final = 3
_PARTS: Final = 3
_SMALL: Final = ("of", "on", "at", "by", "de", "do", "da", "del", "em")
"""Small words between or after others, which names are kept without."""


@lru_cache(maxsize=4096)
def parted(base: str) -> str | None:
    """The known name of two or three words that one word holds without spaces, or one of several words does, if there is one."""
    if " " in base:
        return _spread(base)
    if len(base) < _LEAST or not base.isalpha() or base in _words():
        return None
    return next(filter(None, map(_known, _splits(base, _PARTS))), None)


def _spread(base: str) -> str | None:
    """The known name when the words that hold several are parted."""
    spread: list[str] = []
    for word in base.split():
        held = len(word) < _LEAST or not word.isalpha() or word in _words()
        spread += (word,) if held else next(_splits(word, _PARTS), (word,))
    return _known(tuple(spread)) if len(spread) > len(base.split()) else None


def _known(words: tuple[str, ...]) -> str | None:
    name = canonical(" ".join(words))
    known = name if name in index() else regardless().get(stemmed(name))
    return known if len(words) > 1 else None


def _splits(letters: str, parts: int) -> Iterator[tuple[str, ...]]:
    """The ways to part letters into words that we know, the longest first word first."""
    if letters in _words():
        yield (letters,)
    if parts > 1:
        for size in range(len(letters) - 2, _SHORTEST - 1, -1):
            if letters[:size] in _words():
                for rest in _rests(letters[size:], parts - 1):
                    yield letters[:size], *rest


def _rests(letters: str, parts: int) -> Iterator[tuple[str, ...]]:
    """The ways to part what follows a word, where a small word may stand between or at the end."""
    if letters in _SMALL:
        yield (letters,)
    if len(letters) >= _SHORTEST:
        yield from _splits(letters, parts)
    for small in _SMALL:
        if letters.startswith(small) and len(letters) >= len(small) + _SHORTEST:
            yield from _splits(letters.removeprefix(small), parts)


@cache
def _words() -> frozenset[str]:
    """Every word of a known name, in Portuguese, English and Spanish, written out."""
    known = {word for name in index() for word in name.split()}
    return frozenset(word for word in known | WORDS.keys() | SHORT_FORMS.keys() if len(word) >= _SHORTEST)
