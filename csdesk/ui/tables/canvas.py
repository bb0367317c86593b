"""What a table paints and where things are in it: cells, frozen columns, the row under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from csdesk.ui.forms.reader import Reader
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.header import Titles
from csdesk.ui.tables.looks import Looks
from csdesk.ui.tables.model import MARK, RowModel
from csdesk.ui.tables.painting import CellPainter, Place
from csdesk.ui.tables.state import ViewState
from csdesk.ui.theme.areas import look_through


class _Tips(QStyledItemDelegate):
    """Tooltips: the exact form of a value, or the whole text where it is cut; always as plain text.

    Asked of a delegate, so that of all that comes to a table only a question for one passes through Python.
    """

    def __init__(self, table: Canvas[Any]) -> None:
        super().__init__(table)
        self._table = table

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the tooltip of the cell, or take away the one that is shown."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        from html import escape

        tip = self._table.tip_at(event.pos())
        QToolTip.showText(event.globalPos(), f"<span>{escape(tip)}</span>" if tip else "", self._table)
        return True


class Canvas(QTableView, Generic[R]):
    """A table that paints itself; `TableView` lets a person act on it."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        reader: Reader,
        looks: Looks,
        key: Callable[[R], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look_through(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # no ground is painted below
        self.rows: RowModel[R] = RowModel(columns, reader, key, self)
        self.looks = looks
        self.hovered = -1
        self.laying = False
        """Whether columns move because a view is being laid out, not because a person drags them."""
        self.fitted: dict[str, int] = {}
        """Usual widths that fit what is held, before zoom, of columns that have no other."""
        self._natural: dict[int, int] = {}
        """The width of each column before the last one is stretched."""
        self._cells = CellPainter(self.rows, looks)
        self.titles = Titles(self.rows, looks, self)
        self.setItemDelegate(_Tips(self))
        self._settle_look()
        self.setHorizontalHeader(self.titles)
        self.setModel(self.rows)

    def dress(self, looks: Looks) -> None:
        """Paint with another theme or zoom."""
        self.looks = looks
        self._cells = CellPainter(self.rows, looks)
        self.titles.look_as(looks)

    def _settle_look(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()

    def lay_columns(self, state: ViewState) -> None:
        """Show the columns of a view, in its order and widths, with rows as high as it says."""
        self.laying = True
        place = {column.key: at for at, column in enumerate(self.rows.columns, 1)}
        widths = dict(state.widths)
        theme = self.looks.theme
        self.setColumnWidth(MARK, theme.px(34))
        for at, column in enumerate(self.rows.columns, 1):
            self.setColumnHidden(at, column.key not in state.columns)
            self._natural[at] = theme.px(widths.get(column.key, self.usual_width(column)))
            self.setColumnWidth(at, self._natural[at])
        for visual, key in enumerate(state.columns, 1):
            self.titles.moveSection(self.titles.visualIndex(place[key]), visual)
        self._stretch()
        self._lay_lines(theme.px(state.density))
        self.laying = False

    def _lay_lines(self, height: int) -> None:
        """All lines are alike; were the least height to pass the usual one, Qt would stretch ten thousand one by one."""
        lines = self.verticalHeader()
        if height > lines.defaultSectionSize():
            lines.setDefaultSectionSize(height)
        if height != lines.minimumSectionSize():
            lines.setMinimumSectionSize(height)
        if height != lines.defaultSectionSize():
            lines.setDefaultSectionSize(height)

    def usual_width(self, column: Column[R]) -> int:
        """How wide a column is while nobody changed it."""
        return self.fitted.get(column.key, column.width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column that grows, else the last one, takes the room that is left, if that is not less than it needs."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        titles = self.titles
        growing = self.growing()
        if growing is not None and growing in self._natural:
            titles.setStretchLastSection(False)
            others = sum(titles.sectionSize(at) for at in range(titles.count()) if at != growing)
            titles.resizeSection(growing, max(self._natural[growing], self.viewport().width() - others))
            return
        last = titles.logicalIndex(titles.count() - titles.hiddenSectionCount() - 1)
        if last not in self._natural:
            return
        others = sum(titles.sectionSize(section) for section in range(titles.count()) if section != last)
        titles.setStretchLastSection(others + self._natural[last] <= self.viewport().width())
        if not titles.stretchLastSection():
            titles.resizeSection(last, self._natural[last])

    def growing(self) -> int | None:
        """The shown column that takes the room that is left; where figures would stand far off, the widest of words."""
        shown = [
            (at, self.rows.columns[at - 1])
            for at in map(self.titles.logicalIndex, range(1, self.titles.count()))
            if not self.isColumnHidden(at)
        ]
        found = [at for at, column in shown if column.grows]
        if not found and shown and shown[-1][1].right:
            found = [at for at, column in shown if not column.right]
            found.sort(key=lambda at: -self.usual_width(self.rows.columns[at - 1]))
        return found[0] if found else None

    def cursor_line(self) -> int:
        """The line of the cursor, or -1."""
        return self.currentIndex().row()

    def cursor_column(self) -> int:
        """The column of the cursor, or -1."""
        return self.currentIndex().column()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The cell at a place, those of frozen columns first."""
        section, line = self.titles.section_at(pos.x()), self.rowAt(pos.y())
        return self.rows.index(line, section) if line >= 0 and section >= 0 else NOWHERE

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and over the scrolled ones those of the frozen columns."""
        painter = QPainter(self.viewport())
        area, frozen = event.rect(), self.titles.frozen()
        edge = frozen[-1][1] + frozen[-1][2] if frozen else 0
        place = self._place_of(area)
        scrolled = [
            one for one in self._sections() if one[1] < area.right() + 1 and one[1] + one[2] > area.left()
        ]
        self._cells.paint(painter, place, scrolled, 0, self.viewport().width())
        bottom = place.top_of(place.lines.stop)
        rest = QRect(0, bottom, self.viewport().width(), self.viewport().height() - bottom)
        painter.fillRect(rest, self.looks.theme.color.bg.surface)
        if self.titles.offset():
            painter.setClipRect(QRect(0, 0, edge, self.viewport().height()))
            self._cells.paint(painter, place, frozen, 0, edge)
            painter.fillRect(edge - 1, 0, 1, bottom, self.looks.theme.color.border.default)
        painter.end()

    def tip_at(self, at: QPoint) -> str:
        """What a resting pointer tells about a cell."""
        index = self.indexAt(at)
        if not index.isValid() or index.column() == MARK or self.rows.is_group(index.row()):
            return ""
        told = self.rows.told_at(index.row(), index.column())
        if told:
            return told
        cell = self.rows.cell(index.row(), index.column())
        cut = self._cells.natural_width(index.row(), index.column()) > self.columnWidth(index.column())
        return cell.tip or (cell.text or ", ".join(cell.parts) if cut else "")

    def sizeHintForColumn(self, column: int) -> int:
        """The widest of the visible cells, for a double click on a title's edge."""
        lines = [line for line in self._visible_lines() if not self.rows.is_group(line)]
        return max((self._cells.natural_width(line, column) for line in lines), default=0) if column else 34

    def _sections(self) -> list[tuple[int, int, int]]:
        titles = self.titles
        shown = [titles.logicalIndex(visual) for visual in range(titles.count())]
        return [
            (section, titles.sectionViewportPosition(section), titles.sectionSize(section))
            for section in shown
            if not titles.isSectionHidden(section)
        ]

    def _place_of(self, area: QRect) -> Place:
        height = self.verticalHeader().defaultSectionSize()
        top, bottom = self.rowAt(max(area.top(), 0)), self.rowAt(area.bottom())
        last = bottom if bottom >= 0 else self.rows.rowCount() - 1
        lines = range(top, last + 1) if top >= 0 else range(0)
        start = self.rowViewportPosition(top) if lines else area.top()
        column = self.cursor_column() if self.hasFocus() else -1
        return Place(lines, start, height, self.cursor_line(), column, self.hovered)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Sideways everything is painted again, because the frozen columns stay."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.titles.viewport().update()

    def visible_ids(self) -> list[int]:
        """The ids of the rows on screen, from the top."""
        found = map(self.rows.id_at, self._visible_lines())
        return [row_id for row_id in found if row_id is not None]

    def _visible_lines(self) -> range:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is tinted."""
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: Any) -> None:
        """No row is under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, line: int) -> None:
        if line != self.hovered:
            old, self.hovered = self.hovered, line
            for one in (old, line):
                self.update_line(one)

    def update_line(self, line: int) -> None:
        """Paint one line again."""
        if line >= 0:
            top = self.rowViewportPosition(line)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(line))
