"""Completing, putting off, moving and dropping tasks: one step each, and one undo."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.sense import MakesNoSense
from csdesk.domain.commands.tasks import (
    CompleteTasks,
    DoesNotComeBack,
    DropTasks,
    EndSeries,
    ReopenTasks,
    RescheduleTasks,
    SkipTasks,
    SnoozeTasks,
)
from csdesk.domain.model.interaction import Task
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace

WEDNESDAY = date(2026, 10, 14)


@pytest.fixture
def workspace(tmp_path: Path):
    clock = FixedClock(datetime(2026, 10, 14, 12, tzinfo=UTC))
    with Workspace.create(tmp_path / "t.csdesk", clock) as made:
        yield made


def add(workspace: Workspace, **values: object) -> int:
    added: int = workspace.run(AddRecord(record=Task(**{"title": "Ligar", **values}))).value  # type: ignore[arg-type]
    return added


def task(workspace: Workspace, number: int) -> Task:
    return workspace.reader.get(Task, number)


def test_completing_what_comes_back_leaves_the_next_one_in_the_same_step(workspace):
    one = add(
        workspace, due=date(2026, 10, 12), recurrence="FREQ=WEEKLY;BYDAY=MO", time="10:00", priority="high"
    )
    done = workspace.run(CompleteTasks(ids=(one,)))
    (new,) = done.value
    assert (task(workspace, one).status, task(workspace, one).recurrence) == ("done", None)
    after = task(workspace, new)
    assert (after.due, after.status, after.done_on) == (date(2026, 10, 19), "open", None)
    assert (after.recurrence, after.time, after.priority) == ("FREQ=WEEKLY;BYDAY=MO", "10:00", "high")
    assert Translator("en").words(done.label) == "1 task completed; the next one is on Oct 19, 2026"
    workspace.undo()
    assert task(workspace, one).recurrence == "FREQ=WEEKLY;BYDAY=MO"
    assert workspace.reader.count(Task) == 1


def test_a_holiday_is_stepped_over_when_the_series_says_working_days(workspace):
    one = add(workspace, due=date(2026, 10, 30), recurrence="FREQ=DAILY;X-DAYS=WORKING")
    (new,) = workspace.run(CompleteTasks(ids=(one,))).value
    assert task(workspace, new).due == date(2026, 11, 3)


def test_completing_twice_makes_one_next_task(workspace):
    one = add(workspace, due=WEDNESDAY, recurrence="FREQ=DAILY")
    workspace.run(CompleteTasks(ids=(one,)))
    workspace.run(ReopenTasks(ids=(one,)))
    workspace.run(CompleteTasks(ids=(one,)))
    assert workspace.reader.count(Task, status="open") == 1


def test_the_last_of_a_series_leaves_nothing(workspace):
    one = add(workspace, due=WEDNESDAY, recurrence="FREQ=DAILY;COUNT=1")
    assert workspace.run(CompleteTasks(ids=(one,))).value == ()
    assert workspace.reader.count(Task) == 1


def test_a_task_put_off_keeps_why_and_the_days_of_its_series(workspace):
    one = add(workspace, due=date(2026, 10, 12), recurrence="mensal", notes="antes")
    workspace.run(SnoozeTasks(ids=(one,), due=date(2026, 10, 16), reason="cliente em férias"))
    assert task(workspace, one).notes == "antes\ncliente em férias"
    (new,) = workspace.run(CompleteTasks(ids=(one,))).value
    assert task(workspace, new).due == date(2026, 11, 12)


def test_skipping_moves_to_the_next_day_and_ending_forgets_the_rest(workspace):
    one = add(workspace, due=date(2026, 10, 12), recurrence="FREQ=WEEKLY;BYDAY=MO")
    workspace.run(SkipTasks(ids=(one,)))
    assert task(workspace, one).due == date(2026, 10, 19)
    workspace.run(EndSeries(ids=(one,)))
    with pytest.raises(DoesNotComeBack):
        workspace.run(SkipTasks(ids=(one,)))
    assert workspace.run(CompleteTasks(ids=(one,))).value == ()


def test_many_move_and_many_are_dropped_as_one_step_each(workspace):
    ids = [add(workspace, title=f"T{n}", due=WEDNESDAY) for n in range(130)]
    workspace.run(RescheduleTasks(moves=tuple((one, date(2026, 10, 20)) for one in ids)))
    assert workspace.reader.count(Task, due=date(2026, 10, 20)) == 130
    workspace.run(DropTasks(ids=tuple(ids), reason="fora do plano"))
    assert {(one.status, one.notes) for one in workspace.reader.all(Task)} == {("dropped", "fora do plano")}
    workspace.undo()
    workspace.undo()
    assert workspace.reader.count(Task, due=WEDNESDAY, status="open") == 130


def test_an_hour_that_does_not_exist_is_refused(workspace):
    with pytest.raises(MakesNoSense):
        add(workspace, time="25:00")
    assert workspace.reader.count(Task) == 0
