"""What if: three assumptions and a model on the left, 24 months of three curves on the right."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSlider, QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.views.metrics import Details, MetricsState
from csdesk.ui.charts.view import ChartView
from csdesk.ui.charts.written import shown_words
from csdesk.ui.forms.numbers import parse_money, parse_percent
from csdesk.ui.metrics.chart_card import ChartCard, TitledCard
from csdesk.ui.metrics.what_if import FIELDS, WhatIf
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_TENTHS = 1000
_HIGHEST = 200
"""20,0 % a month; more can be typed."""
_MOST = 100
_SIDE = 320
_KNOB = 20
"""How high a slider is, for the whole of its knob to be seen."""
_AMOUNT, _RATE = 126, 76
"""How wide the fields are: the name beside a rate is longer than that beside an amount."""


class EntryField(QWidget):
    """One assumption: its name and a field to type it in, in either language's style."""

    changed = Signal()
    room = _AMOUNT

    def __init__(self, themes: Themes, words: Words, title: Text) -> None:
        super().__init__()
        self._words = words
        self.name = label()
        words.say(self.name.setText, title)
        self.entry = QLineEdit()
        self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        room = self.room
        themes.hold(self.entry.setFixedWidth, lambda theme: theme.px(room))
        words.say(self.entry.setAccessibleName, title)
        self.entry.editingFinished.connect(self._typed)
        self.outer = column(self, gap=4)
        head = row()
        head.addWidget(self.name, 1)
        head.addWidget(self.entry)
        self.outer.addLayout(head)
        themes.hold(self.setMinimumWidth, lambda theme: theme.px(200))

    def read(self, typed: str) -> bool:
        """Take what was typed; false when it says nothing else. Raises `Refused`."""
        raise NotImplementedError

    def write(self) -> None:
        """Write the value as it is."""
        raise NotImplementedError

    def _typed(self) -> None:
        try:
            is_other = self.read(self.entry.text())
        except Refused:
            is_other = False
        self.write()
        if is_other:
            self.changed.emit()


class RateField(EntryField):
    """A rate a month: typed, or set by a slider for mouse and arrow keys."""

    room = _RATE

    def __init__(self, themes: Themes, words: Words, title: Text) -> None:
        super().__init__(themes, words, title)
        self._rate = Fraction(0)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _HIGHEST)
        self.slider.setPageStep(10)
        self.slider.setProperty("ringed", True)
        words.say(self.slider.setAccessibleName, title)
        self.slider.valueChanged.connect(self._moved)
        themes.hold(self.slider.setMinimumHeight, lambda theme: theme.px(_KNOB))
        self.outer.addWidget(self.slider)

    def show_rate(self, rate: Fraction) -> None:
        """Show a rate without telling."""
        self._rate = rate
        self.slider.blockSignals(True)
        self.slider.setValue(round(rate * _TENTHS))
        self.slider.blockSignals(False)
        self.write()

    def rate(self) -> Fraction:
        """The rate that is set."""
        return self._rate

    def read(self, typed: str) -> bool:
        """A percentage, of any exactness."""
        found = parse_percent(typed, comma=self._words.translator.decimal_comma)
        if found is None or not 0 <= found <= _MOST or Fraction(found) / 100 == self._rate:
            return False
        self.show_rate(Fraction(found) / 100)
        return True

    def write(self) -> None:
        """With as many decimals as it has, at most two."""
        percent = Percent(Decimal(self._rate.numerator) / Decimal(self._rate.denominator), self._decimals)
        self.entry.setText(self._words.translator.percent(percent))

    @property
    def _decimals(self) -> int:
        return 1 if (self._rate * _TENTHS).denominator == 1 else 2

    def _moved(self, tenths: int) -> None:
        self._rate = Fraction(tenths, _TENTHS)
        self.write()
        self.changed.emit()


class MoneyField(EntryField):
    """An amount, typed."""

    def __init__(self, themes: Themes, words: Words, title: Text) -> None:
        super().__init__(themes, words, title)
        self._money = Money(0, "BRL")

    def show_money(self, money: Money) -> None:
        """Show an amount without telling."""
        self._money = money
        self.write()

    def cents(self) -> int:
        """The amount that is set."""
        return self._money.cents

    def read(self, typed: str) -> bool:
        """An amount above zero, or none."""
        found = parse_money(typed, self._money.currency)
        if found is None or found < 0 or found == self._money.cents:
            return False
        self._money = Money(found, self._money.currency)
        return True

    def write(self) -> None:
        """With its cents."""
        self.entry.setText(self._words.translator.money(self._money))


class WhatIfView(QWidget):
    """Fields and curves."""

    changed = Signal(object)
    """The `WhatIf` that is assumed now."""
    reset_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._what: WhatIf | None = None
        self.card = ChartCard(themes, words)
        self.start = MoneyField(themes, words, msg("MRR at the start"))
        self.fields = {key: RateField(themes, words, title) for key, title in FIELDS}
        self.amount = MoneyField(themes, words, msg("New MRR a month"))
        self.model = SegmentedControl(
            themes,
            words,
            (("growth", msg("Growth, %"), None), ("constant", msg("Constant amount"), None)),
        )
        self._ends = [(label(), label("strong")) for _ in range(3)]
        side = TitledCard(themes, words)
        side.say(msg("Assumptions"), msg("of the last 12 months"))
        themes.hold(side.setFixedWidth, lambda theme: theme.px(_SIDE))
        side.body.addLayout(self._side(themes))
        outer = row(self, gap=12)
        outer.addWidget(side, 0)
        outer.addWidget(self.card, 1)
        for field in (self.start, self.amount, *self.fields.values()):
            field.changed.connect(self._tell)
        self.model.chosen.connect(self._choose_model)

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """The chart."""
        return (self.card.chart,)

    def show_what(self, what: WhatIf, currency: str) -> None:
        """Show assumptions without telling."""
        self._what = what
        self.start.show_money(Money(what.start, currency))
        for key, field in self.fields.items():
            field.show_rate(getattr(what.rates, key))
        self.amount.show_money(Money(what.rates.new_cents or 0, currency))
        self.model.choose("constant" if what.is_constant else "growth")
        self.fields["new"].setVisible(not what.is_constant)
        self.amount.setVisible(what.is_constant)

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
        for field in (
            self.start,
            self.fields["churn"],
            self.fields["new"],
            self.amount,
            self.fields["expansion"],
        ):
            inside.addWidget(field)
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

    def _choose_model(self, key: str) -> None:
        if self._what is not None:
            self._emit(self._what.constant() if key == "constant" else self._what.growing())

    def _tell(self) -> None:
        if self._what is not None:
            rates = {key: field.rate() for key, field in self.fields.items()}
            cents = self.amount.cents() if self._what.is_constant else None
            self._emit(WhatIf(self.start.cents(), self._what.rates).rated(**rates, new_cents=cents))

    def _emit(self, what: WhatIf) -> None:
        self._what = what
        self.changed.emit(what)
