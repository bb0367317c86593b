"""The first section as it is laid out: movement and diagnosis above; rates, cohorts and reasons below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.domain.views.metrics import MetricsState, Overview
from csdesk.ui.charts.view import ChartView
from csdesk.ui.metrics.chart_card import ChartCard
from csdesk.ui.metrics.cohort_card import CohortCard
from csdesk.ui.metrics.diagnosis_card import TITLES, DiagnosisCard
from csdesk.ui.metrics.movement_card import MovementCard
from csdesk.ui.metrics.paragraph import Paragraph
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_GAP = 12
_COLUMNS = (335, 415, 358)
_ROWS = {3: (333, 297), 2: (333, 320, 297), 1: (333, 320, 297, 297, 297)}
_THREE_FROM, _TWO_FROM = 945, 640
"""The widths from which the cards have room in so many columns."""
_PLACES: dict[int, tuple[tuple[int, int, int, int], ...]] = {
    3: ((0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)),
    2: ((0, 0, 1, 2), (1, 0, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (1, 1, 1, 1)),
    1: tuple((place, 0, 1, 1) for place in range(5)),
}
"""Row, column and spans of movement, diagnosis, rates, cohorts and reasons."""


class OverviewView(QWidget):
    """Five cards."""

    opened = Signal(object)
    account_asked = Signal(int)
    accounts_asked = Signal(object)
    how_asked = Signal()
    begin_asked = Signal(object, int)
    """The ids of accounts, a tuple, and that of the playbook to begin for them."""
    playbook_asked = Signal(int)
    library_asked = Signal()
    look_chosen = Signal(object)
    """A `CohortLook`."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self.movement = MovementCard(themes, words)
        self.diagnosis = DiagnosisCard(themes, words)
        self.rates, self.reasons = (ChartCard(themes, words) for _ in range(2))
        self.cohorts = CohortCard(themes, words)
        self.cohorts.look_chosen.connect(self.look_chosen)
        self.reasons_said = Paragraph(themes, words)
        self.reasons.lead_with(self.reasons_said)
        self._themes = themes
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._columns = 0
        self.fit(themes.theme.px(_THREE_FROM))
        for source in (self.movement, self.diagnosis, self.rates, self.cohorts, self.reasons):
            source.opened.connect(self.opened)
        self.reasons_said.opened.connect(self.opened)
        self.diagnosis.account_asked.connect(self.account_asked)
        self.diagnosis.how_asked.connect(self.how_asked)
        self.diagnosis.accounts_asked.connect(self.accounts_asked)
        self.diagnosis.begin_asked.connect(self.begin_asked)
        self.diagnosis.playbook_asked.connect(self.playbook_asked)
        self.diagnosis.library_asked.connect(self.library_asked)

    def fit(self, wide: int) -> None:
        """Lay the cards out for a width: as designed, in two columns, or one under the other."""
        px = self._themes.theme.px
        columns = 3 if wide >= px(_THREE_FROM) else 2 if wide >= px(_TWO_FROM) else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()
        shares = _COLUMNS if columns == 3 else (1,) * columns
        for place in range(3):
            share = shares[place] if place < columns else 0
            self._grid.setColumnStretch(place, share)
            self._grid.setColumnMinimumWidth(place, px(round(share * 0.7)) if columns == 3 else 0)
        rows = _ROWS[columns]
        for place in range(5):
            share = rows[place] if place < len(rows) else 0
            self._grid.setRowStretch(place, share)
            self._grid.setRowMinimumHeight(place, px(round(share * 0.86)))

    def _arrange(self) -> None:
        cards = (self.movement, self.diagnosis, self.rates, self.cohorts, self.reasons)
        for card, place in zip(cards, _PLACES[self._columns], strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *place)

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """The charts, in the order of Tab."""
        return (self.movement.chart, self.rates.chart, self.cohorts.chart, self.reasons.chart)

    def show_state(self, state: MetricsState) -> None:
        """Draw the section."""
        content = state.content
        assert isinstance(content, Overview)
        self.movement.show_months(content.movement, content.months)
        self.diagnosis.show_diagnosis(TITLES[state.span.grain], content.diagnosis)
        self.rates.show_chart(content.rates)
        self.cohorts.show_matrix(content.cohorts, content.cohort_keys, content.cohort_look)
        self.reasons.show_chart(content.reasons)
        self.reasons_said.show_sentence(content.reasons_said)
