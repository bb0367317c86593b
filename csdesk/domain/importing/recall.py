"""Which account a name was said to be: kept with the saved columns of a sheet, and answered the next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers, RowKey
from csdesk.domain.importing.understand import header_signature

ACCOUNTS = "@accounts"
"""Under what saved columns keep the names that a person answered."""


def to_recall(mapping: SheetMapping, answers: Answers) -> dict[str, int | str]:
    """The names of a sheet whose accounts a person chose; a new account is no news the next time."""
    if not answers.accounts:
        return {}
    return {
        name: answer
        for key, name in _named(mapping)
        if (answer := answers.accounts.get(key)) not in {None, 0}
    }


def recalled(mappings: Sequence[SheetMapping], saved: Mapping[str, Mapping[str, Any]]) -> Answers:
    """What a person said of the same names before; `saved` are the saved columns by the signature of their headers."""
    found: dict[RowKey, int | str] = {}
    for mapping in mappings:
        known = saved.get(header_signature(mapping.table), {}).get(ACCOUNTS)
        if known:
            found |= {key: known[name] for key, name in _named(mapping) if name in known}
    return Answers(accounts=found)


def _named(mapping: SheetMapping) -> Iterator[tuple[RowKey, str]]:
    """The rows of a sheet with the names of their accounts, capitals aside."""
    place = next((one.place for one in mapping.columns if one.target == "account.name"), None)
    if place is None:
        return
    table = mapping.table
    for row, cell in zip(table.rows, table.column(place), strict=True):
        if isinstance(cell, str) and cell:
            yield (table.sheet.file, table.sheet.name, row), fold(cell)
