"""What the import wizard does, without a widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import Done
from csdesk.domain.errors import Cancelled, CSDeskError
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.relocate import with_header
from csdesk.domain.importing.scales import READ_AS
from csdesk.domain.importing.table import TextForm
from csdesk.domain.text import msg
from csdesk.ui.import_session import Understood
from csdesk.ui.imports.doubts import Doubt, decided, gathered
from csdesk.ui.imports.questions import answered
from csdesk.ui.imports.rehearsal import Importing
from csdesk.ui.imports.state import ImportState, StepOf

Templates = Mapping[str, Mapping[str, str | None]]


class ImportPresenter:
    """Walks through the steps; calls `render` with each new state."""

    def __init__(self, importing: Importing, render: Callable[[ImportState], object], owner: QObject) -> None:
        self._importing = importing
        self._render = render
        self._owner = owner
        self._job: Any = None
        self.templates: Callable[[], Templates] = dict
        """The mappings that were remembered, by the signature of their headers."""
        self.state = ImportState()
        self._sound = self._draft = self.state
        self._paths: Sequence[Path] = ()
        self._forms: Mapping[str, TextForm] = {}

    def start(self, paths: Sequence[Path]) -> None:
        """Begin with some files, or with the step that asks for them; a draft with something to do stays."""
        if paths:
            self.read(paths)
        else:
            self._show(ImportState() if self.state.is_over else self.state)

    def restart(self) -> None:
        """Forget the draft and ask for other files."""
        self._stop()
        self._show(ImportState())

    def read(self, paths: Sequence[Path]) -> None:
        """Read the files and go to the columns."""
        self._stop()
        self._draft = (
            replace(self.state, is_busy=False, error=None) if not self.state.is_over else ImportState()
        )
        self._show(ImportState(is_busy=True))
        self._job = self._importing.read(
            paths, partial(self._understood, paths), self._unread, owner=self._owner, forms={}
        )

    def read_text_as(self, form: TextForm) -> None:
        """Read the shown text file anew, with the encoding and the delimiter that a person says."""
        mapping = self.state.mapping
        if mapping is None:
            return
        self._stop()
        file = mapping.table.sheet.file
        self._forms = {**self._forms, file: form}
        self._show(replace(self.state, is_busy=True, error=None))
        self._job = self._importing.read(
            self._paths, partial(self._read_anew, file), self._unplanned, owner=self._owner, forms=self._forms
        )

    def cancel(self) -> None:
        """Stop what is under way; nothing has changed, and a draft from before is there again."""
        self._stop()
        if self.state.understood is None:
            self._show(replace(self._draft, step=StepOf.FILE))
        else:
            self._show(replace(self._sound, step=self.state.step, sheet=self.state.sheet, is_busy=False))

    def choose_sheet(self, place: int) -> None:
        """Show another table."""
        self._show(replace(self.state, sheet=place))

    def send(self, place: int, target: str | None) -> None:
        """Send a column of the shown table somewhere else, or leave it out."""
        mapping = self.state.mapping
        if mapping is not None:
            said = msg("You chose it") if target else msg("You left it out")
            self._remap(mapping.with_target(place, target, said))

    def use(self, targets: Mapping[str, str | None]) -> None:
        """Send the columns of the shown table where saved ones went."""
        mapping = self.state.mapping
        if mapping is None:
            return
        for column in mapping.columns:
            if column.header in targets:
                target = targets[column.header]
                said = msg("You chose it") if target else msg("You left it out")
                mapping = mapping.with_target(column.place, target, said)
        self._remap(mapping)

    def answer(self, place: int, key: str) -> None:
        """Answer what is asked about a column of the shown table."""
        mapping = self.state.mapping
        if mapping is not None:
            self._remap(answered(mapping, place, key))

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

    def move_header(self, row: int) -> None:
        """Say in which row of the sheet the names of the columns are."""
        mapping = self.state.mapping
        if mapping is not None and row != mapping.table.header_row:
            self._remap(with_header(mapping, row, self.templates()))

    def correct(self, row: int, place: int, value: str) -> None:
        """Put one cell right: what was typed is read as if the file said so."""
        mapping, answers = self.state.mapping, self.state.answers
        if mapping is not None:
            sheet = mapping.table.sheet
            cells = {**answers.cells, (sheet.file, sheet.name, row, place): value}
            self._replan(replace(self.state, answers=replace(answers, cells=cells)))

    def keep_out(self, rows: Iterable[int], *, out: bool) -> None:
        """Leave rows of the shown table out, or take them in again."""
        mapping, answers = self.state.mapping, self.state.answers
        if mapping is not None:
            sheet = mapping.table.sheet
            named = {(sheet.file, sheet.name, row) for row in rows}
            kept = answers.left_out | named if out else answers.left_out - named
            self._replan(replace(self.state, answers=replace(answers, left_out=frozenset(kept))))

    def decide(self, doubts: Iterable[Doubt], way: str) -> None:
        """Choose a way out for rows that were asked about."""
        self._replan(replace(self.state, answers=decided(self.state.answers, doubts, way)))

    def choose_keys(self, keys: Sequence[str]) -> None:
        """Say by what the accounts of the shown table are known again."""
        mapping = self.state.mapping
        if mapping is not None and tuple(keys) != mapping.keys:
            self._remap(replace(mapping, keys=tuple(keys)))

    def plan_again(self) -> None:
        """Hold the draft against what the workspace holds by now."""
        if self.state.understood is not None and self.state.mappings and self.state.step is not StepOf.DONE:
            self._replan(self.state)

    def go(self, step: StepOf) -> None:
        """Go to a step that can be reached."""
        if step is StepOf.FILE or self.state.understood is not None:
            self._show(replace(self.state, step=step, error=None))

    def apply(self) -> None:
        """Import."""
        if self.state.understood is not None and not self.state.is_busy:
            self._show(replace(self.state, is_busy=True, error=None))
            self._job = self._importing.apply(self.state.understood, self._applied, self._failed, self._owner)

    def taken_back(self) -> None:
        """The import was undone: back to its rehearsal."""
        if self.state.step is StepOf.DONE:
            self.state = replace(self.state, step=StepOf.CHECK, done=None)
            if self.state.mappings:
                self.plan_again()
            else:
                self._show(self.state)

    def read_amounts(self, place: int, unit: str | None) -> None:
        """Say what the amounts of a column are counted in: `cents`, `thousands`, or what a `year` comes to."""
        self._reformat(place, **READ_AS[unit])

    def _reformat(self, place: int, **answer: bool | int | str | None) -> None:
        mapping = self.state.mapping
        if mapping is not None:
            self._remap(mapping.read_as(place, **answer))

    def _remap(self, changed: SheetMapping) -> None:
        understood = self.state.understood
        if understood is None:
            return
        mappings = list(understood.mappings)
        mappings[self.state.sheet] = changed
        self._replan(replace(self.state, understood=replace(understood, mappings=tuple(mappings))))

    def _replan(self, state: ImportState) -> None:
        self._stop()
        understood = state.understood
        assert understood is not None
        self._show(replace(state, is_busy=True, error=None))
        self._job = self._importing.plan(
            understood, understood.mappings, state.answers, self._planned, self._unplanned, owner=self._owner
        )

    def _unread(self, error: Exception) -> None:
        """The files cannot be read: the draft from before is there again, with the reason."""
        self.state = replace(self._draft, step=StepOf.FILE)
        self._failed(error)

    def _understood(self, paths: Sequence[Path], understood: Understood) -> None:
        self._paths, self._forms = tuple(paths), {}
        best = next((place for place, one in enumerate(understood.mappings) if one.importable), 0)
        step = StepOf.COLUMNS if understood.mappings else StepOf.CHECK
        self._sound = ImportState(
            step,
            understood,
            best,
            answers=understood.answers,
            doubts=gathered(understood.plan, {}, understood.answers),
        )
        self._show(self._sound)

    def _read_anew(self, file: str, understood: Understood) -> None:
        """Take what was read of one file; what a person said of the others stays."""
        kept = iter([one for one in self.state.mappings if one.table.sheet.file != file])
        mappings = [one if one.table.sheet.file == file else next(kept, one) for one in understood.mappings]
        place = next((at for at, one in enumerate(mappings) if one.table.sheet.file == file), 0)
        whole = replace(understood, mappings=tuple(mappings))
        self._replan(replace(self.state, understood=whole, sheet=place))

    def _planned(self, understood: Understood) -> None:
        doubts = gathered(understood.plan, self.state.doubts, self.state.answers)
        self._show(replace(self.state, understood=understood, is_busy=False, doubts=doubts))
        self._sound = self.state

    def _unplanned(self, error: Exception) -> None:
        """The change cannot be planned: as it was before, with the reason."""
        if isinstance(error, Cancelled):
            return
        known = isinstance(error, CSDeskError)
        said = (
            error.text
            if isinstance(error, CSDeskError)
            else msg("This change could not be checked, so it was taken back")
        )
        before = replace(self._sound, step=self.state.step, sheet=self.state.sheet)
        self._show(replace(before, is_busy=False, error=said))
        if not known:
            raise error

    def _applied(self, done: Done | None) -> None:
        self._show(replace(self.state, step=StepOf.DONE, is_busy=False, done=done))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CSDeskError) and not isinstance(error, Cancelled):
            self._show(replace(self.state, is_busy=False, error=error.text))
            return
        self._show(replace(self.state, is_busy=False))
        if not isinstance(error, Cancelled):
            raise error

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, state: ImportState) -> None:
        self.state = state
        self._render(state)
