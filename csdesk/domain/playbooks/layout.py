"""Where a map's steps and arrows are drawn: from the top down, what was pinned stays where a person put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.columns import middles
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.ranking import ranked
from csdesk.domain.playbooks.routing import Box, Route, Streets, free_route

STUB = "\0?"
"""Before the id of an arrow: the loose end of one that leads nowhere; before that of a step: it has no way out."""
_STUB_SIZE, _STUB_DROP = 16, 34
_POINT, _SIDE_POINT, _AROUND_LABEL = 12, 20, 8
_CLEAR, _SPARE = 20, 8
"""What goes straight down to a step that nothing else leads to has its room, so that its words stand above it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A map as drawn: a box for each step and loose end, a route for each arrow."""

    boxes: Mapping[str, Box]
    routes: Mapping[str, Route]

    @property
    def bounds(self) -> Box:
        """What holds all of it."""
        xs = [0, *(x for one in self.boxes.values() for x in (one.x, one.right))]
        ys = [0, *(y for one in self.boxes.values() for y in (one.y, one.bottom))]
        for route in self.routes.values():
            xs += [x for x, _ in route.points]
            ys += [y for _, y in route.points]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def laid_out(
    found: PlaybookMap, sizes: Mapping[str, tuple[int, int]], labels: Mapping[str, int] | None = None
) -> Layout:
    """Lay a map out; `sizes` are those of its steps, `labels` the widths of what stands on its arrows."""
    labels = labels or {}
    whole, sizes = _with_loose_ends(found, sizes)
    ranks = ranked(whole)
    widths = {own: size[0] for own, size in sizes.items()}
    entered = Counter(one.target for one in whole.arrows)
    for chain in ranks.chains:
        sides = {chain.points[0], chain.points[-1]} if chain.is_return else set[str]()
        widths |= {point: _SIDE_POINT if point in sides else _POINT for point in chain.points}
        if not chain.is_return and entered[chain.lower] == 1:
            widths[chain.points[-1]] = widths[chain.lower] + _SPARE
        if chain.arrow.id in labels:
            named = chain.points[len(chain.points) // 2 if chain.is_return else 0]
            widths[named] = max(widths[named], labels[chain.arrow.id] + _AROUND_LABEL)
    x = middles(ranks, widths)
    start = found.start
    if start is not None:
        x = {own: value - x[start.id] for own, value in x.items()}
    streets = Streets(ranks, x, {own: size[1] for own, size in sizes.items()}, labels)
    boxes = {own: Box(x[own] - sizes[own][0] // 2, streets.top_of(own), *sizes[own]) for own in whole.by_id}
    moved = _pinned(whole, boxes, ranks.rows)
    routes = {one.arrow.id: streets.route(one, boxes) for one in ranks.chains}
    lane = max((one.right for one in boxes.values()), default=0) + _CLEAR
    loose = {one.arrow.id for one in ranks.chains if {one.upper, one.lower} & moved}
    loose |= {one.id for one in ranks.outside}
    backwards = {one.arrow.id for one in ranks.chains if one.is_return}
    backwards |= {one.id for one in ranks.outside if one.source == one.target}
    for arrow in whole.arrows:
        if arrow.id in loose and arrow.target is not None:
            routes[arrow.id] = free_route(
                boxes[arrow.source], boxes[arrow.target], lane, is_return=arrow.id in backwards
            )
    return Layout(boxes, routes)


def _with_loose_ends(
    found: PlaybookMap, sizes: Mapping[str, tuple[int, int]]
) -> tuple[PlaybookMap, dict[str, tuple[int, int]]]:
    """The map with a small step wherever an arrow or a step leads nowhere, so that room is kept for its end."""
    ends: list[Step] = []
    arrows: list[Arrow] = []
    for arrow in found.arrows:
        if arrow.target in found.by_id:
            arrows.append(arrow)
        else:
            ends.append(Step(id=f"{STUB}{arrow.id}", kind=StepKind.END))
            arrows.append(replace(arrow, target=ends[-1].id))
    for step in found.steps:
        if step.kind is not StepKind.END and not found.leaving[step.id]:
            ends.append(Step(id=f"{STUB}{step.id}", kind=StepKind.END))
            arrows.append(Arrow(id=ends[-1].id, source=step.id, target=ends[-1].id))
    whole = replace(found, steps=(*found.steps, *ends), arrows=tuple(arrows))
    return whole, {**sizes, **{one.id: (_STUB_SIZE, _STUB_SIZE) for one in ends}}


def _pinned(found: PlaybookMap, boxes: dict[str, Box], rows: tuple[tuple[str, ...], ...]) -> set[str]:
    """Put the pinned steps where they belong and move what they would cover; the steps that are elsewhere now."""
    fixed = {one.id: one.at for one in found.steps if one.at is not None}
    if not fixed:
        return set()
    for own, at in fixed.items():
        boxes[own] = replace(boxes[own], x=at[0], y=at[1])
    taken = [boxes[own] for own in fixed]
    moved = set(fixed)
    ends = {one.target: one.source for one in found.arrows if one.target and one.target.startswith(STUB)}
    for own in (one for row in rows for one in row if one in boxes and one not in fixed):
        box = boxes[own]
        source = ends.get(own)
        if source in moved:
            host = boxes[source]
            box = replace(box, x=host.middle - box.wide // 2, y=host.bottom + _STUB_DROP)
        free = _freed(box, taken)
        if free != boxes[own]:
            moved.add(own)
        boxes[own] = free
        taken.append(free)
    return moved


def _freed(box: Box, taken: list[Box]) -> Box:
    """The box, as far to the right as it takes to be upon none of the others."""
    near = sorted((one for one in taken if one.y < box.bottom and box.y < one.bottom), key=lambda one: one.x)
    for other in near:
        if other.x < box.right and box.x < other.right:
            box = replace(box, x=other.right + _CLEAR)
    return box
