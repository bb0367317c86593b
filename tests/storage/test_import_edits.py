"""What a person changed by hand is not written over by the next import unless they say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.domain.commands.records import ChangeRecord
from csdesk.domain.importing.plan import Outcome
from csdesk.domain.model.account import Account
from csdesk.storage.importing import Prepared, prepare
from csdesk.storage.workspace import Workspace


def csv(folder: Path, segment: str, city: str = "Centro") -> Path:
    path = folder / "contas.csv"
    path.write_text(f"Cliente;Segmento;Observações\nOnça;{segment};{city}\nTatu;Varejo;\n", "utf-8")
    return path


@pytest.fixture
def edited(workspace: Workspace, tmp_path: Path) -> Workspace:
    prepare(workspace, [csv(tmp_path, "Moda")]).apply(workspace)
    (onca,) = workspace.reader.find(Account, name="Onça")
    workspace.run(ChangeRecord(kind=Account, id=onca.id, values={"segment": "Indústria"}))
    return workspace


def first(prepared: Prepared) -> tuple[Outcome, list[str]]:
    row = prepared.plan.sheets[0].rows[0]
    return row.outcome, [problem.code for problem in row.problems]


def segment(workspace: Workspace) -> str | None:
    return workspace.reader.find(Account, name="Onça")[0].segment


def test_a_sheet_that_says_what_it_said_before_leaves_the_change_alone(
    edited: Workspace, tmp_path: Path
) -> None:
    again = prepare(edited, [csv(tmp_path, "Moda")])
    assert first(again) == (Outcome.UNCHANGED, ["kept_edit"])
    assert not again.changes_something


def test_other_fields_of_the_row_still_come_in(edited: Workspace, tmp_path: Path) -> None:
    prepare(edited, [csv(tmp_path, "Moda", "Lapa")]).apply(edited)
    (onca,) = edited.reader.find(Account, name="Onça")
    assert (onca.segment, onca.notes) == ("Indústria", "Lapa")


def test_a_field_that_changed_on_both_sides_is_a_conflict_until_a_person_decides(
    edited: Workspace, tmp_path: Path
) -> None:
    news = csv(tmp_path, "Agro")
    assert first(prepare(edited, [news])) == (Outcome.CONFLICT, ["both_changed"])
    ours = prepare(edited, [news], mapping={"*": {"@whose": {"2": "ours"}}})
    assert first(ours) == (Outcome.UNCHANGED, [])
    theirs = prepare(edited, [news], mapping={"*": {"@whose": {"2": "theirs"}}})
    assert first(theirs) == (Outcome.UPDATED, [])
    theirs.apply(edited)
    assert segment(edited) == "Agro"
    assert first(prepare(edited, [csv(tmp_path, "Moda")])) == (Outcome.UPDATED, [])


def test_a_change_that_was_undone_is_no_change(edited: Workspace, tmp_path: Path) -> None:
    edited.undo()
    assert first(prepare(edited, [csv(tmp_path, "Agro")])) == (Outcome.UPDATED, [])


def test_a_record_that_no_import_wrote_is_updated_as_ever(workspace: Workspace, tmp_path: Path) -> None:
    from csdesk.domain.commands.records import AddRecord

    done = workspace.run(AddRecord(record=Account(name="Onça", segment="Moda")))
    workspace.run(ChangeRecord(kind=Account, id=done.value, values={"segment": "Indústria"}))
    assert first(prepare(workspace, [csv(tmp_path, "Agro")])) == (Outcome.UPDATED, [])
