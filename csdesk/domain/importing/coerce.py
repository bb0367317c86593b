"""The door of the coercers: a column of cells becomes a column of typed values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from csdesk.domain.importing.coerce_choice import coerce_bool, coerce_choice
from csdesk.domain.importing.coerce_date import coerce_date
from csdesk.domain.importing.coerce_number import coerce_number
from csdesk.domain.importing.coerce_tax_id import coerce_tax_id
from csdesk.domain.importing.coerce_text import Coerced, coerce_text
from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.importing.table import Cell
from csdesk.domain.model.record import FieldSpec, FieldType

LOCAL = "America/Sao_Paulo"
_DATES = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})
_NUMBERS = frozenset({FieldType.MONEY, FieldType.INT, FieldType.DECIMAL, FieldType.PERCENT})


def coerce_column(cells: Sequence[Cell], spec: FieldSpec, how: ColumnFormat, zone: str = LOCAL) -> Coerced:
    """Typed values, one per cell, and the problems by the place of their cell.

    References come back as the words that name the record. Blank cells and spaces are `None`; a cell that
    cannot be read is `None` with a problem, never zero.
    """
    if spec.type in _NUMBERS:
        return coerce_number(cells, spec, how)
    if spec.type in _DATES:
        return coerce_date(cells, spec.type, how, _zone(zone))
    if spec.type is FieldType.CHOICE:
        return coerce_choice(cells, spec)
    if spec.type is FieldType.BOOL:
        return coerce_bool(cells)
    return coerce_tax_id(cells) if spec.name == "tax_id" else coerce_text(cells, spec.name)


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
