"""A timeline: channel icons on a line, newest first, painted; long ones open up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from csdesk.domain.text import msg
from csdesk.ui.account.health_events import KIND
from csdesk.ui.account.items import EDIT, ERASE, Deed, Item
from csdesk.ui.account.lettering import pill_tone
from csdesk.ui.account.painted import PaintedDelegate, PaintedList
from csdesk.ui.account.rows import Event
from csdesk.ui.index import Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.painting import paint_pill, pill_inks, pill_width
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.words import Words

_PAD, _DISC, _TEXT, _GAP = 14, 24, 50, 10
_BODY_LINES = 2
WHY = Deed("explain", Icon.INFO, msg("Explain the health"))
_AT_A_TIME = 100


@dataclass(frozen=True, slots=True)
class Laid:
    """An event measured for a width: its lines, and whether there is more than is shown."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    is_cut: bool
    height: int


class EventList(PaintedList):
    """Shows events; a click, or the right arrow, opens a long one."""

    def __init__(self, themes: Themes, words: Words, deeds: Sequence[Deed] = (EDIT, ERASE)) -> None:
        super().__init__(themes, words, deeds)
        self.setItemDelegate(EventDelegate(self))
        self.today: Callable[[], date] = lambda: date.max
        """Which day it is: what happened in another year is dated with its year."""
        self._open: set[tuple[str, int]] = set()
        self._laid: dict[tuple[str, int], Laid] = {}
        self._all: tuple[Item, ...] = ()
        self._shown = _AT_A_TIME
        self._width = 0
        self.verticalScrollBar().valueChanged.connect(self._more)

    def hold(self, items: Sequence[Item]) -> None:
        """Show other events; the newest hundred first, more as they are reached."""
        before = {(item.kind, item.id): item for item in self._all}
        self._all = tuple(items)
        known = {(item.kind, item.id) for item in self._all if before.get((item.kind, item.id)) is item}
        self._laid = {key: laid for key, laid in self._laid.items() if key in known}
        at = self.verticalScrollBar().value()
        super().hold(self._all[: self._shown])
        self.verticalScrollBar().setValue(at)

    def begin_again(self) -> None:
        """Forget how far the last account was read."""
        self._shown = _AT_A_TIME
        self._open.clear()
        self.verticalScrollBar().setValue(0)

    def relay(self) -> None:
        """Measure again."""
        self._laid.clear()
        super().relay()

    def deeds_of(self, item: Item) -> Sequence[Deed]:
        """A move of the health is no record: it can only be explained."""
        return (WHY,) if item.kind == KIND and self.deeds else self.deeds

    def laid(self, item: Event) -> Laid:
        """The measured event."""
        width = self.viewport().width()
        if width != self._width:
            self._laid.clear()
            self._width = width
        key = (item.kind, item.id)
        found = self._laid.get(key)
        if found is None:
            found = self._laid[key] = lay(self, item, width, is_open=key in self._open)
        return found

    def day(self, item: Event) -> str:
        """The date of an event, with its year when that is not this one."""
        if item.on is None:
            return ""
        translator = self.words.translator
        is_near = item.on.year == self.today().year
        return translator.short_date(item.on) if is_near else translator.date(item.on)

    def beside_title(self, item: Event) -> int:
        """The room that the date of an event takes, or what can be done with it instead."""
        theme = self.themes.theme
        deeds = sum(deed.is_shown for deed in self.deeds_of(item)) * theme.size.control_small
        written = QFontMetrics(font_of(theme.type.small)).horizontalAdvance(self.day(item))
        return theme.px(_GAP) + max(written, deeds + theme.px(8 - _PAD))

    def toggle(self, item: Item) -> None:
        """Open a long event, or close it."""
        key = (item.kind, item.id)
        self._open ^= {key}
        self._laid.pop(key, None)
        self.scheduleDelayedItemsLayout()

    def pressed_on(self, item: Item, rect: QRect, event: QMouseEvent) -> None:  # noqa: ARG002 - as any list is asked
        """A click opens a long event."""
        if isinstance(item, Event) and (self.laid(item).is_cut or (item.kind, item.id) in self._open):
            self.toggle(item)

    def _more(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value >= bar.maximum() and self._shown < len(self._all):
            self._shown += _AT_A_TIME
            self.hold(self._all)


def lay(shown: EventList, item: Event, width: int, *, is_open: bool) -> Laid:
    """Break the words of an event into lines that fit."""
    theme, words = shown.themes.theme, shown.words
    room = max(theme.px(80), width - theme.px(_TEXT) - theme.px(_PAD))
    title_font, body_font = font_of(theme.type.body, weight=500), font_of(theme.type.small)
    title, _ = wrapped(words(item.title), title_font, room - shown.beside_title(item), 9 if is_open else 2)
    said = " ".join(words(part) for part in item.body)
    body, is_cut = wrapped(said, body_font, room, 999 if is_open else _BODY_LINES)
    height = theme.type.body.line * len(title) + theme.type.small.line * len(body) + theme.px(16)
    if item.mark is not None:
        height += theme.px(24)
    return Laid(title, body, is_cut, max(height, theme.px(_DISC + 14)))


def wrapped(words: str, font: QFont, width: int, most: int) -> tuple[tuple[str, ...], bool]:
    """The words as at most so many lines, the last one cut with …; and whether it was cut."""
    lines: list[str] = []
    for paragraph in words.splitlines():
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
            if len(lines) > most:
                break
        layout.endLayout()
        if len(lines) > most:
            break
    if len(lines) <= most:
        return tuple(lines), False
    last = QFontMetrics(font).elidedText(
        f"{lines[most - 1]} {lines[most]}", Qt.TextElideMode.ElideRight, width
    )
    return (*lines[: most - 1], last), True


class EventDelegate(PaintedDelegate):
    """Paints an `Event` beside the line of time."""

    list: EventList

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own names
        """As high as its lines."""
        item = self.list.rows.items[index.row()]
        return QSize(120, self.list.laid(item).height if isinstance(item, Event) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The icon on the line, the words, the date or the icons of what can be done."""
        place = index.row()
        item = self.list.rows.items[place]
        if not isinstance(item, Event):
            return
        theme = self.list.themes.theme
        rect = option.rect
        painter.save()
        self.ground(painter, option, place)
        self._disc(painter, theme, rect, item, place)
        self._words(painter, theme, rect, item)
        if self.list.is_live(place):
            self.list.paint_icons(painter, rect, item)
        elif item.on is not None:
            self._date(painter, theme, rect, item)
        painter.restore()

    def _disc(self, painter: QPainter, theme: Theme, rect: QRect, item: Event, place: int) -> None:
        side = theme.px(_DISC)
        disc = QRectF(rect.left() + theme.px(_PAD) + 0.5, rect.top() + theme.px(6) + 0.5, side, side)
        middle = round(disc.center().x())
        painter.setPen(QPen(theme.color.border.default, 1))
        top = rect.top() if place else round(disc.center().y())
        last = place == len(self.list.rows.items) - 1
        painter.drawLine(middle, top, middle, round(disc.center().y()) if last else rect.bottom() + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground, border = theme.color.text.secondary, theme.color.bg.surface, theme.color.border.default
        warned = item.mark is not None and item.mark_tone.value in {"warning", "error"}
        if warned or item.kind == KIND:
            tone = getattr(theme.color.status, item.mark_tone.value)
            ink, ground, border = tone.text, tone.tint, tone.border
        painter.setPen(QPen(border, 1))
        painter.setBrush(ground)
        painter.drawEllipse(disc)
        inner = theme.px(13)
        corner = QPointF(disc.center().x() - inner / 2, disc.center().y() - inner / 2)
        painter.drawPixmap(corner, icon_pixmap(Icon(item.icon), ink, inner, self.list.devicePixelRatioF()))

    def _words(self, painter: QPainter, theme: Theme, rect: QRect, item: Event) -> None:
        laid = self.list.laid(item)
        left, top = rect.left() + theme.px(_TEXT), rect.top() + theme.px(7)
        width = rect.right() - left
        painter.setFont(font_of(theme.type.body, weight=500))
        painter.setPen(theme.color.text.primary)
        for line in laid.title:
            painter.drawText(QRect(left, top, width, theme.type.body.line), _FLAGS, line)
            top += theme.type.body.line
        painter.setFont(font_of(theme.type.small))
        painter.setPen(theme.color.text.secondary)
        for line in laid.body:
            painter.drawText(QRect(left, top, width, theme.type.small.line), _FLAGS, line)
            top += theme.type.small.line
        if item.mark is not None:
            written = self.list.words(item.mark)
            box = QRectF(left, top + theme.px(3), pill_width(theme, written), theme.px(19))
            paint_pill(painter, theme, box, written, pill_inks(theme, pill_tone(item.mark_tone)))

    def _date(self, painter: QPainter, theme: Theme, rect: QRect, item: Event) -> None:
        assert item.on is not None
        box = rect.adjusted(0, theme.px(7), -theme.px(_PAD), 0)
        box.setHeight(theme.type.body.line)
        painter.setFont(font_of(theme.type.small))
        painter.setPen(theme.color.text.tertiary)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.list.day(item)
        )


_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
