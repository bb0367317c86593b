"""Every row has one fate, told in words; what is there is found again, and nothing is emptied or merged unasked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.plan import Answers, Change
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.values.money import Cents
from tests.domain.plan_bench import CELLS
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

ACCOUNTS = ("account.external_id", "account.name", "account.segment")
LINES = ("line.external_id", "account.external_id", "line.kind", "line.mrr", "line.start", "line.end")


def test_an_empty_workspace_gets_new_records_that_refer_to_each_other():
    found = plan(
        sheet("line", LINES, ("L1", "C1", "Base", "R$ 10,00", "01/01/2024", None)),
        sheet("account", ACCOUNTS, ("C1", "Acme", "SMB")),
    )
    assert [one.mapping.entity for one in found.sheets] == ["account", "line"]
    made = records(found)
    assert made["account"] == [Account(id=1, name="Acme", segment="SMB", external_ids={"": "C1"})]
    expected = Line(
        id=1,
        account=1,
        kind="base",
        mrr=Cents(1000),
        currency="BRL",
        start=date(2024, 1, 1),
        external_ids={"": "L1"},
    )
    assert made["line"] == [expected]
    assert found.counts() == {"read": 2, "new": 2} | dict.fromkeys(
        ("updated", "unchanged", "skipped", "invalid", "conflict"), 0
    )


def test_the_same_sheets_a_second_time_change_nothing():
    sheets = (
        sheet("account", ACCOUNTS, ("C1", "Acme", "SMB"), ("C2", "Beta", None)),
        sheet("line", LINES, ("L1", "C1", "Base", "10,00", "01/01/2024", None)),
    )
    again = plan(*sheets, known=known_after(plan(*sheets)))
    assert outcomes(again) == ["unchanged", "unchanged"]
    assert outcomes(again, 1) == ["unchanged"]
    assert not again.writes.segments
    assert not again.writes.changes


def test_an_update_names_each_changed_field_and_an_empty_cell_empties_nothing():
    known = known_after(plan(sheet("account", ACCOUNTS, ("C1", "Acme", "SMB"))))
    found = plan(sheet("account", ACCOUNTS, ("C1", "Acme Ltda", None)), known=known)
    assert outcomes(found) == ["updated"]
    assert found.sheets[0].rows[0].changes == (Change("account", "name", "Acme", "Acme Ltda"),)


def test_two_accounts_of_one_name_with_different_ids_stay_two():
    found = plan(sheet("account", ACCOUNTS, ("C1", "Acme", "A"), ("C2", "Acme", "B")))
    assert outcomes(found) == ["new", "new"]


def test_an_account_without_an_id_is_found_by_cnpj_then_by_name():
    targets = ("account.name", "account.tax_id", "account.city")
    known = known_after(plan(sheet("account", targets, ("Acme", "11.222.333/0001-81", "Recife"))))
    by_tax = plan(sheet("account", targets, ("Acme Brasil", "11222333000181", None)), known=known)
    assert outcomes(by_tax) == ["updated"]
    by_name = plan(sheet("account", targets, ("  ACME ", None, "Olinda")), known=known)
    assert [change.field for change in by_name.sheets[0].rows[0].changes] == ["city"]


def test_names_that_are_only_alike_are_told_and_never_merged():
    known = known_after(plan(sheet("account", ("account.name",), ("Elaine Alves da Silva",))))
    found = plan(
        sheet("account", ("account.name",), ("Eliane Alves da Silva",), ("Loja 1",), ("Loja 2",)), known=known
    )
    assert outcomes(found) == ["new", "new", "new"]
    assert codes(found) == [["near_duplicate"], [], []]


def test_keys_that_point_at_two_accounts_are_a_conflict():
    targets = ("account.external_id", "account.name", "account.tax_id")
    known = known_after(
        plan(
            sheet(
                "account", targets, ("C1", "Acme", "11.222.333/0001-81"), ("C2", "Beta", "11.444.777/0001-61")
            )
        )
    )
    found = plan(sheet("account", targets, ("C1", "Acme", "11.444.777/0001-61")), known=known)
    assert outcomes(found) == ["conflict"]
    assert codes(found) == [["contradicting_keys"]]


def test_a_name_that_several_accounts_have_asks_which_and_takes_the_answer():
    known = known_after(plan(sheet("account", ACCOUNTS, ("C1", "Acme", None), ("C2", "Acme", None))))
    asked = sheet("ticket", ("account.name", "ticket.number"), ("Acme", "T1"))
    assert codes(plan(asked, known=known)) == [["ambiguous_account"]]
    answered = plan(asked, known=known, answers=Answers(accounts={("book.xlsx", "Sheet", 2): 2}))
    assert outcomes(answered) == ["new"]
    assert records(answered)["ticket"][0].account == 2  # type: ignore[attr-defined]


def test_an_orphan_makes_its_account_once_or_is_invalid():
    orphans = sheet("ticket", ("account.external_id", "ticket.number"), ("C9", "T1"), ("C9", "T2"))
    found = plan(orphans)
    assert outcomes(found) == ["new", "new"]
    assert codes(found) == [["orphan"], []]
    assert [one.external_ids for one in records(found)["account"]] == [{"": "C9"}]
    strict = plan(orphans, create_accounts=False)
    assert outcomes(strict) == ["invalid", "invalid"]
    assert codes(strict) == [["orphan"], ["orphan"]]


def test_a_row_without_an_account_is_left_out_and_told():
    found = plan(sheet("opportunity", ("account.name", "opportunity.name"), ("Acme", "A"), (" ", "B")))
    assert outcomes(found) == ["new", "skipped"]
    assert codes(found)[1] == ["no_account"]


def test_of_rows_with_one_id_the_newest_counts_else_the_last():
    dated = sheet(
        "account",
        ("account.external_id", "account.name", None),
        ("C1", "Aurora", "2026-02-01"),
        ("C1", "Padaria Lima", "2026-01-01"),
        headers=("id", "nome", "updated_at"),
    )
    assert outcomes(plan(dated)) == ["new", "skipped"]
    plain = sheet("account", ACCOUNTS, ("C1", "Acme", None), ("C1", "Acme Ltda", None))
    assert outcomes(plan(plain)) == ["skipped", "new"]
    assert codes(plan(plain))[0] == ["superseded_row"]


def test_exact_copies_of_rows_without_an_id_are_left_out_but_not_rows_that_differ_anywhere():
    targets = ("account.name", "invoice.amount", None)
    found = plan(sheet("invoice", targets, ("Acme", 10, "x"), ("Acme", 10, "x"), ("Acme", 10, "y")))
    assert outcomes(found) == ["new", "skipped", "new"]
    assert codes(found)[1] == ["duplicate_row"]
    again = plan(
        sheet("invoice", targets, ("Acme", 10, "x"), ("Acme", 10, "x"), ("Acme", 10, "y")),
        known=known_after(found),
    )
    assert outcomes(again) == ["unchanged", "skipped", "unchanged"]


def test_answers_of_two_surveys_with_the_same_numbers_are_not_the_same():
    targets = ("survey.external_id", "account.external_id", "survey.score")
    nps = sheet("survey", targets, ("R1", "C1", 9), file="nps.csv", name="nps.csv")
    csat = sheet("survey", targets, ("R1", "C1", 4), file="csat.csv", name="csat.csv")
    found = plan(nps, csat)
    assert [one.kind for one in records(found)["survey"]] == ["nps", "csat"]  # type: ignore[attr-defined]
    later = plan(csat, known=known_after(plan(nps)))
    assert outcomes(later) == ["new"]
    again = plan(nps, csat, known=known_after(found))
    assert outcomes(again) + outcomes(again, 1) == ["unchanged", "unchanged"]


def test_a_number_that_belongs_to_another_account_is_a_conflict():
    targets = ("invoice.external_id", "account.name", "invoice.amount", "invoice.issued")
    known = known_after(plan(sheet("invoice", targets, ("1", "Acme", 10, "01/01/2024"))))
    found = plan(sheet("invoice", targets, ("1", "Beta", 99, "05/06/2024")), known=known)
    assert outcomes(found) == ["conflict"]
    assert codes(found)[0][-1] == "moved_record"


def test_a_wide_row_makes_one_record_of_each_kind():
    targets = ("account.name", "contact.email", "line.mrr", "survey.score", "usage.seats", "usage.month")
    wide = sheet(
        "account",
        targets,
        ("Acme", "ana@acme.example", "1.000,00", 9, 10, "01/2024"),
        ("Beta", None, None, None, None, None),
        headers=("Cliente", "E-mail", "MRR", "NPS", "Licenças", "Mês"),
    )
    found = plan(wide)
    made = records(found)
    assert {key: len(of_kind) for key, of_kind in made.items()} == {
        "account": 2,
        "contact": 1,
        "line": 1,
        "survey": 1,
        "usage": 1,
    }
    assert made["survey"][0].kind == "nps"  # type: ignore[attr-defined]
    assert made["survey"][0].contact == 1  # type: ignore[attr-defined]
    assert outcomes(plan(wide, known=known_after(found))) == ["unchanged", "unchanged"]


def test_two_rows_of_one_account_in_a_wide_sheet_are_two_lines():
    wide = sheet(
        "account", ("account.name", "line.product", "line.mrr"), ("Acme", "A", 10), ("Acme", "B", 20)
    )
    found = plan(wide)
    assert [one.mrr for one in records(found)["line"]] == [1000, 2000]  # type: ignore[attr-defined]
    assert len(records(found)["account"]) == 1
    assert outcomes(plan(wide, known=known_after(found))) == ["unchanged", "unchanged"]


def test_next_months_wide_sheet_changes_the_line_instead_of_adding_one():
    first = known_after(
        plan(sheet("account", ("account.name", "line.mrr", "line.start"), ("Acme", 10, "01/01/2024")))
    )
    found = plan(sheet("account", ("account.name", "line.mrr"), ("Acme", 12)), known=first)
    assert found.sheets[0].rows[0].changes == (Change("line", "mrr", 1000, 1200),)


def test_mergers_and_parents_are_set_once_every_account_is_there():
    targets = ("account.external_id", "account.name", "account.merged_into", "account.parent")
    rows = (("C1", "Acme", "C2", None), ("C2", "Acme novo", None, "Grupo"), ("C3", "Grupo", None, "Nobody"))
    found = plan(sheet("account", targets, *rows))
    late = {(one.record, one.field, one.to) for one in found.writes.late}
    assert late == {(-1, "merged_into", -2), (-2, "parent", -3)}
    assert codes(found)[2] == ["orphan_link"]


def test_custom_columns_become_fields_of_the_rows_kind():
    found = plan(
        sheet(
            "account",
            ("account.name", "custom", "custom"),
            ("Acme", 12.0, "x"),
            headers=("Cliente", "Nº lojas", "Cor"),
        )
    )
    assert [(one.key, one.label, one.type) for one in found.writes.custom_fields] == [
        ("no_lojas", "Nº lojas", "decimal"),
        ("cor", "Cor", "text"),
    ]
    assert records(found)["account"][0].custom == {"no_lojas": "12", "cor": "x"}


def test_a_ticket_named_by_a_survey_is_linked_and_never_made():
    tickets = sheet("ticket", ("ticket.external_id", "account.name"), ("T1", "Acme"))
    targets = ("account.name", "survey.kind", "survey.score", "ticket.external_id")
    found = plan(tickets, sheet("survey", targets, ("Acme", "CSAT", 5, "T1"), ("Acme", "CSAT", 4, "T9")))
    made = records(found)
    assert [one.ticket for one in made["survey"]] == [1, None]  # type: ignore[attr-defined]
    assert len(made["ticket"]) == 1
    assert "orphan_link" in {problem.code for problem in found.sheets[1].problems}


def test_a_payment_finds_its_account_through_the_line_it_names():
    lines = sheet("line", LINES, ("L1", "C1", "Base", 10, "01/01/2024", None))
    found = plan(lines, sheet("invoice", ("line.external_id", "invoice.amount"), ("L1", 10)))
    assert outcomes(found, 1) == ["new"]
    assert records(found)["invoice"][0].account == 1  # type: ignore[attr-defined]


def test_a_corrected_cell_and_a_row_left_out_by_a_person_count():
    bad = sheet(
        "line",
        LINES,
        ("L1", "C1", "Base", "10", "not a date", None),
        ("L2", "C1", "Base", "5", "01/01/2024", None),
    )
    assert outcomes(plan(bad)) == ["invalid", "new"]
    answers = Answers(
        cells={("book.xlsx", "Sheet", 2, 4): "01/02/2024"}, left_out=frozenset({("book.xlsx", "Sheet", 3)})
    )
    assert outcomes(plan(bad, answers=answers)) == ["new", "skipped"]


@st.composite
def wild_sheets(draw: st.DrawFn) -> tuple[str, list[str], list[tuple[Any, ...]]]:
    """A sheet of any kind with any columns, blank, repeated and contradicting cells among them."""
    targets = draw(st.lists(st.sampled_from(list(CELLS)), min_size=1, max_size=6, unique=True))
    cells = [st.one_of(st.none(), st.sampled_from(CELLS[target])) for target in targets]
    rows = draw(st.lists(st.tuples(*cells), max_size=12))
    return draw(st.sampled_from(["account", "line", "survey", "contact", "invoice"])), targets, rows


@settings(max_examples=150, deadline=None)
@given(drawn=wild_sheets(), create=st.booleans())
def test_whatever_a_sheet_holds_every_row_has_one_fate_and_a_second_import_changes_nothing(
    drawn: tuple[str, list[str], list[tuple[Any, ...]]], create: bool
):
    entity, targets, rows = drawn
    wild = sheet(entity, targets, *rows)
    found = plan(wild, create_accounts=create)
    counts = found.counts()
    assert counts["read"] == len(rows) == sum(counts.values()) - counts["read"]
    again = plan(wild, known=known_after(found), create_accounts=create)
    assert not again.writes.segments
    assert not again.writes.changes
    assert again.counts()["new"] == again.counts()["updated"] == 0


@pytest.mark.parametrize("size", [0, 1])
def test_a_sheet_of_hardly_any_rows_is_planned(size: int):
    found = plan(
        sheet("rate", ("rate.month", "rate.currency", "rate.rate"), *[("01/2024", "USD", "5,5")] * size)
    )
    assert found.counts()["read"] == size


def test_an_empty_snapshot_knows_nothing():
    assert list(Snapshot().records(Account)) == []
