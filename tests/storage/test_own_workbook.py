"""A workbook that CSDesk exported, edited as a person does in Excel, and imported again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.plan import Answers, Outcome, Plan, SheetPlan, Stance
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.text import msg
from csdesk.domain.values.money import Cents
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.dump import canonical
from csdesk.storage.files.workbook_out import write_workbook
from csdesk.storage.importing import import_report, plan_of, prepare
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON


def fill(workspace: Workspace) -> None:
    first = Account(
        name="Aurora",
        external_ids={"hubspot": "007", "": "A1"},
        tags=("vip", "Ação"),
        custom={"porte": "1,5"},
        notes="linha 1\r\nlinha 2 ",
        annual_revenue=Cents(123456789),
        industry="Home builder",
    )
    aurora = workspace.run(AddRecord(record=first)).value
    brisa = workspace.run(
        AddRecord(record=Account(name="Brisa", parent=aurora, tax_id="99.100.001/0001-75"))
    ).value
    caio = workspace.run(AddRecord(record=Contact(account=aurora, name="Caio", email="Caio@x.example"))).value
    line = Line(account=aurora, mrr=Cents(3999999), kind="base", start=date(2025, 1, 1), auto_renew=True)
    workspace.run(AddRecord(record=line))
    workspace.run(
        AddRecord(record=Line(account=brisa, mrr=Cents(100), start=date(2024, 2, 29), plan="1.234"))
    )
    at = datetime(2025, 1, 31, 1, 30, 59, tzinfo=UTC)
    workspace.run(AddRecord(record=Interaction(account=aurora, contacts=(caio,), at=at, summary="@x")))
    goal = workspace.run(AddRecord(record=Goal(account=aurora, name="Leads", target=Decimal("1.234")))).value
    workspace.run(AddRecord(record=Reading(goal=goal, date=date(2025, 3, 1), value=Decimal("0.10"))))
    workspace.run(AddRecord(record=Task(account=brisa, title="Call", due=date(2026, 1, 2), contact=caio)))


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    fill(workspace)
    return workspace


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """Another workspace, which has one of the accounts under other numbers."""
    with Workspace.create(tmp_path / "other.csdesk", FixedClock(NOON)) as opened:
        opened.run(AddRecord(record=Account(name="Somebody")))
        opened.run(AddRecord(record=Account(name="Brisa Ltda", tax_id="99100001000175")))
        opened.run(AddRecord(record=Account(name="aurora")))
        yield opened


def exported(workspace: Workspace, folder: Path, language: str = "en") -> Path:
    target = folder / "out.xlsx"
    write_workbook(workspace.reader, target, Translator(language))
    return target


def at(sheet: Any, header: str, row: int) -> Any:
    """The cell of a row under a header."""
    return sheet.cell(row, [cell.value for cell in sheet[1]].index(header) + 1)


def edit(path: Path, *edits: tuple[str, str, int, Any]) -> None:
    book = load_workbook(path)
    for sheet, header, row, value in edits:
        at(book[sheet], header, row).value = value
    book.save(path)


def sheet_of(plan: Plan, name: str) -> SheetPlan:
    return next(one for one in plan.sheets if one.mapping.table.sheet.name == name)


def changes(plan: Plan) -> list[tuple[str, Any, Any]]:
    return [
        (f"{change.entity}.{change.field}", change.before, change.after)
        for sheet in plan.sheets
        for row in sheet.rows
        for change in row.changes
    ]


def codes(plan: Plan) -> list[str]:
    return [one.code for sheet in plan.sheets for one in (*sheet.problems, *sheet.rows.told())]


@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_an_export_that_nobody_touched_changes_nothing(
    filled: Workspace, tmp_path: Path, language: str
) -> None:
    found = prepare(filled, [exported(filled, tmp_path, language)])
    counts = found.plan.counts()
    assert counts["unchanged"] == counts["read"] == 9
    assert not found.changes_something
    assert set(codes(found.plan)) == {"not_importable"}


def test_the_sheets_are_known_as_those_of_csdesk(filled: Workspace, tmp_path: Path) -> None:
    report = import_report(prepare(filled, [exported(filled, tmp_path)]), Translator("en"))
    assert {sheet["tool"] for sheet in report["sheets"]} == {"csdesk"}
    accounts = report["sheets"][0]
    assert accounts["columns"][0] == {
        "header": "#",
        "target": "account.own",
        "confidence": 1.0,
        "why": "The number that says which record of CSDesk a row is",
    }
    assert report["sheets"][-1]["sheet"] == "csdesk"
    assert report["sheets"][-1]["entity"] is None


def test_edited_cells_are_updates_and_nothing_else(filled: Workspace, tmp_path: Path) -> None:
    before = canonical(filled.reader)
    path = exported(filled, tmp_path)
    edit(
        path,
        ("Accounts", "Account", 2, "Aurora Boreal"),
        ("Accounts", "Notes", 2, None),
        ("Accounts", "Tags", 2, "vip, novo"),
        ("Accounts", "Custom fields", 2, '{"porte": "2"}'),
        ("Accounts", "Parent account #", 3, None),
        ("Subscription lines", "MRR", 2, "R$ 5.000,00"),
        ("Subscription lines", "Account #", 3, 1),
        ("Goals", "Target", 2, 150),
        ("Tasks", "Due", 2, datetime(2026, 2, 3)),
        ("Tasks", "Status", 2, "Done"),
    )
    found = prepare(filled, [path])
    assert changes(found.plan) == [
        ("account.name", "Aurora", "Aurora Boreal"),
        ("account.tags", ("vip", "Ação"), ("vip", "novo")),
        ("account.notes", "linha 1\r\nlinha 2 ", None),
        ("account.custom.porte", "1,5", "2"),
        ("account.parent", "Aurora Boreal", None),
        ("line.mrr", 3999999, 500000),
        ("line.account", "Brisa", "Aurora Boreal"),
        ("goal.target", Decimal("1.234"), Decimal(150)),
        ("task.due", date(2026, 1, 2), date(2026, 2, 3)),
        ("task.status", "open", "done"),
    ]
    counts = found.plan.counts()
    assert (counts["new"], counts["updated"], counts["unchanged"]) == (0, 6, 3)
    found.apply(filled)
    account = filled.reader.get(Account, 1)
    assert (account.name, account.notes, account.custom) == ("Aurora Boreal", None, {"porte": "2"})
    assert [line.account for line in filled.reader.all(Line)] == [1, 1]
    assert not prepare(filled, [path]).changes_something
    filled.undo()
    assert canonical(filled.reader) == before


def test_a_row_that_a_person_adds_is_new_and_only_once(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    accounts, people, lines, goals, readings = (
        book[name] for name in ("Accounts", "People", "Subscription lines", "Goals", "Goal readings")
    )
    at(accounts, "Account", 4).value = "Cometa"
    at(accounts, "Parent account #", 4).value = 2
    at(people, "Account", 3).value = "Cometa"
    at(people, "Name", 3).value = "Dora"
    at(lines, "Account #", 4).value = 1
    at(lines, "MRR", 4).value = 10
    at(lines, "Start", 4).value = datetime(2025, 1, 1)
    at(goals, "#", 3).value = 900
    at(goals, "Account #", 3).value = 2
    at(goals, "Goal", 3).value = "Sales"
    at(readings, "Goal #", 3).value = 900
    at(readings, "Date", 3).value = datetime(2026, 1, 1)
    at(readings, "Value", 3).value = 7
    book.save(path)
    before = canonical(filled.reader)
    found = prepare(filled, [path])
    counts = found.plan.counts()
    assert (counts["new"], counts["updated"], counts["unchanged"], counts["invalid"]) == (5, 0, 9, 0)
    found.apply(filled)
    cometa = filled.reader.find(Account, name="Cometa")[0]
    assert cometa.parent == 2
    assert filled.reader.find(Contact, account=cometa.id)[0].name == "Dora"
    assert len(filled.reader.find(Line, account=1)) == 2
    sales = filled.reader.find(Goal, name="Sales")[0]
    assert filled.reader.find(Reading, goal=sales.id)[0].value == 7
    assert not prepare(filled, [path]).changes_something
    filled.undo()
    assert canonical(filled.reader) == before


def test_a_row_removed_in_the_sheet_removes_nothing_and_that_is_told(
    filled: Workspace, tmp_path: Path
) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    book["Subscription lines"].delete_rows(3)
    book.save(path)
    found = prepare(filled, [path])
    assert not found.changes_something
    told = sheet_of(found.plan, "Subscription lines").problems
    assert [one.code for one in told] == ["not_in_sheet"]


def test_what_was_changed_here_since_the_export_stays(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    filled.run(ChangeRecord(kind=Account, id=1, values={"name": "Aurora SA"}))
    filled.run(AddRecord(record=Account(name="Later")))
    found = prepare(filled, [path])
    assert not found.changes_something
    assert "changed_here" in codes(found.plan)
    assert "not_in_sheet" not in codes(found.plan)


def test_a_cell_that_both_sides_changed_is_asked_about(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    edit(path, ("Accounts", "Account", 2, "Aurora B"), ("Accounts", "City", 2, "Recife"))
    filled.run(ChangeRecord(kind=Account, id=1, values={"name": "Aurora SA"}))
    found = prepare(filled, [path])
    row = sheet_of(found.plan, "Accounts").rows[0]
    assert (row.outcome, row.problems[0].code) == (Outcome.CONFLICT, "both_changed")
    mappings = [sheet.mapping for sheet in found.plan.sheets]
    said = {
        stance: changes(
            plan_of(
                filled.reader,
                filled.settings,
                mappings,
                answers=Answers(stances={("out.xlsx", "Accounts", 2): stance}),
            )
        )
        for stance in Stance
    }
    city = ("account.city", None, "Recife")
    assert said == {Stance.OURS: [city], Stance.THEIRS: [("account.name", "Aurora SA", "Aurora B"), city]}


def test_a_record_removed_here_stays_removed(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    filled.run(DeleteRecords(kind=Line, ids=(2,)))
    found = prepare(filled, [path])
    row = sheet_of(found.plan, "Subscription lines").rows[1]
    assert (row.outcome, row.problems[0].code) == (Outcome.SKIPPED, "removed_here")


def test_a_copied_row_keeps_no_number_of_another(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    book["Accounts"].append([cell.value for cell in book["Accounts"][2]])
    book.save(path)
    row = sheet_of(prepare(filled, [path]).plan, "Accounts").rows[2]
    assert (row.outcome, row.problems[0].code) == (Outcome.INVALID, "repeated_number")


def test_what_cannot_be_read_or_be_so_is_told_and_changes_nothing(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    edit(
        path,
        ("Accounts", "Account", 2, None),
        ("Subscription lines", "End", 2, datetime(2020, 1, 1)),
        ("Subscription lines", "MRR", 3, "a lot"),
        ("Tasks", "Contact #", 2, 4711),
    )
    found = prepare(filled, [path])
    assert found.plan.counts()["invalid"] == 2
    assert not found.changes_something
    assert {"missing_value", "end_before_start", "unreadable_amount", "orphan_link"} <= set(codes(found.plan))


def test_another_workspace_takes_the_records_and_doubles_no_account(
    filled: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = exported(filled, tmp_path)
    before = canonical(other.reader)
    found = prepare(other, [path])
    accounts = sheet_of(found.plan, "Accounts")
    assert accounts.counts()["new"] == accounts.counts()["unchanged"] + accounts.counts()["conflict"] == 0
    found.apply(other)
    by_name = {one.name: one for one in other.reader.all(Account)}
    assert set(by_name) == {"Somebody", "Brisa", "aurora"}
    assert by_name["aurora"].external_ids == {"hubspot": "007", "": "A1"}
    assert by_name["Brisa"].parent == by_name["aurora"].id
    person = other.reader.all(Contact)[0]
    assert person.account == by_name["aurora"].id
    assert other.reader.all(Interaction)[0].contacts == (person.id,)
    assert other.reader.all(Task)[0].contact == person.id
    assert other.reader.all(Goal)[0].target == Decimal("1.234")
    assert other.reader.all(Reading)[0].goal == other.reader.all(Goal)[0].id
    assert not prepare(other, [path]).changes_something
    other.undo()
    assert canonical(other.reader) == before


def test_what_belongs_to_a_doubtful_account_waits_for_the_answer(
    filled: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = exported(filled, tmp_path)
    other.run(AddRecord(record=Account(name="Aurora")))
    found = prepare(other, [path])
    row = sheet_of(found.plan, "Accounts").rows[0]
    assert row.outcome is Outcome.CONFLICT
    assert sheet_of(found.plan, "Goals").rows[0].problems[0].code == "belongs_out"
    mappings = [sheet.mapping for sheet in found.plan.sheets]
    answers = Answers(accounts={("out.xlsx", "Accounts", 2): 4})
    plan = plan_of(other.reader, other.settings, mappings, answers=answers)
    assert plan.counts()["conflict"] == plan.counts()["skipped"] == plan.counts()["invalid"] == 0


def test_what_belongs_to_an_account_whose_field_is_asked_about_comes_in(
    filled: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = exported(filled, tmp_path)
    prepare(other, [path]).apply(other)
    other.run(ChangeRecord(kind=Account, id=3, values={"city": "Recife"}))
    filled.run(ChangeRecord(kind=Account, id=1, values={"city": "Olinda"}))
    filled.run(AddRecord(record=Task(account=1, title="Write")))
    found = prepare(other, [exported(filled, tmp_path)])
    assert codes(found.plan).count("both_changed") == 1
    assert (found.plan.counts()["new"], found.plan.counts()["skipped"]) == (1, 0)


def test_a_new_row_of_an_unknown_account_stays_out(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    edit(path, ("Tasks", "Account", 3, "Nobody"), ("Tasks", "Task", 3, "Write"))
    row = sheet_of(prepare(filled, [path]).plan, "Tasks").rows[1]
    assert (row.outcome, [one.code for one in row.problems]) == (Outcome.INVALID, ["orphan"])


@pytest.mark.parametrize("kept", ["headers", ""])
def test_without_the_mark_the_normal_rules_find_everything_again(
    filled: Workspace, tmp_path: Path, kept: str
) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    manifest = book["csdesk"]
    for row in range(manifest.max_row, 0, -1):
        if manifest.cell(row, 2).value in {"mark", "headers"} - {kept}:
            manifest.delete_rows(row)
    book.save(path)
    found = prepare(filled, [path])
    assert found.plan.counts()["unchanged"] == found.plan.counts()["read"] == 9
    assert not any(sheet.mapping.is_numbered for sheet in found.plan.sheets)


def test_a_copy_that_went_its_own_way_does_not_take_numbers_for_its_own(
    filled: Workspace, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.csdesk"
    filled.copy_to(copy)
    filled.run(AddRecord(record=Account(name="Here")))
    path = exported(filled, tmp_path)
    with Workspace.open(copy, FixedClock(NOON + timedelta(hours=1))) as twin:
        twin.run(AddRecord(record=Account(name="There")))
        prepare(twin, [path]).apply(twin)
        assert [one.name for one in twin.reader.all(Account)] == ["Aurora", "Brisa", "There", "Here"]


def test_sheets_may_have_other_names_and_columns_other_places(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path, "pt_BR")
    book = load_workbook(path)
    lines = book["Linhas de contrato"] if "Linhas de contrato" in book.sheetnames else book.worksheets[2]
    lines.title = "Contratos 2026"
    lines.insert_cols(2)
    lines["B1"], lines["B2"] = "Prioridade", "alta"
    lines.delete_cols([cell.value for cell in lines[1]].index("Plano") + 1)
    lines.insert_rows(1)
    lines["A1"] = "Revisado pela Marina"
    book.move_sheet(lines, -2)
    del book[book.worksheets[-3].title]
    book.save(path)
    found = prepare(filled, [path])
    assert not found.changes_something
    sheet = sheet_of(found.plan, "Contratos 2026")
    assert sheet.counts()["unchanged"] == 2
    added = next(one for one in sheet.mapping.columns if one.header == "Prioridade")
    assert (added.target, added.certainty) == (None, Certainty.OUT)


def test_a_column_of_the_person_goes_where_the_person_says(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    accounts = book["Accounts"]
    accounts.insert_cols(3)
    accounts["C1"], accounts["C2"], accounts["C4"] = "Priority", "high", 7
    book.save(path)
    mapping = sheet_of(prepare(filled, [path]).plan, "Accounts").mapping

    def told(target: str) -> list[tuple[str, Any, Any]]:
        sent = mapping.with_target(2, target, msg("You chose it"))
        return changes(plan_of(filled.reader, filled.settings, [sent]))

    assert told("custom") == [("account.custom.priority", None, "high")]
    assert told("account.segment") == [("account.segment", None, "high")]
    assert told("account.industry") == [("account.industry", "Home builder", "high")]
    assert told("account.external_id") == [("account.external_ids", "A1", "high")]


def test_a_workbook_without_its_sheets_is_understood_like_any_other(
    filled: Workspace, tmp_path: Path
) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    for sheet in book.worksheets[:-1]:
        del book[sheet.title]
    strange = book.create_sheet("Clientes")
    for row in (("Cliente", "CNPJ", "Cidade"), ("Cometa", "11.222.333/0001-81", "Recife")):
        strange.append(row)
    book.save(path)
    found = prepare(filled, [path])
    assert sheet_of(found.plan, "Clientes").counts()["new"] == 1
    assert not sheet_of(found.plan, "csdesk").mapping.importable


def test_an_edited_export_goes_into_an_empty_workspace(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    book["Accounts"].append([None, "Cometa"])
    book["Subscription lines"].delete_rows(2)
    book["Goals"].delete_rows(2)
    book.save(path)
    with Workspace.create(tmp_path / "twin.csdesk", FixedClock(NOON)) as twin:
        prepare(twin, [path]).apply(twin)
        assert [one.name for one in twin.reader.all(Account)] == ["Aurora", "Brisa", "Cometa"]
        assert len(twin.reader.all(Line)) == 1
        assert not twin.reader.all(Reading)


@pytest.mark.parametrize(
    "cell", [1e300, "NaN", "1e999999", "[" * 5000, -1, "=1+1", True, date(2020, 1, 1), "\u0661"]
)
def test_no_cell_breaks_the_import(filled: Workspace, tmp_path: Path, cell: Any) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    for sheet in book.worksheets[:-1]:
        for column in range(1, sheet.max_column + 1):
            sheet.cell(2, column).value = cell
            sheet.cell(2, column).data_type = (
                "s" if isinstance(cell, str) else sheet.cell(2, column).data_type
            )
    book.save(path)
    before = canonical(filled.reader)
    if prepare(filled, [path]).apply(filled) is not None:
        canonical(filled.reader)
        filled.undo()
    assert canonical(filled.reader) == before


def test_a_field_of_a_later_version_is_left_out(filled: Workspace, tmp_path: Path) -> None:
    path = exported(filled, tmp_path)
    book = load_workbook(path)
    manifest = book["csdesk"]
    city = [cell.value for cell in manifest[1]].index("city") + 1
    manifest.cell(1, city).value = "mood"
    book.save(path)
    found = prepare(filled, [path])
    assert not found.changes_something
    column = next(one for one in sheet_of(found.plan, "Accounts").mapping.columns if one.header == "City")
    assert column.target is None


def test_a_sheet_like_the_manifest_of_a_stranger_is_no_manifest(filled: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("csdesk")
    for row in (("Cliente", "CNPJ"), ("Cometa", "11.222.333/0001-81")):
        sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert sheet_of(prepare(filled, [path]).plan, "csdesk").mapping.tool is None


_EDITS = {
    ("Accounts", "City"): (2, 3),
    ("Accounts", "Employees"): (2, 3),
    ("Subscription lines", "MRR"): (2, 3),
    ("Goals", "Target"): (2,),
    ("Interactions", "Minutes"): (2,),
    ("Tasks", "Due"): (2,),
}
_CELLS = [(sheet, header, row) for (sheet, header), rows in _EDITS.items() for row in rows]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(st.dictionaries(st.sampled_from(_CELLS), st.integers(200, 40_000), max_size=5))
def test_random_edits_are_exactly_the_updates(
    filled: Workspace, tmp_path: Path, edits: dict[tuple[str, str, int], int]
) -> None:
    def said(header: str, number: int) -> Any:
        if header == "Due":
            return datetime.fromordinal(730_000 + number)
        return f"City {number}" if header == "City" else number

    path = exported(filled, tmp_path)
    edit(path, *((*cell, said(cell[1], number)) for cell, number in edits.items()))
    found = prepare(filled, [path])
    touched = {
        (sheet.mapping.table.sheet.name, row.row, change.field)
        for sheet in found.plan.sheets
        for row in sheet.rows
        for change in row.changes
    }
    fields = {
        "City": "city",
        "Employees": "employees",
        "MRR": "mrr",
        "Target": "target",
        "Minutes": "minutes",
        "Due": "due",
    }
    assert touched == {(sheet, row, fields[header]) for sheet, header, row in edits}
    assert found.plan.counts()["updated"] == len({(sheet, row) for sheet, _, row in edits})
