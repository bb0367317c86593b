"""The cards that a grid opens: filters, groups, columns, one value for many rows, what pasting would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import Record
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import KEY, CardList, Popover
from csdesk.ui.records.presenter import RecordsPresenter
from csdesk.ui.records.table import RecordTable
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Filter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


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
        from csdesk.ui.records.filter_card import FilterCard
        from csdesk.ui.records.presenter import is_listed

        presenter = self._presenter
        column = presenter.column(key)
        now = next((one for one in self._table.view_state.filters if one.column == key), None)
        listed = presenter.values_of(column) if is_listed(column) else []
        card = FilterCard(column, now, listed, (presenter.reader, self._themes, self._words), under)
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
        from csdesk.ui.records.filter_card import filter_of

        self.set_filter(key, filter_of(self._presenter.column(key), value))

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


class PickCard(Popover):
    """A list to pick one column from, narrowed by typing."""

    picked = Signal(str)

    def __init__(
        self, title: Text, options: Sequence[tuple[str, Text]], themes: Themes, words: Words, opener: QWidget
    ) -> None:
        super().__init__(opener, themes)
        head = label("strong", words(title))
        self.line = QLineEdit(self)
        self.line.setAccessibleName(head.text())
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._narrow)
        self.list = CardList(themes, self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for key, text in options:
            self.list.add(words(text), key)
        self.list.setCurrentRow(0)
        self.list.fit()
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        for widget in (head, self.line, self.list):
            layout.addWidget(widget)
        self.setMinimumWidth(themes.theme.px(260))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the line has the keys; Enter takes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed)
        lines = range(self.list.count())
        for line in lines:
            item = self.list.item(line)
            item.setHidden(wanted not in folded(item.text()))
        self.list.setCurrentRow(next((line for line in lines if not self.list.item(line).isHidden()), -1))

    def _walk(self, step: int) -> None:
        line = self.list.currentRow() + step
        while 0 <= line < self.list.count() and self.list.item(line).isHidden():
            line += step
        if 0 <= line < self.list.count():
            self.list.setCurrentRow(line)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.close()
            self.picked.emit(item.data(KEY))


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
