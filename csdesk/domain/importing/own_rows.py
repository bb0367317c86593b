"""The rows of a sheet that CSDesk wrote, field by field, and the numbers by which its sheets refer to each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from csdesk.domain.importing.coerce_text import fold, text_of, words_of
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.mapping import Certainty, ColumnFormat, ColumnMap
from csdesk.domain.importing.own_cells import BLANKS, COMMON, number_of
from csdesk.domain.importing.own_manifest import OWN
from csdesk.domain.importing.parts import Draft
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import msg

Spec = FieldSpec | str
"""The declaration of a field of the kind, or the name of one that all kinds have."""


@dataclass(slots=True)
class OwnRows:
    """What stands in the cells, by field; the numbers of the records; the names of the accounts beside them."""

    entity: str
    numbers: list[int | None]
    fields: dict[str, list[Cell]] = field(default_factory=dict)
    specs: dict[str, Spec] = field(default_factory=dict)
    how: dict[str, ColumnFormat] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    added: dict[str, list[Cell]] = field(default_factory=dict)
    """Columns of the person that become custom fields, by key."""
    codes: list[Cell] | None = None
    """A column of the person that holds ids of no tool in particular."""
    names: list[Cell] | None = None
    _chosen: set[str] = field(default_factory=set)
    """Fields that a person sent a column to: it counts where it is filled."""

    def take(self, column: ColumnMap, cells: list[Cell]) -> bool:
        """Take a column in; answers whether it goes anywhere."""
        kind, _, name = (column.target or "").partition(".")
        known = {spec.name: spec for spec in BY_KEY[self.entity].fields}
        if column.target == "custom":
            self.added[words_of(column.header).replace(" ", "_") or f"column_{column.place + 1}"] = cells
        elif kind == "account" != self.entity and name == "name":
            self.names = cells
        elif kind != self.entity or (name not in known and name not in {OWN, "external_id", *COMMON}):
            return False
        elif name == OWN:
            self.numbers = list(map(number_of, cells))
        elif name == "external_id":
            self.codes = cells
        else:
            self._take_field(column, name, cells, known.get(name, name))
        return True

    def _take_field(self, column: ColumnMap, name: str, cells: list[Cell], spec: Spec) -> None:
        before = self.fields.get(name)
        if before is not None and column.certainty is Certainty.SURE and name not in self._chosen:
            cells = [_whole(a, b) for a, b in zip(before, cells, strict=True)]
        elif before is not None:
            first, second = (before, cells) if name in self._chosen else (cells, before)
            cells = [b if a is None else a for a, b in zip(first, second, strict=True)]
        if column.certainty is Certainty.CHOSEN:
            self._chosen.add(name)
        self.fields[name] = cells
        self.specs[name] = spec
        self.how.setdefault(name, column.format)
        self.headers.setdefault(name, column.header)

    def custom_of(self, place: int) -> dict[str, str]:
        """What the columns that a person sent to custom fields say of a row."""
        found = {key: text_of(cells[place]) for key, cells in self.added.items()}
        return {key: text for key, text in found.items() if text is not None}

    def codes_of(self, place: int) -> dict[str, str]:
        """The id of no tool in particular that a person gives a row."""
        code = None if self.codes is None else text_of(self.codes[place])
        return {} if code is None else {"": code}


def _whole(first: Cell, second: Cell) -> Cell:
    """A long text that goes on in a second column."""
    return first if second is None else f"{'' if first is None else first}{second}"


def own_rows(draft: Draft, cells: Sequence[list[Cell]]) -> OwnRows:
    """The columns of a sheet by where they go; what goes nowhere is told."""
    rows = OwnRows(draft.mapping.entity, [None] * draft.size)
    for column in draft.mapping.columns:
        filled = [None if cell == "" else cell for cell in cells[column.place]]
        if not rows.take(column, filled) and any(cell is not None for cell in filled):
            said = msg("Column {column} is left out", column=column.header or column.place + 1)
            draft.remarks.append(Problem("left_out_column", said, column=column.header))
    draft.custom_fields += (
        CustomField(entity=rows.entity, key=key, label=column.header.strip() or key)
        for key, column in zip(rows.added, _sent_to_custom(draft), strict=False)
    )
    return rows


def _sent_to_custom(draft: Draft) -> list[ColumnMap]:
    return [column for column in draft.mapping.columns if column.target == "custom"]


def blank_of(spec: Spec) -> Any:
    """What a field holds when nobody says anything."""
    if isinstance(spec, str):
        return BLANKS.get(spec)
    return () if spec.type is FieldType.REFS else None


@dataclass(slots=True)
class OwnLinks:
    """Which record each number of a workbook is: the sheets refer to each other by them."""

    ledger: Callable[[str], Ledger]
    same: bool
    """Whether the numbers are those of this workspace."""
    numbers: dict[tuple[str, int], int | None] = field(default_factory=dict)
    """Records that rows of the workbook turned out to be; none for a row that stays out."""
    names: dict[str, int] = field(default_factory=dict)
    """The accounts of the workbook by their names there."""
    called: dict[int, str] = field(default_factory=dict)
    """The names of accounts in the workbook."""

    def note(self, entity: str, number: int | None, handle: int | None, name: Cell = None) -> None:
        """Learn which record a row is."""
        if number is not None:
            self.numbers[entity, number] = handle
        if handle is not None and isinstance(name, str):
            self.names.setdefault(fold(name), handle)
            self.called[handle] = name

    def find(self, entity: str, number: int) -> int | None:
        """The record that a number means."""
        if (entity, number) in self.numbers:
            return self.numbers[entity, number]
        return number if self.same and self.ledger(entity).holds(number) else None

    def handles(self, spec: FieldSpec, said: Any) -> Any:
        """The numbers of a reference as records; `None` where one of them is not there."""
        numbers = said if isinstance(said, tuple) else (said,)
        found = tuple(self.find(str(spec.ref), number) for number in numbers)
        if None in found:
            return None
        return found if spec.type is FieldType.REFS else found[0]
