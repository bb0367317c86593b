"""What the import would come to, that it is a rehearsal, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from csdesk.domain.importing.plan import Outcome
from csdesk.domain.text import msg, nmsg, pmsg
from csdesk.ui.imports.presenter import ImportState, StepOf
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import IconLabel, Painted
from csdesk.ui.words import Words

FATES = (
    ("new", (Outcome.NEW,), pmsg("rows", "new")),
    ("updated", (Outcome.UPDATED,), pmsg("rows", "updated")),
    ("same", (Outcome.UNCHANGED,), pmsg("rows", "equal")),
    ("out", (Outcome.SKIPPED, Outcome.INVALID, Outcome.CONFLICT), pmsg("rows", "stay out")),
)


def fate_color(theme: Theme, fate: str) -> QColor:
    """The colour of a fate, in dots and in the bar."""
    found: QColor = {
        "new": theme.color.accent.base,
        "updated": theme.color.health.good.solid,
        "same": theme.color.chart.muted_bar,
        "out": theme.color.health.risk.solid,
    }[fate]
    return found


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
        room = self.width() - 2 * max(len(pieces) - 1, 0)
        x = 0.0
        for fate, count in pieces:
            width = max(room * count / total, 4.0)
            painter.setBrush(fate_color(theme, fate))
            painter.drawRoundedRect(QRectF(x, 0, width, self.height()), 2, 2)
            x += width + 2


class Footer(QFrame):
    """Counts at the left, the way on at the right."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "foot")
        line = row(self, gap=24)
        line.setContentsMargins(24, 12, 20, 12)
        self._numbers = {fate: label("figure") for fate, _, _ in FATES}
        self.bar = FateBar(themes)
        line.addLayout(self._counts(themes), 3)
        note = row(gap=10)
        note.addWidget(IconLabel(themes, Icon.UNDO), 0, Qt.AlignmentFlag.AlignVCenter)
        dry = label("secondary", wrap=True)
        words.say(
            dry.setText, msg("This is a dry run: nothing has changed yet. After importing, it can be undone.")
        )
        note.addWidget(dry, 1)
        line.addLayout(note, 2)
        self.back = Button(themes, caps=("Alt", "←"))
        words.say(self.back.setText, msg("Back"))
        self.main = Button(themes, "primary", caps=("Ctrl", "Enter"))
        line.addWidget(self.back)
        line.addWidget(self.main)

    def show_state(self, state: ImportState) -> None:
        """Follow the wizard."""
        counts = state.counts
        sums = {fate: sum(counts.get(outcome, 0) for outcome in outcomes) for fate, outcomes, _ in FATES}
        for fate, n in sums.items():
            self._numbers[fate].setText(self._words.translator.number(n))
        self.bar.show_counts(sums)
        n = state.to_write
        if state.step is StepOf.COLUMNS:
            self._words.say(self.main.setText, nmsg("Check {n} row", "Check {n} rows", counts.get("read", 0)))
        elif n:
            self._words.say(self.main.setText, nmsg("Import {n} row", "Import {n} rows", n))
        else:
            self._words.say(self.main.setText, msg("Nothing to import"))
        self.main.setEnabled(not state.is_busy and (state.step is StepOf.COLUMNS or n > 0))

    def _counts(self, themes: Themes) -> QVBoxLayout:
        block = column(gap=8)
        line = row(gap=0)
        for fate, _, title in FATES:
            one = column(gap=0)
            head = row(gap=7)
            head.addWidget(Dot(themes, fate))
            head.addWidget(self._numbers[fate])
            head.addStretch()
            one.addLayout(head)
            said = label("small")
            self._words.say(said.setText, title)
            one.addWidget(said)
            line.addLayout(one, 1)
        block.addLayout(line)
        block.addWidget(self.bar)
        return block
