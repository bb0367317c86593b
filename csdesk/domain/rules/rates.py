"""The monthly rate table: which rate holds for a month, and how an amount is converted (E14-E16)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from csdesk.domain.model.contract import Rate
from csdesk.domain.values.month import Month


class Factor(NamedTuple):
    """An exchange rate as an exact fraction of integers."""

    num: int
    den: int

    def convert(self, cents: int) -> int:
        """An amount in reporting cents, rounded once, halves away from zero.

        >>> Factor(5123456, 1000000).convert(33)
        169
        """
        num, den = self
        return (
            (2 * cents * num + den) // (2 * den) if cents >= 0 else -((-2 * cents * num + den) // (2 * den))
        )


SAME = Factor(1, 1)
"""The reporting currency to itself."""


class RateTable:
    """Rates by currency and month; a month without its own rate takes the last earlier one (E15)."""

    def __init__(self, rates: Iterable[Rate], reporting: str) -> None:
        self.reporting = reporting
        found: dict[str, dict[Month, Factor]] = {}
        for rate in sorted(rates, key=lambda rate: rate.id):
            if rate.month and rate.currency and rate.rate is not None and rate.rate > 0:
                found.setdefault(rate.currency, {})[rate.month] = Factor(*rate.rate.as_integer_ratio())
        self._months = {currency: sorted(months) for currency, months in found.items()}
        self._factors = found

    def factor(self, currency: str, month: Month) -> Factor | None:
        """The rate of a month, or `None` when there is none up to it: never a silent 1.0."""
        if currency == self.reporting:
            return SAME
        months = self._months.get(currency, [])
        place = bisect_right(months, month)
        return self._factors[currency][months[place - 1]] if place else None
