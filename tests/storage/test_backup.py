"""A backup is one moment of the file, sound, and nobody waits for it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.storage import backup
from csdesk.storage.backup import back_up, backups
from csdesk.storage.check import check
from csdesk.storage.clock import FixedClock
from csdesk.storage.failures import Damaged
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON

INDEX = "task_account_status_due"


def test_edits_go_on_while_a_backup_is_made_and_it_holds_those_up_to_one_of_them(
    workspace: Workspace,
) -> None:
    for number in range(40):
        workspace.run(AddRecord(record=Account(name=f"Tijolo {number}", notes="x" * 20_000)))
    with ThreadPoolExecutor(1) as pool:
        copying = pool.submit(back_up, workspace, "hand")
        done = 40
        while done < 50 or not copying.done():
            workspace.run(AddRecord(record=Account(name=f"Tijolo {done}")))
            done += 1
    with Workspace.open(copying.result().path, read_only=True) as copy:
        names = [account.name for account in copy.reader.all(Account)]
        assert check(copy.reader) == []
    assert 40 <= len(names) <= done
    assert names == [f"Tijolo {number}" for number in range(len(names))]


@pytest.mark.parametrize("sought", [backup._SOUGHT, 0])
def test_a_copy_whose_index_lacks_a_row_is_no_backup_however_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sought: int
) -> None:
    monkeypatch.setattr(backup, "_SOUGHT", sought)
    path = tmp_path / "hurt.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as workspace:
        account = workspace.run(AddRecord(record=Account(name="Tijolo"))).value
        workspace.run(AddRecord(record=Task(account=account, title="Ligar")))
    with Workspace.open(path, FixedClock(NOON)) as workspace:
        back_up(workspace, "day")
    _add_beside_the_index(path)
    with Workspace.open(path, FixedClock(NOON)) as workspace, pytest.raises(Damaged):
        back_up(workspace, "hand")
    assert [made.why for made in backups(path)] == ["day"]


def _add_beside_the_index(path: Path) -> None:
    """Store a task that one index does not know."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        own = db.execute("SELECT * FROM sqlite_master WHERE name = ?", (INDEX,)).fetchone()
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_master WHERE name = ?", (INDEX,))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(
            "INSERT INTO task (account, title, created, changed) SELECT account, title, created, changed FROM task"
        )
        db.execute("PRAGMA writable_schema = ON")
        db.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", own)
