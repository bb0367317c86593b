"""Other days for many tasks at once, as a plan that is looked at before anything moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.calendar import WorkCalendar

_RANK = {"high": 0, "normal": 1, None: 1, "low": 2}
_MOST_PER_DAY = 8
"""Tasks that one day is given before the next one is."""


@dataclass(frozen=True, slots=True)
class Move:
    """One task, from a day to another."""

    task: int
    before: date | None
    to: date


@dataclass(frozen=True, slots=True)
class Rescheduling:
    """What would move, and what stays where it is."""

    moves: tuple[Move, ...]
    stay: tuple[int, ...]


def moved_to(tasks: Iterable[Task], day: date) -> Rescheduling:
    """All on one day."""
    return _plan((task, day) for task in _open(tasks))


def shifted(tasks: Iterable[Task], days: int, today: date, calendar: WorkCalendar) -> Rescheduling:
    """So many working days later, or earlier; those that are late or have no day count from today."""
    return _plan(
        (task, max(today, calendar.add_working_days(_from(task, today, forward=days > 0), days)))
        for task in _open(tasks)
    )


def spread(
    tasks: Iterable[Task], days: Sequence[date], taken: Mapping[date, int], most: int = _MOST_PER_DAY
) -> Rescheduling:
    """Evenly over some days, the pressing ones first; what has its hour stays, and so does what no day has room for."""
    standing = _open(tasks)
    held = [task for task in standing if task.time is not None and task.due in days]
    load = Counter({day: taken.get(day, 0) for day in days})
    load.update(task.due for task in held if task.due is not None)
    placed: list[tuple[Task, date | None]] = [(task, task.due) for task in held]
    known = {task.id for task in held}
    for task in sorted((one for one in standing if one.id not in known), key=_pressing):
        day = min(days, key=lambda one: (load[one], one), default=None)
        if day is None or load[day] >= most:
            placed.append((task, task.due))
            continue
        load[day] += 1
        placed.append((task, day))
    return _plan(placed)


def days_of_week(today: date, calendar: WorkCalendar, weeks: int = 0) -> tuple[date, ...]:
    """The working days left of this week, or of one of the next."""
    monday = date.fromordinal(today.toordinal() - today.weekday() + 7 * weeks)
    week = (date.fromordinal(monday.toordinal() + step) for step in range(7))
    return tuple(day for day in week if day >= today and calendar.is_working(day))


def _plan(wanted: Iterable[tuple[Task, date | None]]) -> Rescheduling:
    found = list(wanted)
    moves = tuple(Move(task.id, task.due, day) for task, day in found if day is not None and day != task.due)
    moving = {move.task for move in moves}
    return Rescheduling(moves, tuple(task.id for task, _ in found if task.id not in moving))


def _open(tasks: Iterable[Task]) -> list[Task]:
    return [task for task in tasks if task.is_open]


def _from(task: Task, today: date, *, forward: bool) -> date:
    return task.due if task.due is not None and (task.due > today or not forward) else today


def _pressing(task: Task) -> tuple[int, date, int]:
    return _RANK.get(task.priority, 1), task.due or date.max, task.id
