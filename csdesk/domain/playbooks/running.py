"""A run as a value: where it stands on its map, and where it stands after an answer, a step back or a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.ahead import COUNTED, expected_way, likely
from csdesk.domain.playbooks.facts import Value, all_hold
from csdesk.domain.playbooks.maps import ASKED_OF_PEOPLE, Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.path import Path, Visit
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.text import msg


class Calendar(Protocol):
    """What counts working days."""

    def add_working_days(self, day: date, n: int) -> date:
        """So many working days on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something happens to a run, and what is known of its account then."""

    now: datetime
    today: date
    calendar: Calendar = field(default_factory=WorkCalendar)
    facts: Mapping[str, Value] | None = None
    """`None` is not looked up yet: a condition rests until it is."""

    @property
    def written(self) -> str:
        """The instant as a path keeps it."""
        return self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class CannotGoOn(Refused):
    """What was asked of a run does not fit the step where it stands."""


@dataclass(frozen=True, kw_only=True)
class RunState:
    """A walk through one version of a map; every function here returns another one."""

    map: PlaybookMap
    path: Path = field(default_factory=Path)

    @property
    def visit(self) -> Visit | None:
        """The visit where it stands; `None` before it began."""
        return self.path.visits[self.path.at] if self.path.visits else None

    @property
    def step(self) -> Step | None:
        """The step where it stands."""
        return None if self.visit is None else self.map.by_id.get(self.visit.step)

    @property
    def is_over(self) -> bool:
        """Whether it reached an end, or a step without a way out."""
        return self.path.is_over

    @property
    def asks(self) -> bool:
        """Whether a person is to do something now."""
        return not self.is_over and self.step is not None and self.step.kind in ASKED_OF_PEOPLE

    @property
    def waits(self) -> bool:
        """Whether it goes on by itself, on a later day or once something is known."""
        return not self.is_over and not self.asks

    @property
    def due(self) -> date | None:
        """By when the step is to be done, or until when it waits."""
        return date.fromisoformat(self.visit.due) if self.visit is not None and self.visit.due else None

    @property
    def outcome(self) -> Step | None:
        """The end that it reached."""
        step = self.step
        return step if self.is_over and step is not None and step.kind is StepKind.END else None

    @property
    def answers(self) -> tuple[Arrow, ...]:
        """The ways out of the step where it stands."""
        return () if self.step is None else self.map.leaving[self.step.id]


def start(found: PlaybookMap, moment: Moment) -> RunState:
    """A run that begins, and goes as far as it does by itself; raises `CannotGoOn` for a map without a start."""
    if found.start is None:
        raise CannotGoOn(msg("The map has no start"))
    return _reach(RunState(map=found), found.start.id, moment)


def answer(state: RunState, arrow: str | None, moment: Moment, **said: Any) -> RunState:
    """The step done, and the way of one arrow taken; without one, the first. `said` are other fields of the visit.

    The same answer as before goes on to where the person was; another one greys what came after it.
    """
    return _leave(state, _way(state, arrow), moment, {"skipped": "", **said})


def skip(state: RunState, reason: str, moment: Moment, arrow: str | None = None) -> RunState:
    """The step left undone for a reason, on the way of an arrow or else on the expected one; a wait counts as over."""
    if not reason.strip():
        raise CannotGoOn(msg("Say in a few words why it is skipped"))
    if state.waits and state.step is not None and state.step.kind is StepKind.WAIT:
        over = next((one for one in state.answers if not one.met), None)
        return _leave(state, over, moment, {"skipped": reason.strip()})
    expected = expected_way(state.map, state.step.id) if state.step is not None else None
    way = _way(state, arrow or (expected.id if expected is not None else None))
    return _leave(state, way, moment, {"skipped": reason.strip()})


def back(state: RunState) -> RunState:
    """One step of a person's back; what was answered from there on is kept. At the first it stays."""
    at = place_before(state)
    return state if at is None else _at(state, at, is_over=False)


def back_to(state: RunState, place: int) -> RunState:
    """Back to a visit of a person's step by its place; raises `CannotGoOn` for any other."""
    visits = state.path.visits
    if not 0 <= place < len(visits) or place > state.path.at or not _is_persons(state, visits[place]):
        raise CannotGoOn(msg("This step cannot be gone back to"))
    return _at(state, place, is_over=False)


def place_before(state: RunState) -> int | None:
    """The place of the person's step before this one; `None` at the first."""
    first = (
        state.path.at if state.is_over else state.path.at - 1
    )  # a step without a way out is gone back to itself
    return next(
        (place for place in range(first, -1, -1) if _is_persons(state, state.path.visits[place])), None
    )


def wake(state: RunState, moment: Moment) -> RunState:
    """What waits looks again whether it goes on; the same state where it does not."""
    if not state.waits or state.visit is None or state.step is None:
        return state
    if state.path.at < len(state.path.visits) - 1:
        return state
    found = _onward(state, moment, frozenset()) if state.answers else None
    if isinstance(found, Arrow):
        left = noted(state, left=moment.written, answer=found.id)
        return _follow(left, found, moment, frozenset({state.step.id}))
    return state


def noted(state: RunState, **values: Any) -> RunState:
    """Other fields of the visit where it stands."""
    visits = list(state.path.visits)
    visits[state.path.at] = replace(visits[state.path.at], **values)
    return replace(state, path=replace(state.path, visits=tuple(visits)))


_DAY = timedelta(days=1)


def _is_persons(state: RunState, visit: Visit) -> bool:
    step = state.map.by_id.get(visit.step)
    return step is not None and step.kind in ASKED_OF_PEOPLE


def _at(state: RunState, at: int, *, is_over: bool) -> RunState:
    return replace(state, path=replace(state.path, at=at, is_over=is_over))


def _way(state: RunState, arrow: str | None) -> Arrow | None:
    """The arrow of an answer; raises `CannotGoOn` when nothing is asked or the answer is not one of the step's."""
    if not state.asks or state.step is None:
        raise CannotGoOn(msg("Nothing is asked at this step"))
    if arrow is None:
        if state.step.kind is StepKind.QUESTION and state.answers:
            raise CannotGoOn(msg("Choose an answer"))
        return state.answers[0] if state.answers else None
    found = next((one for one in state.answers if one.id == arrow), None)
    if found is None:
        raise CannotGoOn(msg("This is not an answer of the step"))
    return found


def _leave(state: RunState, way: Arrow | None, moment: Moment, said: dict[str, Any]) -> RunState:
    visit, visits, at = state.visit, state.path.visits, state.path.at
    assert visit is not None
    taken = "" if way is None else way.id
    later = visits[at + 1 :]
    is_again = bool(visit.left) and visit.answer == taken
    left = noted(state, **{"left": visit.left or moment.written, "answer": taken, "typed": {}} | said)
    if is_again and later:
        return _at(left, _resting(left, at + 1), is_over=_ends(left))
    put_aside = tuple(one for one in later if _is_persons(state, one))
    path = replace(left.path, visits=left.path.visits[: at + 1], greyed=(*put_aside, *left.path.greyed))
    cut = replace(left, path=path)
    if way is None:
        return _at(cut, at, is_over=True)
    return _follow(cut, way, moment, frozenset())


def _resting(state: RunState, place: int) -> int:
    """The first place from one on where a person is asked, or the last one."""
    last = len(state.path.visits) - 1
    return next((n for n in range(place, last) if _is_persons(state, state.path.visits[n])), last)


def _ends(state: RunState) -> bool:
    """Whether going on again reaches an end at once: a last step that asks nobody and was left."""
    last = len(state.path.visits) - 1
    is_left = bool(state.path.visits[last].left) and not _is_persons(state, state.path.visits[last])
    return is_left and _resting(state, state.path.at + 1) == last


def _follow(state: RunState, way: Arrow, moment: Moment, passed: frozenset[str]) -> RunState:
    if way.target is None or way.target not in state.map.by_id:
        return _at(state, len(state.path.visits) - 1, is_over=True)
    return _reach(state, way.target, moment, passed)


def _reach(state: RunState, target: str, moment: Moment, passed: frozenset[str] = frozenset()) -> RunState:
    """Stand at a step, and go on from it for as long as it asks nobody; `passed` are those gone through so."""
    while True:
        state = _entered(state, state.map.by_id[target], moment)
        step = state.map.by_id[target]
        if step.kind in ASKED_OF_PEOPLE:
            return state
        if step.kind is StepKind.END or not state.map.leaving[target]:
            return _at(noted(state, left=moment.written), state.path.at, is_over=True)
        found = _onward(state, moment, passed)
        if not isinstance(found, Arrow):
            return noted(state, due=found.isoformat()) if found is not None else state
        state = noted(state, left=moment.written, answer=found.id)
        passed |= {target}
        if found.target is None or found.target not in state.map.by_id:
            return _at(state, state.path.at, is_over=True)
        target = found.target


def _entered(state: RunState, step: Step, moment: Moment) -> RunState:
    """A new visit at the end of the path; a step that was greyed is at hand again with what was said there."""
    known = next((one for one in state.path.greyed if one.step == step.id), None)
    due = _due(step, moment)
    made = Visit(step=step.id, reached=moment.written, due=due.isoformat() if due else "")
    if known is not None:
        typed = known.typed or ({"summary": known.summary} if known.summary else {})
        made = replace(made, typed=typed, ticks=known.ticks)
    greyed = tuple(one for one in state.path.greyed if one is not known)
    visits = (*state.path.visits, made)
    return replace(
        state, path=replace(state.path, visits=visits, at=len(visits) - 1, is_over=False, greyed=greyed)
    )


def _due(step: Step, moment: Moment) -> date | None:
    if step.kind is StepKind.WAIT:
        if step.working:
            return moment.calendar.add_working_days(moment.today, step.days) if step.days else moment.today
        return moment.today + timedelta(days=step.days or 0)
    if step.kind in ASKED_OF_PEOPLE and step.due is not None:
        return moment.calendar.add_working_days(moment.today, step.due)
    return None


def _onward(state: RunState, moment: Moment, passed: frozenset[str]) -> Arrow | date | None:
    """The arrow that a step takes by itself, else the day on which it is to look again (`None`: as it said)."""
    step = state.step
    assert step is not None
    found: Arrow | date | None = state.answers[0]
    if step.kind is StepKind.CONDITION:
        found = _condition(state, moment)
    elif step.kind is StepKind.WAIT:
        found = _wait(state, step, moment)
    if step.id in passed and isinstance(found, Arrow):
        return moment.today + _DAY  # a loop in which nothing waited: once a day is often enough
    return found


def _condition(state: RunState, moment: Moment) -> Arrow | date:
    if moment.facts is None:
        return moment.today
    for arrow in state.answers:
        if arrow.tests and all_hold(arrow.tests, moment.facts):
            return arrow
    otherwise = next((arrow for arrow in state.answers if not arrow.tests), None)
    return otherwise or moment.today + _DAY


def _wait(state: RunState, step: Step, moment: Moment) -> Arrow | None:
    over = next((arrow for arrow in state.answers if not arrow.met), None)
    if step.until and moment.facts is not None and all_hold(step.until, moment.facts):
        return next((arrow for arrow in state.answers if arrow.met), over)
    if state.due is not None and moment.today >= state.due:
        return over or state.answers[0]
    return None


def expected_path(state: RunState, chosen: str | None = None) -> tuple[Step, ...]:
    """The steps that are likely to come; `chosen` is the answer to be given, else the one that was given before."""
    if state.step is None or state.is_over or state.visit is None:
        return ()
    first = chosen or state.visit.answer
    return likely(state.map, state.step.id, next((one for one in state.answers if one.id == first), None))


def progress(state: RunState, chosen: str | None = None) -> tuple[int, int]:
    """The how manyth step this is, and how many there are likely to be; steps that nobody sees are not counted."""
    steps = [state.map.by_id.get(one.step) for one in state.path.visits[: state.path.at + 1]]
    done = sum(1 for one in steps if one is not None and one.kind in COUNTED)
    return done, done + sum(1 for one in expected_path(state, chosen) if one.kind in COUNTED)
