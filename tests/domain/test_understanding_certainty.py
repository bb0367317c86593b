"""What is said to be sure, and what a person is asked to check."""

from __future__ import annotations

from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand


def understood(file: str, *rows: list[Cell]) -> SheetMapping:
    """One sheet, understood alone."""
    return understand([RawSheet(file, file, list(rows))])[0]


def certainty(mapping: SheetMapping, header: str) -> tuple[str | None, Certainty]:
    """Where a column goes and how surely."""
    column = next(each for each in mapping.columns if each.header == header)
    return column.target, column.certainty


def test_rows_that_may_be_two_kinds_of_record_are_not_sure_of_their_fields() -> None:
    mapping = understood(
        "list.csv",
        ["lead_id", "company_name", "industry", "value_eur", "stage", "notes"],
        ["LEAD-1", "Orion Credit", "Finance", 75000, "Discovery", "Wants an assistant for its own people."],
        ["LEAD-2", "Luna Wear", "Fashion", 30000, "Qualified", "Wants summaries of what its clients say."],
        ["LEAD-3", "Medica One", "Health", 65000, "Proposal", "Keen, but very strict about privacy."],
    )
    own = [
        each.certainty
        for each in mapping.columns
        if each.target and each.target.startswith(f"{mapping.entity}.")
    ]
    assert own
    assert Certainty.SURE not in own


def test_a_part_of_a_known_name_far_from_the_whole_is_to_be_checked() -> None:
    mapping = understood(
        "clientes.csv",
        ["Código", "Cliente", "Valor de venda do último imóvel entregue"],
        ["1", "Trevo Seguros", "120.000,00"],
        ["2", "Vila Pet", "90.500,00"],
        ["3", "Lar Doce", "77.000,00"],
    )
    assert certainty(mapping, "Valor de venda do último imóvel entregue")[1] is Certainty.CHECK


def test_how_many_clients_there_are_names_none_of_them() -> None:
    mapping = understood(
        "painel.xlsx",
        ["Vendedor", "Clientes", "Faturamento"],
        ["Ana", 12, 1200.5],
        ["Leo", 9, 800.0],
        ["Bia", 31, 4100.0],
    )
    assert certainty(mapping, "Clientes")[0] in {None, "custom"}
    assert not mapping.importable


def test_dollars_with_a_comma_before_three_digits_are_thousands_without_a_question() -> None:
    mapping = understood(
        "deals.csv",
        ["deal_name", "company", "amount", "deal_stage", "close_date"],
        ["Judges - Gold", "Judges", "$40,000", "Won", "2021-11-13"],
        ["Bears - Basic", "Bears", "$10,000", "Lost", "2021-09-22"],
    )
    amount = next(each for each in mapping.columns if each.header == "amount")
    assert (amount.target, amount.format.decimal_comma, amount.format.ask) == (
        "opportunity.value",
        False,
        False,
    )


def test_a_table_without_a_client_is_still_shown_as_what_it_is() -> None:
    mapping = understood(
        "nps.csv",
        ["response_id", "visit_id", "submitted_at", "nps"],
        ["r1", "v1", "2026-01-04 10:00:00", 9],
        ["r2", "v2", "2026-01-05 11:30:00", 4],
        ["r3", "v3", "2026-01-06 09:15:00", 10],
    )
    assert (mapping.entity, mapping.importable) == ("survey", False)
    assert mapping.why_not is not None
    assert mapping.why_not.msgid == "No column says which account each row is about"
    assert certainty(mapping, "nps")[0] == "survey.score"


def test_the_end_of_a_contract_that_every_client_has_is_that_of_its_term() -> None:
    mapping = understood(
        "carteira.xlsx",
        ["Código", "Cliente", "Contrato - Início", "Contrato - Fim", "MRR"],
        ["1", "Trevo Seguros", "01/03/2024", "28/02/2027", "3.200,00"],
        ["2", "Vila Pet", "10/08/2024", "09/08/2026", "450,00"],
        ["3", "Lar Doce", "05/01/2025", "04/01/2027", "1.800,00"],
    )
    assert certainty(mapping, "Contrato - Fim")[0] == "line.term_end"


def test_a_title_between_two_tables_ends_the_first_and_is_no_record() -> None:
    rows: list[list[Cell]] = [
        ["Clientes ativos", None, None, None],
        ["Cliente", "MRR", "CSM", "Renovação"],
        ["Trevo Seguros", 3200, "Mel", "31/12/2026"],
        ["Vila Pet", 450, "Noé", "30/06/2026"],
        ["Total", 3650, None, None],
        [None, None, None, None],
        ["Cancelados no mês", None, None, None],
        ["Cliente", "Data do cancelamento", "Motivo", "MRR perdido"],
        ["Rumo Norte", "15/03/2026", "Preço", 900],
        ["Lar Doce", "20/03/2026", "Sem resultado", 300],
    ]
    first, second = understand([RawSheet("mensal.xlsx", "Março 2026", rows)])
    assert (first.entity, first.table.rows) == ("account", (3, 4))
    assert (second.entity, second.table.header_row, second.table.rows) == ("churn", 8, (9, 10))
    assert [problem.code for problem in second.table.left_out] == ["title_row"]
