"""The filters of the list of runs: a line to type in, a chip for each filter, and the cards that set them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.runs import RunRow
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filter_bar import FilterBar
from csdesk.ui.tables.filter_card import Asked, FilterCard, filter_of
from csdesk.ui.tables.filters import ChipState, Filter, sentence
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_OFFERED = ("playbook", "account", "standing", "due")
_DAYS = ((None, -1), (0, 0), (0, 7), (0, 30), (-30, 0))


class RunFilters(QObject):
    """Couples the filter bar with the table."""

    def __init__(
        self, table: TableView[RunRow], rows: Callable[[], Sequence[RunRow]], themes: Themes, words: Words
    ) -> None:
        super().__init__(table)
        self.bar = FilterBar(themes, words)
        self._table, self._rows = table, rows
        self._themes, self._words = themes, words
        self.bar.typed.connect(table.filter_words)
        self.bar.left.connect(table.setFocus)
        self.bar.chip_pressed.connect(self.ask)
        self.bar.chip_dropped.connect(lambda key: self.set(key, None))
        self.bar.add_asked.connect(self.ask_column)
        table.filter_asked.connect(self.bar.take_keys)
        table.value_picked.connect(self._take_value)
        table.state_changed.connect(self.render)
        self.render()

    @property
    def reader(self) -> Reader:
        """Who reads the table."""
        return self._table.rows.reader

    def render(self) -> None:
        """Show the chips of what is filtered, those that are offered first."""
        on = {one.column: one for one in self._table.view_state.filters}
        chips = []
        for key in (*_OFFERED, *(key for key in on if key not in _OFFERED)):
            of, chosen = self._column(key), on.get(key)
            phrase = None if chosen is None else sentence(chosen, of, self.reader)[1]
            chips.append(ChipState(key, of.title, phrase))
        self.bar.show_chips(chips)

    def set(self, key: str, chosen: Filter | None) -> None:
        """Put a filter on a column, or take it off."""
        view = self._table.view_state
        self._table.change(view.without(key) if chosen is None else view.filtered(chosen))

    def clear(self) -> None:
        """Show every run."""
        self.bar.line.clear()
        self._table.change(replace(self._table.view_state, filters=()))
        self._table.setFocus()

    def ask(self, key: str, under: QWidget) -> None:
        """Open the card of one filter."""
        of = self._column(key)
        now = next((one for one in self._table.view_state.filters if one.column == key), None)
        days = _DAYS if of.spec.type is FieldType.DATE else ()
        around, asked = (self.reader, self._themes, self._words), _asked_of(of)
        listed = self._listed(of) if asked is Asked.WORDS else []
        card = FilterCard(of, now, asked, around, under, listed=listed, days=days)
        card.chosen.connect(self.set)
        card.open_under(under, card.first)

    def ask_column(self, under: QWidget) -> None:
        """Pick a column to filter by."""
        options = [(one.key, one.title) for one in self._table.rows.columns]
        card = PickCard(msg("Filter by"), options, self._themes, self._words, under)
        card.picked.connect(lambda key: self.ask(key, under))
        card.open_under(under, card.line)

    def _take_value(self, key: str, value: object) -> None:
        of = self._column(key)
        self.set(key, filter_of(of, value, _asked_of(of)))

    def _column(self, key: str) -> Column[RunRow]:
        return next(one for one in self._table.rows.columns if one.key == key)

    def _listed(self, of: Column[RunRow]) -> list[tuple[str | None, Text, int]]:
        counts = Counter(of.value(one) for one in self._rows())
        if of.spec.choices:
            return [(one.key, one.label, counts[one.key]) for one in of.spec.choices if counts[one.key]]
        named = sorted((key for key in counts if key), key=str.casefold)
        return [(key, verbatim(key), counts[key]) for key in named]


def _asked_of(of: Column[RunRow]) -> Asked:
    if of.spec.type is FieldType.CHOICE or of.key == "playbook":
        return Asked.WORDS
    return Asked.TEXT if of.spec.type is FieldType.TEXT else Asked.BOUNDS
