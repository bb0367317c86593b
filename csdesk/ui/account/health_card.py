"""The health of the account over the summary: score, dimensions, what to know first, pulse and adjustment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from csdesk.domain.text import msg
from csdesk.ui.account.health_cells import DimensionCell, HealthCell, ScoreCell
from csdesk.ui.account.health_facts import HealthShown
from csdesk.ui.account.health_flags import FlagLine
from csdesk.ui.account.health_pulse import PulseBar
from csdesk.ui.account.lettering import ElidedLabel
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_CELL = 126
_MOST_ACROSS = 5


class HealthCard(QFrame):
    """Every part of it opens why."""

    opened = Signal(object)
    """Why was asked: the place of a dimension, or `None` for the score."""
    adjust_asked = Signal(object)
    """To adjust the score; with the widget to do it under."""
    end_asked = Signal()
    pulse_set = Signal(int)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setProperty("kind", "card")
        words.say(self.setAccessibleName, msg("Health"))
        self.score = ScoreCell(themes, words)
        self.score.opened.connect(lambda: self.opened.emit(None))
        self.cells: list[DimensionCell] = []
        self._rules: list[QFrame] = []
        self._shown: HealthShown | None = None
        self._laid = (0, 0)
        self.flags = FlagLine(themes, words)
        self.sentence = ElidedLabel("small")
        self.pulse = PulseBar(themes, words)
        self.pulse.picked.connect(self.pulse_set)
        self.adjust = self._button(Icon.EDIT)
        words.say(self.adjust.setText, msg("Adjust"))
        self.adjust.clicked.connect(lambda: self.adjust_asked.emit(self.adjust))
        self.end = self._button(Icon.UNDO)
        words.say(self.end.setText, msg("End the adjustment"))
        self.end.clicked.connect(self.end_asked)
        self.why = self._button(Icon.INFO)
        words.say(self.why.setText, msg("Why"))
        self.why.clicked.connect(lambda: self.opened.emit(None))
        self._build()

    def show_health(self, health: HealthShown | None) -> None:
        """Show the health of an account; without any, nothing."""
        self.setVisible(health is not None)
        self._shown = health
        if health is None:
            return
        self.score.show_health(health)
        self._have(len(health.dimensions))
        for cell, dimension in zip(self.cells, health.dimensions, strict=True):
            cell.show_dimension(dimension)
        self.flags.show_flags(health.flags)
        self._words.say(self.sentence.setText, health.sentence)
        self.sentence.setToolTip(plain(self._words(health.sentence)))
        self.pulse.show_pulse(health.pulse)
        self.end.setVisible(health.override is not None and not self.adjust.isHidden())

    def lock(self) -> None:
        """Offer nothing that changes a workspace which can only be read."""
        for offered in (self.adjust, self.end, self.pulse):
            offered.hide()

    def areas(self) -> tuple[HealthCell, ...]:
        """Where F6 goes to."""
        return () if self.isHidden() else (self.score,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cells side by side as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _have(self, count: int) -> None:
        while len(self.cells) < count:
            cell = DimensionCell(self._themes, self._words, self.cells)
            place = len(self.cells)
            cell.opened.connect(lambda place=place: self.opened.emit(place))
            self.cells.append(cell)
        while len(self.cells) > count:
            gone = self.cells.pop()
            gone.hide()
            gone.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        """The score beside its dimensions; more than fit go below."""
        count = len(self.cells)
        room = max(1, self.width() // self._themes.theme.px(_CELL) - 1)
        across = max(1, min(count, _MOST_ACROSS, room))
        lines = -(-count // across)
        across = -(-count // lines) if lines else across
        if not count or (count, across) == self._laid:
            return
        self._laid = (count, across)
        while self._grid.takeAt(0) is not None:
            continue
        self._grid.addWidget(self.score, 0, 0, lines, 1, Qt.AlignmentFlag.AlignTop)
        self._draw_rules(lines * across)
        for place, cell in enumerate(self.cells):
            line, at = divmod(place, across)
            self._grid.addWidget(self._rules[place], line, 1 + 2 * at)
            self._grid.addWidget(cell, line, 2 + 2 * at)
        for at in range(2 * _MOST_ACROSS + 2):
            self._grid.setColumnStretch(at, (10 if at else 11) if at % 2 == 0 and at <= 2 * across else 0)

    def _draw_rules(self, count: int) -> None:
        while len(self._rules) < count:
            rule = QFrame(self)
            rule.setProperty("kind", "line")
            rule.setFixedWidth(1)
            self._rules.append(rule)
        for place, rule in enumerate(self._rules):
            rule.setVisible(place < len(self.cells))

    def _button(self, icon: Icon) -> QPushButton:
        made = Button(self._themes, "ghost", icon)
        made.setProperty("small", True)
        return made

    def _build(self) -> None:
        theme = self._themes.theme
        layout = column(self)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(1, 1, 1, 0)
        self._grid.setSpacing(0)
        layout.addWidget(inside)
        layout.addWidget(hairline())
        self._foot = row(gap=8)
        self._foot.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        self._foot.addWidget(self.flags)
        self._foot.addWidget(self.sentence, 1)
        for part in (self.pulse, self.end, self.adjust, self.why):
            self._foot.addWidget(part)
        layout.addLayout(self._foot)
