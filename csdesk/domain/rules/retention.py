"""The revenue and retention family over one window, all read from the same two closings (section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.movements import KINDS, Movements
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.rules.windows import Window


@dataclass(frozen=True, slots=True)
class Retention:
    """Sums of a window in reporting cents; rates are derived, exact, and undefined without an opening."""

    window: Window
    opening_mrr: int
    """At the rates of the closing."""
    opening_mrr_own_rate: int
    closing_mrr: int
    customers_opening: int
    customers_closing: int
    new: int
    reactivation: int
    expansion: int
    contraction: int
    churn: int
    upsell: int
    cross_sell: int
    price_adjustment: int
    downsell: int
    customers_new: int
    customers_reactivated: int
    customers_expanded: int
    customers_contracted: int
    lost_customers: int
    customers_upsold: int
    customers_cross_sold: int

    @property
    def fx_effect(self) -> int:
        """What the opening gained by rates alone."""
        return self.opening_mrr - self.opening_mrr_own_rate

    @property
    def arr(self) -> int:
        """Annual recurring revenue: closing MRR x 12."""
        return self.closing_mrr * 12

    @property
    def net_new_mrr(self) -> int:
        """All movements together."""
        return self.new + self.reactivation + self.expansion - self.contraction - self.churn

    @property
    def net_revenue_churn(self) -> int:
        """Churn and contraction minus expansion; below zero it is negative churn."""
        return self.churn + self.contraction - self.expansion

    @property
    def mrr_growth(self) -> Ratio:
        """Net new MRR of opening MRR."""
        return Ratio(self.net_new_mrr, self.opening_mrr)

    @property
    def gross_churn_rate(self) -> Ratio:
        """MRR of the customers lost, of opening MRR."""
        return Ratio(self.churn, self.opening_mrr)

    @property
    def revenue_loss_rate(self) -> Ratio:
        """Churn and downsell, of opening MRR."""
        return Ratio(self.churn + self.contraction, self.opening_mrr)

    @property
    def net_churn_rate(self) -> Ratio:
        """Net revenue churn of opening MRR: the plain *churn rate*."""
        return Ratio(self.net_revenue_churn, self.opening_mrr)

    @property
    def net_churn_rate_with_reactivation(self) -> Ratio:
        """The same minus reactivation."""
        return Ratio(self.net_revenue_churn - self.reactivation, self.opening_mrr)

    @property
    def grr(self) -> Ratio:
        """What the opening customers still pay, each at most as before."""
        return Ratio(self.opening_mrr - self.contraction - self.churn, self.opening_mrr)

    @property
    def nrr(self) -> Ratio:
        """What the opening customers pay now."""
        return Ratio(self.opening_mrr - self.net_revenue_churn, self.opening_mrr)

    @property
    def nrr_ex_price(self) -> Ratio:
        """NRR without price adjustments."""
        return Ratio(self.opening_mrr - self.net_revenue_churn - self.price_adjustment, self.opening_mrr)

    @property
    def logo_churn_rate(self) -> Ratio:
        """Customers lost of customers at opening."""
        return Ratio(self.lost_customers, self.customers_opening)

    @property
    def logo_retention(self) -> Ratio:
        """Customers kept of customers at opening."""
        return Ratio(self.customers_opening - self.lost_customers, self.customers_opening)

    @property
    def quick_ratio(self) -> Ratio:
        """Gained over lost; undefined when nothing was lost."""
        return Ratio(self.new + self.reactivation + self.expansion, self.churn + self.contraction)

    @property
    def arpa(self) -> int | None:
        """Closing MRR per customer, rounded to cents."""
        if not self.customers_closing:
            return None
        return half_away(self.closing_mrr, self.customers_closing)

    @property
    def expansion_index(self) -> Ratio:
        """Upsell and cross-sell of opening MRR."""
        return Ratio(self.upsell + self.cross_sell, self.opening_mrr)

    @property
    def upsell_rate(self) -> Ratio:
        """Accounts with an upsell of customers at opening."""
        return Ratio(self.customers_upsold, self.customers_opening)

    @property
    def cross_sell_rate(self) -> Ratio:
        """Accounts with a cross-sell of customers at opening."""
        return Ratio(self.customers_cross_sold, self.customers_opening)

    def as_json(self) -> dict[str, Any]:
        """The window under the keys of the metric reference."""
        return {
            **{key: getattr(self, key) for key in _COUNTS},
            "customers_lost": self.lost_customers,
            "gross_churn": self.churn,
            **{key: getattr(self, key).as_json() for key in RATES},
            "quick_ratio": self.quick_ratio.as_number(2),
        }


_COUNTS = (
    "opening_mrr",
    "opening_mrr_own_rate",
    "fx_effect",
    "closing_mrr",
    "arr",
    "arpa",
    "customers_opening",
    "customers_closing",
    "new",
    "reactivation",
    "expansion",
    "contraction",
    "churn",
    "net_new_mrr",
    "net_revenue_churn",
    "upsell",
    "cross_sell",
    "price_adjustment",
    "downsell",
    "customers_new",
    "customers_reactivated",
    "customers_expanded",
    "customers_contracted",
    "lost_customers",
)
RATES = (
    "mrr_growth",
    "gross_churn_rate",
    "revenue_loss_rate",
    "net_churn_rate",
    "net_churn_rate_with_reactivation",
    "grr",
    "nrr",
    "nrr_ex_price",
    "logo_churn_rate",
    "logo_retention",
    "expansion_index",
    "upsell_rate",
    "cross_sell_rate",
)
"""The rates that are read against the customers at opening."""


def retention(book: Book, window: Window) -> Retention:
    """The family over one window.

    The opening at the rates of the closing is the closing without the movements, since both sides of every
    movement are at those rates; the same holds for customers.
    """
    movements: Movements = book.movements([window])[0]
    closing = book.mrr(window.closing)
    customers = book.customers(window.closing)
    cents, counts = {}, {}
    for kind in KINDS:
        cents[kind], counts[kind] = movements.sums(kind)
    gained = counts["new"] + counts["reactivation"] - counts["churn"]
    net = movements.net
    if book.widest is not book:
        lost = book.losses(window).churn
        cents["churn"], counts["churn"] = sum(lost.values()), len(lost)
    return Retention(
        window=window,
        opening_mrr=closing - net,
        opening_mrr_own_rate=book.mrr(window.opening),
        closing_mrr=closing,
        customers_opening=customers - gained,
        customers_closing=customers,
        customers_new=counts["new"],
        customers_reactivated=counts["reactivation"],
        customers_expanded=counts["expansion"],
        customers_contracted=counts["contraction"],
        lost_customers=counts["churn"],
        customers_upsold=counts["upsell"],
        customers_cross_sold=counts["cross_sell"],
        **cents,
    )
