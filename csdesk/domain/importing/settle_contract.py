"""Days and prices that rows of clients tell of their contracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.columns import Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit

AMOUNTS: Final = frozenset({"line.mrr", "line.price"})
LINE_FACTS: Final = AMOUNTS | {
    "line.start",
    "line.product",
    "line.external_id",
    "line.interval",
    "line.quantity",
    "line.plan",
}
GENERIC_START: Final = frozenset(
    {"start date", "start", "data inicio", "inicio", "data inicial", "begin date"}
)
_FITS: Final = 0.8
_PRICES: Final = frozenset({"price", "preco", "valor", "amount"})


def start_line(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Start date` beside the day on which somebody signed up is that of the contract that the rows tell of."""
    if LINE_FACTS & targets.keys() and "account.start_date" in targets and "line.start" not in targets:
        _give("line.start", found, targets, [each for each in columns if GENERIC_START & {*each.name.forms}])


def price_line(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Price` is that of the contract where rows tell its id or how often it is paid."""
    if {"line.external_id", "line.interval"} & targets.keys() and not AMOUNTS & targets.keys():
        _give("line.price", found, targets, [each for each in columns if each.name.full in _PRICES])


def _give(target: str, found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """The field goes to the first of the columns that went nowhere and whose values fit."""
    for column in columns:
        share = fit(target, column.shape)
        if column.place not in found and share >= _FITS:
            found[column.place] = Candidate(
                column.place, target, None, 0.8 * share, share, How.NAME, column.name.full
            )
            targets[target] = column.place
            return
