"""What the Metrics view is put together from; sections are made when they are first looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from csdesk.domain.text import msg
from csdesk.domain.views.metrics import MetricsState, Section
from csdesk.ui.charts.view import ChartView
from csdesk.ui.metrics.details import charts_of
from csdesk.ui.metrics.heading import Heading
from csdesk.ui.metrics.panel import WIDTH, RowsPanelView
from csdesk.ui.metrics.strip import FiguresStrip
from csdesk.ui.shell.states import Skeleton, State, empty_state
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.metrics.details_view import DetailsView
    from csdesk.ui.metrics.overview_view import OverviewView
    from csdesk.ui.metrics.what_if import WhatIf
    from csdesk.ui.metrics.what_if_view import WhatIfView

_MARGIN = (24, 14, 24, 14)
_GAP = 12
_SETTLES = 4
"""So many times a card can ask for another height before what holds it knows its own."""


class Ground(Painted):
    """The quiet surface that cards lie on."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface."""
        QPainter(self).fillRect(self.rect(), self._themes.theme.color.bg.subtle)


class Sections(QStackedWidget):
    """Only the section that is shown says how much room there must be."""

    def sizeHint(self) -> QSize:
        """That of the section."""
        shown = self.currentWidget()
        return super().sizeHint() if shown is None else shown.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of the section."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()


class MetricsLayout(QObject):
    """Head, strip, sections and panel of one page."""

    opened = Signal(object)
    account_asked = Signal(int)
    accounts_asked = Signal(object)
    how_asked = Signal()
    begin_asked = Signal(object, int)
    """The ids of accounts, a tuple, and that of the playbook to begin for them."""
    playbook_asked = Signal(int)
    library_asked = Signal()
    look_chosen = Signal(object)
    copied = Signal(object)
    menu_wanted = Signal(object, object)
    """A `ChartView` and its `QMenu`."""
    assumed = Signal(object)
    import_asked = Signal()

    def __init__(self, page: QWidget, themes: Themes, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._themes = themes
        self._words = words
        self.heading = Heading(themes, words)
        self.strip = FiguresStrip(themes, words)
        self.strip.opened.connect(self.opened)
        self.panel = RowsPanelView(themes, words)
        self.panel.setParent(page)
        self.panel.account_asked.connect(self.account_asked)
        self.panel.told.connect(self.copied)
        self._sections = Sections()
        self._blank = Skeleton(themes, rows=16)
        self._sections.addWidget(self._blank)
        self.overview: OverviewView | None = None
        self.details: DetailsView | None = None
        self.what_if: WhatIfView | None = None
        self.empty = self._nothing_yet()
        outer = column(page)
        outer.addWidget(self.heading)
        outer.addWidget(self._scrolled(), 1)
        self.strip.hide()
        self.empty.hide()
        themes.changed.connect(self.fit)

    def prepare(self, section: Section) -> bool:
        """Make one more piece of what a section shows, unseen until there are numbers; false when all are made."""
        if self._made(section) is None:
            if section is Section.OVERVIEW:
                self._overview()
            elif section is Section.WHAT_IF:
                self._what_if()
            else:
                self._details()
            return True
        return self.details is not None and self.details.prepare(charts_of(section))

    def charts(self, section: Section) -> tuple[ChartView, ...]:
        """The charts of a section, when it has been made."""
        view = self._made(section)
        return view.charts if view is not None else ()

    def show_state(self, state: MetricsState, what: WhatIf | None, currency: str) -> None:
        """Draw a section: its cards are laid out before any of them is seen, so that they come together."""
        self._area.setUpdatesEnabled(False)
        self._draw(state, what, currency)
        for _ in range(_SETTLES):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._area.setUpdatesEnabled(True)

    def _draw(self, state: MetricsState, what: WhatIf | None, currency: str) -> None:
        self.heading.show_state(state)
        self.heading.show_filter(state.filter)
        has_accounts = state.accounts > 0 or bool(state.filter)
        self.empty.setVisible(not has_accounts)
        self._sections.setVisible(has_accounts)
        self.strip.setVisible(bool(state.figures) and has_accounts)
        if not has_accounts:
            return
        if state.figures:
            self.strip.show_figures(state.figures)
        if state.section is Section.OVERVIEW:
            view = self._overview()
            view.show_state(state)
            self._sections.setCurrentWidget(view)
        elif state.section is Section.WHAT_IF:
            self._show_what_if(state, what, currency)
        else:
            shown = self._details()
            shown.resize(self._sections.size())
            shown.show_state(state)
            self._sections.setCurrentWidget(shown)
            self._listen(shown.charts)

    def place_panel(self) -> None:
        """Keep the panel at the right edge, below the head."""
        theme = self._themes.theme
        wide = min(theme.px(WIDTH), self._page.width() - theme.px(120))
        top = theme.size.page_header
        self.panel.setGeometry(self._page.width() - wide, top, wide, self._page.height() - top)

    def fit(self) -> None:
        """Lay the first section out for the room that there is."""
        if self.overview is not None:
            left, _, right, _ = _MARGIN
            beside = self._area.verticalScrollBar().sizeHint().width()
            self.overview.fit(self._page.width() - left - right - beside)

    def _show_what_if(self, state: MetricsState, what: WhatIf | None, currency: str) -> None:
        view = self._what_if()
        if what is not None:
            view.show_what(what, currency)
        view.show_state(state)
        self._sections.setCurrentWidget(view)

    def _what_if(self) -> WhatIfView:
        from csdesk.ui.metrics.what_if_view import WhatIfView

        if self.what_if is None:
            self.what_if = WhatIfView(self._themes, self._words)
            self.what_if.changed.connect(self.assumed)
            self.what_if.reset_asked.connect(partial(self.assumed.emit, None))
            self._sections.addWidget(self.what_if)
            self._listen(self.what_if.charts)
        return self.what_if

    def _overview(self) -> OverviewView:
        from csdesk.ui.metrics.overview_view import OverviewView

        if self.overview is None:
            self.overview = OverviewView(self._themes, self._words)
            self.overview.opened.connect(self.opened)
            self.overview.account_asked.connect(self.account_asked)
            self.overview.how_asked.connect(self.how_asked)
            self.overview.accounts_asked.connect(self.accounts_asked)
            self.overview.look_chosen.connect(self.look_chosen)
            self.overview.begin_asked.connect(self.begin_asked)
            self.overview.playbook_asked.connect(self.playbook_asked)
            self.overview.library_asked.connect(self.library_asked)
            self._sections.addWidget(self.overview)
            self.fit()
            self._listen(self.overview.charts)
        return self.overview

    def _details(self) -> DetailsView:
        from csdesk.ui.metrics.details_view import DetailsView

        if self.details is None:
            self.details = DetailsView(self._themes, self._words)
            self.details.opened.connect(self.opened)
            self._sections.addWidget(self.details)
        return self.details

    def _made(self, section: Section) -> OverviewView | DetailsView | WhatIfView | None:
        if section is Section.OVERVIEW:
            return self.overview
        return self.what_if if section is Section.WHAT_IF else self.details

    def _listen(self, charts: tuple[ChartView, ...]) -> None:
        for chart in charts:
            if not chart.property("heard"):
                chart.setProperty("heard", True)
                chart.copied.connect(self.copied)
                chart.menu_wanted.connect(partial(self.menu_wanted.emit, chart))

    def _nothing_yet(self) -> State:
        state = empty_state(
            self._themes,
            self._words,
            Icon.METRICS,
            msg("No accounts yet"),
            msg("Metrics come from contracts: import a spreadsheet with accounts and what they pay."),
        )
        state.offer(msg("Import a spreadsheet"), self.import_asked.emit, main=True)
        return state

    def _scrolled(self) -> QScrollArea:
        ground = Ground(self._themes)
        inside: QVBoxLayout = column(ground, gap=_GAP)
        inside.setContentsMargins(*_MARGIN)
        inside.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.strip)
        inside.addWidget(self._sections, 1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(ground)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return area
