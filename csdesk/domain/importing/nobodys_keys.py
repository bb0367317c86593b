"""Columns that hold one value for many clients, a manager's tax id or the code of a region: no client is known by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.assign import id_text
from csdesk.domain.importing.coerce_text import bare_domain, fold
from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.mapping import Certainty, ColumnMap
from csdesk.domain.importing.shapes import is_blank
from csdesk.domain.importing.shared_keys import shared_values
from csdesk.domain.importing.table import Table
from csdesk.domain.text import msg
from csdesk.domain.values.tax_id import plain

_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "account.external_id": str,
    "account.tax_id": plain,
    "account.domain": bare_domain,
}
_MANY: Final = 3
"""From so many names on a column is judged by them."""
_CLEAR: Final = 0.9
"""Ids that repeat as seldom as the names beside them are looked at no further."""


def without_nobodys_keys(
    maps: Sequence[ColumnMap], columns: Sequence[Column], table: Table
) -> list[ColumnMap]:
    """The mapping, in which codes that most clients share, and a tax id or domain that all do, are fields of their own."""
    named = next((one for one in maps if one.target == "account.name"), None)
    if named is None:
        return list(maps)
    often = columns[named.place].shape.distinct * _CLEAR
    return [
        _kept_aside(one)
        if one.target in _FORMS
        and 0 < columns[one.place].shape.distinct < often
        and _is_nobodys(one, named, table)
        else one
        for one in maps
    ]


def _is_nobodys(key: ColumnMap, named: ColumnMap, table: Table) -> bool:
    form = _FORMS[key.target or ""]
    values, names = (
        [None if is_blank(cell) else id_text(cell) for cell in table.column(one.place)]
        for one in (key, named)
    )
    told = {(form(value), fold(name)) for value, name in zip(values, names, strict=True) if value and name}
    shared = shared_values(values, names, form)
    sharing = {name for value, name in told if value in shared}
    if len({name for _, name in told}) < _MANY or not shared:
        return False
    if key.target == "account.external_id":
        return len(sharing) * 2 > len({name for _, name in told})
    return len({value for value, _ in told}) == 1


def _kept_aside(column: ColumnMap) -> ColumnMap:
    said = msg(
        "One value stands at accounts of many names: none is known by it, so it is kept as a field of its own"
    )
    return replace(column, target="custom", confidence=0.3, certainty=Certainty.CHECK, why=said)
