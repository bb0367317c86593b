"""Exports of CRMs and ERPs by the names that they give to programs, lists of leads without names, and deals told beside clients."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

DAYS = [f"2025-0{n}-1{n}" for n in range(1, 9)]
IDS = [f"A-{n}" for n in range(1001, 1013)]
MAILS = [f"p{n}@casa{n}.com" for n in range(12)]


def test_what_dynamics_writes_as_one_word_is_known() -> None:
    mapping = sheet(
        "accounts.csv",
        {
            "accountid": IDS,
            "name": CLIENTS,
            "numberofemployees": [10, 25, 40, 300],
            "address1_postalcode": ["01310-100", "20040-020"],
            "industrycode": ["Retail", "Health", "Finance"],
            "createdon": DAYS,
            "ownerid": PEOPLE,
        },
    )

    assert went(mapping) == {
        "accountid": "account.external_id",
        "name": "account.name",
        "numberofemployees": "account.employees",
        "address1_postalcode": "account.postal_code",
        "industrycode": "account.industry",
        "createdon": "account.start_date",
        "ownerid": "account.csm",
    }


def test_ids_that_are_words_name_whom_they_link_to() -> None:
    mapping = sheet(
        "crm.lead.csv",
        {
            "id": IDS,
            "name": [f"Renewal {n}" for n in range(12)],
            "partner_id": CLIENTS,
            "user_id": PEOPLE,
            "stage_id": ["Qualified", "Proposal", "Won"],
            "expected_revenue": [1200, 3400, 5600],
        },
    )
    found = went(mapping)

    assert mapping.entity == "opportunity"
    assert found["partner_id"] == "account.name"
    assert found["user_id"] == "opportunity.owner"
    assert found["stage_id"] == "opportunity.stage"


def test_figures_under_an_opportunity_are_what_it_is_worth() -> None:
    mapping = sheet(
        "deals.csv",
        {
            "TITLE": [f"Licenças {n}" for n in range(12)],
            "STAGE_ID": ["Proposal", "Won", "Lost"],
            "OPPORTUNITY": [15000, 23000, 8000],
            "COMPANY_TITLE": CLIENTS,
        },
    )

    assert went(mapping)["OPPORTUNITY"] == "opportunity.value"
    assert went(mapping)["TITLE"] == "opportunity.name"


@pytest.mark.parametrize(
    ("names", "target"),
    [
        (["Q1 Software License", "Cloud Migration Project", "Security Audit"], "opportunity.name"),
        (CLIENTS, "account.name"),
    ],
)
def test_a_plain_name_of_deals_is_theirs_where_it_says_what_is_sold(names: list[str], target: str) -> None:
    mapping = sheet(
        "pipeline.csv",
        {
            "Name": names,
            "StageName": ["Qualification", "Proposal", "Closed Won"],
            "Amount": [50000, 12000, 75000],
            "CloseDate": DAYS,
        },
        rows=len(names),
    )

    assert mapping.entity == "opportunity"
    assert went(mapping)["Name"] == target


def test_leads_without_names_go_by_their_ids() -> None:
    mapping = sheet(
        "leads.csv",
        {
            "lead_id": [f"L-{n}" for n in range(100, 112)],
            "segment": ["SMB", "Enterprise"],
            "lead_source": ["Webinar", "Referral"],
            "status": ["New", "Contacted"],
            "created_at": DAYS,
        },
    )

    assert mapping.importable
    assert went(mapping)["lead_id"] == "account.external_id"
    assert went(mapping)["segment"] == "account.segment"


def test_a_deal_beside_a_client_is_a_deal() -> None:
    mapping = sheet(
        "accounts.csv",
        {
            "Account Name": CLIENTS,
            "Industry": ["Retail", "Health"],
            "City": ["Boston", "Denver"],
            "Employees": [10, 250, 40],
            "Deal Value": [5000, 8000, 12000],
        },
    )

    assert mapping.entity == "account"
    assert went(mapping)["Deal Value"] == "opportunity.value"


def test_titles_of_people_are_told_by_their_words() -> None:
    mapping = sheet(
        "clients.csv",
        {
            "Company": CLIENTS,
            "Contact Name": PEOPLE,
            "Title": ["Sales Manager", "CTO", "Marketing Director", "Analyst"],
            "Email": MAILS,
            "Plan": ["Pro", "Basic"],
            "MRR": [100, 250],
        },
    )

    assert went(mapping)["Title"] == "contact.title"


def test_what_people_do_under_role_is_a_title_and_a_part_in_a_sale_is_not() -> None:
    columns: dict[str, Sequence[Cell]] = {"Name": PEOPLE, "Email": MAILS[:6], "Company": CLIENTS[:6]}
    employed = sheet(
        "contacts.csv", columns | {"Role": ["Sales Executive", "Financial Controller", "CEO"]}, 6
    )
    playing = sheet(
        "contacts.csv", columns | {"Role": ["Executive Sponsor", "Champion", "Decision maker"]}, 6
    )

    assert went(employed)["Role"] == "contact.title"
    assert went(playing)["Role"] == "contact.role"


def test_pages_of_people_are_told_by_where_they_are() -> None:
    mapping = sheet(
        "Connections.csv",
        {
            "First Name": [name.split()[0] for name in PEOPLE],
            "Last Name": [name.split()[1] for name in PEOPLE],
            "URL": [f"https://www.linkedin.com/in/p{n}" for n in range(6)],
            "Email Address": MAILS[:6],
            "Company": CLIENTS[:6],
        },
        rows=6,
    )

    assert went(mapping)["URL"] == "contact.linkedin"


def test_people_of_few_orders_that_come_again_are_not_a_list_of_people() -> None:
    mapping = sheet(
        "contacts of Tier 1",
        {
            "Firm": CLIENTS[:4],
            "Name": PEOPLE,
            "Title": ["Director", "Vice President", "Managing Director"],
            "Group": ["Retail", "Energy"],
            "E-mail": MAILS[:6],
            "Phone": [f"(212) 555-01{n}" for n in range(10, 16)],
        },
        rows=6,
    )

    assert mapping.entity == "contact"
    assert went(mapping)["Firm"] == "account.name"
    assert went(mapping)["Name"] == "contact.name"


def test_the_sides_of_a_merged_table_are_not_part_of_its_names() -> None:
    mapping = sheet(
        "merged.csv",
        {
            "customer_id": IDS,
            "company_x": CLIENTS,
            "industry": ["Retail", "Health"],
            "company_y": CLIENTS,
        },
    )

    assert went(mapping)["company_x"] == "account.name"


def test_the_start_of_a_subscription_leaves_the_day_of_signup_to_the_client() -> None:
    mapping = sheet(
        "customers.csv",
        {
            "customer_id": IDS,
            "signup_date": DAYS,
            "country": ["US", "GB"],
            "subscription_id": [f"S-{n}" for n in range(12)],
            "plan": ["pro", "basic"],
            "start_date": [day.replace("2025", "2026") for day in DAYS],
            "price": [199, 99],
            "billing_period": ["monthly", "annual"],
        },
    )
    found = went(mapping)

    assert (found["signup_date"], found["start_date"]) == ("account.start_date", "line.start")
    assert found["price"] == "line.price"


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("win_reason", ["Competitive pricing", "Fast implementation of it", "Strong reviews"]),
        ("won_date", DAYS),
        ("calls_amount", [2, 3, 1]),
    ],
)
def test_what_is_told_of_a_deal_beside_it_is_not_claimed(header: str, values: Sequence[Cell]) -> None:
    mapping = sheet(
        "opportunities.csv",
        {
            "opp_id": IDS,
            "company": CLIENTS,
            "stage": ["Proposal", "Closed Won"],
            "close_date": DAYS,
            "amount": [1000, 2000, 1500],
            header: values,
        },
    )

    assert went(mapping)[header] is None


def test_amounts_of_one_time_are_no_monthly_revenue() -> None:
    mapping = sheet(
        "customers.csv",
        {
            "customer_id": IDS,
            "customer_name": CLIENTS,
            "last_payment_amount": [2500, 500],
            "unpaid_amount": [0, 100],
        },
    )

    assert went(mapping)["last_payment_amount"] is None
    assert went(mapping)["unpaid_amount"] is None


def test_lists_of_people_who_work_here_are_no_clients() -> None:
    mapping = sheet(
        "empleados.csv",
        {
            "nombre": PEOPLE,
            "edad": [30, 41],
            "sueldo": [16000, 35000],
            "sector": ["Finance", "Sales"],
        },
        rows=6,
    )

    assert not mapping.importable


def test_business_partners_of_an_erp_are_clients() -> None:
    mapping = sheet(
        "OCRD.csv",
        {
            "BP Code": IDS,
            "BP Name": CLIENTS,
            "Federal Tax ID": [f"US{912345670 + n}" for n in range(12)],
            "Sales Employee": PEOPLE,
        },
    )

    assert went(mapping) == {
        "BP Code": "account.external_id",
        "BP Name": "account.name",
        "Federal Tax ID": "account.tax_id",
        "Sales Employee": "account.am",
    }


def test_spanish_names_of_an_erp_are_known() -> None:
    mapping = sheet(
        "contactos.csv",
        {
            "Nombre de la compañía": CLIENTS,
            "Calle": [f"Calle {n} 45" for n in range(12)],
            "C.P.": ["28001", "08002"],
            "Empleados": [10, 250],
            "Comercial": PEOPLE,
            "Correo electrónico": MAILS,
        },
    )
    found = went(mapping)

    assert found["Nombre de la compañía"] == "account.name"
    assert found["Calle"] == "account.address"
    assert found["C.P."] == "account.postal_code"
    assert found["Comercial"] == "account.am"


def test_where_a_deal_came_from_is_nobody_who_raised_it() -> None:
    mapping = sheet(
        "oportunidades.csv",
        {
            "Título": [f"Proposta {n}" for n in range(12)],
            "Empresa": CLIENTS,
            "Etapa": ["Proposta", "Negociação"],
            "Valor": [1000, 2500],
            "Origem": ["Indicação", "Site"],
            "Previsão de fechamento": DAYS,
        },
    )

    assert went(mapping)["Origem"] is None


def test_the_profile_of_a_lead_leaves_it_a_person() -> None:
    mapping = sheet(
        "leads.csv",
        {
            "Email": MAILS,
            "Nome": [f"{name} {n}" for n in "AB" for name in PEOPLE],
            "Empresa": CLIENTS,
            "Cargo": ["Gerente", "Diretora", "Analista"],
            "Lead Scoring - Perfil": ["a", "b", "c"],
        },
    )

    assert mapping.entity == "contact"


def test_the_number_at_work_beside_a_number_is_the_persons() -> None:
    mapping = sheet(
        "clientes.csv",
        {
            "customer_id": IDS,
            "name": [f"{name} {n}" for n in "AB" for name in PEOPLE],
            "phone": [f"(11) 3555-01{n}" for n in range(10, 22)],
            "businessPhone": [f"(11) 3777-02{n}" for n in range(10, 22)],
            "email": MAILS,
        },
    )

    assert {went(mapping)[header] for header in ("phone", "businessPhone")} == {
        "account.phone",
        "contact.phone",
    }


def test_the_lifecycle_of_a_client_is_no_stage_of_a_deal() -> None:
    mapping = sheet(
        "deals.csv",
        {
            "Deal Name": [f"Proposta {n}" for n in range(12)],
            "Company": CLIENTS,
            "Amount": [1000, 2500],
            "Close Date": DAYS,
            "Lifecycle Stage": ["Customer", "Opportunity"],
        },
    )

    assert went(mapping)["Lifecycle Stage"] in {"account.stage", None}
