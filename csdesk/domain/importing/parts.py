"""The cells of a sheet as typed values, kind of record by kind of record, column by column."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from csdesk.domain.importing.coerce import coerce_column
from csdesk.domain.importing.coerce_text import words_of
from csdesk.domain.importing.mapping import ColumnFormat, SheetMapping
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import msg

_STAMP = FieldSpec("changed", FieldType.INSTANT, msg("Changed"))
_STAMPS = frozenset(
    {
        *("updated at", "updated", "update time", "last updated", "last update", "last modified date"),
        *(
            "last modified",
            "modified date",
            "modified at",
            "modified",
            "atualizado em",
            "data de atualizacao",
        ),
        *("ultima atualizacao", "alterado em", "data de alteracao", "ultima alteracao", "modificado em"),
        *("data atualizacao", "dt atualizacao", "data modificacao", "last modified at"),
    }
)
"""Headers of the moment at which a row was last changed in its source."""


@dataclass(slots=True)
class Part:
    """What the rows of a sheet say of one kind of record."""

    entity: str
    columns: dict[str, list[Any]] = field(default_factory=dict)
    """Field -> values, one per row; references are still the words that name a record."""
    external_ids: list[str | None] | None = None
    custom: dict[str, list[str | None]] = field(default_factory=dict)
    refused: dict[int, Problem] = field(default_factory=dict)
    """Rows whose record of this kind cannot be made, and why."""
    unreadable: dict[str, dict[int, Problem]] = field(default_factory=dict)
    """Field -> the rows whose cell could not be read."""
    amounts: list[tuple[str, list[Cell]]] = field(default_factory=list)
    """Header and cells of every column of amounts, as they came."""

    def column(self, name: str) -> list[Any] | None:
        """The values of a field, if the sheet has it."""
        return self.columns.get(name)

    def told(self, size: int, *, keys: bool = True) -> list[bool]:
        """Which rows say anything of this kind of record, besides whose it is (and, without `keys`, which)."""
        stated: list[list[Any]] = [column for name, column in self.columns.items() if name != "account"]
        stated += self.custom.values()
        if self.external_ids is not None and keys:
            stated.append(self.external_ids)
        if not stated:
            return [False] * size
        if any(None not in column for column in stated):
            return [True] * size
        width = len(stated)
        return [row.count(None) != width for row in zip(*stated, strict=True)]

    def custom_of(self, place: int) -> dict[str, str]:
        """The custom fields that a row fills."""
        return {key: value for key, column in self.custom.items() if (value := column[place]) is not None}

    def ensure(self, name: str, size: int) -> list[Any]:
        """The values of a field, blank ones if the sheet does not have it."""
        if name not in self.columns:
            self.columns[name] = [None] * size
        return self.columns[name]


@dataclass(slots=True)
class Draft:
    """One sheet, coerced: what each row says of each kind of record, and what is wrong with it."""

    mapping: SheetMapping
    source: str
    size: int
    parts: dict[str, Part] = field(default_factory=dict)
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)
    """What concerns the sheet as a whole."""
    custom_fields: list[CustomField] = field(default_factory=list)
    headers: dict[tuple[str, str], str] = field(default_factory=dict)
    """The header under which a field of a kind stands; the first if several."""

    def part(self, entity: str) -> Part:
        """The part of one kind, made when it is first asked for."""
        if entity not in self.parts:
            self.parts[entity] = Part(entity)
        return self.parts[entity]

    def say(self, place: int, problem: Problem, column: str | None = None) -> Problem:
        """Note a problem of a row, under its number."""
        told = dataclasses.replace(
            problem, row=self.mapping.table.rows[place], column=column or problem.column
        )
        self.problems.setdefault(place, []).append(told)
        return told

    def refuse(self, part: Part, places: Iterable[int], problem: Problem, column: str | None = None) -> None:
        """Note that these rows make no record of a part's kind."""
        for place in places:
            if place not in part.refused:
                part.refused[place] = self.say(place, problem, column)

    def cells(self) -> list[list[Cell]]:
        """The cells of every kept column, one per data row."""
        table = self.mapping.table
        first, raw = table.sheet.first_row, table.sheet.rows
        rows = [raw[row - first] for row in table.rows]
        widths = set(map(len, rows))
        if len(widths) == 1 and (width := widths.pop()) > max(table.columns, default=0):
            whole = list(chain.from_iterable(rows))
            return [whole[index::width] for index in table.columns]
        return [table.column(place) for place in range(len(table.columns))]

    def raw(self, place: int) -> tuple[Cell, ...]:
        """All the kept cells of a row, left-out columns too."""
        table = self.mapping.table
        cells = table.sheet.rows[table.rows[place] - table.sheet.first_row]
        return tuple(cells[index] if index < len(cells) else None for index in table.columns)

    def stamps(self) -> list[str | None] | None:
        """When each row was last changed in its source, if the sheet says so."""
        for place, header in enumerate(self.mapping.table.headers):
            if words_of(header) in _STAMPS:
                read = coerce_column(self.mapping.table.column(place), _STAMP, ColumnFormat())
                return [None if value is None else value.isoformat() for value in read.values]
        return None

    def remark(self, code: str, problem: Problem) -> None:
        """Note a problem of the whole sheet, once."""
        if all(known.code != code or known.column != problem.column for known in self.remarks):
            self.remarks.append(problem)
