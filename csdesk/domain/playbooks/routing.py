"""The ways that arrows take between the rows: straight down and across, buses of one step on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.ranking import Chain, Ranked

Point = tuple[int, int]
_CLEAR, _HEAD = 12, 16
_LEAST = 28
_LANE, _LABEL_LANE = 12, 26
_AROUND, _STUB = 24, 14


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the canvas."""

    x: int
    y: int
    wide: int
    high: int

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.wide

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.high

    @property
    def middle(self) -> int:
        """Its middle across."""
        return self.x + self.wide // 2

    @property
    def level(self) -> int:
        """Its middle from top to bottom."""
        return self.y + self.high // 2


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of an arrow from its begin to its head, and where its label stands."""

    points: tuple[Point, ...]
    label: Point
    is_return: bool = False


class Streets:
    """The rows from top to bottom with the lanes between them."""

    def __init__(
        self, ranks: Ranked, x: Mapping[str, int], heights: Mapping[str, int], labels: Mapping[str, int]
    ) -> None:
        self._row_of = ranks.row_of
        self._x = x
        self._labels = labels
        self._out: dict[str, int] = {}
        self._in: dict[str, int] = {}
        self._tops: list[int] = []
        hops = _hops(ranks)
        top = 0
        for row in range(0, len(ranks.rows), 2):
            self._tops.append(top)
            bottom = top + max((heights.get(own, 0) for own in ranks.rows[row]), default=0)
            top = self._street(bottom, hops.get(row, []), hops.get(row + 1, []))

    def top_of(self, step: str) -> int:
        """The upper edge of a step."""
        return self._tops[self._row_of[step] // 2]

    def route(self, chain: Chain, boxes: Mapping[str, Box]) -> Route:
        """The way of an arrow that the rows make room for."""
        upper, lower = boxes[chain.upper], boxes[chain.lower]
        whole = chain.points if chain.is_return else (chain.upper, *chain.points, chain.lower)
        x = [self._x[one] for one in whole]
        corners: list[Point] = [(upper.right, upper.level)] if chain.is_return else []
        corners.append((x[0], upper.level if chain.is_return else upper.bottom))
        for place, (one, other) in enumerate(pairwise(whole)):
            if x[place] != x[place + 1]:
                level = self._level(one, other)
                corners += [(x[place], level), (x[place + 1], level)]
        corners.append((x[-1], lower.level if chain.is_return else lower.y))
        if chain.is_return:
            corners.append((lower.right, lower.level))
            corners.reverse()
        return Route(tuple(corners), self._label(chain, upper.bottom), chain.is_return)

    def _level(self, one: str, other: str) -> int:
        lanes = self._out if self._row_of[one] % 2 == 0 else self._in
        return lanes[one if self._row_of[one] % 2 == 0 else other]

    def _label(self, chain: Chain, bottom: int) -> Point:
        place = len(chain.points) // 2 if chain.is_return else 0
        point = chain.points[place]
        row = self._row_of[point]
        above = chain.points[place - 1] if chain.is_return and row % 2 else chain.upper
        level = self._out.get(above, bottom + _STUB) if row % 2 else self._tops[row // 2] + _STUB
        return self._x[point], level

    def _street(self, bottom: int, out: list[tuple[str, str, str]], into: list[tuple[str, str, str]]) -> int:
        """Give the arrows between two rows their lanes; the top of the next row."""
        is_labelled = any(arrow in self._labels for _, _, arrow in out)
        spans: dict[str, list[int]] = {}
        for one, other, arrow in out:
            half = (self._labels[arrow] + _LANE) // 2 if arrow in self._labels else 0
            spans.setdefault(one, []).extend((self._x[one], self._x[other] - half, self._x[other] + half))
        step = _LABEL_LANE if is_labelled else _LANE
        first = bottom + _CLEAR + (step // 2 if is_labelled else 2)
        count = _in_lanes(spans, self._out, first, step)
        level = first + count * step - (step // 2 if is_labelled and count else 0)
        ends: dict[str, list[int]] = {}
        for one, other, _ in into:
            ends.setdefault(other, []).extend((self._x[one], self._x[other]))
        count = _in_lanes(ends, self._in, level + 4, _LANE)
        level += count * _LANE
        return max(level + _HEAD, bottom + _LEAST)


def _hops(ranks: Ranked) -> dict[int, list[tuple[str, str, str]]]:
    """By the row that it leaves: what is joined with what in the next row, and by which arrow."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for chain in ranks.chains:
        whole = chain.points if chain.is_return else (chain.upper, *chain.points, chain.lower)
        for place, (one, other) in enumerate(pairwise(whole)):
            is_named = place == (len(chain.points) // 2 - 1 if chain.is_return else 0)
            found.setdefault(ranks.row_of[one], []).append((one, other, chain.arrow.id if is_named else ""))
    return found


def _in_lanes(spans: Mapping[str, Iterable[int]], levels: dict[str, int], first: int, step: int) -> int:
    """Put what overlaps into different lanes, and tell how many there are; a straight way needs none."""
    ends: list[int] = []
    reach = sorted((min(own), max(own), key) for key, own in spans.items())
    for low, high, key in reach:
        if low == high:
            levels[key] = first
            continue
        lane = next((at for at, end in enumerate(ends) if end < low), len(ends))
        if lane == len(ends):
            ends.append(high)
        ends[lane] = high
        levels[key] = first + lane * step
    return len(ends)


def free_route(source: Box, target: Box, lane: int, *, is_return: bool) -> Route:
    """A way between two boxes anywhere: out at the bottom and in at the top, or back along the side."""
    if is_return:
        side = max(source.right, target.right) + _AROUND
        ends = (source.level, target.level)
        if source == target:
            ends = (source.bottom - _CLEAR, source.y + _CLEAR)
        corners = ((source.right, ends[0]), (side, ends[0]), (side, ends[1]), (target.right, ends[1]))
        return Route(corners, (side, (ends[0] + ends[1]) // 2), is_return=True)
    out, into = source.bottom + _STUB, target.y - _HEAD
    if out <= into:
        level = min(out + _CLEAR, into)
        bends = ((source.middle, level), (target.middle, level)) if source.middle != target.middle else ()
        return Route(
            ((source.middle, source.bottom), *bends, (target.middle, target.y)), (target.middle, level)
        )
    side = max(lane, source.right + _AROUND, target.right + _AROUND)
    around = (
        (source.middle, source.bottom),
        (source.middle, out),
        (side, out),
        (side, into),
        (target.middle, into),
        (target.middle, target.y),
    )
    return Route(around, (side, (out + into) // 2))
