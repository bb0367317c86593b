"""Other days for many tasks, as a plan that is looked at first."""

from __future__ import annotations

from datetime import date

from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.rescheduling import Move, days_of_week, moved_to, shifted, spread

WEDNESDAY = date(2026, 10, 28)
FINADOS = WorkCalendar(holidays=lambda year: {date(year, 11, 2): "Finados"})


def task(number: int, due: date | None = WEDNESDAY, **values: object) -> Task:
    return Task(id=number, title=f"T{number}", due=due, **values)  # type: ignore[arg-type]


def test_what_is_there_already_or_done_does_not_move():
    plan = moved_to([task(1), task(2, date(2026, 10, 30)), task(3, status="done")], date(2026, 10, 30))
    assert [move.task for move in plan.moves] == [1]
    assert plan.stay == (2,)


def test_days_are_counted_from_each_due_date_and_late_ones_from_today():
    late, later, none = task(1, date(2026, 10, 1)), task(2, date(2026, 10, 30)), task(3, None)
    plan = shifted([late, later, none], 2, WEDNESDAY, FINADOS)
    assert {move.task: move.to for move in plan.moves} == {
        1: date(2026, 10, 30),
        2: date(2026, 11, 4),
        3: date(2026, 10, 30),
    }


def test_nothing_is_brought_forward_into_the_past():
    plan = shifted([task(1, date(2026, 10, 29))], -5, WEDNESDAY, FINADOS)
    assert plan.moves == (Move(1, date(2026, 10, 29), WEDNESDAY),)


def test_tasks_are_spread_evenly_around_what_the_days_have_and_the_pressing_ones_come_first():
    days = days_of_week(WEDNESDAY, FINADOS, 1)
    assert days == tuple(date(2026, 11, day) for day in (3, 4, 5, 6))
    tasks = [task(number, date(2026, 10, 20)) for number in range(1, 7)]
    tasks.append(task(9, date(2026, 10, 20), priority="high"))
    plan = spread(tasks, days, {days[0]: 1})
    loads = [sum(move.to == day for move in plan.moves) for day in days]
    assert loads == [1, 2, 2, 2]
    assert next(move.to for move in plan.moves if move.task == 9) == days[1]


def test_a_day_that_is_full_takes_no_more_and_what_has_its_hour_stays():
    days = days_of_week(WEDNESDAY, FINADOS)
    fixed = task(1, days[0], time="10:00")
    plan = spread([fixed, *(task(number, None) for number in range(2, 6))], days, {}, most=1)
    assert 1 in plan.stay
    assert len(plan.moves) == 2
    assert len(plan.stay) == 3
