"""The cards that the list of tasks opens: filters, groups, columns, one value for many tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import Popover
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filter_card import Asked, FilterCard, filter_of
from csdesk.ui.tables.filters import Filter
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.tasks.table import TaskTable
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_DAYS = ((None, -1), (0, 0), (0, 7), (0, 30), (-7, 0))


class Cards(QObject):
    """Opens a card under what asked for it, and applies to the table what is chosen there."""

    def __init__(self, presenter: TasksPresenter, table: TaskTable, themes: Themes, words: Words) -> None:
        super().__init__(table)
        self._presenter = presenter
        self._table = table
        self._themes = themes
        self._words = words

    def filter(self, key: str, under: QWidget) -> None:
        """The card of one filter."""
        presenter = self._presenter
        column = presenter.column(key)
        now = next((one for one in self._table.view_state.filters if one.column == key), None)
        asked = asked_of(column)
        listed = presenter.values_of(column) if asked is Asked.WORDS else []
        days = _DAYS if column.spec.type is FieldType.DATE else ()
        around = (presenter.reader, self._themes, self._words)
        card = FilterCard(column, now, asked, around, under, listed=listed, days=days)
        card.chosen.connect(self.set_filter)
        card.open_under(under, card.first)

    def set_filter(self, key: str, chosen: Filter | None) -> None:
        """Put a filter on a column, or take it off."""
        view = self._table.view_state
        self._table.change(view.without(key) if chosen is None else view.filtered(chosen))

    def clear_filters(self) -> None:
        """Take every filter off."""
        self._table.change(replace(self._table.view_state, filters=()))

    def filter_by_value(self, key: str, value: object) -> None:
        """Show the tasks that have a value."""
        column = self._presenter.column(key)
        self.set_filter(key, filter_of(column, value, asked_of(column)))

    def add_filter(self, under: QWidget) -> None:
        """Pick a column to filter by."""
        options = [(column.key, column.title) for column in self._presenter.columns if column.key != "state"]
        self._pick(msg("Filter by"), options, under, lambda key: self.filter(key, under))

    def group(self, under: QWidget) -> None:
        """Pick a column to group by, or none."""
        grouping = [(column.key, column.title) for column in self._presenter.columns if column.group]
        self._pick(msg("Group by"), [("", msg("No groups")), *grouping], under, self.group_by)

    def group_by(self, key: str) -> None:
        """Show the tasks in groups of a column's values, or as one list."""
        self._table.change(self._table.view_state.grouped_by(key or None))
        self._table.setFocus()

    def columns(self, under: QWidget) -> None:
        """Choose the columns."""
        self._table.choose_columns(under.mapToGlobal(QPoint(0, under.height() + 4)))

    def density(self) -> None:
        """The next height of rows."""
        view = self._table.view_state
        self._table.change(replace(view, density=view.density.next))

    def edit_marked(self, under: QWidget) -> None:
        """Pick a field, then give it one value in all the marked tasks."""
        options = [(one.key, one.title) for one in self._presenter.columns if one.edit is not None]
        self._pick(msg("Edit field"), options, under, lambda key: self._bulk(key, under))

    def _bulk(self, key: str, under: QWidget) -> None:
        rows = self._table.rows.marked_rows()
        card = BulkCard(
            self._presenter, self._presenter.column(key), rows, (self._themes, self._words), under
        )
        card.done.connect(self._table.setFocus)
        card.open_under(under, card.field.editor)

    def _pick(
        self, title: Text, options: Sequence[tuple[str, Text]], under: QWidget, then: Callable[[str], object]
    ) -> None:
        card = PickCard(title, options, self._themes, self._words, under)
        card.picked.connect(then)
        card.open_under(under, card.line)


class BulkCard(Popover):
    """Gives the marked tasks one value, after saying how many that changes."""

    done = Signal()

    def __init__(
        self,
        presenter: TasksPresenter,
        of: Column[Task],
        rows: Sequence[Task],
        around: tuple[Themes, Words],
        opener: QWidget,
    ) -> None:
        themes, self._words = around
        super().__init__(opener, themes)
        self._presenter = presenter
        self._column = of
        self._rows = rows
        near = Surroundings(presenter.reader, themes)
        near.names.update(presenter.names.callers())
        accounts = {row.account for row in rows}
        near.lookups.update(presenter.names.lookups(accounts.pop() if len(accounts) == 1 else None))
        self.field = FieldRow(replace(of.spec, long=False), near, self._words, self)
        self._told = label("small", wrap=True)
        self.apply = Button(themes, "primary", caps=("Enter",))
        layout = column(self, margin=12, gap=8)
        layout.addWidget(self.field)
        layout.addWidget(self._told)
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
        self._words.say(self.apply.setText, nmsg("Change {n} task", "Change {n} tasks", change))
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


def asked_of(column: Column[Task]) -> Asked:
    """How the filter of a column is asked for: names are found by typing."""
    if column.spec.type is FieldType.CHOICE:
        return Asked.WORDS
    return Asked.TEXT if column.spec.type in {FieldType.TEXT, FieldType.REF} else Asked.BOUNDS
