"""The renewals of the next 90 days on a line of time, painted: shape is health, size is MRR; mouse and arrows find each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.worth import HORIZON
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.ui.charts.bubble import paint_bubble
from csdesk.ui.charts.drawing import Look
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import health_tone, paint_health
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.today.days import month_name
from csdesk.ui.today.lettering import draw
from csdesk.ui.today.lines import ENTER
from csdesk.ui.today.state import Renewing
from csdesk.ui.today.strip_layout import Label, Wanted, placed
from csdesk.ui.words import Words

_HEIGHT, _MARGIN, _AXIS, _ROWS = 124, 4, 86, (10, 50)
_LABEL, _LINE, _REACH = 8, 16, 9
_SMALLEST, _LARGEST, _NAMED_MONTH = 8, 15, 44
_MOST_LISTED = 20
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class RenewalStrip(Painted):
    """Shows renewals; arrows move from one to the next, Enter or a click opens the account."""

    opened = Signal(int)
    """The account of a renewal."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._on = date.min
        self._currency = ""
        self.renewals: tuple[Renewing, ...] = ()
        self.place = -1
        """The renewal under the cursor."""
        self._hover = -1
        self._labels: tuple[Label, ...] | None = None
        self._largest = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words.language_changed.connect(self._again)
        words.say(self.setAccessibleName, msg("Renewals in the next 90 days"))

    def show_renewals(self, renewals: Sequence[Renewing], on: date, currency: str) -> None:
        """Show other renewals; the cursor stays on its account."""
        account = self.renewals[self.place].account if 0 <= self.place < len(self.renewals) else None
        self.renewals, self._on, self._currency = tuple(renewals), on, currency
        self._largest = max((one.mrr or 0 for one in renewals), default=0) or 1
        self.place = next((at for at, one in enumerate(renewals) if one.account == account), -1)
        self._hover = -1
        self._again()

    @property
    def labels(self) -> tuple[Label, ...]:
        """Where the labels stand."""
        if self._labels is None:
            px = self._themes.theme.px
            wanted = [Wanted(self.x_of(one), self._wide(one)) for one in self.renewals]
            merged = QFontMetricsF(font_of(self._themes.theme.type.small)).horizontalAdvance(" +99")
            self._labels = placed(wanted, self.width(), px(_LABEL), merged)
        return self._labels

    def x_of(self, one: Renewing) -> float:
        """Where the day of a renewal is."""
        return self._x(one.days)

    def told(self, one: Renewing) -> list[tuple[str, str]]:
        """What the bubble says of a renewal."""
        translator, words = self._words.translator, self._words
        ahead = nmsg("{day}, in {n} day", "{day}, in {n} days", one.days, day=one.on)
        lines = [(one.name, ""), (words(msg("Renews on")), words(ahead))]
        if one.notice is not None:
            said = msg("Give notice by") if one.notice >= self._on else msg("Notice was possible until")
            lines.append((words(said), translator.date(one.notice)))
        lines.append((words(msg("MRR")), self._money(one.mrr)))
        return lines

    def sizeHint(self) -> QSize:
        """Two rows of labels, the line, and the months."""
        return QSize(self._themes.theme.px(480), self._themes.theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from renewal to renewal, Enter opens the account."""
        by = _STEPS.get(Qt.Key(event.key()))
        last = len(self.renewals) - 1
        if by is not None and last >= 0:
            self._go_to(max(0, min(last, self.place + by)))
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and last >= 0:
            self._go_to(0 if event.key() == Qt.Key.Key_Home else last)
        elif event.key() in ENTER and self.place >= 0:
            self.open_cursor()
        else:
            super().keyPressEvent(event)

    def open_cursor(self) -> None:
        """Open the account of the renewal under the cursor."""
        if 0 <= self.place <= len(self.renewals) - 1:
            self.opened.emit(self.renewals[self.place].account)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is somewhere as soon as the strip has the keys."""
        super().focusInEvent(event)
        if self.renewals and self.place < 0:
            self._go_to(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The bubble of the cursor goes."""
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The renewal under the pointer tells about itself."""
        found = self.members_at(event.position())
        hover = found[0] if found else -1
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No renewal is under the pointer."""
        super().leaveEvent(event)
        self._hover = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the account; where there are several, it asks which."""
        found = self.members_at(event.position())
        if len(found) == 1:
            self.place = found[0]
            self.open_cursor()
        elif found:
            self._ask_which(found, event)

    def members_at(self, at: QPointF) -> tuple[int, ...]:
        """The renewals that a place stands for: those of a label, or of the markers there."""
        px = self._themes.theme.px
        for label in self.labels:
            top = px(_ROWS[label.row])
            if QRectF(label.left, top, label.width, 2 * px(_LINE)).contains(at):
                return label.members
        if abs(at.y() - px(_AXIS)) > px(_REACH) * 1.5:
            return ()
        near = [
            (abs(self.x_of(one) - at.x()), place)
            for place, one in enumerate(self.renewals)
            if abs(self.x_of(one) - at.x()) <= px(_REACH)
        ]
        return tuple(place for _, place in sorted(near))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The labels find other places."""
        super().resizeEvent(event)
        self._labels = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Months, the line, stems with their labels, markers, and the bubble of the one looked at."""
        painter = QPainter(self)
        self._paint_months(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label in self.labels:
            self._paint_label(painter, label)
        for place in range(len(self.renewals)):
            self._paint_marker(painter, place)
        looked = self._hover if self._hover >= 0 else self.place if self.hasFocus() else -1
        if 0 <= looked < len(self.renewals):
            one = self.renewals[looked]
            look = Look(self._themes.theme, self._words.translator)
            beside = QRectF(self.x_of(one) - 6, 0, 12, self.height())
            paint_bubble(painter, look, self.told(one), beside, QRectF(self.rect()))

    def _paint_months(self, painter: QPainter) -> None:
        theme = self._themes.theme
        color, px = theme.color, theme.px
        small = font_of(theme.type.small)
        axis, right = px(_AXIS), self._x(HORIZON)
        month, last = Month.of(self._on), Month.of(self._on + timedelta(days=HORIZON))
        is_shaded = False
        while month <= last:
            begin = max(self._x(0), self._x((month.first - self._on).days))
            end = min(right, self._x((month.last - self._on).days + 1))
            if is_shaded:
                painter.fillRect(QRectF(begin, 0, end - begin, self.height() - px(2)), color.bg.subtle)
            if end - begin > px(_NAMED_MONTH):
                shift = px(38) if begin <= self._x(0) else px(6)
                room = QRect(round(begin) + shift, axis + px(14), round(end - begin) - shift, px(_LINE))
                draw(
                    painter, room, month_name(self._words.translator, month.first), small, color.text.tertiary
                )
            month, is_shaded = month.plus(1), not is_shaded
        painter.setPen(color.border.strong)
        painter.drawLine(QPointF(self._x(0), axis), QPointF(right, axis))
        for week in range(7, HORIZON + 1, 7):
            painter.drawLine(QPointF(self._x(week), axis), QPointF(self._x(week), axis + px(3)))
        painter.setPen(QPen(color.accent.base, px(1.6)))
        painter.drawLine(QPointF(self._x(0), px(4)), QPointF(self._x(0), axis + px(5)))
        room = QRect(0, axis + px(14), px(40), px(_LINE))
        strong = font_of(theme.type.small, weight=600)
        draw(painter, room, self._words(msg("Today")), strong, color.accent.text)

    def _paint_label(self, painter: QPainter, label: Label) -> None:
        theme = self._themes.theme
        px, one = theme.px, self.renewals[label.members[0]]
        x, top = self.x_of(one), px(_ROWS[label.row])
        painter.setPen(QPen(health_tone(theme, one.level).solid, px(1.4)))
        painter.drawLine(QPointF(x, top + px(2)), QPointF(x, px(_AXIS)))
        align = Qt.AlignmentFlag.AlignVCenter
        align |= Qt.AlignmentFlag.AlignLeft if label.left > x else Qt.AlignmentFlag.AlignRight
        box = QRect(round(label.left), top, round(label.width) + 1, px(_LINE))
        more = len(label.members) - 1
        name = f"{one.name} +{more}" if more else one.name
        draw(painter, box, name, font_of(theme.type.small, weight=600), theme.color.text.primary, align=align)
        box.translate(0, px(_LINE) - 1)
        draw(
            painter,
            box,
            self._second(one),
            font_of(theme.type.small),
            theme.color.text.secondary,
            align=align,
        )

    def _paint_marker(self, painter: QPainter, place: int) -> None:
        theme, one = self._themes.theme, self.renewals[place]
        center = QPointF(self.x_of(one), theme.px(_AXIS))
        share = ((one.mrr or 0) / self._largest) ** 0.5
        side = theme.px(_SMALLEST + (_LARGEST - _SMALLEST) * share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color.bg.surface)
        painter.drawEllipse(center, side / 2 + 1.5, side / 2 + 1.5)
        paint_health(painter, theme, one.level, center, side)
        if place == self.place and self.hasFocus():
            painter.setPen(QPen(theme.color.accent.focus_ring, theme.stroke.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, side / 2 + 4, side / 2 + 4)

    def _ask_which(self, members: Sequence[int], event: QMouseEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in members[:_MOST_LISTED]:
            one = self.renewals[place]
            action = menu.addAction(f"{one.name}, {self._second(one)}".replace("&", "&&"))
            action.triggered.connect(partial(self.opened.emit, one.account))
        menu.popup(event.globalPosition().toPoint())

    def _second(self, one: Renewing) -> str:
        return f"{self._words.translator.short_date(one.on)}, {self._money(one.mrr)}"

    def _money(self, mrr: int | None) -> str:
        return self._words.translator.money(None if mrr is None else Money(mrr, self._currency, whole=True))

    def _wide(self, one: Renewing) -> float:
        theme = self._themes.theme
        name = QFontMetricsF(font_of(theme.type.small, weight=600)).horizontalAdvance(one.name)
        return max(name, QFontMetricsF(font_of(theme.type.small)).horizontalAdvance(self._second(one))) + 2

    def _x(self, days: float) -> float:
        margin = self._themes.theme.px(_MARGIN)
        return margin + (self.width() - 3 * margin) * days / HORIZON

    def _go_to(self, place: int) -> None:
        self.place = place
        self._hover = -1
        self._name()
        self.update()

    def _again(self) -> None:
        self._labels = None
        self._name()
        self.update()

    def _on_theme(self) -> None:
        self._labels = None
        super()._on_theme()

    def _name(self) -> None:
        """Say aloud the renewal under the cursor, and all of them as the description."""
        title = self._words(msg("Renewals in the next 90 days"))
        if 0 <= self.place < len(self.renewals):
            spoken = ", ".join(" ".join(line).strip() for line in self.told(self.renewals[self.place]))
            self.setAccessibleName(f"{title}: {spoken}")
        else:
            self.setAccessibleName(title)
        listed = [f"{one.name}, {self._second(one)}" for one in self.renewals[: 3 * _MOST_LISTED]]
        self.setAccessibleDescription("; ".join(listed))


def strip_words(accounts: int, mrr: int, currency: str) -> Text:
    """How many renew, and what they pay a month."""
    counted = nmsg("{n} account", "{n} accounts", accounts)
    amount = Money(mrr, currency, whole=True)
    return msg("{accounts}, {amount} a month", accounts=counted, amount=amount) if accounts else verbatim("")
