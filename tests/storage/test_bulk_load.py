"""Columns that are stored at once are the records that one by one would be, searchable and undoable."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.domain.commands.apply_plan import ApplyPlan
from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.importing.plan import Plan
from csdesk.domain.importing.source_ids import IdsOfSource
from csdesk.domain.importing.writes import Segment, Writes
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.storage import full_text, tables
from csdesk.storage.check import check
from csdesk.storage.dump import canonical
from csdesk.storage.failures import RefersToNothing
from csdesk.storage.journal import RANGE
from csdesk.storage.queries.search import search
from csdesk.storage.workspace import Workspace

SIZE = 95
"""No multiple of the rows that one statement stores."""


def _load(workspace: Workspace) -> None:
    accounts = Segment(
        {
            "name": [f"Tijolo {number}" for number in range(SIZE)],
            "start_date": [date(2026, 1, 1 + number % 28) if number % 3 else None for number in range(SIZE)],
            "external_ids": IdsOfSource("crm", [f'B"{number}' for number in range(SIZE)]),
            "tags": [("vip",) if number % 2 else () for number in range(SIZE)],
        },
        SIZE,
    )
    lines = Segment({"account": range(-1, -SIZE - 1, -1), "kind": [None] * SIZE}, SIZE)
    patches = {"account": {-3: {"city": "Recife"}}}
    writes = Writes({"line": [lines], "account": [accounts]}, patches)
    workspace.run(ApplyPlan(plan=Plan((), writes=writes), file="contas.xlsx"))


def test_columns_are_stored_as_the_records_that_they_stand_for(workspace: Workspace) -> None:
    _load(workspace)
    stored, lines = workspace.reader.all(Account), workspace.reader.all(Line)
    assert stored == [
        Account(
            id=number + 1,
            name=f"Tijolo {number}",
            start_date=date(2026, 1, 1 + number % 28) if number % 3 else None,
            external_ids={"crm": f'B"{number}'},
            tags=("vip",) if number % 2 else (),
            city="Recife" if number == 2 else None,
        )
        for number in range(SIZE)
    ]
    assert [(line.account, line.kind) for line in lines] == [(one, "base") for one in range(1, SIZE + 1)]


def test_a_load_with_room_for_its_words_is_searched_and_undone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "LARGE", 10)
    monkeypatch.setattr(full_text, "LARGE", 10)
    workspace.run(AddRecord(record=Account(name="Aurora")))
    before = canonical(workspace.reader)
    _load(workspace)
    after = canonical(workspace.reader)
    assert [hit.title for hit in search(workspace.reader, "tijolo 94")] == ["Tijolo 94"]
    assert check(workspace.reader) == []
    workspace.undo()
    assert (canonical(workspace.reader), search(workspace.reader, "tijolo")) == (before, [])
    workspace.redo()
    assert canonical(workspace.reader) == after
    assert len(search(workspace.reader, "tij")) == 50


def _many(workspace: Workspace) -> None:
    rows = Segment({"name": [f"Farol {number}" for number in range(RANGE + 1)]}, RANGE + 1)
    lines = Segment({"account": range(-1, -RANGE - 2, -1), "kind": ["base"] * (RANGE + 1)}, RANGE + 1)
    writes = Writes({"line": [lines], "account": [rows]})
    workspace.run(ApplyPlan(plan=Plan((), writes=writes), file="contas.xlsx"))


def test_the_undo_of_most_of_what_is_there_looks_at_references_once_and_keeps_them(
    workspace: Workspace,
) -> None:
    workspace.run(AddRecord(record=Account(name="Sino")))
    before = canonical(workspace.reader)
    _many(workspace)
    after = canonical(workspace.reader)
    workspace.undo()
    assert canonical(workspace.reader) == before
    assert not check(workspace.reader)
    workspace.redo()
    assert canonical(workspace.reader) == after
    with pytest.raises(RefersToNothing):
        workspace.derive(lambda db: db.execute("UPDATE line SET account = 999999 WHERE id = 1"))


def test_an_undo_that_would_leave_a_reference_to_nothing_changes_nothing(workspace: Workspace) -> None:
    _many(workspace)
    day = "2026-11-22T06:00:00Z"
    strange = "INSERT INTO contact (account, name, created, changed) VALUES (7, 'Ana', ?, ?)"
    workspace.derive(lambda db: db.execute(strange, (day, day)))
    before = canonical(workspace.reader)
    with pytest.raises(RefersToNothing):
        workspace.undo()
    assert canonical(workspace.reader) == before
    assert workspace.steps()[0].undone is False


def test_what_is_the_same_in_all_rows_is_stored_in_each(workspace: Workspace) -> None:
    own = {"name": [f"Tijolo {number}" for number in range(SIZE)], "csm": ["Caio"] * (SIZE - 1) + ["Téo"]}
    shared = {"city": ["Belém"] * SIZE, "employees": [7] * SIZE, "stage": [None] * SIZE}
    accounts = Segment(own | shared, SIZE)
    workspace.run(ApplyPlan(plan=Plan((), writes=Writes({"account": [accounts]})), file="contas.xlsx"))
    stored = workspace.reader.all(Account)
    assert [one.name for one in stored] == own["name"]
    assert [one.csm for one in stored] == own["csm"]
    assert {(one.city, one.employees, one.stage) for one in stored} == {("Belém", 7, None)}
    assert len({one.created for one in stored}) == 1


def test_a_load_after_deleted_records_gets_ids_that_nobody_had(workspace: Workspace) -> None:
    _load(workspace)
    workspace.run(DeleteRecords(kind=Account, ids=(SIZE,)))
    _load(workspace)
    ids = [one.id for one in workspace.reader.all(Account)]
    assert ids == [*range(1, SIZE), *range(SIZE + 1, 2 * SIZE + 1)]
    assert check(workspace.reader) == []
