"""How numbers, money, dates and lists are written in a language.

The conventions are Babel's, frozen in `resources/locale/formats.json` by `tools/formats.py`: importing Babel itself
would take longer than everything else that a start needs of words. A test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from csdesk.shipped import RESOURCES

DASH = "—"
MINUS = "−"
_Day = date
_FROZEN = RESOURCES / "locale" / "formats.json"
_MOST_DECIMALS = 6
_WHOLE_FROM = 100_000
"""Cents from which an amount may leave its cents out."""


class Formats:
    """The conventions of one language."""

    def __init__(self, language: str) -> None:
        told: dict[str, Any] = _told()[language]
        self._separators = str.maketrans({",": told["group"], ".": told["decimal"], "-": MINUS})
        self._months: list[str] = told["months"]
        self._short_months: list[str] = told["short_months"]
        self._signs: dict[str, str] = told["currencies"]
        self._lists: dict[str, str] = told["lists"]
        self.decimal_comma: bool = told["decimal"] == ","
        """Whether decimals are written after a comma."""
        self.day_first = language == "pt_BR"
        """Whether the day is written before the month."""
        self._gap = "\xa0" if self.day_first else ""

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """A number with separators; without `decimals`, as many as it has, at most 6."""
        if isinstance(value, int):
            written = f"{value:,}" + (f".{'0' * decimals}" if decimals else "")
        elif decimals is None:
            written = f"{value:,.{_MOST_DECIMALS}f}".rstrip("0").removesuffix(".")
        else:
            written = f"{_half_up(value, decimals):,.{decimals}f}"
        return written.translate(self._separators)

    def money(self, cents: int, currency: str, *, whole: bool) -> str:
        """`R$ 1.234,56` or `R$1,234.56`; with `whole`, cents stand only under 1.000, and where there are any."""
        units, rest = divmod(abs(cents), 100)
        if whole and (abs(cents) >= _WHOLE_FROM or not rest):
            digits = f"{units + (rest >= 50):,}"
        else:
            digits = f"{units:,}.{rest:02}"
        sign = MINUS if cents < 0 else ""
        return f"{sign}{self._signs.get(currency, currency)}{self._gap}{digits.translate(self._separators)}"

    def date(self, day: _Day) -> str:
        """`31/12/2025`, or `Dec 31, 2025`."""
        if self.day_first:
            return f"{day.day:02}/{day.month:02}/{day.year:04}"
        return f"{self._short_months[day.month - 1]} {day.day}, {day.year:04}"

    def short_date(self, day: _Day) -> str:
        """`14/10`, or `Oct 14`."""
        if self.day_first:
            return f"{day.day:02}/{day.month:02}"
        return f"{self._short_months[day.month - 1]} {day.day}"

    def long_date(self, day: _Day) -> str:
        """`14 de outubro de 2026`, or `October 14, 2026`."""
        name = self._months[day.month - 1]
        return f"{day.day} de {name} de {day.year}" if self.day_first else f"{name} {day.day}, {day.year}"

    def month(self, first: _Day) -> str:
        """`out/2026`, or `Oct 2026`."""
        name = self._short_months[first.month - 1].rstrip(".")
        return f"{name}/{first.year}" if self.day_first else f"{name} {first.year}"

    def listed(self, items: Sequence[str]) -> str:
        """`a, b e c`, or `a, b, and c`; a dash for none."""
        if len(items) < 3:
            return self._lists["2"].format(*items) if len(items) == 2 else (items[0] if items else DASH)
        written = self._lists["start"].format(items[0], items[1])
        for item in items[2:-1]:
            written = self._lists["middle"].format(written, item)
        return self._lists["end"].format(written, items[-1])


def _half_up(value: Decimal, decimals: int) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


@lru_cache(maxsize=1)
def _told() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(_FROZEN.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=2)
def formats_of(language: str) -> Formats:
    """The conventions of a language, read once."""
    return Formats(language)
