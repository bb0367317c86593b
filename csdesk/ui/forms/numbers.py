"""Numbers and amounts as people type them, in either language's style."""

from __future__ import annotations

import re
from decimal import Decimal

from csdesk.domain.errors import Refused
from csdesk.domain.text import msg
from csdesk.domain.values.money import Cents

_CURRENCIES = {"r$": "BRL", "us$": "USD", "u$": "USD", "€": "EUR", "£": "GBP"}
_CODES = "brl|usd|eur|gbp|ars|clp|cop|mxn|cad|aud|jpy|chf"
_CURRENCY = re.compile(rf"r\$|us?\$|€|£|\$|\b(?:{_CODES})\b", re.IGNORECASE)
_SCALED = re.compile(r"^(.*\d)\s*(k|mil|mi|m)$")
_SCALES = {"k": 1000, "mil": 1000, "mi": 1_000_000, "m": 1_000_000}
_PLAIN = re.compile(r"^\d+$|^\d*[.,]\d+$|^\d+[.,]$")
_GROUPED = re.compile(r"^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d*)?$")
_LARGEST = Decimal(10) ** 15
"""Nobody's amount is larger; a longer number is a slip of the finger."""


def parse_money(typed: str, currency: str) -> Cents | None:
    """Cents from `1500`, `1.500,00`, `R$ 1.500`, `(1,300.00)` or `1,5 mil`; nothing typed is `None`.

    >>> parse_money("R$ 1.500", "BRL"), parse_money("1,500.50", "USD"), parse_money("2 mil", "BRL")
    (150000, 150050, 200000)
    """
    text = typed.strip()
    if not text:
        return None
    for sign in _CURRENCY.findall(text):
        if _currency(sign.lower(), currency) != currency:
            raise Refused(
                msg("This amount is kept in {currency}. Write the number alone.", currency=_name(currency))
            )
    number = _number(_CURRENCY.sub(" ", text), thousands=True)
    if number is None or number * 100 != int(number * 100):
        raise Refused(msg("This is not an amount. Write it like {example}.", example=_example(currency)))
    return Cents(int(number * 100))


def parse_decimal(typed: str, *, comma: bool) -> Decimal | None:
    """An exact number; with `comma` the comma is the decimal sign (a lone `1.500` is 1500).

    >>> parse_decimal("1.500", comma=True), parse_decimal("1.500", comma=False)
    (Decimal('1500'), Decimal('1.500'))
    """
    text = typed.strip()
    if not text:
        return None
    number = _number(text, thousands="." if comma else ",")
    if number is None:
        raise Refused(msg("This is not a number."))
    return number


def parse_percent(typed: str, *, comma: bool) -> Decimal | None:
    """A percentage, 50 meaning 50 %, with or without its sign."""
    return parse_decimal(typed.strip().removesuffix("%"), comma=comma)


def parse_int(typed: str, low: int | None = None, high: int | None = None) -> int | None:
    """A whole number within bounds, both included."""
    text = typed.strip()
    if not text:
        return None
    number = _number(text, thousands=True)
    if number is None or number != number.to_integral_value():
        raise Refused(msg("This is not a whole number."))
    if low is not None and high is not None and not low <= number <= high:
        raise Refused(msg("Use a number from {low} to {high}.", low=low, high=high))
    if low is not None and number < low:
        raise Refused(msg("Use {low} or more.", low=low))
    if high is not None and number > high:
        raise Refused(msg("Use {high} or less.", high=high))
    return int(number)


def _number(typed: str, *, thousands: bool | str) -> Decimal | None:
    """The number, or `None`; `thousands` says which lone sign before three digits groups them."""
    text = typed.replace("\xa0", " ").replace("\u202f", " ").strip().lower()
    negative = text.startswith(("-", "−", "(")) or text.endswith(("-", "−"))
    text = text.strip("-−+() ")
    scaled = _SCALED.match(text)
    scale = 1
    if scaled:
        text, scale = scaled[1], _SCALES[scaled[2]]
    plain = _unpunctuated(text.strip(), thousands=thousands and scale == 1 and thousands)
    if plain is None:
        return None
    number = Decimal(plain) * scale
    if number >= _LARGEST:
        return None
    return -number if negative and number else number


def _unpunctuated(text: str, *, thousands: bool | str) -> str | None:
    """The digits with at most one point, or `None` when the separators make no sense."""
    grouped = _GROUPED.match(text)
    if grouped and (_is_certain(text, grouped[1]) or thousands is True or thousands == grouped[1]):
        whole = text.replace(grouped[1], "")
        return whole.replace(",", ".").rstrip(".")
    if _PLAIN.match(text) and text.isascii():
        return text.replace(",", ".").rstrip(".")
    return None


def _is_certain(text: str, separator: str) -> bool:
    """Whether the separator can only group: repeated, followed by the other one, or a space."""
    return text.count(separator) > 1 or separator in "' " or any(s in text for s in ".," if s != separator)


def _currency(sign: str, expected: str) -> str:
    if sign == "$":
        return expected
    return _CURRENCIES.get(sign, sign.upper())


def _name(currency: str) -> str:
    return {"BRL": "R$", "USD": "US$"}.get(currency, currency)


def _example(currency: str) -> str:
    return "1.500,00" if currency == "BRL" else "1,500.00"
