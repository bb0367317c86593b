"""The cells of the health card, painted: the score with its line, and one for each dimension."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from csdesk.domain.text import msg
from csdesk.ui.account.event_list import wrapped
from csdesk.ui.account.health_facts import Dimension, HealthShown
from csdesk.ui.account.health_paint import capital, paint_line, paint_moved
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import health_tone, paint_health
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD, _HIGH, _LEAST = 14, 116, 112
_FIGURE = 34
_LOW_TOP, _LOW_LINE = 4, 14
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class HealthCell(Painted):
    """A part of the card that opens what is behind it: by click, Enter or Space."""

    opened = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words.language_changed.connect(self.say)

    def say(self) -> None:
        """Name itself in the language that is on."""

    def sizeHint(self) -> QSize:
        """As wide as there is room for, as high as the band."""
        theme = self._themes.theme
        return QSize(theme.px(_LEAST + 40), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a title."""
        theme = self._themes.theme
        return QSize(theme.px(_LEAST), theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; the arrows go to the cells beside."""
        if event.key() in _OPENS:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the pointer it looks as what can be pressed."""
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And not any more."""
        super().leaveEvent(event)
        self._is_hovered = False
        self.update()

    def ground(self, painter: QPainter, theme: Theme) -> None:
        """The surface."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_hovered:
            box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color.bg.hover)
            painter.drawRoundedRect(box, theme.radius.md, theme.radius.md)


class ScoreCell(HealthCell):
    """The score with its shape, its band, where it went in 30 days, and its line over 90."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self._shown: HealthShown | None = None
        self.setMouseTracking(True)

    def show_health(self, health: HealthShown) -> None:
        """Show another score."""
        self._shown = health
        self.say()
        self.update()

    def say(self) -> None:
        """The score as a sentence."""
        if self._shown is not None:
            self.setAccessibleName(self._words(self._shown.spoken))
            self.setAccessibleDescription(
                f"{self._words(self._shown.looked)} {self._words(self._shown.sentence)}"
            )

    def event(self, event: QEvent) -> bool:
        """The tooltip says the day under the pointer."""
        if isinstance(event, QHelpEvent) and self._shown is not None:
            QToolTip.showText(event.globalPos(), self._tip(self._shown, event.pos().x()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The score and its line."""
        shown = self._shown
        if shown is None:
            return
        theme = self._themes.theme
        painter = QPainter(self)
        self.ground(painter, theme)
        left, top = theme.px(_PAD), theme.px(10)
        side = theme.px(14)
        paint_health(painter, theme, shown.level, QPointF(left + side / 2, top + theme.px(19)), side)
        left += side + theme.px(8)
        figure = QFont(font_of(theme.type.figure, tabular=False))
        figure.setPixelSize(theme.px(_FIGURE))
        painter.setFont(figure)
        painter.setPen(theme.color.text.primary)
        written = "—" if shown.score is None else str(shown.score)
        wide = painter.fontMetrics().horizontalAdvance(written) + theme.px(2)
        painter.drawText(QRectF(left, top, wide + theme.px(8), theme.px(38)), _LEFT, written)
        left = round(left + wide) + theme.px(8)
        room = self.width() - left - theme.px(6)
        painter.setFont(font_of(theme.type.body_strong))
        painter.drawText(
            QRectF(left, top + theme.px(2), room, theme.type.body.line), _LEFT, self._words(shown.band)
        )
        place = QRectF(left, top + theme.px(20), room, theme.type.small.line)
        self._aside(painter, theme, place, shown)
        paint_line(painter, theme, self._line_box(), shown.line, shown.line_level)
        painter.setFont(font_of(theme.type.small))
        painter.setPen(theme.color.text.tertiary)
        foot = QRectF(theme.px(_PAD), self.height() - theme.px(25), self.width(), theme.px(18))
        painter.drawText(foot, _LEFT, self._words(shown.threshold))

    def _aside(self, painter: QPainter, theme: Theme, box: QRectF, shown: HealthShown) -> None:
        """Where it went in 30 days; beside a score that was set by hand, the computed one."""
        if shown.beside is None and shown.score is None:
            return
        if shown.beside is None:
            star = " *" if shown.moved is not None and shown.moved.recalculated else ""
            after = [self._words(msg("in 30 d")) + star, self._words(msg("30 d")) + star, star]
            paint_moved(painter, theme, box, shown.moved, after)
            return
        painter.setFont(font_of(theme.type.small))
        painter.setPen(theme.color.text.tertiary)
        painter.drawText(box, _LEFT, self._words(shown.beside))

    def _line_box(self) -> QRectF:
        theme = self._themes.theme
        return QRectF(
            theme.px(_PAD), theme.px(56), self.width() - theme.px(2 * _PAD), self.height() - theme.px(56 + 27)
        )

    def _tip(self, shown: HealthShown, x: int) -> str:
        box, line = self._line_box(), shown.line
        said = [self._words(shown.looked)]
        if shown.line.imported:
            said.append(self._words(msg("Squares are scores imported from another tool.")))
        if shown.moved is not None and shown.moved.recalculated:
            said.append(self._words(msg("* The day to compare with is recalculated.")))
        if line.points and box.left() <= x <= box.right():
            at = round((x - box.left()) / box.width() * (line.days - 1))
            day, score, again = min(line.points, key=lambda one: abs(one[0] - at))
            when = line.since + timedelta(days=day)
            told = msg("{day}: {score}, recalculated", day=when, score=score) if again else None
            said.insert(0, self._words(told or msg("{day}: {score}", day=when, score=score)))
            near = [one for one in line.imported if abs(one[0] - at) <= 1]
            for day, score in near:
                when = line.since + timedelta(days=day)
                said.insert(1, self._words(msg("{day}: {score}, imported", day=when, score=score)))
            if any(abs(mark - at) <= 1 for mark in line.marks):
                said.insert(1, self._words(msg("Another health model, or version, from here on.")))
        return plain("\n".join(said))


class DimensionCell(HealthCell):
    """One dimension: its weight, its score, where it went, how full it is, and one fact."""

    def __init__(self, themes: Themes, words: Words, beside: Sequence[DimensionCell] = ()) -> None:
        super().__init__(themes, words)
        self._shown: Dimension | None = None
        self._beside = beside
        """The cells that it says its weight like."""

    def show_dimension(self, dimension: Dimension) -> None:
        """Show another dimension."""
        self._shown = dimension
        self.say()
        self.update()

    def say(self) -> None:
        """The dimension as a sentence."""
        if self._shown is not None:
            said = self._words(self._shown.spoken)
            self.setAccessibleName(said)
            self.setToolTip(plain(said))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dimension."""
        shown = self._shown
        if shown is None:
            return
        theme = self._themes.theme
        painter = QPainter(self)
        self.ground(painter, theme)
        left, wide = theme.px(_PAD), self.width() - theme.px(2 * _PAD)
        self._title(painter, theme, QRectF(left, theme.px(11), wide, theme.type.body.line))
        self._score(painter, theme, QRectF(left, theme.px(33), wide, theme.px(24)))
        self._meter(painter, theme, QRectF(left, theme.px(62), wide, theme.px(6)))
        painter.setFont(font_of(theme.type.small))
        painter.setPen(theme.color.text.tertiary if shown.score is None else theme.color.text.secondary)
        fact = capital(self._words(shown.fact))
        lines, _ = wrapped(fact, font_of(theme.type.small), wide, 2)
        for place, line in enumerate(lines):
            top = theme.px(75) + place * theme.type.small.line
            painter.drawText(QRectF(left, top, wide + 2, theme.type.small.line), _LEFT, line)

    def weight(self) -> str:
        """Its weight in a word and a number."""
        return "" if self._shown is None else self._words(msg("weight {share}", share=self._shown.share))

    def said_weight(self) -> str:
        """As much of its weight as it says: the word where all cells have room for it, else the number."""
        if all(one.has_room_for(one.weight()) for one in self._beside):
            return self.weight()
        return "" if self._shown is None else self._words(self._shown.share)

    def has_room_for(self, weight: str) -> bool:
        """Whether so much fits beside its title."""
        if self._shown is None:
            return True
        theme = self._themes.theme
        strong, small = font_of(theme.type.body_strong), font_of(theme.type.small)
        title = QFontMetricsF(strong).horizontalAdvance(self._words(self._shown.label))
        room = self.width() - theme.px(2 * _PAD) - title - theme.px(8)
        return QFontMetricsF(small).horizontalAdvance(weight) <= room

    def title_lines(self) -> tuple[str, ...]:
        """Its name in one line, or in two lower ones where its weight would cut it."""
        assert self._shown is not None
        title, share = self._words(self._shown.label), self._words(self._shown.share)
        if self.has_room_for(share):
            return (title,)
        theme = self._themes.theme
        beside = QFontMetricsF(font_of(theme.type.small)).horizontalAdvance(share) + theme.px(8)
        lines, _ = wrapped(title, self._lower(), self.width() - theme.px(2 * _PAD) - round(beside), 2)
        return lines

    def _lower(self) -> QFont:
        return font_of(self._themes.theme.type.small, weight=600)

    def _title(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        painter.setFont(font_of(theme.type.small))
        painter.setPen(theme.color.text.tertiary)
        painter.drawText(box, _RIGHT, self.said_weight())
        lines = self.title_lines()
        is_whole = len(lines) == 1
        if not is_whole:
            box = QRectF(box.left(), theme.px(_LOW_TOP), box.width(), theme.px(_LOW_LINE))
        painter.setFont(font_of(theme.type.body_strong) if is_whole else self._lower())
        painter.setPen(theme.color.text.primary)
        for place, line in enumerate(lines):
            painter.drawText(box.translated(0, place * box.height()), _LEFT, line)

    def _score(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        assert self._shown is not None
        side = theme.px(9)
        center = QPointF(box.left() + side / 2, box.center().y())
        paint_health(painter, theme, self._shown.level, center, side)
        figure = font_of(theme.type.figure, tabular=False)
        written = "—" if self._shown.score is None else str(self._shown.score)
        painter.setFont(figure)
        painter.setPen(theme.color.text.primary)
        after = box.adjusted(side + theme.px(7), 0, 0, 0)
        painter.drawText(after, _LEFT, written)
        if self._shown.score is None:
            return
        wide = QFontMetricsF(figure).horizontalAdvance(written)
        paint_moved(painter, theme, after.adjusted(wide + theme.px(8), 2, 0, 2), self._shown.moved)

    def _meter(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        assert self._shown is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color.bg.sunken)
        painter.drawRoundedRect(box, theme.radius.xs, theme.radius.xs)
        if self._shown.score:
            painter.setBrush(health_tone(theme, self._shown.level).solid)
            box.setWidth(box.width() * self._shown.score / 100)
            painter.drawRoundedRect(box, theme.radius.xs, theme.radius.xs)
