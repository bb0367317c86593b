"""One moment of the import wizard as a value, and what is read from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce

from csdesk.domain.changes import Done
from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Answers, Outcome, RowKey, RowPlan, SheetPlan
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.text import Text, nmsg
from csdesk.ui.import_session import Understood

SAMPLES = 3
KEPT_OUT = frozenset({Outcome.SKIPPED, Outcome.INVALID, Outcome.CONFLICT})
LEFT_OUT_ROW = "left_out_row"
_TOLD_ELSEWHERE = frozenset(
    {
        *("ambiguous_column", "ambiguous_dates", "ambiguous_numbers", "blank_below"),
        *("left_out_column", "not_importable"),
    }
)
"""Problems that the wizard shows as a question, in the list of columns, or above the sheet."""
ASKED = frozenset(
    {
        "near_duplicate",
        "near_record",
        "ambiguous_account",
        "unknown_domain",
        "contradicting_keys",
        "earlier_row",
        "superseded_row",
        "both_changed",
        "moved_record",
        "kept_edit",
    }
)
"""Problems of rows that are asked one by one."""
_ASIDE = frozenset({"title_row", "total_row", "note_row", "units_row", "repeated_header", "blank_row"})


class StepOf(StrEnum):
    """The steps of the wizard, in their order."""

    FILE = "file"
    COLUMNS = "columns"
    CHECK = "check"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """The problems of one kind in a sheet: the first of them speaks for all."""

    code: str
    text: Text
    rows: tuple[int, ...]
    is_error: bool
    """Whether something is wrong with its rows."""
    column: str | None = None
    stays_out: bool = False
    """Whether its rows stay out, by the rules of the import or by a person's choice."""
    is_aside: bool = False
    """About rows that are neither header nor data, as totals are: good to know, nothing to solve."""


@dataclass(frozen=True, slots=True)
class ImportState:
    """One moment of the wizard."""

    step: StepOf = StepOf.FILE
    understood: Understood | None = None
    sheet: int = 0
    is_busy: bool = False
    error: Text | None = None
    done: Done | None = None
    answers: Answers = field(default_factory=Answers)
    doubts: Mapping[tuple[RowKey, str], Problem] = field(default_factory=dict)
    """What a person is asked about rows, by row and code; what was answered stays, so that it can be changed."""

    @property
    def mappings(self) -> tuple[SheetMapping, ...]:
        """The tables that were found, in the order of the files."""
        return self.understood.mappings if self.understood else ()

    @property
    def mapping(self) -> SheetMapping | None:
        """The table that is shown."""
        return self.mappings[self.sheet] if self.sheet < len(self.mappings) else None

    @property
    def counts(self) -> dict[str, int]:
        """Rows of all sheets by outcome."""
        if self.understood is None:
            return {}
        restored = self.understood.prepared.restored
        if restored is not None:
            n = sum(len(records) for records in restored.values())
            return {"read": n, **dict.fromkeys(Outcome, 0), Outcome.NEW: n}
        return self.understood.plan.counts()

    @property
    def unread(self) -> Text | None:
        """Which of several files could not be read and why, while the others are not imported yet."""
        reasons = self.understood.unread if self.understood and self.step is not StepOf.DONE else ()
        if not reasons:
            return None
        whole = reduce(lambda said, one: Text("{said}\n{one}", {"said": said, "one": one}), reasons)
        return nmsg(
            "{reasons} The other files go on without it.",
            "{reasons} The other files go on without them.",
            len(reasons),
            reasons=whole,
        )

    @property
    def to_write(self) -> int:
        """Rows that the import would write."""
        counts = self.counts
        return counts.get(Outcome.NEW, 0) + counts.get(Outcome.UPDATED, 0)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do: it was imported, or checked, and every row is there already."""
        checked = self.step is StepOf.CHECK and self.understood is not None
        return self.step is StepOf.DONE or (checked and not self.to_write and not self.kept_out)

    @property
    def kept_out(self) -> int:
        """Rows that would stay out."""
        counts = self.counts
        return sum(counts.get(outcome, 0) for outcome in KEPT_OUT)


def plan_of_sheet(state: ImportState, place: int) -> SheetPlan | None:
    """The plan of a table; plans come in the order of applying, so it is found by its table."""
    if state.understood is None or place >= len(state.mappings):
        return None
    table = state.mappings[place].table
    for sheet in state.understood.plan.sheets:
        if sheet.mapping.table is table:
            return sheet
    return None


def samples(mapping: SheetMapping, column: ColumnMap) -> list[Cell]:
    """The first different values of a column that are not blank."""
    index, table = mapping.table.columns[column.place], mapping.table
    found: list[Cell] = []
    for row in table.rows[:200]:
        cells = table.sheet.rows[row - table.sheet.first_row]
        cell = cells[index] if index < len(cells) else None
        if cell not in (None, "") and cell not in found:
            found.append(cell)
        if len(found) == SAMPLES:
            break
    return found


def told_of(plan: SheetPlan) -> list[tuple[Problem, RowPlan | None]]:
    """Every problem of a sheet with the row it is about, if it is about one."""
    pairs: list[tuple[Problem, RowPlan | None]] = [(problem, None) for problem in plan.problems]
    pairs += [(problem, row) for row in plan.rows.troubled() for problem in row.problems]
    return pairs


def groups(told: Sequence[tuple[Problem, RowPlan | None]]) -> list[ProblemGroup]:
    """The problems of a sheet by kind: those that keep rows out first, what is only good to know last."""
    found: dict[tuple[str, str | None], list[tuple[Problem, RowPlan | None]]] = {}
    for problem, row in told:
        if problem.code not in _TOLD_ELSEWHERE and (row is None or problem.code not in ASKED):
            found.setdefault((problem.code, problem.column), []).append((problem, row))
    by_choice = found.pop((LEFT_OUT_ROW, None), [])
    made = [_group(code, column, pairs) for (code, column), pairs in found.items()]
    covered = {row for group in made if not group.is_aside for row in group.rows}
    alone = [pair for pair in by_choice if pair[1] is None or pair[1].row not in covered]
    if alone:
        made.append(_group(LEFT_OUT_ROW, None, alone))
    return sorted(made, key=lambda group: (group.is_aside, not group.is_error, -len(group.rows)))


def troubled_sheet(state: ImportState, step: int) -> int | None:
    """The next table, in a direction, of which something is to be solved; `None` when there is no other."""
    n = len(state.mappings)
    for far in range(1, n):
        place = (state.sheet + step * far) % n
        plan = plan_of_sheet(state, place)
        if (
            plan is not None
            and plan.mapping.importable
            and any(_is_asked(problem) for problem in plan.rows.told())
        ):
            return place
    return None


def _is_asked(problem: Problem) -> bool:
    return problem.code not in _ASIDE and problem.code not in _TOLD_ELSEWHERE


def _group(code: str, column: str | None, pairs: Sequence[tuple[Problem, RowPlan | None]]) -> ProblemGroup:
    rows = sorted({row.row if row else problem.row or 0 for problem, row in pairs} - {0})
    bad = {Outcome.INVALID, Outcome.CONFLICT}
    is_error = any(row is not None and row.outcome in bad for _, row in pairs)
    is_aside = code in _ASIDE or all(row is None for _, row in pairs)
    stays_out = all(row is None or row.outcome in KEPT_OUT for _, row in pairs)
    return ProblemGroup(code, pairs[0][0].text, tuple(rows), is_error, column, stays_out, is_aside)
