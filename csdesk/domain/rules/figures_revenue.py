"""Rows behind the revenue family: accounts with their MRR before and after, and the lines that changed (section 6)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from csdesk.domain.explain import Row
from csdesk.domain.rules.figures import Figure, RowsOf, Scope, counted, weighed
from csdesk.domain.rules.lifetime import churn_places, complete_place, ever_customers
from csdesk.domain.rules.movements import compare
from csdesk.domain.rules.placing import AccountLines
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text, msg, pmsg

_MOVEMENTS: tuple[tuple[str, Text], ...] = (
    ("new", pmsg("movement", "New")),
    ("reactivation", msg("Reactivation")),
    ("expansion", msg("Expansion")),
    ("contraction", msg("Contraction")),
    ("churn", msg("Churn")),
    ("upsell", msg("Upsell")),
    ("cross_sell", msg("Cross-sell")),
    ("price_adjustment", msg("Price adjustment")),
    ("downsell", msg("Downsell")),
)
_COUNTS: tuple[tuple[str, str, Text], ...] = (
    ("customers_new", "new", msg("New customers")),
    ("customers_reactivated", "reactivation", msg("Customers who came back")),
    ("customers_expanded", "expansion", msg("Customers who pay more")),
    ("customers_contracted", "contraction", msg("Customers who pay less")),
    ("lost_customers", "churn", msg("Lost customers")),
    ("customers_upsold", "upsell", msg("Customers with an upsell")),
    ("customers_cross_sold", "cross_sell", msg("Customers with a cross-sell")),
)


def sides(scope: Scope, lines: AccountLines) -> tuple[int, int]:
    """MRR of an account at both closings, at the rates of the second."""
    opening, closing = scope.window.opening, scope.window.closing
    if lines.values is None:
        return lines.value(opening), lines.value(closing)
    before, after, _ = compare(scope.book.placing.lines_at(lines, closing, opening), opening, closing)
    return before, after


def changed_lines(lines: AccountLines, window: Window) -> tuple[int, ...]:
    """The lines of an account that count at one of the two closings only."""
    opening, closing = window.opening, window.closing
    return tuple(
        entry.line
        for entry, (first, until, _, _, _) in zip(lines.entries, lines.lines, strict=True)
        if (first <= opening < until) != (first <= closing < until)
    )


def lines_counting(lines: AccountLines, place: int) -> tuple[int, ...]:
    """The lines of an account that count at a closing."""
    return tuple(
        entry.line
        for entry, (first, until, _, _, _) in zip(lines.entries, lines.lines, strict=True)
        if first <= place < until
    )


def moved(kind: str, *, count: bool = False) -> RowsOf:
    """The accounts of one movement."""

    def rows(scope: Scope) -> Iterable[Row]:
        source = scope.losses if kind == "churn" else scope.movements
        for account, cents in getattr(source, kind).items():
            lines = scope.book.widest.accounts[account]
            before, after = sides(scope, lines)
            changed = changed_lines(lines, scope.window)
            yield Row("account", account, 1 if count else cents, before, after, changed)

    return rows


def opening(scope: Scope) -> Iterable[Row]:
    """Who was a customer at the opening, at the rates of the closing."""
    for lines in scope.book.accounts.values():
        before, after = sides(scope, lines)
        if before:
            own = lines_counting(lines, scope.window.opening)
            yield Row("account", lines.account, before, before, after, own)


def at_opening(scope: Scope) -> list[int]:
    """The accounts that were customers at the opening."""
    return [lines.account for lines in scope.book.accounts.values() if sides(scope, lines)[0]]


def opening_customers(scope: Scope) -> Iterable[Row]:
    """The same, one each."""
    return [row._replace(amount=1) for row in opening(scope)]


def closing(scope: Scope) -> Iterable[Row]:
    """Who is a customer at the closing, with the lines that count there."""
    return _at(scope, scope.window.closing)


def closing_customers(scope: Scope) -> Iterable[Row]:
    """The same, one each."""
    return [row._replace(amount=1) for row in closing(scope)]


def opening_own_rate(scope: Scope) -> Iterable[Row]:
    """Who was a customer at the opening, as it was shown then."""
    return _at(scope, scope.window.opening)


def _at(scope: Scope, place: int) -> Iterable[Row]:
    for account, cents in scope.book.balances(place).items():
        lines = scope.book.accounts[account]
        yield Row("account", account, cents, lines=lines_counting(lines, place))


def largest(scope: Scope) -> Iterable[Row]:
    """The ten largest customers at the closing."""
    return heapq.nlargest(10, closing(scope), key=lambda row: row.amount)


def early(days: int) -> RowsOf:
    """The customers lost before so many days."""
    return lambda scope: counted(
        "account", (account for account, tenure in scope.losses.tenure.items() if tenure < days)
    )


def visitors(scope: Scope) -> Iterable[Row]:
    """The customers of one month only."""
    return counted("account", scope.book.visitors(scope.window.closing))


def monthly_losses(scope: Scope) -> Iterable[Row]:
    """Customers lost in the months that the average takes, each as often as it was lost."""
    return _pooled(scope, lost=True)


def monthly_openings(scope: Scope) -> Iterable[Row]:
    """Customers at the openings of those months, each as often as it was there."""
    return _pooled(scope, lost=False)


def _pooled(scope: Scope, *, lost: bool) -> Iterable[Row]:
    found: dict[int, int] = {}
    for month in churn_places(scope.book, scope.last, scope.periods.facts.policy):
        single = Scope(scope.periods, month, month)
        accounts = single.losses.churn if lost else at_opening(single)
        for account in accounts:
            found[account] = found.get(account, 0) + 1
    return weighed("account", found.items())


def paid_ever(scope: Scope) -> Iterable[Row]:
    """All month-end MRR of every account that was ever a customer."""
    book, place = scope.book, _complete(scope)
    return weighed("account", ((own.account, book.paid(own, place)) for own in ever_customers(book, place)))


def ever(scope: Scope) -> Iterable[Row]:
    """Every account that was ever a customer."""
    return counted("account", (own.account for own in ever_customers(scope.book, _complete(scope))))


def paid_by_lost(scope: Scope) -> Iterable[Row]:
    """The same of accounts that are customers no longer."""
    gone = {row.id for row in ever_lost(scope)}
    return [row for row in paid_ever(scope) if row.id in gone]


def ever_lost(scope: Scope) -> Iterable[Row]:
    """Every account that was a customer once."""
    now = scope.book.balances(_complete(scope))
    return [row for row in ever(scope) if row.id not in now]


def _complete(scope: Scope) -> int:
    return complete_place(scope.book, scope.last)


REVENUE: dict[str, Figure] = {
    "opening_mrr": Figure(msg("Opening MRR"), "money", opening),
    "opening_mrr_own_rate": Figure(msg("Opening MRR at its own rates"), "money", opening_own_rate),
    "closing_mrr": Figure(msg("Closing MRR"), "money", closing),
    "customers_opening": Figure(msg("Customers at opening"), "count", opening_customers),
    "customers_closing": Figure(msg("Customers at closing"), "count", closing_customers),
    **{key: Figure(label, "money", moved(key)) for key, label in _MOVEMENTS},
    **{key: Figure(label, "count", moved(kind, count=True)) for key, kind, label in _COUNTS},
    "largest_mrr": Figure(msg("MRR of the ten largest customers"), "money", largest),
    "lost_before_90": Figure(msg("Customers lost before 90 days"), "count", early(90)),
    "lost_before_180": Figure(msg("Customers lost before 180 days"), "count", early(180)),
    "intramonth_accounts": Figure(msg("Customers inside one month only"), "count", visitors),
    "lost_by_month": Figure(msg("Customers lost, month by month"), "count", monthly_losses),
    "opening_by_month": Figure(msg("Customers at opening, month by month"), "count", monthly_openings),
    "paid_ever": Figure(msg("All month-end MRR ever paid"), "money", paid_ever),
    "customers_ever": Figure(msg("Accounts that were ever customers"), "count", ever),
    "paid_by_lost": Figure(msg("All month-end MRR of lost customers"), "money", paid_by_lost),
    "customers_ever_lost": Figure(msg("Accounts that are no longer customers"), "count", ever_lost),
}
