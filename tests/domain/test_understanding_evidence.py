"""What the values and the neighbours of a column say against or for the field that its name means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

BAD_NUMBERS = [f"{n:014d}" for n in range(10000000000101, 10000000000113)]
"""Fourteen figures each, with check digits of no company."""


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
    assert plain.entity == "task"
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


def test_periods_in_any_words_and_how_many_of_them_are_told_apart() -> None:
    mapping = sheet(
        "assinaturas.csv",
        {
            "Cliente": CLIENTS,
            "Plano": ["Max", "Pro"],
            "Valor": ["R$ 90,00", "R$ 190,00"],
            "Intervalo": [1, 3],
            "Tipo de intervalo": ["months", "years"],
            "Criada em": ["02/01/2025"],
        },
    )
    assert went(mapping)["Intervalo"] == "line.interval_count"
    assert went(mapping)["Tipo de intervalo"] == "line.interval"


def test_an_order_that_was_cancelled_ends_no_contract() -> None:
    mapping = sheet(
        "pedidos.csv",
        {
            "Número do pedido": [f"P-{n}" for n in range(12)],
            "Cliente": CLIENTS,
            "Data de emissão": ["02/01/2026"],
            "Valor": ["R$ 90,00", "R$ 190,00"],
            "Motivo do cancelamento": ["Sem estoque", None],
            "Data do cancelamento": ["05/01/2026", None],
        },
    )
    assert went(mapping)["Motivo do cancelamento"] is None
    assert went(mapping)["Data do cancelamento"] is None


@pytest.mark.parametrize("header", ["raw_text", "Texto original", "Full text"])
def test_the_text_of_a_conversation_is_what_was_said(header: str) -> None:
    mapping = sheet(
        "interactions.csv",
        {
            "Client": CLIENTS,
            "Date": ["2026-01-02", "2026-02-03"],
            "Original channel": ["email", "phone"],
            header: ["We spoke about the plan today", "They want more users next month"],
        },
    )
    assert went(mapping)[header] == "interaction.summary"
    assert went(mapping)["Original channel"] == "interaction.channel"


def test_facts_that_say_whose_they_are_hold_in_any_sheet() -> None:
    mapping = sheet(
        "deals.csv",
        {
            "Deal name": [f"Upgrade {n}" for n in range(12)],
            "Company": CLIENTS,
            "Headcount band": ["1-50", "51-200"],
            "Stage": ["Proposal", "Negotiation"],
            "Value": [100, 200],
            "Status": ["open", "won"],
        },
    )
    assert went(mapping)["Headcount band"] == "account.size"
    assert went(mapping)["Status"] == "opportunity.outcome"


def test_a_day_of_something_else_is_not_guessed_to_be_when_a_deal_closes() -> None:
    deals: dict[str, Sequence[Cell]] = {
        "Deal name": [f"Upgrade {n}" for n in range(12)],
        "Company": CLIENTS,
        "Stage": ["Proposal", "Negotiation"],
        "Value": [100, 200],
    }
    for header in ("Renewal date", "Exited date"):
        assert went(sheet("deals.csv", {**deals, header: ["2026-01-02", "2026-03-04"]}))[header] is None


def test_a_long_thread_is_no_name_of_a_deal() -> None:
    thread = "Email thread with Patrick about the new plan, its price and when they could begin to use it all"
    mapping = sheet(
        "deals.csv",
        {
            "Deal id": [f"D-{n}" for n in range(12)],
            "Company": CLIENTS,
            "Stage": ["Proposal", "Negotiation"],
            "Value": [100, 200],
            "email_conversations": [f"{thread} {n}" for n in range(12)],
        },
    )
    assert went(mapping)["email_conversations"] != "opportunity.name"


def test_people_with_a_company_a_position_and_an_address_are_people() -> None:
    mapping = sheet(
        "leads.csv",
        {
            "name": PEOPLE,
            "email": [f"p{n}@mail.com" for n in range(12)],
            "Empresa": CLIENTS,
            "Telefone": ["(11) 98888-7777"],
            "Cidade": ["Recife", "Natal"],
            "Cargo": ["Gerente", "Diretora"],
            "Estado": ["PE", "RN"],
            "Pais": ["Brasil"],
        },
    )
    assert mapping.entity == "contact"
    assert went(mapping)["name"] == "contact.name"
    assert went(mapping)["Empresa"] == "account.name"


def test_who_is_billed_goes_before_the_organization_that_bills() -> None:
    mapping = sheet(
        "invoices.csv",
        {
            "Invoice No": [f"I-{n}" for n in range(12)],
            "Invoice Date": ["2026-01-02"],
            "Organization Name": ["Our Own Ltd"],
            "Organization City": ["Austin"],
            "Client Name": CLIENTS,
            "Client City": ["Reno", "Salem"],
            "Total": [100.0, 250.5],
        },
    )
    assert went(mapping)["Client Name"] == "account.name"
    assert went(mapping)["Client City"] == "account.city"
    assert went(mapping)["Organization Name"] is None


def test_what_a_tool_notes_for_itself_in_brackets_is_nothing() -> None:
    mapping = sheet(
        "accounts.csv",
        {"Account Name": CLIENTS, "Industry": ["Retail"], "Stages": ['[{"id": 1, "name": "Lead"}]']},
    )
    assert went(mapping)["Stages"] is None


def test_a_page_of_ours_on_which_something_failed_is_no_site_of_a_client() -> None:
    mapping = sheet(
        "chamados.csv",
        {
            "Chamado": [f"T-{n}" for n in range(12)],
            "Cliente": CLIENTS,
            "Assunto": ["Não abre", "Erro na nota"],
            "Aberto em": ["02/01/2026"],
            "url": ["https://app.nosso.io/tela/1", "https://app.nosso.io/tela/2"],
        },
    )
    assert went(mapping)["url"] is None


def test_a_check_in_that_is_planned_is_a_conversation() -> None:
    mapping = sheet(
        "scheduled_checkins.csv",
        {
            "checkin_id": [f"C{n:03}" for n in range(12)],
            "account_id": [f"A{n:03}" for n in range(12)],
            "scheduled_date": ["2026-05-04", "2026-05-05"],
            "checkin_type": ["Renewal review", "Adoption plan"],
            "topics_to_cover": ["SSO status and rollout", "Proof of value"],
        },
    )
    assert mapping.entity == "interaction"
    assert went(mapping)["scheduled_date"] == "interaction.at"


def test_the_net_amount_goes_before_the_gross_one() -> None:
    mapping = sheet(
        "vendas.csv",
        {
            "Nº da venda": [300 + n for n in range(12)],
            "Cliente": CLIENTS,
            "Data da venda": ["02/01/2026"],
            "Valor bruto": ["R$ 100,00", "R$ 200,00"],
            "Desconto": ["R$ 10,00"],
            "Valor líquido da venda": ["R$ 90,00", "R$ 190,00"],
        },
    )
    assert went(mapping)["Valor líquido da venda"] == "invoice.amount"


def test_answers_name_those_who_gave_them_by_two_names() -> None:
    mapping = sheet(
        "nps.csv",
        {
            "First Name": ["Ana", "Bia"],
            "Last Name": ["Reis", "Sol"],
            "Company": CLIENTS,
            "NPS": [9, 10],
            "Comment": ["Very good indeed", "Could be better"],
        },
    )
    assert went(mapping)["First Name"] == "contact.first_name"


def test_a_plan_beside_a_cancellation_is_that_of_the_client() -> None:
    mapping = sheet(
        "cancellations.csv",
        {
            "Customer": CLIENTS,
            "Cancelled on": ["2026-01-02"],
            "Plan": ["Growth", "Startup"],
            "MRR lost": [100.0, 250.5],
            "Cancellation reason": ["Too expensive", "Missing features"],
        },
    )
    assert went(mapping)["Plan"] in {"account.plan", "line.plan"}


def test_a_claim_that_another_column_could_make_as_well_is_not_sure() -> None:
    mapping = sheet(
        "invoices.csv",
        {
            "Invoice No": [f"I-{n}" for n in range(12)],
            "Invoice Date": ["2026-01-02"],
            "Company": CLIENTS,
            "Organization": CLIENTS[::-1],
            "Total": [100.0, 250.5],
        },
    )
    named = next(column for column in mapping.columns if column.target == "account.name")
    assert named.certainty is Certainty.LIKELY
