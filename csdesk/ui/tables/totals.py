"""What the rows of a table add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from csdesk.domain.values.money import Money
from csdesk.ui.tables.column import Column, R


def money_total(
    cents: Callable[[R], int | None], currency: Callable[[R], str | None], default: str
) -> Callable[[Sequence[R]], Money | None]:
    """The sum of amounts of one currency; amounts of several have no sum, nor have no amounts."""

    def total(rows: Sequence[R]) -> Money | None:
        known = [(amount, currency(row) or default) for row in rows if (amount := cents(row)) is not None]
        currencies = {named for _, named in known}
        if len(currencies) != 1:
            return None
        return Money(sum(amount for amount, _ in known), currencies.pop(), whole=True)

    return total


def totals(columns: Sequence[Column[R]], rows: Sequence[R]) -> dict[str, Any]:
    """The total of every column that declares one, by its key."""
    return {column.key: column.total(rows) for column in columns if column.total is not None}
