"""The middle of the page: totals, the table of accounts, or what to do when there is none to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.domain.views.standing import Standing
from csdesk.ui.portfolio.health_columns import HEALTH, KEYS
from csdesk.ui.portfolio.names import NameWidth
from csdesk.ui.portfolio.presenter import PortfolioPresenter
from csdesk.ui.portfolio.state import PortfolioState
from csdesk.ui.portfolio.strip import TotalsStrip
from csdesk.ui.session import Session
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes

if TYPE_CHECKING:
    from csdesk.ui.shell.states import State
    from csdesk.ui.tables.editing import CellEditing

COUNTED_AFTER_MS = 400
"""Changes that come one after another are counted together."""
_DRAWN_AFTER_MS = 120
"""Rows that only pass by are not drawn in full."""
_AT_ONCE = 1_000
"""So many rows are made anew before anybody notices."""
COUNTED = frozenset({"account", "line", "rate", "churn", "survey", "setting"})
"""The kinds of records that the figures of the quarter are made of."""


Offer = Callable[["State"], object]
"""Puts the ways out into what stands where there are no rows: to a first account, or back to all of them."""


class Body(QWidget):
    """Totals and table."""

    refused = Signal(object)
    """A `Text`: why filling down or pasting was not done."""

    def __init__(
        self, presenter: PortfolioPresenter, session: Session, themes: Themes, offers: tuple[Offer, Offer]
    ) -> None:
        super().__init__()
        words = session.words
        self.strip = TotalsStrip(words)
        self.table: TableView[PortfolioRow] = TableView(
            presenter.columns,
            presenter.reader,
            themes=themes,
            key=attrgetter("id"),
            run=session.run,
            prepare=self._prepare,
        )
        self._session, self._themes = session, themes
        self._offer_first, self._offer_all = offers
        self.names = NameWidth(self.table)
        words.say(self.table.setAccessibleName, msg("Accounts"))
        layout = column(self)
        layout.addWidget(self.strip)
        layout.addWidget(self.table, 1)
        self._empty = column(margin=20)
        layout.addLayout(self._empty)
        self._spacer = QWidget()
        layout.addWidget(self._spacer, 1)

    @cached_property
    def none_yet(self) -> State:
        """What stands there while there is no account."""
        title, sentence = msg("No accounts yet"), msg("Import a spreadsheet, or add the first one.")
        return self._state(Icon.PORTFOLIO, title, sentence, self._offer_first)

    @cached_property
    def none_pass(self) -> State:
        """What stands there while no account passes."""
        title = msg("No account with these filters")
        return self._state(Icon.FILTER, title, None, self._offer_all)

    def _state(self, icon: Icon, title: Text, sentence: Text | None, offer: Offer) -> State:
        from csdesk.ui.shell.states import empty_state

        made = empty_state(self._themes, self._session.words, icon, title, sentence)
        offer(made)
        self._empty.addWidget(made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names have more room in a wide table."""
        super().resizeEvent(event)
        self.names.fit(self.width())

    def _prepare(self, editing: CellEditing[PortfolioRow]) -> None:
        from csdesk.ui.tables.cell_drafts import CellDrafts

        editing.locked = self._session.read_only
        editing.drafts = CellDrafts(self._session.drafts, "portfolio")
        editing.refused.connect(self.refused)

    def show_state(self, state: PortfolioState) -> None:
        """Draw the totals, and the sentence that stands for rows where there are none."""
        self.strip.show_totals(state.totals)
        self.strip.setVisible(bool(state.known))
        has_rows = bool(state.shown) or not state.is_whole  # those that pass may not be read yet
        is_cut = bool(state.known) and not has_rows
        self.table.setVisible(has_rows)
        self._spacer.setVisible(not has_rows)
        self._show_none("none_yet", is_wanted=not state.known)
        self._show_none("none_pass", is_wanted=is_cut)
        margin = 0 if has_rows else 20
        self._empty.setContentsMargins(margin, margin, margin, margin)
        if is_cut:
            self.none_pass.say(
                msg("No account with these filters"),
                nmsg("{n} filter is on.", "{n} filters are on.", state.filters),
            )

    def _show_none(self, name: str, *, is_wanted: bool) -> None:
        """Show one of the sentences, or hide it if it was ever made."""
        if is_wanted or name in self.__dict__:
            getattr(self, name).setVisible(is_wanted)


class Following(QObject):
    """Keeps the table true to the workspace: changed rows in place, everything anew after large changes."""

    counted = Signal()
    """It was worked out again how the accounts stand."""

    def __init__(self, presenter: PortfolioPresenter, body: Body, session: Session) -> None:
        super().__init__(body)
        self._presenter = presenter
        self._body = body
        self._table = body.table
        self._behind = False
        self._is_reading = False
        """Whether all rows are being read beside the window."""
        self._session = session
        self._counting = QTimer(self, singleShot=True, interval=COUNTED_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self._drawing = QTimer(self, singleShot=True, interval=_DRAWN_AFTER_MS)
        self._drawing.timeout.connect(self._ask_weeks)
        for moved in (self._table.verticalScrollBar().valueChanged, self._table.rows.reordered):
            moved.connect(lambda *_: self._drawing.start())
        session.changed.connect(self._on_changed)
        session.observing.seen.connect(self._on_seen)
        session.observing.drawn.connect(self._on_drawn)
        session.words.language_changed.connect(self._read_again)

    def catch_up(self) -> None:
        """Read again what changed while the page was hidden, or because the day did."""
        if self._behind or self._presenter.is_yesterday():
            self._behind = False
            self._reload()
            self._counting.start()
        elif (
            self._presenter.standing is None
        ):  # a page made ready beforehand did not count while it was hidden
            self._counting.start()
        self._session.observing.catch_up()
        self._drawing.start()

    def begin_counting(self) -> None:
        """Work out how every account stands, once nothing else is under way."""
        self._counting.start()

    def _count(self) -> None:
        if self._session.jobs.running:
            self._counting.start()
        elif self._session.is_open and self._body.isVisible():
            self._session.health.read_standing(self._take_standing, self._body)

    def _take_standing(self, standing: Standing) -> None:
        self._presenter.standing = standing
        self.counted.emit()

    def read_whole(self) -> None:
        """Read all rows beside the window, which shows the first ones already, or those from before."""
        self._is_reading, edition = True, self._presenter.edition

        def take(rows: list[PortfolioRow]) -> None:
            if self._is_reading and edition != self._presenter.edition:
                self.read_whole()  # what was done meanwhile may not be in them
            elif self._is_reading:
                self._take_whole(rows)

        self._session.read_portfolio(take, self._body)

    def read_now(self) -> None:
        """Have all rows at once, where one is asked for that may be among those not read yet."""
        if not self._presenter.is_whole:
            self._take_whole(self._session.portfolio())

    def _take_whole(self, rows: list[PortfolioRow]) -> None:
        self._is_reading = False
        self._body.names.measure(rows)
        self._table.hold(self._presenter.take(rows))
        self._table.cursor_moved.emit()
        self._table.state_changed.emit()

    def _on_seen(self, marks: Mapping[int, HealthMark]) -> None:
        """Show what was seen of the health: at once, or of a long file from rows that are made beside the window."""
        presenter, edition = self._presenter, self._presenter.edition
        make = presenter.seen(marks)
        if len(presenter.rows) <= _AT_ONCE:
            self._take_seen(make())
            return

        def take(rows: list[PortfolioRow]) -> None:
            if edition == presenter.edition:
                self._take_seen(rows)
            else:
                self._on_seen(self._session.observing.marks)

        self._session.jobs.run(lambda _: make(), take, owner=self._body, quiet=True)

    def _take_seen(self, rows: list[PortfolioRow]) -> None:
        self._presenter.take_seen(rows)
        self._table.rows.swap(rows, KEYS)
        self._table.cursor_moved.emit()
        self._table.state_changed.emit()

        self._drawing.start()

    def _ask_weeks(self) -> None:
        """Ask for the past weeks of the rows on screen, which are computed only where somebody looks."""
        if self._session.is_open and self._table.isVisible() and HEALTH in self._table.view_state.columns:
            self._session.observing.want(self._table.visible_ids())

    def _on_drawn(self, marks: Mapping[int, HealthMark]) -> None:
        self._table.rows.patch(self._presenter.drawn(marks))

    def _on_changed(self, changes: ChangeSet, _: object) -> None:
        if changes.kinds & COUNTED:
            self._counting.start()
        presenter, table = self._presenter, self._table
        if "custom_field" in changes.kinds:
            presenter.reread_columns()
            table.declare(presenter.columns)
        if "saved_view" in changes.kinds:
            presenter.reread_views()
            table.state_changed.emit()
        from csdesk.ui.portfolio.reach import NEEDS

        if not changes.kinds & NEEDS:
            return
        if not self._body.isVisible():
            self._behind = True
            return
        is_small = (presenter.is_whole or presenter.is_long) and "setting" not in changes.kinds
        touched = presenter.touched(changes) if is_small else None
        if touched is None:
            self._reload()
        else:
            table.patch(touched.rows, touched.gone)
            table.state_changed.emit()

    def _reload(self) -> None:
        """Read all rows anew; while those of a long file are read, the old ones stay."""
        before, reader = self._table.rows.reader, self._presenter.read_again()
        if not self._presenter.is_long:
            self._table.rows.read_as(reader)
            self._take_whole(self._session.portfolio())
            return
        if (before.today, before.currency) != (reader.today, reader.currency):
            self._table.rows.read_as(reader)
        self.read_whole()

    def _read_again(self) -> None:
        self._table.read_as(self._presenter.read_again())
        self._table.cursor_moved.emit()
        self._table.state_changed.emit()
