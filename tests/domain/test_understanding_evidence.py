"""What the values and the neighbours of a column say against or for the field that its name means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

CLIENTS = [
    f"Loja {name}"
    for name in ["Azul", "Bela", "Cais", "Doce", "Eixo", "Flor", "Gama", "Hora", "Ipê", "Joia", "Kilo", "Lua"]
]
PEOPLE = ["Ana Reis", "Bia Sol", "Caio Paz", "Davi Luz", "Eva Mar", "Fabio Cruz"]
BAD_NUMBERS = [f"{n:014d}" for n in range(10000000000101, 10000000000113)]
"""Fourteen figures each, with check digits of no company."""


def sheet(file: str, columns: dict[str, Sequence[Cell]], rows: int = 12) -> SheetMapping:
    """How a sheet of so many rows is understood; the values of a column come round again."""
    body = [[values[n % len(values)] for values in columns.values()] for n in range(rows)]
    (mapping,) = understand([RawSheet(file, file, [list(columns), *body])])
    return mapping


def went(mapping: SheetMapping) -> dict[str, str | None]:
    """Where each column went; fields of their own count as nowhere."""
    return {
        column.header: None if column.target in {None, "custom"} else column.target
        for column in mapping.columns
    }


def test_a_column_called_cnpj_is_one_although_no_number_has_right_check_digits() -> None:
    mapping = sheet("clientes.csv", {"Empresa": CLIENTS, "CNPJ": BAD_NUMBERS, "Cidade": ["Recife", "Natal"]})
    assert went(mapping)["CNPJ"] == "account.tax_id"
    assert mapping.columns[1].certainty is Certainty.CHECK


def test_a_column_whose_values_are_of_another_kind_than_its_name_says_so() -> None:
    mapping = sheet("clientes.csv", {"Empresa": CLIENTS, "CNPJ": ["alfa", "beta"], "Cidade": ["Recife"]})
    assert went(mapping)["CNPJ"] is None
    assert "name is known" in mapping.columns[1].why.msgid


@pytest.mark.parametrize("header", ["Location", "Meeting location", "Local"])
def test_where_somebody_met_is_no_channel_unless_channels_stand_there(header: str) -> None:
    calls: dict[str, Sequence[Cell]] = {
        "Client": CLIENTS,
        "Date": ["2026-01-02", "2026-02-03"],
        "Subject": ["Kickoff call", "Review of goals"],
        "Summary": ["We spoke about the plan", "They want more users"],
    }
    rooms = sheet("meetings.csv", {**calls, header: ["Main office", "Rua das Flores 12", "Room 4"]})
    online = sheet("meetings.csv", {**calls, header: ["Zoom", "Google Meet", "Presencial"]})
    assert went(rooms)[header] is None
    assert went(online)[header] == "interaction.channel"


@pytest.mark.parametrize("header", ["Account Type", "Tipo de cliente"])
def test_whether_somebody_is_a_client_or_a_partner_is_no_segment(header: str) -> None:
    plain = sheet("accounts.csv", {"Account Name": CLIENTS, header: ["Customer", "Partner", "Prospect"]})
    told = sheet("accounts.csv", {"Account Name": CLIENTS, header: ["Enterprise", "SMB"]})
    assert went(plain)[header] is None
    assert went(told)[header] == "account.segment"


def test_a_kpi_beside_the_outcome_that_a_client_wants_is_what_is_measured() -> None:
    mapping = sheet(
        "okr clientes.csv",
        {
            "Cliente": CLIENTS,
            "Objetivo do cliente": ["Vender mais", "Reduzir custo"],
            "KPI": ["CAC", "TMA"],
            "De": [10, 20],
            "Para": [30, 40],
            "Até": ["31/12/2026"],
        },
    )
    assert went(mapping)["KPI"] == "goal.metric"


def test_a_board_with_persons_and_due_dates_is_no_onboarding() -> None:
    board: dict[str, Sequence[Cell]] = {
        "Name": CLIENTS,
        "Person": PEOPLE,
        "Status": ["Working on it", "Done", "Stuck"],
        "Due date": ["2026-01-02", "2026-03-04"],
        "Timeline - Start": ["2026-01-01"],
        "Timeline - End": ["2026-02-01"],
        "Item ID": [722849 + n for n in range(12)],
    }
    plain = sheet("board.csv", board)
    assert plain.entity != "onboarding"
    assert went(plain)["Timeline - Start"] is went(plain)["Timeline - End"] is None
    assert sheet("onboarding tracker.csv", board).entity == "onboarding"


def test_the_contact_of_a_bill_that_names_nobody_else_is_the_client() -> None:
    mapping = sheet(
        "invoices.csv",
        {
            "ContactName": CLIENTS,
            "InvoiceNumber": [f"INV-{n}" for n in range(12)],
            "InvoiceDate": ["2026-01-02"],
            "DueDate": ["2026-02-02"],
            "Total": [100.0, 250.5],
        },
    )
    assert went(mapping)["ContactName"] == "account.name"
    assert mapping.importable


def test_a_plain_name_beside_the_code_of_the_client_is_the_name_of_that_client() -> None:
    mapping = sheet(
        "assinaturas.csv",
        {
            "Código do assinante": [f"a{n}b7" for n in range(12)],
            "Nome": CLIENTS,
            "E-mail": [f"p{n}@loja{n}.com.br" for n in range(12)],
            "Plano": ["Mensal", "Anual"],
            "Valor": ["R$ 90,00", "R$ 190,00"],
            "Data de adesão": ["02/01/2025"],
        },
    )
    assert went(mapping)["Nome"] in {"account.name", "contact.name"}


def test_the_number_of_another_paper_is_not_the_number_of_the_bill() -> None:
    bills: dict[str, Sequence[Cell]] = {
        "Código da cobrança": [f"c{n}f9a{n}" for n in range(12)],
        "Cliente": CLIENTS,
        "Valor": ["R$ 90,00", "R$ 190,00"],
        "Vencimento": ["02/01/2026"],
    }
    assert (
        went(sheet("cobrancas.csv", {**bills, "Nosso número": [313590 + n for n in range(12)]}))[
            "Nosso número"
        ]
        is None
    )
    named = sheet("cobrancas.csv", {**bills, "Número da fatura": [f"F-{n}" for n in range(12)]})
    assert went(named)["Número da fatura"] == "invoice.number"
