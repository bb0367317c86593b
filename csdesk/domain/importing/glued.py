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
_LONG: Final = 5
"""Shorter words come together by chance."""
_PARTS: Final = 3
_SMALL: Final = ("of", "on", "at", "by", "das", "dos", "de", "do", "da", "del", "em")
"""Small words between or after others, which names are kept without."""
_PREFIXES: Final = ("nm", "ds", "nr", "nu", "dt", "vl", "cd", "tp", "st", "sg", "fl", "qt", "no", "id")
"""What tables put before the name of a field: `nrtelefone`, `dsobservacao`."""


@lru_cache(maxsize=4096)
def parted(base: str) -> str | None:
    """The known name of two or three words that one word holds without spaces, or one of several words does, if there is one."""
    if " " in base:
        return _spread(base)
    if len(base) < _LEAST or not base.isalpha() or base in _words():
        return None
    return next(filter(None, map(_known, (*_splits(base, _PARTS), *_tabled(base)))), None)


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


def _tabled(base: str) -> Iterator[tuple[str, ...]]:
    """The words behind the prefix that tables put before the names of fields, with it and without."""
    prefix, rest = base[:2], base[2:]
    if prefix in _PREFIXES and len(rest) >= _LEAST - 2:
        for words in _splits(rest, _PARTS - 1):
            yield prefix, *words
            if prefix in {"nm", "ds", "nr", "nu", "no"}:
                yield "", *words


@lru_cache(maxsize=4096)
def spelt_out(base: str) -> str | None:
    """A name of one long word as the known words that it is made of: `observacaocliente`."""
    if " " in base or len(base) < 2 * _LONG or not base.isalpha() or base in _words():
        return None
    found = (words for words in _splits(base, _PARTS) if min(map(len, words)) >= _LONG)
    return next((canonical(" ".join(words)) for words in found if len(words) > 1), None)


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
