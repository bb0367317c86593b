"""The cards that the list of tasks opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, nmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.tables.cards import TableCards
from csdesk.ui.tables.column import Column
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.tasks.table import TaskTable
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.tables.filter_card import Asked


class Cards(TableCards[Task]):
    """The cards of the tasks; accounts and people are found by name."""

    days = ((None, -1), (0, 0), (0, 7), (0, 30), (-7, 0))
    unasked = frozenset({"state"})

    def __init__(self, presenter: TasksPresenter, table: TaskTable, themes: Themes, words: Words) -> None:
        super().__init__(presenter, table, themes, words)
        self._names = presenter.names

    def asked_of(self, column: Column[Task]) -> Asked:
        """Choices are ticked, names and words are typed, anything else has bounds."""
        from csdesk.ui.tables.filter_card import Asked

        if column.spec.type is FieldType.CHOICE:
            return Asked.WORDS
        return Asked.TEXT if column.spec.type in {FieldType.TEXT, FieldType.REF} else Asked.BOUNDS

    def verb(self, count: int) -> Text:
        """Change so many tasks."""
        return nmsg("Change {n} task", "Change {n} tasks", count)

    def near(self, column: Column[Task], rows: Sequence[Task]) -> Surroundings:
        """With the names of accounts, and of people: those of the account, where it is one."""
        near = super().near(column, rows)
        accounts = {row.account for row in rows}
        near.names.update(self._names.callers())
        near.lookups.update(self._names.lookups(accounts.pop() if len(accounts) == 1 else None))
        return near
