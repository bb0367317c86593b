"""Exact ratios and the one way they are rounded for show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from csdesk.domain.lean import dataclass
from csdesk.domain.values.money import Percent

if TYPE_CHECKING:
    from fractions import Fraction


def half_away(num: int, den: int) -> int:
    """`num / den` as the nearest integer, halves away from zero (metrics.md, ground rule 2).

    >>> half_away(-75, 2), half_away(5, 2), half_away(1, 3)
    (-38, 3, 0)
    """
    if num < 0:
        return -((-2 * num + den) // (2 * den))
    return (2 * num + den) // (2 * den)


def fixed(num: int, den: int = 1, places: int = 1) -> str:
    """`num / den` with so many decimals; a zero has no sign.

    >>> fixed(-1, 1000), fixed(1234, 100), fixed(25, 2, places=0)
    ('0.0', '12.3', '13')
    """
    scaled = half_away(num * 10**places, den)
    digits = f"{abs(scaled):0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if scaled < 0 else text


@dataclass(frozen=True, slots=True)
class Ratio:
    """`num / den` kept exact; undefined when `den` is zero, never 0 and never infinite."""

    num: int
    den: int

    @property
    def exact(self) -> Fraction | None:
        """The ratio itself."""
        from fractions import Fraction

        return Fraction(self.num, self.den) if self.den else None

    @property
    def pct(self) -> str | None:
        """As a percentage with one decimal, without the sign %.

        >>> Ratio(3, 8).pct, Ratio(0, 10).pct, Ratio(0, 0).pct
        ('37.5', '0.0', None)
        """
        return fixed(100 * self.num, self.den) if self.den else None

    @property
    def percent(self) -> Percent:
        """As a value that a translator writes."""
        return Percent(Decimal(self.num) / Decimal(self.den) if self.den else None)

    def value(self, places: int) -> str | None:
        """As a plain number with so many decimals."""
        return fixed(self.num, self.den, places) if self.den else None

    def as_json(self) -> dict[str, int | str | None]:
        """`{num, den, pct}`, as exports and the headless command write it."""
        return {"num": self.num, "den": self.den, "pct": self.pct}

    def as_number(self, places: int) -> dict[str, int | str | None]:
        """`{num, den, value}`, for ratios that are not percentages."""
        return {"num": self.num, "den": self.den, "value": self.value(places)}
