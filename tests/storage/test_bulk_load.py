"""Columns that are stored at once are the records that one by one would be, searchable and undoable."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.domain.commands.apply_plan import ApplyPlan
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.importing.plan import Plan
from csdesk.domain.importing.source_ids import IdsOfSource
from csdesk.domain.importing.writes import Segment, Writes
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.storage import tables
from csdesk.storage.check import check
from csdesk.storage.dump import canonical
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
    monkeypatch.setattr(tables, "_MANY", 10)
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
