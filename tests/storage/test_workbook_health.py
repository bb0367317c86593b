"""Health models and overrides leave with the workbook and come back as they were."""

from __future__ import annotations

from pathlib import Path

from csdesk.domain.commands.health import PublishHealthModel, SaveHealthDraft, SetHealthOverride
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.restore import RestoreRecords
from csdesk.domain.health.defaults import RULES
from csdesk.domain.health.written import rules_to_json
from csdesk.domain.model.account import Account
from csdesk.domain.model.health import HealthModel, HealthOverride
from csdesk.domain.settings import ChangeSetting
from csdesk.i18n import Translator
from csdesk.storage.dump import canonical
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.files.workbook_in import exported_records
from csdesk.storage.files.workbook_out import write_workbook
from csdesk.storage.workspace import Workspace


def test_models_and_overrides_are_the_same_after_export_and_import(
    workspace: Workspace, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    workspace.run(ChangeSetting(key="person", value="Marina"))
    account = workspace.run(AddRecord(record=Account(name="Tijolo", touch="high"))).value
    workspace.run(SetHealthOverride(account=account, reason="visita", score=40))
    body = rules_to_json(RULES["high"])
    draft = workspace.run(
        SaveHealthDraft(name="Alto", scope_field="touch", scope_value="high", body=body)
    ).value
    workspace.run(PublishHealthModel(id=draft))
    workspace.run(SaveHealthDraft(name="Alto", scope_field="touch", scope_value="high", body=body))
    target = tmp_path / "out.xlsx"
    counts = write_workbook(workspace.reader, target, Translator("pt_BR"))
    assert (counts["health_model"], counts["health_override"]) == (2, 1)
    states = {sheet.title: sheet.sheet_state for sheet in load_workbook(target)}
    assert (states["Modelos de saúde"], states["Ajustes de saúde"]) == ("hidden", "visible")
    records = exported_records(read_book(target))
    assert records is not None
    with Workspace.create(tmp_path / "twin.csdesk") as twin:
        twin.run(RestoreRecords(file="out.xlsx", records=records))
        assert canonical(twin.reader) == canonical(workspace.reader)
        assert [one.status for one in twin.reader.all(HealthModel)] == ["live", "draft"]
        assert twin.reader.all(HealthOverride)[0].score == 40
