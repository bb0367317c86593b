"""The facts of a review, gathered from a workspace."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.values.month import Month, Quarter
from csdesk.storage.queries.review_facts import review_facts
from csdesk.storage.workspace import Workspace

THIRD = Quarter(2026, 3)


def add(workspace: Workspace, record: Record) -> int:
    key: int = workspace.run(AddRecord(record=record)).value
    return key


def facts(workspace: Workspace, account: int, quarter: Quarter = THIRD) -> ReviewFacts:
    return review_facts(workspace.reader, workspace.settings, workspace.clock.now(), account, quarter)


@pytest.fixture
def account(workspace: Workspace) -> int:
    return add(workspace, Account(name="Padaria Nuvem", csm="Marina"))


def test_mrr_is_that_of_the_lines_at_the_close_of_each_month(workspace: Workspace, account: int):
    add(workspace, Line(account=account, product="Mídia", mrr=100_000, start=date(2026, 2, 10)))
    add(workspace, Line(account=account, product="Conteúdo", mrr=20_000, start=date(2026, 8, 1)))
    found = facts(workspace, account)
    assert (found.opening_mrr, found.closing_mrr) == (100_000, 120_000)
    by_month = {str(point.month): point.cents for point in found.mrr}
    assert next(iter(by_month)) == "2025-10"
    assert (by_month["2026-01"], by_month["2026-02"], by_month["2026-08"]) == (None, 100_000, 120_000)


def test_a_line_in_another_currency_counts_at_the_rate_of_its_month(workspace: Workspace, account: int):
    add(workspace, Rate(month=Month(2026, 9), currency="USD", rate=Decimal("5.00")))
    add(workspace, Line(account=account, mrr=10_000, currency="USD", start=date(2026, 9, 1)))
    found = facts(workspace, account)
    assert found.closing_mrr == 50_000
    assert found.lines[0].mrr == 50_000


def test_lines_that_ended_or_are_one_off_are_not_active(workspace: Workspace, account: int):
    add(workspace, Line(account=account, mrr=1, start=date(2026, 1, 1), end=date(2026, 9, 30)))
    add(workspace, Line(account=account, mrr=2, kind="one_off", start=date(2026, 1, 1)))
    add(workspace, Line(account=account, product="Mídia", mrr=3, start=date(2026, 9, 30)))
    assert [line.product for line in facts(workspace, account).lines] == ["Mídia"]


def test_an_account_without_lines_has_no_mrr_rather_than_zero(workspace: Workspace, account: int):
    found = facts(workspace, account)
    assert found.opening_mrr is None
    assert found.closing_mrr is None


def test_contacts_fall_on_the_day_of_the_workspace_clock(workspace: Workspace, account: int):
    late = datetime(2026, 10, 1, 1, 30, tzinfo=UTC)
    add(workspace, Interaction(account=account, at=late, channel="phone", mode="proactive"))
    assert [touch.on for touch in facts(workspace, account).touchpoints] == [date(2026, 9, 30)]


def test_internal_notes_and_other_quarters_are_not_contacts(workspace: Workspace, account: int):
    for month, kind in ((8, "note"), (8, "check_in"), (5, "check_in"), (2, "check_in")):
        add(workspace, Interaction(account=account, at=datetime(2026, month, 5, 12, tzinfo=UTC), kind=kind))
    assert [touch.on.month for touch in facts(workspace, account).touchpoints] == [5, 8]


def test_nothing_dated_after_the_quarter_is_known(workspace: Workspace, account: int):
    goal = add(workspace, Goal(account=account, name="Leads", target=Decimal(100)))
    add(workspace, Reading(goal=goal, date=date(2026, 9, 30), value=Decimal(80)))
    add(workspace, Reading(goal=goal, date=date(2026, 10, 5), value=Decimal(120)))
    found = facts(workspace, account)
    assert found.as_of == date(2026, 9, 30)
    assert found.goals[0].current == 80


def test_a_running_quarter_is_known_up_to_today(workspace: Workspace, account: int):
    found = facts(workspace, account, Quarter(2026, 4))
    assert found.as_of == found.prepared_on == date(2026, 10, 13)


def test_open_tasks_and_those_done_in_the_quarter_are_commitments(workspace: Workspace, account: int):
    add(workspace, Task(account=account, title="aberta", due=date(2026, 11, 1)))
    add(workspace, Task(account=account, title="feita", status="done", done_on=date(2026, 8, 1)))
    add(workspace, Task(account=account, title="antiga", status="done", done_on=date(2026, 1, 1)))
    add(workspace, Task(account=account, title="largada", status="dropped"))
    assert {task.title for task in facts(workspace, account).tasks} == {"aberta", "feita"}


def test_only_nps_answers_of_the_quarter_count(workspace: Workspace, account: int):
    for kind, month, score in (("nps", 8, 9), ("nps", 5, 3), ("csat", 8, 5)):
        moment = datetime(2026, month, 5, 12, tzinfo=UTC)
        add(workspace, Survey(account=account, kind=kind, score=Decimal(score), answered_at=moment))
    assert [answer.score for answer in facts(workspace, account).nps] == [9]


def test_a_ticket_solved_after_the_quarter_is_still_open_in_it(workspace: Workspace, account: int):
    opened = datetime(2026, 9, 29, 12, tzinfo=UTC)
    add(
        workspace,
        Ticket(account=account, opened_at=opened, resolved_at=datetime(2026, 10, 3, 12, tzinfo=UTC)),
    )
    add(
        workspace,
        Ticket(account=account, opened_at=opened, resolved_at=datetime(2026, 9, 29, 18, tzinfo=UTC)),
    )
    tickets = facts(workspace, account).tickets
    assert [(ticket.resolved_on, ticket.hours) for ticket in tickets] == [
        (None, None),
        (date(2026, 9, 29), 6),
    ]


def test_a_missing_account_is_refused(workspace: Workspace):
    with pytest.raises(Refused):
        facts(workspace, 99)
