"""A card around one chart: its title and unit, its menu, the chart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import Text, msg
from csdesk.domain.views.charts import Chart, ChartKind
from csdesk.ui.charts.view import ChartView
from csdesk.ui.metrics.chart_table import ChartOrTable
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import Card, column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_HEAD = 39
_LOWEST_ROW = 26


class TitledCard(Card):
    """A card whose head says what it is and how it is counted."""

    def __init__(self, themes: Themes, words: Words) -> None:
        self.title = label("section")
        self.unit = Elided("small")
        super().__init__(self.title)
        self._words = words
        self._themes = themes
        self.head.insertWidget(1, self.unit, 1)
        self.head.setContentsMargins(14, 0, 8, 0)
        self.head.addStrut(themes.theme.px(_HEAD))

    def say(self, title: Text, unit: Text | None) -> None:
        """Name the card."""
        self._words.say(self.title.setText, title)
        self.unit.setVisible(unit is not None)
        if unit is not None:
            self._words.say(self.unit.setText, unit)

    def add_menu(self, chart: ChartView) -> Button:
        """The three dots that drop the menu of a chart."""
        more = Button(self._themes, "icon-ghost", Icon.MORE)
        self._words.say(more.set_name, msg("More about this chart"))
        more.clicked.connect(lambda: chart.drop_menu())  # noqa: PLW0108 - drops the flag that Qt sends
        self.head.addWidget(more)
        return more


class ChartCard(TitledCard):
    """One chart under its title."""

    opened = Signal(object)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.chart = ChartView(themes, words)
        self.chart.opened.connect(self.opened)
        self.add_menu(self.chart)
        self._inside = column()
        self._inside.setContentsMargins(14, 10, 14, 10)
        self._inside.addWidget(ChartOrTable(self.chart, themes, words), 1)
        self.body.addLayout(self._inside, 1)

    def show_chart(self, chart: Chart) -> None:
        """Show other data."""
        self.say(chart.title, chart.unit)
        self.chart.show_chart(chart)
        rows = max(1, len(chart.columns)) if chart.kind is ChartKind.BARS else 0
        self._themes.hold(self.chart.setMinimumHeight, lambda theme: theme.px(_LOWEST_ROW) * rows)

    def lead_with(self, widget: QWidget) -> None:
        """Put a sentence over the chart."""
        self._inside.insertWidget(0, widget)
        self._inside.setSpacing(8)
