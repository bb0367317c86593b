"""Rows of one sheet that repeat or replace each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.plan import Outcome, Stance
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import msg


def newest(sheet: Sheet, keys: Sequence[Hashable], rows: Sequence[int]) -> dict[Any, int]:
    """Which row counts among those with one key: the last changed in its source, else the last."""
    last: dict[Any, int] = dict(zip(keys, rows, strict=True))
    if len(last) == len(rows):
        return last
    stamps = sheet.draft.stamps()
    if stamps is not None:
        for key, place in zip(keys, rows, strict=True):
            kept = last[key]
            if kept != place and (stamps[place] or "") > (stamps[kept] or ""):
                last[key] = place
    if sheet.stances:
        preferred = (place for place in rows if sheet.stances.get(place) is Stance.THEIRS)
        last |= {keys[rows.index(place)]: place for place in preferred}
    return last


def give_way(sheet: Sheet, place: int, kept: int) -> None:
    """Leave a row out because another one of the same record counts."""
    row = str(sheet.draft.mapping.table.rows[kept])
    if sheet.draft.raw(place) == sheet.draft.raw(kept):
        problem = Problem("duplicate_row", msg("The same as row {row}; it is left out", row=row))
    else:
        said = msg("Row {row} is newer and of the same record; this one is left out", row=row)
        problem = Problem("superseded_row", said)
    sheet.settle((place,), Outcome.SKIPPED, problem)


def sift(sheet: Sheet, keys: Sequence[Hashable], rows: Sequence[int], known_again: Sequence[bool]) -> bool:
    """Leave out the rows that others of the sheet repeat or replace; answers whether there were any.

    Rows whose key is one record's own (an id, a number) give way to the newest; of the others only those that
    are the same in every cell, left-out columns too.
    """
    if len(set(keys)) == len(rows):
        return False
    last = newest(sheet, keys, rows)
    first: dict[Any, int] = {}
    repeated = {key for key, n in Counter(keys).items() if n > 1}
    for key, place, single in zip(keys, rows, known_again, strict=True):
        if key in repeated:
            kept = last[key] if single else first.setdefault((key, sheet.draft.raw(place)), place)
            if kept != place:
                give_way(sheet, place, kept)
    return True


def kept_rows(sheet: Sheet, rows: Iterable[int]) -> list[int]:
    """The positions of the rows that are still open."""
    return [number for number, place in enumerate(rows) if sheet.fates[place] is None]
