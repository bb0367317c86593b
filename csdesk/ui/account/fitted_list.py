"""A painted list that is as high as its rows, so that the card which holds it scrolls with the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from csdesk.ui.account.items import EDIT, ERASE, Deed, Item
from csdesk.ui.account.painted import PaintedList
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class FittedList(PaintedList):
    """Takes the height of its rows, as its delegate measures them."""

    def __init__(self, themes: Themes, words: Words, deeds: Sequence[Deed] = (EDIT, ERASE)) -> None:
        super().__init__(themes, words, deeds)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hold(self, items: Sequence[Item]) -> None:
        """Show other rows and take their height."""
        super().hold(items)
        self._fit()

    def relay(self) -> None:
        """Measure again."""
        super().relay()
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(len(self.rows.items)))))
