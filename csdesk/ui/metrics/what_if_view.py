"""What if: three assumptions and a model on the left, 24 months of three curves on the right."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money
from csdesk.domain.views.metrics import Details, MetricsState
from csdesk.ui.charts.view import ChartView
from csdesk.ui.charts.written import shown_words
from csdesk.ui.metrics.chart_card import ChartCard, TitledCard
from csdesk.ui.metrics.what_if import FIELDS, WhatIf, percent_words
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_TENTHS = 1000
_HIGHEST = 200
"""20,0 % a month."""
_SIDE = 320


class RateField(QWidget):
    """One assumption: its name, its value, a slider for mouse and arrow keys."""

    changed = Signal()

    def __init__(self, themes: Themes, words: Words, title: Text) -> None:
        super().__init__()
        self._words = words
        self.name = label()
        words.say(self.name.setText, title)
        self.value = label("strong")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _HIGHEST)
        self.slider.setPageStep(10)
        self.slider.setProperty("ringed", True)
        words.say(self.slider.setAccessibleName, title)
        self.slider.valueChanged.connect(self._moved)
        outer = column(self, gap=4)
        head = row()
        head.addWidget(self.name, 1)
        head.addWidget(self.value)
        outer.addLayout(head)
        outer.addWidget(self.slider)
        self.setMinimumWidth(themes.theme.px(200))

    def show_rate(self, rate: Fraction) -> None:
        """Show a rate without telling."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(rate * _TENTHS))
        self.slider.blockSignals(False)
        self._write()

    def rate(self) -> Fraction:
        """The rate that is set."""
        return Fraction(self.slider.value(), _TENTHS)

    def _moved(self) -> None:
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        self.value.setText(self._words.translator.percent(percent_words(self.rate())))


class WhatIfView(QWidget):
    """Fields and curves."""

    changed = Signal(object)
    """The `WhatIf` that is assumed now."""
    reset_asked = Signal()
    opened = Signal(object)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._what: WhatIf | None = None
        self.card = ChartCard(themes, words)
        self.fields = {key: RateField(themes, words, title) for key, title in FIELDS}
        self.model = SegmentedControl(
            themes,
            words,
            (("growth", msg("Growth, %"), None), ("constant", msg("Constant amount"), None)),
        )
        self.constant = label("secondary", wrap=True)
        self._ends = [(label(), label("strong")) for _ in range(3)]
        side = TitledCard(themes, words)
        side.say(msg("Assumptions"), msg("of the last 12 months"))
        side.setFixedWidth(themes.theme.px(_SIDE))
        side.body.addLayout(self._side(themes))
        outer = row(self, gap=12)
        outer.addWidget(side, 0)
        outer.addWidget(self.card, 1)
        for field in self.fields.values():
            field.changed.connect(self._tell)
        self.model.chosen.connect(lambda _: self._tell())

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """The chart."""
        return (self.card.chart,)

    def show_what(self, what: WhatIf, currency: str) -> None:
        """Show assumptions without telling."""
        self._what = what
        for key, field in self.fields.items():
            field.show_rate(getattr(what, key))
        self.model.choose("constant" if what.is_constant else "growth")
        amount = Money(what.new_cents, currency, whole=True)
        self.constant.setVisible(what.is_constant)
        self._words.say(self.constant.setText, msg("New MRR is {money} each month", money=amount))

    def show_state(self, state: MetricsState) -> None:
        """Draw the curves, and where each of them ends."""
        content = state.content
        assert isinstance(content, Details)
        chart = content.charts[0]
        self.card.show_chart(chart)
        for series, (name, value) in zip(chart.series, self._ends, strict=True):
            self._words.say(name.setText, series.name)
            value.setText(shown_words(self._words.translator, series.cells[-1].shown))

    def _side(self, themes: Themes) -> QVBoxLayout:
        inside = column(gap=14)
        inside.setContentsMargins(14, 12, 14, 14)
        inside.addWidget(self.model, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self.fields.values():
            inside.addWidget(field)
        inside.addWidget(self.constant)
        inside.addWidget(hairline())
        head = label("strong")
        self._words.say(head.setText, msg("In 24 months"))
        inside.addWidget(head)
        for name, value in self._ends:
            line = row()
            line.addWidget(name, 1)
            line.addWidget(value)
            inside.addLayout(line)
        again = Button(themes, "link")
        self._words.say(again.setText, msg("Back to the last 12 months"))
        again.clicked.connect(self.reset_asked)
        inside.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()
        return inside

    def _tell(self) -> None:
        if self._what is not None:
            values = {key: field.rate() for key, field in self.fields.items()}
            self.changed.emit(self._what.changed(**values, is_constant=self.model.choice() == "constant"))
