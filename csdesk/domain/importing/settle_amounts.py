"""What amounts mean beside each other: what stays beside what moves, the price of a piece beside what is billed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.candidates import met
from csdesk.domain.importing.columns import Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit
from csdesk.domain.importing.names import folded
from csdesk.domain.importing.vocabulary import STAYED

_PIECES: Final = frozenset({"quantidade", "quantity", "units", "unidades"})
_PRICES: Final = frozenset({"preco", "price", "unitario"})
_FITS: Final = 0.8
_MOVED: Final = frozenset(
    {
        "new",
        "novo",
        "churn",
        "churned",
        "expansion",
        "expansao",
        "contraction",
        "contracao",
        "reactivated",
        "reactivation",
        "lost",
    }
)
_SEVERAL: Final = 3
_CAME_IN: Final = frozenset(
    {
        "pago",
        "paga",
        "pagamento",
        "paid",
        "recebido",
        "recebimento",
        "received",
        "collected",
        "abonado",
        "cobrado",
    }
)
_STANDING: Final = frozenset({"mrr", "current mrr", "mrr atual", "arr"})


def settle_amounts(found: Found, targets: dict[str, int], columns: Sequence[Column], entity: str) -> None:
    """Amounts that stay as they are beside those that move, and prices beside what is billed."""
    if entity == "movement":
        _drop_sums(found, targets, columns)
    if "movement.amount" in targets:
        _settle_after(found, targets, columns)
    if entity == "invoice":
        _settle_price(found, targets, columns)
        _settle_fee(found, targets, columns)


def _drop_sums(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """New, lost and expanded MRR side by side are sums of a month, none of them what it came to or by how much one client moved."""
    sums = [column.place for column in columns if _MOVED & {*column.name.base.split()}]
    if len(sums) < _SEVERAL:
        return
    for target in ("movement.amount", "movement.after"):
        if targets.get(target) in sums:
            del found[targets.pop(target)]


def _settle_after(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`MRR` beside `MRR anterior`, or where nothing moved, is what it came to, not by how much it moved."""
    told = "movement.before" in targets or _says_no_change(columns, targets.get("movement.kind"))
    told = told or "movement.kind" not in targets
    if told and columns[targets["movement.amount"]].name.base in _STANDING:
        if "movement.after" in targets:
            del found[targets.pop("movement.after")]
        move(found, targets, "movement.amount", "movement.after")


def _settle_price(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """A price beside a quantity is that of one piece, not what is billed."""
    place = targets.get("invoice.amount")
    pieces = any(_PIECES.intersection(column.name.base.split()) for column in columns)
    if place is not None and pieces and _PRICES.intersection(columns[place].name.base.split()):
        del found[targets.pop("invoice.amount")]
        billed = next((column for column in columns if _is_billed(column, found, place)), None)
        if billed is not None:
            share = fit("invoice.amount", billed.shape)
            found[billed.place] = Candidate(
                billed.place, "invoice.amount", None, 0.95 * share, share, How.NAME, billed.name.base
            )
            targets["invoice.amount"] = billed.place


def _is_billed(column: Column, found: Found, price: int) -> bool:
    """Whether a column without a field says what is billed: `Total` beside `Preço`."""
    if column.place in found or column.place == price or _PRICES.intersection(column.name.base.split()):
        return False
    meant = any(alias.target == "invoice.amount" for alias in met(column.name)[1])
    return meant and fit("invoice.amount", column.shape) >= _FITS


def _settle_fee(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """What is charged each month is what is billed where nothing else is, or only what came in of it."""
    amount = targets.get("invoice.amount")
    if "line.mrr" not in targets or found[targets["line.mrr"]].unit is not None:
        return
    if amount is not None and not _CAME_IN.intersection(columns[amount].name.base.split()):
        return
    if amount is not None:
        del found[targets.pop("invoice.amount")]
    move(found, targets, "line.mrr", "invoice.amount")


def _says_no_change(columns: Sequence[Column], place: int | None) -> bool:
    """Whether rows of movements also say that an amount stayed as it was: what stands there is no difference."""
    kinds = columns[place].shape.counts if place is not None else ()
    return any(folded(kind) in STAYED for kind in kinds if isinstance(kind, str))


def move(found: Found, targets: dict[str, int], before: str, after: str) -> None:
    """Give a column another target than it had."""
    place = targets.pop(before)
    found[place] = replace(found[place], target=after)
    targets[after] = place
