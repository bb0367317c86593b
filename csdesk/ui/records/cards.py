"""The cards that a grid opens: filters, groups, columns, one value for many rows, what pasting would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldType, Record
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import Popover
from csdesk.ui.records.columns import REFERRING
from csdesk.ui.records.presenter import RecordsPresenter, is_listed
from csdesk.ui.records.table import RecordTable
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Filter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.tables.filter_card import Asked

_DAYS = ((-7, 0), (-30, 0), (0, 30), (None, -1))


class Cards(QObject):
    """Opens a card under what asked for it, and applies to the table what is chosen there."""

    def __init__(self, presenter: RecordsPresenter, table: RecordTable, themes: Themes, words: Words) -> None:
        super().__init__(table)
        self._presenter = presenter
        self._table = table
        self._themes = themes
        self._words = words

    def filter(self, key: str, under: QWidget) -> None:
        """The card of one filter."""
        from csdesk.ui.tables.filter_card import Asked, FilterCard

        presenter = self._presenter
        column = presenter.column(key)
        now = next((one for one in self._table.view_state.filters if one.column == key), None)
        asked = asked_of(column)
        listed = presenter.values_of(column) if asked is Asked.WORDS else []
        days = _DAYS if column.spec.type in {FieldType.DATE, FieldType.INSTANT} else ()
        around = (presenter.reader, self._themes, self._words)
        card = FilterCard(column, now, asked, around, under, listed=listed, days=days)
        card.chosen.connect(self.set_filter)
        card.open_under(under, card.first)

    def set_filter(self, key: str, chosen: Filter | None) -> None:
        """Put a filter on a column, or take it off."""
        view = self._table.view_state
        self._table.change(view.without(key) if chosen is None else view.filtered(chosen))

    def drop_filter(self, key: str) -> None:
        """Take the filter of a column off."""
        self.set_filter(key, None)

    def clear_filters(self) -> None:
        """Take every filter off."""
        self._table.change(replace(self._table.view_state, filters=()))

    def filter_by_value(self, key: str, value: object) -> None:
        """Show the rows that have a value."""
        from csdesk.ui.tables.filter_card import filter_of

        column = self._presenter.column(key)
        self.set_filter(key, filter_of(column, value, asked_of(column)))

    def add_filter(self, under: QWidget) -> None:
        """Pick a column to filter by."""
        options = [(column.key, column.title) for column in self._presenter.columns]
        self._pick(msg("Filter by"), options, under, lambda key: self.filter(key, under))

    def group(self, under: QWidget) -> None:
        """Pick a column to group by, or none."""
        grouping = [(column.key, column.title) for column in self._presenter.columns if column.group]
        options = [("", msg("No groups")), *grouping]
        self._pick(msg("Group by"), options, under, lambda key: self.group_by(key or None))

    def group_by(self, key: str | None) -> None:
        """Show the rows in groups of a column's values, or as one list."""
        self._table.change(self._table.view_state.grouped_by(key))
        self._table.setFocus()

    def columns(self, under: QWidget) -> None:
        """Choose the columns."""
        self._table.choose_columns(under.mapToGlobal(QPoint(0, under.height() + 4)))

    def density(self) -> None:
        """The next height of rows."""
        view = self._table.view_state
        self._table.change(replace(view, density=view.density.next))

    def edit_marked(self, under: QWidget) -> None:
        """Pick a field, then give it one value in all the marked rows."""
        options = [(one.key, one.title) for one in self._presenter.columns if one.edit is not None]
        self._pick(msg("Edit field"), options, under, lambda key: self._bulk(key, under))

    def _pick(
        self,
        title: Text,
        options: Sequence[tuple[str, Text]],
        under: QWidget,
        then: Callable[[str], object],
    ) -> None:
        from csdesk.ui.tables.pick_card import PickCard

        card = PickCard(title, options, self._themes, self._words, under)
        card.picked.connect(then)
        card.open_under(under, card.line)

    def _bulk(self, key: str, under: QWidget) -> None:
        rows = self._table.rows.marked_rows()
        card = BulkCard(
            self._presenter, self._presenter.column(key), rows, (self._themes, self._words), under
        )
        card.done.connect(self._table.setFocus)
        card.open_under(under, card.field.editor)


class BulkCard(Popover):
    """Gives the marked rows one value, after saying how many that changes."""

    done = Signal()

    def __init__(
        self,
        presenter: RecordsPresenter,
        column: Column[Record],
        rows: Sequence[Record],
        around: tuple[Themes, Words],
        opener: QWidget,
    ) -> None:
        themes, self._words = around
        super().__init__(opener, themes)
        self._presenter = presenter
        self._column = column
        self._rows = rows
        own = {column.spec.name: column.choices} if column.choices is not None else {}
        near = Surroundings(presenter.reader, themes, words_of=own)
        near.names.update(presenter.names.callers())
        near.lookups.update(presenter.names.lookups(_account_of(rows)))
        self.field = FieldRow(replace(column.spec, long=False), near, self._words, self)
        self._told = label("small", wrap=True)
        self.apply = Button(themes, "primary", caps=("Enter",))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        for widget in (self.field, self._told):
            layout.addWidget(widget)
        layout.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(themes.theme.px(280))
        self.field.editor.changed.connect(self._preview)
        self.field.editor.submitted.connect(self._accept)
        self.field.editor.restored.connect(self.close)
        self.apply.clicked.connect(self._accept)
        self._preview()

    def _preview(self) -> None:
        try:
            change, same = self._presenter.effect(self._column, self._rows, self.field.editor.value())
        except Refused as refused:
            self._told.setText(self._words(refused.text))
            self.apply.setEnabled(False)
            return
        told = nmsg("{n} changes", "{n} change", change)
        if same:
            already = nmsg("{n} was so already", "{n} were so already", same)
            told = msg("{changes}, {same}", changes=told, same=already)
        self._told.setText(self._words(told))
        self._words.say(self.apply.setText, nmsg("Change {n} row", "Change {n} rows", change))
        self.apply.setEnabled(change > 0)

    def _accept(self) -> None:
        self.field.editor.settle()
        if not self.apply.isEnabled() or self._column.edit is None:
            return
        try:
            self._presenter.run(self._column.edit(self._rows, self.field.editor.value()))
        except Refused as refused:
            self.field.tell(refused.text)
            return
        self.close()
        self.done.emit()


def _account_of(rows: Sequence[Record]) -> int | None:
    """The account that all the rows belong to, if it is one."""
    accounts = {getattr(row, "account", None) for row in rows}
    return accounts.pop() if len(accounts) == 1 else None


def asked_of(column: Column[Record]) -> Asked:
    """How the filter of a column is asked for: those that refer to records are found by name."""
    from csdesk.ui.tables.filter_card import Asked

    if is_listed(column):
        return Asked.WORDS
    is_text = column.spec.type is FieldType.TEXT or column.spec.type in REFERRING
    return Asked.TEXT if is_text else Asked.BOUNDS
