"""The right column: falls of health, reviews to prepare, and how the cadence of contact is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.domain.today.preparing import Progress
from csdesk.ui.theme.controls import Pressed
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.today.side_lists import SideLine, SideList
from csdesk.ui.today.state import Fallen, Preparing, Silent, TodayState
from csdesk.ui.words import Words

_GAP = 14
_FALLEN, _REVIEWS = 3, (2, 4)
_REVIEW_HIGH = 56
_FELL_NONE = msg("Nobody fell by 10 or more.")
_FELL_UNKNOWN = msg("Nobody looked at the health 30 days ago: that day is being computed.")


class SideCard(QFrame):
    """A title, what it is about, a way to all of it, and a list; or why there is nothing."""

    all_asked = Signal()

    def __init__(self, themes: Themes, words: Words, title: Text, none: Text) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "card")
        name, self.note = label("section"), Elided("small")
        words.say(name.setText, title)
        self.all: QPushButton = Pressed()
        self.all.setProperty("kind", "link")
        self.all.clicked.connect(self.all_asked)
        self.none = label("tertiary", wrap=True)
        words.say(self.none.setText, none)
        self.list = SideList(themes, words, title)
        head = row(gap=8)
        head.setContentsMargins(14, 9, 14, 9)
        head.addWidget(name)
        head.addWidget(self.note, 1)
        head.addWidget(self.all)
        inside = column()
        inside.setContentsMargins(14, 10, 14, 12)
        inside.addWidget(self.none)
        layout = column(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addWidget(self.list)
        layout.addLayout(inside)
        self._inside = inside

    def show_lines(self, lines: tuple[SideLine, ...]) -> None:
        """Show the list, or that there is nothing."""
        if lines and lines == self.list.lines.items:
            return
        self.list.hold(lines)
        self.list.setVisible(bool(lines))
        self.none.setVisible(not lines)
        self._inside.setContentsMargins(*((14, 10, 14, 12) if not lines else (0, 0, 0, 0)))

    def offer_all(self, words: Text | None) -> None:
        """Say what the way to all of it is called; nothing hides it."""
        self.all.setVisible(words is not None)
        if words is not None:
            self._words.say(self.all.setText, words)


class SideColumn(QScrollArea):
    """Three cards, as many lines of each as there is room for."""

    account_asked = Signal(int)
    review_asked = Signal(int)
    accounts_asked = Signal(object, object)
    """The ids of accounts to show in the portfolio, and what they have in common as a `Text`."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._state: TodayState | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fallen = SideCard(themes, words, pmsg("card", "Health fell"), _FELL_NONE)
        words.say(self.fallen.note.setText, msg("last 30 days"))
        self.reviews = SideCard(themes, words, msg("QBRs to prepare"), msg("No QBR to prepare."))
        self.silent = SideCard(
            themes,
            words,
            msg("Contact cadence"),
            msg("No account has a touch yet: it says how often to talk."),
        )
        self.cards = (self.fallen, self.reviews, self.silent)
        inside = QWidget()
        inside.setProperty("kind", "surface")
        layout = column(inside, gap=_GAP)
        for card in self.cards:
            layout.addWidget(card)
            card.list.opened.connect(self._open)
        layout.addStretch()
        self.setWidget(inside)
        self.fallen.all_asked.connect(self._ask_fallen)
        self.reviews.all_asked.connect(self._ask_reviews)
        self.silent.all_asked.connect(self._ask_silent)

    @property
    def lists(self) -> tuple[SideList, ...]:
        """The lists that have something, for the keys."""
        return tuple(card.list for card in self.cards if card.list.lines.items)

    def show_state(self, state: TodayState) -> None:
        """Show the day."""
        self._state = state
        for card in self.cards:
            card.list.currency = state.currency
        self.fallen.show_lines(state.fallen[:_FALLEN])
        over = len(state.fallen)
        self.fallen.offer_all(nmsg("See {n}", "See all {n}", over) if over > 0 else None)
        note = msg("last 30 days")
        if state.is_comparing:
            note = msg("30 days, computing")
        elif state.is_recalculated:
            note = msg("30 days, recalculated")
        self._words.say(self.fallen.note.setText, note)
        none = _FELL_UNKNOWN if state.is_comparing else _FELL_NONE
        self._words.say(self.fallen.none.setText, none)
        self.fallen.note.setToolTip(
            plain(self._words(msg("Nobody looked at the health 30 days ago: that day was computed again.")))
            if state.is_recalculated
            else ""
        )
        self.silent.show_lines(state.silent)
        missed = sum(len(one.missed) for one in state.silent)
        self.silent.offer_all(nmsg("See {n}", "See all {n}", missed) if missed else None)
        self._show_reviews()

    def show_progress(self, progress: Mapping[int, Progress]) -> None:
        """Show how far the reviews are."""
        self.reviews.list.progress = progress
        quarters = {one.quarter for one in progress.values()}
        if len(quarters) == 1:
            self._words.say(self.reviews.note.setText, msg("{quarter}", quarter=quarters.pop()))
        self.reviews.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer reviews have room."""
        super().resizeEvent(event)
        self._show_reviews()

    def _show_reviews(self) -> None:
        if self._state is None:
            return
        others = sum(card.sizeHint().height() for card in (self.fallen, self.silent))
        room = self.viewport().height() - others - 2 * _GAP - self._themes.theme.px(42)
        few, most = _REVIEWS
        count = max(few, min(most, room // self._themes.theme.px(_REVIEW_HIGH)))
        reviews = self._state.reviews
        if self.reviews.list.lines.items != reviews[:count] or not reviews:
            self.reviews.show_lines(reviews[:count])
        self.reviews.offer_all(nmsg("See {n}", "See all {n}", len(reviews)) if len(reviews) > count else None)

    def _open(self, line: SideLine) -> None:
        if isinstance(line, Fallen):
            self.account_asked.emit(line.account)
        elif isinstance(line, Preparing):
            self.review_asked.emit(line.account)
        elif isinstance(line, Silent) and line.missed:
            self.accounts_asked.emit(line.missed, line.label)

    def _ask_fallen(self) -> None:
        if self._state is not None:
            self.accounts_asked.emit(tuple(one.account for one in self._state.fallen), verbatim(""))

    def _ask_reviews(self) -> None:
        if self._state is not None:
            self.accounts_asked.emit(tuple(one.account for one in self._state.reviews), verbatim(""))

    def _ask_silent(self) -> None:
        if self._state is not None:
            missed = tuple(one for own in self._state.silent for one in own.missed)
            self.accounts_asked.emit(missed, verbatim(""))
