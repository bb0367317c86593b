"""Rows that name no client: linked through what else they name, or told why they are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from csdesk.domain.importing.alike_answers import answered_alike
from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.mail_domains import domains_of, is_public
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers, Plan
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.voice import Ticket
from csdesk.i18n import Translator
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

KNOWN = Snapshot(
    {
        Account: [
            Account(id=1, name="Acme", website="https://www.acme.com"),
            Account(id=2, name="Beta"),
            Account(id=3, name="Gama", domain="twins.com.br"),
            Account(id=4, name="Delta", domain="twins.com.br"),
        ],
        Contact: [
            Contact(id=1, account=2, name="Ana", email="ana@beta.io", external_ids={"": "P1"}),
            Contact(id=2, account=2, name="Bia", email="shared@office.io"),
            Contact(id=3, account=1, name="Bia", email="shared@office.io"),
        ],
        Line: [Line(id=1, account=2, product="Pro", external_ids={"stripe": "sub_0001"})],
        Ticket: [Ticket(id=1, account=1, number="T-77", subject="Login")],
    }
)


def tickets(*rows: tuple[Any, ...], who: str = "contact.email") -> SheetMapping:
    """A list of tickets that names its clients by one thing only."""
    return sheet("ticket", ("ticket.external_id", "ticket.subject", who), *rows)


def owners(found: Plan, kind: str = "ticket") -> list[int | None]:
    """The accounts of the new records of a plan."""
    return [getattr(one, "account", None) for one in records(found)[kind]]


def remarks(found: Plan) -> list[str]:
    """What is told of the first sheet as a whole."""
    return [problem.code for problem in found.sheets[0].problems]


def test_a_row_is_linked_by_a_known_e_mail_by_its_domain_or_by_colleagues() -> None:
    told = tickets(("1", "a", "ANA@beta.io"), ("2", "b", "new@br.acme.com"), ("3", "c", "other@beta.io"))
    found = plan(told, known=KNOWN)
    assert owners(found) == [2, 1, 2]
    assert set(remarks(found)) == {"linked_by_email", "linked_by_domain"}


def test_what_was_linked_by_others_is_known_again() -> None:
    accounts = sheet(
        "account", ("account.name", "account.domain"), ("Acme", "acme.com"), ("Beta", None), name="A"
    )
    people = sheet("contact", ("account.name", "contact.email"), ("Beta", "ana@beta.io"), name="B")
    told = tickets(
        ("1", "a", "ana@beta.io"), ("2", "b", "x@acme.com"), ("3", "c", "y@beta.io"), ("4", "d", "z@new.io")
    )
    found = plan(accounts, people, told)
    assert outcomes(found, 2) == ["new", "new", "new", "skipped"]
    again = plan(accounts, people, told, known=known_after(found))
    assert not again.writes.segments
    assert not again.writes.changes


@pytest.mark.parametrize(
    ("who", "word", "owner"),
    [
        ("contact.external_id", "P1", 2),
        ("line.external_id", "sub_0001", 2),
        ("opportunity.external_id", "O9", None),
    ],
)
def test_a_row_is_linked_by_the_code_of_another_record_whatever_its_source(
    who: str, word: str, owner: int | None
) -> None:
    found = plan(tickets(("1", "a", word), who=who), known=KNOWN)
    assert outcomes(found) == ["new" if owner else "skipped"]
    assert owners(found) == [owner] if owner else codes(found) == [["no_account"]]


def test_an_answer_about_a_ticket_is_of_the_client_of_the_ticket() -> None:
    answers = sheet("survey", ("survey.ticket", "survey.kind", "survey.score"), ("T-77", "CSAT", 5))
    found = plan(answers, known=KNOWN)
    assert owners(found, "survey") == [1]
    assert remarks(found) == ["linked_by_ticket"]


@pytest.mark.parametrize("email", ["shared@office.io", "eva@twins.com.br"])
def test_what_belongs_to_several_accounts_is_a_conflict_until_a_person_chooses(email: str) -> None:
    told = tickets(("1", "a", email))
    found = plan(told, known=KNOWN)
    assert outcomes(found) == ["conflict"]
    assert codes(found) == [["ambiguous_account"]]
    rival = found.sheets[0].rows[0].problems[0].rivals[1]
    chosen = plan(told, known=KNOWN, answers=Answers(accounts={("book.xlsx", "Sheet", 2): rival.answer}))
    assert owners(chosen) == [rival.record]


def test_a_mail_provider_tells_no_account_and_makes_none() -> None:
    people = sheet(
        "contact", ("contact.name", "contact.email"), ("Eva", "eva@gmail.com"), ("Ivo", "ivo@uol.com.br")
    )
    found = plan(people, known=KNOWN)
    assert outcomes(found) == ["skipped", "skipped"]
    assert codes(found) == [["no_account"], ["no_account"]]
    domain = sheet(
        "ticket", ("ticket.external_id", "ticket.subject", "account.domain"), ("1", "a", "gmail.com")
    )
    assert outcomes(plan(domain, known=KNOWN)) == ["skipped"]


def test_a_list_of_people_makes_the_account_of_a_company_domain_and_tells_it() -> None:
    people = sheet(
        "contact", ("contact.name", "contact.email"), ("Eva", "eva@newco.com"), ("Ivo", "ivo@newco.com")
    )
    found = plan(people, known=KNOWN)
    assert [one.name for one in records(found)["account"] if isinstance(one, Account)] == ["newco.com"]
    assert codes(found) == [["orphan"], []]


def test_other_sheets_make_the_account_of_a_domain_only_when_told_to() -> None:
    told = tickets(("1", "a", "eva@newco.com"), ("2", "b", "ivo@newco.com"))
    found = plan(told, known=KNOWN)
    assert outcomes(found) == ["skipped", "skipped"]
    assert codes(found) == [["unknown_domain"], ["unknown_domain"]]
    answers = answered_alike(found, {("book.xlsx", "Sheet"): {"unknown_domain": "new"}}, Answers())
    wanted = plan(told, known=KNOWN, answers=answers)
    assert outcomes(wanted) == ["new", "new"]
    assert [one.name for one in records(wanted)["account"] if isinstance(one, Account)] == ["newco.com"]


def test_the_columns_that_lead_to_a_client_say_so() -> None:
    rows: list[Sequence[Cell]] = [
        ("ticket_id", "requester_email", "subject", "status", "created_at"),
        ("X1", "ana@beta.io", "Login", "open", "2026-01-05"),
        ("X2", "bia@acme.com", "Bill", "closed", "2026-01-06"),
    ]
    (mapping,) = understand([RawSheet("tickets.csv", "tickets", rows)])
    said = {column.header: Translator("en").words(column.why) for column in mapping.columns}
    assert said["requester_email"].endswith("the account is found through it")
    assert not said["ticket_id"].endswith("the account is found through it")


@pytest.mark.parametrize(
    ("domain", "public"),
    [
        ("yahoo.com.br", True),
        ("live.com", True),
        ("example.com", True),
        ("acme", True),
        ("acme.example", False),
        ("web.com", False),
    ],
)
def test_domains_of_mail_providers_are_known(domain: str, public: bool) -> None:
    assert is_public(domain) is public


def test_the_domains_above_one_end_before_the_country() -> None:
    assert list(domains_of("a@mail.br.acme.com.br")) == [
        "mail.br.acme.com.br",
        "br.acme.com.br",
        "acme.com.br",
    ]


def test_a_list_of_who_left_and_who_did_not_makes_records_of_the_first_only() -> None:
    rows: list[Sequence[Cell]] = [
        ("customer_id", "churned", "churn_date", "churn_reason"),
        ("C1", 0, None, None),
        ("C2", 1, "2026-08-20", "Price"),
        ("C3", 1, None, None),
        ("C4", 0, None, None),
    ]
    (mapping,) = understand([RawSheet("churn.csv", "churn", rows)])
    found = plan(mapping)
    assert outcomes(found) == ["skipped", "new", "new", "skipped"]
    assert codes(found)[0] == ["no_churn"]


def test_a_payment_tells_of_its_invoice_and_is_no_further_one() -> None:
    invoices: list[Sequence[Cell]] = [
        ("invoice_id", "account_name", "amount", "issue_date", "due_date"),
        ("I1", "Acme", 100, "2025-01-01", "2025-01-31"),
        ("I2", "Beta", 200, "2025-01-01", "2025-01-31"),
    ]
    payments: list[Sequence[Cell]] = [
        ("payment_id", "invoice_id", "amount", "paid_at"),
        ("P1", "I1", 100, "2025-01-20"),
        ("P2", "I2", 200, "2025-02-02"),
    ]
    sheets = [RawSheet("invoices.csv", "invoices", invoices), RawSheet("payments.csv", "payments", payments)]
    found = plan(*understand(sheets))
    assert [str(getattr(one, "paid", None)) for one in records(found)["invoice"]] == [
        "2025-01-20",
        "2025-02-02",
    ]


def test_what_a_later_sheet_tells_leads_the_rows_of_an_earlier_one_to_their_account() -> None:
    people = sheet("contact", ("contact.name", "contact.email"), ("Ivo", "ivo@gmail.com"), name="People")
    paid = sheet(
        "invoice", ("account.name", "contact.email", "invoice.amount"), ("Acme", "ivo@gmail.com", 10)
    )
    found = plan(people, paid)
    assert [outcomes(found, place) for place in (0, 1)] == [["updated"], ["new"]]
    assert codes(found) == [[]]
    again = plan(people, paid, known=known_after(found))
    assert not again.writes.segments
    assert not again.writes.changes


def test_a_row_that_only_names_a_contract_of_another_account_does_not_move_it() -> None:
    lines = sheet("line", ("line.external_id", "account.name", "line.mrr"), ("S2", "Acme", 10), name="Lines")
    answers = sheet("survey", ("line.external_id", "account.name", "survey.score"), ("S2", "Beta", 9))
    found = plan(lines, answers)
    again = plan(lines, answers, known=known_after(found))
    assert not again.writes.changes


def test_capitals_of_an_e_mail_change_nothing() -> None:
    first = plan(sheet("contact", ("account.name", "contact.email"), ("Acme", "ana@acme.example")))
    loud = sheet("contact", ("account.name", "contact.email"), ("Acme", "ANA@Acme.example"))
    assert outcomes(plan(loud, known=known_after(first))) == ["unchanged"]
