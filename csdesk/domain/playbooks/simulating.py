"""Put a playbook to the past, week by week: who would have entered, when and why, and how much work it would have been.

Data answers the conditions by what was known that week. What only a person can answer is split by the answers of
earlier runs; where there are none, the walk stops at the question, and says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.facts import Value
from csdesk.domain.playbooks.firing import InUse
from csdesk.domain.playbooks.known import Known, condition_facts, facts_of
from csdesk.domain.playbooks.maps import ASKED_OF_PEOPLE, Arrow, Step, StepKind
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.running import Calendar, Moment, RunState, answer, start, wake
from csdesk.domain.playbooks.suggesting import History, Ran, Suggestion, suggest
from csdesk.domain.playbooks.walking import minutes_of
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.text import Text, msg

WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MOST_STEPS, _LEAST_WEIGHT = 200, 0.02

Shares = Mapping[str, Mapping[str, int]]
"""How often each arrow of each question was taken in earlier runs, by the ids of both."""


class Entry(NamedTuple):
    """An account that would have been suggested, and how far data alone leads it."""

    account: int
    name: str
    on: date
    kind: str
    why: Text
    path: tuple[str, ...]
    """The ids of the steps up to the first question, or the end."""
    question: str | None
    """The id of the question that it came to; `None` when data alone led to an end, or it is still on its way."""


class Week(NamedTuple):
    """The work of a week."""

    first: date
    entries: int
    tasks: float
    minutes: float


class Branch(NamedTuple):
    """An answer to a question that walks came to."""

    question: str
    arrow: str
    label: str
    walks: float
    share: float | None
    """Of earlier runs; `None` where there are none to go by."""
    given: int = 0
    """How often earlier runs took it, of how many answers."""
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What a playbook would have been in a span of weeks."""

    code: str
    name: str
    first: date
    last: date
    entries: tuple[Entry, ...]
    weeks: tuple[Week, ...]
    branches: tuple[Branch, ...]
    ends: Mapping[str, float]
    """How many walks came to each end, by its id; parts of one where answers were split."""
    steps: Mapping[str, str]
    """The words of every step, by its id."""
    unknown: tuple[Text, ...] = ()
    """What cannot be known of the past."""

    @property
    def accounts(self) -> int:
        """How many different accounts entered."""
        return len({one.account for one in self.entries})

    @property
    def kinds(self) -> Mapping[str, int]:
        """How many entered by each kind of trigger."""
        return Counter(one.kind for one in self.entries)

    @property
    def paths(self) -> Sequence[tuple[tuple[str, ...], int]]:
        """The ways that data alone led, the most frequent first."""
        return Counter(one.path for one in self.entries).most_common()

    @property
    def tasks(self) -> float:
        """Tasks in all."""
        return sum(one.tasks for one in self.weeks)

    @property
    def minutes(self) -> float:
        """Minutes in all."""
        return sum(one.minutes for one in self.weeks)

    @property
    def busiest(self) -> Week | None:
        """The week with the most minutes, else the most tasks; `None` without work."""
        worked = [one for one in self.weeks if one.tasks]
        return max(worked, key=lambda one: (one.minutes, one.tasks)) if worked else None


@dataclass(slots=True)
class _Walker:
    """A made-up run, or a part of one."""

    entry: Suggestion
    state: RunState
    day: date
    weight: float
    path: list[str]
    since: date
    is_split: bool = False


class Simulator:
    """Takes what was known week by week, the oldest first, and adds up what would have happened."""

    def __init__(
        self,
        playbook: InUse,
        shares: Shares | None = None,
        calendar: Calendar | None = None,
        processes: Mapping[str, ProcessBody] | None = None,
    ) -> None:
        self._playbook = playbook
        self._map = playbook.map
        self._shares = shares or {}
        self._calendar = calendar or WorkCalendar()
        self._processes = processes or {}
        self._asked = condition_facts(playbook.map)
        self._runs: list[Ran] = []
        self._walkers: list[_Walker] = []
        self._entries: dict[tuple[int, date], Entry] = {}
        self._weeks: dict[date, list[float]] = {}
        self._met: dict[tuple[str, str], float] = defaultdict(float)
        self._ends: dict[str, float] = defaultdict(float)

    def see(self, known: Known) -> None:
        """The next week, by what was known on its last day."""
        self._weeks[_week(known.on)] = [0, 0.0, 0.0]
        self._walkers = [later for one in self._walkers for later in self._go_on(one, known)]
        found = suggest([self._playbook], known, History(self._runs)) if self._map.start is not None else None
        for one in (*found.shown, *found.held) if found is not None else ():
            self._runs.append(Ran(one.account, one.code, known.on, known.on))
            self._weeks[_week(known.on)][0] += 1
            row = known.accounts[one.account]
            entry = Entry(one.account, row.name, known.on, one.kind, one.why, (), None)
            self._entries[one.account, known.on] = entry
            state = start(self._map, self._moment(known, one.account, known.on))
            walker = _Walker(one, state, known.on, 1.0, _ids(state), known.on)
            self._walkers += self._go_on(walker, known)

    def found(self, span: tuple[date, date], unknown: Iterable[Text] = ()) -> Simulation:
        """All that was added up."""
        for one in self._walkers:
            if not one.is_split:
                self._record(one, None)
        asked = {step for step, _ in self._met}
        counts = {step: sum(self._shares.get(step, {}).values()) for step in asked}
        branches = [
            Branch(
                step,
                arrow.id,
                arrow.label,
                self._met.get((step, arrow.id), 0.0),
                self._shares[step].get(arrow.id, 0) / counts[step] if counts[step] else None,
                self._shares.get(step, {}).get(arrow.id, 0),
                counts[step],
            )
            for step in (one.id for one in self._map.steps if one.id in asked)
            for arrow in self._map.leaving[step]
        ]
        return Simulation(
            code=self._playbook.code,
            name=self._playbook.name,
            first=span[0],
            last=span[1],
            entries=tuple(self._entries.values()),
            weeks=tuple(
                Week(first, int(entries), tasks, minutes)
                for first, (entries, tasks, minutes) in sorted(self._weeks.items())
            ),
            branches=tuple(branches),
            ends=dict(self._ends),
            steps={step.id: step.text for step in self._map.steps},
            unknown=(*unknown, *self._unsplit(counts)),
        )

    def _unsplit(self, counts: Mapping[str, int]) -> Iterable[Text]:
        if any(not count for count in counts.values()):
            yield msg("What people would have answered: no run has answered these questions yet")

    def _go_on(self, walker: _Walker, known: Known) -> Iterable[_Walker]:
        """The walk up to the day; what is left of it for later weeks, split where a person would have answered."""
        waiting, left = [walker], []
        while waiting:
            one = waiting.pop()
            later = self._step(one, known)
            if later is None:
                left.append(one)
            else:
                waiting += later
        return left

    def _step(self, one: _Walker, known: Known) -> Sequence[_Walker] | None:
        """One step on, as one walk or several; `None` when it is not due yet."""
        state, step = one.state, one.state.step
        if step is None or state.is_over or len(state.path.visits) > _MOST_STEPS:
            self._close(one, None if state.outcome is None else state.outcome.id)
            return ()
        day = max(state.due or (one.day if state.asks else one.day + _DAY), one.day)
        if not state.asks:
            return self._wait(one, known, day)
        if day > known.on:
            return None
        if step.kind is StepKind.QUESTION and len(state.answers) > 1:
            return self._split(one, step, known, day)
        return [self._answered(one, state.answers[0] if state.answers else None, known, day)]

    def _wait(self, one: _Walker, known: Known, day: date) -> Sequence[_Walker] | None:
        moment = self._moment(known, one.entry.account, min(day, known.on))
        woken = wake(one.state, moment)
        if woken != one.state:
            one.path += _ids(woken)[len(one.state.path.visits) :]
            one.state, one.day = woken, moment.today
            return [one]
        if day > known.on:
            return None
        one.day = day
        return None if day >= known.on else [one]

    def _split(self, one: _Walker, step: Step, known: Known, day: date) -> Sequence[_Walker]:
        self._asked_at(one, step)
        taken = self._shares.get(step.id, {})
        total = sum(taken.values())
        if not total:
            for arrow in one.state.answers:
                self._met[step.id, arrow.id] += 0.0
            self._count(day, step, None, one.weight)
            return ()
        found = []
        for arrow in one.state.answers:
            weight = one.weight * taken.get(arrow.id, 0) / total
            self._met[step.id, arrow.id] += weight
            if weight >= _LEAST_WEIGHT:
                part = _Walker(one.entry, one.state, one.day, weight, [], one.since, is_split=True)
                found.append(self._answered(part, arrow, known, day))
        return found

    def _answered(self, one: _Walker, arrow: Arrow | None, known: Known, day: date) -> _Walker:
        step = one.state.step
        assert step is not None
        self._count(day, step, arrow, one.weight)
        moment = self._moment(known, one.entry.account, day)
        after = answer(one.state, None if arrow is None else arrow.id, moment)
        one.path += _ids(after)[len(one.state.path.visits) :]
        one.state, one.day = after, day
        return one

    def _count(self, day: date, step: Step, arrow: Arrow | None, weight: float) -> None:
        week = self._weeks.get(_week(day))
        if week is not None and step.kind in ASKED_OF_PEOPLE:
            week[1] += weight
            week[2] += weight * minutes_of(step, arrow, self._processes)

    def _asked_at(self, one: _Walker, step: Step) -> None:
        """The first question of a walk is where data alone leads no further."""
        if not one.is_split:
            self._record(one, step.id)

    def _close(self, one: _Walker, end: str | None) -> None:
        if end is not None:
            self._ends[end] += one.weight
        if not one.is_split:
            self._record(one, None)

    def _record(self, one: _Walker, question: str | None) -> None:
        place = one.entry.account, one.since
        self._entries[place] = self._entries[place]._replace(path=tuple(one.path), question=question)

    def _moment(self, known: Known, account: int, day: date) -> Moment:
        facts: Mapping[str, Value] = {}
        if self._asked and account in known.accounts:
            facts = facts_of(known, account, self._asked)
        now = datetime.combine(day, time(15), UTC)
        return Moment(now=now, today=day, calendar=self._calendar, facts=facts)


def _ids(state: RunState) -> list[str]:
    return [visit.step for visit in state.path.visits]


def _week(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def evaluation_days(first: date, last: date) -> Collection[date]:
    """The last day of each week of a span, and the last day of all."""
    days = [last - number * WEEK for number in range((last - first).days // WEEK.days + 1)]
    return days[::-1]
