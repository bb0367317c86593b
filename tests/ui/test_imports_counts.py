"""What an import says that came in is what is there."""

from __future__ import annotations

from pathlib import Path

from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY
from csdesk.storage.importing import prepare
from csdesk.storage.workspace import Workspace
from csdesk.ui.imports.done_step import touched

HOLDING = "Código;Cliente;Matriz\nC1;Aurora;\nC2;Vento;Aurora\nC3;Maré;Trovão\nC4;Trovão;\n"


def test_a_record_that_is_made_and_changed_later_in_the_same_import_counts_once(tmp_path: Path) -> None:
    (tmp_path / "contas.csv").write_text(HOLDING, "utf-8")
    with Workspace.create(tmp_path / "w.csdesk") as workspace:
        done = prepare(workspace, [tmp_path / "contas.csv"]).apply(workspace)
        assert done is not None
        ranges = done.changes.ranges["account"]
        assert sum(last - first + 1 for first, last in ranges) > 4, "some are changed after they are made"
        there = workspace.reader.all(Account)
        assert [one.parent for one in there] == [None, 1, 4, None]
        assert dict(touched(done))[BY_KEY["account"].many] == len(there) == 4
        again = prepare(workspace, [tmp_path / "contas.csv"])
        assert not again.changes_something
