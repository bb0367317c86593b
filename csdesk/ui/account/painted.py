"""The list that cards and timelines are painted in: a cursor, actions on the row under it, one delegate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from csdesk.ui.account.items import EDIT, ERASE, Deed, Item, Items
from csdesk.ui.index import Index
from csdesk.ui.theme.icons import Ink, icon_pixmap, ink_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words


class PaintedList(QListView):
    """Shows rows that its delegate paints; arrows move, Enter edits, Del deletes, the menu key says all."""

    asked = Signal(str, object)
    """The key of a deed and the row that it is for."""

    def __init__(self, themes: Themes, words: Words, deeds: Sequence[Deed] = (EDIT, ERASE)) -> None:
        super().__init__()
        self.themes = themes
        self.words = words
        self.deeds = tuple(deeds)
        self.rows = Items(words)
        self.setModel(self.rows)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.hovered = -1
        themes.changed.connect(self.relay)

    def hold(self, items: Sequence[Item]) -> None:
        """Show other rows; the cursor stays on its record."""
        current = self.current()
        self.hovered = -1
        self.rows.hold(items)
        if current is not None:
            self.put_cursor(current.kind, current.id)

    def current(self) -> Item | None:
        """The row under the cursor."""
        place = self.currentIndex().row()
        return self.rows.items[place] if 0 <= place < len(self.rows.items) else None

    def put_cursor(self, kind: str, record_id: int) -> bool:
        """Go to the row of a record; false when it is not here."""
        for place, item in enumerate(self.rows.items):
            if (item.kind, item.id) == (kind, record_id):
                self.setCurrentIndex(self.rows.index(place))
                return True
        return False

    def relay(self) -> None:
        """Measure and paint everything again."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def deeds_of(self, item: Item) -> Sequence[Deed]:  # noqa: ARG002 - some lists offer less on some rows
        """What can be done to a row."""
        return self.deeds

    def is_live(self, place: int) -> bool:
        """Whether the row offers its icons: under the pointer, or under the cursor while the list has the keys."""
        return place == self.hovered or (self.hasFocus() and place == self.currentIndex().row())

    def icon_boxes(self, rect: QRect, item: Item) -> list[tuple[Deed, QRect]]:
        """Where the icons of a row's deeds stand, from the right edge inwards."""
        theme = self.themes.theme
        side = theme.size.control_small
        shown = [deed for deed in self.deeds_of(item) if deed.is_shown]
        left = rect.right() - theme.px(8) - side * len(shown)
        top = rect.top() + min(theme.px(8), max(0, (rect.height() - side) // 2))
        return [(deed, QRect(left + side * place, top, side, side)) for place, deed in enumerate(shown)]

    def paint_icons(self, painter: QPainter, rect: QRect, item: Item) -> int:
        """Draw them; returns the left edge of the first."""
        theme = self.themes.theme
        boxes = self.icon_boxes(rect, item)
        side = theme.size.icon_small
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        for deed, box in boxes:
            if box.contains(pointer):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color.bg.pressed)
                painter.drawRoundedRect(box, theme.radius.sm, theme.radius.sm)
            corner = QRect(0, 0, side, side)
            corner.moveCenter(box.center())
            ink = ink_of(theme, Ink.SECONDARY)
            painter.drawPixmap(corner, icon_pixmap(deed.icon, ink, side, self.devicePixelRatioF()))
        return boxes[0][1].left() if boxes else rect.right()

    def do(self, key: str) -> bool:
        """Do something to the row under the cursor; false when there is none or it cannot be done."""
        item = self.current()
        if item is None or key not in {deed.key for deed in self.deeds_of(item)}:
            return False
        self.asked.emit(key, item)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Del deletes; single letters are left to the page."""
        key = event.key()
        if key in _DEED_KEYS and self.do(_DEED_KEYS[Qt.Key(key)]):
            return
        if key in _ENTER and self.do("explain"):
            return
        if key in _MOVES or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is somewhere as soon as the list has the keys."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.items:
            self.setCurrentIndex(self.rows.index(0))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer offers its icons."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an icon does its deed; one on the row itself goes to the delegate's own places."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        item, rect = self.rows.items[index.row()], self.visualRect(index)
        for deed, box in self.icon_boxes(rect, item):
            if box.contains(at):
                self.asked.emit(deed.key, item)
                return
        self.pressed_on(item, rect, event)

    def pressed_on(self, item: Item, rect: QRect, event: QMouseEvent) -> None:
        """A click on the row, outside of its icons."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.do("edit")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done to the row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setCurrentIndex(self.indexAt(event.pos()))
        item = self.current()
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in self.deeds_of(item):
            action = menu.addAction(self.themes.icon(deed.icon), self.words(deed.title))
            action.triggered.connect(lambda _=False, key=deed.key: self.asked.emit(key, item))
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu.popup(at)

    def tip_at(self, at: QPoint, item: Item, rect: QRect) -> str:
        """What a tooltip says: the name of the icon there, else the exact form of the row."""
        for deed, box in self.icon_boxes(rect, item):
            if box.contains(at):
                return self.words(deed.title)
        return plain(self.words(item.tip)) if item.tip is not None else ""

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.viewport().update()


class PaintedDelegate(QStyledItemDelegate):
    """Paints rows; knows the list that it paints for."""

    def __init__(self, shown: PaintedList) -> None:
        super().__init__(shown)
        self.list = shown

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show what a row says about itself."""
        if not index.isValid():
            return super().helpEvent(event, view, option, index)
        item = self.list.rows.items[index.row()]
        QToolTip.showText(event.globalPos(), self.list.tip_at(event.pos(), item, option.rect), view)
        return True

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, place: int) -> None:
        """The surface of a row: plain, under the pointer, or under the cursor with its bar."""
        theme = self.list.themes.theme
        rect = option.rect
        if self.list.hasFocus() and place == self.list.currentIndex().row():
            painter.fillRect(rect, theme.color.bg.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color.accent.base)
        elif place == self.list.hovered:
            painter.fillRect(rect, theme.color.bg.hover)


_DEED_KEYS = {
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_Delete: "erase",
    Qt.Key.Key_Space: "tick",
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
    }
)
