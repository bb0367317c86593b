"""What the portfolio page is made of, and how its parts hear each other."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.domain.text import msg, nmsg
from csdesk.domain.views.health import HealthMark, HealthView
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.portfolio.body import Body, Following
from csdesk.ui.portfolio.bulk import BulkBar
from csdesk.ui.portfolio.chips import PortfolioBar
from csdesk.ui.portfolio.heading import Heading
from csdesk.ui.portfolio.health_columns import mark_of
from csdesk.ui.portfolio.presenter import PortfolioPresenter
from csdesk.ui.portfolio.preview import PreviewPanel
from csdesk.ui.portfolio.state import PortfolioState
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes

if TYPE_CHECKING:
    from datetime import date

    from csdesk.ui.portfolio.cards import Cards
    from csdesk.ui.shell.states import State

PREVIEW_AFTER_MS = 120
RENDER_AFTER_MS = 30
_NARROW_UNDER = 1280


class PortfolioFrame(Page):
    """Heading, filters, totals, table and panel, drawn from a `PortfolioState`."""

    account_asked = Signal(int)
    contact_asked = Signal(int)
    playbook_asked = Signal()
    """For the accounts that are chosen."""
    run_asked = Signal(int)
    review_asked = Signal(int)
    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    metrics_asked = Signal()
    erase_asked = Signal(tuple)
    """The ids of accounts to erase, after a question that names them."""
    told = Signal(object)
    """A `Text`: what was copied."""
    refused = Signal(object)
    """A `Text`: why a paste, a fill or a change of view was not done."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self.session = session
        self._themes = themes
        words = session.words
        self.presenter = PortfolioPresenter(session)
        self.panel_wanted = self.presenter.left_panel()
        self.heading = Heading(themes, words)
        self.filters = PortfolioBar(themes, words)
        self.bulk = BulkBar(themes, words, can_write=not session.read_only)
        self.body = Body(self.presenter, session, themes, (self._offer_first, self._offer_all))
        self.table = self.body.table
        self.panel = PreviewPanel(themes, words)
        self.following = Following(self.presenter, self.body, session)
        self._told: tuple[int, HealthMark, str] | None = None
        """The account whose health the panel tells or was asked to, what is known of it, and the language."""
        self._previewed: tuple[PortfolioRow | None, date, str] | None = None
        """The account that the panel shows, the day and the language; nothing when it may have changed since."""
        session.changed.connect(self._forget_preview)
        self.first_way: QWidget | None = None
        """The way to a first account, once it was offered."""
        self._bars = QStackedWidget()
        self._is_due = True
        self._rendering = QTimer(self, singleShot=True, interval=RENDER_AFTER_MS)
        self._previewing = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._build()
        self._listen_to_table()
        self.body.names.measure(self.presenter.rows)
        self.table.apply(self.presenter.left_state())
        self.table.hold(self.presenter.rows)
        self.table.go_to_first()
        self.show_state(self.state())
        if not self.presenter.is_whole:
            session.jobs.soon(self.following.read_whole)
        session.jobs.soon(self._listen_to_bars)
        session.jobs.soon(self.following.begin_counting)
        session.jobs.soon(session.keep_views)
        session.jobs.soon(self.panel.fill)
        session.jobs.soon(self.bulk.fill)

    @cached_property
    def cards(self) -> Cards:
        """The cards that are opened here."""
        from csdesk.ui.portfolio.cards import Cards

        return Cards(self.presenter, self.table, self._themes, self.session.words)

    def clear_filters(self) -> None:
        """Show every account again."""
        self.filters.line.clear()
        self.cards.clear_filters()
        self.table.setFocus()

    def _offer_first(self, state: State) -> None:
        self.first_way = state.offer(msg("Import a spreadsheet"), self.import_asked.emit, main=True)
        state.offer(msg("New account"), self.new_asked.emit, ("N",))

    def _offer_all(self, state: State) -> None:
        state.offer(msg("Clear filters"), self.clear_filters, ("Esc",))

    def state(self) -> PortfolioState:
        """The page as it stands."""
        table = self.table
        shown, marked = table.rows.shown_rows(), len(table.rows.marked)
        return self.presenter.state(table.view_state, self.filters.line.text(), shown, marked)

    def show_state(self, state: PortfolioState) -> None:
        """Draw what is around the table, and remember how the person has it."""
        rows = self.table.rows
        self.presenter.remember(self.table.view_state, map(rows.id_at, range(rows.rowCount())))
        self.heading.show_state(state)
        self.filters.show_chips(state.chips)
        self.filters.show_order(state.order)
        self.bulk.show_count(state.marked)
        self._bars.setCurrentWidget(self.bulk if state.marked else self.filters)
        self.body.show_state(state)
        self.show_panel()
        self.state_changed.emit()

    def render_state(self) -> None:
        """Draw it as it stands."""
        self._is_due = False
        self.show_state(self.state())

    def render_due(self) -> None:
        """Draw what changed while the page was hidden; going through all rows for nothing takes 50 ms."""
        if self._is_due or self._rendering.isActive():
            self._rendering.stop()
            self.session.jobs.soon(self.render_state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the panel waits for V."""
        super().resizeEvent(event)
        self.show_panel()

    def showEvent(self, event: QShowEvent) -> None:
        """The account under the cursor is shown from the first moment."""
        super().showEvent(event)
        self._previewing.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is drawn when it is."""
        super().hideEvent(event)
        self._is_due |= self._rendering.isActive()
        self._rendering.stop()
        self._previewing.stop()

    def _render_later(self) -> None:
        if self.isVisible():
            self._rendering.start()
        else:
            self._is_due = True

    def preview_later(self) -> None:
        """Show the account under the cursor when the cursor rests."""
        if self.isVisible():
            self._previewing.start(PREVIEW_AFTER_MS)

    def show_panel(self) -> None:
        """Show the panel where there is room for it, or as the person wants."""
        wide = self.window().width() >= self._themes.theme.px(_NARROW_UNDER)
        wanted = wide if self.panel_wanted is None else self.panel_wanted
        self.panel.setVisible(wanted and self.table.rows.rowCount() > 0)

    def _show_preview(self) -> None:
        if not self.session.is_open:
            return
        from csdesk.ui.portfolio.previewing import preview_of

        row = self.table.cursor_row()
        asked = row, self.session.today(), self.session.words.language
        if self._previewed != asked:
            self._previewed = asked
            self.panel.show_preview(None if row is None else preview_of(row, self.session))
            self.state_changed.emit()
        self._ask_health(row)

    def _forget_preview(self) -> None:
        """What the panel says may be otherwise now: it is read again when it is shown."""
        self._previewed = None

    def _ask_health(self, row: PortfolioRow | None) -> None:
        """Read beside the window why the health is what it is; until then what is there of another account goes."""
        mark = None if row is None else mark_of(row)
        if row is None or mark is None:
            self._told = None
            self.panel.show_health(None)
            return
        asked = row.id, mark, self.session.words.language
        if self._told == asked:
            return
        if self._told is None or self._told[0] != row.id:
            self.panel.show_health(None)
        self._told = asked

        def take(view: HealthView | None) -> None:
            if self._told == asked:
                self.panel.show_health(view)

        self.session.health.read(row.id, take, self)

    def _build(self) -> None:
        outer = column(self)
        for bar in (self.filters, self.bulk):
            self._bars.addWidget(bar)
        self._themes.hold(self._bars.setFixedHeight, lambda theme: theme.size.filter_bar)
        for widget in (self.heading, self._bars, hairline()):
            outer.addWidget(widget)
        middle = row()
        middle.addWidget(self.body, 1)
        middle.addWidget(self.panel)
        outer.addLayout(middle, 1)

    def _listen_to_table(self) -> None:
        table = self.table
        self._rendering.timeout.connect(self.render_state)
        self.following.counted.connect(self._render_later)
        self._previewing.timeout.connect(partial(self.session.jobs.soon, self._show_preview))
        table.opened.connect(self.account_asked)
        table.cursor_moved.connect(self.preview_later)
        for changed in (table.rows.reordered, table.rows.marks_changed, table.state_changed):
            changed.connect(self._render_later)
        table.filter_asked.connect(self.filters.take_keys)
        self.body.refused.connect(self.refused)
        table.copied.connect(lambda n: self.told.emit(nmsg("{n} row copied", "{n} rows copied", n)))

    def _listen_to_bars(self) -> None:
        heading, filters, bulk, cards = self.heading, self.filters, self.bulk, self.cards
        heading.save_asked.connect(cards.name_view)
        heading.columns_asked.connect(cards.columns)
        heading.density_asked.connect(cards.density)
        heading.group_asked.connect(cards.group)
        heading.export_asked.connect(self.export_asked)
        heading.new_asked.connect(self.new_asked)
        filters.typed.connect(self.table.filter_words)
        filters.left.connect(self.table.setFocus)
        filters.chip_pressed.connect(cards.filter)
        filters.chip_dropped.connect(cards.drop_filter)
        filters.add_asked.connect(cards.add_filter)
        filters.order_asked.connect(cards.order)
        bulk.edit_asked.connect(cards.edit_marked)
        self.table.value_picked.connect(cards.filter_by_value)
        bulk.copy_asked.connect(self.table.copy)
        bulk.clear_asked.connect(partial(self.table.rows.set_marked, set()))
