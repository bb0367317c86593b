"""The cards that the portfolio opens, and the one that names a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.portfolio.presenter import PortfolioPresenter
from csdesk.ui.session import Session
from csdesk.ui.tables.cards import TableCards
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.tables.filter_card import Asked


class Cards(TableCards[PortfolioRow]):
    """The cards of the accounts; words that groups are made of are ticked, as tags are."""

    days = ((0, 30), (0, 90), (None, -1), (-30, 0), (None, -31))
    single = frozenset({"name"})

    def __init__(
        self, presenter: PortfolioPresenter, table: TableView[PortfolioRow], themes: Themes, words: Words
    ) -> None:
        super().__init__(presenter, table, themes, words)
        self._presenter = presenter

    def asked_of(self, column: Column[PortfolioRow]) -> Asked:
        """Words of groups and tags are ticked, other words are typed, anything else has bounds."""
        from csdesk.ui.tables.filter_card import Asked

        if column.spec.type is FieldType.CHOICE or column.group or column.key == "tags":
            return Asked.WORDS
        return Asked.TEXT if column.spec.type is FieldType.TEXT else Asked.BOUNDS

    def verb(self, count: int) -> Text:
        """Change so many accounts."""
        return nmsg("Change {n} account", "Change {n} accounts", count)

    def order(self, under: QWidget) -> None:
        """Pick a column to sort by."""
        options = [(column.key, column.title) for column in self._presenter.columns]
        table = self._table
        self.pick(msg("Sort by"), options, under, lambda key: table.change(table.view_state.sorted_by(key)))

    def task(
        self, accounts: tuple[int, ...], session: Session, under: QWidget, refused: Callable[[Text], object]
    ) -> None:
        """Ask for a task that each of these accounts is given."""
        from csdesk.ui.portfolio.task_card import TaskCard

        around = Surroundings(self._presenter.reader, self._themes)
        TaskCard(accounts, session, around, under, refused).ask()

    def name_view(self, under: QWidget) -> None:
        """Ask for a name and save the view under it."""
        from csdesk.ui.forms.ask_card import AskCard

        presenter = self._presenter
        spec = FieldSpec("name", FieldType.TEXT, msg("Name of the view"), required=True)
        around = (Surroundings(presenter.reader, self._themes), self._words)
        card = AskCard(spec, msg("Save view"), around, self._keep_view, under)
        card.field.show_value(presenter.chosen.name.args.get("words") if presenter.chosen.id else None)
        card.ask()

    def _keep_view(self, name: str) -> None:
        self._presenter.save_view(self._table.view_state, name)
        self._table.state_changed.emit()
        self._table.setFocus()
