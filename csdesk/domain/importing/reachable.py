"""Whether values are numbers by which somebody is reached: an extension of three figures is none."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.shapes import Kind, Shape, number_of
from csdesk.domain.importing.table import Cell

_CALLABLE: Final = 1_000_000
"""Shorter numbers ring only inside one house."""


def callable_share(shape: Shape) -> float:
    """The share of the values that somebody elsewhere could call."""
    return max(shape.share(Kind.PHONE), shape.fit(_is_long))


def _is_long(value: Cell) -> bool:
    number = number_of(value)
    return number is not None and abs(number) >= _CALLABLE
