"""The MRR movement: bars on the left, the month under the cursor on the right, which is also the legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.domain.views.charts import PARTIAL, Chart, Hue
from csdesk.domain.views.metrics import Figure, MonthList
from csdesk.ui.charts.drawing import Spot
from csdesk.ui.charts.view import ChartView
from csdesk.ui.charts.written import long_month
from csdesk.ui.metrics.chart_card import TitledCard
from csdesk.ui.metrics.chart_table import ChartOrTable
from csdesk.ui.metrics.figure import FigureLink
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

_SIDE = 212
_HUES = (Hue.NEW, Hue.EXPANSION, Hue.REACTIVATION, Hue.CONTRACTION, Hue.CHURN)


class Swatch(Painted):
    """The colour of a series."""

    def __init__(self, themes: Themes, hue: Hue) -> None:
        super().__init__(themes)
        self._hue = hue
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        side = self._themes.theme.px(10)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ink: QColor = getattr(theme.color.chart, self._hue.value)
        painter.setBrush(ink)
        painter.drawRoundedRect(self.rect(), theme.radius.xs - 1, theme.radius.xs - 1)


class MonthSide(QWidget):
    """The movements of one month, as a list of figures."""

    opened = Signal(object)
    moved = Signal(int)
    """So many months later or earlier."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._themes = themes
        themes.changed.connect(self._fit)
        self._fit()
        self.month = label("strong")
        self.partial = label("warning")
        self.figures = [FigureLink(themes, words, right=True) for _ in _HUES]
        self._names = [label() for _ in _HUES]
        self.net, self.closing = (FigureLink(themes, words, right=True) for _ in range(2))
        self._net_name, self._closing_name = label("strong"), label()
        self.rows = Button(themes, "", Icon.PORTFOLIO, ("Enter",))
        self.rows.setProperty("small", True)
        self._month: MonthList | None = None
        outer = column(self)
        outer.setContentsMargins(14, 10, 12, 14)
        outer.addLayout(self._head(themes))
        outer.addSpacing(4)
        outer.addLayout(self._list(themes), 1)
        outer.addStretch()
        outer.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignLeft)
        for figure in (*self.figures, self.net, self.closing):
            figure.opened.connect(self.opened)
        self.rows.clicked.connect(self._open_all)

    def _fit(self) -> None:
        self.setFixedWidth(self._themes.theme.px(_SIDE))

    def show_month(self, month: MonthList) -> None:
        """Show another month."""
        self._month = month
        say = self._words.say
        say(self.month.setText, verbatim(long_month(self._words.translator, month.month)))
        self.partial.setVisible(month.is_partial)
        say(self.partial.setText, PARTIAL)
        for place, figure in enumerate(month.figures):
            say(self._names[place].setText, figure.name)
            restyle(self._names[place], kind="" if figure.rows is not None else "tertiary")
            self.figures[place].show_figure(figure)
        self._show(self._net_name, self.net, month.net)
        self._show(self._closing_name, self.closing, month.closing)
        some = nmsg("See the {n} row", "See the {n} rows", month.count)
        say(self.rows.setText, some if month.count else msg("No rows"))
        self.rows.setEnabled(month.count > 0)

    def _show(self, name: QLabel, value: FigureLink, figure: Figure) -> None:
        self._words.say(name.setText, figure.name)
        value.show_figure(figure)

    def _head(self, themes: Themes) -> QHBoxLayout:
        head = row(gap=2)
        head.addWidget(self.month)
        head.addSpacing(4)
        head.addWidget(self.partial)
        head.addStretch()
        for icon, name, by in (
            (Icon.LEFT, msg("Month before"), -1),
            (Icon.RIGHT, msg("Month after"), 1),
        ):
            button = Button(themes, "icon-ghost", icon)
            self._words.say(button.set_name, name)
            button.clicked.connect(lambda _=False, by=by: self.moved.emit(by))
            head.addWidget(button)
        return head

    def _list(self, themes: Themes) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(themes.theme.px(6))
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        for place, hue in enumerate(_HUES):
            grid.addWidget(Swatch(themes, hue), place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._names[place], place, 1)
            grid.addWidget(self.figures[place], place, 2, right)
        grid.addWidget(hairline(), len(_HUES), 0, 1, 3)
        for place, (name, value) in enumerate(
            ((self._net_name, self.net), (self._closing_name, self.closing)), len(_HUES) + 1
        ):
            grid.addWidget(name, place, 0, 1, 2)
            grid.addWidget(value, place, 2, right)
        return grid

    def _open_all(self) -> None:
        if self._month is not None:
            self.opened.emit(self._month.rows)


class MovementCard(TitledCard):
    """Chart and list, one cursor."""

    opened = Signal(object)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.chart = ChartView(themes, words)
        self.side = MonthSide(themes, words)
        self._months: Sequence[MonthList] = ()
        self.add_menu(self.chart)
        inside = row()
        left = column()
        left.setContentsMargins(12, 6, 8, 4)
        left.addWidget(ChartOrTable(self.chart, themes, words))
        inside.addLayout(left, 1)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedWidth(1)
        inside.addWidget(line)
        inside.addWidget(self.side)
        self.body.addLayout(inside, 1)
        self.chart.moved.connect(self._show_month)
        self.chart.opened.connect(self.opened)
        self.side.opened.connect(self.opened)
        self.side.moved.connect(self.step)

    def show_months(self, chart: Chart, months: Sequence[MonthList]) -> None:
        """Show other months; the cursor starts at the last."""
        self.say(chart.title, chart.unit)
        self._months = months
        self.chart.show_chart(chart)
        if self.chart.spot is not None:
            self._show_month(self.chart.spot.column)

    def step(self, by: int) -> None:
        """Move the cursor."""
        spot, chart = self.chart.spot, self.chart.chart
        if spot is not None and chart is not None:
            self.chart.go_to(Spot(0, max(0, min(len(chart.columns) - 1, spot.column + by))))

    def _show_month(self, at: int) -> None:
        if 0 <= at < len(self._months):
            self.side.show_month(self._months[at])
