"""Equal months in a row: what a sheet that keeps MRR by months says of each client, from month to month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any, Final, NamedTuple

from csdesk.domain.importing.coerce import coerce_column
from csdesk.domain.importing.coerce_text import Coerced
from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Answers
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.catalog import BY_KEY

_SPECS: Final = {spec.name: spec for spec in BY_KEY["line"].fields}
_WHICH: Final = frozenset({"line.product", "line.plan", "line.kind", "line.currency", "line.external_id"})
"""What tells two lines of one account apart, besides when they start."""
_WHOSE: Final = ("name", "external_id", "tax_id", "domain")


class Run(NamedTuple):
    """Equal months in a row, and the rows that tell of them; without a month when a row tells of none."""

    rows: tuple[int, ...]
    first: date | None
    end: date | None
    """The first day of the month in which it is another; none when the last month of the sheet still is the same."""
    cell: Cell


class _Told(NamedTuple):
    """The MRR of a month, as a row tells it."""

    row: int
    month: date
    cell: Cell
    value: Any


@dataclass(slots=True)
class Months:
    """The cells of a sheet of MRR by months, and what could not be read."""

    mapping: SheetMapping
    answers: Answers
    zone: str
    cells: list[list[Cell]] = field(init=False)
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    order: list[date] = field(default_factory=list)
    """The months of the sheet, one after the other."""

    def __post_init__(self) -> None:
        table = self.mapping.table
        self.cells = [table.column(place) for place in range(len(table.columns))]
        places = {row: place for place, row in enumerate(table.rows)} if self.answers.cells else {}
        for (file, name, row, column), value in self.answers.cells.items():
            if (file, name) == (table.sheet.file, table.sheet.name) and row in places:
                self.cells[column][places[row]] = value

    def read(self, column: ColumnMap) -> Coerced:
        """The typed values of a column; what cannot be read is told of its row."""
        read = coerce_column(
            self.cells[column.place],
            _SPECS[(column.target or "").partition(".")[2]],
            column.format,
            self.zone,
        )
        for number, problem in read.problems.items():
            if problem.code != "month_only":
                row = self.mapping.table.rows[number]
                told = replace(problem, row=row, column=column.header)
                self.problems.setdefault(row, []).append(told)
        return read

    def across(self, months: Mapping[int, date]) -> list[Run]:
        """The runs of each row whose months stand side by side; a row without any still tells of its account."""
        read = {
            column.place: self.read(column).values
            for column in self.mapping.columns
            if column.place in months
        }
        self.order = list(months.values())
        runs: list[Run] = []
        for number, row in self._rows():
            told = [
                _Told(row, month, self.cells[place][number], value)
                for place, month in months.items()
                if (value := read[place][number])
            ]
            runs += list(self._runs(told)) or [Run((row,), None, None, None)]
        return runs

    def downwards(self, single: ColumnMap) -> list[Run] | None:
        """The runs of clients whose months stand one below the other; none when one has two amounts in a month."""
        amount = next(column for column in self.mapping.columns if column.target == "line.mrr")
        whose = [self.cells[column.place] for column in self.mapping.columns if _tells_which(column.target)]
        starts, amounts = self.read(single).values, self.read(amount).values
        self.order = sorted({day.replace(day=1) for day in starts if day is not None})
        kept: dict[tuple[str, ...], dict[date, _Told]] = {}
        for number, row in self._rows():
            if starts[number] is None:
                continue
            key = tuple(str(column[number] or "").strip().casefold() for column in whose)
            months, month = kept.setdefault(key, {}), starts[number].replace(day=1)
            if month in months:
                return None
            months[month] = _Told(row, month, self.cells[amount.place][number], amounts[number])
        if len(kept) == len(self.mapping.table.rows):
            return None
        return [
            run
            for months in kept.values()
            for run in self._runs([months[month] for month in sorted(months) if months[month].value])
        ]

    def _rows(self) -> Iterator[tuple[int, int]]:
        """The rows that a person did not leave out, by place and number."""
        sheet = self.mapping.table.sheet
        for place, row in enumerate(self.mapping.table.rows):
            if (sheet.file, sheet.name, row) not in self.answers.left_out:
                yield place, row

    def _runs(self, told: Sequence[_Told]) -> Iterator[Run]:
        """Equal amounts in months that follow each other in the sheet, the earliest first."""
        after = dict(pairwise(self.order))
        start = 0
        for place, one in enumerate(told):
            following = told[place + 1] if place + 1 < len(told) else None
            if following is not None and (following.month, following.value) == (
                after.get(one.month),
                one.value,
            ):
                continue
            rows = tuple(dict.fromkeys(each.row for each in told[start : place + 1]))
            yield Run(rows, told[start].month, after.get(one.month), told[start].cell)
            start = place + 1


def _tells_which(target: str | None) -> bool:
    """Whether a column says which line of which account a row is about."""
    entity, _, name = (target or "").partition(".")
    return target in _WHICH or (entity == "account" and name in _WHOSE)
