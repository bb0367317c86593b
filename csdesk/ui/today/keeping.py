"""How the person left the page, as text that the file remembers."""

from __future__ import annotations

import json
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.today.items import Kind
from csdesk.ui.today.state import Order

KEEPS = "today.view"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is shown, by what it goes, and the right column."""

    kind: Kind | None = None
    order: Order = Order.DATE
    side: tuple[int, ...] = ()
    """The widths of list and right column."""
    is_side_wanted: bool | None = None
    """`None` leaves it to the room there is."""


def kept_text(kept: Kept) -> str:
    """The text to remember."""
    return json.dumps(
        {
            "kind": kept.kind,
            "order": kept.order,
            "side": list(kept.side),
            "is_side_wanted": kept.is_side_wanted,
        }
    )


def read_kept(text: str | None) -> Kept:
    """The same again; as the first time when there is none or it cannot be read."""
    try:
        found: dict[str, Any] = json.loads(text or "{}")
        kind, wanted = found.get("kind"), found.get("is_side_wanted")
        return Kept(
            Kind(kind) if kind else None,
            Order(found.get("order") or Order.DATE),
            tuple(int(one) for one in found.get("side") or ()),
            wanted if isinstance(wanted, bool) else None,
        )
    except (ValueError, TypeError, AttributeError):
        return Kept()
