"""The cohort matrix by month, by fiscal quarter, or by what accounts have: segment, size, CSM, plan at the start (issue 3).

Rows by an attribute pool the quarterly cohorts of its accounts, each at its own age, as the average row does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from csdesk.domain.rules.cohorts import Cell, CohortTable, Row, average
from csdesk.domain.rules.cuts import ATTRIBUTES, CUSTOM, STARTS, values_of
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.values.month import Month

MONTH, QUARTER = "month", "quarter"
Sides = tuple[int, int, int]
"""An account, its MRR at the first close of its cohort, and at that of a later period, both at the later rates."""


def matrix_keys(numbers: Numbers) -> list[str]:
    """What the rows of a matrix can be; custom fields as `custom:KEY`."""
    custom = sorted({key for account in numbers.facts.accounts for key in account.custom})
    return [MONTH, QUARTER, *ATTRIBUTES, *STARTS, *(CUSTOM + key for key in custom)]


def table_by(numbers: Numbers, key: str, last: Month) -> CohortTable:
    """The sums behind a matrix seen up to a month, kept as long as the numbers; raises `KeyError`.

    What an account was at its start may change with its lines, and is read again.
    """
    if key in STARTS:
        return _table(numbers, key, last)
    return numbers.table((key, numbers.book.calendar.begin, last), lambda: _table(numbers, key, last))


def _table(numbers: Numbers, key: str, last: Month) -> CohortTable:
    first = numbers.book.calendar.begin
    if key == MONTH:
        return CohortTable(numbers.book, first, last)
    fiscal = numbers.facts.fiscal_start
    if key == QUARTER:
        return CohortTable(numbers.book, first, last, quarters_from=fiscal)
    values = values_of(numbers, key)

    def value_of(account: int) -> str | None:
        own = values.get(account, ())
        return own[0] if own else None

    return CohortTable(numbers.book, first, last, quarters_from=fiscal, value_of=value_of)


def rows_of(table: CohortTable, key: str) -> list[tuple[Month | str | None, int, Sequence[Cell]]]:
    """The rows of a matrix: its cohorts in their order, or the values by size; with the size of each."""
    if key in {MONTH, QUARTER}:
        return [(row.cohort, row.size, row.cells) for row in table.matrix().rows]
    found = [
        (str(value) if value else None, size, cells) for value, (size, cells) in table.by_value().items()
    ]
    return sorted(found, key=lambda row: (-row[1], row[0] or ""))


def pooled(rows: Collection[tuple[Month | str | None, int, Sequence[Cell]]]) -> tuple[Cell, ...]:
    """The average row of some rows: pooled numerators over pooled denominators, without partial cells."""
    return average([Row(Month(1, 1), size, tuple(cells)) for _, size, cells in rows])


def sides_of(numbers: Numbers, key: str, last: Month, row: Month | str | None, k: int) -> list[Sides]:
    """The accounts behind a cell; they add up to it."""
    table = table_by(numbers, key, last)
    if key in {MONTH, QUARTER}:
        assert isinstance(row, Month)
        return table.sides(k, cohort=row)
    return table.sides(k, value=row)
