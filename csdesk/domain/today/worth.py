"""What a thing to do is worth: the account's MRR, how far its health fell, how near it renews, how late the thing is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from csdesk.domain.views.portfolio import PortfolioRow

HORIZON = 90
"""Days in which a renewal is near."""
LEFT = frozenset({"cancelled", "prospect"})
"""Nothing can be lost there."""
_PER_POINT, _PER_DAY, _PER_DAY_LATE, _MOST_LATE = 4, 2, 5, 30


def days_to_renewal(row: PortfolioRow, on: date) -> int | None:
    """Days until it renews, if that is within the horizon."""
    if row.renewal is None or row.status in LEFT:
        return None
    days = (row.renewal - on).days
    return days if 0 <= days <= HORIZON else None


def fall(row: PortfolioRow) -> int:
    """Points that its health fell in 30 days; 0 when it did not."""
    change = None if row.health is None or row.status in LEFT else row.health.change
    return max(0, -(change or 0))


def weight(row: PortfolioRow, on: date) -> int:
    """MRR in cents, 4 % more for each point that health fell, and 2 % more for each day that the renewal is nearer."""
    mrr = row.mrr or 0
    if not mrr or row.status in LEFT:
        return mrr
    fell = -(row.health.change or 0) if row.health is not None else 0
    factor = 100 + _PER_POINT * fell if fell > 0 else 100
    if row.renewal is None:
        return mrr * factor // 100
    days = (row.renewal - on).days
    near = _PER_DAY * (HORIZON - days) if 0 <= days <= HORIZON else 0
    return mrr * factor * (100 + near) // 10_000


def worth(own: int, late: int = 0) -> int:
    """The account's weight, 5 % more for each day late up to 30; never quite nothing."""
    return (own if own > 0 else 1) * lateness(late)


def worths(weighed: Mapping[int, int], accounts: Iterable[int], percent: Iterable[int]) -> list[int]:
    """The same for things of many accounts, by the percent that counts for the lateness of each."""
    weights = map(weighed.__getitem__, accounts)
    return [(own if own > 0 else 1) * much for own, much in zip(weights, percent, strict=False)]


def lateness(late: int) -> int:
    """Percent of its worth that a thing so many days late has."""
    return 100 + _PER_DAY_LATE * min(late, _MOST_LATE) if late > 0 else 100
