"""Rows that name a client or a person may tell of something else about them, which has fields for what they could not hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from csdesk.domain.importing.columns import Candidate, How

Ways = Mapping[str, Sequence[Sequence[Candidate]]]
"""Kind of record -> the fields that each column may go to in rows of the kind."""
_NAMED_BY_OTHERS: Final = frozenset({"account", "contact", "product", "rate"})
"""What other records name; room for columns is no reason to be one."""
_NEAR, _LEAST = 4.0, 1.3
"""Further behind, or with less that speaks for it, a kind is not what the rows are."""
_MORE: Final = 2
_FITS: Final = 0.5


def roomier(best: str, scores: Mapping[str, float], ways: Ways) -> str:
    """The kind nearly as good that has fields of its own for several columns which the best one has no place for.

    Leads with a stage, a value and a probability are deals, however much they tell of the company and its people.
    """
    near = [
        kind
        for kind in scores
        if kind in ways and kind not in _NAMED_BY_OTHERS and scores[kind] >= max(_LEAST, scores[best] - _NEAR)
    ]
    if best not in ways or not near:
        return best
    gains = {kind: _held(kind, ways, best) - _held(best, ways, kind) for kind in near}
    found = max(near, key=lambda kind: (gains[kind], scores[kind]))
    return found if gains[found] >= _MORE else best


def _held(kind: str, ways: Ways, other: str) -> int:
    """How many fields of a kind are named by columns that have no place at all in rows of the other."""
    return len(
        {
            mine[0].target
            for mine, others in zip(ways[kind], ways[other], strict=True)
            if mine
            and mine[0].entity == kind
            and mine[0].how is How.NAME
            and mine[0].fit >= _FITS
            and not any(one.fit >= _FITS for one in others)
        }
    )
