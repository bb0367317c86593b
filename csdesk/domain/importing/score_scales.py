"""Scores that were asked on another scale than ours: 0 to 10, 1 to 7, or percent, told by the header or by the answers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from csdesk.domain.importing.coerce_text import text_of, words_of
from csdesk.domain.importing.mapping import ColumnMap
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.record import FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.rules.voice import SCALES
from csdesk.domain.text import msg

TOPS: Final = (5, 7, 10, 100)
"""Where the scales end on which people ask."""
SCORES: Final = frozenset({"survey.score", "ticket.csat"})
"""The fields that are kept on a scale."""
_UNIT: Final = {f"of_{top}": top for top in TOPS}
_SAID: Final = re.compile(
    r"(?<!\d)[01]\s*(?:a|à|to|-|–|até|ate|e)\s*(5|7|10|100)(?!\d)|(?:/|\bde\s|\bout of\s)\s*(5|7|10|100)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_FEW: Final = 3
_SEVERAL: Final = 10
_FIFTH: Final = 5
_HALF_OF_HUNDRED: Final = 50

Rescale = Callable[[Decimal], Decimal]


def unit_of(top: int) -> str:
    """How the format of a column says where its scale ends."""
    return f"of_{top}"


def top_of(unit: str | None) -> int | None:
    """Where the scale of a column ends, if a person said so."""
    return _UNIT.get(unit or "")


def is_off(kind: str, score: Decimal) -> bool:
    """Whether a score is none of a survey's own scale, on which all answers are whole but those of perceived value."""
    low, high = SCALES[kind]
    return not low <= score <= high or (kind != "value" and score != score.to_integral_value())


def rescale_surveys(draft: Draft) -> None:
    """Bring the answers of each survey of a sheet to its own scale, where they tell on which they were given."""
    part = draft.parts.get("survey")
    kinds, scores = (part.column("kind"), part.column("score")) if part else (None, None)
    column = _column(draft, "survey.score")
    if part is None or column is None or not kinds or not scores:
        return
    for kind in SCALES:
        own = [
            place
            for place, (one, score) in enumerate(zip(kinds, scores, strict=True))
            if one == kind and score is not None
        ]
        _rescale(draft, part, column, kind, own)


def rescale_tickets(draft: Draft, part: Part) -> None:
    """The same for what clients said of their tickets; what is no score stays blank."""
    scores, column = part.column("csat"), _column(draft, "ticket.csat")
    if not scores or column is None:
        return
    own = [place for place, score in enumerate(scores) if score is not None]
    _rescale(draft, part, column, "csat", own)
    low, high = SCALES["csat"]
    for place in own:
        if not low <= scores[place] <= high:
            said = msg(
                "{value} is outside {low} to {high}; left blank", value=scores[place], low=low, high=high
            )
            draft.say(place, Problem("out_of_range", said), column.header)
            scores[place] = None


def _column(draft: Draft, target: str) -> ColumnMap | None:
    return next((one for one in draft.mapping.columns if one.target == target), None)


def _rescale(draft: Draft, part: Part, column: ColumnMap, kind: str, places: Sequence[int]) -> None:
    scores = part.columns[(column.target or "").partition(".")[2]]
    top = _top(kind, [scores[place] for place in places], column)
    if top is None:
        return
    read = _reader(kind, top, whole=part.entity == "survey")
    moved = {place: read(scores[place]) for place in places}
    if all(scores[place] == score for place, score in moved.items()):
        return
    _keep_cells(draft, part, column, places)
    for place, score in moved.items():
        scores[place] = score
    low, high = SCALES[kind]
    if top == high:
        said = msg("Scores between two whole ones count as the lower one")
        draft.remark("rounded_scores", Problem("rounded_scores", said, column=column.header))
        return
    said = msg(
        "The scores end at {top}: they are read as {low} to {high}, and kept as written too",
        top=top,
        low=low,
        high=high,
    )
    draft.remark("rescaled_scores", Problem("rescaled_scores", said, column=column.header))


def _top(kind: str, scores: Sequence[Decimal], column: ColumnMap) -> int | None:
    """Where the scale ends on which answers were given, when it is not the survey's own, or none tells."""
    if not scores or min(scores) < 0:
        return None
    chosen = top_of(column.format.unit)
    if chosen is not None:
        return chosen
    most = max(scores)
    said = _SAID.search(column.header)
    stated = next((int(one) for one in said.groups() if one), None) if said else None
    if stated is not None and most <= stated:
        return stated
    off = sum(is_off(kind, score) for score in scores)
    if kind == "nps" or off * _FIFTH <= len(scores):
        return None
    return _observed(kind, scores, column.header)


def _observed(kind: str, scores: Sequence[Decimal], header: str) -> int | None:
    """Where the scale of answers ends of which many are off their own; few answers tell nothing."""
    most, many = max(scores), len(scores)
    if many < _FEW:
        return None
    if most <= 1:
        return 1
    if most <= SCALES[kind][1]:
        return SCALES[kind][1] if min(scores) >= SCALES[kind][0] else None
    if most <= 7:
        return 7 if many >= _SEVERAL else None
    if most <= 10:
        return 10
    percent = "%" in header or "percent" in words_of(header)
    return 100 if most <= 100 and (most > _HALF_OF_HUNDRED or percent) else None


def _reader(kind: str, top: int, *, whole: bool) -> Rescale:
    """How a score of a scale that ends at `top` is read: who is content stays so, from 7 of 10 on."""
    low, high = SCALES[kind]
    if kind == "csat" and top in {1, 10, 100}:
        return lambda score: Decimal(max(low, math.ceil(score * high / top)))
    if kind == "csat" and top == high and whole:
        return lambda score: Decimal(math.floor(score)) if low <= score <= high else score
    if top == high:
        return lambda score: score
    least = 1 if top in {5, 7} else 0
    step = Decimal(high - low) / (top - least)

    def read(score: Decimal) -> Decimal:
        moved = low + (score - least) * step
        return moved if kind == "value" else moved.quantize(Decimal(1), ROUND_HALF_UP)

    return read


def _keep_cells(draft: Draft, part: Part, column: ColumnMap, places: Sequence[int]) -> None:
    """The scores as they stand in the cells, in a field of their own."""
    key = words_of(column.header).replace(" ", "_") or f"column_{column.place + 1}"
    cells: list[Cell] = draft.mapping.table.column(column.place)
    own = set(places)
    if key not in part.custom:
        part.custom[key] = [None] * draft.size
        made = CustomField(
            entity=part.entity, key=key, label=column.header.strip() or key, type=FieldType.TEXT.value
        )
        draft.custom_fields.append(made)
    written = [text_of(cell) if place in own else None for place, cell in enumerate(cells)]
    part.custom[key] = [a if a is not None else b for a, b in zip(written, part.custom[key], strict=True)]
