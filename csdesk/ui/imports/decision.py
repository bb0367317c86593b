"""What there is to decide about the row under the cursor, below the list of rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import msg, nmsg
from csdesk.ui.imports.doubts import Doubt, general_ways, ways_of
from csdesk.ui.imports.parts import Cut, Select
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_CHOOSER = 320


class DecisionBar(QFrame):
    """One doubt, its ways out, and the same way for all rows with the same doubt."""

    decided = Signal(object, str)
    """Doubts, and the way out that was chosen for them."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._doubt: Doubt | None = None
        self._alike: Sequence[Doubt] = ()
        self.setProperty("kind", "band")
        self.setFixedHeight(themes.theme.px(48))
        line = row(self, gap=10)
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(IconLabel(themes, Icon.WARNING, Ink.WARNING))
        self.said = Cut("strong")
        line.addWidget(self.said)
        line.addStretch(1)
        self.ways = Select()
        self.ways.setMaximumWidth(themes.theme.px(_CHOOSER))
        self.ways.picked.connect(self._decide)
        line.addWidget(self.ways)
        self.all = Button(themes)
        self.all.clicked.connect(self._decide_all)
        line.addWidget(self.all)
        self.hide()

    def show_doubt(self, doubt: Doubt | None, alike: Sequence[Doubt]) -> None:
        """Ask about a row; `alike` are all the rows with the same doubt."""
        self.setVisible(doubt is not None)
        if doubt is None:
            self._doubt = None
            return
        self._alike = alike
        if doubt != self._doubt:
            self._doubt = doubt
            self._words.say(self.said.setText, doubt.said)
            self.ways.setAccessibleName(self._words(doubt.said))
            self.ways.show_options(
                [(way, self._words(said)) for way, said in ways_of(doubt.problem)], doubt.way
            )
        self._words.say(
            self.all.setText, nmsg("The same for {n} row", "The same for all {n} rows", len(alike))
        )
        general = {way for way, _ in general_ways(doubt.problem)}
        self.all.setVisible(len(alike) > 1 and doubt.way in general)
        self._words.say(self.all.setAccessibleName, msg("Decide all rows like this one"))

    def take_focus(self) -> None:
        """Put the cursor on the ways out."""
        if self.isVisible():
            self.ways.setFocus(Qt.FocusReason.TabFocusReason)

    def _decide(self, way: str) -> None:
        if self._doubt is not None:
            self.decided.emit([self._doubt], way)

    def _decide_all(self) -> None:
        if self._doubt is not None:
            self.decided.emit(self._alike, self._doubt.way)
