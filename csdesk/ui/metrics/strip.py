"""The strip of figures over a section: name, value, what it is beside, and what to bear in mind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money
from csdesk.domain.views.metrics import Figure
from csdesk.ui.charts.written import shown_words
from csdesk.ui.metrics.figure import FigureLink
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_PLACES = 6


class FigureColumn(QWidget):
    """One figure of the strip."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.name = Elided("small")
        self.value = FigureLink(themes, words, "figure")
        self.change = label("small")
        self.note = Elided("small")
        self.caveat = label("warning")
        outer = column(self, gap=1)
        outer.setContentsMargins(14, 10, 10, 10)
        head = row(gap=6)
        head.addWidget(self.name, 1)
        head.addWidget(self.caveat)
        outer.addLayout(head)
        outer.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeft)
        line = row(gap=5)
        line.addWidget(self.change)
        line.addWidget(self.note, 1)
        outer.addLayout(line)

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._words.say(self.name.setText, figure.name)
        self.value.show_figure(figure)
        self._show(self.note, figure.note if figure.value is not None else figure.why)
        self._show(self.caveat, figure.caveat)
        self.change.setVisible(figure.change is not None)
        if figure.change is not None:
            self._show_change(figure.change)

    def _show(self, target: QLabel, text: Text | None) -> None:
        target.setVisible(text is not None)
        if text is not None:
            self._words.say(target.setText, text)
            target.setToolTip(plain(target.text()))

    def _show_change(self, change: Money) -> None:
        cents = change.cents
        arrow = "▲" if cents > 0 else "▼" if cents < 0 else "="
        said = shown_words(self._words.translator, Money(abs(cents), change.currency, whole=True))
        self.change.setText(f"{arrow} {said}")
        restyle(self.change, kind="error" if cents < 0 else "success")
        fell = msg("fell {money}", money=said) if cents < 0 else msg("grew {money}", money=said)
        self.change.setAccessibleName(self._words(fell))


class FiguresStrip(QFrame):
    """Up to six figures side by side, divided by hairlines: as wide as each other, or as their words need."""

    opened = Signal(object)
    """The `RowsKey` of a figure."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.columns: list[FigureColumn] = []
        self._lines: list[QFrame] = []
        self._layout = row(self)
        for place in range(_PLACES):
            if place:
                line = QFrame()
                line.setProperty("kind", "line")
                line.setFixedWidth(1)
                self._lines.append(line)
                self._layout.addWidget(line)
            made = FigureColumn(themes, words)
            made.value.opened.connect(self.opened)
            self.columns.append(made)
            self._layout.addWidget(made)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show the figures of a section."""
        for place, made in enumerate(self.columns):
            made.setVisible(place < len(figures))
            if place:
                self._lines[place - 1].setVisible(place < len(figures))
            if place < len(figures):
                made.show_figure(figures[place])
