"""Cards of records: people, contracts, opportunities and tasks, painted row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from csdesk.domain.text import Text
from csdesk.ui.account.fitted_list import FittedList
from csdesk.ui.account.items import EDIT, ERASE, Deed, Item
from csdesk.ui.account.lettering import RIGHT, Letters, cut_before, draw, pill_tone, tone_ink
from csdesk.ui.account.painted import PaintedDelegate
from csdesk.ui.account.rows import Row
from csdesk.ui.index import Index
from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.painting import paint_pill, pill_inks, pill_width
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import initials
from csdesk.ui.words import Words

_PAD = 14


class RowList(FittedList):
    """Rows of one line or two."""

    def __init__(self, themes: Themes, words: Words, deeds: Sequence[Deed] = (EDIT, ERASE)) -> None:
        super().__init__(themes, words, deeds)
        self.setItemDelegate(RowDelegate(self))
        self.setFixedHeight(0)

    def pressed_on(self, item: Item, rect: QRect, event: QMouseEvent) -> None:
        """A click on the circle ticks a task off."""
        on_circle = event.position().x() < rect.left() + self.themes.theme.px(_PAD + 24)
        if on_circle and isinstance(item, Row) and item.done is not None:
            self.asked.emit("tick", item)


def row_height(theme: Theme, item: Item) -> int:
    """How high a row is: two lines when it has a note."""
    two = isinstance(item, Row) and (item.note is not None or item.value_note is not None)
    return theme.px(46 if two else 32)


class RowDelegate(PaintedDelegate):
    """Paints a `Row`: what leads it, its words, and its figure or pill at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own names
        """One line or two."""
        return QSize(120, row_height(self.list.themes.theme, self.list.rows.items[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        place = index.row()
        item = self.list.rows.items[place]
        if not isinstance(item, Row):
            return
        theme = self.list.themes.theme
        rect = option.rect
        painter.save()
        self.ground(painter, option, place)
        if place:
            painter.setPen(theme.color.border.subtle)
            painter.drawLine(rect.topLeft(), rect.topRight())
        box = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        box.setLeft(self._lead(painter, theme, box, item))
        live = self.list.is_live(place)
        right = self.list.paint_icons(painter, rect, item) if live else self._end(painter, theme, box, item)
        box.setRight(right - theme.px(8))
        self._words(painter, theme, box, item)
        painter.restore()

    def _lead(self, painter: QPainter, theme: Theme, box: QRect, item: Row) -> int:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.done is not None:
            _circle(painter, theme, box, done=item.done, ratio=self.list.devicePixelRatioF())
            return box.left() + theme.px(26)
        if not item.initials_of:
            return box.left()
        side = theme.px(26)
        place = QRectF(box.left() + 0.5, box.center().y() - side / 2 + 0.5, side, side)
        painter.setPen(theme.color.border.default)
        painter.setBrush(theme.color.bg.sunken)
        painter.drawEllipse(place)
        font = QFont(font_of(theme.type.caption, tabular=False, weight=600))
        font.setPixelSize(theme.px(10))
        painter.setFont(font)
        painter.setPen(theme.color.text.secondary)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(item.initials_of))
        return box.left() + theme.px(36)

    def _words(self, painter: QPainter, theme: Theme, box: QRect, item: Row) -> None:
        words = self.list.words
        quiet = item.is_over or item.done is True
        font = QFont(font_of(theme.type.body, weight=400 if quiet or item.done is not None else 500))
        font.setStrikeOut(item.is_over)
        first = QRect(box)
        if item.note is not None:
            first.setBottom(box.center().y() + theme.px(1))
            first.setTop(box.top() + theme.px(4))
        ink = theme.color.text.tertiary if quiet else theme.color.text.primary
        draw(painter, first, words(item.title), Letters(font, ink))
        if item.note is not None:
            second = QRect(
                box.left(), first.bottom(), box.width(), box.bottom() - first.bottom() - theme.px(5)
            )
            small = font_of(theme.type.small)
            end = "" if item.note_end is None else words(item.note_end)
            note = cut_before(words(item.note), end, small, second.width())
            draw(painter, second, note, Letters(small, theme.color.text.tertiary))

    def _end(self, painter: QPainter, theme: Theme, box: QRect, item: Row) -> int:
        if item.pill is not None:
            return self._pill(painter, theme, box, item.pill, item.pill_tone)
        if item.value is None:
            return box.right()
        words = self.list.words
        strong = item.done is None
        font = font_of(theme.type.body_strong if strong else theme.type.small)
        place = QRect(box)
        if item.value_note is not None:
            place.setTop(box.top() + theme.px(4))
            place.setBottom(box.center().y() + theme.px(1))
            note = QRect(box.left(), place.bottom(), box.width(), box.bottom() - place.bottom() - theme.px(5))
            quiet = Letters(font_of(theme.type.small), theme.color.text.tertiary, RIGHT)
            draw(painter, note, words(item.value_note), quiet)
        written = words(item.value)
        draw(painter, place, written, Letters(font, tone_ink(theme, item.tone), RIGHT))
        return box.right() - QFontMetrics(font).horizontalAdvance(written)

    def _pill(self, painter: QPainter, theme: Theme, box: QRect, text: Text, tone: Tone) -> int:
        written = self.list.words(text)
        width, height = pill_width(theme, written), theme.px(20)
        left = box.right() - width
        place = QRectF(left, box.center().y() - height / 2 + 0.5, width, height)
        paint_pill(painter, theme, place, written, pill_inks(theme, pill_tone(tone)))
        return left


def _circle(painter: QPainter, theme: Theme, box: QRect, *, done: bool, ratio: float) -> None:
    side = theme.px(16)
    place = QRectF(box.left() + 0.5, box.center().y() - side / 2 + 0.5, side, side)
    painter.setPen(QPen(theme.color.health.good.solid if done else theme.color.border.control, theme.px(1.2)))
    painter.setBrush(theme.color.health.good.solid if done else theme.color.bg.surface)
    painter.drawEllipse(place)
    if done:
        inner = theme.px(11)
        tick = icon_pixmap(Icon.DONE, theme.color.bg.surface, inner, ratio)
        painter.drawPixmap(
            QRectF(place.center().x() - inner / 2, place.center().y() - inner / 2, inner, inner).toRect(),
            tick,
        )
