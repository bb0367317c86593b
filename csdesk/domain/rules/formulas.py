"""Every metric as data: its name, how it is shown, its formula in words, the figures in it and how they combine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from csdesk.domain.explain import Amount
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio, fixed, half_away
from csdesk.domain.rules.voice import zone_of
from csdesk.domain.text import Text


@dataclass(frozen=True, slots=True)
class Sums:
    """The exact sums of a formula's figures."""

    num: Amount
    den: Amount
    by_figure: Mapping[str, Amount]
    amounts: Sequence[Amount]
    """Of the rows above the line, one by one; none when a row stands for many records."""
    policy: Policy


Combine = Callable[[Sums], Any]


@dataclass(frozen=True, slots=True)
class Formula:
    """How one metric is reached."""

    label: Text
    unit: str
    words: Text
    num: tuple[tuple[str, int], ...]
    """Figures above the line (or the whole sum) with their factors."""
    den: tuple[tuple[str, int], ...] = ()
    combine: Combine = field(default=lambda sums: sums.num)
    months_only: bool = False
    """Known of single months only."""
    needs_health: bool = False
    """Undefined while health is not known."""
    role: str = "cs"
    """Whose metric it is (section 13), by the key of `model.interaction.ROLES`."""


def ratio(sums: Sums) -> Ratio:
    """Exact numerator and denominator."""
    num, den = Fraction(sums.num), Fraction(sums.den)
    if num.denominator == den.denominator == 1:
        return Ratio(int(num), int(den))
    exact = num / den
    return Ratio(exact.numerator, exact.denominator)


def per(sums: Sums) -> int | None:
    """Rounded to a whole: money per customer."""
    return half_away(int(sums.num), int(sums.den)) if sums.den else None


def score(sums: Sums) -> int | None:
    """NPS: 100 x the share, rounded once."""
    return half_away(100 * int(sums.num), int(sums.den)) if sums.den else None


def zone(sums: Sums) -> str | None:
    """The zone of the shown NPS."""
    return zone_of(score(sums))


def mean(divisor: int) -> Combine:
    """A mean with one decimal, of amounts to be divided by so much."""

    def combine(sums: Sums) -> str | None:
        if not sums.den:
            return None
        num, den = Fraction(sums.num).as_integer_ratio()
        return fixed(num, den * divisor * int(sums.den))

    return combine


def median(divisor: int) -> Combine:
    """The middle of the amounts with one decimal."""

    def combine(sums: Sums) -> str | None:
        ordered = sorted(sums.amounts)
        if not ordered:
            return None
        half = len(ordered) // 2
        num, den = Fraction(ordered[half] + ordered[-half - 1]).as_integer_ratio()
        return fixed(num, den * 2 * divisor)

    return combine


def annual(sums: Sums) -> str | None:
    """1 - (1 - c)^12 on the exact monthly churn."""
    if not sums.den:
        return None
    yearly = 1 - (1 - Fraction(sums.num) / Fraction(sums.den)) ** 12
    return fixed(100 * yearly.numerator, yearly.denominator)


def projected(sums: Sums) -> int | None:
    """ARPA x margin / monthly churn, rounded once."""
    part = sums.by_figure
    lost, customers = part["lost_by_month"], part["customers_closing"]
    if not lost or not customers:
        return None
    value = Fraction(part["closing_mrr"]) / customers * sums.policy.ltv_margin
    value = value * part["opening_by_month"] / lost
    return half_away(value.numerator, value.denominator)
