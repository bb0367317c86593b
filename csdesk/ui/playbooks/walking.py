"""Where the arrow keys lead on a map: along its arrows, and beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.routing import Box

DOWN, UP, LEFT, RIGHT = "down", "up", "left", "right"


def step_toward(found: PlaybookMap, boxes: Mapping[str, Box], here: str, way: str) -> str | None:
    """The step that an arrow key leads to: along an arrow, else the nearest that way."""
    near: Sequence[str] = ()
    if way == DOWN:
        near = found.next_ids(here)
    elif way == UP:
        near = [one.source for one in found.arrows if one.target == here and one.source != here]
    ahead = [one for one in dict.fromkeys(near) if one in boxes and _is_toward(boxes[here], boxes[one], way)]
    if ahead:
        return min(ahead, key=lambda one: (abs(boxes[one].middle - boxes[here].middle), boxes[one].x))
    if near:
        return near[0]
    others = [one for one in found.by_id if one != here and _is_toward(boxes[here], boxes[one], way)]
    if way in {LEFT, RIGHT}:
        others = [one for one in others if _is_beside(boxes[here], boxes[one])]
    return min(others, key=lambda one: _far(boxes[here], boxes[one], way), default=None)


def _is_toward(here: Box, there: Box, way: str) -> bool:
    return {
        DOWN: there.y > here.y,
        UP: there.y < here.y,
        LEFT: there.middle < here.middle,
        RIGHT: there.middle > here.middle,
    }[way]


def _is_beside(here: Box, there: Box) -> bool:
    return there.y < here.bottom and here.y < there.bottom


def _far(here: Box, there: Box, way: str) -> tuple[int, int]:
    across, along = abs(there.middle - here.middle), abs(there.level - here.level)
    return (across + 3 * along, along) if way in {LEFT, RIGHT} else (along + 3 * across, across)


def in_reading_order(found: PlaybookMap) -> list[tuple[str, int]]:
    """The steps as a list reads them, each with how far it is indented: what follows stands beneath."""
    order: list[tuple[str, int]] = []
    seen: set[str] = set()
    start = found.start
    roots = [*([start.id] if start else []), *found.by_id]
    for root in roots:
        waiting = [(root, 0)]
        while waiting:
            own, depth = waiting.pop()
            if own in seen:
                continue
            seen.add(own)
            order.append((own, depth))
            following = [one for one in found.next_ids(own) if one not in seen]
            deeper = depth + (1 if len(found.leaving[own]) > 1 else 0)
            waiting.extend((one, deeper) for one in reversed(following))
    return order
