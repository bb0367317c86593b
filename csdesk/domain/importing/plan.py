"""What an import would do, row by row; applying it is one command and one undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, overload

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.writes import Writes

RowKey = tuple[str, str, int]
"""A row by its file, its sheet and its number."""


class Stance(StrEnum):
    """Whose word counts where a row and what is there say different things."""

    OURS = "ours"
    THEIRS = "theirs"


class Outcome(StrEnum):
    """What happens to a row of a sheet; every row has just one."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    INVALID = "invalid"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an existing record that the row would change; what refers to a record shows its name."""

    entity: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row: what becomes of it and why."""

    row: int
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


class RowPlans(Sequence[RowPlan]):
    """The fates of the rows of a sheet, kept column by column; a `RowPlan` is made when it is asked for."""

    __slots__ = ("_changes", "_counted", "_outcomes", "_problems", "_rows")

    def __init__(
        self,
        rows: Sequence[int],
        outcomes: Sequence[Outcome],
        changes: Mapping[int, Sequence[Change]],
        problems: Mapping[int, Sequence[Problem]],
    ) -> None:
        self._rows, self._outcomes, self._changes, self._problems = rows, outcomes, changes, problems
        self._counted: Counter[Outcome] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> RowPlan: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[RowPlan, ...]: ...

    def __getitem__(self, place: int | slice) -> RowPlan | tuple[RowPlan, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(len(self))[place])
        place = range(len(self))[place]
        return RowPlan(
            self._rows[place],
            self._outcomes[place],
            tuple(self._changes.get(place, ())),
            tuple(self._problems.get(place, ())),
        )

    def outcomes(self) -> Counter[Outcome]:
        """How many rows have each outcome, without making a single `RowPlan`; counted once."""
        if self._counted is None:
            met = set(map(id, self._outcomes))
            self._counted = Counter(
                {one: self._outcomes.count(one) if id(one) in met else 0 for one in Outcome}
            )
        return self._counted

    def troubled(self) -> Iterator[RowPlan]:
        """The rows of which something is told, in their order."""
        return (self[place] for place in sorted(self._problems))

    def told(self) -> list[Problem]:
        """The problems of all rows, in the order of the rows."""
        return [problem for place in sorted(self._problems) for problem in self._problems[place]]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One table: its mapping and the fate of each of its rows."""

    mapping: SheetMapping
    rows: RowPlans
    problems: tuple[Problem, ...] = ()
    """What concerns the sheet as a whole: undecidable dates, columns and rows left out."""

    def counts(self) -> dict[str, int]:
        """Rows by outcome, and `read`, their sum."""
        found = self.rows.outcomes()
        return {"read": len(self.rows), **{outcome.value: found[outcome] for outcome in Outcome}}


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import: sheets in the order they are applied, and the writes they come to."""

    sheets: tuple[SheetPlan, ...]
    problems: tuple[Problem, ...] = ()
    writes: Writes = field(default_factory=Writes)
    """Prepared by the planner for its own `ApplyPlan` command; nobody else reads it."""

    def counts(self) -> dict[str, int]:
        """The rows of all sheets by outcome."""
        total: Counter[str] = Counter({"read": 0, **{outcome.value: 0 for outcome in Outcome}})
        for sheet in self.sheets:
            total.update(sheet.counts())
        return dict(total)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person decided while looking at a plan; rows are named by file, sheet and row number."""

    cells: Mapping[tuple[str, str, int, int], Any] = field(default_factory=dict)
    """Corrected cells, by file, sheet, row number and place of the column."""
    left_out: frozenset[RowKey] = frozenset()
    accounts: Mapping[RowKey, int | str] = field(default_factory=dict)
    """Which account a row is: the id of a known one, the name of any, or 0 for a new one."""
    stances: Mapping[RowKey, Stance] = field(default_factory=dict)
    """Whose word counts in a row that disagrees with what is there, or with another row."""
