"""The key of the rows and the currency of their amounts, where no header names them outright."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.aliases import identified
from csdesk.domain.importing.columns import COMPANIONS, Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit, spec_of
from csdesk.domain.importing.shapes import Kind

_KEY_WORDS: Final = frozenset({"id", "codigo", "code", "key", "chave"})
_SOME: Final = 3


def give_key(found: Found, columns: Sequence[Column], entity: str) -> None:
    """`Email ID`, `id registro`: the first column of codes that never repeat is the key of the rows, whatever its noun."""
    column = columns[0]
    shape = column.shape
    words = column.name.base.split()
    if (
        column.place in found
        or not _KEY_WORDS & set(words)
        or identified(column.name.base) in COMPANIONS[entity]
    ):
        return
    target = f"{entity}.external_id"
    coded = shape.filled >= _SOME and shape.distinct >= 1 and shape.filled == shape.sampled
    if coded and fit(target, shape) >= 0.95 and not shape.share(Kind.UUID, Kind.LONG, Kind.EMAIL):
        known = next(word for word in words if word in _KEY_WORDS)
        found[column.place] = Candidate(column.place, target, None, 0.7, 1.0, How.PART, known)


def give_currency(found: Found, columns: Sequence[Column], entity: str) -> None:
    """A column of currency codes beside an amount is the currency of that amount."""
    target = f"{entity}.currency"
    if spec_of(target) is None or any(candidate.target == target for candidate in found.values()):
        return
    for column in columns:
        if column.place in found or column.shape.share(Kind.CURRENCY) < 0.8:
            continue
        if {"currency", "moeda"} & set(column.name.full.split()):
            found[column.place] = Candidate(column.place, target, None, 0.75, 1.0, How.VALUES)
            return
