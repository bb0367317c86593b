"""The goals of the account under the cursor: each with its bar, and where it stands of where it should be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.domain.text import msg
from csdesk.ui.portfolio.state import PreviewGoal
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Meter
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_MOST = 4
"""So many goals have a line; how many there are is said above."""


class GoalsPart(QWidget):
    """Shows some `PreviewGoal`; of none it takes no room."""

    def __init__(self, themes: Themes, words: Words, margin: int) -> None:
        super().__init__()
        self._words = words
        layout = column(self)
        layout.addWidget(hairline())
        part = column(gap=6)
        part.setContentsMargins(margin, 10, margin, 12)
        head = row(gap=8)
        title = label("strong")
        words.say(title.setText, msg("Goals"))
        head.addWidget(title, 1)
        self.told = label("small")
        head.addWidget(self.told)
        part.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        self._lines = [_Line(themes, grid, place) for place in range(_MOST)]
        part.addLayout(grid)
        layout.addLayout(part)

    def show_goals(self, goals: Sequence[PreviewGoal]) -> None:
        """Show those of another account."""
        self.setVisible(bool(goals))
        well = sum(goal.is_well for goal in goals)
        self.told.setText(self._words(msg("{n} of {all} on track", n=well, all=len(goals))))
        for place, line in enumerate(self._lines):
            line.show_goal(goals[place] if place < len(goals) else None, self._words)


class _Line:
    """One goal: its name, a bar, and its figures."""

    def __init__(self, themes: Themes, grid: QGridLayout, place: int) -> None:
        self._name, self._meter, self._said = Elided("secondary"), Meter(themes), label()
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._parts: tuple[QWidget, ...] = (self._name, self._meter, self._said)
        for at, widget in enumerate(self._parts):
            grid.addWidget(widget, place, at)

    def show_goal(self, goal: PreviewGoal | None, words: Words) -> None:
        """Show another goal, or none."""
        for part in self._parts:
            part.setVisible(goal is not None)
        if goal is None:
            return
        name, said, status = words(goal.name), words(goal.said), words(goal.status)
        self._name.setText(name)
        self._said.setText(said)
        self._meter.show_share(goal.share, goal.level)
        self._meter.setAccessibleName(f"{name}: {said}, {status}")
        for part in self._parts:
            part.setToolTip(plain(f"{name}: {status}"))
