"""How wide the column of names is: as the design has it, and wider where names are long and there is room."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.tables.looks import PAD
from csdesk.ui.tables.view import TableView

USUAL, _MOST = 138, 240
_SHARE = 5
"""Names have at most this part of the table."""
_MEASURED, _LONGEST = 400, 8
"""Of so many rows so many of the longest names are measured."""


class NameWidth:
    """Fits the names of a table; a width that a person chose stays."""

    def __init__(self, table: TableView[PortfolioRow]) -> None:
        self._table = table
        self._wanted = self._room = 0
        table.fitted["name"] = USUAL

    def measure(self, rows: Sequence[PortfolioRow]) -> None:
        """See how much room the names of these rows ask for."""
        longest = sorted((row.name for row in rows[:_MEASURED]), key=len)[-_LONGEST:]
        looks = self._table.looks
        widest = max(map(looks.strong.width, longest), default=0) * 100 / looks.theme.zoom
        self._wanted = round(widest) + 2 * PAD + 2
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Give them what they ask for, as far as a table of this width has it."""
        self._room = room
        share = room * 100 // self._table.looks.theme.zoom // _SHARE
        self._table.fit("name", max(USUAL, min(self._wanted, share, _MOST)))
