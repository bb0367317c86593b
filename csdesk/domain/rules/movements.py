"""What changed in an account between two closings, at constant currency, and the sums of it (section 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


Placed = tuple[int, int, int, str, bool]
"""A line on a calendar: it counts at the closings from its first place up to, and without, its second; its cents,
its product, and whether it begins as a price adjustment. Bare tuples, for there are tens of thousands of them."""

Split = tuple[int, int, int, int]
"""Upsell, cross-sell, price adjustment, downsell."""

Step = tuple[int, int, int, Split | None]
"""A closing at which lines of an account change: its place, MRR before and after at its rates, and the split."""

Sides = tuple[int, int, Split | None]
"""MRR of an account at two closings, and the split of what changed."""


def compare(lines: Sequence[Placed], opening: int, closing: int) -> Sides:
    """MRR of one account at two closings, both at the rates of the second, and its product split.

    A negative sum counts as 0 (E10); only a customer at both closings has a split.
    """
    before = after = 0
    deltas: dict[str, int] = {}
    for first, until, cents, product, _ in lines:
        if first <= opening:
            if opening < until:
                before += cents
                if closing < until:
                    after += cents
                else:
                    deltas[product] = deltas.get(product, 0) - cents
        elif first <= closing < until:
            after += cents
            deltas[product] = deltas.get(product, 0) + cents
    if before <= 0 or after <= 0:
        return max(0, before), max(0, after), None
    return before, after, split(lines, deltas, opening, closing) if deltas else None


def split_of(lines: Sequence[Placed], opening: int, closing: int) -> Split | None:
    """The product split alone, of an account that is known to be a customer at both closings."""
    deltas: dict[str, int] = {}
    for first, until, cents, product, _ in lines:
        if first <= opening:
            if opening < until <= closing:
                deltas[product] = deltas.get(product, 0) - cents
        elif first <= closing < until:
            deltas[product] = deltas.get(product, 0) + cents
    return split(lines, deltas, opening, closing) if deltas else None


def split(lines: Sequence[Placed], deltas: Mapping[str, int], opening: int, closing: int) -> Split:
    """Tell apart what each product gained or lost (E17-E19)."""
    if len(deltas) == 1:
        ((product, delta),) = deltas.items()
        return _of_product(lines, product, delta, opening, closing)
    upsell = cross_sell = adjustment = downsell = 0
    for product, delta in deltas.items():
        if delta <= 0:
            downsell -= delta
        else:
            more = _of_product(lines, product, delta, opening, closing)
            upsell += more[0]
            cross_sell += more[1]
            adjustment += more[2]
    return upsell, cross_sell, adjustment, downsell


def _of_product(lines: Sequence[Placed], product: str, delta: int, opening: int, closing: int) -> Split:
    """What one product gained or lost.

    A gain is of another product, or of more of one: a price adjustment when every line of it that is new begins as one.
    """
    if delta <= 0:
        return 0, 0, 0, -delta
    is_counted = False
    adjusts: bool | None = None
    for first, until, _, own, adjusting in lines:
        if own == product:
            if first <= opening:
                is_counted = is_counted or opening < until
            elif first <= closing < until:
                adjusts = adjusting and adjusts is not False
    if not is_counted:
        return 0, delta, 0, 0
    return (0, 0, delta, 0) if adjusts else (delta, 0, 0, 0)


def steps_of(lines: Sequence[Placed], moved: Mapping[int, Sequence[Placed]]) -> list[Step]:
    """Every change of an account whose amounts need no rate and no floor, each against the closing before.

    `moved` says which lines come or go at each place.
    """
    found: list[Step] = []
    before = 0
    for place in sorted(moved):
        after = before
        for first, _, cents, _, _ in moved[place]:
            after += cents if first == place else -cents
        parts = None
        if before and after:
            parts = (
                compare(lines, place - 1, place)[2]
                if len(moved[place]) > 1
                else _of_product(lines, moved[place][0][3], after - before, place - 1, place)
            )
        found.append((place, before, after, parts))
        before = after
    return found


KINDS = (
    "new",
    "reactivation",
    "expansion",
    "contraction",
    "churn",
    "upsell",
    "cross_sell",
    "price_adjustment",
    "downsell",
)
"""The movements and the product split, as `Movements` names them."""
_BY_ACCOUNT = (*KINDS, "tenure", "left")


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
    left: dict[int, int] = field(default_factory=dict)
    """Of the customers lost, the closing at which their lines changed last."""
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
        """Enter the change of an account that stays or comes; `returning` when it was a customer at an earlier closing."""
        if not before:
            if after:
                (self.reactivation if returning else self.new)[account] = after
        else:
            if after > before:
                self.expansion[account] = after - before
            elif after < before:
                self.contraction[account] = before - after
            if parts is not None:
                self.add_split(account, parts)

    def lose(self, account: int, before: int, tenure: int, place: int) -> None:
        """Enter the loss of an account, with its days as a customer and the closing at which its lines changed last."""
        self.churn[account] = before
        self.tenure[account] = tenure
        self.left[account] = place

    def add_split(self, account: int, parts: Split) -> None:
        """Enter what its products gained or lost."""
        upsell, cross_sell, adjustment, downsell = parts
        if upsell:
            self.upsell[account] = upsell
        if cross_sell:
            self.cross_sell[account] = cross_sell
        if adjustment:
            self.price_adjustment[account] = adjustment
        if downsell:
            self.downsell[account] = downsell

    def join(self, months: Sequence[Movements], apart: AbstractSet[int]) -> None:
        """Add what the months of the window have, except of accounts that are here already."""
        for name in _BY_ACCOUNT:
            joined: dict[int, int] = {}
            for month in months:
                joined.update(getattr(month, name))
            for account in joined.keys() & apart:
                del joined[account]
            joined.update(getattr(self, name))
            setattr(self, name, joined)

    def forget(self) -> None:
        """Let go of what followed from these movements."""
        self._known.clear()

    def remove(self, account: int) -> None:
        """Take the account out of every movement."""
        had = [getattr(self, name).pop(account, None) for name in _BY_ACCOUNT]
        if any(amount is not None for amount in had):
            self._known.clear()

    @property
    def net(self) -> int:
        """What the movements add to MRR."""
        gained = self.sums("new")[0] + self.sums("reactivation")[0] + self.sums("expansion")[0]
        return gained - self.sums("contraction")[0] - self.sums("churn")[0]
