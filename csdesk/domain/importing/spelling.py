"""Words that a slip of the pen made of known ones: `Enndereço`, `Amonut`, `Custmer`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from csdesk.domain.importing.aliases import ID_WORDS, index, nouns, titles
from csdesk.domain.importing.names import SHORT_FORMS, SMALL_WORDS, canonical, word_set

_SHORTEST: Final = 5
"""Shorter words are too near to each other."""
_OTHER_WORDS: Final = word_set(
    "porta portas conversao conversoes county form forms front cost costs quality taxa taxes plane planet party parts path pages images labels sales sells seals "
    "region religion session version mission emission campaign signal sigla posto casos casas contas renda rendas venda vendas "
    "credit debit debito modelo modal model state stats staff start stars carta cartao marca marcas senha sentido served server "
    "closer driver drivers river lever level metal medal coast contest content context contact contract pedido perdido partido "
    "formato format former firma filial final finals brand branch bairro barrio parent patent patient paciente latent talent filed field fields "
    "cause course source score store story stock block house hours horas honra course cursor curso metro meter matter letter porta portas atualizado atualizada"
)
"""Words of their own that lie a letter away from known ones."""


@lru_cache(maxsize=4096)
def mended(name: str) -> str | None:
    """A canonical name with its misspelt words put right; `None` when nothing or not everything could be put right.

    >>> mended("amonut"), mended("customer nmae"), mended("county")
    ('amount', None, None)
    """
    words = name.split()
    found = [word if word in _vocabulary() or len(word) < _SHORTEST else _right(word) for word in words]
    if None in found or found == words:
        return None
    return canonical(" ".join(word for word in found if word))


def restored(header: str) -> str:
    """A header with each word of which characters were lost put right, where one known word could stand there.

    >>> restored("Raz\ufffdo Social"), restored("Situa\ufffd\ufffdo")
    ('razao Social', 'situacao')
    """
    return " ".join(_found_again(word) if "\ufffd" in word else word for word in header.split())


def _found_again(word: str) -> str:
    pattern = re.compile(re.escape(word.casefold()).replace("\ufffd", "[a-z]"))
    known = {one for one in _vocabulary() if len(one) == len(word) and pattern.fullmatch(one)}
    return known.pop() if len(known) == 1 else word


def is_word(word: str) -> bool:
    """Whether a word stands in any name that is known."""
    return word in _vocabulary() or word in _OTHER_WORDS


def is_other(word: str) -> bool:
    """Whether a word is one of its own that lies a letter away from a known one: `renda` is no slip for `renta`."""
    return word in _OTHER_WORDS


def _right(word: str) -> str | None:
    """The one known word from which a word differs by a letter twice, left out or changed with its neighbour."""
    if word in _OTHER_WORDS or not word.isalpha():
        return None
    near = {known for slip in _slips(word) for known in _left_out().get(slip, ())}
    found = {known for known in near if _is_slip(word, known)}
    return found.pop() if len(found) == 1 else None


def _is_slip(word: str, known: str) -> bool:
    """Whether a word is a known one with two letters changed about, one left out or one written twice."""
    if len(word) == len(known):
        apart = [place for place, pair in enumerate(zip(word, known, strict=True)) if pair[0] != pair[1]]
        return len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(word) == sorted(known)
    if len(word) + 1 == len(known):
        place = _first_apart(word, known)
        return 0 < place < len(known) - 1 and word[place:] == known[place + 1 :]
    place = _first_apart(word, known)
    doubled = place > 0 and word[place : place + 1] == word[place - 1 : place]
    return len(word) == len(known) + 1 and doubled and word[place + 1 :] == known[place:]


def _first_apart(word: str, known: str) -> int:
    pairs = zip(word, known, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other), min(len(word), len(known))
    )


def _slips(word: str) -> Iterator[str]:
    """The word itself and the word without each of its letters: two words a letter apart share one of these."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


@cache
def _left_out() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in _vocabulary():
        if len(word) >= _SHORTEST and word.isalpha():
            for slip in _slips(word):
                found.setdefault(slip, []).append(word)
    return {slip: tuple(words) for slip, words in found.items()}


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the names, nouns and titles that are known."""
    names = (*index(), *nouns(), *titles())
    return (
        frozenset(word for name in names for word in name.split())
        | ID_WORDS
        | SMALL_WORDS
        | SHORT_FORMS.keys()
    )
