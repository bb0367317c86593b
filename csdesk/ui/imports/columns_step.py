"""The second step: the sheet at the left, where each column goes at the right, what to solve below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QWidget

from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.plan import SheetPlan
from csdesk.domain.model.catalog import BY_KEY, ENTITIES
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.imports.mapping_list import MappingList, MappingRow
from csdesk.ui.imports.presenter import (
    ImportPresenter,
    ImportState,
    groups,
    label_of_target,
    plan_of_sheet,
    samples,
)
from csdesk.ui.imports.problems import Problems
from csdesk.ui.imports.sheet_grid import SheetGrid
from csdesk.ui.imports.target_line import TargetLine
from csdesk.ui.theme.controls import Chip
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LEFT, _RIGHT = 58, 42
_OFFERED = (
    "account", "contact", "line", "interaction", "task", "survey", "ticket", "usage", "renewal", "goal", "reading",
    "opportunity", "invoice", "churn", "rate", "product", "value", "onboarding", "signal", "health", "ticket_month",
    "movement", "story",
)  # fmt: skip


class ColumnsStep(QWidget):
    """One table at a time; the others are a click away."""

    sheet_chosen = Signal(int)

    def __init__(self, themes: Themes, words: Words, presenter: ImportPresenter) -> None:
        super().__init__()
        self._words = words
        self._presenter = presenter
        self._mapping: SheetMapping | None = None
        self.sheets = Chip(themes)
        self.sheets.set_menu(self._fill_sheets)
        self.kinds = Chip(themes)
        self.kinds.set_menu(self._fill_kinds)
        self._size = label("secondary")
        self.grid = SheetGrid(themes, words)
        self.problems = Problems(themes, words)
        self.list = MappingList(themes, words)
        self.target = TargetLine(words, self.list.viewport())
        self._build(words)
        self.list.chosen.connect(self._light)
        self.list.asked.connect(self._ask)
        self.list.dropped.connect(lambda place: presenter.send(place, None))
        self.target.taken.connect(presenter.send)
        self.grid.column_chosen.connect(self._choose_sheet_column)
        self.problems.row_asked.connect(self.grid.show_row)
        self.problems.dates_answered.connect(
            lambda place, first: presenter.read_dates(place, day_first=first)
        )

    def show_state(self, state: ImportState) -> None:
        """Follow the wizard."""
        mapping = state.mapping
        if mapping is None:
            return
        self._mapping = mapping
        plan = plan_of_sheet(state, state.sheet)
        table = mapping.table
        self._words.say(
            self.sheets.set_name,
            msg("{file}, {sheet}", file=verbatim(table.sheet.file), sheet=verbatim(table.sheet.name)),
        )
        self.sheets.set_value(f"{state.sheet + 1}/{len(state.mappings)}" if len(state.mappings) > 1 else "")
        kind = BY_KEY[mapping.entity].many if mapping.importable else msg("Left out")
        self._words.say(self.kinds.set_name, msg("Rows are: {kind}", kind=kind))
        self._words.say(
            self._size.setText,
            msg(
                "{rows}, {columns}",
                rows=nmsg("{n} row", "{n} rows", len(table.rows)),
                columns=nmsg("{n} column", "{n} columns", len(table.columns)),
            ),
        )
        self.grid.show_sheet(mapping, plan)
        self.list.show_rows([self._row(mapping, one) for one in mapping.columns])
        self._show_problems(mapping, plan)

    def _show_problems(self, mapping: SheetMapping, plan: SheetPlan | None) -> None:
        asking = [one for one in mapping.columns if one.format.ask and one.target]
        self.problems.show_problems(groups(plan) if plan else [], asking)

    def _row(self, mapping: SheetMapping, one: ColumnMap) -> MappingRow:
        return MappingRow(
            place=one.place,
            sheet_column=mapping.table.columns[one.place],
            header=one.header,
            samples=", ".join(self.grid.rows.written(cell) for cell in samples(mapping, one)),
            target=self._target(one.target, mapping.entity),
            certainty=one.certainty,
            why=self._words(one.why),
            asks=one.format.ask,
        )

    def _target(self, target: str | None, entity: str) -> str:
        if target is None:
            return ""
        if target == "custom":
            return self._words(msg("{kind}: new field", kind=BY_KEY[entity].one))
        kind, name = label_of_target(target)
        return self._words(msg("{kind}: {field}", kind=kind, field=name))

    def _light(self, place: int) -> None:
        if self._mapping is not None:
            self.grid.show_column(self._mapping.table.columns[place])

    def _choose_sheet_column(self, sheet_column: int) -> None:
        if self._mapping is not None and sheet_column in self._mapping.table.columns:
            self.list.choose(self._mapping.table.columns.index(sheet_column))

    def _ask(self, place: int, where: QRect) -> None:
        if self._mapping is not None:
            self.target.ask(place, where, self._mapping.entity)

    def _fill_sheets(self, menu: QMenu) -> None:
        for place, mapping in enumerate(self._presenter.state.mappings):
            sheet = mapping.table.sheet
            kind = self._words(BY_KEY[mapping.entity].many if mapping.importable else msg("Left out"))
            action = menu.addAction(f"{sheet.file}, {sheet.name}: {kind}")
            action.triggered.connect(partial(self._presenter.choose_sheet, place))

    def _fill_kinds(self, menu: QMenu) -> None:
        for entity in (one for one in ENTITIES if one.key in _OFFERED):
            action = menu.addAction(self._words(entity.many))
            action.triggered.connect(partial(self._presenter.turn_into, entity.key))
        menu.addSeparator()
        action = menu.addAction(self._words(msg("Leave this sheet out")))
        action.triggered.connect(partial(self._presenter.leave_out, out=True))

    def _build(self, words: Words) -> None:
        left = QFrame()
        left.setProperty("kind", "surface")
        body = column(left)
        body.addLayout(_head([self.sheets, self._size], [self.kinds]))
        body.addWidget(hairline())
        inner = QSplitter(Qt.Orientation.Vertical)
        inner.addWidget(self.grid)
        inner.addWidget(self.problems)
        inner.setSizes([600, 240])
        body.addWidget(inner, 1)
        right = QFrame()
        right.setProperty("kind", "panel")
        side = column(right)
        title = label("section")
        words.say(title.setText, msg("Where each column goes"))
        side.addLayout(_head([title], []))
        side.addWidget(hairline())
        side.addWidget(self.list, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([_LEFT * 10, _RIGHT * 10])
        split.setChildrenCollapsible(False)
        column(self).addWidget(split)


def _head(left: Sequence[QWidget], right: Sequence[QWidget]) -> Any:
    line = row(gap=10)
    line.setContentsMargins(16, 8, 16, 8)
    for widget in left:
        line.addWidget(widget)
    line.addStretch()
    for widget in right:
        line.addWidget(widget)
    return line
