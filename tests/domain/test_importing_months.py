"""MRR that a sheet keeps month by month becomes lines, so that the MRR of every month is what the sheet says."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.understand import understand
from csdesk.domain.rules.mrr import mrr_by_account
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records

CLIENTS = ["Padaria Sol", "Mercado Lua", "Cais Norte", "Horto Sul"]
WIDE = ["Cliente", "CSM", "jan/25", "fev/25", "mar/25", "abr/25", "Total"]
ROWS: list[list[Any]] = [
    ["Padaria Sol", "Ana", 100, 100, 130, 130, 460],
    ["Mercado Lua", "Bia", None, 50, 50, None, 100],
    ["Cais Norte", "Ana", 80, 0, 0, 90, 170],
    ["Horto Sul", "Bia", None, None, None, None, None],
]


def understood(name: str, *rows: Sequence[Any], file: str = "controle.xlsx") -> SheetMapping:
    (mapping,) = understand([RawSheet(file, name, list(rows))])
    return mapping


def closings(found: Any, months: Sequence[date]) -> dict[str, list[int]]:
    """The MRR of every account at the end of these months, by what the plan makes."""
    made = records(found)
    lines: list[Any] = list(made.get("line", []))
    names = {one.id: one.name for one in made["account"]}
    told: dict[str, list[int]] = {name: [] for name in names.values()}
    for month in months:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        mrr = mrr_by_account(lines, [], "BRL", last)
        for key, name in names.items():
            told[name].append(mrr.get(key, 0))
    return told


MONTHS = [date(2025, month, 1) for month in (1, 2, 3, 4)]
WANTED = {row[0]: [100 * (cell or 0) for cell in row[2:6]] for row in ROWS}


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("MRR", WIDE),
        ("MRR 2025", ["Cliente", "CSM", "Jan", "Fev", "Mar", "Abr", "Total"]),
        ("Plan1", ["Cliente", "CSM", "MRR jan/25", "MRR fev/25", "MRR mar/25", "MRR abr/25", "Total"]),
        ("Mensalidades", ["Cliente", "CSM", *(datetime(2025, n, 1) for n in (1, 2, 3, 4)), "Total"]),
        ("Recurring", ["Client", "CSM", "2025-01", "2025-02", "2025-03", "2025-04", "Total"]),
    ],
)
def test_months_side_by_side_come_to_lines_with_the_mrr_of_each_month(name: str, headers: list[Any]) -> None:
    mapping = understood(name, headers, *ROWS)
    assert mapping.importable
    assert [column.target for column in mapping.columns] == [
        "account.name",
        "account.csm",
        *["line.mrr"] * 4,
        None,
    ]
    found = plan(mapping)
    assert outcomes(found) == ["new"] * 4
    assert closings(found, MONTHS) == WANTED
    assert not plan(mapping, known=known_after(found)).writes.changes


def test_months_one_below_the_other_come_to_the_same_lines() -> None:
    rows = [
        [f"C-{n}", month, ROWS[n][2 + place] or 0]
        for place, month in enumerate(["2025-01", "2025-02", "2025-03", "2025-04"])
        for n in range(3)
    ]
    mapping = understood("mrr_mensal", ["account_id", "month", "mrr"], *rows, file="mrr_mensal.csv")
    assert [column.target for column in mapping.columns] == ["account.external_id", "line.start", "line.mrr"]
    found = plan(mapping)
    counts = found.counts()
    assert counts["read"] == 12
    assert counts["new"] == 8
    assert counts["skipped"] == 4
    assert [code for told in codes(found) for code in told if code != "orphan"] == ["no_mrr"] * 4
    assert closings(found, MONTHS) == {f"C-{n}": WANTED[CLIENTS[n]] for n in range(3)}
    again = plan(mapping, known=known_after(found))
    assert not again.writes.segments
    assert again.counts()["unchanged"] == 8


def test_a_month_more_ends_the_lines_that_changed_and_leaves_the_others() -> None:
    earlier = understood("MRR", WIDE[:5], *[row[:5] for row in ROWS])
    later = understood("MRR", WIDE[:6], *[row[:6] for row in ROWS])
    found = plan(later, known=known_after(plan(earlier)))
    assert outcomes(found) == ["unchanged", "updated", "new", "unchanged"]


def test_amounts_of_months_that_nothing_calls_recurring_stay_fields_of_their_own() -> None:
    mapping = understood("Faturamento 2025", WIDE, *ROWS)
    assert mapping.entity == "account"
    assert not any(column.target == "line.mrr" for column in mapping.columns)


def test_a_start_before_the_first_month_of_the_sheet_is_that_of_the_first_line() -> None:
    mapping = understood(
        "MRR",
        ["Cliente", "Início do contrato", *WIDE[2:6]],
        ["Padaria Sol", "15/03/2022", 100, 100, 130, 130],
        ["Mercado Lua", "15/03/2022", None, 50, 50, None],
    )
    lines = records(plan(mapping))["line"]
    assert [(one.start, one.end) for one in lines] == [
        (date(2022, 3, 15), date(2025, 3, 1)),
        (date(2025, 3, 1), None),
        (date(2025, 2, 1), date(2025, 4, 1)),
    ]


def test_what_a_person_says_of_a_row_holds_for_all_its_months() -> None:
    mapping = understood("MRR", WIDE, *ROWS)
    key = ("controle.xlsx", "MRR", 2)
    found = plan(
        mapping, answers=Answers(left_out=frozenset({key}), cells={("controle.xlsx", "MRR", 4, 3): 80})
    )
    assert outcomes(found) == ["skipped", "new", "new", "new"]
    assert codes(found)[0] == ["left_out_row"]
    assert closings(found, MONTHS)["Cais Norte"] == [8000, 8000, 0, 9000]


@settings(max_examples=60, deadline=None)
@given(
    amounts=st.lists(
        st.lists(st.sampled_from([None, 0, 100, 100, 250, 399]), min_size=5, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_the_months_say_each_closing_is_what_the_sheet_says(amounts: list[list[int | None]]) -> None:
    months = [date(2025, month, 1) for month in range(1, 6)]
    headers = ["Cliente", *(f"{month:%Y-%m}" for month in months)]
    rows = [[CLIENTS[n], *cells] for n, cells in enumerate(amounts)]
    mapping = understood("MRR", headers, *rows)
    found = plan(mapping)
    counts = found.counts()
    assert counts["read"] == len(rows) == sum(counts.values()) - counts["read"]
    assert closings(found, months) == {
        CLIENTS[n]: [100 * (cell or 0) for cell in cells] for n, cells in enumerate(amounts)
    }
    again = plan(mapping, known=known_after(found))
    assert not again.writes.segments
    assert not again.writes.changes
