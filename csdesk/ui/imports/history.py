"""The journal as a list: what was done, when, to how many records, and its undoing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csdesk.domain.changes import Step
from csdesk.domain.text import msg, nmsg
from csdesk.ui.imports.sheet_paint import Look, paint_icon, paint_line
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

IMPORTS = frozenset({"ApplyPlan", "RestoreRecords"})
_PAD = 16
_WHEN, _COUNT, _MIN_BUTTON = 150, 110, 84
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def icon_of(step: Step) -> Icon:
    """A picture of what a step did."""
    if step.command in IMPORTS:
        return Icon.IMPORT
    if step.command == "UndoStep":
        return Icon.UNDO
    if step.command.startswith("Delete"):
        return Icon.ERASE
    return Icon.NEW if step.command.startswith("Add") else Icon.EDIT


class StepModel(QAbstractListModel):
    """Steps of the journal, newest first."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.items: list[Step] = []

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self.beginResetModel()
        self.items = list(steps)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a step."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a step, and all of them in the tooltip."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(self.items[index.row()].label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(self.items[index.row()].label).replace("&", "&amp;").replace("<", "&lt;")
        return None


class StepDelegate(QStyledItemDelegate):
    """Paints a step: what, how many records, when, and the way back."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The height of a row."""
        return QSize(200, self._themes.theme.size.row.comfortable)

    def undo_box(self, rect: QRect) -> QRect:
        """Where the way back of a row is."""
        theme = self._themes.theme
        words = QFontMetrics(font_of(theme.type.small, weight=500)).horizontalAdvance(
            self._words(msg("Undo"))
        )
        width, height = max(words + theme.px(42), theme.px(_MIN_BUTTON)), theme.px(26)
        return QRect(
            rect.right() - theme.px(_PAD) - width, rect.center().y() - height // 2 + 1, width, height
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One step; undone ones are quiet."""
        theme, rect = self._themes.theme, option.rect
        step = cast("StepModel", index.model()).items[index.row()]
        color = theme.color
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, color.bg.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), color.accent.base)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color.border.subtle)
        quiet, side, pad = color.text.tertiary, theme.px(16), theme.px(_PAD)
        middle = rect.center().y() + 0.5
        ink = quiet if step.undone else color.text.secondary
        paint_icon(painter, icon_of(step), ink, QPointF(rect.left() + pad, middle), side)
        undo = self.undo_box(rect)
        when = QRect(undo.left() - theme.px(_WHEN), rect.top(), theme.px(_WHEN - 16), rect.height())
        count = QRect(when.left() - theme.px(_COUNT), rect.top(), theme.px(_COUNT - 8), rect.height())
        left = rect.left() + pad + side + theme.px(10)
        what = QRect(left, rect.top(), count.left() - left - theme.px(8), rect.height())
        plain = font_of(theme.type.body)
        strong = QFont(font_of(theme.type.body_strong)) if step.command in IMPORTS else QFont(plain)
        strong.setStrikeOut(step.undone)
        said = self._words(step.label)
        paint_line(painter, what, said, Look(strong, quiet if step.undone else color.text.primary))
        records = self._words(nmsg("{n} record", "{n} records", step.records))
        paint_line(painter, count, records, Look(plain, quiet, _RIGHT))
        moment = self._words.translator.instant(datetime.fromisoformat(step.at))
        paint_line(painter, when, moment, Look(plain, quiet, _RIGHT))
        self._undo(painter, undo, undone=step.undone)
        painter.restore()

    def _undo(self, painter: QPainter, box: QRect, *, undone: bool) -> None:
        theme = self._themes.theme
        color = theme.color
        centre = Qt.AlignmentFlag.AlignCenter
        if undone:
            said = self._words(msg("Undone"))
            paint_line(painter, box, said, Look(font_of(theme.type.small), color.text.tertiary, centre))
            return
        painter.setPen(QPen(color.border.strong, 1))
        painter.setBrush(color.bg.surface)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.md, theme.radius.md)
        side, gap = theme.px(14), theme.px(6)
        font, said = font_of(theme.type.small, weight=500), self._words(msg("Undo"))
        wide = QFontMetrics(font).horizontalAdvance(said)
        left = box.center().x() - (side + gap + wide) // 2
        paint_icon(painter, Icon.UNDO, color.text.primary, QPointF(left, box.center().y() + 0.5), side)
        words = QRect(left + side + gap, box.top(), wide + gap, box.height())
        paint_line(painter, words, said, Look(font, color.text.primary))


class HistoryList(QListView):
    """The steps; Enter or a click on the way back takes one back."""

    undo_asked = Signal(int)
    """The number of a step."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self.rows = StepModel(words)
        self._paints = StepDelegate(themes, words)
        self.setModel(self.rows)
        self.setItemDelegate(self._paints)
        self.setProperty("kind", "mapping")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.say(self.setAccessibleName, msg("History"))
        words.language_changed.connect(self.viewport().update)
        themes.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen step back."""
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask(index)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the way back."""
        super().mouseMoveEvent(event)
        over = self._is_over(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the way back takes the step back."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if self._is_over(at):
            self._ask(self.indexAt(at))

    def undo_place(self, row: int) -> QRect:
        """Where the way back of a step is, in the list."""
        return self._paints.undo_box(self.visualRect(self.rows.index(row)))

    def _is_over(self, at: Any) -> bool:
        index = self.indexAt(at)
        if not index.isValid() or self.rows.items[index.row()].undone:
            return False
        return self._paints.undo_box(self.visualRect(index)).contains(at)

    def _ask(self, index: QModelIndex) -> None:
        step = self.rows.items[index.row()]
        if not step.undone:
            self.undo_asked.emit(step.id)
