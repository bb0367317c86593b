from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from csdesk.cli.accounts import listed
from csdesk.cli.main import main
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import ENTITIES
from csdesk.domain.model.interaction import Task
from csdesk.shipped import RESOURCES
from csdesk.storage import migrations
from csdesk.storage.check import check
from csdesk.storage.dump import canonical
from csdesk.storage.failures import Damaged
from csdesk.storage.schema import statements
from csdesk.storage.workspace import Workspace

FROZEN = sorted((Path(__file__).resolve().parents[1] / "data").glob("workspace-v*.csdesk"))
_LATER = frozenset({"health_model", "health_override", "dismissal"})
"""Kinds of record that the first schema did not have."""


@pytest.fixture(params=FROZEN, ids=lambda path: path.stem)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Workspace, str]]:
    kept: Path = request.param
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    with Workspace.open(path) as workspace:
        yield workspace, kept.with_suffix(".jsonl").read_text(encoding="utf-8")


def test_a_frozen_workspace_opens_with_all_that_it_held(frozen: tuple[Workspace, str]) -> None:
    workspace, content = frozen
    assert canonical(workspace.reader) == content
    assert check(workspace.reader) == []
    assert workspace.settings.currency == "USD"
    assert {row["name"] for row in listed(workspace)} == {"Tijolo Lilás", "name à mão"}
    empty = {entity.key for entity in ENTITIES if not workspace.reader.all(entity.type)}
    assert empty - _LATER == {"import"}


@pytest.mark.parametrize("kept", FROZEN, ids=lambda path: path.stem)
def test_a_frozen_workspace_is_looked_at_without_a_change(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    with Workspace.open(path, read_only=True) as looked:
        assert looked.read_only
        assert canonical(looked.reader) == kept.with_suffix(".jsonl").read_text(encoding="utf-8")
        with looked.reading() as beside:
            assert beside.count(Account) == 2
    assert path.read_bytes() == kept.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == [kept.name]


@pytest.mark.parametrize("kept", FROZEN, ids=lambda path: path.stem)
def test_commands_that_only_read_take_a_frozen_workspace(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    assert main(["check", str(path)]) == 0
    assert main(["dump", str(path), "--canonical"]) == 0
    assert kept.with_suffix(".jsonl").read_text(encoding="utf-8") in capsys.readouterr().out


def test_the_newest_frozen_workspace_holds_every_kind_of_record(tmp_path: Path) -> None:
    path = tmp_path / FROZEN[-1].name
    shutil.copy(FROZEN[-1], path)
    with Workspace.open(path) as workspace:
        assert [one.key for one in ENTITIES if not workspace.reader.all(one.type)] == ["import"]


def test_the_undone_step_of_a_frozen_workspace_can_be_done_again(frozen: tuple[Workspace, str]) -> None:
    workspace, content = frozen
    newest = workspace.steps(1)[0]
    assert newest.undone
    workspace.redo()
    assert [one.csm for one in workspace.reader.find(Account, name="Tijolo Lilás")] == ["Caio"]
    workspace.undo()
    assert canonical(workspace.reader) == content


def test_every_step_of_a_frozen_workspace_can_be_taken_back_and_done_again(
    frozen: tuple[Workspace, str],
) -> None:
    workspace, _ = frozen
    workspace.redo()
    whole, steps = canonical(workspace.reader), len(workspace.steps())
    for _ in range(steps):
        workspace.undo()
    with pytest.raises(Refused):
        workspace.undo()
    assert canonical(workspace.reader).strip() == ""
    for _ in range(steps):
        workspace.redo()
    assert canonical(workspace.reader) == whole
    assert not workspace.reader.find(Task, title="Enviar relatório")
    assert check(workspace.reader) == []


def test_the_first_migration_is_the_declared_schema_until_there_is_a_second() -> None:
    assert migrations.CURRENT > 1 or (RESOURCES / "schema" / "0001.sql").read_text("utf-8") == statements()


def test_a_newer_file_is_not_touched_by_any_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, script = tmp_path / "w.csdesk", tmp_path / "edits.jsonl"
    shutil.copy(FROZEN[-1], path)
    script.write_text('{"do": "undo"}\n')
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {migrations.CURRENT + 1}")
        database.execute("CREATE TABLE of_the_future (a)")
        database.commit()
    before = path.read_bytes(), path.stat().st_mtime_ns
    for words in (
        ["accounts", str(path)],
        ["apply", str(path), str(script)],
        ["undo", str(path)],
        ["check", str(path)],
        ["import", str(path), str(script)],
        ["export", str(path), str(tmp_path / "o.xlsx")],
        ["new", str(path)],
    ):
        assert main(words) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "w.csdesk" in said
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["edits.jsonl", "w.csdesk"]


def test_an_older_file_is_brought_up_whole_or_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.csdesk"
    shutil.copy(FROZEN[0], path)
    content = path.read_bytes()

    def to_the_future(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE of_the_future (a)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, to_the_future))
    monkeypatch.setattr(migrations, "CURRENT", migrations.CURRENT + 1)
    with pytest.raises(Damaged):
        Workspace.open(path)
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["w.csdesk"]
