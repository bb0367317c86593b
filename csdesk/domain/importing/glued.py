"""Known names whose words a header writes as one: `razonsocial`, `cifempresa`, `fechaemision`."""

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


@lru_cache(maxsize=4096)
def parted(base: str) -> str | None:
    """The known name of two or three words that one word holds without spaces, if there is one."""
    if " " in base or len(base) < _LEAST or not base.isalpha() or base in _words():
        return None
    for words in _splits(base, _PARTS):
        name = canonical(" ".join(words))
        known = name if name in index() else regardless().get(stemmed(name))
        if known is not None and len(words) > 1:
            return known
    return None


def _splits(letters: str, parts: int) -> Iterator[tuple[str, ...]]:
    """The ways to part letters into words that we know, the longest first word first."""
    if letters in _words():
        yield (letters,)
    if parts > 1:
        for size in range(len(letters) - _SHORTEST, _SHORTEST - 1, -1):
            if letters[:size] in _words():
                for rest in _splits(letters[size:], parts - 1):
                    yield letters[:size], *rest


@cache
def _words() -> frozenset[str]:
    """Every word of a known name, in Portuguese, English and Spanish, written out."""
    known = {word for name in index() for word in name.split()}
    return frozenset(word for word in known | WORDS.keys() | SHORT_FORMS.keys() if len(word) >= _SHORTEST)
