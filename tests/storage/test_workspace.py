from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Blocked, Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.ports import Work
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.text import Text, msg
from csdesk.storage.check import check
from csdesk.storage.clock import FixedClock
from csdesk.storage.connection import digest, expected_objects
from csdesk.storage.dump import canonical
from csdesk.storage.lock import AlreadyOpen
from csdesk.storage.migrations import CURRENT, NewerFile, NotAWorkspace
from csdesk.storage.opening import AlreadyThere
from csdesk.storage.past import as_of
from csdesk.storage.queries.search import search
from csdesk.storage.schema import DIGEST
from csdesk.storage.workspace import Workspace

DAY = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)


def add_account(workspace: Workspace, name: str = "Tijolo Lilás") -> int:
    return workspace.run(AddRecord(record=Account(name=name))).value


def test_a_record_comes_back_as_it_was_stored(workspace: Workspace) -> None:
    account = Account(name="Onça", start_date=date(2024, 3, 1), tags=("vip",), custom={"nps": "9"}, pulse=4)
    stored = workspace.reader.get(Account, workspace.run(AddRecord(record=account)).value)
    assert stored == Account(**{**_values(account), "id": stored.id})


def _values(account: Account) -> dict[str, object]:
    return {name: getattr(account, name) for name in Account.__dataclass_fields__}


def test_undo_restores_the_exact_state_and_redo_brings_it_back(workspace: Workspace) -> None:
    account = add_account(workspace)
    before = canonical(workspace.reader)
    workspace.run(ChangeRecord(kind=Account, id=account, values={"stage": "value", "csm": "Bia"}))
    after = canonical(workspace.reader)
    workspace.undo()
    assert canonical(workspace.reader) == before
    workspace.redo()
    assert canonical(workspace.reader) == after


def test_deleting_an_account_takes_what_belongs_to_it_and_undo_brings_all_back(workspace: Workspace) -> None:
    account = add_account(workspace)
    person = workspace.run(AddRecord(record=Contact(account=account, name="Caio"))).value
    workspace.run(AddRecord(record=Interaction(account=account, contacts=(person,), subject="Reunião")))
    workspace.run(AddRecord(record=Line(account=account, mrr=1000, start=date(2026, 1, 1))))
    before = canonical(workspace.reader)
    workspace.run(DeleteRecords(kind=Account, ids=(account,)))
    assert workspace.reader.all(Contact) == workspace.reader.all(Line) == []
    workspace.undo()
    assert canonical(workspace.reader) == before
    assert check(workspace.reader) == []


def test_deleting_a_person_leaves_the_conversations_they_were_in(workspace: Workspace) -> None:
    account = add_account(workspace)
    person = workspace.run(AddRecord(record=Contact(account=account, name="Caio"))).value
    workspace.run(AddRecord(record=Interaction(account=account, contacts=(person,))))
    workspace.run(DeleteRecords(kind=Contact, ids=(person,)))
    assert [one.contacts for one in workspace.reader.all(Interaction)] == [()]


def test_undo_works_after_closing_and_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    with Workspace.create(path) as workspace:
        add_account(workspace)
    with Workspace.open(path) as workspace:
        workspace.undo()
        assert workspace.reader.all(Account) == []


def test_an_older_step_is_taken_back_alone_and_that_can_be_undone(workspace: Workspace) -> None:
    first = workspace.run(AddRecord(record=Account(name="Primeira")))
    add_account(workspace, "Segunda")
    assert first.step is not None
    workspace.undo_step(first.step)
    assert [account.name for account in workspace.reader.all(Account)] == ["Segunda"]
    workspace.undo()
    assert [account.name for account in workspace.reader.all(Account)] == ["Primeira", "Segunda"]


def test_an_older_step_whose_rows_were_changed_later_is_not_taken_back(workspace: Workspace) -> None:
    first = workspace.run(AddRecord(record=Account(name="Primeira")))
    workspace.run(ChangeRecord(kind=Account, id=first.value, values={"csm": "Bia"}))
    assert first.step is not None
    with pytest.raises(Refused):
        workspace.undo_step(first.step)


def test_keystrokes_of_one_edit_are_one_step(workspace: Workspace) -> None:
    account = add_account(workspace)
    for words in ("o", "ol", "olá"):
        workspace.run(ChangeRecord(kind=Account, id=account, values={"notes": words}, merge_key="notes"))
    workspace.undo()
    assert workspace.reader.get(Account, account).notes is None


def test_a_new_command_ends_what_could_be_redone(workspace: Workspace) -> None:
    add_account(workspace)
    workspace.undo()
    add_account(workspace, "Outra")
    with pytest.raises(Refused):
        workspace.redo()


def test_the_history_of_a_record_tells_what_each_step_changed(workspace: Workspace) -> None:
    account = add_account(workspace)
    workspace.run(ChangeRecord(kind=Account, id=account, values={"csm": "Bia"}))
    (_, columns), (_, nothing) = workspace.history("account", account)
    assert columns == {"csm": (None, "Bia")}
    assert nothing == {}


def test_the_workspace_as_it_was_on_a_day_is_read_only_and_leaves_the_present_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    with Workspace.create(path, FixedClock(DAY)) as workspace:
        add_account(workspace, "Antes")
    with Workspace.open(path, FixedClock(DAY + timedelta(days=2))) as workspace:
        add_account(workspace, "Depois")
        with as_of(path, date(2026, 10, 13), workspace.clock) as past:
            assert [account.name for account in past.reader.all(Account)] == ["Antes"]
            with pytest.raises(Blocked):
                add_account(past)
        assert len(workspace.reader.all(Account)) == 2


def test_a_refused_command_changes_nothing(workspace: Workspace) -> None:
    before = canonical(workspace.reader)
    with pytest.raises(Refused):
        workspace.run(AddRecord(record=Account(name="")))
    assert canonical(workspace.reader) == before
    assert workspace.steps() == []


def test_at_rest_a_workspace_is_one_file(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a.csdesk") as workspace:
        add_account(workspace)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csdesk"]


def test_a_second_program_is_told_who_has_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    clock = FixedClock(DAY)
    with Workspace.create(path, clock), pytest.raises(AlreadyOpen) as told:
        Workspace.open(path)
    assert told.value.text.args["since"] == DAY


def test_a_dead_program_does_not_keep_the_file_locked(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    Workspace.create(path).close()
    script = (
        "import os, sys; from pathlib import Path; from csdesk.storage.workspace import Workspace;"
        "Workspace.open(Path(sys.argv[1])); os._exit(9)"
    )
    root = str(Path(__file__).resolve().parents[2])
    code = subprocess.run([sys.executable, "-c", script, str(path)], cwd=root, check=False).returncode
    assert code == 9
    with Workspace.open(path) as workspace:
        assert check(workspace.reader) == []


def test_a_new_workspace_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    path.write_text("mine")
    with pytest.raises(AlreadyThere):
        Workspace.create(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_workspace_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csdesk"
    path.write_bytes(content)
    with pytest.raises(NotAWorkspace):
        Workspace.open(path)
    assert path.read_bytes() == content


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    Workspace.create(path).close()
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {CURRENT + 1}")
    database.close()
    content = path.read_bytes()
    with pytest.raises(NewerFile):
        Workspace.open(path)
    assert path.read_bytes() == content


def test_a_stranger_s_trigger_is_refused_before_it_can_run(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    Workspace.create(path).close()
    database = sqlite3.connect(path)
    database.execute("CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM account; END")
    database.commit()
    database.close()
    with pytest.raises(Blocked):
        Workspace.open(path)


def test_the_migrations_add_up_to_the_declared_schema(workspace: Workspace) -> None:
    found = workspace.reader.connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    assert frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in found) == expected_objects()


def test_the_digest_of_the_schema_is_that_of_a_new_file() -> None:
    assert digest(expected_objects()) == DIGEST


def test_a_changed_setting_is_read_anew_and_an_undone_one_too(workspace: Workspace) -> None:
    assert workspace.settings.currency == "BRL"
    workspace.run(ChangeSetting(key="currency", value="USD"))
    assert workspace.settings.currency == "USD"
    workspace.undo()
    assert workspace.settings.currency == "BRL"


def test_a_setting_is_a_step_like_any_other(workspace: Workspace) -> None:
    workspace.run(ChangeSetting(key="currency", value="USD"))
    assert workspace.settings.currency == "USD"
    workspace.undo()
    assert workspace.settings.currency == "BRL"


def test_a_setting_takes_no_value_that_does_not_fit(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        workspace.run(ChangeSetting(key="fiscal_start", value=13))


def test_search_finds_the_newest_first_whatever_the_accents(workspace: Workspace) -> None:
    from csdesk.storage.queries.search import search

    account = add_account(workspace)
    workspace.run(AddRecord(record=Task(account=account, title="Enviar relatório de março")))
    workspace.run(AddRecord(record=Task(account=account, title="Relatório de abril")))
    assert [hit.title for hit in search(workspace.reader, "relat")] == [
        "Relatório de abril",
        "Enviar relatório de março",
    ]
    assert [hit.entity for hit in search(workspace.reader, "tijolo")] == ["account"]
    assert search(workspace.reader, '" OR 1=1 --') == []


@dataclass(frozen=True, kw_only=True)
class AddMany(Command):
    records: tuple[Account, ...]


@handles(AddMany)
def add_many(command: AddMany, work: Work) -> Text:
    work.add_many(command.records)
    return msg("Import")


def test_taking_back_most_of_a_large_index_leaves_what_was_there_before(workspace: Workspace) -> None:
    add_account(workspace, "Tijolo Lilás")
    before = canonical(workspace.reader)
    workspace.run(AddMany(records=tuple(Account(name=f"Farol {number}") for number in range(2500))))
    assert len(search(workspace.reader, "farol", 5000)) == 2500
    workspace.undo()
    assert canonical(workspace.reader) == before
    assert [hit.title for hit in search(workspace.reader, "lilas")] == ["Tijolo Lilás"]
    assert search(workspace.reader, "farol") == []
    workspace.redo()
    assert len(search(workspace.reader, "farol", 5000)) == 2500


def test_without_a_clock_of_its_own_a_workspace_counts_days_in_its_own_zone(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a.csdesk") as workspace:
        workspace.run(ChangeSetting(key="zone", value="Pacific/Kiritimati"))
        east = workspace.clock.today()  # a day of 24 hours ahead of Honolulu, at every hour
        workspace.run(ChangeSetting(key="zone", value="Pacific/Honolulu"))
        assert (east - workspace.clock.today()).days == 1


def test_a_deleted_person_leaves_every_contact_that_names_them_and_comes_back_with_undo(
    workspace: Workspace,
) -> None:
    one, other = (int(workspace.run(AddRecord(record=Account(name=name))).value) for name in ("A", "B"))
    ana, rui = (
        int(workspace.run(AddRecord(record=Contact(account=one, name=name))).value) for name in ("Ana", "Rui")
    )
    for account in (one, other):  # a contact may name a person who works elsewhere by now
        workspace.run(AddRecord(record=Interaction(account=account, contacts=(ana, rui))))
    workspace.run(AddRecord(record=Interaction(account=one, contacts=(rui,))))
    workspace.run(DeleteRecords(kind=Contact, ids=(ana,)))
    assert [found.contacts for found in workspace.reader.all(Interaction)] == [(rui,), (rui,), (rui,)]
    workspace.undo()
    assert [found.contacts for found in workspace.reader.all(Interaction)] == [(ana, rui), (ana, rui), (rui,)]
