"""A run taken to another version of its map: what stays, and where it would stand."""

from __future__ import annotations

from dataclasses import replace

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import ASKED_OF_PEOPLE, PlaybookMap, Step
from csdesk.domain.playbooks.path import Path, Visit
from csdesk.domain.playbooks.running import Moment, RunState, start, wake


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a move would do; nothing has moved yet."""

    state: RunState
    kept: int
    """Steps of a person that stay as they were answered."""
    lost: tuple[Visit, ...]
    """Steps of a person that the new version does not reach so; what was said there is kept aside."""

    @property
    def step(self) -> Step | None:
        """Where the run would stand."""
        return self.state.step


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMove:
    """What a move would do to one open run."""

    run: int
    account: int
    name: str
    """Of the account."""
    version: int
    """The one that it follows now."""
    move: Move


def moved(state: RunState, to: PlaybookMap, moment: Moment) -> Move:
    """The run on another version: the walk stays as far as that version leads the same way.

    It stands where it stood, or else at the last step that both have in common, to be answered again.
    """
    visits = state.path.visits[: state.path.at + 1]
    count = _in_common(visits, state.map, to)
    persons = [one for one in state.path.visits[count:] if _is_persons(state.map, one)]
    lost = tuple(one for one in persons if one.left or one.typed or one.ticks)
    greyed = (*lost, *state.path.greyed)
    if count == 0:
        made = start(to, moment)
        whole = replace(made, path=replace(made.path, greyed=greyed))
        return Move(state=whole, kept=0, lost=lost)
    kept = visits[:count]
    if count < len(visits):
        kept = (*kept[:-1], replace(kept[-1], left="", answer=""))
    path = Path(visits=kept, at=count - 1, is_over=state.is_over and count == len(visits), greyed=greyed)
    known = sum(1 for one in kept[:-1] if _is_persons(to, one))
    return Move(state=wake(RunState(map=to, path=path), moment), kept=known, lost=lost)


def _in_common(visits: tuple[Visit, ...], old: PlaybookMap, new: PlaybookMap) -> int:
    """How many visits from the first on the new version reaches by the same answers."""
    count = 0
    for place, visit in enumerate(visits):
        own, known = old.by_id.get(visit.step), new.by_id.get(visit.step)
        if own is None or known is None or known.kind is not own.kind:
            break
        if place and not _leads(new, visits[place - 1], visit.step):
            break
        count += 1
    return count


def _leads(found: PlaybookMap, visit: Visit, to: str) -> bool:
    return any(one.id == visit.answer and one.target == to for one in found.leaving.get(visit.step, ()))


def _is_persons(found: PlaybookMap, visit: Visit) -> bool:
    step = found.by_id.get(visit.step)
    return step is not None and step.kind in ASKED_OF_PEOPLE
