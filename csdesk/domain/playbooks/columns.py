"""Where the steps of a row stand: as near as can be to what they are joined with, none upon another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from csdesk.domain.playbooks.ranking import POINT, Ranked

_SWEEPS = 9
_GAP, _GAP_OF_POINTS = 20, 12
_CROOKED = 10
_HEAVY = 6.0


def middles(ranks: Ranked, widths: Mapping[str, int]) -> dict[str, int]:
    """The middle of each step and point across the page; neighbours of a row keep their distance."""
    above, below, hosts = _joined(ranks)
    gaps = [[_apart(left, right, widths) for left, right in pairwise(row)] for row in ranks.rows]
    x: dict[str, float] = {}
    for row, apart in zip(ranks.rows, gaps, strict=True):
        x.update(zip(row, _packed([0.0] * len(row), [1.0] * len(row), apart), strict=True))
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        looked = [above] if down else [below]
        if sweep in {_SWEEPS - 4, _SWEEPS - 3}:
            looked = [above, below]
        rows = list(zip(ranks.rows, gaps, strict=True))
        for row, apart in rows if down else reversed(rows):
            wanted, weights = [], []
            for own in row:
                near = [x[one] for joined in looked for one in joined.get(own, ())]
                if own in hosts:
                    near = [x[hosts[own]] + (widths[hosts[own]] + widths[own]) / 2 + _GAP_OF_POINTS]
                wanted.append(sum(near) / len(near) if near else x[own])
                weights.append(_HEAVY if POINT in own else 1.0 + len(near))
            x.update(zip(row, _packed(wanted, weights, apart), strict=True))
    return _straight(ranks, {own: round(value) for own, value in x.items()}, above, gaps)


def _joined(ranks: Ranked) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    hosts: dict[str, str] = {}
    for chain in ranks.chains:
        whole = (chain.upper, *chain.points, chain.lower)
        if chain.is_return:
            whole = chain.points
            hosts |= {chain.points[0]: chain.upper, chain.points[-1]: chain.lower}
        for upper, lower in pairwise(whole):
            below.setdefault(upper, []).append(lower)
            above.setdefault(lower, []).append(upper)
    return above, below, hosts


def _apart(left: str, right: str, widths: Mapping[str, int]) -> int:
    gap = _GAP_OF_POINTS if POINT in left or POINT in right else _GAP
    return -(-(widths[left] + widths[right]) // 2) + gap


def _packed(wanted: Sequence[float], weights: Sequence[float], apart: Sequence[float]) -> list[float]:
    """The nearest places to the wanted ones that keep order and distance (neighbours that clash are pooled)."""
    offsets = [0.0]
    for gap in apart:
        offsets.append(offsets[-1] + gap)
    pools: list[list[float]] = []
    for place, weight, offset in zip(wanted, weights, offsets, strict=False):
        pool = [(place - offset) * weight, weight, 1.0]
        while pools and pools[-1][0] / pools[-1][1] >= pool[0] / pool[1]:
            last = pools.pop()
            pool = [last[0] + pool[0], last[1] + pool[1], last[2] + pool[2]]
        pools.append(pool)
    placed = [total / weight for total, weight, count in pools for _ in range(int(count))]
    return [place + offset for place, offset in zip(placed, offsets, strict=False)]


def _straight(
    ranks: Ranked, x: dict[str, int], above: Mapping[str, list[str]], gaps: Sequence[Sequence[int]]
) -> dict[str, int]:
    """Without bends of a few pixels, where there is room to straighten them; whole pixels keep their distance."""
    for row, apart in zip(ranks.rows, gaps, strict=True):
        for at, own in enumerate(row):
            if at:
                x[own] = max(x[own], x[row[at - 1]] + apart[at - 1])
        for at, own in enumerate(row):
            joined = above.get(own, ())
            if len(joined) != 1 or not 0 < abs(x[joined[0]] - x[own]) <= _CROOKED:
                continue
            there = x[joined[0]]
            if at and there - x[row[at - 1]] < apart[at - 1]:
                continue
            if at + 1 < len(row) and x[row[at + 1]] - there < apart[at]:
                continue
            x[own] = there
    return x
