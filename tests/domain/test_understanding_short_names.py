"""Names as programs shorten them, as other languages have them, and names that say that a column is none of ours."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.names import stemmed
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

CODES = [f"C{n:03}" for n in range(1, 13)]
DAYS = [f"2026-03-{n:02}" for n in range(1, 13)]


def test_the_short_words_of_programs_are_the_long_ones_of_people() -> None:
    found = went(
        sheet(
            "customers.csv",
            {
                "cst_no": CODES,
                "cust_nm": CLIENTS,
                "addr": [f"{n} Main St" for n in range(1, 13)],
                "ph": [f"(212) 555-12{n:02}" for n in range(12)],
                "st": ["NY", "CA", "TX"],
                "ctry": ["USA", "UK", "Canada"],
                "zip_cd": [f"100{n:02}" for n in range(12)],
                "crt_dt": DAYS,
                "emp_cnt": [12, 30, 45],
                "ann_rev": [100000, 200000, 350000],
            },
        )
    )
    assert list(found.values()) == [
        f"account.{name}"
        for name in [
            "external_id",
            "name",
            "address",
            "phone",
            "state",
            "country",
            "postal_code",
            "start_date",
            "employees",
            "annual_revenue",
        ]
    ]


def test_bills_and_tickets_of_programs_are_read_too() -> None:
    bills = went(
        sheet(
            "invoices.csv",
            {
                "inv_no": CODES,
                "cust_id": CODES,
                "inv_dt": DAYS,
                "due_dt": DAYS,
                "amt": [10.5, 20.75],
                "pd_dt": DAYS,
                "curr": ["USD", "EUR"],
            },
        )
    )
    assert (bills["inv_dt"], bills["due_dt"], bills["pd_dt"]) == (
        "invoice.issued",
        "invoice.due",
        "invoice.paid",
    )
    assert (bills["amt"], bills["curr"]) == ("invoice.amount", "invoice.currency")
    asked = went(
        sheet(
            "tickets.csv",
            {
                "tkt_no": CODES,
                "cust_nm": CLIENTS,
                "subj": ["No login at all", "Mail is slow"],
                "dt_opened": DAYS,
                "pri": ["High", "Low"],
                "cat": ["Bug", "Billing"],
            },
        )
    )
    assert (asked["tkt_no"], asked["subj"]) == ("ticket.number", "ticket.subject")
    assert (asked["pri"], asked["cat"]) == ("ticket.priority", "ticket.category")


def test_words_of_two_languages_stand_for_each_other_in_any_order() -> None:
    assert stemmed("invoice data") == stemmed("date invoice")


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("CLIENTNUM", "account.external_id"),
        ("idclientes", "account.external_id"),
        ("id_accs", "account.external_id"),
        ("CO.Cliente", "account.external_id"),
        ("customer_id_x", "account.external_id"),
    ],
)
def test_the_key_of_a_client_is_known_however_a_program_writes_it(header: str, target: str) -> None:
    found = went(sheet("clientes.csv", {header: list(range(101, 113)), "Cidade": ["Recife", "Natal"]}))
    assert found[header] == target


def test_what_the_joining_or_cleaning_of_tables_adds_to_a_name_says_nothing() -> None:
    found = went(
        sheet(
            "clientes.csv",
            {"cliente_id_x": CODES, "cliente_nome_normalizado": CLIENTS, "Cidade": ["Recife", "Natal"]},
        )
    )
    assert found["cliente_id_x"] == "account.external_id"
    assert found["cliente_nome_normalizado"] == "account.name"


def test_columns_of_programs_that_carry_tables_about_are_no_facts() -> None:
    found = went(
        sheet(
            "companies.csv",
            {
                "company_id": CODES,
                "name": CLIENTS,
                "_fivetran_start": DAYS,
                "_fivetran_end": DAYS,
                "_airbyte_emitted_at": DAYS,
            },
        )
    )
    assert [found[name] for name in found if name.startswith("_")] == [None] * 3


def test_french_german_and_italian_headers_are_read() -> None:
    french = went(
        sheet(
            "prospects.csv",
            {
                "Entreprise": CLIENTS,
                "Ville": ["Biarritz", "Meilhan"],
                "Secteur": ["Restaurant", "Menuiserie"],
                "Adresse": ["1 rue du Port", "2 rue du Lac"],
            },
        )
    )
    assert list(french.values()) == ["account.name", "account.city", "account.industry", "account.address"]
    german = went(
        sheet(
            "kunden.csv",
            {
                "Kundennummer": CODES,
                "Kunde": CLIENTS,
                "Stadt": ["Bonn", "Ulm"],
                "Branche": ["Handel", "Bau"],
                "Telefon": [f"+49 30 1234{n:03}" for n in range(12)],
            },
        )
    )
    assert list(german.values()) == [
        "account.external_id",
        "account.name",
        "account.city",
        "account.industry",
        "account.phone",
    ]
    italian = went(
        sheet(
            "clienti.csv",
            {
                "Ragione sociale": CLIENTS,
                "Città": ["Roma", "Bari"],
                "Settore": ["Edilizia", "Moda"],
                "Partita IVA": [f"0123456{n:04}" for n in range(12)],
            },
        )
    )
    assert list(italian.values()) == ["account.name", "account.city", "account.industry", "account.tax_id"]


def test_who_left_is_a_status_by_whatever_word_and_why_is_a_reason() -> None:
    mapping = sheet(
        "churn.csv",
        {
            "ID_Cliente": CODES,
            "Abandono": ["Yes", "No"],
            "motivo_abandono": ["Precio", "Competencia"],
            "plan_type": ["Basic", "Pro"],
        },
    )
    assert went(mapping)["Abandono"] == "account.status"
    assert went(mapping)["motivo_abandono"] == "line.end_reason"


def test_amounts_paid_once_are_no_monthly_revenue() -> None:
    names = ("valor_compra", "last_payment_amount", "Importe Lubricantes", "valor_monetario", "ticket_medio")
    for name in names:
        found = went(sheet("clientes.csv", {"cliente_id": CODES, "nome": PEOPLE, name: [10.5, 99.9, 47.25]}))
        assert found[name] is None, name


def test_figures_are_no_positions_and_yes_is_no_plan() -> None:
    found = went(
        sheet(
            "customers.csv",
            {
                "customer_id": CODES,
                "name": CLIENTS,
                "position": [9.2, 12.1],
                "Intl Plan": ["yes", "no"],
                "Number of Customers in Group": [0, 1],
            },
        )
    )
    assert [found[name] for name in ("position", "Intl Plan", "Number of Customers in Group")] == [None] * 3


def test_a_page_on_a_map_is_nobodys_website() -> None:
    found = went(
        sheet(
            "leads.csv",
            {
                "name": CLIENTS,
                "phone": [f"(212) 555-12{n:02}" for n in range(12)],
                "maps_url": [f"https://maps.google.com/?cid={n}" for n in range(12)],
            },
        )
    )
    assert found["maps_url"] is None


def test_leads_by_their_ids_alone_are_accounts_to_come() -> None:
    mapping = sheet(
        "crm_leads.csv",
        {
            "lead_id": CODES,
            "industry": ["Retail", "Media"],
            "company_size": ["1-10", "11-50"],
            "channel": ["Ads", "Web"],
        },
    )
    assert mapping.importable
    assert went(mapping)["lead_id"] == "account.external_id"


def test_headers_and_amounts_of_which_characters_were_lost_are_read() -> None:
    found = went(
        sheet(
            "clientes.csv",
            {
                "Raz\ufffdo Social": CLIENTS,
                "Situa\ufffd\ufffdo": ["Ativo", "Inativo"],
                "Munic\ufffdpio": ["Recife", "Natal"],
                "Mensalidade": ["R$\ufffd1.000,00", "R$\ufffd250,50"],
            },
        )
    )
    assert list(found.values()) == ["account.name", "account.status", "account.city", "line.mrr"]


def test_leads_with_a_name_a_title_and_a_company_are_people() -> None:
    mapping = sheet(
        "leads.csv",
        {
            "name": PEOPLE,
            "title": ["Head of Sales", "CEO"],
            "company": CLIENTS,
            "email": [f"a{n}@loja{n}.com" for n in range(12)],
            "status": ["SENT", "OPENED"],
            "score": [45, 80, 35],
            "priority": ["Low", "High"],
        },
    )
    assert mapping.entity == "contact"
    assert went(mapping)["title"] == "contact.title"


def test_people_under_customers_are_the_clients_themselves() -> None:
    mapping = sheet(
        "customers.csv",
        {
            "Id": list(range(1, 13)),
            "First_Name": ["Ana", "Bia"],
            "Last_Name": ["Reis", "Sol"],
            "Age": [33, 41],
            "City": ["Recife", "Natal"],
            "Email": [f"a{n}@mail.com" for n in range(12)],
        },
    )
    assert mapping.entity == "account"
    assert went(mapping)["Id"] == "account.external_id"


def test_people_with_a_firm_and_a_position_are_people_of_it_whatever_group_they_are_in() -> None:
    mapping = sheet(
        "people.csv",
        {
            "Firm": CLIENTS,
            "Name": PEOPLE,
            "Title": ["Managing Director", "Director"],
            "Group": ["Services", "Retail"],
            "E-mail": [f"a{n}@loja{n}.com" for n in range(12)],
            "Phone": [f"(212) 555-12{n:02}" for n in range(12)],
        },
    )
    assert mapping.entity == "contact"
    assert went(mapping)["Firm"] == "account.name"
