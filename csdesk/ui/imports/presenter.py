"""What the import wizard shows and does, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from csdesk.domain.changes import Done
from csdesk.domain.errors import Cancelled, CSDeskError
from csdesk.domain.importing.mapping import Certainty, ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Answers, Outcome, RowPlan, SheetPlan
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY, ENTITIES
from csdesk.domain.text import Text, msg
from csdesk.ui.import_session import Understood

SAMPLES = 3
_HIDDEN = frozenset(
    {"setting", "saved_view", "mapping", "import", "custom_field", "run", "playbook", "process"}
)


class StepOf(StrEnum):
    """The steps of the wizard, in their order."""

    FILE = "file"
    COLUMNS = "columns"
    CHECK = "check"
    DONE = "done"


class Importing(Protocol):
    """What the wizard asks of `ImportSession`."""

    def read(
        self,
        paths: Sequence[Path],
        done: Callable[[Understood], object],
        failed: Callable[[Exception], object],
        owner: QObject,
    ) -> Any:
        """Read, understand and plan."""

    def plan(
        self,
        understood: Understood,
        mappings: Sequence[SheetMapping],
        answers: Answers,
        done: Callable[[Understood], object],
        owner: QObject,
    ) -> Any:
        """Plan anew."""

    def apply(
        self,
        understood: Understood,
        done: Callable[[Done | None], object],
        failed: Callable[[Exception], object],
        owner: QObject,
    ) -> Any:
        """Import as one step."""


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """The problems of one kind in a sheet: the first of them speaks for all."""

    code: str
    text: Text
    rows: tuple[int, ...]
    is_error: bool
    column: str | None = None


@dataclass(frozen=True, slots=True)
class ImportState:
    """One moment of the wizard."""

    step: StepOf = StepOf.FILE
    understood: Understood | None = None
    sheet: int = 0
    is_busy: bool = False
    error: Text | None = None
    done: Done | None = None

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
    def to_write(self) -> int:
        """Rows that the import would write."""
        counts = self.counts
        return counts.get(Outcome.NEW, 0) + counts.get(Outcome.UPDATED, 0)


def plan_of_sheet(state: ImportState, place: int) -> SheetPlan | None:
    """The plan of a table; plans come in the order of applying, so it is found by its table."""
    if state.understood is None or place >= len(state.mappings):
        return None
    table = state.mappings[place].table
    for sheet in state.understood.plan.sheets:
        if sheet.mapping.table is table:
            return sheet
    return None


def samples(mapping: SheetMapping, column: ColumnMap) -> list[Any]:
    """The first values of a column that are not blank."""
    cells = mapping.table.column(column.place)
    return [cell for cell in cells[:200] if cell not in (None, "")][:SAMPLES]


def targets() -> list[tuple[str, Text, Text]]:
    """Every field that a column can go to: its key, its kind of record, its label."""
    found: list[tuple[str, Text, Text]] = []
    for entity in ENTITIES:
        if entity.key in _HIDDEN:
            continue
        found.append((f"{entity.key}.external_id", entity.one, msg("Code")))
        found += [
            (f"{entity.key}.{spec.name}", entity.one, spec.label) for spec in entity.fields if not spec.ref
        ]
        found.append((f"{entity.key}.tags", entity.one, msg("Tags")))
        found.append((f"{entity.key}.notes", entity.one, msg("Notes")))
    return found


def label_of_target(target: str) -> tuple[Text, Text]:
    """The kind of record and the label of a target."""
    key, _, name = target.partition(".")
    entity = BY_KEY[key]
    common = {"external_id": msg("Code"), "tags": msg("Tags"), "notes": msg("Notes")}
    if name in common:
        return entity.one, common[name]
    return entity.one, next(spec.label for spec in entity.fields if spec.name == name)


def groups(plan: SheetPlan) -> list[ProblemGroup]:
    """The problems of a sheet by kind, those that keep rows out first."""
    found: dict[tuple[str, str | None], list[tuple[Problem, RowPlan | None]]] = {}
    for problem in plan.problems:
        found.setdefault((problem.code, problem.column), []).append((problem, None))
    for row in plan.rows:
        for problem in row.problems:
            found.setdefault((problem.code, problem.column), []).append((problem, row))
    made = [_group(code, column, pairs) for (code, column), pairs in found.items()]
    return sorted(made, key=lambda group: (not group.is_error, -len(group.rows)))


def _group(code: str, column: str | None, pairs: list[tuple[Problem, RowPlan | None]]) -> ProblemGroup:
    rows = sorted({row.row if row else problem.row or 0 for problem, row in pairs} - {0})
    is_error = any(row and row.outcome in {Outcome.INVALID, Outcome.CONFLICT} for _, row in pairs)
    return ProblemGroup(code, pairs[0][0].text, tuple(rows), is_error, column)


class ImportPresenter:
    """Walks through the steps; calls `render` with each new state."""

    def __init__(self, importing: Importing, render: Callable[[ImportState], object], owner: QObject) -> None:
        self._importing = importing
        self._render = render
        self._owner = owner
        self._job: Any = None
        self.answers = Answers()
        self.state = ImportState()

    def start(self, paths: Sequence[Path]) -> None:
        """Begin with some files, or with the step that asks for them; a draft that is under way stays."""
        if paths:
            self.read(paths)
        else:
            self._show(self.state if self.state.step is not StepOf.DONE else ImportState())

    def read(self, paths: Sequence[Path]) -> None:
        """Read the files and go to the columns."""
        self._stop()
        self.answers = Answers()
        self._show(ImportState(is_busy=True))
        self._job = self._importing.read(paths, self._understood, self._failed, self._owner)

    def cancel(self) -> None:
        """Stop what is under way; nothing has changed."""
        self._stop()
        self._show(replace(self.state, is_busy=False))

    def choose_sheet(self, place: int) -> None:
        """Show another table."""
        self._show(replace(self.state, sheet=place))

    def send(self, place: int, target: str | None) -> None:
        """Send a column of the shown table somewhere else, or leave it out."""
        mapping = self.state.mapping
        if mapping is not None:
            self._remap(mapping.with_target(place, target, msg("You chose it")))

    def read_dates(self, place: int, *, day_first: bool) -> None:
        """Answer how the dates of a column are written."""
        mapping = self.state.mapping
        if mapping is None:
            return
        columns = tuple(
            replace(
                column,
                format=replace(column.format, day_first=day_first, ask=False),
                certainty=Certainty.CHOSEN,
            )
            if column.place == place
            else column
            for column in mapping.columns
        )
        self._remap(replace(mapping, columns=columns))

    def leave_out(self, *, out: bool) -> None:
        """Leave the shown table out of the import, or take it in again."""
        mapping = self.state.mapping
        if mapping is not None:
            self._remap(replace(mapping, importable=not out, why_not=msg("You left it out") if out else None))

    def turn_into(self, entity: str) -> None:
        """Say what kind of record the rows of the shown table are."""
        mapping = self.state.mapping
        if mapping is not None:
            self._remap(replace(mapping, entity=entity, importable=True, why_not=None))

    def go(self, step: StepOf) -> None:
        """Go to a step that can be reached."""
        if step is StepOf.FILE or self.state.understood is not None:
            self._show(replace(self.state, step=step))

    def apply(self) -> None:
        """Import."""
        if self.state.understood is not None and not self.state.is_busy:
            self._show(replace(self.state, is_busy=True, error=None))
            self._job = self._importing.apply(self.state.understood, self._applied, self._failed, self._owner)

    def _remap(self, changed: SheetMapping) -> None:
        understood = self.state.understood
        if understood is None:
            return
        mappings = list(understood.mappings)
        mappings[self.state.sheet] = changed
        self._stop()
        shown = replace(understood, mappings=tuple(mappings))
        self._show(replace(self.state, understood=shown, is_busy=True))
        self._job = self._importing.plan(shown, mappings, self.answers, self._planned, self._owner)

    def _understood(self, understood: Understood) -> None:
        best = next((place for place, one in enumerate(understood.mappings) if one.importable), 0)
        step = StepOf.COLUMNS if understood.mappings else StepOf.CHECK
        self._show(ImportState(step, understood, best))

    def _planned(self, understood: Understood) -> None:
        self._show(replace(self.state, understood=understood, is_busy=False))

    def _applied(self, done: Done | None) -> None:
        self._show(replace(self.state, step=StepOf.DONE, is_busy=False, done=done))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._show(replace(self.state, is_busy=False))
        elif isinstance(error, CSDeskError):
            self._show(replace(self.state, is_busy=False, error=error.text))
        else:
            self._show(replace(self.state, is_busy=False))
            raise error

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, state: ImportState) -> None:
        self.state = state
        self._render(state)
