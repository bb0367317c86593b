"""What is likely to come on a map: the shortest way to a good end."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from csdesk.domain.playbooks.maps import ASKED_OF_PEOPLE, Arrow, Ending, PlaybookMap, Step, StepKind

SEEN = ASKED_OF_PEOPLE | {StepKind.WAIT, StepKind.END}
"""The kinds of step that a path shows."""
COUNTED = ASKED_OF_PEOPLE | {StepKind.WAIT}
"""The kinds of step that a progress counts."""
_FAR = 10**9


def likely(found: PlaybookMap, step: str, first: Arrow | None = None) -> tuple[Step, ...]:
    """The steps that are likely to follow one, on the way of an arrow if it is known; up to an end or a repetition."""
    steps: list[Step] = []
    seen, far = {step}, _distances(found)
    arrow = first or _nearest(found, step, far)
    while arrow is not None:
        own = found.by_id.get(arrow.target or "")
        if own is None or own.id in seen:
            break
        seen.add(own.id)
        if own.kind in SEEN:
            steps.append(own)
        arrow = _nearest(found, own.id, far)
    return tuple(steps)


def expected_way(found: PlaybookMap, step: str) -> Arrow | None:
    """The arrow on the shortest way from a step to a good end, or else to any; of equals the first."""
    return _nearest(found, step, _distances(found))


def _nearest(found: PlaybookMap, step: str, far: Mapping[str, int]) -> Arrow | None:
    arrows = [one for one in found.leaving.get(step, ()) if one.target in found.by_id]
    return min(arrows, key=lambda one: far.get(one.target or "", _FAR)) if arrows else None


def _distances(found: PlaybookMap) -> Mapping[str, int]:
    """How many steps each is from a good end; those that lead to none, from any end, and behind all others."""
    into: dict[str, list[str]] = {}
    for arrow in found.arrows:
        into.setdefault(arrow.target or "", []).append(arrow.source)
    ends = [step for step in found.steps if step.kind is StepKind.END]
    good = _from([step.id for step in ends if step.ending is Ending.GOOD], into, 0)
    return {**_from([step.id for step in ends], into, len(found.steps)), **good}


def _from(ends: Sequence[str], into: Mapping[str, Sequence[str]], first: int) -> dict[str, int]:
    far = dict.fromkeys(ends, first)
    waiting = deque(ends)
    while waiting:
        own = waiting.popleft()
        for before in into.get(own, ()):
            if before not in far:
                far[before] = far[own] + 1
                waiting.append(before)
    return far
