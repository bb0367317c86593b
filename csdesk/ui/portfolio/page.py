"""The portfolio page: heading, filters, totals, the table of accounts, and the account under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.domain.views.sheets import SheetTable
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.portfolio.frame import PortfolioFrame
from csdesk.ui.portfolio.health_columns import HEALTH
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import SideBlock, SideItem
from csdesk.ui.tables.filters import Filter, OneOf
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import LEVELS
from csdesk.ui.theme.theme import Themes

WriteSheets = Callable[[Sequence[SheetTable], Path, Progress], None]
AskTarget = Callable[[QWidget, str, str], Path | None]
"""Where a workbook of that title and name goes."""


class PortfolioPage(PortfolioFrame):
    """Every account, filtered, sorted and edited in place."""

    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        write: WriteSheets | None = None,
        ask: AskTarget | None = None,
    ) -> None:
        super().__init__(session, themes)
        self._write, self._ask = write, ask
        self.heading.view_export_asked.connect(self.export_view)
        if session.read_only:
            self.heading.lock()
        body, panel = self.body, self.panel
        body.strip.pressed.connect(self._show_rows)
        body.strip.metrics_asked.connect(self.metrics_asked)
        panel.open_asked.connect(partial(self.ask, self.account_asked))
        panel.contact_asked.connect(partial(self.ask, self.contact_asked))
        panel.review_asked.connect(partial(self.ask, self.review_asked))
        panel.playbook_asked.connect(self.playbook_asked)
        panel.run_asked.connect(self.run_asked)
        panel.done_asked.connect(self.complete)
        panel.can_write = not session.read_only
        self.bulk.erase_asked.connect(self.ask_erase)
        self.bulk.task_asked.connect(self.ask_task)
        self.bulk.export_asked.connect(self.export_marked)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._drop_menu)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        from csdesk.ui.portfolio.actions import page_actions

        return page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the table."""
        from csdesk.ui.portfolio.actions import HINTS, MARKED_HINTS

        return MARKED_HINTS if self.table.rows.marked else HINTS

    def blocks(self) -> Sequence[SideBlock]:
        """The saved views and the bands of health, each with how many accounts it holds."""
        if not self.presenter.is_whole:
            return ()
        items = tuple(
            SideItem(
                item.name,
                partial(self.show_view, item.key),
                Icon.ACCOUNTS if item.key == "all" else Icon.SAVED_VIEW,
                count=self.session.words.translator.number(item.count),
                is_on=item.is_on,
            )
            for item in self.presenter.view_items()
        )
        views = SideBlock(msg("Saved views"), items, self.save_view, msg("Save view"))
        health = tuple(
            SideItem(
                item.name,
                partial(self.show_band, item.band),
                level=LEVELS[item.band],
                count=self.session.words.translator.number(item.count),
                is_on=item.is_on,
            )
            for item in self.presenter.health_items(self.table.view_state)
        )
        return (views, SideBlock(msg("Portfolio health"), health)) if health else (views,)

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The marked accounts, else the one under the cursor."""
        row = self.table.cursor_row()
        return "account", tuple(sorted(self.table.rows.marked)) or (() if row is None else (row.id,))

    def areas(self) -> Sequence[QWidget]:
        """Filters, table, panel; in an empty file the way to a first account."""
        way = self.first_way
        if way is not None and way.isVisibleTo(self):
            return (way, self.filters.line)
        return (self.filters.line, self.table, self.panel)

    def visit(self, record: int | None) -> None:
        """Be shown; with a record, with the cursor on it."""
        self.following.catch_up()
        self.table.put_cursor(record)
        self.render_due()
        self.preview_later()
        QTimer.singleShot(0, self.table, self._begin)

    def _begin(self) -> None:
        """The keys go to the table, or to the first thing to do where there is none."""
        (self.table if self.table.isVisibleTo(self) else self.areas()[0]).setFocus()

    def step_out(self) -> bool:
        """What is said about a cell, marks, typed words, then whatever has the keys but the table."""
        if self.table.editing.hush():
            return True
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

    def show_band(self, band: str) -> None:
        """Show the accounts of one band of health; once more, those of all bands."""
        chosen = OneOf(HEALTH, (band,))
        self.cards.set_filter(HEALTH, None if chosen in self.table.view_state.filters else chosen)
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

    def group(self) -> None:
        """Pick a column to group by."""
        self.cards.group(self.heading.group)

    def export_view(self) -> None:
        """Write the view as it is seen: its columns, order, filter and groups."""
        self._export(self.session.words(self.presenter.chosen.name))

    def export_marked(self) -> None:
        """Write the chosen accounts, under the columns and in the order that are seen."""
        row = self.table.cursor_row()
        rows = self.table.rows.marked_rows() or ([] if row is None else [row])
        if rows:
            self._export(self.session.words(nmsg("{n} account", "{n} accounts", len(rows))), rows)

    def ask_task(self, under: QWidget | None = None) -> None:
        """Ask for a task that each of the chosen accounts is given."""
        chosen = self.chosen()[1]
        if chosen and not self.session.read_only:
            opener = self.bulk.task if self.table.rows.marked else self.heading.title
            self.cards.task(chosen, self.session, under or opener, self.refused.emit)

    def _export(self, name: str, rows: Sequence[PortfolioRow] | None = None) -> None:
        from csdesk.ui.files import ask_export

        ask = self._ask or ask_export
        target = (
            None if self._write is None else ask(self, "", _file_name(f"{self.session.home.stem}, {name}"))
        )
        if target is None or self._write is None:
            return
        from csdesk.ui.tables.sheet import sheet_of

        table, write = sheet_of(self.table, name, rows=rows), self._write
        said = msg("{file} is ready", file=verbatim(target.name))
        self.session.jobs.run(
            lambda progress: write([table], target, progress),
            lambda _: self.exported.emit(said, target),
            owner=self,
        )

    def add_filter(self) -> None:
        """Pick a column to filter by."""
        self.cards.add_filter(self.filters.add)

    def choose_columns(self) -> None:
        """Open the column chooser."""
        self.cards.columns(self.heading.columns)

    def edit_cell(self) -> None:
        """Turn the cell under the cursor into a field."""
        self.table.editing.start_or_say()

    def edit_at(self, account: int, column: str) -> None:
        """Turn the cell of an account into a field, where it is in sight."""
        if not self.table.rows.holds(account):
            self.following.read_now()
        line = self.table.rows.line_of(account)
        keys = [shown.key for shown in self.table.rows.columns]
        if line is not None and column in keys:
            self.table.go_to(line, keys.index(column) + 1)
            self.table.editing.start()

    def toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.panel_wanted = not self.panel.isVisible()
        self.presenter.keep_panel(shown=self.panel_wanted)
        self.show_panel()

    def ask(self, signal: SignalInstance) -> None:
        """Ask the app for something about the account under the cursor."""
        row = self.table.cursor_row()
        if row is not None:
            signal.emit(row.id)

    def complete(self, task: int) -> None:
        """Tick off the next step of the account under the cursor."""
        from csdesk.domain.commands.tasks import CompleteTasks

        try:
            self.session.run(CompleteTasks(ids=(task,)))
        except Refused as refused:
            self.refused.emit(refused.text)
        self.preview_later()

    def ask_erase(self) -> None:
        """Ask the app to erase the marked accounts, or the one under the cursor."""
        self.erase_asked.emit(self.chosen()[1])

    def icon(self, icon: Icon) -> QIcon:
        """An icon for a menu."""
        return self._themes.icon(icon)

    def _drop_menu(self, at: QPoint) -> None:
        from csdesk.ui.portfolio.row_menu import row_menu

        menu = row_menu(self, at)
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(at))

    def _show_rows(self, rows: Filter) -> None:
        self.cards.set_filter(rows.column, rows)
        self.table.setFocus()


def _file_name(words: str) -> str:
    """A name that every system takes."""
    return "".join(" " if letter in '\\/:*?"<>|' else letter for letter in words)
