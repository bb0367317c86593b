"""Whether values are numbers by which somebody is reached: an extension of three figures is none."""

from __future__ import annotations

import re
from typing import Final

from csdesk.domain.importing.shapes import Kind, Shape, kinds_of, number_of
from csdesk.domain.importing.table import Cell

_NAMED: Final = re.compile(
    r"^(?:cel(?:ular)?|tel(?:efone)?|fone|fixo|res|com|whats(?:app)?|phone|mobile)\b[.:\s]*(?=[+(\d])",
    re.IGNORECASE,
)
"""What stands before a number in its cell: `CEL: 55 (11) 96037-8463`."""
_CALLABLE: Final = 1_000_000
"""Shorter numbers ring only inside one house."""


def callable_share(shape: Shape) -> float:
    """The share of the values that somebody elsewhere could call."""
    return max(shape.share(Kind.PHONE), shape.fit(_is_long), shape.fit(_is_named))


def _is_long(value: Cell) -> bool:
    number = number_of(value)
    return number is not None and abs(number) >= _CALLABLE


def _is_named(value: Cell) -> bool:
    """Whether a number to call stands behind the word for it."""
    return (
        isinstance(value, str) and Kind.PHONE in kinds_of(_NAMED.sub("", value)) and bool(_NAMED.match(value))
    )
