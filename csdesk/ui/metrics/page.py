"""The Metrics view: head, strip of figures, one section at a time, and the panel of rows over its right side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.text import Text, msg
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import CohortLook, Filter, Grain, MetricsState, Overview, RowsPanel, Section
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.charts.view import ChartView
from csdesk.ui.metrics.actions import HINTS, PANEL_HINTS, page_actions
from csdesk.ui.metrics.chart_table import ChartOrTable
from csdesk.ui.metrics.exports import AskPath, Exports, WriteTables, ask_path
from csdesk.ui.metrics.heading import SECTIONS
from csdesk.ui.metrics.layout import MetricsLayout
from csdesk.ui.metrics.presenter import MetricsPresenter
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, SideBlock, SideItem
from csdesk.ui.theme.theme import Themes

if TYPE_CHECKING:
    from csdesk.ui.metrics.what_if import WhatIf


class MetricsPage(Page):
    """What moved, what stayed, why: every figure opens its rows."""

    account_asked = Signal(int)
    accounts_asked = Signal(object)
    """The names of accounts, a tuple: the portfolio shows them."""
    begin_asked = Signal(object, int)
    """The ids of accounts, a tuple, and that of the playbook to begin for them."""
    playbook_asked = Signal(int)
    library_asked = Signal()
    import_asked = Signal()
    exported = Signal(object, object)
    """A `Text` that says what was written, and its `Path`."""
    told = Signal(object)
    """A `Text`: what was copied."""

    def __init__(self, session: Session, themes: Themes, write: WriteTables, ask: AskPath = ask_path) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self.presenter = MetricsPresenter(session)
        self._exports = Exports(session, write, self._tell, ask)
        self.parts = MetricsLayout(self, themes, session.words)
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_more)
        self._wanted: str | None = None
        self._before: QWidget | None = None
        self._drawn: MetricsState | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._show_place()
        session.changed.connect(self._changed)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the panel, or of the charts."""
        return PANEL_HINTS if self.parts.panel.isVisible() else HINTS

    def blocks(self) -> Sequence[SideBlock]:
        """The sections of the view."""
        items = tuple(
            SideItem(title, partial(self.go_to_section, section), is_on=section is self.presenter.section)
            for section, title in SECTIONS.items()
        )
        return (SideBlock(msg("Metrics"), items),)

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account of the row under the cursor, while rows are shown."""
        account = self.parts.panel.chosen() if self.parts.panel.isVisible() else None
        return "account", () if account is None else (account,)

    def areas(self) -> Sequence[QWidget]:
        """The page, whose keys go to its first chart; the head, the charts, the panel."""
        panel = (self.parts.panel.table,) if self.parts.panel.isVisible() else ()
        return (self, self.parts.heading.filter, *self.charts(), *panel)

    def prepare(self) -> None:
        """Make the cards of the first section before anybody looks."""
        self.parts.prepare(Section.OVERVIEW)

    def visit(self, record: int | None) -> None:  # noqa: ARG002 - every page is visited so
        """Be shown; the numbers come when they are at hand, and are asked for once, by `showEvent`."""
        if self.isVisible() or self.presenter.is_ready:
            self.refresh()

    def step_out(self) -> bool:
        """Close the panel of rows."""
        if not self.parts.panel.isVisible():
            return False
        self.parts.panel.close_panel()
        return True

    def charts(self) -> tuple[ChartView, ...]:
        """The charts that are shown, in the order of Tab."""
        return self.parts.charts(self.presenter.section)

    def chart(self) -> ChartView | None:
        """The chart with the focus, else the first."""
        charts = self.charts()
        return next((chart for chart in charts if chart.hasFocus()), charts[0] if charts else None)

    def state(self) -> MetricsState | None:
        """What is shown; nothing while the numbers are on their way."""
        return self.presenter.state() if self.presenter.is_ready else None

    def refresh(self) -> None:
        """Show the state, computing what is missing beside the window."""
        self._show_place()
        self.presenter.load(self._render, self)
        if not self.presenter.is_ready:
            self._making.start()

    def _make_more(self) -> None:
        """Make what the section shows piece by piece, while its numbers are on their way."""
        if self.presenter.is_ready or not self.parts.prepare(self.presenter.section):
            self._making.stop()

    def go_to_section(self, section: Section) -> None:
        """Look at another part."""
        self.presenter.choose_section(section)
        self.parts.panel.hide()
        self.refresh()

    def turn_section(self, by: int) -> None:
        """Look at the next part, or the one before."""
        order = list(SECTIONS)
        self.go_to_section(order[(order.index(self.presenter.section) + by) % len(order)])

    def go_to_figure(self, section: Section, key: str) -> None:
        """Look at the rows of a metric in the period."""
        self._wanted = key
        self.go_to_section(section)

    def choose_grain(self, grain: Grain) -> None:
        """Look at months, quarters or twelve months."""
        self.presenter.choose_grain(grain)
        self.refresh()

    def move_period(self, by: int) -> None:
        """Look at a later or an earlier period."""
        if self.presenter.move(by):
            self.refresh()

    def ask_filter(self) -> None:
        """Choose which accounts are looked at."""
        from csdesk.ui.metrics.filter_card import FilterCard

        look = (self._themes, self._session.words)
        under = self.parts.heading.filter
        card = FilterCard(self.presenter.options(), self.presenter.filter, look, under)
        card.chosen.connect(self._choose_filter)
        card.open_under(under, card.line)

    def follow_diagnosis(self) -> None:
        """Begin the playbook of the diagnosis for the accounts at risk, or show who it is about."""
        if self.parts.overview is not None and self.presenter.section is Section.OVERVIEW:
            self.parts.overview.diagnosis.step.go_on()

    def see_rows(self) -> None:
        """Open the rows of the chart with the focus."""
        chart = self.chart()
        if chart is not None:
            chart.open_cursor()

    def turn_table(self) -> None:
        """Show the data of the chart with the focus as a table, or the chart again."""
        tables = [chart.parentWidget() for chart in self.charts()]
        here = next((one for one in tables if one is not None and one.isAncestorOf(self._focused())), None)
        chart = self.chart()
        if isinstance(here, ChartOrTable):
            here.turn()
        elif chart is not None:
            chart.table_asked.emit()

    def _focused(self) -> QWidget:
        return self.focusWidget() or self

    def copy(self) -> None:
        """Copy the rows of the panel, or the chart with the focus."""
        chart = self.chart()
        if self.parts.panel.isVisible() and self.parts.panel.table.hasFocus():
            self.parts.panel.copy()
        elif chart is not None:
            chart.copy()

    def save(self, suffix: str, chart: ChartView | None = None) -> None:
        """Save a chart as a picture."""
        wanted = chart or self.chart()
        if wanted is not None:
            self._exports.picture(wanted, suffix)

    def export_numbers(self) -> None:
        """Write the figures and the data of the section as a workbook."""
        state = self.state()
        if state is not None:
            self._exports.numbers(state, self.charts(), self)

    def open_rows(self, key: RowsKey) -> None:
        """Show the rows behind a figure, once they are gathered."""
        if self.presenter.is_ready:
            self.presenter.read_rows(key, self._show_rows, self)

    def _show_rows(self, panel: RowsPanel) -> None:
        if not self.parts.panel.isVisible():
            self._before = self.focusWidget()
        self.parts.place_panel()
        self.parts.panel.show_panel(panel)
        self.state_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no part took go to the first chart: months, rows."""
        charts = self.charts()
        if charts and self.hasFocus():
            charts[0].keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel stays at the right edge."""
        super().resizeEvent(event)
        self.parts.place_panel()
        self.parts.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if not self.presenter.is_ready:
            self.refresh()

    def _connect(self) -> None:
        parts, heading = self.parts, self.parts.heading
        self._session.words.language_changed.connect(self._on_language)
        heading.section_chosen.connect(self.go_to_section)
        heading.grain_chosen.connect(self.choose_grain)
        heading.moved.connect(self.move_period)
        heading.filter_asked.connect(self.ask_filter)
        heading.export_asked.connect(self._fill_export)
        parts.opened.connect(self.open_rows)
        parts.account_asked.connect(self.account_asked)
        parts.accounts_asked.connect(self.accounts_asked)
        parts.begin_asked.connect(self.begin_asked)
        parts.playbook_asked.connect(self.playbook_asked)
        parts.library_asked.connect(self.library_asked)
        parts.how_asked.connect(lambda: self.open_rows(self._how()))
        parts.look_chosen.connect(self._choose_look)
        parts.copied.connect(self.told)
        parts.menu_wanted.connect(self._fill_menu)
        parts.assumed.connect(self._assume)
        parts.import_asked.connect(self.import_asked)
        parts.panel.closed.connect(self._panel_closed)

    def _on_language(self) -> None:
        self.when_seen(self._speak)

    def _speak(self) -> None:
        """Say again what is drawn: the period, the sentences of the diagnosis."""
        if self._drawn is not None:
            self._drawn = None
            self.refresh()

    def _how(self) -> RowsKey:
        span = self.presenter.span
        return RowsKey("diagnosis", span.first, span.last)

    def _show_place(self) -> None:
        presenter = self.presenter
        if presenter.is_ready and presenter.state() is self._drawn:
            return
        self.parts.heading.show_place(presenter.section, presenter.span, is_partial=False)
        self.parts.heading.show_filter(presenter.filter)
        self.state_changed.emit()

    def _render(self) -> None:
        if not self.presenter.is_ready:
            return
        state = self.presenter.state()
        if state is not self._drawn:
            self._drawn = state
            self.parts.show_state(state, self.presenter.what, self._session.settings.currency)
            self._offer_play(state)
        if self._wanted is not None:
            key, self._wanted = self._wanted, None
            figure = next(
                (one for one in state.figures if one.rows is not None and one.rows.metric == key), None
            )
            if figure is not None and figure.rows is not None:
                self.open_rows(figure.rows)
        self.state_changed.emit()

    def _offer_play(self, state: MetricsState) -> None:
        """Name the playbook that acts on the diagnosis."""
        content = state.content
        if self.parts.overview is None or not isinstance(content, Overview):
            return
        rule = content.diagnosis.rule if content.diagnosis is not None else ""
        play = self.presenter.play(rule) if rule else None
        self.parts.overview.diagnosis.show_play(play, can_begin=not self._session.read_only)

    def _choose_filter(self, wanted: Filter) -> None:
        self.presenter.choose_filter(wanted)
        self.refresh()

    def _choose_look(self, look: CohortLook) -> None:
        self.presenter.choose_look(look)
        self.refresh()

    def _assume(self, what: WhatIf | None) -> None:
        self.presenter.assume(what)
        self._render()

    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.presenter.follow(changes) and self.isVisible():
            self.refresh()
        elif "playbook" in changes.kinds and self._drawn is not None:
            self._offer_play(self._drawn)

    def _panel_closed(self) -> None:
        if self._before is not None:
            self._before.setFocus()
        self._before = None
        self.state_changed.emit()

    def _fill_menu(self, chart: ChartView, menu: QMenu) -> None:
        words = self._session.words
        menu.addSeparator()
        menu.addAction(words(msg("Save as PNG"))).triggered.connect(lambda: self.save(".png", chart))
        menu.addAction(words(msg("Save as SVG"))).triggered.connect(lambda: self.save(".svg", chart))

    def _fill_export(self, menu: QMenu) -> None:
        words = self._session.words
        menu.addAction(words(msg("Numbers as Excel"))).triggered.connect(self.export_numbers)
        menu.addAction(words(msg("All charts as PNG"))).triggered.connect(
            lambda: self._exports.pictures(self.charts(), self)
        )
        menu.addAction(words(msg("This chart as PNG"))).triggered.connect(lambda: self.save(".png"))
        menu.addAction(words(msg("This chart as SVG"))).triggered.connect(lambda: self.save(".svg"))

    def _tell(self, text: Text, path: Path) -> None:
        self.exported.emit(text, path)
