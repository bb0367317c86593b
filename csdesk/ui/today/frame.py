"""What the Today page is made of: head, strip, list and right column; and how they share the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QStackedWidget, QWidget

from csdesk.domain.model.contract import Line
from csdesk.domain.text import msg
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import empty_state
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.today.heading import Heading
from csdesk.ui.today.presenter import TodayPresenter
from csdesk.ui.today.reading import Reads
from csdesk.ui.today.side_column import SideColumn
from csdesk.ui.today.state import Renewing
from csdesk.ui.today.strip_card import StripCard
from csdesk.ui.today.todo_card import TodoCard

_NARROW_UNDER, _TIGHT_UNDER = 1280, 780
_MARGIN, _GAP = 24, 14
_SHARES = (714, 405)
_PRODUCTS = 3
_LEAST_LIST, _LEAST_SIDE, _MOST_SIDE = 440, 300, 560


class _Handle(QSplitterHandle):
    """The gap between two cards, to drag: nothing is painted there."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing."""


class _Split(QSplitter):
    """Cards beside each other."""

    def createHandle(self) -> QSplitterHandle:
        """A gap."""
        return _Handle(self.orientation(), self)


class TodayFrame(Page):
    """Draws a `TodayState`."""

    def __init__(self, session: Session, themes: Themes, reads: Reads) -> None:
        super().__init__()
        words = session.words
        self.session = session
        self.themes = themes
        self.presenter = TodayPresenter(session, reads)
        self.heading = Heading(themes, words)
        self.strip = StripCard(themes, words)
        self.strip.strip.contract_of = self._contract_of
        self.todo = TodoCard(session, themes)
        self.side = SideColumn(themes, words)
        self.empty = empty_state(
            themes,
            words,
            Icon.TODAY,
            msg("The day begins with your accounts"),
            msg("Once there are some, this page says what to do, for whom, and why."),
        )
        self.split = _Split(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(_GAP)
        themes.hold(self.todo.setMinimumWidth, lambda theme: theme.px(_LEAST_LIST))
        themes.hold(self.side.setMinimumWidth, lambda theme: theme.px(_LEAST_SIDE))
        themes.hold(self.side.setMaximumWidth, lambda theme: theme.px(_MOST_SIDE))
        self.split.addWidget(self.todo)
        self.split.addWidget(self.side)
        for place, share in enumerate(_SHARES):
            self.split.setStretchFactor(place, share)
        self.split.setSizes(list(self.presenter.kept.side or _SHARES))
        self.split.splitterMoved.connect(self._keep_side)
        self._pages = QStackedWidget()
        self._build()
        self._show_side()
        words.language_changed.connect(self._on_looks)
        self._zoom = themes.theme.zoom
        themes.changed.connect(self._on_theme)

    def _on_looks(self) -> None:
        self.when_seen(self.render_state)

    def _on_theme(self) -> None:
        """Other colours are painted without being asked for; another size makes lines break elsewhere."""
        if self._zoom != self.themes.theme.zoom:
            self._zoom = self.themes.theme.zoom
            self._on_looks()

    def render_state(self) -> None:
        """Draw the day as it stands."""
        if not self.presenter.is_ready:
            return
        state = self.presenter.state()
        self._pages.setCurrentIndex(0 if state.has_accounts or state.known else 1)
        self.heading.show_state(state)
        self.strip.show_state(state)
        self.todo.show_state(state)
        self.side.show_state(state)
        self.state_changed.emit()

    def has_side_focus(self) -> bool:
        """Whether the strip or the right column has the keys."""
        return any(one.hasFocus() for one in (self.strip.strip, *self.side.lists))

    def toggle_side(self) -> None:
        """Show or hide the right column."""
        shown = self.side.isVisible()
        self.presenter.keep_side(widths=self.presenter.kept.side, is_wanted=not shown)
        self._show_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the right column waits for V; in a low one margins are smaller."""
        super().resizeEvent(event)
        self._show_side()
        self._fit()

    def _contract_of(self, one: Renewing) -> tuple[str, ...]:
        """The products whose term ends with the renewal, at most three."""
        found = self.session.find(Line, account=one.account, term_end=one.on)
        named = [line.product or line.plan or "" for line in found if line.end is None or line.end > one.on]
        return tuple(dict.fromkeys(filter(None, named)))[:_PRODUCTS]

    def _show_side(self) -> None:
        wide = self.window().width() >= self.themes.theme.px(_NARROW_UNDER)
        wanted = self.presenter.kept.is_side_wanted
        self.side.setVisible(wide if wanted is None else wanted)

    def _keep_side(self) -> None:
        widths = tuple(self.split.sizes())
        self.presenter.keep_side(widths=widths, is_wanted=self.presenter.kept.is_side_wanted)

    def _build(self) -> None:
        whole = QWidget()
        inside = column(whole, gap=_GAP)
        inside.addWidget(self.strip)
        inside.addWidget(self.split, 1)
        blank = QWidget()
        middle = column(blank)
        middle.addWidget(self.empty)
        middle.addStretch()
        self._pages.addWidget(whole)
        self._pages.addWidget(blank)
        self._outer = column(self, gap=_GAP)
        self._outer.addWidget(self.heading)
        self._outer.addWidget(self._pages, 1)
        self._fit()

    def _fit(self) -> None:
        is_tight = self.window().height() < self.themes.theme.px(_TIGHT_UNDER)
        high = 10 if is_tight else 18
        self._outer.setContentsMargins(_MARGIN, high, _MARGIN, high)
        self._outer.setSpacing(8 if is_tight else _GAP)
