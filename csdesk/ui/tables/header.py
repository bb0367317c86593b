"""The titles of a table: sort arrows with their levels, widths, order, and a box that marks all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from csdesk.ui.tables.looks import Looks
from csdesk.ui.tables.model import MARK, RowModel
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.icons import Icon

_NEAR_EDGE = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Titles(QHeaderView):
    """The horizontal header of a `TableView`."""

    sort_asked = Signal(str, bool)
    """A column, and whether the click adds a level."""
    columns_asked = Signal(QPoint)
    """The column chooser, at a place on the screen."""
    all_asked = Signal()
    """Mark every row, or none."""
    resized_by_hand = Signal()

    def __init__(self, model: RowModel[Any], looks: Looks, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        look_through(self)
        self._rows = model
        self._looks = looks
        self._levels: tuple[SortLevel, ...] = ()
        self._pressed = QPoint()
        self._widths: list[int] = []
        self.setSectionsClickable(False)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(looks.theme.px(34))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.columns_asked.emit(self.mapToGlobal(at)))
        self.look_as(looks)

    def sizeHint(self) -> QSize:
        """As high as the tokens say: else Qt asks for four things of every title to find out."""
        return QSize(0, self._looks.theme.size.table_header)

    def look_as(self, looks: Looks) -> None:
        """Another theme or zoom."""
        self._looks = looks
        self.setFixedHeight(looks.theme.size.table_header)
        self.viewport().update()

    def tell(self, levels: tuple[SortLevel, ...]) -> None:
        """Show which columns order the rows."""
        self._levels = levels
        self.viewport().update()

    def mousePressEvent(self, e: QMouseEvent) -> None:
        """Remember what it was, to tell a click from a drag."""
        self._pressed = e.position().toPoint()
        self._widths = self._all_widths()
        if not self._is_over_frozen(self._pressed):
            super().mousePressEvent(e)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        """A click in the middle of a title sorts by it, on the box it marks; a drag has changed a width."""
        at = e.position().toPoint()
        covered = self._is_over_frozen(self._pressed)
        if not covered:
            super().mouseReleaseEvent(e)
        if self._all_widths() != self._widths:
            self.resized_by_hand.emit()
        section = self.section_at(at.x())
        still = (at - self._pressed).manhattanLength() <= _NEAR_EDGE
        if e.button() != Qt.MouseButton.LeftButton or not still or section < 0:
            return
        if section == MARK:
            self.all_asked.emit()
        elif covered or not self._on_edge(at, section):
            add = bool(e.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_asked.emit(self._rows.columns[section - 1].key, add)

    def _all_widths(self) -> list[int]:
        return [self.sectionSize(section) for section in range(self.count())]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The titles, and over the scrolled ones those of the frozen columns."""
        super().paintEvent(event)
        if not self.offset():
            return
        painter = QPainter(self.viewport())
        for section, left, width in self.frozen():
            self.paintSection(painter, QRect(left, 0, width, self.height()), section)
        painter.end()

    def frozen(self) -> list[tuple[int, int, int]]:
        """The sections that never scroll away: their place and width in the viewport."""
        places, left = [], 0
        for section in (MARK, *(at for at, column in enumerate(self._rows.columns, 1) if column.fixed)):
            if not self.isSectionHidden(section):
                places.append((section, left, self.sectionSize(section)))
                left += self.sectionSize(section)
        return places

    def section_at(self, x: int) -> int:
        """The section under a place of the viewport, the frozen ones first; -1 for none."""
        for section, left, width in self.frozen():
            if left <= x < left + width:
                return section
        return self.logicalIndexAt(x)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own names
        """One title with the arrow and number of its sort level."""
        if not rect.isValid():
            return
        color = self._looks.theme.color
        painter.save()
        painter.fillRect(rect, color.bg.subtle)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color.border.default)
        if logicalIndex == MARK:
            self._paint_box(painter, rect)
        else:
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color.border.subtle)
            self._paint_title(painter, rect.adjusted(self._looks.pad, 0, -self._looks.pad, -1), logicalIndex)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        marked, shown = len(self._rows.marked), self._rows.rowCount()
        tick = QRect(box.topLeft(), self._looks.tick_size)
        tick.moveCenter(box.center())
        self._looks.tick_box(painter, tick, on=0 < shown <= marked, partly=0 < marked < shown)

    def _paint_title(self, painter: QPainter, box: QRect, section: int) -> None:
        looks, color = self._looks, self._looks.theme.color
        column = self._rows.columns[section - 1]
        place = next((at for at, level in enumerate(self._levels) if level.column == column.key), None)
        title = self._rows.reader.words.words(column.short or column.title)
        flags = int(_RIGHT if column.right else _LEFT)
        if place is None:
            painter.setFont(looks.titles.font)
            painter.setPen(color.text.secondary)
            painter.drawText(box, flags, looks.titles.cut(title, box.width()))
            return
        taken = looks.theme.size.icon_small + looks.theme.px(16 if len(self._levels) > 1 else 4)
        room = box.adjusted(0, 0, -taken, 0)
        width = min(looks.strong.metrics.horizontalAdvance(title), room.width())
        painter.setFont(looks.strong.font)
        painter.setPen(color.text.primary)
        painter.drawText(room, flags, looks.strong.cut(title, room.width()))
        left = room.right() + 1 if column.right else box.left() + width
        self._paint_level(painter, QRect(left, box.top(), taken, box.height()), place)

    def _paint_level(self, painter: QPainter, box: QRect, place: int) -> None:
        """The arrow of a sort level, and its number when there are several."""
        looks = self._looks
        side = looks.theme.size.icon_small
        arrow = QRect(box.left() + looks.theme.px(3), box.center().y() - side // 2, side, side)
        name = Icon.DESCENDING if self._levels[place].descending else Icon.ASCENDING
        looks.icon(painter, name, looks.theme.color.text.secondary, arrow)
        if len(self._levels) > 1:
            painter.setFont(looks.caption)
            painter.setPen(looks.theme.color.accent.text)
            number = box.adjusted(arrow.right() + looks.theme.px(3) - box.left(), 0, 0, 0)
            painter.drawText(number, int(_LEFT), str(place + 1))

    def _on_edge(self, at: QPoint, section: int) -> bool:
        left = self.sectionViewportPosition(section)
        right = left + self.sectionSize(section)
        return (at.x() - left < _NEAR_EDGE and section > 1) or right - at.x() < _NEAR_EDGE

    def _is_over_frozen(self, at: QPoint) -> bool:
        """Whether a frozen title covers another one there, which must not be moved or resized through it."""
        return bool(self.offset()) and any(left <= at.x() < left + width for _, left, width in self.frozen())
