"""A workspace opened late is read at once; what writes is opened after the first picture, or by the first write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.storage.clock import FixedClock
from csdesk.storage.failures import DiskFull, ReadOnlyPlace
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "late.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as made:
        made.run(AddRecord(record=Account(name="Aurora")))
    return path


def late(path: Path) -> Workspace:
    return Workspace.open(path, FixedClock(NOON), late=True)


def beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()} - {path.name, f".{path.name}.lock"}


def names(workspace: Workspace) -> list[str]:
    return [account.name for account in workspace.reader.all(Account)]


def test_it_is_read_with_nothing_begun_beside_it(file: Path):
    with late(file) as workspace:
        assert names(workspace) == ["Aurora"]
        assert beside(file) == set()


def test_the_first_write_opens_what_writes(file: Path):
    with late(file) as workspace:
        workspace.run(AddRecord(record=Account(name="Boreal")))
        assert f"{file.name}-wal" in beside(file)
        assert names(workspace) == ["Aurora", "Boreal"]
    with late(file) as workspace:
        assert workspace.undo().label is not None
        assert names(workspace) == ["Aurora"]
    assert beside(file) == set()


def test_made_ready_it_has_its_log(file: Path):
    with late(file) as workspace:
        workspace.make_ready()
        assert f"{file.name}-wal" in beside(file)
        workspace.make_ready()
    assert beside(file) == set()


def test_a_worker_that_reads_makes_it_ready_first(file: Path):
    with late(file) as workspace:
        with workspace.reading() as reader:
            cursor = reader.connection.execute("SELECT name FROM account")
            workspace.run(AddRecord(record=Account(name="Boreal")))  # would wait for the reader without a log
            assert [name for (name,) in cursor] == ["Aurora"]
        assert names(workspace) == ["Aurora", "Boreal"]


def test_closed_unwritten_it_is_one_file_even_after_a_crash(file: Path):
    with closing(sqlite3.connect(file, isolation_level=None)) as writing:
        writing.execute("PRAGMA journal_mode = WAL")
        writing.execute("UPDATE account SET name = 'Cometa'")
        log = file.with_name(f"{file.name}-wal").read_bytes()
        content = file.read_bytes()
    file.write_bytes(content)
    file.with_name(f"{file.name}-wal").write_bytes(log)
    with late(file) as workspace:
        assert names(workspace) == ["Cometa"]
    assert beside(file) == set()
    with late(file) as workspace:
        assert names(workspace) == ["Cometa"]


def test_a_full_disk_opens_it_to_read_and_is_said_by_the_write(file: Path, monkeypatch: pytest.MonkeyPatch):
    with late(file) as workspace:
        with monkeypatch.context() as patched:
            patched.setattr("csdesk.storage.failures._no_room", lambda _: True)
            workspace.make_ready()
            assert names(workspace) == ["Aurora"]
            with pytest.raises(DiskFull):
                workspace.run(AddRecord(record=Account(name="Boreal")))
            assert beside(file) == set()
        workspace.run(AddRecord(record=Account(name="Boreal")))  # there is room again
        assert names(workspace) == ["Aurora", "Boreal"]


def test_on_a_full_disk_a_late_opening_is_not_refused(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("csdesk.storage.failures._no_room", lambda _: True)
    with pytest.raises(DiskFull):
        Workspace.open(file, FixedClock(NOON))
    with late(file) as workspace:
        assert names(workspace) == ["Aurora"]


def test_read_only_nothing_is_made_ready(file: Path):
    with Workspace.open(file, FixedClock(NOON), read_only=True) as workspace:
        with workspace.reading():
            assert beside(file) == set()
        with pytest.raises(ReadOnlyPlace):
            workspace.run(AddRecord(record=Account(name="Boreal")))
