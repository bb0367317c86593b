"""Days that a sheet holds as numbers: counted as Excel does, since 1970, or written as figures without marks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from csdesk.domain.importing.moments import moment_of
from csdesk.domain.importing.shapes import is_countable, number_of
from csdesk.domain.importing.table import Cell

_SERIAL: Final = (20_000, 60_000)
_FROM, _TO = date(1990, 1, 1), date(2100, 1, 1)
"""Between these days a long number may be a point in time."""
_FIGURES: Final = range(7, 20)


def is_serial(value: Cell) -> bool:
    """Whether a number may be a day as Excel counts them; a text export has such numbers as text."""
    number = number_of(value)
    return number is not None and _SERIAL[0] <= number <= _SERIAL[1]


def is_one_number(value: Cell) -> bool:
    """Whether a cell is one long number that may be a point in time: `20260131`, `1767225600`."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return False
    if isinstance(value, float | Decimal) and not is_countable(value):
        return False
    whole = value.partition(".")[0] if isinstance(value, str) else str(int(value))
    if not whole.isdigit() or len(whole) not in _FIGURES:
        return False
    moment = moment_of(value, day_first=None)
    return moment is not None and _FROM <= moment.day < _TO
