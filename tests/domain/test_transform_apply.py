"""Applying a plan is one step: new records, changes on top of what is there by now, a note of the import, one undo."""

from __future__ import annotations

from typing import Any

import pytest

from csdesk.domain.commands.apply_plan import ApplyPlan
from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.errors import Refused
from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Plan
from csdesk.domain.importing.planning import make_plan
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.workspace import CustomField, ImportRun
from csdesk.storage.dump import canonical
from csdesk.storage.importing import KnownRecords
from csdesk.storage.workspace import Workspace
from tests.domain.transform_sheets import plan, sheet


def on(workspace: Workspace, *sheets: SheetMapping) -> Plan:
    return make_plan(sheets, KnownRecords(workspace.reader))


def apply(workspace: Workspace, *sheets: SheetMapping) -> Any:
    return workspace.run(ApplyPlan(plan=on(workspace, *sheets), file="book.xlsx", sha256="abc"))


def test_one_step_stores_everything_and_one_undo_takes_it_back(workspace: Workspace):
    workspace.run(AddRecord(record=Account(name="Acme")))
    before = canonical(workspace.reader)
    done = apply(
        workspace,
        sheet(
            "account",
            ("account.name", "account.segment", "custom"),
            ("Acme", "SMB", "x"),
            ("Beta", None, None),
        ),
        sheet("ticket", ("account.name", "ticket.number"), ("Beta", "1")),
    )
    assert (done.label.msgid, done.label.args["n"]) == ("{file} imported: {n} row", 3)
    assert [(one.name, one.segment) for one in workspace.reader.all(Account)] == [
        ("Acme", "SMB"),
        ("Beta", None),
    ]
    assert [one.label for one in workspace.reader.all(CustomField)] == ["custom"]
    (run,) = workspace.reader.all(ImportRun)
    assert (run.file, run.sha256, run.rows) == ("book.xlsx", "abc", 3)
    workspace.undo()
    assert canonical(workspace.reader) == before


def test_changes_go_on_top_of_what_was_edited_since_the_plan_was_made(workspace: Workspace):
    account = workspace.run(AddRecord(record=Account(name="Acme", city="Recife"))).value
    made = on(workspace, sheet("account", ("account.name", "account.segment"), ("Acme", "SMB")))
    workspace.run(ChangeRecord(kind=Account, id=account, values={"city": "Olinda"}))
    workspace.run(ApplyPlan(plan=made, file="book.xlsx"))
    (found,) = workspace.reader.all(Account)
    assert (found.city, found.segment) == ("Olinda", "SMB")


def test_a_plan_whose_record_is_gone_changes_nothing(workspace: Workspace):
    account = workspace.run(AddRecord(record=Account(name="Acme"))).value
    made = on(
        workspace, sheet("account", ("account.name", "account.segment"), ("Acme", "SMB"), ("Beta", "SMB"))
    )
    workspace.run(DeleteRecords(kind=Account, ids=(account,)))
    with pytest.raises(Refused):
        workspace.run(ApplyPlan(plan=made, file="book.xlsx"))
    assert workspace.reader.all(Account) == []


def test_mergers_reach_across_new_and_known_accounts(workspace: Workspace):
    workspace.run(AddRecord(record=Account(name="Old")))
    targets = ("account.name", "account.merged_into", "account.parent")
    apply(
        workspace,
        sheet("account", targets, ("Old", "New", None), ("New", None, "Group"), ("Group", None, None)),
    )
    named = {one.name: one for one in workspace.reader.all(Account)}
    assert named["Old"].merged_into == named["New"].id
    assert named["New"].parent == named["Group"].id


def test_people_named_in_an_interaction_are_found_or_added(workspace: Workspace):
    targets = (
        "account.name",
        "interaction.at",
        "interaction.contacts",
        "interaction.tags",
        "interaction.notes",
    )
    apply(
        workspace,
        sheet("interaction", targets, ("Acme", "01/02/2024", "Ana; bia@acme.example", "vip, risco", "ok")),
    )
    people = {one.id: one.name or one.email for one in workspace.reader.all(Contact)}
    (found,) = workspace.reader.all(Interaction)
    assert [people[one] for one in found.contacts] == ["Ana", "bia@acme.example"]
    assert (found.tags, found.notes) == (("vip", "risco"), "ok")


def test_a_custom_field_is_declared_once(workspace: Workspace):
    for value in ("x", "y"):
        apply(
            workspace,
            sheet(
                "account", ("account.name", "custom"), ("Acme", value), headers=("Cliente", "Cor da marca")
            ),
        )
    assert [(one.key, one.label) for one in workspace.reader.all(CustomField)] == [
        ("cor_da_marca", "Cor da marca")
    ]
    assert workspace.reader.all(Account)[0].custom == {"cor_da_marca": "y"}


def test_a_later_row_completes_a_record_that_is_new_itself(workspace: Workspace):
    apply(
        workspace,
        sheet("account", ("account.external_id", "account.name"), ("C1", "Acme")),
        sheet("ticket", ("account.external_id", "account.segment", "ticket.number"), ("C1", "SMB", "1")),
    )
    assert workspace.reader.all(Account)[0].segment == "SMB"


def test_nothing_known_and_no_rows_make_an_empty_plan():
    empty = plan(sheet("account", ("account.name",)), known=Snapshot())
    assert not empty.writes.segments
    assert empty.counts()["read"] == 0
