"""Sheets whose rows cannot mean anything else a second time: each says as much as the others which records it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.natural_keys import NATURAL_KEYS
from csdesk.domain.importing.parts import Part
from csdesk.domain.model.catalog import BY_KEY

_ACCOUNT_KEYS: Final = ("tax_id", "domain", "website", "name")
_OF_CELLS: Final = frozenset(
    {
        *("bad_date", "bad_email", "bad_json", "bad_number", "bad_rate", "unreadable_amount"),
        *("unreadable_flag", "unreadable_number", "unknown_choice", "unknown_currency", "unknown_survey"),
        *("tax_id_check", "score_out_of_range", "out_of_range", "other_scale", "month_only", "date_order"),
        *("open_but_resolved", "positive_discount", "missing_value", "cancelled_without_end", "no_churn"),
        *("blank_row", "duplicate_row", "left_out_row", "orphan"),
    }
)
"""What is told of rows without a doubt about which records they mean."""


def are_plain(sheets: Sequence[Sheet]) -> bool:
    """Whether nothing that one row tells could help another one find its records."""
    if any(sheet.draft.mapping.is_own for sheet in sheets):
        return True
    used = [sheet for sheet in sheets if sheet.draft.parts]
    kinds = [key for sheet in used for key in sheet.draft.parts if key != "account"]
    if len(set(kinds)) < len(kinds) or not all(map(_is_plain, used)):
        return False
    named = [_account_keys(sheet) for sheet in used if _needs_account(sheet)]
    return len(named) < 2 or bool(frozenset.intersection(*named))


def _is_plain(sheet: Sheet) -> bool:
    own, parts = (
        sheet.draft.mapping.entity,
        [part for part in sheet.draft.parts.values() if not _is_named_alone(sheet, part)],
    )
    if not all(_is_even(column) for part in parts for column in _keys(part, own=part.entity == own)):
        return False
    if _needs_account(sheet) and not _account_keys(sheet):
        return False
    return all(
        problem.code in _OF_CELLS for problems in sheet.draft.problems.values() for problem in problems
    )


def _is_named_alone(sheet: Sheet, part: Part) -> bool:
    """Whether people stand there by one column only, so that rows with none there say nothing of anybody.

    Not where who somebody is tells which record a row is, as in answers of a survey.
    """
    own = sheet.draft.mapping.entity
    key = NATURAL_KEYS.get(own)
    telling = own == "account" or key is None or any("contact" in way for way in key.ways)
    columns = len(part.columns) + (part.external_ids is not None) + len(part.custom)
    return part.entity == "contact" and own != "contact" and not telling and columns == 1


def _needs_account(sheet: Sheet) -> bool:
    """Whether rows of a sheet speak of accounts or of what belongs to one."""
    return any(key == "account" or BY_KEY[key].owned for key in sheet.draft.parts)


def _account_keys(sheet: Sheet) -> frozenset[str]:
    """The keys by which every row says which account it means."""
    part = sheet.draft.parts.get("account")
    if part is None:
        return frozenset()
    found = {name: part.columns.get(name) for name in _ACCOUNT_KEYS} | {"external_id": part.external_ids}
    return frozenset(name for name, column in found.items() if column and None not in column)


def _keys(part: Part, *, own: bool) -> Iterable[Sequence[Any]]:
    """The columns that say which record of a kind a row means; of the sheet's own kind those that choose the way."""
    names = set(_ACCOUNT_KEYS) if part.entity == "account" else set()
    key = NATURAL_KEYS.get(part.entity)
    if key is not None:
        names |= {way[-1] for way in key.ways[:-1]} if own else {name for way in key.ways for name in way}
    yield from (column for name in sorted(names) if (column := part.columns.get(name)) is not None)
    if part.external_ids is not None:
        yield part.external_ids


def _is_even(column: Sequence[Any]) -> bool:
    """Whether all rows say something there, or none does."""
    return None not in column or not any(column)
