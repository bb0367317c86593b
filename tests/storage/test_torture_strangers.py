from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from csdesk.cli.main import main
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.errors import Blocked
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.storage.failures import Damaged
from csdesk.storage.sample import sample_book
from csdesk.storage.workspace import Workspace

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "w.csdesk"
    with Workspace.create(path) as workspace:
        account = workspace.run(AddRecord(record=Account(name="Aurora", tags=("vip",)))).value
        workspace.run(AddRecord(record=Task(account=account, title="Ligar")))
        workspace.run(ChangeRecord(kind=Account, id=account, values={"csm": "Bia"}))
    return path


def stranger(sound: Path, folder: Path, change: Change) -> Path:
    path = folder / "w.csdesk"
    shutil.copy(sound, path)
    database = sqlite3.connect(path)
    change(database)
    database.commit()
    database.close()
    return path


def sql(*statements: str) -> Change:
    return lambda database: [database.execute(statement) for statement in statements]


def schema(statement: str) -> Change:
    return sql("PRAGMA writable_schema = ON", statement, "PRAGMA writable_schema = RESET")


FOREIGN: dict[str, Change] = {
    "trigger": sql("CREATE TRIGGER t AFTER INSERT ON account BEGIN DELETE FROM account; END"),
    "trigger on the journal": sql(
        "CREATE TRIGGER t BEFORE DELETE ON step BEGIN SELECT RAISE(FAIL, 'no'); END"
    ),
    "view": sql("CREATE VIEW v AS SELECT * FROM account"),
    "view in place of a table": sql("DROP TABLE story", "CREATE VIEW story AS SELECT 1 AS id"),
    "table": sql("CREATE TABLE more (a)"),
    "virtual table": sql("CREATE VIRTUAL TABLE more USING fts5 (a)"),
    "index": sql("CREATE INDEX more ON account (name)"),
    "index of an expression": sql("CREATE INDEX more ON account (upper(name))"),
    "column": sql("ALTER TABLE account ADD COLUMN more TEXT"),
    "generated column": sql("ALTER TABLE account ADD COLUMN more TEXT AS (upper(name)) VIRTUAL"),
    "column gone": sql("ALTER TABLE rate DROP COLUMN notes"),
    "table gone": sql("DROP TABLE story"),
    "another default": schema(
        "UPDATE sqlite_master SET sql = replace(sql, '''[]''', '''x''') WHERE name = 'account'"
    ),
    "not strict": schema("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'account'"),
    "no application id": sql("PRAGMA application_id = 0"),
    "another application id": sql("PRAGMA application_id = 7"),
    "version 0": sql("PRAGMA user_version = 0"),
    "version 0 and a trigger": sql(
        "PRAGMA user_version = 0", "CREATE TRIGGER t AFTER INSERT ON account BEGIN DELETE FROM account; END"
    ),
    "negative version": sql("PRAGMA user_version = -5"),
    "schema of no sense": schema("UPDATE sqlite_master SET sql = 'CREATE TABLE ('  WHERE name = 'account'"),
    "table without pages": schema("UPDATE sqlite_master SET rootpage = 99999999 WHERE name = 'account'"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_workspace_that_is_built_otherwise_is_refused_and_left_as_it_is(
    sound: Path, tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stranger(sound, tmp_path, FOREIGN[what])
    content = path.read_bytes()
    for words in (
        ["accounts", str(path)],
        ["undo", str(path)],
        ["export", str(path), str(tmp_path / "o.xlsx")],
    ):
        assert main(words) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "w.csdesk" in said
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["w.csdesk"]


def test_a_workspace_with_garbage_in_it_is_read_or_refused_but_never_a_fault(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(3)
    whole = sound.read_bytes()
    path = tmp_path / "w.csdesk"
    codes = set()
    for _ in range(40):
        content = bytearray(whole[: chance.choice([len(whole), len(whole), chance.randrange(len(whole))])])
        for _ in range(chance.choice([1, 3, 200])):
            start = chance.randrange(100, len(content)) if len(content) > 101 else 0
            length = min(chance.choice([1, 4, 4096]), len(content) - start)
            content[start : start + length] = chance.randbytes(length)
        path.write_bytes(content)
        for words in (["accounts", str(path)], ["check", str(path)], ["dump", "--canonical", str(path)]):
            code = main(words)
            codes.add(code)
            assert code == 0 or capsys.readouterr().err.count("\n") == 1
        assert path.read_bytes() == content
    assert codes == {0, 2}


EVIL_VALUES = {
    "a date of no sense": "UPDATE task SET due = 'tomorrow'",
    "codes that are no object": "UPDATE account SET external_ids = '[1]'",
    "tags that are a number": "UPDATE account SET tags = '7'",
    "custom fields that are no JSON": "UPDATE account SET custom = 'x'",
    "a time of no sense": "UPDATE account SET changed = ''",
}


@pytest.mark.parametrize("what", EVIL_VALUES)
def test_values_that_csdesk_never_writes_are_told_in_a_sentence(
    sound: Path, tmp_path: Path, what: str
) -> None:
    path = stranger(sound, tmp_path, sql(EVIL_VALUES[what]))
    kind = Task if "task" in EVIL_VALUES[what] else Account
    with Workspace.open(path) as workspace, pytest.raises(Damaged):
        workspace.reader.all(kind)


EVIL_HISTORY = {
    "SQL in the name of a column": (
        "UPDATE change SET before = ?, entity = 'account' WHERE op = 'update'",
        json.dumps({"csm] = 'x', [name": "taken over"}),
    ),
    "a kind that is not there": ("UPDATE change SET entity = ?", "account; DROP TABLE account"),
    "an image that is no JSON": ("UPDATE change SET before = ? WHERE op = 'update'", "{"),
    "an image that is a list": ("UPDATE change SET before = ? WHERE op = 'update'", "[1]"),
    "a column of another type": ("UPDATE change SET before = ? WHERE op = 'update'", '{"csm": {"a": 1}}'),
}


@pytest.mark.parametrize("what", EVIL_HISTORY)
def test_a_history_that_csdesk_never_wrote_is_told_and_changes_nothing(
    sound: Path, tmp_path: Path, what: str
) -> None:
    statement, value = EVIL_HISTORY[what]
    path = stranger(sound, tmp_path, lambda database: database.execute(statement, (value,)))
    with Workspace.open(path) as workspace:
        before = workspace.reader.all(Account)
        with pytest.raises(Blocked):
            workspace.undo()
        assert workspace.reader.all(Account) == before


@pytest.mark.parametrize(
    "label",
    [
        "{",
        '"x"',
        '{"msgid": "{n:>9999999999}", "args": {"n": 1}, "plural": null, "n": null, "context": null}',
        '{"msgid": "{n.__class__}", "args": {"n": 1}, "plural": null, "n": null, "context": null}',
        '{"msgid": "{gone}", "args": {}, "plural": null, "n": null, "context": null}',
        '{"msgid": "{", "args": {}, "plural": null, "n": null, "context": null}',
        '{"msgid": "x", "args": {}, "plural": null, "n": null, "context": "verbatim"}',
        '{"msgid": "x", "args": [], "plural": "y", "n": "z", "context": null}',
    ],
)
def test_the_label_of_a_strange_step_is_only_words(
    sound: Path, tmp_path: Path, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stranger(sound, tmp_path, lambda database: database.execute("UPDATE step SET label = ?", (label,)))
    assert main(["undo", "--list", str(path)]) == 0
    assert len(capsys.readouterr().out) < 1000


def test_no_other_file_can_be_attached(sound: Path, tmp_path: Path) -> None:
    path = stranger(sound, tmp_path, sql())
    with Workspace.open(path) as workspace:
        for connection in (workspace.reader.connection, workspace._pen.connection):
            with pytest.raises(sqlite3.OperationalError):
                connection.execute("ATTACH ? AS other", (str(tmp_path / "other"),))
    assert [one.name for one in tmp_path.iterdir()] == ["w.csdesk"]


def test_a_workspace_named_as_a_spreadsheet_is_not_imported(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stranger(sound, tmp_path, sql())
    book = tmp_path / "carteira.xlsx"
    shutil.copy(path, book)
    assert main(["import", str(path), str(book)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "carteira.xlsx" in said


def test_a_spreadsheet_named_as_a_workspace_is_not_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "carteira.csdesk"
    shutil.copy(sample_book("en"), path)
    content = path.read_bytes()
    for words in (["accounts", str(path)], ["undo", str(path)], ["new", str(path)]):
        assert main(words) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert path.read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="pipes lie in the file system only on POSIX")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe, loop = tmp_path / "pipe.csdesk", tmp_path / "loop.csdesk"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for path in (pipe, loop, tmp_path):
        for words in (["accounts", str(path)], ["undo", str(path)], ["check", str(path)]):
            assert main(words) == 2
            assert capsys.readouterr().err.count("\n") == 1
