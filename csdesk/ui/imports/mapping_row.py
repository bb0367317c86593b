"""One column as the list of columns shows it, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.imports.sheet_model import letter
from csdesk.ui.imports.sheet_paint import Look, paint_icon, paint_line
from csdesk.ui.index import Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, Ink, ink_of
from csdesk.ui.theme.painting import PillTone, paint_pill, pill_inks, pill_width
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

ROW = 50
_BADGE = 20
_LEFT = 42
_ARROW = 26
_SURE = 100
_SOURCE = 0.37

CERTAINTIES: dict[Certainty, tuple[Text, Icon, Ink]] = {
    Certainty.SURE: (pmsg("certainty", "Sure"), Icon.SURE, Ink.SUCCESS),
    Certainty.LIKELY: (pmsg("certainty", "Likely"), Icon.LIKELY, Ink.SECONDARY),
    Certainty.CHECK: (pmsg("certainty", "Check"), Icon.WARNING, Ink.WARNING),
    Certainty.CHOSEN: (msg("Your choice"), Icon.DONE, Ink.ACCENT),
    Certainty.OUT: (msg("Left out"), Icon.LEFT_OUT, Ink.TERTIARY),
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
    is_key: bool
    """It tells whether an account is there already."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row stand, so that the head above the list and the rows agree."""

    source: QRect
    arrow: float
    target: QRect
    sure: QRect


def places_of(theme: Theme, rect: QRect) -> Places:
    """The parts of a row."""
    left, sure = rect.left() + theme.px(_LEFT), theme.px(_SURE)
    free = rect.width() - theme.px(_LEFT) - sure - theme.px(_ARROW)
    source = round(free * _SOURCE)
    height = theme.px(28)
    at = left + source + theme.px(_ARROW)
    return Places(
        QRect(left, rect.top(), source, rect.height()),
        left + source + theme.px(5),
        QRect(at, rect.center().y() - height // 2 + 1, free - source - theme.px(10), height),
        QRect(at + free - source, rect.top(), sure - theme.px(6), rect.height()),
    )


class MappingHead(Painted):
    """In the sheet, in CSDesk, how sure: the names of the parts of the rows below."""

    def __init__(self, themes: Themes, words: Words, rows: QAbstractItemView) -> None:
        super().__init__(themes)
        self._words = words
        self._rows = rows
        rows.verticalScrollBar().rangeChanged.connect(self.update)
        words.language_changed.connect(self.update)
        self.setFixedHeight(themes.theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three words over a line."""
        theme, painter = self._themes.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color.bg.subtle)
        room = self.rect()
        room.setWidth(self._rows.viewport().width())
        places = places_of(theme, room)
        titles = (
            (places.source, msg("In the sheet")),
            (places.target, msg("In CSDesk")),
            (places.sure, msg("How sure")),
        )
        for box, title in titles:
            line = QRect(box.left(), 0, box.width(), self.height())
            paint_line(
                painter, line, self._words(title), Look(font_of(theme.type.small), theme.color.text.tertiary)
            )
        painter.setPen(theme.color.border.default)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class MappingDelegate(QStyledItemDelegate):
    """Paints a column and its way."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A fixed height."""
        return QSize(200, self._themes.theme.px(ROW))

    def target_box(self, rect: QRect) -> QRect:
        """Where the target of a row is."""
        return places_of(self._themes.theme, rect).target

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Letter, header, samples, arrow, target, certainty."""
        theme, row = self._themes.theme, cast("MappingRow", index.data(Qt.ItemDataRole.UserRole))
        rect = option.rect
        places, color = places_of(theme, rect), theme.color
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, color.bg.selected if chosen else color.bg.surface)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color.border.subtle)
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), color.accent.base)
        self._source(painter, theme, places.source, row)
        paint_icon(
            painter,
            Icon.FORWARD,
            color.text.tertiary,
            QPointF(places.arrow, rect.center().y() + 0.5),
            theme.px(14),
        )
        self._target(painter, theme, places.target, row, chosen=chosen)
        text, icon, ink = CERTAINTIES[row.certainty]
        side, tone = theme.px(14), ink_of(theme, ink)
        paint_icon(painter, icon, tone, QPointF(places.sure.left(), rect.center().y() + 0.5), side)
        words = places.sure.adjusted(side + theme.px(6), 0, 0, 0)
        paint_line(painter, words, self._words(text), Look(font_of(theme.type.body), tone))
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Why a column goes where it goes, or all of its values that are shown cut; as plain text."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        row = cast("MappingRow", index.data(Qt.ItemDataRole.UserRole))
        places = places_of(self._themes.theme, option.rect)
        said = f"{row.header}\n{row.samples}" if event.pos().x() < places.target.left() else row.why
        if places.target.contains(event.pos()) and row.target:
            said = f"{row.target}\n{row.why}"
        QToolTip.showText(event.globalPos(), said.replace("&", "&amp;").replace("<", "&lt;"), view)
        return True

    def _source(self, painter: QPainter, theme: Theme, box: QRect, row: MappingRow) -> None:
        side = theme.px(_BADGE)
        badge = QRectF(box.left() - theme.px(_LEFT - 12), box.center().y() - side / 2 + 0.5, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color.bg.sunken if not theme.dark else theme.color.bg.pressed)
        painter.drawRoundedRect(badge, theme.radius.sm, theme.radius.sm)
        painter.setPen(theme.color.text.secondary)
        painter.setFont(font_of(theme.type.caption, weight=600))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letter(row.sheet_column))
        upper = QRect(box.left(), box.top() + theme.px(6), box.width(), theme.px(19))
        header = row.header or self._words(msg("(no header)"))
        paint_line(painter, upper, header, Look(font_of(theme.type.body_strong), theme.color.text.primary))
        lower = upper.translated(0, theme.px(18))
        paint_line(painter, lower, row.samples, Look(font_of(theme.type.small), theme.color.text.tertiary))

    def _target(self, painter: QPainter, theme: Theme, box: QRect, row: MappingRow, *, chosen: bool) -> None:
        color = theme.color
        painter.setPen(QPen(color.accent.base if chosen else color.border.control, 1))
        painter.setBrush(color.bg.surface)
        outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, theme.radius.md, theme.radius.md)
        side = theme.px(14)
        right = box.right() - side - theme.px(7)
        paint_icon(painter, Icon.DOWN, color.text.secondary, QPointF(right, box.center().y() + 0.5), side)
        said = row.target or self._words(msg("Do not import"))
        room = round(right) - box.left() - theme.px(13)
        key, font = self._words(pmsg("column", "key")), font_of(theme.type.body)
        wide = pill_width(theme, key)
        if row.is_key and has_room_for_key(said, QFontMetrics(font), room - wide - theme.px(4)):
            high = theme.px(18)
            pill = QRectF(right - wide - theme.px(4), box.center().y() - high / 2 + 0.5, wide, high)
            paint_pill(painter, theme, pill, key, pill_inks(theme, PillTone.INFO))
            room -= wide + theme.px(4)
        inner = QRect(box.left() + theme.px(9), box.top(), room, box.height())
        ink: QColor = color.text.primary if row.target else color.text.tertiary
        paint_line(painter, inner, _fitting(said, QFontMetrics(font), inner.width()), Look(font, ink))


def has_room_for_key(said: str, metrics: QFontMetrics, room: float) -> bool:
    """Whether a target can be told in what the mark of a key leaves: all of it, or at least its field."""
    return metrics.horizontalAdvance(said.partition(": ")[2] or said) <= room


def _fitting(said: str, metrics: QFontMetrics, room: int) -> str:
    """A target whose kind is cut before its field is: `Subscr…: MRR`, and in the end `End of the term` alone."""
    kind, colon, field = said.partition(": ")
    left = room - metrics.horizontalAdvance(colon + field)
    if not colon or metrics.horizontalAdvance(said) <= room:
        return said
    if left < metrics.horizontalAdvance("Mmm…"):
        return field
    return metrics.elidedText(kind, Qt.TextElideMode.ElideRight, left) + colon + field


def accessible(row: MappingRow) -> Any:
    """A row in words, for those who cannot see it."""
    return ", ".join(part for part in (row.header, row.target, row.why) if part)
