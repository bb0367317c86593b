"""The card of the cohort matrix, with the menu that says what its rows are and what its cells measure."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from csdesk.domain.text import Text, msg
from csdesk.domain.views.charts import Chart
from csdesk.domain.views.metrics import CohortLook
from csdesk.ui.metrics.chart_card import ChartCard
from csdesk.ui.theme.drop_button import DropButton
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_MEASURES: dict[str, Text] = {
    "net_revenue": msg("Net revenue"),
    "gross_revenue": msg("Gross revenue, without expansion"),
    "logos": msg("Accounts"),
}


class CohortCard(ChartCard):
    """The matrix under its title."""

    look_chosen = Signal(object)
    """The `CohortLook` that is wanted."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self._look = CohortLook()
        self._keys: Sequence[tuple[str, Text]] = ()
        self.look = DropButton(themes, "ghost")
        self.look.setProperty("small", True)
        self.look.clicked.connect(self._drop)
        self.head.insertWidget(self.head.count() - 1, self.look)

    def show_matrix(self, chart: Chart, keys: Sequence[tuple[str, Text]], look: CohortLook) -> None:
        """Show other data, read as the menu says."""
        self._look, self._keys = look, keys
        named = dict(keys).get(look.by, msg("By quarter"))
        self._words.say(self.look.setText, named)
        self.show_chart(chart)

    def menu(self) -> QMenu:
        """Rows, measure, percentages or counts; what is chosen is ticked."""
        menu = QMenu(self)
        now = self._look
        self._group(
            menu,
            [
                (name, now.measure == key, dataclasses.replace(now, measure=key))
                for key, name in _MEASURES.items()
            ],
        )
        menu.addSeparator()
        shares, counts = msg("As percentages"), msg("As numbers")
        self._group(
            menu,
            [
                (shares, not now.counts, dataclasses.replace(now, counts=False)),
                (counts, now.counts, dataclasses.replace(now, counts=True)),
            ],
        )
        menu.addSeparator()
        self._group(
            menu, [(name, now.by == key, dataclasses.replace(now, by=key)) for key, name in self._keys]
        )
        return menu

    def _group(self, menu: QMenu, choices: Sequence[tuple[Text, bool, CohortLook]]) -> None:
        group = QActionGroup(menu)
        for name, is_on, look in choices:
            action = menu.addAction(self._words(name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_on)
            group.addAction(action)
            action.triggered.connect(lambda _=False, look=look: self.look_chosen.emit(look))

    def _drop(self) -> None:
        self.menu().popup(self.look.mapToGlobal(self.look.rect().bottomLeft()))
