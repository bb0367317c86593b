"""Money as integer cents of one currency, and the one rounding rule."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NewType

from csdesk.domain.lean import dataclass

Cents = NewType("Cents", int)
"""Minor units of the currency that the record names."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount to show: cents and ISO 4217 currency."""

    cents: int
    currency: str
    whole: bool = False
    """Hide the cents from 1.000 up and where there are none, as tables and tiles do."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A ratio to show as a percentage with one decimal; `None` means undefined."""

    ratio: Decimal | None
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that always shows so many decimals, as times and days do (metrics.md, ground rules)."""

    value: Decimal
    decimals: int = 1


def rounded(value: Decimal) -> int:
    """Round halves away from zero (metrics.md, ground rule 2).

    >>> rounded(Decimal("-37.5")), rounded(Decimal("1234.5"))
    (-38, 1235)
    """
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
