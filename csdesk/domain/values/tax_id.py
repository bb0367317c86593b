"""Brazilian tax ids: CNPJ (numeric and the alphanumeric form of 2026) and CPF."""

from __future__ import annotations

import re

_CNPJ = re.compile(r"^[0-9A-Z]{12}\d{2}$")
_WEIGHTS = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)


def plain(text: str) -> str:
    """Letters and digits only, in capitals."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def is_cnpj(text: str) -> bool:
    """Whether the check digits hold (IN RFB 2.229/2024: each character counts as its ASCII code - 48).

    >>> is_cnpj("11.222.333/0001-81"), is_cnpj("11.222.333/0001-82")
    (True, False)
    """
    code = plain(text)
    if not _CNPJ.match(code) or len(set(code)) == 1:
        return False
    values = [ord(character) - 48 for character in code]
    for length in (12, 13):
        weights = _WEIGHTS[13 - length :]
        rest = sum(value * weight for value, weight in zip(values[:length], weights, strict=False)) % 11
        if values[length] != (0 if rest < 2 else 11 - rest):
            return False
    return True


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
