"""Why a metric is what it is: formula, figures and lines, from the same book that computed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from csdesk.domain.explain import Input, Rows, Traced
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.movements import Movements
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text, msg, pmsg
from csdesk.domain.values.money import Money

LABELS: dict[str, Text] = {
    "opening_mrr": msg("Opening MRR"),
    "closing_mrr": msg("Closing MRR"),
    "new": pmsg("movement", "New"),
    "reactivation": msg("Reactivation"),
    "expansion": msg("Expansion"),
    "contraction": msg("Contraction"),
    "churn": msg("Churn"),
    "upsell": msg("Upsell"),
    "cross_sell": msg("Cross-sell"),
    "price_adjustment": msg("Price adjustment"),
    "downsell": msg("Downsell"),
    "lost_customers": msg("Lost customers"),
    "customers_opening": msg("Customers at opening"),
    "customers_closing": msg("Customers at closing"),
}
"""The names of the figures that formulas are made of."""

_OUT = ("contraction", "churn")
_IN = ("new", "reactivation", "expansion")

FORMULAS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "closing_mrr": (msg("Sum of the lines that count at the closing"), ("closing_mrr", "customers_closing")),
    "new": (msg("MRR of accounts that were never customers before"), ("new",)),
    "reactivation": (msg("MRR of accounts that were customers once and came back"), ("reactivation",)),
    "expansion": (msg("What customers pay more than at the opening"), ("expansion",)),
    "contraction": (msg("What customers pay less than at the opening"), ("contraction",)),
    "churn": (msg("MRR of the customers who left"), ("churn", "lost_customers")),
    "upsell": (msg("More of a product that the customer already had"), ("upsell",)),
    "cross_sell": (msg("A product that the customer did not have"), ("cross_sell",)),
    "price_adjustment": (msg("Increases that are only a price adjustment"), ("price_adjustment",)),
    "downsell": (msg("Less of a product, or a product dropped, by a customer who stays"), ("downsell",)),
    "net_new_mrr": (msg("New + reactivation + expansion − contraction − churn"), (*_IN, *_OUT)),
    "nrr": (
        msg("(Opening MRR + expansion − contraction − churn) ÷ opening MRR"),
        ("opening_mrr", "expansion", *_OUT),
    ),
    "nrr_ex_price": (
        msg("(Opening MRR + expansion − price adjustment − contraction − churn) ÷ opening MRR"),
        ("opening_mrr", "expansion", "price_adjustment", *_OUT),
    ),
    "grr": (msg("(Opening MRR − contraction − churn) ÷ opening MRR"), ("opening_mrr", *_OUT)),
    "gross_churn_rate": (msg("Churn ÷ opening MRR"), ("churn", "opening_mrr")),
    "revenue_loss_rate": (msg("(Churn + contraction) ÷ opening MRR"), (*_OUT, "opening_mrr")),
    "net_churn_rate": (
        msg("(Churn + contraction − expansion) ÷ opening MRR"),
        (*_OUT, "expansion", "opening_mrr"),
    ),
    "logo_churn_rate": (
        msg("Lost customers ÷ customers at opening"),
        ("lost_customers", "customers_opening"),
    ),
    "quick_ratio": (msg("(New + reactivation + expansion) ÷ (churn + contraction)"), (*_IN, *_OUT)),
}
"""Each key that can be explained, with its formula and the figures in it."""

_KIND_OF = {"lost_customers": "churn"}


def explained(book: Book, window: Window, key: str, currency: str) -> Traced[Any]:
    """A metric of a window with its formula, figures and subscription lines; raises `KeyError` for other keys."""
    formula, names = FORMULAS[key]
    sums = retention(book, window)
    inputs = tuple(Input(LABELS[name], _shown(sums, name, currency)) for name in names)
    value = getattr(sums, key)
    if not isinstance(value, Ratio):
        value = Money(value, currency)
    return Traced(value, formula, inputs, lambda: Rows("line", tuple(_lines(book, window, names))))


def _shown(sums: Retention, name: str, currency: str) -> int | Money:
    value: int = getattr(sums, name)
    return value if "customers" in name else Money(value, currency)


def _lines(book: Book, window: Window, names: Iterable[str]) -> list[int]:
    movements = book.movements([window])[0]
    if "closing_mrr" in names:
        return counting(book, book.accounts, window.closing)
    found: set[int] = set()
    for account in _moved(movements, names):
        lines = book.accounts[account]
        for entry, line in zip(lines.entries, lines.lines, strict=True):
            was = line.first <= window.opening < line.until
            if was != (line.first <= window.closing < line.until):
                found.add(entry.line)
    return sorted(found)


def _moved(movements: Movements, names: Iterable[str]) -> set[int]:
    kinds = {_KIND_OF.get(name, name) for name in names} - {"opening_mrr", "customers_opening"}
    return {account for kind in kinds for account in getattr(movements, kind)}


def counting(book: Book, accounts: Iterable[int], place: int) -> list[int]:
    """The lines that count at a closing."""
    found = []
    for account in accounts:
        lines = book.accounts[account]
        found += [
            entry.line
            for entry, line in zip(lines.entries, lines.lines, strict=True)
            if line.first <= place < line.until
        ]
    return sorted(found)
