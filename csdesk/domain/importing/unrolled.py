"""MRR kept by months, as the contract lines that it comes to: equal months in a row are one line.

A line starts on the first day of its first month and ends on the first of the month in which the MRR is another; what
the last month of the sheet holds goes on. Then the MRR of each month is what the sheet says (metrics.md, section 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from csdesk.domain.importing.bare import MONTHS
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.month_runs import Months, Run
from csdesk.domain.importing.months_of_mrr import month_columns
from csdesk.domain.importing.names import name_of
from csdesk.domain.importing.plan import Answers, Change, Outcome, RowKey, RowPlans, SheetPlan
from csdesk.domain.importing.table import Cell, Problem, RawSheet, Table
from csdesk.domain.text import msg

_OF_LAST: Final = frozenset({"line.term_end", "line.notice_days", "line.auto_renew", "line.end_reason"})
"""What only the last line of a client is said to have."""
_OWN: Final = frozenset({"line.mrr", "line.start", "line.end"})
_SETTLED: Final = (
    Outcome.CONFLICT,
    Outcome.NEW,
    Outcome.UPDATED,
    Outcome.INVALID,
    Outcome.UNCHANGED,
    Outcome.SKIPPED,
)
"""What a row is when the lines that it tells of are several things: the first of these."""


@dataclass(frozen=True, slots=True)
class Unrolled:
    """A mapping whose rows are lines, each with the rows of the sheet that it comes from."""

    mapping: SheetMapping
    """What the person sees."""
    lines: SheetMapping
    origins: tuple[tuple[int, ...], ...]
    problems: Mapping[int, Sequence[Problem]]

    def answers(self, answers: Answers) -> Answers:
        """A person's answers to the rows of the sheet as answers to the lines."""
        table, virtual = self.mapping.table, self.lines.table
        ours = (table.sheet.file, table.sheet.name)

        def keys(row: int) -> Iterable[RowKey]:
            for place, rows in enumerate(self.origins):
                if row in rows:
                    yield (virtual.sheet.file, virtual.sheet.name, virtual.rows[place])

        accounts = {
            new: one for key, one in answers.accounts.items() if key[:2] == ours for new in keys(key[2])
        }
        stances = {
            new: one for key, one in answers.stances.items() if key[:2] == ours for new in keys(key[2])
        }
        return replace(
            answers, accounts={**answers.accounts, **accounts}, stances={**answers.stances, **stances}
        )

    def closed(self, sheet: Sheet, left_out: frozenset[RowKey]) -> SheetPlan:
        """The fate of each row of the sheet by those of its lines."""
        table = self.mapping.table
        outcomes = sheet.close()
        fates: dict[int, list[Outcome]] = {row: [] for row in table.rows}
        changes: dict[int, list[Change]] = {}
        problems = {row: list(found) for row, found in self.problems.items()}
        for place, rows in enumerate(self.origins):
            for row in rows:
                fates[row].append(outcomes[place])
                changes.setdefault(row, []).extend(sheet.changes.get(place, ()))
                told = (replace(one, row=row) for one in sheet.draft.problems.get(place, ()))
                known = problems.setdefault(row, [])
                known += [one for one in told if one not in known]
        for row, found in fates.items():
            if not found and not problems.get(row):
                problems[row] = [_nothing(row, out=(table.sheet.file, table.sheet.name, row) in left_out)]
        places = {row: place for place, row in enumerate(table.rows)}
        plans = RowPlans(
            table.rows,
            [next((one for one in _SETTLED if one in fates[row]), Outcome.SKIPPED) for row in table.rows],
            {places[row]: found for row, found in changes.items() if found},
            {places[row]: found for row, found in problems.items() if found},
        )
        return SheetPlan(self.mapping, plans, (*sheet.draft.remarks, *table.left_out))


def unrolled(mapping: SheetMapping, answers: Answers, zone: str) -> Unrolled | None:
    """The lines of a sheet that keeps MRR by months; none for any other sheet."""
    columns = month_columns(mapping)
    single = None if columns else _month_column(mapping)
    if not columns and single is None:
        return None
    months = Months(mapping, answers, zone)
    runs = months.across(columns) if single is None else months.downwards(single)
    return None if runs is None else _as_lines(months, runs, frozenset(columns))


def _month_column(mapping: SheetMapping) -> ColumnMap | None:
    """The column that says which month each row is about, where the rows tell nothing of how long a line lasts."""
    targets = [column.target for column in mapping.columns]
    if (
        mapping.entity != "line"
        or targets.count("line.mrr") != 1
        or {"line.end", "line.term_end"} & {*targets}
    ):
        return None
    return next(
        (
            column
            for column in mapping.columns
            if column.target == "line.start" and name_of(column.header).full in MONTHS
        ),
        None,
    )


def _as_lines(months: Months, runs: Sequence[Run], side_by_side: frozenset[int]) -> Unrolled:
    """A sheet with a row for each line: what its first row says, its MRR, its start and its end."""
    mapping, table = months.mapping, months.mapping.table
    kept = [one for one in mapping.columns if one.place not in side_by_side and one.target not in _OWN]
    amount = next(column for column in mapping.columns if column.target == "line.mrr")
    numbers = {row: number for number, row in enumerate(table.rows)}
    last = {run.rows[0]: run for run in runs}
    days = _days(months, runs) if side_by_side else [(run.first, run.end) for run in runs]
    rows: list[tuple[Cell, ...]] = []
    for run, (start, end) in zip(runs, days, strict=True):
        told = (
            None
            if one.target in _OF_LAST and last[run.rows[0]] is not run
            else months.cells[one.place][numbers[run.rows[0]]]
            for one in kept
        )
        rows.append((*told, run.cell, start, end))
    dated = replace(amount, format=replace(amount.format, unit=None, decimal_comma=None))
    added = [amount, replace(dated, target="line.start"), replace(dated, target="line.end")]
    columns = tuple(replace(one, place=place) for place, one in enumerate((*kept, *added)))
    headers = tuple(one.header for one in columns)
    raw = RawSheet(table.sheet.file, f"{table.sheet.name}\0", [headers, *rows])
    lines = Table(raw, 1, headers, tuple(range(len(columns))), tuple(range(2, len(rows) + 2)))
    origins = tuple(run.rows for run in runs)
    return Unrolled(mapping, replace(mapping, table=lines, columns=columns), origins, months.problems)


def _days(months: Months, runs: Sequence[Run]) -> list[tuple[date | None, date | None]]:
    """When each line starts and ends; a start and an end that the row gives count where they gainsay no month."""
    given = {
        one.target: months.read(one).values
        for one in months.mapping.columns
        if one.target in {"line.start", "line.end"}
    }
    numbers = {row: number for number, row in enumerate(months.mapping.table.rows)}
    found: list[tuple[date | None, date | None]] = []
    for run in runs:
        number, start, end = numbers[run.rows[0]], run.first, run.end
        began = given["line.start"][number] if "line.start" in given else None
        left = given["line.end"][number] if "line.end" in given else None
        first = start == months.order[0] if start is not None else False
        if start is not None and began is not None and (start <= began or first) and began < _next(start):
            start = began
        if start is not None and end is None and left is not None and left >= _next(months.order[-1]):
            end = left
        found.append((start, end))
    return found


def _next(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)


def _nothing(row: int, *, out: bool) -> Problem:
    if out:
        return Problem("left_out_row", msg("Left out by you"), row)
    return Problem("no_mrr", msg("No MRR in this month, so there is no line of it"), row)
