from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.restore import RestoreRecords
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Signal, Usage
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.values.month import Month
from csdesk.i18n import Translator
from csdesk.storage.dump import canonical
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.files.workbook_in import exported_records
from csdesk.storage.files.workbook_out import write_workbook
from csdesk.storage.workspace import Workspace


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
