"""Windows sorted into lanes: those of one lane do not overlap, so that each step of an account is in one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from csdesk.domain.rules.movements import Movements
from csdesk.domain.rules.windows import Window


class Lane(NamedTuple):
    """Windows that do not overlap, with the movements of each."""

    which: list[int]
    """Of each closing, the window that a step at it belongs to; -1 for none."""
    windows: list[Window]
    movements: list[Movements]

    @property
    def is_monthly(self) -> bool:
        """Whether each window is one step wide."""
        return all(window.closing - window.opening <= 1 for window in self.windows)


def lanes_of(windows: Iterable[Window], size: int) -> list[Lane]:
    """As few lanes as windows need, on a calendar of so many closings; their movements are still to be entered.

    >>> [lane.windows for lane in lanes_of([Window(0, 1), Window(0, 3), Window(1, 2)], 4)]
    [[Window(opening=0, closing=1), Window(opening=1, closing=2)], [Window(opening=0, closing=3)]]
    """
    lanes: list[Lane] = []
    for window in windows:
        places = range(window.opening + 1, window.closing + 1)
        lane = next((lane for lane in lanes if all(lane.which[place] < 0 for place in places)), None)
        if lane is None:
            lane = Lane([-1] * size, [], [])
            lanes.append(lane)
        for place in places:
            lane.which[place] = len(lane.windows)
        lane.windows.append(window)
        lane.movements.append(Movements())
    return lanes
