"""The second import of a file: it decides every row as the first one did, and changes nothing (ADR 0018)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Plan
from csdesk.domain.model.account import Account
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

NAMED = ("account.name", "account.tax_id", "account.status")
SPREAD = ("account.name", "account.domain", "account.status")


def again(*sheets: SheetMapping) -> tuple[Plan, Plan]:
    """The first import of some sheets and the second, which must write nothing."""
    first = plan(*sheets)
    second = plan(*sheets, known=known_after(first))
    assert not second.writes.segments
    assert not second.writes.changes
    return first, second


def names(found: Plan) -> list[str]:
    """The names of the accounts that a plan makes."""
    return [one.name for one in records(found)["account"] if isinstance(one, Account)]


def test_two_names_of_one_tax_id_are_one_account_and_the_second_import_knows_it() -> None:
    rows = [
        ("Acme", "123", None, "NPS"),
        ("Acme", None, "Ativo", "CSAT"),
        ("Acme Sul", "123", "Cancelado", None),
        ("Acme Sul", None, None, "NPS"),
    ]
    first, second = again(sheet("survey", (*NAMED, "survey.kind"), *rows))
    assert names(first) == ["Acme", "Acme Sul"]
    assert codes(first)[2] == codes(second)[2]
    assert "earlier_row" in codes(first)[2]
    assert set(outcomes(second)) == {"unchanged"}


def test_an_account_known_by_its_domain_only_takes_the_name_that_a_later_row_gives() -> None:
    first, _ = again(sheet("contact", SPREAD, (None, "acme.example", None), ("Beta", "acme.example", None)))
    assert names(first) == ["Beta"]


def test_an_account_known_by_its_id_only_takes_the_name_that_its_tax_id_leads_to() -> None:
    targets = ("account.external_id", "account.name", "account.tax_id")
    rows = [("C1", None, "123"), ("C2", "Beta", None), (None, "Beta", "123")]
    first, _ = again(sheet("account", targets, *rows))
    assert names(first) == ["Beta", "Beta"]
    assert outcomes(first) == ["new", "new", "updated"]


def test_of_several_accounts_of_a_domain_the_one_with_a_name_like_it_is_meant() -> None:
    rows = [(None, "beta.example", None), ("Acme", "beta.example", None), ("Acme Ltda", "beta.example", None)]
    first, _ = again(sheet("line", SPREAD, *rows, ("Beta", "beta.example", None)))
    assert names(first) == ["Acme", "Beta"]


def test_zero_said_first_counts_as_said() -> None:
    targets = ("account.name", "account.employees")
    first, _ = again(
        sheet("account", targets, ("Acme", 0), name="One"), sheet("account", targets, ("Acme", 5), name="Two")
    )
    assert records(first)["account"][0].employees == 0  # type: ignore[attr-defined]
    assert codes(first, 1) == [["earlier_row"]]


def test_what_a_row_in_conflict_speaks_of_stays_until_somebody_decides() -> None:
    known = Snapshot(
        {
            Account: [
                Account(id=1, name="Acme", tax_id="123", status="active"),
                Account(id=2, name="Beta", status="active"),
            ]
        }
    )
    told = sheet("account", NAMED, ("Beta", "123", "Ativo"), ("Beta", None, "Cancelado"))
    found = plan(told, known=known)
    assert outcomes(found) == ["conflict", "unchanged"]
    assert not found.writes.changes


def test_a_row_in_conflict_is_decided_when_a_later_row_tells_the_accounts_apart() -> None:
    targets = ("account.external_id", "account.name", "account.domain")
    accounts = sheet("account", targets, (None, "Acme", "beta.example"), (None, "Acme Ltda", None))
    lines = sheet("line", targets, ("C2", "Acme Ltda", "beta.example"), ("C1", "Acme", None))
    first, _ = again(accounts, lines)
    assert "conflict" not in outcomes(first, 1)


def test_a_row_in_conflict_takes_the_rows_of_its_id_with_it() -> None:
    targets = ("account.external_id", "account.name", "account.domain")
    known = [(None, None, "beta.example"), (None, "Beta", None)]
    asked = [("C3", "Beta", "beta.example"), ("C3", "Beta Ltda", None)]
    first, second = again(
        sheet("contact", targets, *known, name="One"), sheet("contact", targets, *asked, name="Two")
    )
    assert outcomes(first, 1) == outcomes(second, 1) == ["conflict", "conflict"]


@pytest.mark.parametrize("emails", [("ana@acme.example", None), (None, "ana@acme.example")])
def test_a_person_with_an_email_and_one_of_the_same_name_without_stay_who_they_are(
    emails: Sequence[Any],
) -> None:
    targets = ("account.name", "contact.name", "contact.email", "survey.kind")
    rows = [("Acme", "Ana", email, "NPS") for email in emails]
    again(sheet("survey", targets, *rows))


def test_the_first_of_two_parents_counts() -> None:
    targets = ("account.name", "account.parent", "line.mrr")
    rows = [("Acme", None, 1), ("Beta", None, 2), ("Gama", "Acme", 3), ("Gama", "Beta", 4)]
    found = plan(sheet("account", targets, *rows))
    assert [(late.field, late.to) for late in found.writes.late] == [("parent", -1)]
    assert codes(found)[3] == ["earlier_row"]


def test_a_kind_that_a_later_sheet_says_is_not_that_of_the_line_there_is() -> None:
    first, _ = again(
        sheet("account", ("account.external_id", "line.mrr"), ("C3", 7), name="A"),
        sheet("account", ("line.kind", "account.external_id"), ("Desconto", "C3"), name="B"),
    )
    assert len(records(first)["line"]) == 2
