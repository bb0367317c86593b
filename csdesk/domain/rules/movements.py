"""What changed in an account between two closings, at constant currency, and the sums of it (section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


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
    deltas: dict[str, int] = {}
    fresh: dict[str, bool] = {}
    for first, _, cents, product, adjusts in moved:
        if first <= opening:
            deltas[product] = deltas.get(product, 0) - cents
        else:
            deltas[product] = deltas.get(product, 0) + cents
            fresh[product] = fresh.get(product, True) and adjusts
    upsell = cross_sell = adjustment = downsell = 0
    for product, delta in deltas.items():
        if delta < 0:
            downsell -= delta
        elif not any(line.product == product and line.first <= opening < line.until for line in lines):
            cross_sell += delta
        elif fresh.get(product, False):
            adjustment += delta
        else:
            upsell += delta
    return upsell, cross_sell, adjustment, downsell


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

    def add(self, account: int, before: int, after: int, parts: Split | None, returning: bool) -> None:
        """Enter the change of one account; `returning` when it was a customer at an earlier closing."""
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
            kinds = (self.upsell, self.cross_sell, self.price_adjustment, self.downsell)
            for kind, amount in zip(kinds, parts, strict=True):
                if amount:
                    kind[account] = amount

    def remove(self, account: int) -> None:
        """Take the account out of every movement."""
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
        ):
            kind.pop(account, None)

    @property
    def net(self) -> int:
        """What the movements add to MRR."""
        gained = sum(self.new.values()) + sum(self.reactivation.values()) + sum(self.expansion.values())
        return gained - sum(self.contraction.values()) - sum(self.churn.values())
