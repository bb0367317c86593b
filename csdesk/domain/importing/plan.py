"""What an import would do, row by row; applying it is one command and one undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import Problem


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
    """One field of an existing record that the row would change."""

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


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One table: its mapping and the fate of each of its rows."""

    mapping: SheetMapping
    rows: tuple[RowPlan, ...]
    problems: tuple[Problem, ...] = ()
    """What concerns the sheet as a whole: undecidable dates, columns left out."""

    def counts(self) -> dict[str, int]:
        """Rows by outcome, and `read`, their sum."""
        found = dict.fromkeys(Outcome, 0)
        for row in self.rows:
            found[row.outcome] += 1
        return {"read": len(self.rows), **{outcome.value: count for outcome, count in found.items()}}


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import: sheets in the order they are applied, and the writes they come to."""

    sheets: tuple[SheetPlan, ...]
    problems: tuple[Problem, ...] = ()
    writes: Mapping[str, Any] = field(default_factory=dict)
    """Prepared by the planner for its own `ApplyPlan` command; nobody else reads it."""
