"""The walk through a map as a run keeps it: every step that was reached, what was answered there, and what it wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

from csdesk.domain.lean import dataclass

_MOST_VISITS = 5_000
"""A walk of more is cut at its far end: no person took so many steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One step that was reached; what is empty did not happen yet."""

    step: str
    reached: str = ""
    """When, as an instant in UTC; likewise `left`."""
    left: str = ""
    answer: str = ""
    """The id of the arrow that was taken."""
    skipped: str = ""
    """Why it was skipped."""
    minutes: int | None = None
    """How long it took."""
    summary: str = ""
    due: str = ""
    """By when it is to be done, as a day; of a wait, until when it lasts at most."""
    interaction: int | None = None
    """The contact that was logged at it."""
    task: int | None = None
    """The task that asks for it."""
    extra: int | None = None
    """The task that a person added to it."""
    ticks: tuple[int, ...] = ()
    """The lines of its process that are done."""
    unticked: str = ""
    """Why it was done with lines of its process left open."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What is half typed, by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The visits in their order, where among them the person stands, and those that a changed answer put aside."""

    visits: tuple[Visit, ...] = ()
    at: int = 0
    is_over: bool = False
    greyed: tuple[Visit, ...] = ()
    """Steps that no longer apply, with all that was answered there."""


def path_to_json(path: Path) -> str:
    """The walk as the text that a run keeps; `path_of` reads it back to an equal one."""
    found: dict[str, Any] = {"visits": [_out(one) for one in path.visits], "at": path.at}
    if path.is_over:
        found["over"] = True
    if path.greyed:
        found["greyed"] = [_out(one) for one in path.greyed]
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def path_of(text: str | None) -> Path:
    """The walk of a run's text; an empty one where there is none, or none that can be read."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return Path()
    if not isinstance(found, dict):
        return Path()
    visits = _visits(found.get("visits"))
    at = _whole(found.get("at")) or 0
    return Path(
        visits=visits,
        at=max(0, min(at, len(visits) - 1)),
        is_over=found.get("over") is True,
        greyed=_visits(found.get("greyed")),
    )


def renumbered(text: str | None, number: Callable[[str, int], int | None]) -> str | None:
    """The text of a walk with other numbers for the records that it wrote; those without one are let go.

    `number` is asked with the kind of the record and its number.
    """
    path = path_of(text)
    if not text or not path.visits:
        return text

    def moved(visit: Visit) -> Visit:
        written = {
            name: None if getattr(visit, name) is None else number(kind, getattr(visit, name))
            for name, kind in _WRITTEN.items()
        }
        return replace(
            visit,
            interaction=written["interaction"],
            task=written["task"],
            extra=written["extra"],
        )

    visits, greyed = tuple(map(moved, path.visits)), tuple(map(moved, path.greyed))
    return path_to_json(replace(path, visits=visits, greyed=greyed))


def _out(visit: Visit) -> dict[str, Any]:
    found = {name: getattr(visit, name) for name in _NAMES}
    found["ticks"], found["typed"] = list(visit.ticks), dict(visit.typed)
    return {name: value for name, value in found.items() if value or value == 0}


def _visits(found: Any) -> tuple[Visit, ...]:
    listed = found if isinstance(found, list) else []
    return tuple(
        _visit(one) for one in listed[:_MOST_VISITS] if isinstance(one, dict) and _text(one.get("step"))
    )


def _visit(found: Mapping[str, Any]) -> Visit:
    ticks, typed = found.get("ticks"), found.get("typed")
    values: dict[str, Any] = {name: _text(found.get(name)) for name in _TEXTS}
    values |= {name: _whole(found.get(name)) for name in _WHOLES}
    if isinstance(ticks, list):
        values["ticks"] = tuple(one for one in ticks if type(one) is int)
    if isinstance(typed, dict):
        values["typed"] = {str(name): _text(value) for name, value in typed.items()}
    return Visit(**values)


def _text(found: Any) -> str:
    return found if isinstance(found, str) else ""


def _whole(found: Any) -> int | None:
    return found if type(found) is int and found >= 0 else None


_TEXTS = ("step", "reached", "left", "answer", "skipped", "summary", "due", "unticked")
_WHOLES = ("minutes", "interaction", "task", "extra")
_WRITTEN = {"interaction": "interaction", "task": "task", "extra": "task"}
"""The kinds of the records that a visit wrote."""
_NAMES = (*_TEXTS, *_WHOLES)
