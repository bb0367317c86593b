"""Typed drafts of the records that the rows of a sheet speak of, kept column by column."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from csdesk.domain.importing.coerce import LOCAL, coerce_column
from csdesk.domain.importing.coerce_text import Coerced, currency_in, currency_of_header, text_of, words_of
from csdesk.domain.importing.mapping import ColumnFormat, ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Answers
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import msg

DOUBTS = frozenset({"date_order", "month_only", "tax_id_check"})
"""Problems of a cell that has a value all the same."""

_COMMON = {
    "external_id": FieldSpec("external_id", FieldType.TEXT, msg("Code")),
    "notes": FieldSpec("notes", FieldType.TEXT, msg("Notes"), long=True),
    "tags": FieldSpec("tags", FieldType.TEXT, msg("Tags")),
}
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
    signs: list[str | None] | None = None
    """The currency that the amounts of a row name by themselves."""

    def column(self, name: str) -> list[Any] | None:
        """The values of a field, if the sheet has it."""
        return self.columns.get(name)

    def told(self, size: int) -> list[bool]:
        """Which rows say anything of this kind of record, besides whose it is."""
        stated: list[list[Any]] = [column for name, column in self.columns.items() if name != "account"]
        stated += self.custom.values()
        if self.external_ids is not None:
            stated.append(self.external_ids)
        if not stated:
            return [False] * size
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


def draft_sheet(
    mapping: SheetMapping, source: str = "", *, zone: str = LOCAL, answers: Answers | None = None
) -> Draft:
    """Read every mapped column of a sheet into typed values, kind by kind."""
    draft = Draft(mapping, source, len(mapping.table.rows))
    draft.part(mapping.entity)
    gathered: dict[tuple[str, str], list[tuple[ColumnMap, list[Cell], Coerced]]] = {}
    for column in mapping.columns:
        cells = _cells(mapping, column.place, answers)
        if column.target == "custom":
            _take_custom(draft, column, cells)
            continue
        spec = _spec(column.target)
        if column.target is None or spec is None:
            _leave_out(draft, column, cells)
            continue
        read = coerce_column(cells, spec, column.format, zone)
        for place, problem in read.problems.items():
            draft.say(place, problem, column.header)
        if column.format.ask:
            draft.remark("ambiguous_column", _ambiguous(column))
        entity, _, name = column.target.partition(".")
        gathered.setdefault((entity, name), []).append((column, cells, read))
    for (entity, name), candidates in gathered.items():
        _settle(draft, draft.part(entity), name, candidates)
    return draft


def _cells(mapping: SheetMapping, place: int, answers: Answers | None) -> list[Cell]:
    cells = mapping.table.column(place)
    if answers and answers.cells:
        sheet = mapping.table.sheet
        for (file, name, row, column), value in answers.cells.items():
            if (file, name, column) == (sheet.file, sheet.name, place) and row in mapping.table.rows:
                cells[mapping.table.rows.index(row)] = value
    return cells


def _spec(target: str | None) -> FieldSpec | None:
    entity, _, name = (target or "").partition(".")
    if entity not in BY_KEY:
        return None
    return _COMMON.get(name) or next((spec for spec in BY_KEY[entity].fields if spec.name == name), None)


def _leave_out(draft: Draft, column: ColumnMap, cells: Sequence[Cell]) -> None:
    if any(cell is not None and cell != "" for cell in cells):
        said = msg("Column {column} is left out", column=column.header or column.place + 1)
        draft.remarks.append(Problem("left_out_column", said, column=column.header))


def _ambiguous(column: ColumnMap) -> Problem:
    said = msg("The values of {column} can be read in two ways: choose one", column=column.header)
    return Problem("ambiguous_column", said, column=column.header)


def _take_custom(draft: Draft, column: ColumnMap, cells: Sequence[Cell]) -> None:
    part = draft.part(draft.mapping.entity)
    slug = words_of(column.header).replace(" ", "_") or f"column_{column.place + 1}"
    key, number = slug, 2
    while key in part.custom:
        key, number = f"{slug}_{number}", number + 1
    part.custom[key] = [text_of(cell) for cell in cells]
    draft.custom_fields.append(
        CustomField(
            entity=part.entity, key=key, label=column.header.strip() or key, type=_type_of(cells).value
        )
    )


def _type_of(cells: Sequence[Cell]) -> FieldType:
    """The type of a custom field: what all its cells are, else text."""
    kinds = {type(cell) for cell in cells if cell is not None and cell != ""}
    if kinds and kinds <= {int, float, Decimal}:
        return FieldType.DECIMAL
    if kinds and kinds <= {date, datetime}:
        return FieldType.DATE
    return FieldType.BOOL if kinds == {bool} else FieldType.TEXT


def _settle(
    draft: Draft, part: Part, name: str, candidates: Sequence[tuple[ColumnMap, list[Cell], Coerced]]
) -> None:
    """Bring the columns that go to one field together: the first filled one counts."""
    column, _, read = candidates[0]
    draft.headers[part.entity, name] = column.header
    values = read.values
    money = _is_money(part.entity, name)
    signs = [_signs(one.header, cells) for one, cells, _ in candidates] if money else []
    for number, (other, _, more) in enumerate(candidates[1:], start=1):
        if any(a is not None and b is not None and a != b for a, b in zip(values, more.values, strict=True)):
            said = msg(
                "{first} and {second} go to the same field; the first filled one counts",
                first=column.header,
                second=other.header,
            )
            draft.remark("same_field", Problem("same_field", said, column=other.header))
        if money:
            signs[0] = [
                a if value is not None else b
                for value, a, b in zip(values, signs[0], signs[number], strict=True)
            ]
        values = [a if a is not None else b for a, b in zip(values, more.values, strict=True)]
    unread = {
        place: problem
        for _, _, one in candidates
        for place, problem in one.problems.items()
        if problem.code not in DOUBTS and values[place] is None
    }
    if unread:
        part.unreadable[name] = unread
    if money and any(signs[0]):
        known = part.signs or [None] * draft.size
        part.signs = [a or b for a, b in zip(known, signs[0], strict=True)]
    _place(part, name, values)


def _place(part: Part, name: str, values: list[Any]) -> None:
    if name == "external_id":
        part.external_ids = values
    elif name == "tags":
        part.columns[name] = [_listed(value) if value else None for value in values]
    else:
        part.columns[name] = values


def _listed(text: str) -> tuple[str, ...]:
    words = (word.strip() for word in text.replace(";", ",").replace("|", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _is_money(entity: str, name: str) -> bool:
    return any(spec.name == name and spec.type is FieldType.MONEY for spec in BY_KEY[entity].fields)


def _signs(header: str, cells: Sequence[Cell]) -> list[str | None]:
    """The currency that each filled amount names, by its own sign or by its header."""
    otherwise = currency_of_header(header)
    memo = {cell: currency_in(cell) or otherwise for cell in set(cells) if isinstance(cell, str)}
    return [None if cell is None else memo[cell] if isinstance(cell, str) else otherwise for cell in cells]
