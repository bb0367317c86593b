"""The second step: the sheet at the left, where each column goes at the right, what to solve below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QWidget

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import SheetPlan
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.imports.doubts import doubts_of
from csdesk.ui.imports.mapping_list import MappingList
from csdesk.ui.imports.mapping_row import MappingHead
from csdesk.ui.imports.mapping_words import key_sentence, mapping_rows, size_of
from csdesk.ui.imports.parts import Cut, Select, head_bar
from csdesk.ui.imports.presenter import ImportPresenter
from csdesk.ui.imports.problems import Problems
from csdesk.ui.imports.question_line import Question
from csdesk.ui.imports.sheet_grid import SheetGrid
from csdesk.ui.imports.sheet_model import Told
from csdesk.ui.imports.state import LEFT_OUT_ROW, ImportState, groups, plan_of_sheet, told_of
from csdesk.ui.imports.target_line import TargetLine
from csdesk.ui.imports.targets import OFFERED
from csdesk.ui.shell.states import State
from csdesk.ui.theme.controls import Chip
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_LEFT, _RIGHT = 580, 420
_NARROWEST = 400
_DEEPEST = 60
"""Down to which row of a sheet the header can be moved."""


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
        self.sheets = Chip(themes, Icon.FILE)
        self.sheets.set_menu(self._fill_sheets)
        self.kinds = Chip(themes)
        self.kinds.set_menu(self._fill_kinds)
        self.header_row = Select()
        self._title = label("section")
        self._size = Cut("secondary")
        self.grid = SheetGrid(themes, words)
        self.problems = Problems(themes, words)
        self.list = MappingList(themes, words)
        self.target = TargetLine(words, self.list.viewport())
        self._why_not = State(themes, words, Icon.LEFT_OUT, kind="note-warning", ink=Ink.WARNING)
        self._stacked = QSplitter(Qt.Orientation.Vertical)
        self._fitted = -1
        self._saved = QWidget()
        self._saved_name = Cut("secondary")
        self._foot = QWidget()
        self._key = label("secondary", wrap=True)
        self._build()
        self._connect()

    def show_state(self, state: ImportState, saved: Text | None = None) -> None:
        """Follow the wizard; `saved` names the remembered columns that were used."""
        mapping = state.mapping
        if mapping is None:
            return
        self._mapping = mapping
        plan = plan_of_sheet(state, state.sheet)
        if plan is not self._plan:
            self._plan, self._told = plan, told_of(plan) if plan else ()
        self._say_sheet(state, mapping)
        self.grid.show_sheet(mapping, self._told, state.answers)
        self.list.show_rows(mapping_rows(mapping, self._words))
        self._foot.setVisible(mapping.importable)
        self._words.say(self._key.setText, key_sentence(mapping))
        self._saved.setVisible(saved is not None)
        if saved is not None:
            self._words.say(self._saved_name.setText, saved)
        dates = {place for place, (icon, _) in self.grid.rows.kinds.items() if icon is Icon.DATE}
        asking = [
            Question(one, mapping.table.columns[one.place] in dates)
            for one in mapping.columns
            if one.format.ask and one.target and mapping.importable
        ]
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

    def _say_sheet(self, state: ImportState, mapping: SheetMapping) -> None:
        table, say = mapping.table, self._words.say
        is_one = len(state.mappings) == 1
        self._title.setVisible(is_one)
        self.sheets.setVisible(not is_one)
        self.sheets.set_name(f"{_short(table.sheet.name)} ({state.sheet + 1}/{len(state.mappings)})")
        rows_are = msg("Rows are: {kind}", kind=BY_KEY[mapping.entity].many)
        say(self.kinds.set_name, rows_are if mapping.importable else msg("Left out"))
        say(self._size.setText, size_of(mapping))
        first = table.sheet.first_row
        last = max(min(first + len(table.sheet.rows), first + _DEEPEST), table.header_row + 1)
        numbers = [(str(number), str(number)) for number in range(first, last)]
        if self.header_row.count() != len(numbers) or self.header_row.currentData() != str(table.header_row):
            self.header_row.show_options(numbers, str(table.header_row))
        self._why_not.setVisible(not mapping.importable)
        if not mapping.importable:
            self._why_not.say(msg("This sheet stays out"), mapping.why_not)

    def _light(self, place: int) -> None:
        if self._mapping is not None and place < len(self._mapping.table.columns):
            self.grid.show_column(self._mapping.table.columns[place])

    def _choose_sheet_column(self, sheet_column: int) -> None:
        if self._mapping is not None and sheet_column in self._mapping.table.columns:
            self.list.choose(self._mapping.table.columns.index(sheet_column))

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

    def _fill_sheets(self, menu: QMenu) -> None:
        state, say = self._presenter.state, self._words
        several = len({one.table.sheet.file for one in state.mappings}) > 1
        for place, mapping in enumerate(state.mappings):
            sheet = mapping.table.sheet
            name = f"{sheet.file}, {sheet.name}" if several else sheet.name
            kind = BY_KEY[mapping.entity].many if mapping.importable else msg("Left out")
            rows = nmsg("{n} row", "{n} rows", len(mapping.table.rows))
            words = msg("{sheet}: {kind}, {rows}", sheet=verbatim(name), kind=kind, rows=rows)
            action = menu.addAction(say(words).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == state.sheet)
            action.triggered.connect(partial(self._presenter.choose_sheet, place))

    def _fill_kinds(self, menu: QMenu) -> None:
        mapping = self._mapping
        for key in OFFERED:
            action = menu.addAction(self._words(BY_KEY[key].many))
            action.setCheckable(True)
            action.setChecked(mapping is not None and mapping.importable and mapping.entity == key)
            action.triggered.connect(partial(self._presenter.turn_into, key))
        menu.addSeparator()
        action = menu.addAction(self._words(msg("Leave this sheet out")))
        action.triggered.connect(partial(self._presenter.leave_out, out=True))

    def _connect(self) -> None:
        presenter = self._presenter
        self.list.chosen.connect(self._light)
        self.list.asked.connect(self._ask)
        self.list.dropped.connect(lambda place: presenter.send(place, None))
        self.target.taken.connect(self._take)
        self.target.left.connect(self.list.setFocus)
        self.grid.column_chosen.connect(self._choose_sheet_column)
        self.grid.rows.corrected.connect(presenter.correct)
        self.header_row.picked.connect(lambda row: presenter.move_header(int(row)))
        self.problems.row_asked.connect(self._show_row)
        self.problems.dates_answered.connect(
            lambda place, first: presenter.read_dates(place, day_first=first)
        )
        self.problems.numbers_answered.connect(
            lambda place, comma: presenter.read_numbers(place, decimal_comma=comma)
        )
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
        say = self._words.say
        left = QFrame()
        left.setProperty("kind", "surface")
        say(self._title.setText, msg("The sheet"))
        asked = label("secondary")
        say(asked.setText, msg("Header in row"))
        say(self.header_row.setAccessibleName, msg("Header in row"))
        self.header_row.setProperty("small", True)
        self.header_row.setFixedWidth(self._themes.theme.px(64))
        body = column(left)
        parts = [self._title, self.sheets, self._size]
        body.addWidget(head_bar(self._themes, parts, [self.kinds, asked, self.header_row]))
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
        saved = row(self._saved, gap=6)
        saved.addWidget(IconLabel(self._themes, Icon.SAVED_VIEW, Ink.SECONDARY, 14))
        saved.addWidget(self._saved_name)
        side.addWidget(head_bar(self._themes, [title], [self._saved]))
        side.addWidget(MappingHead(self._themes, self._words))
        side.addWidget(self.list, 1)
        foot = column(self._foot)
        foot.addWidget(hairline())
        self._key.setContentsMargins(16, 10, 16, 10)
        foot.addWidget(self._key)
        side.addWidget(self._foot)
        return right


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"
