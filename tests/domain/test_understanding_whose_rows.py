"""Whose rows are: clients behind the numbers of rows, people who work here, keys and kinds beside better ones, values in quotes."""

from __future__ import annotations

from csdesk.domain.importing.coerce_text import coerce_text
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

CODES = [f"C{n:03}" for n in range(1, 13)]
DAYS = [f"2026-03-{n:02}" for n in range(1, 13)]


def test_the_id_of_a_client_behind_the_number_of_its_row_makes_the_rows_clients() -> None:
    mapping = sheet(
        "bank.csv",
        {
            "RowNumber": list(range(1, 13)),
            "CustomerId": list(range(15600, 15612)),
            "Surname": ["Hill", "Onio", "Boni"],
            "CreditScore": [619, 608, 502],
            "Geography": ["France", "Spain", "Germany"],
            "Exited": [1, 0],
        },
    )
    assert mapping.importable
    found = went(mapping)
    assert (found["CustomerId"], found["Geography"]) == ("account.external_id", "account.country")
    assert found["Exited"] == "account.status"


def test_people_who_work_here_are_no_clients() -> None:
    for key in ("rep_id", "employee_id", "id_empleado"):
        mapping = sheet(
            "team.csv",
            {
                key: CODES,
                "full_name": PEOPLE,
                "email": [f"a{n}@x.com" for n in range(12)],
                "hire_date": DAYS,
                "region": ["West", "East"],
            },
        )
        assert not mapping.importable, key


def test_what_is_called_the_segment_goes_before_a_type() -> None:
    found = went(
        sheet(
            "customers.csv",
            {
                "customer_id": CODES,
                "Customer_Type": ["Individual", "Corporate"],
                "Customer_Segment": ["SME", "Affluent"],
            },
        )
    )
    assert (found["Customer_Type"], found["Customer_Segment"]) == (None, "account.segment")


def test_the_key_of_a_warehouse_stands_behind_the_id_that_people_know() -> None:
    found = went(
        sheet(
            "dim_account.csv",
            {"account_key": list(range(1, 13)), "account_id": CODES, "account_name": CLIENTS},
        )
    )
    assert (found["account_key"], found["account_id"]) == (None, "account.external_id")


def test_the_day_somebody_signed_up_goes_before_a_start_of_anything() -> None:
    found = went(
        sheet(
            "customers.csv",
            {
                "customer_id": CODES,
                "signup_date": DAYS,
                "plan": ["pro"],
                "start_date": DAYS,
                "price": [199.0, 99.5],
            },
        )
    )
    assert found["signup_date"] == "account.start_date"


def test_a_day_that_is_past_is_not_when_a_deal_is_expected() -> None:
    found = went(
        sheet(
            "deals.csv",
            {
                "deal_id": CODES,
                "account_id": CODES,
                "amount": [10, 20],
                "closedate": DAYS,
                "date_closed": DAYS,
                "stage": ["Won", "Lost"],
            },
        )
    )
    assert found["date_closed"] is None


def test_quotation_marks_names_and_schemes_are_no_part_of_an_address_or_a_number() -> None:
    found = went(
        sheet(
            "clients.csv",
            {
                "Company": CLIENTS,
                "Email": ["'a@x.com'", "Ann Lee <b@y.com>", "mailto:c@z.com", "d@x.com | e@x.com"],
                "Phone": ["'+5511999990000", "tel: (212) 555-1234", "(11) 99999-0000 / (11) 98888-0000"],
            },
        )
    )
    assert list(found.values()) == ["account.name", "contact.email", "account.phone"]
    assert coerce_text(["'a@x.com'", "Ann Lee <b@y.com>", "mailto:c@z.com"], "email").values == [
        "a@x.com",
        "b@y.com",
        "c@z.com",
    ]
    assert coerce_text(["'+5511999990000"], "phone").values == ["+5511999990000"]


def test_where_a_bill_goes_is_where_the_client_is() -> None:
    found = went(
        sheet(
            "crm.csv",
            {
                "Acct #": CODES,
                "Acct Name": CLIENTS,
                "Bill-to City": ["Austin", "Miami"],
                "Bill-to State": ["TX", "FL"],
                "Yrly Rev": [1000, 2500],
            },
        )
    )
    assert list(found.values())[2:] == ["account.city", "account.state", "account.annual_revenue"]


def test_a_number_at_the_end_of_a_file_name_hides_nothing() -> None:
    mapping = sheet("contatos2.csv", {"Nome": PEOPLE, "Celular": [f"(11) 98765-43{n:02}" for n in range(12)]})
    assert mapping.entity == "contact"


def test_numbered_groups_of_an_address_book_are_read() -> None:
    found = went(
        sheet(
            "contacts.csv",
            {
                "Given Name": ["Ana", "Bia"],
                "Family Name": ["Reis", "Sol"],
                "Organization 1 - Name": CLIENTS,
                "Organization 1 - Title": ["CEO", "CTO"],
                "E-mail 1 - Type": ["* Work"],
                "E-mail 1 - Value": [f"a{n}@x.com" for n in range(12)],
                "Phone 1 - Type": ["Mobile"],
                "Phone 1 - Value": [f"(212) 555-12{n:02}" for n in range(12)],
            },
        )
    )
    assert found["Organization 1 - Name"] == "account.name"
    assert found["Organization 1 - Title"] == "contact.title"
    assert (found["E-mail 1 - Value"], found["Phone 1 - Value"]) == ("contact.email", "contact.phone")
    assert (found["E-mail 1 - Type"], found["Phone 1 - Type"]) == (None, None)


def test_the_company_of_a_lead_is_the_client() -> None:
    found = went(
        sheet(
            "leads.csv",
            {
                "Lead Name": PEOPLE,
                "Lead Company": CLIENTS,
                "Lead Email": [f"a{n}@x.com" for n in range(12)],
                "Lead Status": ["New", "Won"],
                "Est. Value": [100, 250],
            },
        )
    )
    assert found["Lead Company"] == "account.name"
