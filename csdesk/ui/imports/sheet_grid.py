"""The sheet as it is in the file: column letters, kinds of values, the header row, the cells with a problem."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Outcome, SheetPlan
from csdesk.domain.importing.table import Cell
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

SHOWN = 1000
_WIDTH = 132
Index = QModelIndex | QPersistentModelIndex


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


class SheetModel(QAbstractTableModel):
    """The first rows of a raw sheet."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.mapping: SheetMapping | None = None
        self._bad: dict[tuple[int, str], bool] = {}
        self._left_out: frozenset[int] = frozenset()
        self._headers: dict[int, str] = {}
        self.lit = -1
        """The sheet column that is lit on both sides."""

    def show_sheet(self, mapping: SheetMapping, plan: SheetPlan | None) -> None:
        """Show a table and what its plan says of its cells."""
        self.beginResetModel()
        table = mapping.table
        self.mapping = mapping
        self._headers = dict(zip(table.columns, table.headers, strict=True))
        bad = {Outcome.INVALID, Outcome.CONFLICT}
        rows = plan.rows if plan else ()
        self._bad = {
            (row.row, problem.column or ""): row.outcome in bad
            for row in rows
            if row.problems
            for problem in row.problems
        }
        self._left_out = frozenset(problem.row for problem in table.left_out if problem.row)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The rows that are shown: the head of the sheet."""
        mapping = self.mapping
        return 0 if mapping is None or parent.isValid() else min(len(mapping.table.sheet.rows), SHOWN)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Up to the last kept column, and what lies beside it."""
        mapping = self.mapping
        if mapping is None or parent.isValid():
            return 0
        widest = max((len(row) for row in mapping.table.sheet.rows[:50]), default=0)
        return max(widest, max(mapping.table.columns, default=0) + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, alignment and colours of a cell."""
        mapping = self.mapping
        if mapping is None:
            return None
        sheet = mapping.table.sheet
        row = sheet.rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.written(cell)
        number = index.row() + sheet.first_row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and number == mapping.table.header_row:
            return font_of(self._themes.theme.type.body_strong)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(number, index.column())
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._surface(number, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Letters above, row numbers at the side."""
        if role != Qt.ItemDataRole.DisplayRole or self.mapping is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return letter(section)
        return str(section + self.mapping.table.sheet.first_row)

    def light(self, column: int) -> None:
        """Light one column of the sheet."""
        self.lit = column
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def written(self, cell: Cell) -> str:
        """A cell as the language writes it."""
        if cell is None:
            return ""
        write = self._words.translator
        if isinstance(cell, datetime):
            return f"{write.date(cell.date())} {cell:%H:%M}"
        if isinstance(cell, date):
            return write.date(cell)
        if isinstance(cell, float):
            return write.number(Decimal(repr(cell)))
        return str(cell).replace("\n", " ")

    def _problem(self, number: int, column: int) -> bool | None:
        header = self._headers.get(column)
        return None if header is None else self._bad.get((number, header))

    def _ink(self, number: int, column: int) -> Any:
        color = self._themes.theme.color
        problem = self._problem(number, column)
        if problem is not None:
            return color.status.error.text if problem else color.status.warning.text
        assert self.mapping is not None
        before = number < self.mapping.table.header_row
        return color.text.tertiary if before or number in self._left_out else color.text.primary

    def _surface(self, number: int, column: int) -> Any:
        color = self._themes.theme.color
        problem = self._problem(number, column)
        if problem is not None:
            return color.status.error.tint if problem else color.status.warning.tint
        assert self.mapping is not None
        if number == self.mapping.table.header_row or column == self.lit:
            return color.bg.selected
        return color.bg.subtle if number < self.mapping.table.header_row else color.bg.surface


class SheetGrid(QTableView):
    """Shows a sheet; a click on a cell chooses its column."""

    column_chosen = Signal(int)
    """The sheet column under the mouse or the cursor."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self.rows = SheetModel(themes, words)
        self.setModel(self.rows)
        self.setProperty("kind", "sheet")
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        height = themes.theme.size.row.compact
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(themes.theme.px(_WIDTH))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.selectionModel().currentChanged.connect(lambda index, _: self.column_chosen.emit(index.column()))

    def show_sheet(self, mapping: SheetMapping, plan: SheetPlan | None) -> None:
        """Show a table, with the header row near the top."""
        is_same = self.rows.mapping is not None and self.rows.mapping.table is mapping.table
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.rows.show_sheet(mapping, plan)
        if is_same:
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)

    def show_row(self, number: int) -> None:
        """Bring a row of the sheet into view."""
        mapping = self.rows.mapping
        if mapping is not None and number - mapping.table.sheet.first_row < self.rows.rowCount():
            index = self.rows.index(number - mapping.table.sheet.first_row, max(self.rows.lit, 0))
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setCurrentIndex(index)

    def show_column(self, column: int) -> None:
        """Light a column and bring it into view."""
        self.rows.light(column)
        if 0 <= column < self.rows.columnCount() and self.rows.rowCount():
            row = max(self.rowAt(4), 0)
            self.scrollTo(self.rows.index(row, column), QAbstractItemView.ScrollHint.EnsureVisible)
