"""The rows of a map that is laid out: which arrows lead back, in which row each step stands, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median_low

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap

POINT, _WAY = "\0/", "\0~"
"""What makes the names of points; no text of a map can hold it."""
_SWEEPS = 7
_MOST_BENDS = 4_000
"""So many points between rows keep the order legible to a machine; longer arrows then go outside."""


@dataclass(frozen=True, slots=True)
class Chain:
    """An arrow cut at the rows that it passes: its points, the upper first; one that leads back is walked upwards."""

    arrow: Arrow
    upper: str
    lower: str
    points: tuple[str, ...]
    is_return: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """The rows, each from left to right; steps stand in even rows, odd ones hold points of arrows only."""

    rows: tuple[tuple[str, ...], ...]
    row_of: Mapping[str, int]
    chains: tuple[Chain, ...]
    outside: tuple[Arrow, ...]
    """Arrows that no row makes room for: loops of one step, and those too long."""


def ranked(found: PlaybookMap) -> Ranked:
    """The rows of a map and the order in each, with few crossings; equal maps give equal rows."""
    order, returning = _walked(found)
    number = {one.id: at for ways in found.leaving.values() for at, one in enumerate(ways)}
    row_of = {own: 2 * rank for own, rank in _longest(found, order, returning).items()}
    chains: list[Chain] = []
    outside: list[Arrow] = []
    bends = 0
    for arrow in found.arrows:
        if arrow.target not in found.by_id or arrow.target is None:
            continue
        upper, lower = arrow.source, arrow.target
        is_return = arrow.id in returning
        if is_return:
            upper, lower = lower, upper
        first, last = row_of[upper], row_of[lower]
        bends += max(0, last - first)
        if first >= last or bends > _MOST_BENDS:
            outside.append(arrow)
            continue
        rows = range(first, last + 1) if is_return else range(first + 1, last)
        points = tuple(f"{arrow.id}{POINT}{row}" for row in rows)
        if not is_return:
            points = (f"{points[0]}{_WAY}{arrow.source}{_WAY}{number[arrow.id]}", *points[1:])
        row_of |= dict(zip(points, rows, strict=True))
        chains.append(Chain(arrow, upper, lower, points, is_return))
    return Ranked(_ordered(order, row_of, chains), row_of, tuple(chains), tuple(outside))


def _walked(found: PlaybookMap) -> tuple[list[str], set[str]]:
    """The steps in the order of a walk from the start, and the arrows that lead back to where it came from."""
    starts = [] if found.start is None else [found.start.id]
    entered = {one.target for one in found.arrows}
    heads = [one.id for one in found.steps if one.id not in entered]
    order: list[str] = []
    state: dict[str, int] = {}
    returning: set[str] = set()
    for root in (*starts, *heads, *(one.id for one in found.steps)):
        if root in state:
            continue
        state[root] = 1
        order.append(root)
        work = [(root, iter(found.leaving[root]))]
        while work:
            own, ways = work[-1]
            arrow = next(ways, None)
            if arrow is None:
                state[own] = 2
                work.pop()
            elif arrow.target in found.by_id and arrow.target is not None:
                if state.get(arrow.target) == 1:
                    returning.add(arrow.id)
                elif arrow.target not in state:
                    state[arrow.target] = 1
                    order.append(arrow.target)
                    work.append((arrow.target, iter(found.leaving[arrow.target])))
    return order, returning


def _longest(found: PlaybookMap, order: Sequence[str], returning: set[str]) -> dict[str, int]:
    """How many steps lie at most before each, but for the ways back."""
    before = dict.fromkeys(order, 0)
    ahead: dict[str, list[str]] = {own: [] for own in order}
    for arrow in found.arrows:
        if arrow.id not in returning and arrow.target in found.by_id and arrow.target is not None:
            before[arrow.target] += 1
            ahead[arrow.source].append(arrow.target)
    rank = dict.fromkeys(order, 0)
    ready = [own for own in order if not before[own]]
    for own in ready:
        for other in ahead[own]:
            rank[other] = max(rank[other], rank[own] + 1)
            before[other] -= 1
            if not before[other]:
                ready.append(other)
    return rank


def _ordered(
    order: Sequence[str], row_of: Mapping[str, int], chains: Sequence[Chain]
) -> tuple[tuple[str, ...], ...]:
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    returning: set[str] = set()
    for chain in chains:
        between = chain.points[1:-1] if chain.is_return else chain.points
        returning.update(between if chain.is_return else ())
        for upper, lower in pairwise((chain.upper, *between, chain.lower)):
            below.setdefault(upper, []).append(lower)
            above.setdefault(lower, []).append(upper)
    rows: list[list[str]] = [[] for _ in range(1 + max(row_of.values(), default=0))]
    seen = {own: (at, 0) for at, own in enumerate(order)}
    for chain in chains:
        last = seen[chain.lower][0]
        seen.update((own, (last, far)) for far, own in enumerate(reversed(chain.points), 1))
    for own in sorted(row_of, key=seen.__getitem__):
        rows[row_of[own]].append(own)
    best, fewest = [list(row) for row in rows], _crossings(rows, below)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        _sweep(rows, above if sweep % 2 == 0 else below, returning, down=sweep % 2 == 0)
        if sweep % 2:
            continue  # only after the way down do steps stand beneath the answers that lead to them
        count = _crossings(rows, below)
        if count < fewest:
            best, fewest = [list(row) for row in rows], count
    return tuple(tuple(_beside_hosts(row, chains)) for row in best)


def _sweep(rows: list[list[str]], fixed: Mapping[str, list[str]], returning: set[str], *, down: bool) -> None:
    """Order each row by the middle of what it is joined with; a way back comes right of the others of its step."""
    places = {own: at for row in rows for at, own in enumerate(row)}
    for row in rows if down else reversed(rows):
        wanted = {
            own: median_low([places[one] for one in fixed[own]]) + (0.5 if own in returning else 0.0)
            if fixed.get(own)
            else float(places[own])
            for own in row
        }
        row.sort(key=lambda one: wanted[one])
        _in_answer_order(row)
        places.update((own, at) for at, own in enumerate(row))


def _in_answer_order(row: list[str]) -> None:
    """Ways out of one step stand from left to right as they are numbered."""
    own: dict[str, list[int]] = {}
    for at, one in enumerate(row):
        _, sign, rest = one.partition(_WAY)
        if sign:
            own.setdefault(rest.partition(_WAY)[0], []).append(at)
    for places in own.values():
        turned = sorted((row[at] for at in places), key=lambda one: int(one.rpartition(_WAY)[2]))
        for at, one in zip(places, turned, strict=True):
            row[at] = one


def _crossings(rows: Sequence[Sequence[str]], below: Mapping[str, list[str]]) -> int:
    """How often arrows cross between the rows (counted with a tree of sums)."""
    total = 0
    for upper, lower in pairwise(rows):
        places = {own: at for at, own in enumerate(lower)}
        ends = [
            place
            for own in upper
            for place in sorted(places[one] for one in below.get(own, ()) if one in places)
        ]
        total += _inversions(ends, len(lower))
    return total


def _inversions(ends: Sequence[int], size: int) -> int:
    tree = [0] * (size + 1)
    total = 0
    for seen, end in enumerate(ends):
        at, before = end + 1, 0
        while at:
            before += tree[at]
            at &= at - 1
        total += seen - before
        at = end + 1
        while at <= size:
            tree[at] += 1
            at += at & -at
    return total


def _beside_hosts(row: Sequence[str], chains: Sequence[Chain]) -> list[str]:
    """Where a way back leaves and enters, right beside the step that it leaves and enters."""
    hosts = {
        point: host
        for chain in chains
        if chain.is_return
        for point, host in ((chain.points[0], chain.upper), (chain.points[-1], chain.lower))
    }
    guests: dict[str, list[str]] = {}
    for one in row:
        if one in hosts:
            guests.setdefault(hosts[one], []).append(one)
    return [each for one in row if one not in hosts for each in (one, *guests.get(one, ()))]
