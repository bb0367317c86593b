"""The words for days, months and numbers, in Portuguese and English, and text as it is compared."""

from __future__ import annotations

import re
import unicodedata

WEEKDAYS = (
    ("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_WEEKDAY_OF = {name[:3]: place for names in WEEKDAYS for place, name in enumerate(names)}
_MONTH_STARTS = (
    ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH_OF = {start: place + 1 for starts in _MONTH_STARTS for place, start in enumerate(starts)}
_NUMBERS = {
    word: number
    for number, words in (
        (1, ("um", "uma", "one", "a")),
        (2, ("dois", "duas", "two")),
        (3, ("tres", "three")),
        (4, ("quatro", "four")),
        (5, ("cinco", "five")),
        (6, ("seis", "six")),
        (7, ("sete", "seven")),
        (8, ("oito", "eight")),
        (9, ("nove", "nine")),
        (10, ("dez", "ten")),
        (15, ("quinze", "fifteen")),
        (30, ("trinta", "thirty")),
    )
    for word in words
}
_ORDINALS = {
    word: place
    for place, words in (
        (1, ("primeir", "first")),
        (2, ("segund", "second")),
        (3, ("terceir", "third")),
        (4, ("quart", "fourth")),
        (5, ("quint", "fifth")),
        (-1, ("ultim", "last")),
    )
    for word in words
}
WEEKDAY = (
    r"(?:(?:segunda|terca|quarta|quinta|sexta)s?(?:[- ]feiras?)?|sabados?|domingos?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|seg|ter|qua|qui|sex|sab|dom|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b"
)
WEEKDAY_LIST = rf"{WEEKDAY}(?:(?:\s*,\s*(?:and\s+|e\s+)?|\s+e\s+|\s+and\s+|\s*[+/&]\s*)(?:(?:de|on|na|no)\s+)?{WEEKDAY})*"
MONTH = (
    r"(?:jan(?:eiro|uary)?|fev(?:ereiro)?|feb(?:ruary)?|mar(?:co|ch)?|abr(?:il)?|apr(?:il)?|mai(?:o)?|may"
    r"|jun(?:ho|e)?|jul(?:ho|y)?|ago(?:sto)?|aug(?:ust)?|set(?:embro)?|sept?(?:ember)?|out(?:ubro)?|oct(?:ober)?"
    r"|nov(?:embro|ember)?|dez(?:embro)?|dec(?:ember)?)\b\.?"
)
NUMBER = r"(?:\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
ORDINAL = (
    r"(?:[1-5](?:o|a|st|nd|rd|th)|(?:primeir|segund|terceir|quart|quint|ultim)[oa]"
    r"|first|second|third|fourth|fifth|last)"
)
WORKING_DAY = r"(?:dias? ut(?:il|eis)|(?:working|business|work)[ -]?days?|du\b|bd\b)"


def flat(text: str) -> str:
    """The text without accents and case, sign for sign, so that places in it stay those of the text.

    >>> flat("Às TERÇAS")
    'as tercas'
    """
    if text.isascii():
        return text.lower()
    return "".join(_flat_sign(sign) for sign in text)


def _flat_sign(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign)[:1].lower()
    return bare if len(bare) == 1 else sign


def number_of(word: str) -> int:
    """A number in digits or words, as `NUMBER` finds it."""
    return int(word) if word.isdecimal() else _NUMBERS[word]


def ordinal_of(word: str) -> int:
    """The place that an ordinal names; the last is -1."""
    return int(word[0]) if word[0].isdigit() else _ORDINALS[word if word in _ORDINALS else word[:-1]]


def weekday_of(word: str) -> int:
    """Monday is 0."""
    return _WEEKDAY_OF[word[:3]]


def weekdays_in(words: str) -> tuple[int, ...]:
    """The days that a list of them names, in the order of the week."""
    return tuple(sorted({weekday_of(found[0]) for found in re.finditer(WEEKDAY, words)}))


def month_of(word: str) -> int:
    """January is 1."""
    return _MONTH_OF[word[:3]]
