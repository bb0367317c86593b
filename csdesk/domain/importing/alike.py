"""How alike the names of two accounts are."""

from __future__ import annotations

import re

from csdesk.domain.importing.coerce_text import words_of
from csdesk.domain.importing.look import as_it_looks

_FORMS = frozenset(
    {
        *("ltda", "limitada", "sa", "s", "a", "eireli", "me", "epp", "mei", "inc"),
        *("llc", "ltd", "corp", "co", "company", "gmbh", "cia", "do", "da", "de", "e"),
    }
)
_SMALL = frozenset({"do", "da", "de", "dos", "das", "e", "of", "the", "and"})
_ADDED = (_FORMS - {"s", "a", "e"}) | frozenset(
    {
        *("com", "comercio", "ind", "industria", "serv", "servicos", "solucoes", "tecnologia", "tecnologias"),
        *(
            "grupo",
            "brasil",
            "holding",
            "participacoes",
            "representacoes",
            "sistemas",
            "consultoria",
            "matriz",
        ),
        *("group", "brazil", "services", "solutions", "technology", "technologies", "systems", "consulting"),
    }
)
"""Words that are put beside a name as they come: with them or without, the name is the same."""
_SLIP = 80
"""From this score on what two names do not share is one word, written in two ways."""


def _telling(name: str) -> list[str]:
    words = words_of(as_it_looks(name)).split()
    return [word for word in words if word not in _FORMS] or words


def blocks(name: str) -> set[str]:
    """What two alike names are likely to share: a whole word, or the first letters of the name."""
    words = _telling(name)
    return {word for word in words if len(word) > 2} | ({f"^{words[0][:3]}"} if words else set())


def likeness(name: str, other: str) -> float:
    """How alike two names are, from 0 to 100, legal forms and order aside; other numbers make other names."""
    from rapidfuzz import fuzz

    one, two = " ".join(sorted(_telling(name))), " ".join(sorted(_telling(other)))
    if re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return 0.0
    return float(fuzz.ratio(one, two))


def clearly_unlike(name: str, other: str) -> bool:
    """Whether two names are those of two clients whatever else they share: what one has and the other has not is unlike.

    >>> clearly_unlike("Padaria Aurora", "Oficina Lima"), clearly_unlike("Condomínio Ipê", "Condomínio Cedro")
    (True, True)
    >>> clearly_unlike("Acme", "ACME Indústria Ltda."), clearly_unlike("Agro Sul", "Agrosul"), clearly_unlike("Ed. Sol", "Edifício Sol")
    (False, False, False)
    """
    from rapidfuzz import fuzz

    all_one, all_two = _plain_words(name), _plain_words(other)
    one, two = _own(all_one), _own(all_two)
    rest, rest_two = ([word for word in some if word not in more] for some, more in ((one, two), (two, one)))
    if not rest or not rest_two:
        return False
    if any(map(str.isdigit, "".join(rest))) and any(map(str.isdigit, "".join(rest_two))):
        return True
    if _shortens(rest, rest_two) or _shortens(rest_two, rest) or _are_initials(all_one, all_two):
        return False
    return fuzz.ratio("".join(rest), "".join(rest_two)) < _SLIP


def _plain_words(name: str) -> list[str]:
    """The words of a name, `S.A.` as one; `e` only joins others between them."""
    words = re.sub(r"\bs a\b", "sa", words_of(as_it_looks(name))).split()
    return [
        word for place, word in enumerate(words) if word not in _SMALL or (place and place == len(words) - 1)
    ]


def _own(words: list[str]) -> list[str]:
    return [word for word in words if word not in _ADDED] or words


def _shortens(words: list[str], others: list[str]) -> bool:
    """Whether each of some words begins another one, as `Ed.` begins `Edifício`."""
    return all(any(other.startswith(word) for other in others) for word in words)


def _are_initials(one: list[str], two: list[str]) -> bool:
    """Whether one name is the first letters of the other, without its legal form."""
    one, two = ([word for word in words if word not in _FORMS] for words in (one, two))
    return any(
        len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
        for short, long in ((one, two), (two, one))
    )
