"""A code, a tax id or a domain that clients with clearly unlike names share in one sheet is nobody's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.importing.plan import Answers, Plan
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.understand import understand
from csdesk.domain.model.account import Account
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

CODED = ("account.external_id", "account.name", "account.city")
TAXED = ("account.name", "account.tax_id", "contact.name")
MANAGER = "11.222.333/0001-81"


def names(found: Plan) -> list[str]:
    return [one.name for one in records(found)["account"] if isinstance(one, Account)]


def again(first: Plan, *sheets: Any) -> list[str]:
    """What a second import makes of the rows of the last sheet; it writes nothing."""
    second = plan(*sheets, known=known_after(first))
    assert not second.writes.segments
    assert not second.writes.changes
    return outcomes(second, len(sheets) - 1)


def test_clients_with_one_code_and_other_names_stay_apart_and_it_is_told() -> None:
    clients = sheet(
        "account",
        CODED,
        ("1", "Padaria Aurora", "Santos"),
        ("1", "Oficina Lima", "Campinas"),
        ("1", "Mercado Sol", "Itu"),
        ("2", "Clínica Norte", "Natal"),
        ("2", "Clinica Norte Ltda", None),
    )
    found = plan(clients)
    assert sorted(names(found)) == ["Clinica Norte Ltda", "Mercado Sol", "Oficina Lima", "Padaria Aurora"]
    assert codes(found) == [[], ["near_duplicate"], ["near_duplicate"], ["superseded_row"], []]
    assert again(found, clients) == ["unchanged", "unchanged", "unchanged", "skipped", "unchanged"]


def test_condominiums_with_the_tax_id_of_their_manager_keep_their_own_people() -> None:
    clients = sheet(
        "account",
        TAXED,
        ("Condomínio Ipê", MANAGER, "Ana"),
        ("Condomínio Jatobá", MANAGER, "Beto"),
        ("Condomínio Cedro", MANAGER, "Caio"),
    )
    found = plan(clients)
    assert outcomes(found) == ["new"] * 3
    assert [(one.account, one.name) for one in records(found)["contact"]] == [
        (1, "Ana"),
        (2, "Beto"),
        (3, "Caio"),
    ]  # type: ignore[attr-defined]
    assert again(found, clients) == ["unchanged"] * 3


def test_rows_of_other_records_are_told_apart_likewise() -> None:
    lines = sheet(
        "line",
        ("account.external_id", "account.name", "line.mrr"),
        ("1", "Padaria Aurora", 10),
        ("1", "Oficina Lima", 20),
        ("1", "Padaria Aurora", 30),
    )
    found = plan(lines)
    assert [one.account for one in records(found)["line"]] == [1, 2, 1]  # type: ignore[attr-defined]
    assert again(found, lines) == ["unchanged"] * 3


def test_names_that_differ_by_legal_form_accents_or_a_slip_go_on_to_be_one_account() -> None:
    variants = [
        ("Agro São João", MANAGER, None),
        ("AGRO SAO JOAO LTDA", MANAGER, None),
        ("Agro S. João", MANAGER, None),
    ]
    assert names(plan(sheet("account", TAXED, *variants))) == ["Agro São João"]


def test_a_client_renamed_in_a_later_file_is_still_the_same() -> None:
    known = known_after(plan(sheet("account", CODED, ("1", "Padaria Aurora", None))))
    assert outcomes(plan(sheet("account", CODED, ("1", "Oficina Lima", None)), known=known)) == ["updated"]


def test_a_row_that_says_only_the_shared_code_is_in_conflict() -> None:
    clients = sheet(
        "account", CODED, ("1", None, "Itu"), ("1", "Padaria Aurora", None), ("1", "Oficina Lima", None)
    )
    found = plan(clients)
    assert outcomes(found) == ["conflict", "new", "new"]
    assert again(found, clients) == ["conflict", "unchanged", "unchanged"]
    later = sheet("line", ("account.external_id", "line.mrr"), ("1", 10), name="Lines")
    assert outcomes(plan(later, known=known_after(found))) == ["conflict"]


def test_a_person_may_say_that_two_such_rows_are_one_account() -> None:
    clients = sheet("account", CODED, ("1", "Padaria Aurora", None), ("1", "Oficina Lima", None))
    answers = Answers(accounts={("book.xlsx", "Sheet", 3): "Padaria Aurora"})
    assert names(plan(clients, answers=answers)) == ["Padaria Aurora"]
    chosen = replace(clients, keys=("external_id",))
    assert len(names(plan(chosen))) == 1


def test_names_of_one_code_at_several_times_are_one_renamed_client() -> None:
    dated = sheet(
        "account",
        ("account.external_id", "account.name", None),
        ("1", "Oficina Lima", "2026-02-01"),
        ("1", "Padaria Aurora", "2026-01-01"),
        headers=("Código", "Cliente", "Atualizado em"),
    )
    assert names(plan(dated)) == ["Oficina Lima"]


CLIENT = st.tuples(
    st.sampled_from((None, "1", "2")),
    st.sampled_from((None, "Padaria Aurora", "Aurora", "Oficina Lima", "Oficina Lima Ltda", "Sol")),
    st.sampled_from((None, MANAGER, "11.444.777/0001-61")),
    st.sampled_from((None, "aurora.example", "lima.example")),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(("account", "line", "contact")), st.lists(CLIENT, min_size=1, max_size=6))
def test_whatever_keys_names_share_a_second_import_changes_nothing(entity: str, rows: list[Any]) -> None:
    targets = ("account.external_id", "account.name", "account.tax_id", "account.domain")
    clients = sheet(entity, targets, *rows)
    again(plan(clients), clients)


def targets_of(*rows: tuple[Any, ...]) -> dict[str, str | None]:
    """Where the columns of a sheet go."""
    (mapping,) = understand([RawSheet("clientes.csv", "clientes", rows)])
    return {column.header: column.target for column in mapping.columns}


def test_a_column_that_holds_one_value_for_many_names_is_no_key_of_accounts() -> None:
    header = ("Código", "Cliente", "CNPJ", "Cidade")
    names = ("Padaria Aurora", "Oficina Lima", "Mercado Sol", "Clínica Norte", "Escola Vento")
    codes = ("1", "1", "1", "2", "2")
    found = targets_of(
        header, *((code, name, MANAGER, "Santos") for code, name in zip(codes, names, strict=True))
    )
    assert (found["Código"], found["CNPJ"]) == ("custom", "custom")


def test_a_code_that_two_of_many_clients_share_by_mistake_is_still_the_key() -> None:
    header = ("Código", "Cliente", "CNPJ", "Cidade")
    names = ("Padaria Aurora", "Oficina Lima", "Mercado Sol", "Clínica Norte", "Escola Vento")
    codes = ("1", "2", "3", "4", "4")
    found = targets_of(
        header, *((code, name, None, "Santos") for code, name in zip(codes, names, strict=True))
    )
    assert found["Código"] == "account.external_id"
