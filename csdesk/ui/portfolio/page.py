"""The portfolio page: heading, filters, totals, the table of accounts, and the account under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.portfolio.actions import HINTS, MARKED_HINTS, page_actions
from csdesk.ui.portfolio.body import Body, Following
from csdesk.ui.portfolio.bulk import BulkBar
from csdesk.ui.portfolio.cards import Cards
from csdesk.ui.portfolio.chips import FilterBar
from csdesk.ui.portfolio.heading import Heading
from csdesk.ui.portfolio.presenter import PortfolioPresenter
from csdesk.ui.portfolio.preview import PreviewPanel
from csdesk.ui.portfolio.previewing import preview_of
from csdesk.ui.portfolio.state import PortfolioState
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, SideBlock, SideItem
from csdesk.ui.tables.filters import Filter
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes

PREVIEW_AFTER_MS = 120
RENDER_AFTER_MS = 30
_NARROW_UNDER = 1280


class PortfolioPage(Page):
    """Every account, filtered, sorted and edited in place."""

    account_asked = Signal(int)
    contact_asked = Signal(int)
    review_asked = Signal(int)
    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    erase_asked = Signal(tuple)
    """The ids of accounts to erase, after a question that names them."""
    refused = Signal(object)
    """A `Text`: why a paste, a fill or a change of view was not done."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self._panel_wanted: bool | None = None
        words = session.words
        self.presenter = PortfolioPresenter(session)
        self.heading = Heading(themes, words)
        self.filters = FilterBar(themes, words)
        self.bulk = BulkBar(themes, words)
        self.body = Body(self.presenter, session, themes)
        self.table = self.body.table
        self.panel = PreviewPanel(themes, words)
        self.cards = Cards(self.presenter, self.table, themes, words)
        self._following = Following(self.presenter, self.body, session)
        self._bars = QStackedWidget()
        self._rendering = QTimer(self, singleShot=True, interval=RENDER_AFTER_MS)
        self._previewing = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._build()
        self._listen_to_table()
        self._listen_to_bars()
        self.table.apply(self.presenter.chosen.state)
        self.table.hold(self.presenter.rows)
        self.table.go_to(0)
        self.show_state(self.state())

    def state(self) -> PortfolioState:
        """The page as it stands."""
        table = self.table
        shown, marked = table.rows.shown_rows(), len(table.rows.marked)
        return self.presenter.state(table.view_state, self.filters.line.text(), shown, marked)

    def show_state(self, state: PortfolioState) -> None:
        """Draw what is around the table."""
        self.heading.show_state(state)
        self.filters.show_chips(state.chips)
        self.filters.show_order(state.order)
        self.bulk.show_count(state.marked)
        self._bars.setCurrentWidget(self.bulk if state.marked else self.filters)
        self.body.show_state(state)
        self._show_panel()
        self.state_changed.emit()

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the table."""
        return MARKED_HINTS if self.table.rows.marked else HINTS

    def blocks(self) -> Sequence[SideBlock]:
        """The saved views, each with how many accounts it holds."""
        items = tuple(
            SideItem(
                item.name,
                partial(self.show_view, item.key),
                Icon.ACCOUNTS if item.key == "all" else Icon.SAVED_VIEW,
                count=self._session.words.translator.number(item.count),
                is_on=item.is_on,
            )
            for item in self.presenter.view_items()
        )
        return (SideBlock(msg("Saved views"), items, self.save_view, msg("Save view")),)

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The marked accounts, else the one under the cursor."""
        row = self.table.cursor_row()
        return "account", tuple(sorted(self.table.rows.marked)) or (() if row is None else (row.id,))

    def areas(self) -> Sequence[QWidget]:
        """Filters, table, panel."""
        return (self.filters.line, self.table, self.panel)

    def visit(self, record: int | None) -> None:
        """Be shown; with a record, with the cursor on it."""
        self._following.catch_up()
        self.table.put_cursor(record)
        QTimer.singleShot(0, self.table, self.table.setFocus)

    def step_out(self) -> bool:
        """Marks, then typed words, then whatever has the keys but the table."""
        if self.table.rows.marked:
            self.table.rows.set_marked(set())
        elif self.filters.line.text():
            self.filters.line.clear()
        elif self.table.isVisible() and not self.table.hasFocus():
            self.table.setFocus()
        else:
            return False
        return True

    def order_ids(self) -> tuple[int, ...]:
        """The accounts that are shown, in order: the account page walks them."""
        return tuple(row.id for row in self.table.rows.shown_rows())

    def show_view(self, key: str) -> None:
        """Go to a saved view."""
        self.filters.line.clear()
        self.table.change(self.presenter.choose(key))
        self.table.setFocus()

    def save_view(self) -> None:
        """Save the view under a name."""
        self.cards.name_view(self.heading.save if self.heading.save.isVisible() else self.heading.title)

    def forget_view(self) -> None:
        """Delete the chosen view, when it is the person's own."""
        try:
            self.presenter.forget_view()
        except Refused as refused:
            self.refused.emit(refused.text)

    def clear_filters(self) -> None:
        """Show every account again."""
        self.filters.line.clear()
        self.cards.clear_filters()
        self.table.setFocus()

    def add_filter(self) -> None:
        """Pick a column to filter by."""
        self.cards.add_filter(self.filters.add)

    def choose_columns(self) -> None:
        """Open the column chooser."""
        self.cards.columns(self.heading.columns)

    def edit_cell(self) -> None:
        """Turn the cell under the cursor into a field."""
        self.table.editing.start()

    def toggle_panel(self) -> None:
        """Show or hide the panel."""
        self._panel_wanted = not self.panel.isVisible()
        self._show_panel()

    def ask(self, signal: SignalInstance) -> None:
        """Ask the app for something about the account under the cursor."""
        row = self.table.cursor_row()
        if row is not None:
            signal.emit(row.id)

    def ask_erase(self) -> None:
        """Ask the app to erase the marked accounts, or the one under the cursor."""
        self.erase_asked.emit(self.chosen()[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the panel waits for V."""
        super().resizeEvent(event)
        self._show_panel()

    def _show_panel(self) -> None:
        wide = self.window().width() >= self._themes.theme.px(_NARROW_UNDER)
        wanted = wide if self._panel_wanted is None else self._panel_wanted
        self.panel.setVisible(wanted and self.table.rows.rowCount() > 0)

    def _show_preview(self) -> None:
        row = self.table.cursor_row()
        self.panel.show_preview(None if row is None else preview_of(row, self._session))
        self.state_changed.emit()

    def _build(self) -> None:
        outer = column(self)
        for bar in (self.filters, self.bulk):
            self._bars.addWidget(bar)
        self._bars.setFixedHeight(self._themes.theme.size.filter_bar)
        for widget in (self.heading, self._bars, hairline()):
            outer.addWidget(widget)
        middle = row()
        middle.addWidget(self.body, 1)
        middle.addWidget(self.panel)
        outer.addLayout(middle, 1)
        self.body.none_yet.offer(msg("Import a spreadsheet"), self.import_asked.emit, main=True)
        self.body.none_yet.offer(msg("New account"), self.new_asked.emit, ("N",))
        self.body.none_pass.offer(msg("Clear filters"), self.clear_filters, ("Esc",))

    def _listen_to_table(self) -> None:
        table = self.table
        self._rendering.timeout.connect(lambda: self.show_state(self.state()))
        self._previewing.timeout.connect(self._show_preview)
        table.opened.connect(self.account_asked)
        table.cursor_moved.connect(self._previewing.start)
        for changed in (table.rows.reordered, table.rows.marks_changed, table.state_changed):
            changed.connect(self._rendering.start)
        table.filter_asked.connect(self.filters.take_keys)
        table.editing.refused.connect(self.refused)
        table.value_picked.connect(self.cards.filter_by_value)

    def _listen_to_bars(self) -> None:
        heading, filters, bulk, cards = self.heading, self.filters, self.bulk, self.cards
        heading.save_asked.connect(cards.name_view)
        heading.columns_asked.connect(cards.columns)
        heading.density_asked.connect(cards.density)
        heading.export_asked.connect(self.export_asked)
        heading.new_asked.connect(self.new_asked)
        filters.typed.connect(self.table.filter_words)
        filters.left.connect(self.table.setFocus)
        filters.chip_pressed.connect(cards.filter)
        filters.chip_dropped.connect(cards.drop_filter)
        filters.add_asked.connect(cards.add_filter)
        filters.order_asked.connect(cards.order)
        bulk.edit_asked.connect(cards.edit_marked)
        bulk.copy_asked.connect(self.table.copy)
        bulk.erase_asked.connect(self.ask_erase)
        bulk.clear_asked.connect(partial(self.table.rows.set_marked, set()))
        self.body.strip.pressed.connect(self._show_rows)
        self.panel.open_asked.connect(partial(self.ask, self.account_asked))
        self.panel.contact_asked.connect(partial(self.ask, self.contact_asked))
        self.panel.review_asked.connect(partial(self.ask, self.review_asked))

    def _show_rows(self, rows: Filter) -> None:
        self.cards.set_filter(rows.column, rows)
        self.table.setFocus()
