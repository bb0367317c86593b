"""Brazilian tax ids: CNPJ (numeric and the alphanumeric form of 2026) and CPF."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul

_OTHER = re.compile(r"[^0-9A-Za-z]")
_USUAL = str.maketrans("", "", "./- ")
_FIRST = (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
_SECOND = (6, *_FIRST)
_FIRST_ZEROS, _SECOND_ZEROS = ord("0") * sum(_FIRST), ord("0") * sum(_SECOND)
_WRITTEN = re.compile(r"(\d\d)\.(\d{3})\.(\d{3})/(\d{4})-(\d\d)", re.ASCII)
_APART = 10_000
_DIGITS = "00987654321"
"""The check digit for each rest of the division by 11."""


def plain(text: str) -> str:
    """Letters and digits only, in capitals."""
    kept = text.translate(_USUAL)
    if not (kept.isascii() and kept.isalnum()):
        kept = _OTHER.sub("", kept)
    return kept.upper()


def is_cnpj(text: str) -> bool:
    """Whether the check digits hold (IN RFB 2.229/2024: each character counts as its ASCII code - 48).

    >>> is_cnpj("11.222.333/0001-81"), is_cnpj("11.222.333/0001-82")
    (True, False)
    """
    return _checked(plain(text))


@lru_cache(maxsize=64)
def _checked(code: str) -> bool:
    """Asked several times in a row of one id, and of as many ids as a sheet has rows."""
    if len(code) != 14 or not code[12:].isdecimal() or code == code[0] * 14:
        return False
    values = code.encode()
    first = (sum(map(mul, values, _FIRST)) - _FIRST_ZEROS) % 11
    second = (sum(map(mul, values, _SECOND)) - _SECOND_ZEROS) % 11
    return code[12:] == _DIGITS[first] + _DIGITS[second]


def is_written_cnpj(text: str) -> bool:
    """Whether a text is a valid CNPJ in its usual punctuation; as quick as a column of them needs."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return False
    *parts, checks = found.groups()
    code = "".join(parts)
    if code == code[0] * 12 and checks == code[0] * 2:
        return False
    both = _shares(code[:4], 0) + _shares(code[4:8], 4) + _shares(code[8:], 8)
    first = _DIGITS[both // _APART % 11]
    return checks == first + _DIGITS[(both % _APART + 2 * int(first)) % 11]


@lru_cache(maxsize=32_768)
def _shares(digits: str, place: int) -> int:
    """What four digits add to the sums of both check digits, as one number."""
    values = list(map(int, digits))
    first, second = (sum(map(mul, values, weights[place:])) for weights in (_FIRST, _SECOND))
    return int(first * _APART + second)


def is_cpf(text: str) -> bool:
    """Whether the two check digits of a CPF hold.

    >>> is_cpf("529.982.247-25"), is_cpf("111.111.111-11")
    (True, False)
    """
    code = plain(text)
    if len(code) != 11 or not code.isdigit() or len(set(code)) == 1:
        return False
    for length in (9, 10):
        total = sum(int(digit) * (length + 1 - place) for place, digit in enumerate(code[:length]))
        if int(code[length]) != total * 10 % 11 % 10:
            return False
    return True


def written(text: str) -> str:
    """A valid CNPJ or CPF with its usual punctuation; any other tax id as it came, trimmed."""
    code = plain(text)
    if is_cnpj(code):
        return f"{code[:2]}.{code[2:5]}.{code[5:8]}/{code[8:12]}-{code[12:]}"
    if is_cpf(code):
        return f"{code[:3]}.{code[3:6]}.{code[6:9]}-{code[9:]}"
    return text.strip()
