"""What a playbook brought about: how its runs ended, and what became of health and of the clients, per answer too.

Few runs prove little: a share of fewer than five is told as a count and never as a percentage.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DONE, DROPPED, OPEN
from csdesk.domain.playbooks.maps import Ending
from csdesk.domain.views.health import AT_RISK, CRITICAL, HEALTHY

FEW = 5
"""Below so many, a percentage would say more than is known."""
BACK_WITHIN = 180
"""Days in which health may come back because of a run."""
LATER, KEPT = (30, 60, 90), (90, 180)
"""Days after the start at which health and the client are looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """A run, or a suggestion that was turned down, with what became of the account."""

    account: int
    started: date
    id: int = 0
    """The run; 0 for a suggestion that was turned down."""
    status: str = OPEN
    ended: date | None = None
    ending: Ending | None = None
    minutes: int | None = None
    answers: tuple[tuple[str, str], ...] = ()
    """Step and arrow of each answer that was given."""
    bands: Mapping[date, str] = field(default_factory=dict)
    """The band of the account on the days from the start on that are known."""
    left: date | None = None
    """The day the client left."""


class Share(NamedTuple):
    """So many of so many."""

    n: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded; `None` when too few to say."""
        return round(100 * self.n / self.of) if self.of >= FEW else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of some runs."""

    runs: int
    open: int
    done: int
    dropped: int
    days: int | None
    """The median from start to end, of those that were followed to an end."""
    minutes: int | None
    """The median of the minutes that were noted."""
    endings: Mapping[Ending, int]
    recovered: Share
    """Accounts that were not healthy at the start and were within 180 days, of those whose later health is known."""
    back_days: int | None
    """The median days until then."""
    healthy: Mapping[int, Share]
    """Healthy 30, 60 and 90 days after the start, of those where it is known."""
    kept: Mapping[int, Share]
    """Still clients 90 and 180 days after the start, of those that began so long ago."""

    @property
    def worked(self) -> Share:
        """Came to a good end, of those that came to an end that says how it went."""
        return Share(self.endings.get(Ending.GOOD, 0), sum(self.endings.values()))


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What became of the runs in which an answer was given."""

    step: str
    arrow: str
    question: str
    answer: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a playbook brought about, over all its versions."""

    code: str
    name: str
    on: date
    whole: Outcome
    answers: tuple[AnswerOutcome, ...] = ()
    turned_down: Outcome | None = None
    """Accounts that it was suggested for, where somebody said no and nobody ran it; `None` when there is none."""
    runs: tuple[Lived, ...] = ()
    """Those that the whole counts."""
    declined: tuple[Lived, ...] = ()
    """Those that `turned_down` counts."""

    def given(self, step: str, arrow: str) -> tuple[Lived, ...]:
        """The runs in which an answer was given."""
        return tuple(run for run in self.runs if (step, arrow) in run.answers)


def results(
    named: tuple[str, str],
    on: date,
    runs: Sequence[Lived],
    labels: Mapping[tuple[str, str], tuple[str, str]],
    *,
    turned_down: Sequence[Lived] = (),
) -> Results:
    """Count the runs of a playbook (`named` by code and name); `labels` are question and answer of each step and arrow, in the order of the map."""
    given: dict[tuple[str, str], list[Lived]] = defaultdict(list)
    for run in runs:
        for answer in dict.fromkeys(run.answers):
            given[answer].append(run)
    places = {answer: place for place, answer in enumerate(labels)}
    answers = tuple(
        AnswerOutcome(*answer, *labels.get(answer, answer), outcome(own, on))
        for answer, own in sorted(given.items(), key=lambda one: (places.get(one[0], len(places)), one[0]))
    )
    declined = outcome(turned_down, on) if turned_down else None
    return Results(
        code=named[0],
        name=named[1],
        on=on,
        whole=outcome(runs, on),
        answers=answers,
        turned_down=declined,
        runs=tuple(runs),
        declined=tuple(turned_down),
    )


def outcome(runs: Collection[Lived], on: date) -> Outcome:
    """What became of them up to a day."""
    statuses = Counter(run.status for run in runs)
    done = [run for run in runs if run.status == DONE]
    back = [came_back(run, on) for run in runs]
    known = [days for days in back if days is not None]
    came = [days for days in known if days >= 0]
    return Outcome(
        runs=len(runs),
        open=statuses[OPEN],
        done=statuses[DONE],
        dropped=statuses[DROPPED],
        days=_middle((run.ended - run.started).days for run in done if run.ended is not None),
        minutes=_middle(run.minutes for run in runs if run.minutes and run.status != OPEN),
        endings=Counter(run.ending for run in done if run.ending is not None),
        recovered=Share(len(came), len(known)),
        back_days=_middle(came),
        healthy={days: _healthy(runs, days, on) for days in LATER},
        kept={days: _kept(runs, days, on) for days in KEPT},
    )


_NOT_YET = -1


class Figure(StrEnum):
    """A figure of an outcome, for the runs behind it."""

    RUNS = "runs"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    DAYS = "days"
    MINUTES = "minutes"
    WORKED = "worked"
    RECOVERED = "recovered"
    KEPT_90 = "kept_90"
    KEPT_180 = "kept_180"


def behind(figure: Figure, runs: Iterable[Lived], on: date) -> list[Lived]:
    """The runs that a figure is made of; of a share, those it is taken of."""
    return [run for run in runs if counted(figure, run, on) is not None]


def counted(figure: Figure, run: Lived, on: date) -> bool | None:
    """Whether a run counts for a figure; `None` when it is not even among those that the figure is taken of."""
    return _COUNTED[figure](run, on)


def kept_after(run: Lived, days: int, on: date) -> bool | None:
    """Whether the client was still there so many days after the start; `None` before that day."""
    if not _is_over(run, days, on):
        return None
    return run.left is None or run.left > run.started + timedelta(days=days)


def _recovered(run: Lived, on: date) -> bool | None:
    days = came_back(run, on)
    return None if days is None else days >= 0


_COUNTED: Mapping[Figure, Callable[[Lived, date], bool | None]] = {
    Figure.RUNS: lambda _, __: True,
    Figure.OPEN: lambda run, _: run.status == OPEN or None,
    Figure.DONE: lambda run, _: run.status == DONE or None,
    Figure.DROPPED: lambda run, _: run.status == DROPPED or None,
    Figure.DAYS: lambda run, _: (run.status == DONE and run.ended is not None) or None,
    Figure.MINUTES: lambda run, _: (bool(run.minutes) and run.status != OPEN) or None,
    Figure.WORKED: lambda run, _: (
        run.ending is Ending.GOOD if run.status == DONE and run.ending is not None else None
    ),
    Figure.RECOVERED: _recovered,
    Figure.KEPT_90: lambda run, on: kept_after(run, 90, on),
    Figure.KEPT_180: lambda run, on: kept_after(run, 180, on),
}


def came_back(run: Lived, on: date) -> int | None:
    """Days until it was healthy again, -1 when it was not; `None` when it was healthy, or nobody knows."""
    first = _band(run, run.started)
    if first not in {AT_RISK, CRITICAL}:
        return None
    last = min(on, run.started + timedelta(days=BACK_WITHIN))
    later = sorted(day for day in run.bands if run.started < day <= last)
    day = next((day for day in later if run.bands[day] == HEALTHY), None)
    if day is not None:
        return (day - run.started).days
    return _NOT_YET if later and (on - run.started).days >= LATER[0] else None


def _band(run: Lived, day: date) -> str | None:
    """The band on a day, or the last one known in the week before; of the start, also the first in the week after."""
    for back in range(8):
        found = run.bands.get(day - timedelta(days=back))
        if found is not None:
            return found
    if day == run.started:
        return next((run.bands[day] for day in sorted(run.bands) if 0 <= (day - run.started).days < 8), None)
    return None


def _healthy(runs: Iterable[Lived], days: int, on: date) -> Share:
    bands = [_band(run, run.started + timedelta(days=days)) for run in runs if _is_over(run, days, on)]
    known = [band for band in bands if band in {HEALTHY, AT_RISK, CRITICAL}]
    return Share(known.count(HEALTHY), len(known))


def _kept(runs: Iterable[Lived], days: int, on: date) -> Share:
    known = [kept for run in runs if (kept := kept_after(run, days, on)) is not None]
    return Share(sum(known), len(known))


def _is_over(run: Lived, days: int, on: date) -> bool:
    return run.started + timedelta(days=days) <= on


def _middle(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return round(median(known)) if known else None
