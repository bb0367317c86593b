"""The second step: the sheet at the left, where each column goes at the right, what to solve below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import SheetPlan
from csdesk.domain.text import msg
from csdesk.ui.imports.doubts import doubts_of
from csdesk.ui.imports.key_line import KeyLine
from csdesk.ui.imports.mapping_list import MappingList
from csdesk.ui.imports.mapping_row import MappingHead
from csdesk.ui.imports.mapping_words import mapping_rows
from csdesk.ui.imports.parts import head_bar
from csdesk.ui.imports.presenter import ImportPresenter
from csdesk.ui.imports.problems import Problems
from csdesk.ui.imports.questions import questions_of
from csdesk.ui.imports.reading_lines import ColumnReading, TextReading
from csdesk.ui.imports.remembered import Saved
from csdesk.ui.imports.saved_chip import SavedChip
from csdesk.ui.imports.sheet_bar import SheetBar
from csdesk.ui.imports.sheet_grid import SheetGrid
from csdesk.ui.imports.sheet_model import Told
from csdesk.ui.imports.state import LEFT_OUT_ROW, ImportState, groups, plan_of_sheet, told_of, troubled_sheet
from csdesk.ui.imports.target_line import TargetLine
from csdesk.ui.shell.states import State
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LEFT, _RIGHT = 550, 450
_NARROWEST = 400


class ColumnsStep(QWidget):
    """One table at a time; the others are a click away."""

    def __init__(self, themes: Themes, words: Words, presenter: ImportPresenter) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._mapping: SheetMapping | None = None
        self._plan: SheetPlan | None = None
        self._told: Told = ()
        self.bar = SheetBar(themes, words, presenter)
        self.grid = SheetGrid(themes, words)
        self.problems = Problems(themes, words)
        self.list = MappingList(themes, words)
        self.target = TargetLine(words, self.list.viewport())
        self._why_not = State(themes, words, Icon.LEFT_OUT, kind="note-warning", ink=Ink.WARNING)
        self._stacked = QSplitter(Qt.Orientation.Vertical)
        self._fitted = -1
        self.saved = SavedChip(themes, words)
        self._foot = QWidget()
        self.key = KeyLine(themes, words)
        self.text = TextReading(themes, words)
        self.reading = ColumnReading(themes, words)
        self._build()
        self._connect()

    def show_state(self, state: ImportState, saved: Sequence[Saved] = ()) -> None:
        """Follow the wizard; `saved` are the columns that were remembered."""
        mapping = state.mapping
        if mapping is None:
            return
        self._mapping = mapping
        plan = plan_of_sheet(state, state.sheet)
        if plan is not self._plan:
            self._plan, self._told = plan, told_of(plan) if plan else ()
        self.bar.show_sheet(state, mapping)
        self._why_not.setVisible(not mapping.importable)
        if not mapping.importable:
            self._why_not.say(msg("This sheet stays out"), mapping.why_not)
        self.grid.show_sheet(mapping, self._told, state.answers)
        self.list.show_rows(mapping_rows(mapping, self._words))
        self._foot.setVisible(mapping.importable)
        self.key.show_mapping(mapping)
        self.text.show_sheet(mapping.table.sheet)
        self._show_reading()
        self.saved.show_saved(saved)
        dates = {place for place, (icon, _) in self.grid.rows.kinds.items() if icon is Icon.DATE}
        places = [one.place for one in mapping.columns if mapping.table.columns[one.place] in dates]
        asking = questions_of(mapping, [problem for problem, _ in self._told], places)
        sheet = mapping.table.sheet
        left_out = {
            row for file, name, row in state.answers.left_out if (file, name) == (sheet.file, sheet.name)
        }
        doubts = doubts_of(state, sheet=(sheet.file, sheet.name)) if mapping.importable else ()
        covered = {doubt.row for doubt in doubts}
        told = [
            pair
            for pair in self._told
            if not (pair[0].code == LEFT_OUT_ROW and pair[1] and pair[1].row in covered)
        ]
        self.problems.show_problems(groups(told), asking, left_out, doubts)
        if not mapping.importable:
            self.problems.say_out()
        elif self.problems.is_empty and troubled_sheet(state, 1) is not None:
            self.problems.say_elsewhere()
        self._fit_problems()

    def _fit_problems(self) -> None:
        """Give the problems the room that they need, until a person moves the line above them."""
        wanted = self.problems.wanted_height()
        if wanted != self._fitted and self._stacked.height() > wanted:
            self._fitted = wanted
            self._stacked.setSizes([self._stacked.height() - wanted, wanted])

    def showEvent(self, event: QShowEvent) -> None:
        """The size is known now."""
        super().showEvent(event)
        self._fit_problems()

    def _show_reading(self) -> None:
        """How the column under the cursor is read."""
        mapping, place = self._mapping, self.list.place()
        if mapping is not None:
            column = next((one for one in mapping.columns if one.place == place), None)
            self.reading.show_column(mapping, column)

    def _light(self, place: int) -> None:
        self._show_reading()
        if self._mapping is not None and place < len(self._mapping.table.columns):
            self.grid.show_column(self._mapping.table.columns[place])

    def _choose_sheet_column(self, sheet_column: int) -> None:
        if self._mapping is not None and sheet_column in self._mapping.table.columns:
            self.list.choose(self._mapping.table.columns.index(sheet_column))

    def walk(self, step: int) -> None:
        """To the next problem, in this sheet or in another one."""
        other = troubled_sheet(self._presenter.state, step)
        if self.problems.next_row(step, around=other is None) or other is None:
            return
        self._presenter.choose_sheet(other)
        self.problems.next_row(step)

    def _show_row(self, number: int, header: str) -> None:
        if self._mapping is None:
            return
        table = self._mapping.table
        self.grid.show_row(
            number, table.columns[table.headers.index(header)] if header in table.headers else None
        )
        if not self.problems.focus_row(number):
            self.grid.setFocus()

    def _ask(self, place: int, where: QRect) -> None:
        if self._mapping is not None:
            self.target.ask(place, where, self._mapping.entity)

    def _take(self, place: int, target: str | None) -> None:
        self._presenter.send(place, target)
        self.list.setFocus()

    def _connect(self) -> None:
        presenter = self._presenter
        self.list.chosen.connect(self._light)
        self.list.asked.connect(self._ask)
        self.list.dropped.connect(lambda place: presenter.send(place, None))
        self.target.taken.connect(self._take)
        self.target.left.connect(self.list.setFocus)
        self.grid.column_chosen.connect(self._choose_sheet_column)
        self.grid.rows.corrected.connect(presenter.correct)
        self.reading.answered.connect(presenter.answer)
        self.reading.unit_chosen.connect(presenter.read_amounts)
        self.text.chosen.connect(presenter.read_text_as)
        self.saved.used.connect(presenter.use)
        self.key.chosen.connect(presenter.choose_keys)
        self.problems.row_asked.connect(self._show_row)
        self.problems.answered.connect(presenter.answer)
        self.problems.kept_out.connect(lambda rows, out: presenter.keep_out(rows, out=out))
        self.problems.decided.connect(presenter.decide)
        self._why_not.offer(msg("Import it all the same"), lambda: presenter.leave_out(out=False))

    def _build(self) -> None:
        split = QSplitter()
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setSizes([_LEFT, _RIGHT])
        split.setStretchFactor(0, _LEFT)
        split.setStretchFactor(1, _RIGHT)
        split.setChildrenCollapsible(False)
        column(self).addWidget(split)

    def _left(self) -> QWidget:
        left = QFrame()
        left.setProperty("kind", "surface")
        body = column(left)
        body.addWidget(self.bar)
        body.addWidget(self._why_not)
        inner = self._stacked
        inner.addWidget(self.grid)
        inner.addWidget(self.problems)
        inner.setStretchFactor(0, 1)
        inner.setStretchFactor(1, 0)
        inner.setChildrenCollapsible(False)
        body.addWidget(inner, 1)
        return left

    def _right(self) -> QWidget:
        right = QFrame()
        right.setProperty("kind", "panel")
        right.setMinimumWidth(self._themes.theme.px(_NARROWEST))
        side = column(right)
        title = label("section")
        self._words.say(title.setText, msg("Where each column goes"))
        side.addWidget(head_bar(self._themes, [title], [self.saved]))
        side.addWidget(MappingHead(self._themes, self._words, self.list))
        side.addWidget(self.list, 1)
        foot = column(self._foot)
        for line in (self.reading, self.text, self.key):
            foot.addWidget(line)
        side.addWidget(hairline())
        side.addWidget(self._foot)
        return right
