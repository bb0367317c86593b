"""The steps of one indicator: from which value on, how many points, and whether the value itself is in."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from csdesk.domain.health.editing import floor_changed, step_added, step_changed, step_removed
from csdesk.domain.health.model import Rules, Scale
from csdesk.domain.health.words import plain
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg, pmsg
from csdesk.ui.forms.slot import Slot, Tell
from csdesk.ui.health.kit import Kit
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import clear, said
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_EDGE = FieldSpec("edge", FieldType.DECIMAL, msg("From the value"), required=True)
_POINTS = FieldSpec("points", FieldType.INT, pmsg("health", "Points"), required=True, low=0, high=100)
_WIDE = 64


class Steps(QWidget):
    """A line for each step, in rising order, after the points below the first."""

    def __init__(self, kit: Kit, key: str, tell: Tell) -> None:
        super().__init__()
        self._kit = kit
        self._key = key
        self._tell = tell
        themes, words = kit.themes, kit.words
        self.lines: list[StepLine] = []
        self.floor = self._slot(_POINTS, self._give_floor)
        outer = column(self, gap=4)
        outer.setContentsMargins(themes.theme.px(12), 0, 0, 4)
        below = row(gap=8)
        below.addWidget(said(words, msg("Below the first step"), "secondary", wrap=False))
        below.addWidget(self.floor)
        below.addWidget(said(words, pmsg("health", "points"), "secondary", wrap=False))
        below.addStretch()
        outer.addLayout(below)
        self._rows = column(gap=4)
        outer.addLayout(self._rows)
        self.more = Button(themes, "link")
        words.say(self.more.setText, msg("Add a step"))
        self.more.clicked.connect(lambda: self._try(lambda rules: step_added(rules, key)))
        outer.addWidget(self.more)

    def show_scale(self, scale: Scale) -> None:
        """Show the steps that are kept."""
        self.floor.show_value(scale.floor)
        if len(scale.steps) != len(self.lines):
            clear(self._rows)
            self.lines = [self._line(place) for place in range(len(scale.steps))]
            for line in self.lines:
                self._rows.addWidget(line)
        for line, step in zip(self.lines, scale.steps, strict=True):
            line.edge.show_value(plain(step.edge))
            line.points.show_value(step.points)
            line.inclusive.setChecked(step.inclusive)
            line.erase.setEnabled(len(scale.steps) > 1)

    def _line(self, place: int) -> StepLine:
        edge = self._slot(_EDGE, partial(self._give, place, "edge"))
        points = self._slot(_POINTS, partial(self._give, place, "points"))
        line = StepLine(edge, points, self._kit.words, self._kit.themes)
        line.inclusive.clicked.connect(
            lambda on: self._try(lambda rules: step_changed(rules, self._key, place, inclusive=on))
        )
        line.erase.clicked.connect(lambda: self._try(lambda rules: step_removed(rules, self._key, place)))
        return line

    def _slot(self, spec: FieldSpec, give: Callable[[Any], object]) -> Slot:
        made = Slot(spec, self._kit.around, give, self._tell)
        made.setFixedWidth(self._kit.themes.theme.px(_WIDE))
        return made

    def _give(self, place: int, name: str, value: Any) -> None:
        given = Fraction(value) if name == "edge" else value
        self._kit.presenter.edit(lambda rules: step_changed(rules, self._key, place, **{name: given}))

    def _give_floor(self, points: int) -> None:
        self._kit.presenter.edit(lambda rules: floor_changed(rules, self._key, points))

    def _try(self, change: Callable[[Rules], Rules]) -> None:
        self._kit.attempt(change, self._tell)


class StepLine(QWidget):
    """One step."""

    def __init__(self, edge: Slot, points: Slot, words: Words, themes: Themes) -> None:
        super().__init__()
        self.edge, self.points = edge, points
        self.inclusive = QCheckBox()
        words.say(self.inclusive.setText, msg("this value too"))
        self.erase = Button(themes, "icon-ghost", Icon.CLOSE)
        words.say(self.erase.set_name, msg("Remove the step"))
        line: QHBoxLayout = row(self, gap=8)
        line.addWidget(said(words, pmsg("health", "From"), "secondary", wrap=False))
        line.addWidget(edge)
        line.addWidget(self.inclusive)
        line.addWidget(points)
        line.addWidget(said(words, pmsg("health", "points"), "secondary", wrap=False))
        line.addWidget(self.erase)
        line.addStretch()
