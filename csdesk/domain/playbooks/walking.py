"""Walk a map with made-up answers: which steps, how many minutes, how many days; nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.facts import Value
from csdesk.domain.playbooks.maps import ASKED_OF_PEOPLE, Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.running import Calendar, Moment, RunState, answer, expected_path, start, wake
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.text import Text, msg, verbatim

MOST_STEPS = 300
"""A walk of more goes in circles."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A step of a walk."""

    step: Step
    day: int
    """Days from the start until it is done, or until a wait is over."""
    minutes: int = 0
    answer: str = ""
    """What was answered, or the way that the data took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A way through a map."""

    steps: tuple[Walked, ...]
    minutes: int
    days: int
    end: Step | None = None
    """The end that it reached; `None` where it stopped before."""
    question: Step | None = None
    """The step that it stopped at, for want of an answer."""
    stopped: Text | None = None

    @property
    def tasks(self) -> int:
        """How many steps ask something of a person."""
        return sum(1 for one in self.steps if one.step.kind in ASKED_OF_PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """What a walk goes by: facts of an account that need not exist, the first day, and how long processes take."""

    on: date
    facts: Mapping[str, Value]
    calendar: Calendar = WorkCalendar()
    processes: Mapping[str, ProcessBody] | None = None

    def moment(self, day: date) -> Moment:
        """The moment of a run on a day."""
        from datetime import UTC, datetime, time

        now = datetime.combine(day, time(15), UTC)
        return Moment(now=now, today=day, calendar=self.calendar, facts=self.facts)


def walk(found: PlaybookMap, answers: Sequence[str], made_up: MadeUp, *, is_expected: bool = False) -> Walk:
    """Follow a map, each question answered by the next of the answers (its number or words).

    When they are used up it stops at the next question, or goes the expected way to the end. Each step is done on
    its last day. Raises `Refused` for an answer that the question does not have.
    """
    left, day, state = list(answers), made_up.on, start(found, made_up.moment(made_up.on))
    done: list[Walked] = _passed(RunState(map=found), state, 0)
    while not state.is_over and len(done) < MOST_STEPS:
        step = state.step
        assert step is not None
        before = state
        if not state.asks:
            day = max(state.due or day + _DAY, day)
            state = wake(state, made_up.moment(day))
            if state == before:
                return _told(done, state, msg("{step} waits for what never comes", step=verbatim(step.text)))
        else:
            way = _way(state, left, is_expected=is_expected)
            if way is None and state.answers:
                return _told(done, state, None)
            day = max(state.due or day, day)
            state = answer(state, None if way is None else way.id, made_up.moment(day))
        done += _passed(before, state, (day - made_up.on).days, made_up.processes)
    is_endless = not state.is_over
    return _told(done, state, msg("It goes in circles and reaches no end") if is_endless else None)


def chosen(step: Step, ways: Sequence[Arrow], given: str) -> Arrow:
    """The answer that a number, counted from 1, or its own words mean; raises `Refused` for any other."""
    wanted = given.strip().casefold()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(ways):
        return ways[int(wanted) - 1]
    same = [way for way in ways if wanted and way.label.strip().casefold() == wanted]
    if len(same) != 1:
        raise Refused(
            msg(
                "{given} is no answer to {step}; there are {n}, counted from 1",
                given=verbatim(given),
                step=verbatim(step.text),
                n=len(ways),
            )
        )
    return same[0]


def minutes_of(step: Step, way: Arrow | None, processes: Mapping[str, ProcessBody] | None = None) -> int:
    """How long a step is expected to take: what its answer says, or itself, or the process that it calls."""
    if way is not None and way.minutes is not None:
        return way.minutes
    if step.minutes is None and step.process and processes and step.process in processes:
        return processes[step.process].minutes
    return step.minutes or 0


def _way(state: RunState, left: list[str], *, is_expected: bool) -> Arrow | None:
    step = state.step
    assert step is not None
    if step.kind is not StepKind.QUESTION:
        return state.answers[0] if state.answers else None
    if left:
        return chosen(step, state.answers, left.pop(0))
    if not is_expected:
        return None
    ahead = expected_path(state)
    nearest = [one for one in state.answers if ahead and one.target == ahead[0].id]
    return next(iter(nearest or state.answers), None)


def _passed(
    before: RunState, after: RunState, day: int, processes: Mapping[str, ProcessBody] | None = None
) -> list[Walked]:
    """The steps that were left between two states; an end is one."""
    first = max(0, len(before.path.visits) - 1)
    found = []
    for visit in after.path.visits[first:]:
        step = after.map.by_id[visit.step]
        if not visit.left or step.kind is StepKind.START:
            continue
        way = next((one for one in after.map.leaving[step.id] if one.id == visit.answer), None)
        minutes = minutes_of(step, way, processes) if step.kind in ASKED_OF_PEOPLE else 0
        said = way.label if way is not None and step.kind in {StepKind.QUESTION, StepKind.CONDITION} else ""
        found.append(Walked(step=step, day=day, minutes=minutes, answer=said))
    return found


def _told(done: Sequence[Walked], state: RunState, stopped: Text | None) -> Walk:
    return Walk(
        steps=tuple(done),
        minutes=sum(one.minutes for one in done),
        days=max((one.day for one in done), default=0),
        end=state.outcome,
        question=state.step if state.asks and stopped is None else None,
        stopped=stopped,
    )
