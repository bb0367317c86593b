"""The cards that the portfolio opens: filters, order, columns, a value for many, a name for a view."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.portfolio.presenter import PortfolioPresenter
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Filter
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.tables.filter_card import Asked

_DAYS = ((0, 30), (0, 90), (None, -1), (-30, 0), (None, -31))


class Cards(QObject):
    """Opens a card under what asked for it, and applies to the table what is chosen there."""

    def __init__(
        self, presenter: PortfolioPresenter, table: TableView[PortfolioRow], themes: Themes, words: Words
    ) -> None:
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
        days = _DAYS if column.spec.type is FieldType.DATE else ()
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
        from csdesk.ui.tables.pick_card import PickCard

        options = [(column.key, column.title) for column in self._presenter.columns]
        card = PickCard(msg("Filter by"), options, self._themes, self._words, under)
        card.picked.connect(lambda key: self.filter(key, under))
        card.open_under(under, card.line)

    def order(self, under: QWidget) -> None:
        """Pick a column to sort by."""
        from csdesk.ui.tables.pick_card import PickCard

        options = [(column.key, column.title) for column in self._presenter.columns]
        card = PickCard(msg("Sort by"), options, self._themes, self._words, under)
        card.picked.connect(lambda key: self._table.change(self._table.view_state.sorted_by(key)))
        card.open_under(under, card.line)

    def group(self, under: QWidget) -> None:
        """Pick a column to group by, or none."""
        from csdesk.ui.tables.pick_card import PickCard

        grouping = [(column.key, column.title) for column in self._presenter.columns if column.group]
        options = [("", msg("No groups")), *grouping]
        card = PickCard(msg("Group by"), options, self._themes, self._words, under)
        card.picked.connect(lambda key: self.group_by(key or None))
        card.open_under(under, card.line)

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
        from csdesk.ui.tables.pick_card import PickCard

        options = [
            (column.key, column.title)
            for column in self._presenter.columns
            if column.edit is not None and column.key != "name"
        ]
        card = PickCard(msg("Edit field"), options, self._themes, self._words, under)
        card.picked.connect(lambda key: self._bulk(key, under))
        card.open_under(under, card.line)

    def _bulk(self, key: str, under: QWidget) -> None:
        from csdesk.ui.portfolio.bulk_card import BulkCard

        presenter, rows = self._presenter, self._table.rows.marked_rows()
        column = presenter.column(key)
        around = (presenter.reader, self._themes, self._words)
        card = BulkCard(column, partial(presenter.effect, column, rows), around, under)

        def accept(value: object) -> None:
            try:
                presenter.change(column, rows, value)
            except Refused as refused:
                card.field.tell(refused.text)
                return
            card.close()
            self._table.setFocus()

        card.accepted.connect(accept)
        card.open_under(under, card.field.editor)

    def name_view(self, under: QWidget) -> None:
        """Ask for a name and save the view under it."""
        from csdesk.ui.forms.editor import Surroundings
        from csdesk.ui.forms.form import FieldRow
        from csdesk.ui.forms.popover import Popover

        presenter = self._presenter
        card = Popover(under, self._themes)
        spec = FieldSpec("name", FieldType.TEXT, msg("Name of the view"), required=True)
        field = FieldRow(spec, Surroundings(presenter.reader, self._themes), self._words, card)
        field.show_value(presenter.chosen.name.args.get("words") if presenter.chosen.id else None)
        save = Button(self._themes, "primary", caps=("Enter",))
        self._words.say(save.setText, msg("Save view"))
        layout = QVBoxLayout(card)
        layout.addWidget(field)
        layout.addWidget(save, 0, Qt.AlignmentFlag.AlignRight)
        card.setMinimumWidth(self._themes.theme.px(280))

        def keep() -> None:
            try:
                presenter.save_view(self._table.view_state, field.editor.value())
            except Refused as refused:
                field.tell(refused.text)
                return
            card.close()
            self._table.state_changed.emit()

        field.editor.submitted.connect(keep)
        field.editor.restored.connect(card.close)
        save.clicked.connect(keep)
        card.open_under(under, field.editor)


def asked_of(column: Column[PortfolioRow]) -> Asked:
    """How the filter of a column is asked for: words that groups are made of are ticked, as tags are."""
    from csdesk.ui.tables.filter_card import Asked

    if column.spec.type is FieldType.CHOICE or column.group or column.key == "tags":
        return Asked.WORDS
    return Asked.TEXT if column.spec.type is FieldType.TEXT else Asked.BOUNDS
