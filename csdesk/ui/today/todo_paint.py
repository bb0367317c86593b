"""Paints the list of things to do: titles of groups, lines, and below that of the cursor its actions with their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg
from csdesk.domain.today.groups import Group
from csdesk.ui.index import Index
from csdesk.ui.tables.looks import Looks
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.painting import caps_width, paint_caps, paint_health, paint_ring
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.today.lettering import RIGHT, draw
from csdesk.ui.today.state import Entry, Heading, More
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.today.todo_list import Deed, TodoList

_ROW, _HEAD, _ACTIONS, _REASON = 38, 32, 33, 20
_PAD, _BOX, _ICON, _TITLE = 14, 16, 40, 68
_RING, _WIDEST_RING, _BARE_RING, _WIDE, _ACCOUNT = 150, 240, 56, 660, 0.32
_ICONS = {
    Group.OVERDUE: Icon.ERROR,
    Group.TODAY: Icon.TODAY,
    Group.WAITING: Icon.CHAT,
    Group.WEEK: Icon.DATE,
    Group.LATER: Icon.WAIT,
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A painted button: what it does, its words, its key, and where it is."""

    key: str
    words: str
    cap: str
    box: QRect


def box_of_tick(theme: Theme, box: QRect) -> QRect:
    """Where the box to tick is in a line."""
    side = theme.px(_BOX)
    return QRect(box.left() + theme.px(_PAD), box.top() + (theme.px(_ROW) - side) // 2, side, side)


def chips_of(theme: Theme, words: Words, deeds: Sequence[Deed], box: QRect, top: int) -> list[Chip]:
    """The buttons of a line from its title on, as many as there is room for."""
    metrics = QFontMetrics(font_of(theme.type.small, weight=600))
    left, found = box.left() + theme.px(_TITLE), []
    for deed in deeds:
        title = words(deed.title)
        cap = words(deed.cap) if isinstance(deed.cap, Text) else deed.cap
        wide = metrics.horizontalAdvance(title) + caps_width(theme, (cap,)) + theme.px(22)
        if left + wide > box.right() - theme.px(8):
            break
        found.append(Chip(deed.key, title, cap, QRect(left, top + theme.px(_ROW), wide, theme.px(24))))
        left += wide + theme.px(6)
    return found


def reason_height(shown: TodoList, entry: Entry, width: int) -> int:
    """The room of the whole reason below the first line, when that cuts it."""
    theme = shown.themes.theme
    if entry.reason is None:
        return 0
    metrics = QFontMetrics(font_of(theme.type.body))
    said = f"{shown.words(entry.title)}  {shown.words(entry.reason)}"
    room = columns_of(
        theme, QRect(0, 0, width, 0), with_ring=shown.has_rings, due_wide=shown.due_wide
    ).title.width()
    return theme.px(_REASON) if metrics.horizontalAdvance(said) + theme.px(20) > room else 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a line are."""

    title: QRect
    account: QRect
    ring: QRect
    due: QRect


def columns_of(theme: Theme, box: QRect, *, with_ring: bool, due_wide: int) -> Columns:
    """The columns in a line: without room, playbooks lose their names, and without any their column."""
    high = theme.px(_ROW)
    right = box.right() - theme.px(_PAD)
    due = QRect(right - due_wide, box.top(), due_wide, high)
    ring_wide = _ring_width(theme, box.width()) if with_ring else 0
    ring = QRect(due.left() - ring_wide, box.top(), ring_wide, high)
    left = box.left() + theme.px(_TITLE)
    account_wide = max(theme.px(112), round((ring.left() - left) * _ACCOUNT))
    account = QRect(ring.left() - account_wide, box.top(), account_wide, high)
    title = QRect(left, box.top(), account.left() - left - theme.px(12), high)
    return Columns(title, account, ring, due)


def _ring_width(theme: Theme, wide: int) -> int:
    if wide < theme.px(_WIDE):
        return theme.px(_BARE_RING)
    return min(max(theme.px(_RING), wide // 5), theme.px(_WIDEST_RING))


def due_width(theme: Theme, said: Iterable[str]) -> int:
    """The room that the longest of the last column needs, with a gap before it."""
    metrics = QFontMetrics(font_of(theme.type.body))
    return max((metrics.horizontalAdvance(words) for words in set(said)), default=0) + theme.px(14)


class TodoDelegate(QStyledItemDelegate):
    """Paints a `Line`."""

    def __init__(self, shown: TodoList) -> None:
        super().__init__(shown)
        self._shown = shown
        self._looks: Looks | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or at the cursor two."""
        theme = self._shown.themes.theme
        item = self._shown.lines.items[index.row()]
        if isinstance(item, Heading):
            return QSize(120, theme.px(_HEAD))
        high = theme.px(_ROW)
        if index.row() == self._shown.at and isinstance(item, Entry):
            high += theme.px(_ACTIONS) + reason_height(self._shown, item, self._shown.viewport().width())
        return QSize(120, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line."""
        item = self._shown.lines.items[index.row()]
        box: QRect = option.rect
        painter.save()
        if isinstance(item, Heading):
            self._heading(painter, box, item)
        elif isinstance(item, More):
            self._ground(painter, box, index.row())
            self._more(painter, box, item)
        else:
            self._ground(painter, box, index.row())
            self._entry(painter, box, item, is_current=index.row() == self._shown.place)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, item: Heading) -> None:
        theme, words = self._shown.themes.theme, self._shown.words
        painter.fillRect(box, theme.color.bg.subtle)
        self._line(painter, box)
        is_late = item.group is Group.OVERDUE
        ink = theme.color.status.error.text if is_late else theme.color.text.secondary
        side, left = theme.px(14), box.left() + theme.px(_PAD)
        corner = QPointF(left, box.center().y() - side / 2 + 1)
        painter.drawPixmap(corner, icon_pixmap(_ICONS[item.group], ink, side, self._ratio))
        bold = font_of(theme.type.body_strong)
        room = QRect(left + theme.px(22), box.top(), box.width() // 2, box.height())
        wide = draw(painter, room, words(item.title), bold, ink)
        room.setLeft(room.left() + wide + theme.px(8))
        draw(painter, room, words.translator.number(item.count), font_of(theme.type.body), ink)
        if item.note is not None:
            room = box.adjusted(box.width() // 2, 0, -theme.px(_PAD), 0)
            draw(
                painter,
                room,
                words(item.note),
                font_of(theme.type.small),
                theme.color.text.secondary,
                align=RIGHT,
            )

    def _more(self, painter: QPainter, box: QRect, item: More) -> None:
        theme = self._shown.themes.theme
        room = box.adjusted(theme.px(_TITLE), 0, 0, 0)
        said = self._shown.words(msg("Show {n} more", n=item.hidden))
        draw(painter, room, said, font_of(theme.type.body), theme.color.text.link)
        self._line(painter, box)

    def _ground(self, painter: QPainter, box: QRect, place: int) -> None:
        theme = self._shown.themes.theme
        if place == self._shown.place:
            has_keys = self._shown.hasFocus()
            painter.fillRect(box, theme.color.bg.selected if has_keys else theme.color.bg.subtle)
            bar = theme.color.accent.base if has_keys else theme.color.border.strong
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), bar)
        elif place == self._shown.hovered:
            painter.fillRect(box, theme.color.bg.hover)

    def _entry(self, painter: QPainter, box: QRect, item: Entry, *, is_current: bool) -> None:
        theme, words = self._shown.themes.theme, self._shown.words
        color, columns = (
            theme.color,
            columns_of(theme, box, with_ring=self._shown.has_rings, due_wide=self._shown.due_wide),
        )
        self.looks.tick_box(painter, box_of_tick(theme, box), on=False)
        side = theme.px(16)
        corner = QPointF(box.left() + theme.px(_ICON), box.top() + (theme.px(_ROW) - side) / 2)
        painter.drawPixmap(corner, icon_pixmap(item.icon, color.text.secondary, side, self._ratio))
        title = font_of(theme.type.body_strong if is_current else theme.type.body)
        wide = draw(painter, columns.title, words(item.title), title, color.text.primary)
        if item.reason is not None:
            rest = columns.title.adjusted(wide + theme.px(8), 0, 0, 0)
            draw(painter, rest, words(item.reason), font_of(theme.type.body), color.text.tertiary)
        room = columns.account
        if item.item.followed is None:
            room = QRect(room.topLeft(), columns.ring.bottomRight())
        self._account(painter, room, item)
        self._ring(painter, columns.ring, item)
        ink = color.status.error.text if item.is_late else color.text.secondary
        draw(painter, columns.due, words(item.due), font_of(theme.type.body), ink, align=RIGHT)
        if is_current:
            self._actions(painter, box, item)
        self._line(painter, box)

    def _account(self, painter: QPainter, box: QRect, item: Entry) -> None:
        theme = self._shown.themes.theme
        if item.level is not None:
            paint_health(
                painter,
                theme,
                item.level,
                QPointF(box.left() + theme.px(5), box.center().y() + 1),
                theme.px(8),
            )
        room = box.adjusted(theme.px(16), 0, -theme.px(8), 0)
        draw(painter, room, item.account, font_of(theme.type.body), theme.color.text.secondary)

    def _ring(self, painter: QPainter, box: QRect, item: Entry) -> None:
        followed = item.item.followed
        if followed is None or not box.width():
            return
        theme = self._shown.themes.theme
        side = theme.px(12)
        ring = QRectF(box.left(), box.center().y() - side / 2 + 1, side, side)
        paint_ring(painter, theme, ring, followed.done, followed.steps)
        body, ink = font_of(theme.type.body), theme.color.text.secondary
        count = f" {followed.done}/{followed.steps}"
        room = box.adjusted(theme.px(19), 0, -theme.px(8) - QFontMetrics(body).horizontalAdvance(count), 0)
        if box.width() > theme.px(_BARE_RING):
            wide = draw(painter, room, followed.playbook, body, ink)
            room.translate(wide, 0)
        room.setRight(box.right())
        draw(painter, room, count, body, ink)

    def _actions(self, painter: QPainter, box: QRect, item: Entry) -> None:
        from csdesk.ui.today.todo_list import deeds_of

        shown, theme = self._shown, self._shown.themes.theme
        color, extra = theme.color, reason_height(shown, item, box.width())
        if extra and item.reason is not None:
            room = QRect(box.left() + theme.px(_TITLE), box.top() + theme.px(_ROW - 6), 0, extra)
            room.setRight(box.right() - theme.px(_PAD))
            draw(painter, room, shown.words(item.reason), font_of(theme.type.small), color.text.secondary)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointer = shown.viewport().mapFromGlobal(shown.cursor().pos())
        for place, chip in enumerate(chips_of(theme, shown.words, deeds_of(item), box, box.top() + extra)):
            is_lit = chip.box.contains(pointer)
            if place == 0:
                ground = color.accent.hover if is_lit else color.accent.base
                painter.setPen(ground)
                ink, edge = color.text.on_accent, color.accent.border
            else:
                ground = color.bg.hover if is_lit else color.bg.surface
                painter.setPen(color.border.strong)
                ink, edge = color.text.primary, color.border.strong
            painter.setBrush(ground)
            outline = QRectF(chip.box).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(outline, theme.radius.md, theme.radius.md)
            room = chip.box.adjusted(theme.px(8), 0, 0, 0)
            wide = draw(painter, room, chip.words, font_of(theme.type.small, weight=600), ink)
            start = QPointF(room.left() + wide + theme.px(6), chip.box.center().y() + 0.5)
            paint_caps(
                painter, theme, start, (chip.cap,), (ink if place == 0 else color.text.secondary, edge)
            )

    def _line(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._shown.themes.theme.color.border.subtle)
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    @property
    def looks(self) -> Looks:
        """The theme prepared for painting boxes."""
        theme = self._shown.themes.theme
        if self._looks is None or self._looks.theme is not theme:
            self._looks = Looks(theme)
        return self._looks

    @property
    def _ratio(self) -> float:
        return self._shown.devicePixelRatioF()
