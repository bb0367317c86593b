"""The one Qt model of every table: all rows in memory, cells written once, the order from `order.py`.

Column 0 holds the marks; the declared columns follow. A line is a row, or the title of a group.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    Qt,
    Signal,
)

from csdesk.ui.forms.reader import Reader
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.tables.arranging import Arranged, Asked, arranged, laid
from csdesk.ui.tables.column import Cell, Column, R
from csdesk.ui.tables.grouping import Lines, key_of, title_of
from csdesk.ui.tables.order import Group, Order
from csdesk.ui.tables.state import ViewState
from csdesk.ui.tables.written import cell_of
from csdesk.ui.tips import plain

MARK = 0
"""The column of the marks."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_USED = frozenset({_DISPLAY, _TIP, _CHECK, _ACCESSIBLE})
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowModel(QAbstractTableModel, Generic[R]):
    """Rows of one type under declared columns, in the order of a view state."""

    reordered = Signal()
    """Other lines, or the same ones in another order."""
    marks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        reader: Reader,
        key: Callable[[R], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.reader = reader
        self.marked: set[int] = set()
        self._key = key
        self._order = Order(columns, reader)
        self._rows: list[R] = []
        self._place: dict[int, int] = {}
        self._cells: list[list[Cell | None] | None] = []
        self._laid = Lines([])
        self._shown: tuple[ViewState, str] = (ViewState(), "")

    @property
    def _lines(self) -> list[int]:
        return self._laid.places

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The marks and the declared columns."""
        return 0 if parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: ARG002 - Qt's own names
        """Every cell can hold the cursor."""
        return _FLAGS

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """What assistive technology, tooltips and copies ask; painting asks `cell`."""
        if role not in _USED or not index.isValid():
            return None
        return self._told(index.row(), index.column(), role)

    def _told(self, line: int, column: int, role: int) -> Any:
        place = self._lines[line]
        if place < 0:
            if role == _CHECK or column == MARK:
                return None
            told = self.group_title(line) if column == 1 else self.group_total(line, column)
            return plain(told) if role == _TIP else told
        if column == MARK:
            return self._mark_state(place) if role == _CHECK else None
        if role == _CHECK:
            return None
        cell = self.cell(line, column)
        if role == _TIP:
            return plain(self.told_at(line, column) or cell.tip or cell.text or "")
        if role == _ACCESSIBLE and cell.said:
            return cell.said
        if role == _ACCESSIBLE:
            title = self.reader.words.words(self.columns[column - 1].title)
            return f"{title}: {' '.join(part for part in (cell.lead, cell.text) if part)}"
        return cell.text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The titles, with their explanation as a tooltip."""
        if orientation != Qt.Orientation.Horizontal or section == MARK or role not in _USED:
            return None
        column = self.columns[section - 1]
        if role == _TIP:
            return plain(self.reader.words.words(column.help or column.title))
        return self.reader.words.words(column.short or column.title) if role != _CHECK else None

    def hold(self, rows: Iterable[R]) -> None:
        """Take another set of rows; marks of rows that are gone go too."""
        self.take(self.arrange(rows))

    def arrange(self, rows: Iterable[R]) -> Arranged[R]:
        """Rows as the table would show them now; it may run on a worker, as 10,000 rows take 0.1 s."""
        return arranged(list(rows), self._key, self._asked)

    def take(self, found: Arranged[R]) -> None:
        """Take rows that were arranged, and arrange them again where the view is another one since."""
        if found.asked != self._asked:
            found = self.arrange(found.rows)
        self.beginResetModel()
        self._rows, self._place, self._order, self._laid = found.rows, found.place, found.order, found.laid
        self._cells = [None] * len(self._rows)
        self.endResetModel()
        self._drop_marks()
        self.reordered.emit()

    @property
    def _asked(self) -> Asked[R]:
        return Asked(self.columns, self.reader, *self._shown)

    def declare(self, columns: Sequence[Column[R]]) -> None:
        """Take other columns over the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._order = Order(columns, self.reader)
        self._order.hold(self._rows)
        self._cells = [None] * len(self._rows)
        self._laid = self._arranged()
        self.endResetModel()

    def patch(self, rows: Iterable[R], gone: Iterable[int] = ()) -> None:
        """Put changed rows in the places of the old ones, add new ones, drop those that are gone."""
        changed = {self._key(row): row for row in rows}
        lost = set(gone) & self._place.keys()
        if lost or not changed.keys() <= self._place.keys():
            kept = [changed.pop(key, row) for row in self._rows if (key := self._key(row)) not in lost]
            self.hold([*kept, *changed.values()])
            return
        replaced = {self._place[key]: row for key, row in changed.items()}
        self._order.patch(replaced)
        for place, row in replaced.items():
            self._rows[place] = row
            self._cells[place] = None
        self._settle(is_patch=True)
        for place in replaced:
            if place in self._lines:
                line = self._lines.index(place)
                self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.columns)))

    def swap(self, rows: Sequence[R], keys: Collection[str]) -> None:
        """Take the same rows in the same places, which differ only in some columns."""
        self._rows = list(rows)
        self._order.swap(self._rows, keys)
        places = [place for place, column in enumerate(self.columns) if column.key in keys]
        for cells in filter(None, self._cells):
            for place in places:
                cells[place] = None
        state = self._shown[0]
        told = {*(level.column for level in state.sort), *(one.column for one in state.filters), state.group}
        if told & set(keys):
            self._settle()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self.columns)))

    def show(self, state: ViewState, words: str = "") -> None:
        """Filter, sort and group as the state says."""
        before, typed = self._shown
        self._shown = (state, words)
        same_rows = (before.filters, typed, before.group, before.closed) == (
            state.filters,
            words,
            state.group,
            state.closed,
        )
        if not same_rows or before.sort != state.sort:
            self._settle(moves=same_rows)

    def read_as(self, reader: Reader) -> None:
        """Write every cell again for another language, day or currency."""
        self.reader = reader
        self._order.read_as(reader)
        self._cells = [None] * len(self._rows)
        self._settle()
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns))

    def warm(self) -> Iterable[None]:
        """Small steps that make the first sort and filter as quick as the next ones."""
        return self._order.warm(self._shown[0].columns)

    def cell(self, line: int, column: int) -> Cell:
        """What a cell shows, written at most once."""
        place = self._lines[line]
        cells = self._cells[place]
        if cells is None:
            cells = self._cells[place] = [None] * len(self.columns)
        found = cells[column - 1]
        if found is None:
            found = cells[column - 1] = cell_of(self.columns[column - 1], self._rows[place], self.reader)
        return found

    def told_at(self, line: int, column: int) -> str:
        """What a column works out about a cell only when somebody rests on it."""
        tip, row = self.columns[column - 1].tip, self.row_at(line)
        return "" if tip is None or row is None else tip(row)

    def is_group(self, line: int) -> bool:
        """Whether the line is the title of a group."""
        return self._lines[line] < 0

    def group_title(self, line: int) -> str:
        """The value that the group's rows share, and how many they are."""
        group = self._group_at(line)
        return title_of(self._grouping(), self._rows[group.first], len(group.places), self.reader)

    def group_key(self, line: int) -> str:
        """How a view names the group."""
        return key_of(self._grouping(), self._rows[self._group_at(line).first])

    def is_open(self, line: int) -> bool:
        """Whether the group shows its rows."""
        return self.group_key(line) not in self._shown[0].closed

    def group_rows(self, line: int) -> list[R]:
        """The rows of the group, shown or not."""
        return [self._rows[place] for place in self._group_at(line).places]

    def group_total(self, line: int, section: int) -> str:
        """What a column of the group's rows adds up to; nothing where it does not add up."""
        key = (self._lines[line], section)
        known = self._laid.totals.get(key)
        if known is None:
            total = self.columns[section - 1].total
            found = None if total is None else total(self.group_rows(line))
            known = self._laid.totals[key] = "" if found is None else self.reader.words.write(found)
        return known

    def row_at(self, line: int) -> R | None:
        """The row of a line, or `None` for a group's title or a line that is not there."""
        place = self._lines[line] if 0 <= line < len(self._lines) else -1
        return self._rows[place] if place >= 0 else None

    def id_at(self, line: int) -> int | None:
        """The id of the row of a line."""
        row = self.row_at(line)
        return None if row is None else self._key(row)

    def id_of(self, row: R) -> int:
        """The id of a row."""
        return self._key(row)

    def holds(self, row_id: int) -> bool:
        """Whether a row is there, shown or not."""
        return row_id in self._place

    def line_of(self, row_id: int | None) -> int | None:
        """The line that shows a row, or `None` while it is filtered out."""
        place = None if row_id is None else self._place.get(row_id)
        if place is None or place not in self._lines:
            return None
        return self._lines.index(place)

    def shown_rows(self) -> list[R]:
        """The rows that pass the filters, in order; those of closed groups too."""
        return [self._rows[place] for place in self._laid.rows()]

    def is_marked(self, line: int) -> bool:
        """Whether the row of a line is marked."""
        return self.id_at(line) in self.marked

    def marked_rows(self) -> list[R]:
        """The marked rows that are shown, in order."""
        return [row for row in self.shown_rows() if self._key(row) in self.marked]

    def mark(self, lines: Iterable[int], *, on: bool) -> None:
        """Mark or unmark the rows of some lines."""
        ids = {found for line in lines if (found := self.id_at(line)) is not None}
        self.set_marked(self.marked | ids if on else self.marked - ids)

    def set_marked(self, ids: set[int]) -> None:
        """Mark just these rows."""
        if ids == self.marked:
            return
        self.marked = set(ids)
        if self._lines:
            last = len(self._lines) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(self.columns)), [_CHECK])
        self.marks_changed.emit()

    def _mark_state(self, place: int) -> int:
        marked = self._key(self._rows[place]) in self.marked
        return int((Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked).value)

    def _drop_marks(self) -> None:
        left = self.marked & self._place.keys()
        if left != self.marked:
            self.set_marked(left)

    def _grouping(self) -> Column[R]:
        return next(column for column in self.columns if column.key == self._shown[0].group)

    def _group_at(self, line: int) -> Group:
        group = self._laid.group_at(line)
        assert group is not None
        return group

    def _arranged(self) -> Lines:
        return laid(self._order, self._rows, self._asked)

    def _settle(self, *, moves: bool | None = None, is_patch: bool = False) -> None:
        """Bring the lines to the present order: moved when they are the same ones, else set anew.

        A patch that leaves every line where it is has only its own lines painted again.
        """
        laid = self._arranged()
        lines, before = laid.places, self._laid.places
        stays = is_patch and lines == before and self._shown[0].group is None
        if moves is None and not stays:
            moves = len(lines) == len(before) and set(lines) == set(before)
        if stays:
            self._laid = laid
        elif moves:
            self._move(laid)
        else:
            self.beginResetModel()
            self._laid = laid
            self.endResetModel()
        self.reordered.emit()

    def _move(self, laid: Lines) -> None:
        self.layoutAboutToBeChanged.emit()
        old, before = self.persistentIndexList(), self._laid.places
        new = [self.index(laid.places.index(before[index.row()]), index.column()) for index in old]
        self._laid = laid
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
