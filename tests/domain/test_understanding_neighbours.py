"""What columns beside each other say of each other: whose an address is, which amount is billed, which day counts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

MEETINGS: dict[str, Sequence[Cell]] = {
    "Topic": ["Review of goals", "Kickoff call"],
    "Meeting ID": [812345678 + n for n in range(12)],
    "Start Time": ["2026-01-02 10:00", "2026-02-03 11:30"],
    "Duration (Minutes)": [30, 45],
    "Customer": CLIENTS,
}


def test_how_many_took_part_is_nobody() -> None:
    assert went(sheet("meetings.csv", {**MEETINGS, "Participants": [2, 5, 9]}))["Participants"] is None
    named = sheet("meetings.csv", {**MEETINGS, "Participants": PEOPLE})
    assert went(named)["Participants"] in {"interaction.contacts", "contact.name"}


def test_addresses_of_one_house_beside_many_clients_are_of_those_who_work_here() -> None:
    ours = sheet("meetings.csv", {**MEETINGS, "Email": [f"p{n}@ourteam.io" for n in range(12)]})
    theirs = sheet("meetings.csv", {**MEETINGS, "Email": [f"p{n}@client{n}.com" for n in range(12)]})
    made_up = sheet("meetings.csv", {**MEETINGS, "Email": [f"p{n}@example.com" for n in range(12)]})
    assert went(ours)["Email"] is None
    assert went(theirs)["Email"] == went(made_up)["Email"] == "contact.email"


def test_what_is_left_to_pay_is_not_what_was_billed() -> None:
    mapping = sheet(
        "contas_a_receber.csv",
        {
            "Cliente": CLIENTS,
            "Data de vencimento": ["02/01/2026"],
            "Valor original da parcela (R$)": ["100,00", "200,00"],
            "Valor em aberto (R$)": ["50,00", "0,00"],
        },
    )
    assert went(mapping)["Valor original da parcela (R$)"] == "invoice.amount"
    assert went(mapping)["Valor em aberto (R$)"] is None


def test_ids_of_a_tool_are_ids_whatever_they_begin_with() -> None:
    mapping = sheet(
        "invoices.csv",
        {
            "id": [f"in_{n:03}" for n in range(12)],
            "Customer": [f"cus_{n}" for n in range(50, 62)],
            "Customer Name": CLIENTS,
            "Invoice Date": ["2026-01-02"],
            "Total": [100.0, 250.5],
        },
    )
    assert went(mapping)["Customer"] == "account.external_id"
    assert went(mapping)["Customer Name"] == "account.name"


def test_each_client_with_an_mrr_is_a_client_although_its_person_has_two_names() -> None:
    mapping = sheet(
        "customers.csv",
        {
            "Customer Id": [f"cb_{n:03}" for n in range(12)],
            "First Name": ["Ana", "Bia"],
            "Last Name": ["Reis", "Sol"],
            "Company": CLIENTS,
            "Email": [f"p{n}@client{n}.com" for n in range(12)],
            "Created At": ["2024-01-02 10:00:00", "2025-02-03 11:00:00"],
            "MRR": [100.0, 250.5],
        },
    )
    assert mapping.entity == "account"
    assert went(mapping)["MRR"] == "line.mrr"


@pytest.mark.parametrize(
    ("values", "target"),
    [
        (["Asked for an ERP integration", "Review of the first month"], "interaction.subject"),
        (PEOPLE, "contact.name"),
    ],
)
def test_a_name_in_a_list_of_meetings_is_a_subject_or_a_person_by_what_stands_there(
    values: list[str], target: str
) -> None:
    mapping = sheet(
        "meeting notes.csv",
        {
            "Name": values,
            "Account": CLIENTS,
            "Date": ["2026-01-02"],
            "Type": ["QBR", "Training"],
            "Summary": ["We spoke about the plan today", "They want more users next month"],
        },
    )
    assert went(mapping)["Name"] == target


def test_why_somebody_gave_a_score_goes_before_what_could_be_better() -> None:
    mapping = sheet(
        "nps.csv",
        {
            "Empresa": CLIENTS,
            "De 0 a 10, quanto você nos recomendaria?": [9, 10, 7],
            "Qual o principal motivo da sua nota?": ["Muito bom mesmo", "Sempre ajudam"],
            "O que podemos melhorar?": ["Os relatórios do sistema", "O preço do plano"],
        },
    )
    assert went(mapping)["Qual o principal motivo da sua nota?"] == "survey.comment"


def test_an_answer_counts_from_when_it_was_given_and_not_from_when_it_was_asked_for() -> None:
    mapping = sheet(
        "responses.csv",
        {
            "Survey ID": [f"S-{n}" for n in range(12)],
            "Company": CLIENTS,
            "First name": ["Ana", "Bia"],
            "Last name": ["Reis", "Sol"],
            "NPS score": [9, 10, 7],
            "Date survey sent": ["2026-01-02", "2026-02-02"],
            "Date survey completed": ["2026-01-05", "2026-02-07"],
        },
    )
    assert went(mapping)["Date survey completed"] == "survey.answered_at"
    assert went(mapping)["Date survey sent"] is None
    assert went(mapping)["First name"] == "contact.first_name"


def test_what_belongs_to_a_lead_in_a_list_of_deals_belongs_to_the_deal() -> None:
    mapping = sheet(
        "negociacoes.csv",
        {
            "ID": [9000 + n for n in range(12)],
            "Nome do lead": [f"Upgrade {n}" for n in range(12)],
            "Empresa do lead": CLIENTS,
            "Etapa do lead": ["Contato inicial", "Negociação"],
            "Venda": [100, 250],
            "Data da criação": ["02/01/2026"],
        },
    )
    assert mapping.entity == "opportunity"
    assert went(mapping)["Nome do lead"] == "opportunity.name"
    assert went(mapping)["Empresa do lead"] == "account.name"
    assert went(mapping)["Venda"] == "opportunity.value"


def test_a_name_beside_a_trade_name_is_the_legal_one() -> None:
    mapping = sheet(
        "clientes.csv",
        {
            "Código": [f"C-{n}" for n in range(12)],
            "Nome": [f"{name} Ltda" for name in CLIENTS],
            "Fantasia": CLIENTS,
            "Cidade": ["Recife", "Natal"],
        },
    )
    assert went(mapping)["Nome"] == "account.legal_name"
    assert went(mapping)["Fantasia"] == "account.name"


def test_conversations_without_a_state_or_a_priority_are_what_was_said() -> None:
    said: dict[str, Sequence[Cell]] = {
        "Company": CLIENTS,
        "Date": ["2026-01-02", "2026-01-03"],
        "Type": ["call", "email", "note"],
        "Subject": ["Review of goals", "Kickoff call"],
        "Description": ["We spoke about the plan today", "They want more users next month"],
    }
    assert sheet("conversations.csv", said).entity == "interaction"
    states: dict[str, Sequence[Cell]] = {"Status": ["open", "closed"], "Priority": ["high", "low"]}
    assert sheet("conversations.csv", {**said, **states}).entity == "ticket"


def test_the_current_amount_beside_the_renewed_one_is_what_was_due() -> None:
    mapping = sheet(
        "renewals.csv",
        {
            "Account": CLIENTS,
            "Renewal date": ["2026-10-02", "2026-11-03"],
            "Current ARR": ["$1,200.00", "$2,400.00"],
            "Renewal ARR": ["$1,300.00", "$2,400.00"],
            "Status": ["Open", "Renewed"],
        },
    )
    assert went(mapping)["Current ARR"] == "renewal.due_mrr"
    assert went(mapping)["Renewal ARR"] == "renewal.renewed_mrr"
