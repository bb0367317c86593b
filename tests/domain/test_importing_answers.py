"""What a person answers while looking at a plan comes back into it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.look import hidden, visible
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers, Stance
from csdesk.domain.importing.table import Rival
from csdesk.domain.model.account import Account
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

ALIKE = ("account.name", "account.segment")
ROW = ("book.xlsx", "Sheet", 2)


@pytest.fixture
def known() -> Snapshot:
    return Snapshot({Account: [Account(id=7, name="Capivara Chic"), Account(id=8, name="Vaca Sideral")]})


@pytest.fixture
def alike() -> SheetMapping:
    return sheet("account", ALIKE, ("Capivara Chik", "Moda"))


def test_a_name_that_is_alike_tells_which_account_it_could_be(known: Snapshot, alike: SheetMapping) -> None:
    (row,) = plan(alike, known=known).sheets[0].rows
    assert row.problems[0].rivals == (Rival(7, "Capivara Chic"),)
    assert row.outcome.value == "new"


@pytest.mark.parametrize("answer", [7, "Capivara Chic", "capivara chic"])
def test_a_row_said_to_be_an_account_updates_it_and_leaves_its_name(
    known: Snapshot, alike: SheetMapping, answer: int | str
) -> None:
    found = plan(alike, known=known, answers=Answers(accounts={ROW: answer}))
    assert outcomes(found) == ["updated"]
    assert found.writes.changes == {"account": {7: {"segment": "Moda"}}}


def test_a_row_said_to_be_new_is_new_and_no_longer_asked(known: Snapshot, alike: SheetMapping) -> None:
    found = plan(alike, known=known, answers=Answers(accounts={ROW: 0}))
    assert (outcomes(found), codes(found)) == (["new"], [[]])


def test_two_alike_rows_of_one_sheet_become_one_account_by_its_name() -> None:
    rows = sheet("account", ALIKE, ("Capivara Chic", None), ("Capivara Chik", "Moda"))
    third = ("book.xlsx", "Sheet", 3)
    assert outcomes(plan(rows)) == ["new", "new"]
    found = plan(rows, answers=Answers(accounts={third: "Capivara Chic"}))
    assert [(one.name, one.segment) for one in records(found)["account"]] == [("Capivara Chic", "Moda")]  # type: ignore[attr-defined]


def test_every_row_of_another_kind_goes_where_the_first_was_sent(known: Snapshot) -> None:
    notes = sheet("task", ("account.name", "task.title"), ("Capivara Chik", "A"), ("Capivara Chik", "B"))
    found = plan(notes, known=known, answers=Answers(accounts={ROW: 7}))
    assert outcomes(found) == ["new", "new"]
    assert {one.account for one in records(found)["task"]} == {7}  # type: ignore[attr-defined]


def test_an_answer_settles_keys_that_point_at_two_accounts(known: Snapshot) -> None:
    taxed = [
        Account(id=7, name="Capivara Chic", tax_id="11.222.333/0001-81"),
        Account(id=8, name="Vaca Sideral"),
    ]
    row = sheet("account", ("account.name", "account.tax_id"), ("Vaca Sideral", "11.222.333/0001-81"))
    asked = plan(row, known=Snapshot({Account: taxed}))
    assert outcomes(asked) == ["conflict"]
    assert {one.record for one in asked.sheets[0].rows[0].problems[0].rivals} == {7, 8}
    assert outcomes(plan(row, known=Snapshot({Account: taxed}), answers=Answers(accounts={ROW: 7}))) == [
        "unchanged"
    ]


def test_a_person_says_whose_word_counts(known: Snapshot) -> None:
    twice = sheet("account", ALIKE, ("Onça", "Moda"), ("Vaca Sideral", "Varejo"))
    there = Snapshot({Account: [Account(id=8, name="Vaca Sideral", segment="Moda")]})
    third = ("book.xlsx", "Sheet", 3)
    assert outcomes(plan(twice, known=there)) == ["new", "updated"]
    kept = plan(twice, known=there, answers=Answers(stances={third: Stance.OURS}))
    assert outcomes(kept) == ["new", "unchanged"]


def test_the_row_that_a_person_prefers_counts_over_a_later_one() -> None:
    rows = sheet("account", ("account.external_id", *ALIKE), ("C1", "Onça", "Moda"), ("C1", "Onça", "Varejo"))
    assert codes(plan(rows)) == [["superseded_row"], []]
    found = plan(rows, answers=Answers(stances={ROW: Stance.THEIRS}))
    assert [one.segment for one in records(found)["account"]] == ["Moda"]  # type: ignore[attr-defined]


def test_the_keys_that_a_person_chose_are_asked_in_their_order() -> None:
    targets = ("account.name", "account.tax_id")
    known = known_after(plan(sheet("account", targets, ("Acme", "11.222.333/0001-81"))))
    moved = sheet("account", targets, ("Acme", "11.444.777/0001-61"))
    assert outcomes(plan(moved, known=known)) == ["new"]
    assert outcomes(plan(replace(moved, keys=("tax_id",)), known=known)) == ["new"]
    assert outcomes(plan(replace(moved, keys=("name", "tax_id")), known=known)) == ["updated"]


def test_a_row_without_an_id_that_may_be_there_in_other_words_is_told_and_added() -> None:
    targets = (
        "account.name",
        "interaction.at",
        "interaction.channel",
        "interaction.kind",
        "interaction.summary",
    )
    first = ("Onça", "03/04/2026 10:00", "phone", "check_in", "Falamos do plano")
    other = ("Onça", "04/04/2026 10:00", "phone", "check_in", "Falamos do preço")
    known = known_after(plan(sheet("interaction", targets, first)))
    twin = (*first[:-1], "We talked about the plan")
    found = plan(sheet("interaction", targets, twin, (*twin[:-1], "More"), other), known=known)
    assert outcomes(found) == ["new", "new", "new"]
    assert codes(found) == [["near_record"], [], []]
    again = plan(sheet("interaction", targets, first, twin), known=known)
    assert (outcomes(again), codes(again)) == (["unchanged", "new"], [[], []])


def test_an_answer_that_names_nobody_makes_a_new_account(known: Snapshot, alike: SheetMapping) -> None:
    for answer in (999, "Ninguém"):
        assert outcomes(plan(alike, known=known, answers=Answers(accounts={ROW: answer}))) == ["new"]


@pytest.mark.parametrize("twin", ["Capi\u200bvara Chic", "\u0421apivara Chic", "Capivara \u202eChic"])
def test_a_name_that_only_looks_the_same_is_told(known: Snapshot, twin: str) -> None:
    found = plan(sheet("account", ALIKE, (twin, None)), known=known)
    assert (outcomes(found), codes(found)) == (["new"], [["near_duplicate"]])


def test_what_cannot_be_seen_is_written_out_and_read_back() -> None:
    assert visible("Ti\u200bjolo\u202e") == "Ti‹U+200B›jolo‹U+202E›"
    assert hidden(visible("Ti\u200bjolo\u202e")) == "Ti\u200bjolo\u202e"


def test_a_number_of_another_account_is_added_beside_it_when_a_person_says_so() -> None:
    targets = ("invoice.external_id", "account.name", "invoice.amount", "invoice.issued")
    first = sheet("invoice", targets, ("1", "Acme", 10, "01/01/2024"))
    other = sheet("invoice", targets, ("1", "Beta", 99, "05/06/2024"))
    known = known_after(plan(first))
    assert (outcomes(plan(other, known=known)), codes(plan(other, known=known))[0][-1]) == (
        ["conflict"],
        "moved_record",
    )
    found = plan(other, known=known, answers=Answers(stances={ROW: Stance.THEIRS}))
    assert outcomes(found) == ["new"]
    assert len(records(found)["invoice"]) == 1
