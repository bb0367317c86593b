"""The last step: what changed, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from csdesk.domain.changes import Done
from csdesk.domain.importing.plan import Outcome
from csdesk.domain.model.catalog import ENTITIES
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.imports.state import ImportState
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_WIDTH = 600
_ACROSS = 4
_OWN = frozenset({"import", "mapping", "custom_field", "setting"})


class DoneStep(QWidget):
    """Says what came in; goes to the portfolio, imports more, or takes it all back."""

    portfolio_asked = Signal()
    undo_asked = Signal()
    more_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(themes.theme.px(_WIDTH))
        outer = row(self)
        outer.addStretch()
        middle = column()
        middle.addStretch(2)
        middle.addWidget(card)
        middle.addStretch(3)
        outer.addLayout(middle, 1000)
        outer.addStretch()
        body = column(card, gap=12)
        body.setContentsMargins(28, 26, 28, 22)
        head = row(gap=12)
        head.addWidget(IconLabel(themes, Icon.SURE, Ink.SUCCESS, 24))
        self.title = label("title", wrap=True)
        head.addWidget(self.title, 1)
        body.addLayout(head)
        self.lines = label("secondary", wrap=True)
        body.addWidget(self.lines)
        self._line = hairline()
        body.addWidget(self._line)
        self._kinds = QWidget()
        self._grid = QGridLayout(self._kinds)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(12)
        body.addWidget(self._kinds)
        self._backup = label("small", wrap=True)
        words.say(self._backup.setText, msg("A backup from before the import is kept."))
        body.addWidget(self._backup)
        body.addSpacing(4)
        ways = row(gap=8)
        self.portfolio = Button(themes, "primary", caps=("Ctrl", "Enter"))
        words.say(self.portfolio.setText, msg("See the portfolio"))
        self.portfolio.clicked.connect(self.portfolio_asked)
        more = Button(themes)
        words.say(more.setText, msg("Import more"))
        more.clicked.connect(self.more_asked)
        self.undo = Button(themes, "ghost", Icon.UNDO)
        words.say(self.undo.setText, msg("Undo this import"))
        self.undo.clicked.connect(self.undo_asked)
        for button in (self.portfolio, more, self.undo):
            ways.addWidget(button)
        ways.addStretch()
        body.addLayout(ways)

    def show_state(self, state: ImportState) -> None:
        """Say what happened."""
        counts, n = state.counts, state.to_write
        done = state.done
        title = nmsg("{n} row is in", "{n} rows are in", n) if done else msg("Nothing had to change")
        self._words.say(self.title.setText, title)
        numbers = (
            nmsg("{n} new", "{n} new", counts.get(Outcome.NEW, 0)),
            nmsg("{n} updated", "{n} updated", counts.get(Outcome.UPDATED, 0)),
            nmsg("{n} equal", "{n} equal", counts.get(Outcome.UNCHANGED, 0)),
            nmsg("{n} left out", "{n} left out", state.kept_out),
        )
        said = self._words.translator.listed([self._words(one) for one in numbers if one.count])
        self.lines.setText(said)
        self.lines.setVisible(bool(said))
        for part in (self.undo, self._backup, self._line, self._kinds):
            part.setVisible(done is not None)
        if done is not None:
            self._show_kinds(done)

    def _show_kinds(self, done: Done) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        for place, (title, n) in enumerate(touched(done)):
            one = QWidget()
            lines = column(one)
            number = label("figure")
            number.setText(self._words.translator.number(n))
            name = label("small")
            self._words.say(name.setText, title)
            lines.addWidget(number)
            lines.addWidget(name)
            self._grid.addWidget(one, place // _ACROSS, place % _ACROSS)


def touched(done: Done) -> list[tuple[Text, int]]:
    """How many records of each kind were made or changed, the kinds in their order."""
    ranges = done.changes.ranges
    return [
        (entity.many, _counted(ranges[entity.key]))
        for entity in ENTITIES
        if entity.key in ranges and entity.key not in _OWN
    ]


def _counted(ranges: Sequence[tuple[int, int]]) -> int:
    """How many records ranges come to; one that was made and then changed, as a parent is set later, counts once."""
    n, end = 0, 0
    for first, last in sorted(ranges):
        n += max(last - max(first, end + 1) + 1, 0)
        end = max(end, last)
    return n
