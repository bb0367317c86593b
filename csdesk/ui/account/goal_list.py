"""The success plan: each goal with its bar from where it began to where it should be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.account.fitted_list import FittedList
from csdesk.ui.account.items import EDIT, ERASE, Deed
from csdesk.ui.account.lettering import LEFT, RIGHT, Letters, draw, tone_ink
from csdesk.ui.account.painted import PaintedDelegate
from csdesk.ui.account.rows import GoalRow
from csdesk.ui.index import Index
from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

READ = Deed("reading", Icon.NEW, msg("Add a reading"))
_HIGH, _HEAD, _PAD = 42, 28, 14
_NARROW, _TIGHT = 430, 520
_TITLES = (
    (msg("Goal"), LEFT),
    (msg("Baseline"), RIGHT),
    (pmsg("goal", "Current"), RIGHT),
    (msg("Target"), RIGHT),
    (msg("Progress"), LEFT),
    (pmsg("task", "Due"), RIGHT),
)


def cells(theme: Theme, rect: QRect) -> list[QRect]:
    """The six cells of a line: title, baseline, current, target, bar, due date; no baseline where it is narrow.

    Where it is tight the names come before wide figures and a long bar.
    """
    room = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
    narrow = room.width() < theme.px(_NARROW)
    tight = room.width() < theme.px(_TIGHT)
    figures, gap = theme.px(54 if tight else 62), theme.px(4)
    bar = theme.px(66) if tight else min(theme.px(110), room.width() // 5)
    parts = [
        (0 if narrow else figures, gap),
        (figures, gap),
        (figures, 3 * gap),
        (bar, gap),
        (theme.px(46), 0),
    ]
    left = room.right() + 1 - sum(width + after for width, after in parts)
    found = [QRect(room.left(), rect.top(), left - room.left() - gap, rect.height())]
    for width, after in parts:
        found.append(QRect(left, rect.top(), width, rect.height()))
        left += width + after
    return found


class GoalTitles(Painted):
    """The titles over the figures."""

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._words = words
        words.language_changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One low line."""
        return QSize(120, self._themes.theme.px(_HEAD))

    def paintEvent(self, _event: object) -> None:
        """The titles on their band."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color.bg.subtle)
        painter.setPen(theme.color.border.default)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        for (title, align), box in zip(_TITLES, cells(theme, self.rect()), strict=True):
            letters = Letters(font_of(theme.type.small), theme.color.text.tertiary, align)
            draw(painter, box, self._words(title), letters)


class GoalList(FittedList):
    """As high as its goals."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words, (READ, EDIT, ERASE))
        self.setItemDelegate(GoalDelegate(self))


class GoalDelegate(PaintedDelegate):
    """Paints a `GoalRow`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own names
        """Two lines."""
        return QSize(120, self.list.themes.theme.px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The goal, its status, its figures and its bar."""
        place = index.row()
        item = self.list.rows.items[place]
        if not isinstance(item, GoalRow):
            return
        theme, words = self.list.themes.theme, self.list.words
        rect = option.rect
        painter.save()
        self.ground(painter, option, place)
        if place:
            painter.setPen(theme.color.border.subtle)
            painter.drawLine(rect.topLeft(), rect.topRight())
        title, baseline, current, target, bar, due = cells(theme, rect)
        self._title(painter, theme, title, item)
        quiet, strong = theme.color.text.tertiary, theme.color.text.primary
        body, bold = font_of(theme.type.body), font_of(theme.type.body_strong)
        draw(painter, baseline, _or_dash(words, item.baseline), Letters(body, quiet, RIGHT))
        draw(painter, current, _or_dash(words, item.current), Letters(bold, strong, RIGHT))
        draw(painter, target, _or_dash(words, item.target), Letters(body, quiet, RIGHT))
        if self.list.is_live(place):
            self.list.paint_icons(painter, rect, item)
        else:
            paint_bullet(painter, theme, QRectF(bar), item)
            day = words.translator.short_date(item.due) if item.due is not None else "—"
            draw(painter, due, day, Letters(font_of(theme.type.small), quiet, RIGHT))
        painter.restore()

    def _title(self, painter: QPainter, theme: Theme, box: QRect, item: GoalRow) -> None:
        words, half = self.list.words, box.center().y()
        ink = tone_ink(theme, item.tone)
        first = QRect(box.left(), box.top() + theme.px(3), box.width(), half - box.top() - theme.px(1))
        second = QRect(box.left(), half + theme.px(1), box.width(), box.bottom() - half - theme.px(4))
        draw(
            painter,
            first,
            words(item.title),
            Letters(font_of(theme.type.body), theme.color.text.primary, LEFT),
        )
        side = theme.px(12)
        mark = QRect(second.left(), second.center().y() - side // 2, side, side)
        painter.drawPixmap(mark, icon_pixmap(Icon(item.icon), ink, side, self.list.devicePixelRatioF()))
        second.setLeft(second.left() + side + theme.px(4))
        draw(painter, second, words(item.status), Letters(font_of(theme.type.small), ink, LEFT))


def paint_bullet(painter: QPainter, theme: Theme, box: QRectF, item: GoalRow) -> None:
    """A bar between a thin tick where the goal began and a thick one where it should be."""
    middle, high = box.center().y(), theme.px(5)
    track = QRectF(box.left(), middle - high / 2, box.width(), high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color.bg.sunken)
    painter.drawRoundedRect(track, theme.radius.xs, theme.radius.xs)
    if item.progress is not None and item.progress > 0:
        done = QRectF(track)
        done.setWidth(track.width() * min(item.progress, 1.0))
        painter.setBrush(_solid(theme, item.tone))
        painter.drawRoundedRect(done, theme.radius.xs, theme.radius.xs)
    tick = theme.px(13)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(QRectF(box.left(), middle - tick / 2, 1, tick), theme.color.text.tertiary)
    painter.fillRect(
        QRectF(box.right() - theme.px(2), middle - tick / 2, theme.px(2), tick), theme.color.chart.goal
    )


def _solid(theme: Theme, tone: Tone) -> QColor:
    health = theme.color.health
    return {Tone.GOOD: health.good, Tone.WARNING: health.watch, Tone.BAD: health.risk}.get(
        tone, health.unknown
    ).solid


def _or_dash(words: Words, text: Text | None) -> str:
    return "—" if text is None else words(text)
