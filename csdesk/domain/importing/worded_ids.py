"""Names of ids over words: `user_id` with the names of people, `partner_id` with those of clients, as some programs export what is linked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.names import folded
from csdesk.domain.importing.neighbours import is_person
from csdesk.domain.importing.table import Cell

_MOST: Final = 0.9
_MEANT: Final = {"user": "owner", "usuario": "owner", "assigned user": "owner", "partner": "partner name"}
"""What is meant where the word without the `id` is not what stands over such a column."""
_ASSIGNED: Final = frozenset({"account", "contact", "opportunity", "line", "invoice"})
"""Records of which a user is whoever works here and looks after them."""


def worded(column: Column, entity: str) -> Column | None:
    """The column by what its words are of, where its name says that they are ids; `None` for ids."""
    words = column.name.base.split()
    if len(words) < 2 or words[-1] != "id" or len(column.shape.counts) < 2:
        return None
    if column.shape.fit(_is_text) < _MOST:
        return None
    rest = " ".join(words[:-1])
    if rest in {"user", "usuario"} and not (
        entity in _ASSIGNED and column.shape.fit(is_person) >= _MOST and column.shape.distinct < _MOST
    ):
        return None
    known = _MEANT.get(rest, rest)
    return replace(column, name=replace(column.name, full=known, base=known))


def _is_text(value: Cell) -> bool:
    """Whether a text has words and no figures, so that it is nobody's code: `Ana Lima`, `Won`."""
    return isinstance(value, str) and not any(map(str.isdigit, value)) and len(folded(value)) > 2
