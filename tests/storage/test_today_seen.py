"""What the day reads besides tasks: what was seen to, what is arranged, the playbooks behind tasks, how far reviews are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.tasks import CompleteTasks
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Review
from csdesk.domain.model.record import Record
from csdesk.domain.today.day import Today, today
from csdesk.domain.today.facts import Falls
from csdesk.domain.today.items import Kind, When
from csdesk.domain.today.seeing import RESTS, SeeTo
from csdesk.domain.values.money import Cents
from csdesk.storage.clock import FixedClock
from csdesk.storage.observing import observe
from csdesk.storage.queries.pressing import pressing
from csdesk.storage.queries.today import today_facts
from csdesk.storage.queries.today_reviews import review_progress
from csdesk.storage.workspace import Workspace

NOW = datetime(2026, 10, 13, 15, tzinfo=UTC)
TODAY = date(2026, 10, 13)


def add(workspace: Workspace, record: Record) -> int:
    return int(workspace.run(AddRecord(record=record)).value)


@pytest.fixture
def own(workspace: Workspace) -> int:
    """A client who renews on 30 December and was talked to yesterday."""
    account = add(workspace, Account(name="Tijolo Lilás", touch="high", status="active"))
    terms = {"start": date(2025, 1, 1), "term_end": date(2026, 12, 30)}
    add(workspace, Line(account=account, mrr=Cents(100_000), currency="BRL", **terms))
    add(workspace, Interaction(account=account, at=NOW - timedelta(days=1), channel="video"))
    return account


def told(workspace: Workspace, days: int = 0, *, compare: bool = True) -> Today:
    now = NOW + timedelta(days=days)
    return today(today_facts(workspace.reader, workspace.settings, now, compare=compare))


def test_a_renewal_that_was_seen_to_rests_for_a_week_and_comes_back(workspace: Workspace, own: int) -> None:
    assert len(told(workspace).of(Kind.RENEWAL)) == 1
    workspace.run(SeeTo(account=own, kind=Kind.RENEWAL, title="Renewal near"))
    assert told(workspace).of(Kind.RENEWAL) == ()
    assert told(workspace, RESTS - 1).of(Kind.RENEWAL) == ()
    assert len(told(workspace, RESTS).of(Kind.RENEWAL)) == 1


def test_a_renewal_that_is_put_off_is_a_task_until_that_is_done(workspace: Workspace, own: int) -> None:
    until = TODAY + timedelta(days=20)
    task = workspace.run(SeeTo(account=own, kind=Kind.RENEWAL, title="Renewal near", until=until)).value
    found = told(workspace, 15)
    assert found.of(Kind.RENEWAL) == ()
    assert [(item.record, item.due) for item in found.of(Kind.TASK)] == [(task, until)]
    workspace.run(CompleteTasks(ids=(task,)))
    assert told(workspace).of(Kind.RENEWAL) == ()
    assert len(told(workspace, RESTS).of(Kind.RENEWAL)) == 1


def test_seeing_to_one_thing_leaves_the_others_of_the_account(workspace: Workspace, own: int) -> None:
    workspace.run(SeeTo(account=own, kind=Kind.SILENCE, title="Contact overdue"))
    assert len(told(workspace).of(Kind.RENEWAL)) == 1


def test_an_arranged_review_is_due_on_its_day(workspace: Workspace, own: int) -> None:
    assert told(workspace).of(Kind.REVIEW) == ()
    add(workspace, Review(account=own, date=date(2026, 10, 16), status="draft"))
    (item,) = told(workspace).of(Kind.REVIEW)
    assert (item.due, item.when) == (date(2026, 10, 16), When.WEEK)


def test_the_sections_that_lack_data_are_named(workspace: Workspace, own: int) -> None:
    found = review_progress(workspace.reader, workspace.settings, NOW, [own, 999])
    progress = found[own]
    assert set(found) == {own}
    assert progress.ready + len(progress.missing) == progress.sections == 8
    assert not progress.is_begun


def test_a_task_at_an_hour_says_so(workspace: Workspace, own: int) -> None:
    add(workspace, Task(account=own, title="Call", due=TODAY, time="10:30", kind="call"))
    (item,) = told(workspace).of(Kind.TASK)
    assert (item.time, item.medium) == ("10:30", "call")


def test_tasks_that_are_late_or_for_today_press(workspace: Workspace, own: int) -> None:
    for day in (-3, 0, 1):
        add(workspace, Task(account=own, title="Call", due=TODAY + timedelta(days=day)))
    add(workspace, Task(title="Some day"))
    assert pressing(workspace.reader, TODAY) == 2


def test_what_health_fell_against_is_told(workspace: Workspace, own: int) -> None:
    assert told(workspace).falls is Falls.RECALCULATED
    assert told(workspace, compare=False).falls is Falls.UNKNOWN
    observe(workspace)
    with Workspace.open(workspace.path, FixedClock(NOW + timedelta(days=30)), read_only=True) as later:
        facts = today_facts(later.reader, later.settings, NOW + timedelta(days=30))
    assert facts.falls is not Falls.UNKNOWN
