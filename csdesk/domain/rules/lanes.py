"""Windows sorted into lanes: those of one lane do not overlap, so that each step of an account is in one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from csdesk.domain.rules.movements import Movements
from csdesk.domain.rules.windows import Window

_LONGEST_JOINED = 3
"""Over more months most accounts changed more than once, and joining months saves nothing."""


@dataclass(slots=True)
class Lane:
    """Windows that do not overlap, with the movements of each."""

    which: list[int]
    """Of each closing, the window that a step at it belongs to; -1 for none."""
    is_monthly: bool
    joins: bool
    """Whether its windows can be joined from those of their months."""
    windows: list[Window] = field(default_factory=list)
    movements: list[Movements] = field(default_factory=list)
    apart: list[set[int]] = field(default_factory=list)
    """Of each window, the accounts of which its months alone do not tell."""


def lanes_of(windows: Iterable[Window], size: int, months: Iterable[Window]) -> list[Lane]:
    """As few lanes as windows need, on a calendar of so many closings; their movements are still to be entered.

    `months` are those that are known besides.

    >>> [lane.windows for lane in lanes_of([Window(0, 1), Window(1, 2), Window(0, 3), Window(2, 3)], 4, [])]
    [[Window(opening=0, closing=1), Window(opening=1, closing=2), Window(opening=2, closing=3)], [Window(opening=0, closing=3)]]
    """
    wanted = list(windows)
    known = {month.closing for month in (*wanted, *months) if month.closing - month.opening == 1}
    lanes: list[Lane] = []
    for window in wanted:
        places = range(window.opening + 1, window.closing + 1)
        kind = len(places) <= 1, 1 < len(places) <= _LONGEST_JOINED and known.issuperset(places)
        lane = next((lane for lane in lanes if _has_room(lane, places, kind)), None)
        if lane is None:
            lane = Lane([-1] * size, *kind)
            lanes.append(lane)
        for place in places:
            lane.which[place] = len(lane.windows)
        lane.windows.append(window)
        lane.movements.append(Movements())
        lane.apart.append(set())
    return lanes


def _has_room(lane: Lane, places: range, kind: tuple[bool, bool]) -> bool:
    return (lane.is_monthly, lane.joins) == kind and all(lane.which[place] < 0 for place in places)
