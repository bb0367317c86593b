"""The cohort matrix by quarter and by what accounts have, against a plain walk over the accounts."""

from __future__ import annotations

import dataclasses

import pytest

from csdesk.domain.rules.cohort_cuts import matrix_keys, pooled, rows_of, sides_of, table_by
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.values.month import Month, Quarter
from tests.domain.rules_portfolio import portfolio

FIRST, LAST = Month(2022, 1), Month(2024, 12)


@pytest.fixture(scope="module", params=[3, 4])
def numbers(request: pytest.FixtureRequest) -> Numbers:
    facts = portfolio(request.param, 80)
    accounts = [
        dataclasses.replace(one, segment=("A", "B", None)[one.id % 3], custom={"origin": str(one.id % 2)})
        for one in facts.accounts
    ]
    facts = dataclasses.replace(facts, accounts=accounts)
    return Numbers(facts, (FIRST, LAST), LAST.last)


def walked(numbers: Numbers, cohort: Month, k: int, last: Month) -> tuple[int, int, int, int, int]:
    """Size, customers, MRR, kept MRR and base of a quarterly cohort, account by account."""
    book, closings = numbers.book, numbers.book.calendar.closings
    quarter = Quarter.of(cohort.first)
    at = quarter.plus(k).months[2]
    close, start = (book.calendar.place(min(month, last)) for month in (at, quarter.months[2]))
    size = customers = mrr = kept = base = 0
    for lines in book.accounts.values():
        begun = None if lines.first is None else closings[lines.first].month
        if begun is None or begun > last or Quarter.of(begun.first) != quarter:
            continue
        own = lines.value(start) if lines.values is None else book.placing.repriced(lines, start)[close]
        now = lines.value(close)
        size, customers = size + 1, customers + (now > 0)
        mrr, kept, base = mrr + now, kept + min(own, now), base + own
    return size, customers, mrr, kept, base


def test_a_quarterly_cohort_is_what_a_walk_over_its_accounts_finds(numbers: Numbers) -> None:
    for last in (LAST, LAST.plus(-4)):
        rows = rows_of(table_by(numbers, "quarter", last), "quarter")
        assert sum(size for _, size, _ in rows) > 40
        for cohort, size, cells in rows:
            assert isinstance(cohort, Month)
            for cell in cells:
                found = walked(numbers, cohort, cell.k, last)
                net, gross = cell.net_revenue, cell.gross_revenue
                assert (size, cell.logos.num, net.num, gross.num, net.den) == found
                assert (cell.logos.den, gross.den) == (size, net.den)


def test_an_unfinished_quarter_is_partial_and_stays_out_of_the_average(numbers: Numbers) -> None:
    rows = rows_of(table_by(numbers, "quarter", LAST.plus(-1)), "quarter")
    assert {cells[-1].partial for _, _, cells in rows} == {True}
    assert not any(cell.partial for _, _, cells in rows for cell in cells[:-1])
    assert len(pooled(rows)) == len(rows) - 1


@pytest.mark.parametrize("key", ["segment", "custom:origin", "start_product"])
def test_rows_by_an_attribute_pool_the_cohorts_of_its_accounts(numbers: Numbers, key: str) -> None:
    assert key in matrix_keys(numbers)
    everyone = pooled(rows_of(table_by(numbers, "quarter", LAST), "quarter"))
    rows = rows_of(table_by(numbers, key, LAST), key)
    assert len(rows) > 1
    for cell in everyone:
        own = [cells[cell.k] for _, _, cells in rows if cell.k < len(cells)]
        for measure in ("logos", "net_revenue", "gross_revenue"):
            whole = getattr(cell, measure)
            parts = [getattr(one, measure) for one in own]
            assert (sum(one.num for one in parts), sum(one.den for one in parts)) == (whole.num, whole.den)


@pytest.mark.parametrize("key", ["month", "quarter", "segment"])
def test_the_accounts_behind_a_cell_add_up_to_it(numbers: Numbers, key: str) -> None:
    for name, _, cells in rows_of(table_by(numbers, key, LAST), key)[::5]:
        for cell in cells[::4]:
            sides = sides_of(numbers, key, LAST, name, cell.k)
            assert len(sides) == cell.logos.den
            assert sum(1 for _, _, now in sides if now) == cell.logos.num
            assert sum(now for _, _, now in sides) == cell.net_revenue.num
            assert sum(was for _, was, _ in sides) == cell.net_revenue.den
            assert sum(min(was, now) for _, was, now in sides) == cell.gross_revenue.num


def test_after_an_edit_the_matrix_is_that_of_a_fresh_reading(numbers: Numbers) -> None:
    before = rows_of(table_by(numbers, "quarter", LAST), "quarter")
    line = next(one for one in numbers.facts.lines if one.mrr and one.kind == "base")
    lines = [dataclasses.replace(one, mrr=one.mrr * 2) if one is line else one for one in numbers.facts.lines]
    changed = dataclasses.replace(numbers.facts, lines=lines)
    after = numbers.replace(changed, line.account)
    fresh = Numbers(changed, (FIRST, LAST), LAST.last)
    assert rows_of(table_by(after, "quarter", LAST), "quarter") == rows_of(
        table_by(fresh, "quarter", LAST), "quarter"
    )
    back = after.replace(numbers.facts, line.account)
    assert rows_of(table_by(back, "quarter", LAST), "quarter") == before
