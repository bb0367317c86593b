"""What rows are by what stands together in them, and what a header means by what stands beside it."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.beside import by_neighbours
from csdesk.domain.importing.names import name_of
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

DAYS = [f"2026-03-{n + 10}" for n in range(12)]
MAILS = [f"p{n}@loja{n}.com.br" for n in range(12)]


def test_sales_with_an_id_of_their_own_are_no_clients() -> None:
    mapping = sheet(
        "vendas.csv",
        {
            "Id": [str(n) for n in range(1, 13)],
            "Data da Venda": DAYS,
            "Produto": ["Cabo", "Mesa", "Fonte"],
            "Categoria": ["Casa", "Loja"],
            "Cliente": CLIENTS,
            "Vendedor": PEOPLE,
            "Quantidade": [str(n % 5 + 1) for n in range(12)],
            "Valor Unitário": [f"{n}.50" for n in range(20, 32)],
            "Valor Total": [f"{n}.50" for n in range(100, 112)],
        },
    )
    assert mapping.entity in {"invoice", "line", "opportunity"}
    assert went(mapping)["Categoria"] is None
    assert went(mapping)["Valor Total"] in {"invoice.amount", "line.price", "opportunity.value"}


@pytest.mark.parametrize("when", ["sent_at", "Data de envio"])
def test_messages_that_were_sent_are_interactions(when: str) -> None:
    mapping = sheet(
        "log.csv",
        {
            "lead_id": [f"L-{n}" for n in range(12)],
            "name": [f"{name} {n}" for n, name in enumerate(PEOPLE * 2)],
            "address": [f"Rua das Flores, {n}" for n in range(12)],
            "email": MAILS,
            "phone": [f"(11) 98888-10{n:02}" for n in range(12)],
            "channel": ["email", "whatsapp"],
            when: DAYS,
            "notes": ["Respondeu que vai pensar", "Pediu que ligasse na segunda"],
        },
    )
    assert mapping.entity == "interaction"
    assert went(mapping)["channel"] == "interaction.channel"
    assert went(mapping)[when] == "interaction.at"


def test_a_channel_by_which_people_came_makes_no_messages_of_them() -> None:
    mapping = sheet(
        "pessoas.csv",
        {"name": PEOPLE, "email": MAILS[:6], "channel": ["email", "phone"], "created_at": DAYS[:6]},
        rows=6,
    )
    assert mapping.entity == "contact"


def test_companies_of_which_few_have_a_person_are_accounts() -> None:
    mapping = sheet(
        "places.csv",
        {
            "name": CLIENTS,
            "phone": [f"(11) 3333-10{n:02}" for n in range(12)],
            "address": [f"Rua das Flores, {n}" for n in range(12)],
            "city": ["Santos", "Recife"],
            "state": ["SP", "PE"],
            "full_name": [*PEOPLE[:4], *[None] * 8],
            "first_name": [*(name.split()[0] for name in PEOPLE[:4]), *[None] * 8],
            "last_name": [*(name.split()[1] for name in PEOPLE[:4]), *[None] * 8],
            "title": ["Sócia", "Gerente", "Diretor", "Dono", *[None] * 8],
            "insights_found.employees": [str(n * 3 + 5) for n in range(12)],
        },
    )
    found = went(mapping)
    assert mapping.entity == "account"
    assert found["name"] == "account.name"
    assert found["state"] == "account.state"
    assert found["full_name"] == "contact.name"
    assert found["title"] == "contact.title"
    assert found["insights_found.employees"] == "account.employees"


def test_the_name_of_a_person_said_whole_and_in_parts_is_no_company() -> None:
    mapping = sheet(
        "people.csv",
        {
            "name": PEOPLE,
            "first_name": [name.split()[0] for name in PEOPLE],
            "last_name": [name.split()[1] for name in PEOPLE],
            "email": MAILS[:6],
        },
        rows=6,
    )
    assert went(mapping)["name"] != "account.name"


def test_the_stage_beside_what_a_deal_is_worth_is_that_of_the_deal() -> None:
    mapping = sheet(
        "crm.csv",
        {
            "lead_id": [f"L{n:03}" for n in range(12)],
            "name": [f"{name} {n}" for n, name in enumerate(PEOPLE * 2)],
            "company": CLIENTS,
            "email": MAILS,
            "stage": ["qualified", "emailed", "replied"],
            "deal_value": [str(n * 900 + 4200) for n in range(12)],
        },
    )
    assert went(mapping)["stage"] == "opportunity.stage"
    assert went(mapping)["deal_value"] == "opportunity.value"


def test_states_of_clients_month_by_month_are_lines() -> None:
    mapping = sheet(
        "churn.csv",
        {
            "account_id": [str(n // 2) for n in range(12)],
            "observation_date": ["2026-02-12", "2026-03-12"],
            "is_churn": ["0", "0", "0", "1"],
            "total_mrr": [f"{n // 2 + 20}.07" for n in range(12)],
        },
    )
    assert mapping.importable
    assert went(mapping)["account_id"] == "account.external_id"
    assert went(mapping)["total_mrr"] == "line.mrr"


def test_sales_with_a_deal_each_are_deals() -> None:
    mapping = sheet(
        "Vendas 2026.csv",
        {
            "Deal": [f"Plano para {name}" for name in CLIENTS],
            "Cliente": CLIENTS,
            "Tipo": ["upsell", "cross sell"],
            "Produto": ["Básico", "Completo"],
            "Valor por usuário": [f"{n}.50" for n in range(20, 32)],
        },
    )
    assert mapping.entity == "opportunity"
    assert went(mapping)["Deal"] == "opportunity.name"


def test_clients_who_fled_with_their_reasons_are_churn() -> None:
    mapping = sheet(
        "Detalle Fuga 2026.csv",
        {
            "Nombre de la empresa": CLIENTS,
            "KAM": ["Ana Reis", "Bia Sol"],
            "Industria": ["Retail", "Salud"],
            "Fecha de desactivación": DAYS,
            "Motivo": ["Deuda", "Cambio de proveedor"],
        },
    )
    assert mapping.entity == "churn"
    assert went(mapping)["Fecha de desactivación"] == "churn.date"
    assert went(mapping)["Motivo"] == "churn.reason"


def test_clients_with_the_reasons_of_some_who_left_stay_clients() -> None:
    mapping = sheet(
        "customer_churn.csv",
        {
            "customer_id": [f"C-{n}" for n in range(12)],
            "signup_date": DAYS,
            "monthly_revenue": [f"{n}.90" for n in range(20, 32)],
            "logins": [str(n) for n in range(12)],
            "churn_reason": ["Price", None, None],
        },
    )
    assert mapping.entity == "account"
    assert went(mapping)["monthly_revenue"] == "line.mrr"


def test_nothing_but_0_and_1_is_no_amount() -> None:
    mapping = sheet(
        "status.csv",
        {
            "Customer ID": [f"C-{n:04}" for n in range(40)],
            "Churn Value": ["0", "0", "1"],
            "Churn Reason": ["Price", "Support", "Moved"],
        },
        rows=40,
    )
    assert went(mapping)["Churn Value"] != "churn.amount"


def test_terms_in_words_are_no_key_of_a_contract() -> None:
    mapping = sheet(
        "lines.csv",
        {
            "Customer ID": [f"C-{n:04}" for n in range(15)],
            "MonthlyCharges": [f"{n}.35" for n in range(20, 35)],
            "Contract": ["Month-to-month", "One year", "Two years"],
        },
        rows=15,
    )
    assert went(mapping)["Contract"] != "line.external_id"


def test_who_works_here_is_not_told_by_a_code() -> None:
    mapping = sheet(
        "opportunities.csv",
        {
            "opportunity_id": [f"OPP_{n:04}" for n in range(12)],
            "bd_rep_id": ["BD_007", "BD_005"],
            "account_name": CLIENTS,
            "current_stage": ["Negotiation", "Proposal"],
            "deal_value": [f"{n}292.39" for n in range(1, 13)],
        },
    )
    assert went(mapping)["bd_rep_id"] is None


def test_the_few_houses_that_sell_are_not_whose_the_sales_are() -> None:
    mapping = sheet(
        "vendas.csv",
        {
            "venda_id": [f"V{n:03}" for n in range(12)],
            "valor_total": [f"{n}99.90" for n in range(1, 13)],
            "moeda": ["BRL"],
            "data_venda": DAYS,
            "unidade": ["Parque Sul", "Vila Rosa"],
        },
    )
    assert went(mapping)["unidade"] is None


@pytest.mark.parametrize(
    ("header", "group", "base"),
    [
        ("company_insights.employees", "company insights", "employees"),
        ("Customer.Name", "", "customer name"),
        ("email.emails_validator.status", "", "email validator status"),
    ],
)
def test_what_stands_before_the_dot_of_a_path_is_a_group(header: str, group: str, base: str) -> None:
    name = name_of(header)
    assert name.group == group
    assert group == "" or name.base == base


def test_without_anything_beside_them_names_stay_as_they_are() -> None:
    assert by_neighbours(()) == ()
