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
    if not LINE_FACTS & targets.keys() or "account.start_date" not in targets or "line.start" in targets:
        return
    for column in columns:
        share = fit("line.start", column.shape)
        if column.place not in found and set(column.name.forms) & GENERIC_START and share >= _FITS:
            found[column.place] = Candidate(
                column.place, "line.start", None, 0.8 * share, share, How.NAME, column.name.full
            )
            targets["line.start"] = column.place
            return


def price_line(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Price` is that of the contract where rows tell its id or how often it is paid."""
    if not {"line.external_id", "line.interval"} & targets.keys() or AMOUNTS & targets.keys():
        return
    for column in columns:
        share = fit("line.price", column.shape)
        if column.place not in found and column.name.full in _PRICES and share >= _FITS:
            found[column.place] = Candidate(
                column.place, "line.price", None, 0.8 * share, share, How.NAME, column.name.full
            )
            targets["line.price"] = column.place
            return
