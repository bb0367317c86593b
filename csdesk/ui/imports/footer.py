"""What the import would come to, that it is a rehearsal, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from csdesk.domain.importing.plan import Outcome
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.imports.state import KEPT_OUT, ImportState, StepOf
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import IconLabel, Painted
from csdesk.ui.words import Words

_PATIENCE_MS = 300
_COUNTS, _NOTE = 370, 300
_NEW, _UPDATED, _SAME, _OUT = "new", "updated", "same", "out"


def fates_of(counts: dict[str, int]) -> dict[str, int]:
    """Rows by what becomes of them: new, updated, equal, out."""
    return {
        _NEW: counts.get(Outcome.NEW, 0),
        _UPDATED: counts.get(Outcome.UPDATED, 0),
        _SAME: counts.get(Outcome.UNCHANGED, 0),
        _OUT: sum(counts.get(outcome, 0) for outcome in KEPT_OUT),
    }


def fate_color(theme: Theme, fate: str) -> QColor:
    """The colour of a fate, in dots and in the bar."""
    found: QColor = {
        _NEW: theme.color.accent.base,
        _UPDATED: theme.color.health.good.solid,
        _SAME: theme.color.chart.muted_bar,
        _OUT: theme.color.health.risk.solid,
    }[fate]
    return found


def _said(fate: str, n: int) -> Text:
    """What stands under a number; under nothing it is as of many, in every language."""
    n = n or 2
    return {
        _NEW: nmsg("new row", "new rows", n),
        _UPDATED: nmsg("updated", "updated", n),
        _SAME: nmsg("equal", "equal", n),
        _OUT: nmsg("stays out", "stay out", n),
    }[fate]


class Dot(Painted):
    """A small square in the colour of a fate."""

    def __init__(self, themes: Themes, fate: str) -> None:
        super().__init__(themes)
        self._fate = fate
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Small."""
        side = self._themes.theme.px(9)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fate_color(self._themes.theme, self._fate))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


class FateBar(Painted):
    """The rows by fate, in proportion."""

    def __init__(self, themes: Themes) -> None:
        super().__init__(themes)
        self._counts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show other numbers."""
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        theme = self._themes.theme
        return QSize(theme.px(300), theme.px(7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One piece a fate that has rows; every piece can be seen."""
        theme, painter = self._themes.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        pieces = [(fate, count) for fate, count in self._counts.items() if count]
        total = sum(count for _, count in pieces)
        least, gap = 6.0, 2.0
        room = self.width() - gap * max(len(pieces) - 1, 0) - least * len(pieces)
        x = 0.0
        for fate, count in pieces:
            width = least + room * count / total
            painter.setBrush(fate_color(theme, fate))
            painter.drawRoundedRect(QRectF(x, 0, width, self.height()), 2, 2)
            x += width + gap


class Footer(QFrame):
    """Counts at the left, the way on at the right."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._state = ImportState()
        self.setProperty("kind", "foot")
        line = row(self, gap=20)
        line.setContentsMargins(24, 12, 20, 12)
        self.numbers: dict[str, QLabel] = {}
        self._titles: dict[str, QLabel] = {}
        self.bar = FateBar(themes)
        line.addLayout(self._counts(themes), _COUNTS)
        note = row(gap=10)
        note.addWidget(IconLabel(themes, Icon.UNDO), 0, Qt.AlignmentFlag.AlignVCenter)
        self._note = label("secondary", wrap=True)
        note.addWidget(self._note, 1)
        line.addLayout(note, _NOTE)
        self.back = Button(themes, caps=("Alt", "←"))
        words.say(self.back.setText, msg("Back"))
        self.main = Button(themes, "primary", caps=("Ctrl", "Enter"))
        line.addWidget(self.back)
        line.addWidget(self.main)
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._late.timeout.connect(self._say_busy)
        words.language_changed.connect(self._say_again)

    def show_state(self, state: ImportState) -> None:
        """Follow the wizard."""
        self._state = state
        counts, n = state.counts, state.to_write
        fates = fates_of(counts)
        for fate, count in fates.items():
            self.numbers[fate].setText(self._words.translator.number(count))
            self._words.say(self._titles[fate].setText, _said(fate, count))
        self.bar.show_counts(fates)
        self._say_busy_later(is_busy=state.is_busy)
        if state.step is StepOf.COLUMNS:
            said = nmsg("Check {n} row", "Check {n} rows", counts.get("read", 0))
        else:
            said = nmsg("Import {n} row", "Import {n} rows", n) if n else msg("Nothing to import")
        self._words.say(self.main.setText, said)
        self.main.setEnabled(not state.is_busy and (state.step is StepOf.COLUMNS or n > 0))

    def _say_busy_later(self, *, is_busy: bool) -> None:
        if is_busy:
            if not self._late.isActive():
                self._late.start()
            return
        self._late.stop()
        self._words.say(
            self._note.setText,
            msg("This is a dry run: nothing has changed yet. After importing, it can be undone."),
        )

    def _say_again(self) -> None:
        self.show_state(self._state)

    def _say_busy(self) -> None:
        said = msg("Importing") if self._state.step is StepOf.CHECK else msg("Checking what would change")
        self._words.say(self._note.setText, said)

    def _counts(self, themes: Themes) -> QVBoxLayout:
        block = column(gap=8)
        line = row(gap=8)
        for fate in (_NEW, _UPDATED, _SAME, _OUT):
            one = column(gap=0)
            head = row(gap=7)
            number, said = label("figure"), label("small")
            self.numbers[fate], self._titles[fate] = number, said
            head.addWidget(Dot(themes, fate))
            head.addWidget(number)
            head.addStretch()
            one.addLayout(head)
            one.addWidget(said)
            line.addLayout(one, 1)
        block.addLayout(line)
        block.addWidget(self.bar)
        return block
