"""The renewals of the next 90 days on a line of time, painted: shape is health, size is MRR; mouse and arrows find each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.worth import HORIZON
from csdesk.domain.values.money import Money
from csdesk.ui.charts.bubble import paint_bubble
from csdesk.ui.charts.drawing import Look
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import Level
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.today.lines import ENTER
from csdesk.ui.today.renewal_menu import RenewalMenu
from csdesk.ui.today.state import Renewing
from csdesk.ui.today.strip_layout import Label, Wanted, by_day, placed
from csdesk.ui.today.strip_paint import AXIS, LINE, MARGIN, ROWS, paint_strip
from csdesk.ui.words import Words

_HEIGHT = 130
_LABEL, _REACH = 8, 9
_MOST_SPOKEN = 60
_WORST = (Level.RISK, Level.WATCH, Level.UNKNOWN, Level.GOOD)
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
        self.groups: tuple[tuple[int, ...], ...] = ()
        """The places of the renewals of each day."""
        self.levels: tuple[Level, ...] = ()
        """The worst health of those of each day."""
        self.money: tuple[int, ...] = ()
        """What those of each day pay a month."""
        self.place = -1
        """The renewal under the cursor."""
        self.contract_of: Callable[[Renewing], tuple[str, ...]] = lambda _: ()
        """What the contract behind a renewal is about; asked when somebody looks at it."""
        self._contracts: dict[int, tuple[str, ...]] = {}
        self._hover = -1
        self._labels: tuple[Label, ...] | None = None
        self._room = (0, 0)
        """The width and the zoom that the labels were placed at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words.language_changed.connect(self._again)
        words.say(self.setAccessibleName, msg("Renewals in the next 90 days"))

    def show_renewals(self, renewals: Sequence[Renewing], on: date, currency: str) -> None:
        """Show other renewals; the cursor stays on its account."""
        if (tuple(renewals), on, currency) == (self.renewals, self._on, self._currency):
            return
        account = self.renewals[self.place].account if 0 <= self.place < len(self.renewals) else None
        self.renewals, self._on, self._currency = tuple(renewals), on, currency
        self.groups = by_day(one.days for one in self.renewals)
        self.levels = tuple(self._worst(group) for group in self.groups)
        self.money = tuple(sum(self.renewals[one].mrr or 0 for one in group) for group in self.groups)
        self.place = next((at for at, one in enumerate(renewals) if one.account == account), -1)
        self._hover = -1
        self._contracts.clear()
        self._again()

    @property
    def labels(self) -> tuple[Label, ...]:
        """Where the labels stand; their members are places among the groups."""
        room = self.width(), self._themes.theme.zoom
        if self._labels is None or self._room != room:
            self._room = room
            px = self._themes.theme.px
            wanted = [
                Wanted(self.x_of(self.lead(group).days), self._wide(place))
                for place, group in enumerate(self.groups)
            ]
            self._labels = placed(wanted, self.width(), px(_LABEL), self._merged())
        return self._labels

    def members(self, label: Label) -> tuple[int, ...]:
        """The renewals that a label stands for."""
        return tuple(one for group in label.members for one in self.groups[group])

    def lines(self, label: Label) -> tuple[str, str]:
        """What a label says: whose it is and how many more, when they renew if there is room, and what they pay together."""
        own = self.members(label)
        first, last = self.renewals[own[0]], self.renewals[own[-1]]
        if len(own) == 1:
            return first.name, self.second(first)
        translator = self._words.translator
        days = [translator.short_date(one.on) for one in (first, last)]
        money = self._money(sum(self.money[group] for group in label.members))
        told = f"{'–'.join(dict.fromkeys(days))}, {money}"
        wide = QFontMetricsF(font_of(self._themes.theme.type.small)).horizontalAdvance(told)
        return f"{first.name} +{len(own) - 1}", told if wide <= label.width else money

    def _merged(self) -> float:
        """How much wider a label is that stands for several days."""
        theme, day = self._themes.theme, self._words.translator.short_date(self._on)
        more = QFontMetricsF(font_of(theme.type.small, weight=600)).horizontalAdvance(" +999")
        return max(more, QFontMetricsF(font_of(theme.type.small)).horizontalAdvance(f"–{day}00"))

    def lead(self, group: Sequence[int]) -> Renewing:
        """The renewal that stands for those of its day: the one of the most MRR."""
        return self.renewals[group[0]]

    def _worst(self, group: Sequence[int]) -> Level:
        levels = {self.renewals[one].level for one in group}
        return next(level for level in _WORST if level in levels)

    def x_of(self, days: float) -> float:
        """Where a day is, by how far ahead it is."""
        margin = self._themes.theme.px(MARGIN)
        return margin + (self.width() - 3 * margin) * days / HORIZON

    @property
    def on(self) -> date:
        """The day that the strip begins with."""
        return self._on

    def has_cursor(self, group: Sequence[int]) -> bool:
        """Whether the cursor is on one of a group while the strip has the keys."""
        return self.hasFocus() and self.place in group

    def told(self, one: Renewing) -> list[tuple[str, str]]:
        """What the bubble says of a renewal."""
        translator, words = self._words.translator, self._words
        ahead = nmsg("{day}, in {n} day", "{day}, in {n} days", one.days, day=one.on)
        lines = [(one.name, ""), (words(msg("Renews on")), words(ahead))]
        products = self._contract(one)
        if products:
            lines.append((words(msg("Contract")), translator.listed(products)))
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
        """Open the account of the renewal under the cursor; where its label stands for several, list them."""
        if not 0 <= self.place < len(self.renewals):
            return
        label = next((one for one in self.labels if self.place in self.members(one)), None)
        if label is None or len(self.members(label)) == 1:
            self.opened.emit(self.renewals[self.place].account)
        else:
            top = self._themes.theme.px(ROWS[label.row] + 2 * LINE)
            self._ask_which(self.members(label), self.mapToGlobal(QPoint(round(label.left), top)))

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
            self.opened.emit(self.renewals[self.place].account)
        elif found:
            self.place = found[0]
            self._ask_which(found, event.globalPosition().toPoint())

    def members_at(self, at: QPointF) -> tuple[int, ...]:
        """The renewals that a place stands for: those of a label, or of the markers there."""
        px = self._themes.theme.px
        for label in self.labels:
            top = px(ROWS[label.row])
            if QRectF(label.left, top, label.width, 2 * px(LINE)).contains(at):
                return self.members(label)
        if abs(at.y() - px(AXIS)) > px(_REACH) * 1.5:
            return ()
        distances = [(abs(self.x_of(self.lead(group).days) - at.x()), group) for group in self.groups]
        return tuple(one for away, group in sorted(distances) if away <= px(_REACH) for one in group)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Months, the line, stems with their labels, markers, and the bubble of the one looked at."""
        painter = QPainter(self)
        paint_strip(painter, self, self._themes.theme, self._words)
        looked = self._hover if self._hover >= 0 else self.place if self.hasFocus() else -1
        if 0 <= looked < len(self.renewals):
            one = self.renewals[looked]
            look = Look(self._themes.theme, self._words.translator)
            beside = QRectF(self.x_of(one.days) - 6, 0, 12, self.height())
            paint_bubble(painter, look, self.told(one), beside, QRectF(self.rect()))

    def _ask_which(self, members: Sequence[int], at: QPoint) -> None:
        """A list of those that a label or a marker stands for, with what they pay together; the one under the cursor first chosen."""
        money = sum(self.renewals[place].mrr or 0 for place in members)
        menu = RenewalMenu(self._themes, self)
        menu.head(self._words(strip_words(len(members), money, self._currency)))
        for place in members:
            one = self.renewals[place]
            action = menu.add(one.level, one.name, self.second(one))
            action.triggered.connect(partial(self.opened.emit, one.account))
            if place == self.place:
                menu.setActiveAction(action)
        menu.popup(at)

    def _contract(self, one: Renewing) -> tuple[str, ...]:
        known = self._contracts.get(one.account)
        if known is None:
            known = self._contracts[one.account] = self.contract_of(one)
        return known

    def second(self, one: Renewing) -> str:
        """The second line of a label: day and amount."""
        return f"{self._words.translator.short_date(one.on)}, {self._money(one.mrr)}"

    def _money(self, mrr: int | None) -> str:
        return self._words.translator.money(None if mrr is None else Money(mrr, self._currency, whole=True))

    def _wide(self, place: int) -> float:
        theme, (name, second) = self._themes.theme, self.lines(Label(0, 0, 0, (place,)))
        wide = QFontMetricsF(font_of(theme.type.small, weight=600)).horizontalAdvance(name)
        return max(wide, QFontMetricsF(font_of(theme.type.small)).horizontalAdvance(second)) + 2

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
        listed = [f"{one.name}, {self.second(one)}" for one in self.renewals[:_MOST_SPOKEN]]
        self.setAccessibleDescription("; ".join(listed))


def strip_words(accounts: int, mrr: int, currency: str, *, short: bool = False) -> Text:
    """How many renew, and what they pay a month, which goes without saying where there is little room."""
    counted = nmsg("{n} account", "{n} accounts", accounts)
    amount = Money(mrr, currency, whole=True)
    if short and accounts:
        return msg("{accounts}, {amount}", accounts=counted, amount=amount)
    return msg("{accounts}, {amount} a month", accounts=counted, amount=amount) if accounts else verbatim("")
