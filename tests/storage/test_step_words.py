"""What a step is called afterwards, in both languages: it has happened."""

from __future__ import annotations

from csdesk.domain.commands.records import AddRecord, ChangeRecord, ChangeRecords, DeleteRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Review
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace


def said(workspace: Workspace, command: Command) -> tuple[str, str]:
    label = workspace.run(command).label
    return Translator("en").words(label), Translator("pt_BR").words(label)


def test_a_step_says_what_happened_and_to_whom(workspace: Workspace) -> None:
    assert said(workspace, AddRecord(record=Account(name="Boto"))) == (
        "Account added: Boto",
        "Inclusão de Conta: Boto",
    )
    (boto,) = workspace.reader.find(Account)
    assert said(workspace, ChangeRecord(kind=Account, id=boto.id, values={"name": "Boto 2"})) == (
        "Changed Account of Boto",
        "Mudança em Conta de Boto",
    )
    assert said(workspace, DeleteRecords(kind=Account, ids=(boto.id,))) == (
        "Deleted Boto 2",
        "Exclusão de Boto 2",
    )


def test_many_accounts_are_counted_as_accounts(workspace: Workspace) -> None:
    ids = tuple(workspace.run(AddRecord(record=Account(name=name))).value for name in "ABC")
    told = said(workspace, ChangeRecords(kind=Account, ids=ids, values={"csm": "Marina"}))
    assert told == ("Changed CSM of 3 accounts", "Mudança em CSM responsável de 3 contas")
    assert said(workspace, DeleteRecords(kind=Account, ids=ids)) == (
        "Deleted 3 accounts",
        "Exclusão de 3 contas",
    )


def test_a_record_without_a_name_is_known_by_its_account(workspace: Workspace) -> None:
    account = workspace.run(AddRecord(record=Account(name="Tijolo Lilás"))).value
    review = Review(account=account, period="2026Q3")
    told = said(workspace, AddRecord(record=review))
    assert told[1].endswith(": Tijolo Lilás")
    (stored,) = workspace.reader.find(Review)
    told = said(workspace, DeleteRecords(kind=Review, ids=(stored.id,)))
    assert told[1].startswith("Exclusão de ")
    assert told[1].endswith(": Tijolo Lilás")
