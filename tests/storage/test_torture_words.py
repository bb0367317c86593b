from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csdesk.cli.main import main
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.account import Account
from csdesk.domain.model.workspace import CustomField
from csdesk.storage.check import check
from csdesk.storage.clock import FixedClock
from csdesk.storage.connection import check_objects
from csdesk.storage.dump import canonical
from csdesk.storage.queries.account import account_view
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.queries.search import search
from csdesk.storage.script import Script
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON

PIECES = (
    *(
        "'",
        '"',
        "]",
        "[",
        ")",
        ";",
        "--",
        "/*",
        "*/",
        "\\",
        "%",
        "?",
        ":x",
        "@x",
        "`",
        "\x00",
        "\ufeff",
        "*",
        "^",
        "-",
        "+",
    ),
    *(
        " OR 1=1",
        "DROP TABLE account",
        " UNION SELECT sql FROM sqlite_master",
        "NEAR(a b)",
        "title:",
        "AND",
        "NOT ",
    ),
    *("{", "{0}", "%s", "é", "ça", "ab", "x", " ", "\n", "\u202e", "😀", "=1+1", "name", "$.a"),
)
EVIL = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), min_size=1, max_size=6).map("".join)
MANY = settings(
    max_examples=100,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@MANY
@given(name=EVIL, key=EVIL, value=EVIL, typed=EVIL)
@example(name='a"]; DROP TABLE account; --', key="a'] = 1, [name", value="x", typed='" OR title MATCH "a*')
def test_no_word_of_a_person_ever_becomes_sql(
    workspace: Workspace, name: str, key: str, value: str, typed: str
) -> None:
    before = workspace.reader.count(Account)
    account = Account(
        name=f"x{name}", custom={key: value}, external_ids={key: value}, tags=(value,), notes=typed
    )
    try:
        number = workspace.run(AddRecord(record=account)).value
        workspace.run(AddRecord(record=CustomField(key=key, entity="account", label=f"x{name}", type="text")))
    except CSDeskError:
        return
    except UnicodeEncodeError:
        pytest.fail(f"half a character reached the file: {account!r}")
    stored = workspace.reader.get(Account, number)
    assert (stored.name, dict(stored.custom), stored.tags) == (account.name, {key: value}, (value,))
    search(workspace.reader, typed)
    assert account_view(workspace.reader, workspace.settings, NOON, number)
    assert portfolio(workspace.reader, workspace.settings, NOON, accounts=[number])
    assert workspace.reader.find(Account, name=typed) is not None
    workspace.undo()
    workspace.undo()
    workspace.redo()
    workspace.undo()
    assert workspace.reader.count(Account) == before
    check_objects(workspace.reader.connection, workspace.path)


@settings(MANY, max_examples=6)
@given(headers=st.lists(EVIL, min_size=8, max_size=20), cells=st.lists(EVIL, min_size=8, max_size=20))
def test_no_header_or_cell_of_a_sheet_ever_becomes_sql(
    tmp_path: Path, headers: list[str], cells: list[str]
) -> None:
    import csv

    from csdesk.storage.importing import prepare

    book, file = tmp_path / "carteira.csv", tmp_path / "w.csdesk"
    with book.open("w", encoding="utf-8", errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Cliente", "MRR", *headers])
        for n in range(3):
            writer.writerow([f"Conta {n}", 100 * n, *cells])
    file.unlink(missing_ok=True)
    with Workspace.create(file, FixedClock(NOON)) as workspace:
        empty = canonical(workspace.reader)
        try:
            prepare(workspace, [book]).apply(workspace)
        except CSDeskError:
            assert canonical(workspace.reader) == empty
        assert check(workspace.reader) == []
        check_objects(workspace.reader.connection, file)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), EVIL),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(EVIL, inner, max_size=3)),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["name", "mrr", "tags", "custom", "external_ids", "notes", "start_date", "parent", "pulse", "id", "x"]
)
EDITS = st.fixed_dictionaries(
    {"do": st.sampled_from(["add", "change", "delete", "undo", "redo", "fly"])},
    optional={
        "entity": st.sampled_from(["account", "task", "line", "nothing"]),
        "values": st.one_of(st.dictionaries(NAMES, JSON, max_size=3), JSON),
        "where": st.one_of(st.dictionaries(NAMES, JSON, max_size=2), JSON),
        "as": st.one_of(st.just("a"), JSON),
    },
)


@settings(MANY, max_examples=150)
@given(edit=EDITS)
@example(edit={"do": "add", "entity": "task", "values": {"title": "x", "account": 99}})
@example(edit={"do": "add", "entity": "account", "values": {"name": "x", "pulse": 2**70}})
@example(edit={"do": "add", "entity": "account", "values": {"name": "\ud800"}})
@example(edit={"do": "add", "entity": "account", "values": ["name"]})
def test_an_edit_of_a_script_is_done_or_refused_and_never_a_fault(
    workspace: Workspace, edit: dict[str, object]
) -> None:
    before = canonical(workspace.reader)
    try:
        list(Script(workspace).run([json.dumps(edit)]))
    except CSDeskError:
        assert canonical(workspace.reader) == before
    assert check(workspace.reader) == []


def test_a_script_that_is_no_text_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, script = tmp_path / "w.csdesk", tmp_path / "edits.jsonl"
    assert main(["new", str(file)]) == 0
    for content in (b"\xff\xfe\x00", b"[" * 100_000, b"[]\n", b'"x"\n', b"7\n"):
        script.write_bytes(content)
        assert main(["apply", str(file), str(script)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
