"""A second import changes nothing, also where a row finds its account only through what another one tells."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.importing.plan import Plan
from tests.domain.plan_bench import CELLS
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

Spec = tuple[str, list[str], list[tuple[Any, ...]]]
HOSTILE: dict[str, tuple[Any, ...]] = {
    **CELLS,
    "contact.external_id": ("P1", "P2"),
    "line.external_id": ("S1", "S2"),
    "ticket.external_id": ("T1", "T2"),
}
KINDS = ["account", "line", "survey", "contact", "invoice"]


def _twice(specs: list[Spec]) -> tuple[Plan, Plan]:
    sheets = [
        sheet(entity, targets, *rows, name=f"S{number}")
        for number, (entity, targets, rows) in enumerate(specs)
    ]
    first = plan(*sheets)
    return first, plan(*sheets, known=known_after(first))


def _changes_nothing(specs: list[Spec]) -> bool:
    first, again = _twice(specs)
    counts = first.counts()
    assert counts["read"] == sum(counts.values()) - counts["read"] == sum(len(rows) for *_, rows in specs)
    return not again.writes.segments and not again.writes.changes and not again.writes.late


@pytest.mark.parametrize(
    "specs",
    [
        [
            (
                "contact",
                ["survey.score", "contact.email", "account.external_id"],
                [("7", "bia@beta.example", None), (9, None, "C1")],
            ),
            ("survey", ["account.external_id", "account.domain"], [("C1", "beta.example")]),
        ],
        [
            (
                "survey",
                ["contact.email", "custom", "contact.external_id", "account.name"],
                [("ANA@acme.example", None, "P1", "Acme Ltda"), ("ANA@acme.example", "a", None, None)],
            )
        ],
        [
            (
                "invoice",
                ["line.start", "account.tax_id", "account.domain"],
                [
                    (None, "11444777000161", None),
                    ("jan/2023", None, "beta.example"),
                    (None, "11444777000161", "beta.example"),
                ],
            ),
            ("contact", ["contact.email"], [("bia@beta.example",)]),
        ],
        [
            ("invoice", ["custom", "line.external_id"], [(True, "S1")]),
            (
                "invoice",
                ["custom", "line.end", "line.external_id", "account.external_id"],
                [(1, "31/12/2023", "S1", "C2")],
            ),
        ],
        [
            ("contact", ["account.external_id", "account.domain"], [("C1", "beta.example")]),
            (
                "account",
                ["account.external_id", "account.domain", "line.end"],
                [(None, "beta.example", "15/06/2024"), ("C1", None, None)],
            ),
        ],
    ],
)
def test_what_a_second_import_would_still_decide_the_first_one_decides(specs: list[Spec]):
    assert _changes_nothing(specs)


def test_a_row_that_the_first_look_leaves_in_conflict_is_told_as_it_goes_in_the_end():
    people = sheet("contact", ["contact.email"], ("ana@acme.example",), name="people")
    bills = sheet(
        "invoice",
        ["account.domain", "account.name", "survey.score"],
        ("beta.example", "Acme", None),
        ("acme.example", "Acme", 9),
        name="bills",
    )
    found = plan(people, bills)
    assert outcomes(found, 1) == ["new", "new"]
    assert not any("contradicting_keys" in told for told in codes(found, 1))
    assert len(records(found)["survey"]) == 1


@st.composite
def hostile_sheets(draw: st.DrawFn) -> list[Spec]:
    """One or two sheets whose rows name their accounts and people now this way, now that way."""
    specs: list[Spec] = []
    for _ in range(draw(st.integers(1, 2))):
        targets = draw(st.lists(st.sampled_from(list(HOSTILE)), min_size=1, max_size=5, unique=True))
        cells = [st.one_of(st.none(), st.sampled_from(HOSTILE[target])) for target in targets]
        rows = draw(st.lists(st.tuples(*cells), min_size=1, max_size=5))
        specs.append((draw(st.sampled_from(KINDS)), targets, rows))
    return specs


@settings(max_examples=200, deadline=None)
@given(specs=hostile_sheets())
def test_whatever_two_sheets_tell_of_each_other_a_second_import_changes_nothing(specs: list[Spec]):
    assert _changes_nothing(specs)


@pytest.mark.parametrize("blanks", [0.0, 0.3])
def test_of_many_hostile_pairs_none_differs_the_second_time(blanks: float):
    chance = random.Random(2026)
    for _ in range(500):
        specs: list[Spec] = []
        for _ in range(2):
            targets = chance.sample(list(HOSTILE), chance.randint(1, 5))
            rows = [
                tuple(
                    None if chance.random() < blanks else chance.choice(HOSTILE[target]) for target in targets
                )
                for _ in range(chance.randint(1, 5))
            ]
            specs.append((chance.choice(KINDS), targets, rows))
        assert _changes_nothing(specs), specs
