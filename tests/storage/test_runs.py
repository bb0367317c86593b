"""Runs in a workspace: what each step writes, how it stays in step with tasks, and that undo is exact."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_keeping import KeepTyped, MoveRun, TickRow
from csdesk.domain.commands.run_steps import Bearings
from csdesk.domain.commands.runs import (
    AlreadyRunning,
    AnswerStep,
    BackStep,
    DropRun,
    PauseRun,
    ResumeRun,
    SkipStep,
    SnoozeRun,
    StartRun,
    StartRuns,
    WakeRuns,
)
from csdesk.domain.commands.tasks import CompleteTasks, DropTasks
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Playbook, Run
from csdesk.domain.playbooks.maps import Arrow, Condition, Ending, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.written import map_to_json
from csdesk.storage.clock import FixedClock
from csdesk.storage.dump import canonical
from csdesk.storage.workspace import Workspace

NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)


def overdue(call: str = "Call {{contact.first_name}}") -> str:
    found = PlaybookMap(
        steps=(
            Step(id="s", kind=StepKind.START),
            Step(id="ask", kind=StepKind.QUESTION, text="Did {{account.name}} say when it pays?", due=1),
            Step(id="mail", kind=StepKind.MESSAGE, text="Send it again", due=0, minutes=5, channel="email"),
            Step(
                id="wait",
                kind=StepKind.WAIT,
                text="Wait",
                days=3,
                until=(Condition("overdue_invoices", "=", "0"),),
            ),
            Step(id="call", kind=StepKind.ACTION, text=call, due=2, role="am", channel="phone"),
            Step(id="paid", kind=StepKind.END, text="Paid", ending=Ending.GOOD),
        ),
        arrows=(
            Arrow(id="a0", source="s", target="ask"),
            Arrow(id="yes", source="ask", target="wait", label="Yes", minutes=10),
            Arrow(id="no", source="ask", target="mail", label="No"),
            Arrow(id="a3", source="mail", target="wait"),
            Arrow(id="over", source="wait", target="call"),
            Arrow(id="met", source="wait", target="paid", met=True),
            Arrow(id="done", source="call", target="paid"),
        ),
    )
    return map_to_json(found)


def later(workspace: Workspace, days: int) -> None:
    workspace._clock = FixedClock(NOON + timedelta(days=days))


def facts(**known: int) -> Bearings:
    def look_up(accounts: Collection[int], _: Collection[str]) -> dict[int, dict[str, int]]:
        return {one: dict(known) for one in accounts}

    return Bearings(facts=look_up)


@pytest.fixture
def started(workspace: Workspace) -> int:
    workspace.run(Adopt(playbooks=(("overdue", "Overdue invoice", overdue()),)))
    account = workspace.run(AddRecord(record=Account(name="Tijolo Lilás"))).value
    workspace.run(AddRecord(record=Contact(account=account, name="Caio Faísca", role="decision_maker")))
    return int(workspace.run(StartRun(account=account, playbook=live(workspace).id)).value)


def live(workspace: Workspace) -> Playbook:
    return workspace.reader.find(Playbook, status="live")[0]


def run_of(workspace: Workspace, run: int) -> Run:
    return workspace.reader.get(Run, run)


def open_tasks(workspace: Workspace) -> list[Task]:
    return workspace.reader.find(Task, status="open")


def test_a_run_begins_with_the_task_of_its_first_step(workspace: Workspace, started: int):
    (task,) = open_tasks(workspace)
    assert (task.title, task.due) == ("Did Tijolo Lilás say when it pays?", date(2026, 10, 14))
    assert (task.run, task.step) == (started, "ask")
    assert run_of(workspace, started).due == date(2026, 10, 14)


def test_the_same_playbook_is_open_once_for_an_account(workspace: Workspace, started: int):
    run = run_of(workspace, started)
    with pytest.raises(AlreadyRunning):
        workspace.run(StartRun(account=run.account, playbook=run.playbook))
    workspace.run(Adopt(playbooks=(("overdue", "Overdue invoice", overdue("Ring")),)))
    with pytest.raises(AlreadyRunning):
        workspace.run(StartRun(account=run.account, playbook=live(workspace).id))
    other = workspace.run(AddRecord(record=Account(name="Onça Míope"))).value
    made = workspace.run(StartRuns(accounts=(run.account, other), playbook=live(workspace).id)).value
    assert [run_of(workspace, one).account for one in made] == [other]


def test_an_answer_writes_the_contact_closes_its_task_and_makes_the_next(workspace: Workspace, started: int):
    contact = workspace.reader.all(Contact)[0]
    workspace.run(
        AnswerStep(
            run=started,
            arrow="no",
            summary="They lost the invoice",
            channel="phone",
            contacts=(contact.id,),
            task="Tell finance",
            task_due=date(2026, 10, 16),
        )
    )
    (said,) = workspace.reader.all(Interaction)
    assert (said.summary, said.channel, said.contacts) == (
        "They lost the invoice",
        "phone",
        (contact.id,),
    )
    tasks = {one.title: one for one in workspace.reader.all(Task)}
    assert tasks["Did Tijolo Lilás say when it pays?"].status == "done"
    assert (tasks["Send it again"].status, tasks["Send it again"].kind) == ("open", "email")
    assert tasks["Tell finance"].due == date(2026, 10, 16)
    visit = path_of(run_of(workspace, started).path).visits[1]
    assert (visit.answer, visit.interaction, visit.extra) == ("no", said.id, tasks["Tell finance"].id)


def test_an_answer_given_again_rewrites_its_contact(workspace: Workspace, started: int):
    workspace.run(AnswerStep(run=started, arrow="no", summary="First words"))
    workspace.run(BackStep(run=started))
    (task,) = open_tasks(workspace)
    assert task.step == "ask"
    workspace.run(AnswerStep(run=started, arrow="yes", summary="Better words"))
    assert [one.summary for one in workspace.reader.all(Interaction)] == ["Better words"]
    assert open_tasks(workspace) == []
    assert run_of(workspace, started).hold == "waiting"


def test_a_wait_ends_on_its_day_or_when_it_is_met(workspace: Workspace, started: int):
    workspace.run(AnswerStep(run=started, arrow="yes"))
    assert run_of(workspace, started).until == date(2026, 10, 16)
    assert workspace.run(WakeRuns(bearings=facts(overdue_invoices=1))).step is None
    assert workspace.run(WakeRuns(bearings=facts(overdue_invoices=0))).value == (started,)
    done = run_of(workspace, started)
    assert (done.status, done.outcome) == ("done", "paid")
    workspace.undo()
    later(workspace, 3)
    workspace.run(WakeRuns(bearings=facts(overdue_invoices=1)))
    (task,) = open_tasks(workspace)
    assert (task.title, task.role, task.kind, task.due) == ("Call Caio", "am", "call", date(2026, 10, 20))


def test_an_end_is_told_on_the_timeline_and_a_step_back_takes_it_away(workspace: Workspace, started: int):
    workspace.run(AnswerStep(run=started, arrow="yes"))
    workspace.run(WakeRuns(bearings=facts(overdue_invoices=0)))
    (note,) = workspace.reader.all(Interaction)
    assert note.kind == "note"
    assert note.summary == "Did Tijolo Lilás say when it pays?: Yes\nPaid"
    workspace.run(BackStep(run=started))
    assert workspace.reader.all(Interaction) == []
    assert run_of(workspace, started).status == "open"


def test_pause_snooze_and_drop_keep_the_task_in_step(workspace: Workspace, started: int):
    workspace.run(PauseRun(run=started, reason="Holidays"))
    assert (run_of(workspace, started).hold, open_tasks(workspace)) == ("paused", [])
    workspace.run(ResumeRun(run=started))
    (task,) = open_tasks(workspace)
    assert task.due == date(2026, 10, 14)
    workspace.run(SnoozeRun(run=started, until=date(2026, 10, 20), reason="Travelling"))
    assert open_tasks(workspace)[0].due == date(2026, 10, 20)
    later(workspace, 7)
    assert workspace.run(WakeRuns()).value == (started,)
    assert run_of(workspace, started).hold is None
    workspace.run(DropRun(run=started, reason="They left"))
    assert (run_of(workspace, started).status, open_tasks(workspace)) == ("dropped", [])
    for command in (AnswerStep(run=started, arrow="yes"), DropRun(run=started, reason="Twice")):
        with pytest.raises(Refused):
            workspace.run(command)


def test_a_run_follows_a_newer_version_from_where_both_agree(workspace: Workspace, started: int):
    workspace.run(AnswerStep(run=started, arrow="no", summary="Lost it"))
    workspace.run(Adopt(playbooks=(("overdue", "Overdue invoice", overdue("Ring them")),)))
    workspace.run(MoveRun(run=started, to=live(workspace).id))
    run = run_of(workspace, started)
    assert (run.playbook, run.step) == (live(workspace).id, "mail")


def test_a_task_done_elsewhere_takes_its_run_on(workspace: Workspace, started: int):
    question = open_tasks(workspace)[0].id
    with pytest.raises(Refused):
        workspace.run(CompleteTasks(ids=(question,)))
    workspace.run(AnswerStep(run=started, arrow="no"))
    before = canonical(workspace.reader)
    workspace.run(CompleteTasks(ids=(open_tasks(workspace)[0].id,)))
    assert run_of(workspace, started).hold == "waiting"
    workspace.undo()
    assert canonical(workspace.reader) == before


def test_a_task_dropped_elsewhere_pauses_its_run(workspace: Workspace, started: int):
    workspace.run(DropTasks(ids=(open_tasks(workspace)[0].id,), reason="Not now"))
    run = run_of(workspace, started)
    assert (run.hold, run.reason) == ("paused", "Not now")
    workspace.run(ResumeRun(run=started))
    assert [one.step for one in open_tasks(workspace)] == ["ask"]


COMMANDS: list[Command] = [
    AnswerStep(run=1, arrow="no", summary="Lost it", channel="phone", task="Tell finance"),
    SkipStep(run=1, reason="They wrote"),
    PauseRun(run=1),
    SnoozeRun(run=1, until=date(2026, 10, 30)),
    DropRun(run=1, reason="They left"),
    TickRow(run=1, row=2),
    KeepTyped(run=1, typed={"summary": "half"}),
    AnswerStep(run=1, arrow="yes"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_undo_is_exact_and_redo_too(workspace: Workspace, started: int, command: Command):
    before = canonical(workspace.reader)
    workspace.run(command)
    after = canonical(workspace.reader)
    assert after != before
    workspace.undo()
    assert canonical(workspace.reader) == before
    workspace.redo()
    assert canonical(workspace.reader) == after


def test_a_whole_run_undoes_to_its_beginning(workspace: Workspace, started: int):
    before = canonical(workspace.reader)
    steps: list[Command] = [
        AnswerStep(run=started, arrow="no", summary="Lost it"),
        BackStep(run=started),
        AnswerStep(run=started, arrow="no", summary="Lost it again"),
        TickRow(run=started, row=0),
        AnswerStep(run=started, summary="Sent"),
        WakeRuns(bearings=facts(overdue_invoices=0)),
        BackStep(run=started, place=1),
        AnswerStep(run=started, arrow="yes"),
    ]
    for command in steps:
        workspace.run(command)
    for _ in steps:
        workspace.undo()
    assert canonical(workspace.reader) == before


def test_all_that_waits_is_looked_up_in_one_pass(tmp_path: Path):
    with Workspace.create(tmp_path / "large.csdesk", FixedClock(NOON)) as workspace:
        workspace.run(Adopt(playbooks=(("overdue", "Overdue invoice", overdue()),)))
        accounts = tuple(
            workspace.run(AddRecord(record=Account(name=f"Account {n}"))).value for n in range(30)
        )
        made = workspace.run(StartRuns(accounts=accounts, playbook=live(workspace).id)).value
        for one in made:
            workspace.run(AnswerStep(run=one, arrow="yes"))
        asked: list[Collection[int]] = []

        def look_up(some: Collection[int], _: Collection[str]) -> dict[int, dict[str, int]]:
            asked.append(some)
            return {one: {"overdue_invoices": 1} for one in some}

        assert workspace.run(WakeRuns(bearings=Bearings(facts=look_up))).step is None
        assert [sorted(one) for one in asked] == [sorted(accounts)]
