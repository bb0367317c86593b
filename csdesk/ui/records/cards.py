"""The cards that a grid of records opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.domain.model.record import FieldType, Record, account_of
from csdesk.domain.text import Text, nmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.records.columns import REFERRING
from csdesk.ui.records.presenter import RecordsPresenter, is_listed
from csdesk.ui.records.table import RecordTable
from csdesk.ui.tables.cards import TableCards
from csdesk.ui.tables.column import Column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.tables.filter_card import Asked


class Cards(TableCards[Record]):
    """The cards of one kind of records; those that they refer to are found by name."""

    days = ((-7, 0), (-30, 0), (0, 30), (None, -1))

    def __init__(self, presenter: RecordsPresenter, table: RecordTable, themes: Themes, words: Words) -> None:
        super().__init__(presenter, table, themes, words)
        self._names = presenter.names

    def asked_of(self, column: Column[Record]) -> Asked:
        """Choices are ticked, names and words are typed, anything else has bounds."""
        from csdesk.ui.tables.filter_card import Asked

        if is_listed(column):
            return Asked.WORDS
        is_text = column.spec.type is FieldType.TEXT or column.spec.type in REFERRING
        return Asked.TEXT if is_text else Asked.BOUNDS

    def verb(self, count: int) -> Text:
        """Change so many rows."""
        return nmsg("Change {n} row", "Change {n} rows", count)

    def near(self, column: Column[Record], rows: Sequence[Record]) -> Surroundings:
        """With the names of what rows refer to: those of their account, where it is one."""
        near = super().near(column, rows)
        accounts = {account_of(row) for row in rows}
        near.names.update(self._names.callers())
        near.lookups.update(self._names.lookups(accounts.pop() if len(accounts) == 1 else None))
        return near
