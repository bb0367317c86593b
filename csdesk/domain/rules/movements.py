"""What changed in an account between two closings, at constant currency, and the sums of it (section 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Placed(NamedTuple):
    """A line on a calendar: it counts at the closings from `first` up to, and without, `until`."""

    first: int
    until: int
    cents: int
    product: str
    adjusts: bool


Split = tuple[int, int, int, int]
"""Upsell, cross-sell, price adjustment, downsell."""


def compare(lines: Sequence[Placed], opening: int, closing: int) -> tuple[int, int, Split | None]:
    """MRR of one account at two closings, both at the rates of the second, and its product split.

    A negative sum counts as 0 (E10); only a customer at both closings has a split.
    """
    before = after = 0
    moved = []
    for line in lines:
        first, until, cents, _, _ = line
        if first <= opening < until:
            before += cents
            if closing < until:
                after += cents
            else:
                moved.append(line)
        elif first <= closing < until:
            after += cents
            moved.append(line)
    if before <= 0 or after <= 0:
        return max(0, before), max(0, after), None
    return before, after, split(lines, moved, opening) if moved else None


def split(lines: Sequence[Placed], moved: Sequence[Placed], opening: int) -> Split:
    """Tell apart by product what moved lines changed (E17-E19)."""
    product = moved[0].product
    if all(line.product == product for line in moved):
        return _split_product(lines, moved, opening)
    by_product: dict[str, list[Placed]] = {}
    for line in moved:
        by_product.setdefault(line.product, []).append(line)
    upsell = cross_sell = adjustment = downsell = 0
    for own in by_product.values():
        more = _split_product(lines, own, opening)
        upsell += more[0]
        cross_sell += more[1]
        adjustment += more[2]
        downsell += more[3]
    return upsell, cross_sell, adjustment, downsell


def _split_product(lines: Sequence[Placed], moved: Sequence[Placed], opening: int) -> Split:
    delta = 0
    known = fresh = False
    adjusts = True
    for first, _, cents, _, adjusting in moved:
        if first <= opening:
            known = True
            delta -= cents
        else:
            fresh = True
            adjusts = adjusts and adjusting
            delta += cents
    if delta <= 0:
        return 0, 0, 0, -delta
    product = moved[0].product
    if not known and not any(
        line.product == product and line.first <= opening < line.until for line in lines
    ):
        return 0, delta, 0, 0
    return (0, 0, delta, 0) if fresh and adjusts else (delta, 0, 0, 0)


Step = tuple[int, int, int, Split | None]
"""A closing at which the lines of an account change: its place, MRR before and after, and the split."""


def steps_of(lines: Sequence[Placed], marks: Iterable[int]) -> list[Step]:
    """Every change of an account whose amounts need no rate and no floor, each against the closing before."""
    found: list[Step] = []
    before = 0
    for mark in sorted(marks):
        after = before
        moved = []
        for line in lines:
            first, until, cents, _, _ = line
            if first == mark:
                if mark < until:
                    after += cents
                    moved.append(line)
            elif until == mark and first < mark:
                after -= cents
                moved.append(line)
        parts = split(lines, moved, mark - 1) if before and after else None
        found.append((mark, before, after, parts))
        before = after
    return found


@dataclass(slots=True)
class Movements:
    """The movements of one window, each as account -> cents in the reporting currency."""

    new: dict[int, int] = field(default_factory=dict)
    reactivation: dict[int, int] = field(default_factory=dict)
    expansion: dict[int, int] = field(default_factory=dict)
    contraction: dict[int, int] = field(default_factory=dict)
    churn: dict[int, int] = field(default_factory=dict)
    upsell: dict[int, int] = field(default_factory=dict)
    cross_sell: dict[int, int] = field(default_factory=dict)
    price_adjustment: dict[int, int] = field(default_factory=dict)
    downsell: dict[int, int] = field(default_factory=dict)
    tenure: dict[int, int] = field(default_factory=dict)
    """Of the customers lost, in days."""
    _known: dict[str, Any] = field(default_factory=dict)

    def once(self, what: str, make: Callable[[], T]) -> T:
        """Something that follows from these movements: made again only after one of them changed."""
        if what not in self._known:
            self._known[what] = make()
        known: T = self._known[what]
        return known

    def sums(self, kind: str) -> tuple[int, int]:
        """Cents and accounts of a movement."""
        own: dict[int, int] = getattr(self, kind)
        return self.once(kind, lambda: (sum(own.values()), len(own)))

    def add(self, account: int, before: int, after: int, parts: Split | None, returning: bool) -> None:
        """Enter the change of one account; `returning` when it was a customer at an earlier closing."""
        if before == after and parts is None:
            return
        if self._known:
            self._known.clear()
        if before == 0:
            if after:
                (self.reactivation if returning else self.new)[account] = after
        elif after == 0:
            self.churn[account] = before
        elif after > before:
            self.expansion[account] = after - before
        elif after < before:
            self.contraction[account] = before - after
        if parts is not None:
            self._add_split(account, parts)

    def _add_split(self, account: int, parts: Split) -> None:
        upsell, cross_sell, adjustment, downsell = parts
        if upsell:
            self.upsell[account] = upsell
        if cross_sell:
            self.cross_sell[account] = cross_sell
        if adjustment:
            self.price_adjustment[account] = adjustment
        if downsell:
            self.downsell[account] = downsell

    def remove(self, account: int) -> None:
        """Take the account out of every movement."""
        had = [
            kind.pop(account, None)
            for kind in (
                self.new,
                self.reactivation,
                self.expansion,
                self.contraction,
                self.churn,
                self.upsell,
                self.cross_sell,
                self.price_adjustment,
                self.downsell,
                self.tenure,
            )
        ]
        if any(amount is not None for amount in had):
            self._known.clear()

    @property
    def net(self) -> int:
        """What the movements add to MRR."""
        gained = self.sums("new")[0] + self.sums("reactivation")[0] + self.sums("expansion")[0]
        return gained - self.sums("contraction")[0] - self.sums("churn")[0]
