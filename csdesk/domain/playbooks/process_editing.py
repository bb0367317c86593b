"""The edits of a process, from one body to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.playbooks.processes import MOST_ROWS, ProcessBody, ProcessStep
from csdesk.domain.text import msg


def with_row(body: ProcessBody, place: int, **values: Any) -> ProcessBody:
    """A step with other values; nothing changes when it is not there any more, as after it was taken back."""
    if place >= len(body.steps):
        return body
    steps = list(body.steps)
    steps[place] = replace(steps[place], **values)
    return replace(body, steps=tuple(steps))


def with_new_row(body: ProcessBody, place: int) -> ProcessBody:
    """An empty step at a place, done by whoever does the one before it; raises `Refused` when there are too many."""
    if len(body.steps) >= MOST_ROWS:
        raise Refused(msg("A process has at most {n} steps", n=MOST_ROWS))
    before = body.steps[place - 1] if 0 < place <= len(body.steps) else None
    made = ProcessStep(text="", who=before.who if before else "cs", due=before.due if before else None)
    return replace(body, steps=(*body.steps[:place], made, *body.steps[place:]))


def without_row(body: ProcessBody, place: int) -> ProcessBody:
    """Without a step."""
    return replace(body, steps=(*body.steps[:place], *body.steps[place + 1 :]))


def with_row_moved(body: ProcessBody, place: int, by: int) -> ProcessBody:
    """A step further up or down; at the edge nothing changes."""
    target = place + by
    if not 0 <= target < len(body.steps):
        return body
    steps = list(body.steps)
    steps.insert(target, steps.pop(place))
    return replace(body, steps=tuple(steps))
