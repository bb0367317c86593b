"""What if: MRR of the coming months under other churn, new MRR and expansion (section 15.1).

Two models. *Growth*: each month the base is multiplied by 1 + new % + expansion % - churn %, which reproduces the
growth plot of the reference. *Constant*: new MRR is the same amount every month, added after the rates.
Exact inside; rounded once for each printed month.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.rules.retention import retention
from csdesk.domain.values.month import Month

MONTHS = 24


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed of every month, as shares of the MRR at its opening."""

    churn: Fraction = Fraction(0)
    """Churn and contraction."""
    new: Fraction = Fraction(0)
    """New and reactivated MRR, by the growth model."""
    expansion: Fraction = Fraction(0)
    new_cents: int | None = None
    """New MRR as a constant amount; then `new` is not taken."""

    @property
    def factor(self) -> Fraction:
        """What a month multiplies MRR by."""
        grown = self.new if self.new_cents is None else Fraction(0)
        return 1 + grown + self.expansion - self.churn


def simulate(start: int, assumed: Assumptions, months: int = MONTHS) -> list[int]:
    """MRR at the start and after each month, in cents.

    >>> simulate(5_000_00, Assumptions(new=Fraction(10, 100), churn=Fraction(2, 100)))[24]
    3170590
    >>> simulate(5_000_00, Assumptions(new_cents=1_843_75, churn=Fraction(2, 100)))[24]
    3849915
    """
    value = Fraction(start)
    found = [start]
    for _ in range(months):
        value = max(Fraction(0), value * assumed.factor + (assumed.new_cents or 0))
        found.append(half_away(value.numerator, value.denominator))
    return found


def observed(book: Book, last: Month, months: int = 12, *, constant: bool = False) -> Assumptions:
    """What the last months up to one did, pooled: movements over openings, or new MRR as their mean amount."""
    begin = max(last.plus(1 - months), book.calendar.begin.plus(1))
    sums = [
        retention(book, book.calendar.month(month)) for month in begin.until(min(last, book.calendar.last))
    ]
    opening = sum(own.opening_mrr for own in sums)
    gained = sum(own.new + own.reactivation for own in sums)
    if not opening:
        return Assumptions(new_cents=half_away(gained, len(sums)) if constant and sums else None)
    return Assumptions(
        churn=Fraction(sum(own.churn + own.contraction for own in sums), opening),
        new=Fraction(gained, opening),
        expansion=Fraction(sum(own.expansion for own in sums), opening),
        new_cents=half_away(gained, len(sums)) if constant else None,
    )
