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
