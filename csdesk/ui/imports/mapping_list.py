"""Where each column goes: its header and samples, its target, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.imports.sheet_grid import letter
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, Ink, icon_pixmap, ink_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
ROW = 54
_BADGE = 22
_TARGET = 0.40
_SURE = 104

CERTAINTIES: dict[Certainty, tuple[Text, Icon]] = {
    Certainty.SURE: (pmsg("certainty", "Sure"), Icon.SURE),
    Certainty.LIKELY: (pmsg("certainty", "Likely"), Icon.LIKELY),
    Certainty.CHECK: (pmsg("certainty", "Check"), Icon.WARNING),
    Certainty.CHOSEN: (msg("Your choice"), Icon.DONE),
    Certainty.OUT: (msg("Left out"), Icon.LEFT_OUT),
}


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One column as the list shows it."""

    place: int
    sheet_column: int
    header: str
    samples: str
    target: str
    """The words of where it goes; empty when it is left out."""
    certainty: Certainty
    why: str
    asks: bool
    """Its dates can be read in two ways, and a person must say which."""


class MappingModel(QAbstractListModel):
    """The columns of one table."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[MappingRow] = []

    def show_rows(self, rows: list[MappingRow]) -> None:
        """Show other columns, or the same ones changed."""
        if [row.place for row in rows] == [row.place for row in self.items]:
            self.items = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.items = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a column."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, and words for those who cannot see it."""
        row = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.header}, {row.target}, {row.why}"
        return None


class MappingDelegate(QStyledItemDelegate):
    """Paints a column and its way."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A fixed height."""
        return QSize(200, self._themes.theme.px(ROW))

    def target_box(self, rect: QRect) -> QRectF:
        """Where the target of a row is."""
        theme = self._themes.theme
        left = rect.left() + theme.px(46) + (rect.width() - theme.px(46 + _SURE)) * (1 - _TARGET - 0.12)
        width = rect.right() - theme.px(_SURE) - left
        height = theme.px(30)
        return QRectF(left, rect.center().y() - height / 2 + 1, width - theme.px(10), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Letter, header, samples, arrow, target, certainty."""
        theme, row = self._themes.theme, index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color.bg.selected if chosen else theme.color.bg.surface)
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color.accent.base)
        painter.setPen(theme.color.border.subtle)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._source(painter, theme, rect, row)
        self._target(painter, theme, self.target_box(rect), row)
        self._certainty(painter, theme, rect, row)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Why a column goes where it goes, as plain text."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            why = index.data(Qt.ItemDataRole.UserRole).why
            QToolTip.showText(event.globalPos(), why.replace("&", "&amp;").replace("<", "&lt;"), view)
            return True
        return False

    def _source(self, painter: QPainter, theme: Theme, rect: QRect, row: MappingRow) -> None:
        badge = QRectF(
            rect.left() + theme.px(14),
            rect.center().y() - theme.px(_BADGE) / 2,
            theme.px(_BADGE),
            theme.px(_BADGE),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color.bg.sunken)
        painter.drawRoundedRect(badge, theme.radius.sm, theme.radius.sm)
        painter.setPen(theme.color.text.secondary)
        painter.setFont(font_of(theme.type.caption, weight=600))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letter(row.sheet_column))
        right = self.target_box(rect).left() - theme.px(30)
        words = QRectF(
            rect.left() + theme.px(46),
            rect.top() + theme.px(8),
            right - rect.left() - theme.px(46),
            theme.px(19),
        )
        _elided(
            painter,
            words,
            row.header or self._words(msg("(no header)")),
            font_of(theme.type.body_strong),
            theme.color.text.primary,
        )
        _elided(
            painter,
            words.translated(0, theme.px(19)),
            row.samples,
            font_of(theme.type.small),
            theme.color.text.tertiary,
        )
        side = theme.px(14)
        arrow = icon_pixmap(Icon.FORWARD, ink_of(theme, Ink.TERTIARY), side, 1.0)
        painter.drawPixmap(QPointF(right + theme.px(8), rect.center().y() - side / 2), arrow)

    def _target(self, painter: QPainter, theme: Theme, box: QRectF, row: MappingRow) -> None:
        painter.setPen(QPen(theme.color.border.control, 1))
        painter.setBrush(theme.color.bg.surface)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.md, theme.radius.md)
        inner = box.adjusted(theme.px(9), 0, -theme.px(26), 0)
        words = row.target or self._words(msg("Do not import"))
        ink = theme.color.text.primary if row.target else theme.color.text.tertiary
        _elided(painter, inner, words, font_of(theme.type.body), ink)
        side = theme.px(14)
        mark = icon_pixmap(Icon.DOWN, ink_of(theme, Ink.SECONDARY), side, 1.0)
        painter.drawPixmap(QPointF(box.right() - side - theme.px(8), box.center().y() - side / 2), mark)

    def _certainty(self, painter: QPainter, theme: Theme, rect: QRect, row: MappingRow) -> None:
        text, icon = CERTAINTIES[row.certainty]
        ink, color = _INKS[row.certainty]
        side = theme.px(15)
        left = rect.right() - theme.px(_SURE)
        painter.drawPixmap(
            QPointF(left, rect.center().y() - side / 2), icon_pixmap(icon, ink_of(theme, ink), side, 1.0)
        )
        box = QRectF(
            left + side + theme.px(6), rect.top(), theme.px(_SURE) - side - theme.px(8), rect.height()
        )
        _elided(painter, box, self._words(text), font_of(theme.type.body), color(theme))


class MappingList(QListView):
    """The columns of the shown table; Enter or a click on the target asks where it goes."""

    chosen = Signal(int)
    """Place of the column under the cursor."""
    asked = Signal(int, QRect)
    """A column whose target is to be chosen, and where it stands in this list."""
    dropped = Signal(int)
    """A column to leave out."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self.rows = MappingModel()
        self._paints = MappingDelegate(themes, words)
        self.setModel(self.rows)
        self.setItemDelegate(self._paints)
        self.setProperty("kind", "mapping")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words(msg("Where each column goes")))
        self.selectionModel().currentChanged.connect(lambda index, _: self._announce(index))
        words.language_changed.connect(self.viewport().update)
        themes.changed.connect(self.viewport().update)

    def show_rows(self, rows: list[MappingRow]) -> None:
        """Show the columns of a table."""
        self.rows.show_rows(rows)

    def choose(self, place: int) -> None:
        """Put the cursor on a column."""
        for number, row in enumerate(self.rows.items):
            if row.place == place:
                self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks, Delete leaves out, the rest moves."""
        row = self._current()
        if row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._ask(self.currentIndex())
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(row.place)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a target asks for another."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._paints.target_box(self.visualRect(index)).contains(event.position()):
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        row = self.rows.items[index.row()]
        self.asked.emit(row.place, self._paints.target_box(self.visualRect(index)).toRect())

    def _current(self) -> MappingRow | None:
        index = self.currentIndex()
        return self.rows.items[index.row()] if index.isValid() else None

    def _announce(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.items[index.row()].place)


def _elided(painter: QPainter, box: QRectF, words: str, font: Any, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


_INKS: dict[Certainty, tuple[Ink, Any]] = {
    Certainty.SURE: (Ink.SUCCESS, lambda theme: theme.color.health.good.text),
    Certainty.LIKELY: (Ink.SECONDARY, lambda theme: theme.color.text.secondary),
    Certainty.CHECK: (Ink.WARNING, lambda theme: theme.color.status.warning.text),
    Certainty.CHOSEN: (Ink.ACCENT, lambda theme: theme.color.accent.text),
    Certainty.OUT: (Ink.TERTIARY, lambda theme: theme.color.text.tertiary),
}
