"""The page of grids: any kind of record looked at, typed, pasted, filled, flagged and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import Refused
from csdesk.domain.model.record import Record, account_of
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, verbatim
from csdesk.domain.views.sheets import SheetTable
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.files import ask_export
from csdesk.ui.records import actions
from csdesk.ui.records.frame import RecordsFrame
from csdesk.ui.records.kinds import KINDS
from csdesk.ui.records.reads import Queries, Rest
from csdesk.ui.records.taking import Taking
from csdesk.ui.session import Session
from csdesk.ui.tables.cell_drafts import CellDrafts
from csdesk.ui.theme.theme import Themes

WriteSheets = Callable[[Sequence[SheetTable], Path, Progress], None]
AskTarget = Callable[[QWidget, str, str], Path | None]
"""Where a workbook of that title and name goes."""


class RecordsPage(RecordsFrame):
    """Every record of a kind."""

    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        queries: Queries,
        write: WriteSheets | None = None,
        ask: AskTarget = ask_export,
    ) -> None:
        super().__init__(session, themes, queries)
        self._write, self._ask = write, ask
        self._behind = False
        self.table.editing.locked = session.read_only
        if session.read_only:
            self.heading.lock()
            self.marked.lock()
        self.none_pass.offer(msg("Clear filters"), self.clear_filters)
        self.kinds.chosen.connect(self.show_kind)
        self.heading.new_asked.connect(self.ask_new)
        self.heading.export_asked.connect(self.export_view)
        self.marked.flag_asked.connect(self.flag)
        self.marked.fill_asked.connect(self.fill_down)
        self.marked.erase_asked.connect(self.delete)
        self.table.opened.connect(lambda _: self.edit_cell())
        self.taking = Taking(
            self.presenter,
            self.table,
            lambda command: self._try(lambda: self.presenter.run(command)),
            (themes, session.words),
            self.heading.paste,
        )
        self.taking.told.connect(self.told)
        self.taking.refused.connect(self.refused)
        self.taking.taken.connect(self.take_keys)
        session.changed.connect(self._on_changed)
        session.words.language_changed.connect(self._on_language)
        self._show_rows()

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return actions.page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the table, of the marks, or of the new row."""
        focus = QApplication.focusWidget()
        if focus is not None and self.new_row.isAncestorOf(focus):
            return actions.NEW_HINTS
        flag = actions.FLAG_HINTS.get(self.presenter.kind.key)
        return (
            *((flag,) if flag else ()),
            *(actions.MARKED_HINTS if self.table.rows.marked else actions.HINTS),
        )

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The marked rows, else the one under the cursor."""
        row = self.table.cursor_row()
        ids = tuple(sorted(self.table.rows.marked)) or (() if row is None else (row.id,))
        return self.presenter.kind.key, ids

    def areas(self) -> Sequence[QWidget]:
        """Kinds, filter, the new row, the table."""
        return (self.kinds, self.filters.line, self.new_row, self.table)

    def visit(self, record: int | None) -> None:
        """Be shown as it was left, with what changed meanwhile."""
        if self._behind or self.presenter.reader.today != self.session.today():
            self._reopen()
        self.table.put_cursor(record)
        self.presenter.count_all(self._show_counts, self)
        self.session.jobs.soon(self.render_state)
        QTimer.singleShot(0, self, self.take_keys)

    def step_out(self) -> bool:
        """What is said about a cell, marks, typed words, the new row, then whatever has the keys but the table."""
        table = self.table
        if table.editing.hush():
            return True
        if table.rows.marked:
            table.rows.set_marked(set())
        elif self.filters.line.text():
            self.filters.line.clear()
        elif self.new_row.isVisible():
            self.leave_new()
        elif table.isVisible() and not table.hasFocus():
            table.setFocus()
        else:
            return False
        return True

    def show_kind(self, key: str) -> None:
        """Go to the grid of a kind."""
        if key != self.presenter.kind.key:
            self.cards.close()
            self.table.editing.close()
            self.filters.line.clear()
            self.new_row.hide()
            self.presenter.open(key)
            self._show_rows()
        self.take_keys()

    def step_kind(self, step: int) -> None:
        """Go to the next kind in the list, or to the one before."""
        keys = [kind.key for kind in KINDS]
        self.show_kind(keys[(keys.index(self.presenter.kind.key) + step) % len(keys)])

    def edit_cell(self) -> None:
        """Turn the cell under the cursor into a field."""
        self.table.editing.start_or_say()

    def fill_down(self) -> None:
        """Give the marked rows the value of the first of them, in the column of the cursor."""
        self.table.editing.fill_down()

    def flag(self) -> None:
        """Say that invoices are paid or tickets solved, or take that back."""
        rows = self._chosen_rows()
        command = None if self.session.read_only else self.presenter.flag(rows)
        if command is not None:
            self._try(lambda: self.presenter.run(command))

    def delete(self) -> None:
        """Delete the marked rows, or the one under the cursor; Ctrl Z brings them back."""
        ids = [row.id for row in self._chosen_rows()]
        if ids and not self.session.read_only:
            self._try(lambda: self.presenter.delete(ids))

    def open_account(self) -> None:
        """Go to the account of the row under the cursor."""
        account = account_of(self.table.cursor_row())
        if account is not None:
            self.account_asked.emit(account)

    def export_view(self) -> None:
        """Write the grid as it is seen: its columns, order, filter and groups."""
        name = self.session.words(self.presenter.kind.entity.many)
        target = None if self._write is None else self._ask(self, "", f"{self.session.home.stem}, {name}")
        if target is None or self._write is None:
            return
        from csdesk.ui.tables import sheet

        table, write = sheet.sheet_of(self.table, name), self._write
        said = msg("{file} is ready", file=verbatim(target.name))
        self.session.jobs.run(
            lambda progress: write([table], target, progress),
            lambda _: self.exported.emit(said, target),
            owner=self,
        )

    def clear_filters(self) -> None:
        """Show every row again."""
        self.filters.line.clear()
        self.cards.clear_filters()
        self.table.setFocus()

    def add_filter(self) -> None:
        """Pick a column to filter by."""
        self.cards.add_filter(self.filters.add)

    def choose_columns(self) -> None:
        """Open the column chooser."""
        self.cards.columns(self.heading.columns)

    def group(self) -> None:
        """Pick a column to group by."""
        self.cards.group(self.heading.group)

    def _chosen_rows(self) -> list[Record]:
        row = self.table.cursor_row()
        return self.table.rows.marked_rows() or ([] if row is None else [row])

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except Refused as refused:
            self.refused.emit(refused.text)
            return False
        return True

    def _show_rows(self) -> None:
        """Show the kind that was opened: its first rows now, the others when they are read."""
        presenter, table, kind = self.presenter, self.table, self.presenter.kind
        table.hold(())
        table.view_state = presenter.left_state()
        table.declare(presenter.columns)
        table.editing.drafts = CellDrafts(self.session.drafts, f"records.{kind.key}")
        table.hold(presenter.rows)
        table.go_to_first()
        self.session.words.say(table.setAccessibleName, kind.entity.many)
        self.session.words.say(self.begin.setText, kind.add)
        self.kinds.show_kind(kind.key)
        self.heading.show_kind(kind)
        self.show_flag()
        self.render_state()
        presenter.read_rest(self._take_rest, self)

    def _take_rest(self, rest: Rest) -> None:
        had = len(self.presenter.rows)
        rows = self.presenter.take_rest(rest)
        if len(rows) != had or rest.labels:
            self.table.hold(rows)
        self.render_later()

    def _reopen(self) -> None:
        """Read everything again, the view as it is."""
        self._behind = False
        self.presenter.read_again()
        self.table.rows.read_as(self.presenter.reader)
        state, words = self.table.view_state, self.filters.line.text()
        row = self.table.cursor_row()
        self.presenter.open(self.presenter.kind.key)
        self._show_rows()
        self.table.apply(state)
        self.filter_words(words)
        self.table.put_cursor(None if row is None else row.id)

    def _on_changed(self, changes: ChangeSet, _: object) -> None:
        if not self.isVisible():
            self._behind = True
            self.presenter.forget(changes)
            return
        self.presenter.count_all(self._show_counts, self)
        touched = self.presenter.touched(changes)
        if touched is None:
            self._reopen()
        elif touched.is_reshaped:
            self.table.hold(self.presenter.rows)
        elif touched.changed:
            self.table.patch(touched.changed)
        self.render_later()

    def _show_counts(self) -> None:
        self.kinds.show_counts(self.presenter.counts)

    def _on_language(self) -> None:
        self.when_seen(self._read_again)

    def _read_again(self) -> None:
        self.table.read_as(self.presenter.read_again())
        self._show_counts()
        self.render_state()
