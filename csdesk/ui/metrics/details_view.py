"""A section of small multiples: every chart in a card of its own, as many beside each other as fit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from csdesk.domain.views.charts import Chart, ChartKind
from csdesk.domain.views.metrics import Details, MetricsState
from csdesk.ui.charts.view import ChartView
from csdesk.ui.metrics.chart_card import ChartCard
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_GAP = 12
_NARROWEST = 360
_HIGH = 268
_TALLEST = 400
_BLANK = 132
_ROW = 37
_HEAD = 78


class DetailsView(QWidget):
    """The charts of a section in a grid."""

    opened = Signal(object)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.caveat: QLabel = label("warning", wrap=True)
        self.caveat.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        outer = column(self, gap=8)
        outer.addWidget(self.caveat)
        outer.addLayout(self._grid, 1)
        outer.addStretch(0)
        self._cards: list[ChartCard] = []
        self._shown: tuple[Chart, ...] = ()
        self._columns = 0

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """The charts, in the order of Tab."""
        return tuple(card.chart for card in self._cards[: len(self._shown)])

    def prepare(self, count: int) -> bool:
        """Make one more card of so many, unseen; false when all are made."""
        if len(self._cards) >= count:
            return False
        self._make_card()
        return True

    def _make_card(self) -> None:
        card = ChartCard(self._themes, self._words)
        card.hide()
        card.opened.connect(self.opened)
        self._cards.append(card)

    def show_state(self, state: MetricsState) -> None:
        """Draw the section."""
        content = state.content
        assert isinstance(content, Details)
        self.caveat.setVisible(content.caveat is not None)
        if content.caveat is not None:
            self._words.say(self.caveat.setText, content.caveat)
        self._shown = content.charts
        while len(self._cards) < len(content.charts):
            self._make_card()
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(content.charts))
            if place < len(content.charts):
                card.show_chart(content.charts[place])
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._themes.theme.px
        count = max(1, len(self._shown))
        columns = max(1, min(3, count, (self.width() + _GAP) // px(_NARROWEST)))
        if count == 4:
            columns = min(columns, 2)
        if columns == self._columns:
            return
        self._columns = columns
        tallest = px(_TALLEST)
        for place, card in enumerate(self._cards):
            first = place // columns * columns
            is_blank = all(one.is_empty for one in self._shown[first : first + columns])
            card.setMaximumHeight(px(_BLANK) if is_blank else tallest)
            self._grid.removeWidget(card)
            if place < count:
                self._grid.addWidget(card, place // columns, place % columns)
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at in range(len(self._cards)):
            line = self._shown[at * columns : (at + 1) * columns]
            self._grid.setRowMinimumHeight(at, max((self._height(one) for one in line), default=0))
            self._grid.setRowStretch(at, 0 if all(one.is_empty for one in line) else 1)

    def _height(self, chart: Chart) -> int:
        px = self._themes.theme.px
        if chart.is_empty:
            return px(_BLANK)
        if chart.kind is ChartKind.BARS:
            return px(_HEAD + _ROW * max(2, len(chart.columns)))
        return px(_HIGH)
