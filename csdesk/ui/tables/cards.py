"""The cards that a table opens: its filters, order, groups and columns, and one value for many rows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.filters import Filter
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.forms.editor import Surroundings
    from csdesk.ui.forms.popover import Popover
    from csdesk.ui.tables.bulk_card import Changing
    from csdesk.ui.tables.filter_card import Asked, Days, Listed

    class Presenter(Changing[R], Protocol[R]):
        """What the cards ask of the page that shows the table."""

        reader: Reader
        columns: tuple[Column[R], ...]

        def column(self, key: str) -> Column[R]:
            """One column by its key."""

        def values_of(self, column: Column[R]) -> Listed:
            """The words of a column with how many rows have each."""


class TableCards(QObject, Generic[R]):
    """Opens a card under what asked for it, and applies to the table what is chosen there."""

    days: ClassVar[Days]
    """The spans around today that the filter of a date offers."""
    unasked: ClassVar[frozenset[str]] = frozenset()
    """Columns that nobody picks to filter by."""
    single: ClassVar[frozenset[str]] = frozenset()
    """Columns that are never the same in several rows."""

    def __init__(self, presenter: Presenter[R], table: TableView[R], themes: Themes, words: Words) -> None:
        super().__init__(table)
        self._rows_of = presenter
        self._table = table
        self._themes = themes
        self._words = words
        self._open: Popover | None = None

    def close(self) -> None:
        """Close the card that is open: its columns go."""
        card = self._open
        if card is not None and isValid(card):
            card.close()

    @abstractmethod
    def asked_of(self, column: Column[R]) -> Asked:
        """How the filter of a column is asked for."""

    @abstractmethod
    def verb(self, count: int) -> Text:
        """What the button says that changes so many rows."""

    def filter(self, key: str, under: QWidget) -> None:
        """The card of one filter."""
        from csdesk.ui.tables.filter_card import Asked, FilterCard

        presenter = self._rows_of
        column = presenter.column(key)
        now = next((one for one in self._table.view_state.filters if one.column == key), None)
        asked = self.asked_of(column)
        listed = presenter.values_of(column) if asked is Asked.WORDS else []
        days = self.days if column.spec.type in {FieldType.DATE, FieldType.INSTANT} else ()
        around = (presenter.reader, self._themes, self._words)
        card = FilterCard(column, now, asked, around, under, listed=listed, days=days)
        card.chosen.connect(self.set_filter)
        self._show(card, under, card.first)

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

        column = self._rows_of.column(key)
        self.set_filter(key, filter_of(column, value, self.asked_of(column)))

    def add_filter(self, under: QWidget) -> None:
        """Pick a column to filter by."""
        asked = (column for column in self._rows_of.columns if column.key not in self.unasked)
        self.pick(msg("Filter by"), _titles(asked), under, lambda key: self.filter(key, under))

    def group(self, under: QWidget) -> None:
        """Pick a column to group by, or none."""
        grouping = _titles(column for column in self._rows_of.columns if column.group)
        self.pick(msg("Group by"), [("", msg("No groups")), *grouping], under, self.group_by)

    def group_by(self, key: str) -> None:
        """Show the rows in groups of a column's values, or without a key as one list."""
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
        """Pick a field, then give it one value in all the marked rows."""
        edited = (one for one in self._rows_of.columns if one.edit is not None and one.key not in self.single)
        self.pick(msg("Edit field"), _titles(edited), under, lambda key: self._bulk(key, under))

    def pick(
        self, title: Text, options: Sequence[tuple[str, Text]], under: QWidget, then: Callable[[str], object]
    ) -> None:
        """Let one of several things be picked, and go on with its key."""
        from csdesk.ui.tables.pick_card import PickCard

        card = PickCard(title, options, self._themes, self._words, under)
        card.picked.connect(then)
        self._show(card, under, card.line)

    def near(self, column: Column[R], _: Sequence[R]) -> Surroundings:
        """What the editor of a column needs that gives several rows a value."""
        own = {column.spec.name: column.choices} if column.choices is not None else {}
        from csdesk.ui.forms.editor import Surroundings

        return Surroundings(self._rows_of.reader, self._themes, words_of=own)

    def _bulk(self, key: str, under: QWidget) -> None:
        from csdesk.ui.tables.bulk_card import BulkCard

        column, rows = self._rows_of.column(key), self._table.rows.marked_rows()
        around = (self.near(column, rows), self._words)
        card = BulkCard(self._rows_of, column, rows, around, under, verb=self.verb, done=self._table.setFocus)
        self._show(card, under, card.field.editor)

    def _show(self, card: Popover, under: QWidget, first: QWidget) -> None:
        self._open = card
        card.open_under(under, first)


def _titles(columns: Iterable[Column[R]]) -> list[tuple[str, Text]]:
    return [(column.key, column.title) for column in columns]
