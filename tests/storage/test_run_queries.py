"""What pages read of runs: lists, what can be started, merge fields, and which runs go on now."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.commands.runs import AnswerStep, StartRun
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.maps import Arrow, Condition, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.domain.values.money import Cents, Money
from csdesk.storage.queries.runs import ready_to_go_on, run_rows, run_view, startables
from csdesk.storage.workspace import Workspace

NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)
FOUND = PlaybookMap(
    purpose="Be paid",
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="ask", kind=StepKind.ACTION, text="Ask {{contact.first_name}}", due=1),
        Step(
            id="wait",
            kind=StepKind.WAIT,
            text="Wait",
            days=5,
            until=(Condition("overdue_invoices", "=", "0"),),
        ),
        Step(id="end", kind=StepKind.END, text="Paid"),
    ),
    arrows=(
        Arrow(id="0", source="s", target="ask"),
        Arrow(id="1", source="ask", target="wait"),
        Arrow(id="2", source="wait", target="end"),
    ),
)


@pytest.fixture
def run(workspace: Workspace) -> int:
    workspace.run(Adopt(playbooks=(("overdue", "Overdue invoice", map_to_json(FOUND)),)))
    account = workspace.run(AddRecord(record=Account(name="Alfa", custom={"plan": "Gold"}))).value
    workspace.run(AddRecord(record=Contact(account=account, name="Ana Lima", role="user")))
    workspace.run(AddRecord(record=Contact(account=account, name="Gil Paz", role="decision_maker")))
    invoice = Invoice(account=account, number="118", due=date(2026, 10, 1), amount=Cents(123_450))
    workspace.run(AddRecord(record=invoice))
    playbook = workspace.reader.find(Playbook, code="overdue")[0].id
    return int(workspace.run(StartRun(account=account, playbook=playbook)).value)


def test_a_list_says_where_each_run_stands(workspace: Workspace, run: int):
    (row,) = run_rows(workspace.reader)
    assert (row.id, row.account_name, row.step, row.progress) == (run, "Alfa", "Ask Gil", (1, 2))
    assert run_rows(workspace.reader, account=99) == []


def test_what_is_open_comes_first_and_is_not_started_twice(workspace: Workspace, run: int):
    other = map_to_json(PlaybookMap(steps=FOUND.steps, arrows=FOUND.arrows, purpose="Another"))
    workspace.run(Adopt(playbooks=(("another", "Another", other),)))
    found = startables(workspace.reader, workspace.settings, NOON, [1])
    assert [(one.code, one.open_run) for one in found] == [("overdue", run), ("another", None)]
    assert {one.open_run for one in startables(workspace.reader, workspace.settings, NOON, [1, 2])} == {None}


def test_merge_fields_speak_of_the_account_and_its_first_person(workspace: Workspace, run: int):
    merge = run_view(workspace.reader, workspace.settings, NOON, run).merge
    assert merge["contact.first_name"] == "Gil"
    assert merge["invoice.overdue"] == Money(123_450, "BRL")
    assert (merge["invoice.number"], merge["invoice.days"]) == ("118", 12)
    assert merge["custom:plan"] == "Gold"
    assert merge["mrr"] is None


def test_a_wait_is_found_ready_once_its_invoice_is_paid_or_its_days_are_over(workspace: Workspace, run: int):
    workspace.run(AnswerStep(run=run))
    reader, settings = workspace.reader, workspace.settings
    assert ready_to_go_on(reader, settings, NOON)[0] == ()
    assert ready_to_go_on(reader, settings, NOON + timedelta(days=7))[0] == (run,)
    workspace.run(ChangeRecord(kind=Invoice, id=1, values={"paid": date(2026, 10, 12)}))
    assert ready_to_go_on(workspace.reader, settings, NOON)[0] == (run,)
