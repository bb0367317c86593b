"""Rows without an id that may be in the workspace already, in other words or another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import msg

_ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "interaction": ("account", "at", "channel", "kind"),
    "task": ("account", "due"),
    "opportunity": ("account", "value", "raised_on"),
}
"""What two records of a kind share when they tell of the same thing in other words."""
_NAMES: Final = ("title", "name", "subject", "summary")
_LONG: Final = 60


def near_rows(
    ledger: Ledger,
    columns: Mapping[str, Sequence[Any]],
    numbers: Sequence[int],
    taken: frozenset[int],
) -> dict[int, int]:
    """Those of the new rows that may be known records, each of which is meant once; `taken` were met by other rows."""
    names = _ALIKE.get(ledger.key, ())
    if not names or not ledger.known or not numbers or any(name not in columns for name in names):
        return {}
    accounts = set(columns["account"])
    there: dict[tuple[Any, ...], list[int]] = {}
    for record in reversed(ledger.known):
        if record.account in accounts and record.id not in taken:  # type: ignore[attr-defined]
            there.setdefault(tuple(getattr(record, name) for name in names), []).append(record.id)
    found: dict[int, int] = {}
    for number in numbers:
        key = tuple(columns[name][number] for name in names)
        if None not in key and there.get(key):
            found[number] = there[key].pop()
    return found


def near_record(ledger: Ledger, handle: int, account: str | None) -> Problem:
    """What is told of a row that may be a known record."""
    record = ledger.record(handle)
    words = next((str(said) for name in _NAMES if (said := getattr(record, name, None))), "…")
    short = words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
    said = msg("{account} has one of the same date already: {name}", account=account or "—", name=short)
    return Problem("near_record", said)
