"""The full-text index holds the words of the records that are there, and none that were, whatever was done and undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.voice import Survey
from csdesk.storage import full_text
from csdesk.storage.check import check
from csdesk.storage.full_text import index_anew, indexed
from csdesk.storage.queries.search import search
from csdesk.storage.workspace import Workspace
from tests.storage.edits_bench import EDITS, command_of, new_workspace


def words_in(workspace: Workspace, *, anew: bool = False) -> set[tuple[str, int]]:
    """Every word of the index with the row that holds it; `anew` of one that is made from the records."""
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as looking:
        looking.execute("BEGIN")
        if anew:
            index_anew(looking)
        looking.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)")
        found = looking.execute("SELECT term, doc FROM temp.words").fetchall()
        looking.execute("ROLLBACK")
    return set(found)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS)
def test_the_index_is_as_one_made_anew_after_any_edits_and_undos(edits: list[tuple[str, str, int]]) -> None:
    with new_workspace() as workspace:
        steps = 0
        for edit in edits:
            command = command_of(workspace, *edit)
            steps += bool(command and workspace.run(command).step)
        assert words_in(workspace) == words_in(workspace, anew=True)
        for _ in range(steps):
            workspace.undo()
        assert words_in(workspace) == set()
        for _ in range(steps):
            workspace.redo()
        assert words_in(workspace) == words_in(workspace, anew=True)


def test_every_word_of_a_record_is_found_and_shown_as_the_record_holds_it(workspace: Workspace) -> None:
    account = workspace.run(
        AddRecord(record=Account(name="Farol", city="Belém", notes="Visita\nanual"))
    ).value
    workspace.run(AddRecord(record=Contact(account=account, name="Lúcia Maré", email="lucia@farol.example")))
    workspace.run(AddRecord(record=Survey(account=account, comment="Gostou do farol")))
    hits = search(workspace.reader, "farol")
    assert [(hit.entity, hit.title, hit.detail, hit.account) for hit in hits] == [
        ("survey", "Gostou do farol", "", account),
        ("contact", "Lúcia Maré", "lucia@farol.example", account),
        ("account", "Farol", "Belém Visita anual", account),
    ]


def test_the_words_lie_in_the_records_only(workspace: Workspace) -> None:
    tables = workspace.reader.connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search%'")
    assert {row[0] for row in tables} == {"search", "search_config", "search_data", "search_idx"}


def test_a_row_that_the_index_lacks_is_told(workspace: Workspace) -> None:
    first = workspace.run(AddRecord(record=Account(name="Farol"))).value
    workspace.run(AddRecord(record=Account(name="Sino")))
    assert check(workspace.reader) == []
    workspace.derive(lambda connection: full_text.unindex(connection, "account", first, first))
    assert [said.msgid for said in check(workspace.reader)] == ["The search index does not match the records"]


def test_a_row_of_the_index_without_a_record_is_not_found(workspace: Workspace) -> None:
    account = workspace.run(AddRecord(record=Account(name="Farol"))).value
    workspace.derive(
        lambda connection: connection.execute(
            "INSERT INTO search (rowid, title, body) VALUES (?, 'Farol', '')", ((account + 1) * 16,)
        )
    )
    assert [hit.id for hit in search(workspace.reader, "farol")] == [account]


@pytest.mark.parametrize("size", [0, 1, 127, 128, 300, 16_384])
def test_the_index_knows_how_many_rows_it_holds(workspace: Workspace, size: int) -> None:
    workspace.derive(
        lambda connection: connection.executemany(
            "INSERT INTO search (rowid, title, body) VALUES (?, 'a', '')",
            ((one * 16,) for one in range(size)),
        )
    )
    assert indexed(workspace.reader.connection) == size


def test_what_was_deleted_is_found_no_more_and_again_when_it_comes_back(workspace: Workspace) -> None:
    account = workspace.run(AddRecord(record=Account(name="Farol"))).value
    workspace.run(ChangeRecord(kind=Account, id=account, values={"name": "Moinho", "stage": "value"}))
    workspace.run(DeleteRecords(kind=Account, ids=(account,)))
    assert search(workspace.reader, "moinho") == []
    workspace.undo()
    assert [hit.title for hit in search(workspace.reader, "moinho")] == ["Moinho"]
    workspace.undo()
    assert search(workspace.reader, "moinho") == []
    assert [hit.title for hit in search(workspace.reader, "farol")] == ["Farol"]
