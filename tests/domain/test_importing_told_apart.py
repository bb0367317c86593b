"""Rows of one sheet that share an id or a number and really say different things are different records."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.plan import Plan
from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

BILLS = ("invoice.number", "account.name", "invoice.due", "invoice.amount", "invoice.paid")
COUNTED = ("invoice.number", "custom", *BILLS[1:])
COUNTED_HEADERS = ("Número", "Parcela", "Cliente", "Vencimento", "Valor", "Pagamento")
ITEMS = ("line.external_id", "account.name", "line.product", "line.quantity", "line.price", "line.start")


def bills(*rows: Sequence[Any]) -> Plan:
    return plan(sheet("invoice", BILLS, *rows))


def counted(*rows: Sequence[Any], known: Snapshot | None = None) -> Plan:
    """Bills with a column that counts their instalments."""
    return plan(sheet("invoice", COUNTED, *rows, headers=COUNTED_HEADERS), known=known)


def owed(found: Plan) -> list[tuple[str, int]]:
    """Number and amount in cents of every bill of a plan."""
    return [(one.number, one.amount) for one in records(found)["invoice"]]  # type: ignore[attr-defined]


def again(found: Plan, *sheets: Any) -> list[str]:
    """What a second import makes of the rows."""
    second = plan(*sheets, known=known_after(found))
    assert not second.writes.segments
    assert not second.writes.changes
    return outcomes(second)


def test_instalments_of_an_invoice_are_as_many_invoices() -> None:
    rows = sheet(
        "invoice",
        BILLS,
        ("1001", "Aurora", "05/02/2026", "500,00", "04/02/2026"),
        ("1001", "Aurora", "05/03/2026", "500,00", None),
        ("1001", "Aurora", "05/04/2026", "500,00", None),
    )
    found = plan(rows)
    assert owed(found) == [("1001", 50_000)] * 3
    assert [one.paid is not None for one in records(found)["invoice"]] == [True, False, False]  # type: ignore[attr-defined]
    assert codes(found)[1:] == [[], []]
    assert again(found, rows) == ["unchanged"] * 3


def test_other_amounts_of_one_number_and_due_date_are_other_invoices() -> None:
    rows = sheet(
        "invoice", BILLS, ("7", "Lima", "05/02/2026", 10, None), ("7", "Lima", "05/02/2026", 20, None)
    )
    found = plan(rows)
    assert owed(found) == [("7", 1000), ("7", 2000)]
    assert again(found, rows) == ["unchanged"] * 2


def test_rows_that_say_the_same_of_an_invoice_are_one_and_the_last_counts() -> None:
    found = bills(("7", "Lima", "05/02/2026", 10, None), ("7", "Lima", "05/02/2026", 10, "06/02/2026"))
    assert outcomes(found) == ["skipped", "new"]
    assert codes(found)[0] == ["orphan", "superseded_row"]


def test_a_row_that_says_less_of_an_invoice_is_that_invoice() -> None:
    found = bills(("7", "Lima", "05/02/2026", 10, None), ("7", "Lima", None, 10, "06/02/2026"))
    assert outcomes(found) == ["skipped", "new"]


def test_an_amount_put_right_later_is_no_second_invoice_where_the_sheet_says_when() -> None:
    dated = sheet(
        "invoice",
        (*BILLS[:4], None),
        ("7", "Lima", "05/02/2026", 10, "2026-01-01"),
        ("7", "Lima", "05/02/2026", 12, "2026-02-01"),
        headers=("Número", "Cliente", "Vencimento", "Valor", "Atualizado em"),
    )
    assert owed(plan(dated)) == [("7", 1200)]


def test_a_later_file_finds_each_instalment_again() -> None:
    known = known_after(
        counted(
            ("7", 1, "Lima", "05/02/2026", 10, None),
            ("7", 2, "Lima", "05/03/2026", 10, None),
            ("7", 3, "Lima", "05/04/2026", 10, None),
        )
    )
    paid = counted(("7", 2, "Lima", "05/03/2026", 10, "05/03/2026"), known=known)
    assert (outcomes(paid), set(paid.writes.changes["invoice"])) == (["updated"], {2})
    put_off = counted(("7", 3, "Lima", "20/04/2026", 10, None), known=known)
    assert (outcomes(put_off), set(put_off.writes.changes["invoice"])) == (["updated"], {3})
    assert outcomes(counted(("7", 4, "Lima", "05/05/2026", 10, None), known=known)) == ["new"]


def test_the_next_instalment_in_the_next_file_is_another_invoice() -> None:
    known = known_after(counted(("7", "1/3", "Lima", "05/02/2026", 10, "05/02/2026")))
    assert outcomes(counted(("7", "2/3", "Lima", "05/03/2026", 10, None), known=known)) == ["new"]


def test_the_one_instalment_that_was_put_off_is_found_among_the_others() -> None:
    first = [("7", "Lima", f"05/0{month}/2026", 10, None) for month in (2, 3, 4)]
    known = known_after(bills(*first))
    later = [first[0], ("7", "Lima", "20/03/2026", 10, None), first[2]]
    found = plan(sheet("invoice", BILLS, *later), known=known)
    assert outcomes(found) == ["unchanged", "updated", "unchanged"]
    assert set(found.writes.changes["invoice"]) == {2}


def test_a_single_invoice_that_is_put_off_stays_one() -> None:
    known = known_after(bills(("7", "Lima", "05/02/2026", 10, None)))
    later = sheet("invoice", BILLS, ("7", "Lima", "20/02/2026", 10, None))
    assert outcomes(plan(later, known=known)) == ["updated"]


def test_items_of_a_subscription_are_as_many_lines() -> None:
    rows = sheet(
        "line",
        ITEMS,
        ("S1", "Aurora", "Phones", 10, "5,00", "15/01/2026"),
        ("S1", "Aurora", "Meetings", 25, "3,00", "15/01/2026"),
        ("S1", "Aurora", "Support", 1, "40,00", "15/01/2026"),
        ("S1", "Aurora", "Support", 2, "30,00", "15/01/2026"),
    )
    found = plan(rows)
    assert outcomes(found) == ["new"] * 4
    assert again(found, rows) == ["unchanged"] * 4
    dearer = sheet(
        "line", ITEMS, *rows.table.sheet.rows[1:3], ("S1", "Aurora", "Support", 1, "45,00", "15/01/2026")
    )
    later = plan(dearer, known=known_after(found))
    assert outcomes(later) == ["unchanged", "unchanged", "updated"]
    assert set(later.writes.changes["line"]) == {3}


def test_terms_of_a_subscription_that_follow_each_other_are_several_lines() -> None:
    targets = ("line.external_id", "account.name", "line.mrr", "line.start", "line.end")
    terms = (("S1", "Lima", 10, "01/01/2025", "01/01/2026"), ("S1", "Lima", 12, "01/01/2026", None))
    assert outcomes(plan(sheet("line", targets, *terms))) == ["new", "new"]
    overlapping = (("S1", "Lima", 10, "01/01/2025", None), ("S1", "Lima", 12, "01/01/2026", None))
    assert outcomes(plan(sheet("line", targets, *overlapping))) == ["skipped", "new"]


def test_both_answers_of_one_response_are_kept() -> None:
    targets = ("survey.external_id", "account.name", "survey.kind", "survey.score")
    rows = sheet("survey", targets, ("R1", "Lima", "NPS", 9), ("R1", "Lima", "CSAT", 4))
    found = plan(rows)
    assert outcomes(found) == ["new", "new"]
    assert again(found, rows) == ["unchanged"] * 2


def test_bills_without_a_number_are_found_again_in_any_order() -> None:
    """An open bill that stood before a paid one of the same day and amount was once taken for the paid one."""
    numbered = ("2", "Lima", "05/03/2026", 10, None)
    paid, unpaid = (None, "Lima", "05/03/2026", 10, "06/03/2026"), (None, "Lima", "05/03/2026", 10, None)
    known = known_after(bills(numbered, paid, unpaid))
    for rows in permutations((numbered, paid, unpaid)):
        found = plan(sheet("invoice", BILLS, *rows), known=known)
        assert not found.writes.segments
        assert not found.writes.changes


BILL = st.tuples(
    st.sampled_from(("1", "2", None)),
    st.sampled_from(("Lima", "Aurora")),
    st.sampled_from(("05/02/2026", "05/03/2026")),
    st.sampled_from((10, 20)),
    st.sampled_from((None, "06/03/2026")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BILL, min_size=1, max_size=8), st.randoms())
def test_no_amount_is_lost_and_the_second_import_changes_nothing(rows: list[Any], chance: Any) -> None:
    bills = sheet("invoice", BILLS, *rows)
    found = plan(bills)
    told = {row[:4] for row in rows if row[0] is not None} | {row for row in rows if row[0] is None}
    assert sum(amount for _, amount in owed(found)) == 100 * sum(row[3] for row in told)
    again(found, bills)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert not plan(sheet("invoice", BILLS, *shuffled), known=known_after(found)).writes.segments


def test_bills_that_rows_of_other_records_name_are_found_again() -> None:
    """Rows that say less of a bill than others do were once added again at each look."""
    targets = ("account.external_id", "invoice.number", "invoice.due", "invoice.amount", "survey.score")
    rows = sheet(
        "survey",
        targets,
        ("C1", "2", None, 10, 7),
        ("C1", "2", "05/02/2026", 10, 9),
        ("C1", "2", None, 10, 8),
    )
    found = plan(rows)
    assert [bool(one.due) for one in records(found)["invoice"]] == [False, True, False]  # type: ignore[attr-defined]
    again(found, rows)
