"""The filter bar of the portfolio, which also says and changes the order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from csdesk.domain.text import Text
from csdesk.ui.tables.filter_bar import FilterBar
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class PortfolioBar(FilterBar):
    """What the table shows, and in what order."""

    order_asked = Signal(object)
    icons: ClassVar[Mapping[str, Icon]] = {
        "status": Icon.YES_NO,
        "health": Icon.HEALTH,
        "renewal": Icon.RENEWAL,
        "touch": Icon.TOUCH,
        "stage": Icon.GOAL,
    }
    inset, line_width = 20, 184

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.order = Button(themes, "chip", Icon.SORT)
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.order.clicked.connect(lambda: self.order_asked.emit(self.order))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.order)

    def show_order(self, order: Text) -> None:
        """Show what orders the rows."""
        self._words.say(self.order.setText, order)
