from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from csdesk.domain.commands.playbooks import SaveDraft
from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.commands.restore import RestoreRecords
from csdesk.domain.commands.runs import AnswerStep, StartRun
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Signal, Usage
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Playbook, Run
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.running import RunState
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.values.month import Month
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.content import shipped
from csdesk.storage.dump import canonical
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.files.workbook_in import exported_records
from csdesk.storage.files.workbook_out import write_workbook
from csdesk.storage.importing import prepare
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON


def fill(workspace: Workspace) -> None:
    aurora = Account(
        name='=HYPERLINK("http://x")',
        external_ids={"hubspot": "007", "": "A1"},
        tags=("vip", "Ação"),
        custom={"porte": "1,5"},
        start_date=date(2024, 2, 29),
        notes="linha 1\nlinha 2",
        annual_revenue=123456789,
    )
    account = workspace.run(AddRecord(record=aurora)).value
    person = workspace.run(
        AddRecord(record=Contact(account=account, name="Caio", email="caio@x.example"))
    ).value
    workspace.run(AddRecord(record=Account(name="Filial", parent=account)))
    workspace.run(
        AddRecord(
            record=Line(account=account, mrr=-2001, kind="discount", start=date(2025, 1, 1), auto_renew=True)
        )
    )
    workspace.run(AddRecord(record=Rate(month=Month(2025, 1), currency="USD", rate=Decimal("5.123456"))))
    workspace.run(AddRecord(record=Usage(account=account, month=Month(2025, 1), seats=10)))
    workspace.run(AddRecord(record=Signal(account=account, name="adoção", value=Decimal("0.10"))))
    moment = datetime(2025, 1, 31, 1, 30, 59, tzinfo=UTC)
    workspace.run(
        AddRecord(
            record=Interaction(account=account, contacts=(person,), at=moment, sentiment=-2, summary="@x")
        )
    )
    workspace.run(ChangeSetting(key="currency", value="USD"))


def test_an_exported_workbook_imports_back_to_the_same_content(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    target = tmp_path / "out.xlsx"
    write_workbook(workspace.reader, target, Translator("pt_BR"))
    records = exported_records(read_book(target))
    assert records is not None
    with Workspace.create(tmp_path / "twin.csdesk") as twin:
        twin.run(RestoreRecords(file="out.xlsx", records=records))
        assert canonical(twin.reader) == canonical(workspace.reader)


def test_what_a_run_wrote_on_its_way_is_its_own_again_in_another_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    account = workspace.run(AddRecord(record=Account(name="Aurora"))).value
    gone = [workspace.run(AddRecord(record=Task(account=account, title=f"{n}"))).value for n in range(3)]
    workspace.run(shipped("en").adopting())
    playbook = workspace.reader.find(Playbook, code="health-drop")[0]
    run = workspace.run(StartRun(account=account, playbook=playbook.id)).value
    workspace.run(AnswerStep(run=run, arrow=_first_way(workspace, run), summary="They were away"))
    workspace.run(DeleteRecords(kind=Task, ids=tuple(gone)))
    workspace.run(SaveDraft(kind=Playbook, name=playbook.name, body=playbook.body or "", code=playbook.code))
    target = tmp_path / "out.xlsx"
    write_workbook(workspace.reader, target, Translator("pt_BR"))
    with Workspace.create(tmp_path / "twin.csdesk", FixedClock(NOON)) as twin:
        twin.run(shipped("pt_BR").adopting())
        prepare(twin, [target]).apply(twin)
        assert canonical(twin.reader) == canonical(workspace.reader)
        now = twin.reader.all(Run)[0]
        visit = next(one for one in path_of(now.path).visits if one.step == now.step)
        assert twin.reader.get(Task, visit.task or 0).step == now.step
        twin.run(AnswerStep(run=now.id, arrow=_first_way(twin, now.id), summary="And answered"))
        assert twin.reader.get(Task, visit.task or 0).status == "done"


def _first_way(workspace: Workspace, run: int) -> str | None:
    own = workspace.reader.get(Run, run)
    followed = map_of(workspace.reader.get(Playbook, own.playbook).body)
    state = RunState(map=followed, path=path_of(own.path))
    return next((one.id for one in state.answers), None)


def test_a_text_of_any_length_comes_back_whole(workspace: Workspace, tmp_path: Path) -> None:
    notes = "😀 linha\n " * 9_000
    workspace.run(AddRecord(record=Account(name="Aurora", notes=notes)))
    workspace.run(AddRecord(record=Account(name="Brisa", notes="short")))
    target = tmp_path / "out.xlsx"
    write_workbook(workspace.reader, target, Translator("en"))
    with Workspace.create(tmp_path / "twin.csdesk") as twin:
        prepare(twin, [target]).apply(twin)
        assert [one.notes for one in twin.reader.all(Account)] == [notes, "short"]


def test_no_cell_of_an_export_is_a_formula_or_a_link(workspace: Workspace, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    fill(workspace)
    target = tmp_path / "out.xlsx"
    write_workbook(workspace.reader, target, Translator("en"))
    cells = [cell for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert '=HYPERLINK("http://x")' in {cell.value for cell in cells}


def test_an_export_that_fails_leaves_the_old_file_whole(workspace: Workspace, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    class Stopping:
        def step(self, done: int, of: int, what: object) -> None:
            if done == 3:
                raise Stop

    target = tmp_path / "out.xlsx"
    target.write_text("old")
    fill(workspace)
    try:
        write_workbook(workspace.reader, target, Translator("en"), Stopping())
    except Stop:
        assert target.read_text() == "old"
    assert [path.name for path in tmp_path.glob(".csdesk-*")] == []
