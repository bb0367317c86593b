"""The sheet as it is in the file, with what the plan says of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from csdesk.domain.importing.look import hidden, visible
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers, Outcome, RowPlan
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.text import Text
from csdesk.i18n import Translator
from csdesk.ui.imports.kinds import Shown, kinds_of_table
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.words import Words

SHOWN = 2000
"""How many rows of a sheet are shown."""
Told = Sequence[tuple[Problem, RowPlan | None]]


def letter(place: int) -> str:
    """The letter of a column, as spreadsheets write it.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    written = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        written = chr(65 + rest) + written
    return written


def written(write: Translator, cell: Cell) -> str:
    """A cell in one line, as the language writes it; nothing for an empty one."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        clock = "" if (cell.hour, cell.minute) == (0, 0) else f" {cell:%H:%M}"
        return write.date(cell.date()) + clock
    if isinstance(cell, date):
        return write.date(cell)
    if isinstance(cell, float):
        return write.number(Decimal(repr(cell)))
    return visible(" ".join(str(cell).split()))


class SheetModel(QAbstractTableModel):
    """The first rows of a raw sheet; the cells of the table can be put right."""

    corrected = Signal(int, int, str)
    """Number of the row, place of the column, and what was typed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.mapping: SheetMapping | None = None
        self.kinds: dict[int, Shown] = {}
        self._told: dict[tuple[int, str], tuple[bool, Text]] = {}
        self._data_rows: frozenset[int] = frozenset()
        self._places: dict[int, int] = {}
        self._answers = Answers()

    def show_sheet(self, mapping: SheetMapping, told: Told, answers: Answers) -> None:
        """Show a table and what its plan says of its cells."""
        table = mapping.table
        is_same = self.mapping is not None and self.mapping.table is table
        bad = {Outcome.INVALID, Outcome.CONFLICT}
        self._answers = answers
        name = _name_of(mapping)
        self._told = {
            (row.row, problem.column or name): (row.outcome in bad, problem.text)
            for problem, row in told
            if row is not None
        }
        if is_same:
            self.mapping = mapping
            self.refresh()
            return
        self.beginResetModel()
        self.mapping = mapping
        self.kinds = kinds_of_table(table)
        self._places = {column: place for place, column in enumerate(table.columns)}
        self._data_rows = frozenset(table.rows)
        self.endResetModel()

    def refresh(self) -> None:
        """Paint all cells again."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The rows that are shown: the head of the sheet."""
        mapping = self.mapping
        return 0 if mapping is None or parent.isValid() else min(len(mapping.table.sheet.rows), SHOWN)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Up to the last kept column, and what lies beside it."""
        mapping = self.mapping
        if mapping is None or parent.isValid():
            return 0
        widest = max((len(row) for row in mapping.table.sheet.rows[:50]), default=0)
        return max(widest, max(mapping.table.columns, default=0) + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and what is wrong with it."""
        if self.mapping is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.written(self.cell(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            told = self.problem(index.row(), index.column())
            return self._words(told[1]).replace("<", "&lt;") if told else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Letters above, row numbers at the side."""
        if role != Qt.ItemDataRole.DisplayRole or self.mapping is None:
            return None
        return letter(section) if orientation is Qt.Orientation.Horizontal else str(self.number(section))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The cells of the table can be typed over."""
        own = self.number(index.row()) in self._data_rows and index.column() in self._places
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if own else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a cell right; the plan follows."""
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.corrected.emit(self.number(index.row()), self._places[index.column()], hidden(value))
        return True

    def number(self, row: int) -> int:
        """The number that the sheet shows beside a row."""
        assert self.mapping is not None
        return row + self.mapping.table.sheet.first_row

    def cell(self, row: int, column: int) -> Cell:
        """A cell, as corrected if it was."""
        assert self.mapping is not None
        sheet = self.mapping.table.sheet
        place = self._places.get(column)
        if place is not None and self._answers.cells:
            key = (sheet.file, sheet.name, self.number(row), place)
            if key in self._answers.cells:
                typed: Cell = self._answers.cells[key]
                return typed
        cells = sheet.rows[row]
        return cells[column] if column < len(cells) else None

    def problem(self, row: int, column: int) -> tuple[bool, Text] | None:
        """Whether a cell keeps its row out, and why; `None` when nothing is wrong with it."""
        place = self._places.get(column)
        if place is None or self.mapping is None or not self._told:
            return None
        return self._told.get((self.number(row), self.mapping.table.headers[place]))

    def has_problems(self, column: int) -> bool:
        """Whether a cell of a column is to be solved."""
        place = self._places.get(column)
        if place is None or self.mapping is None:
            return False
        header = self.mapping.table.headers[place]
        return any(told == header for _, told in self._told)

    def standing(self, row: int) -> str:
        """Whether a row is the `header`, `data`, left out by a person (`out`), or `aside`."""
        mapping = self.mapping
        assert mapping is not None
        number = self.number(row)
        if number == mapping.table.header_row:
            return "header"
        if number not in self._data_rows:
            return "aside"
        sheet = mapping.table.sheet
        return "out" if (sheet.file, sheet.name, number) in self._answers.left_out else "data"

    def written(self, cell: Cell) -> str:
        """A cell as the language writes it."""
        return written(self._words.translator, cell)


def _name_of(mapping: SheetMapping) -> str:
    """The column that names the rows: what is wrong with a row as a whole is shown there."""
    by_target = {one.target: one.header for one in mapping.columns}
    wanted = (f"{mapping.entity}.name", "account.name", "account.external_id")
    return next((by_target[one] for one in wanted if one in by_target), "")
