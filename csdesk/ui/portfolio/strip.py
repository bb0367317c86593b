"""The totals strip: figures that follow the filter; a press on one shows its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from csdesk.ui.portfolio.state import Total
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_STEP = 16
"""What figures ask for is rounded to so many pixels: the lines between them rest while a filter is typed."""
_LEFT, _RIGHT, _GAP = 20, 8, 8
_KINDS = {1: "success", -1: "error"}


class TotalsStrip(QFrame):
    """A row of figures."""

    pressed = Signal(object)
    """The `Filter` of the rows of a figure."""
    metrics_asked = Signal()
    """The rows of a figure are in the Metrics view."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "band")
        self._row = row(self)
        self._figures: list[_Press] = []

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Show these figures."""
        while len(self._figures) < len(totals):
            figure = _Press()
            figure.pressed.connect(self.pressed)
            figure.metrics_asked.connect(self.metrics_asked)
            if self._figures:
                self._row.addWidget(_divider())
            self._figures.append(figure)
            self._row.addWidget(figure)
        for figure, total in zip(self._figures, totals, strict=True):
            figure.show_total(total, self._words)
        self._part_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each gets what it asks for, in another width too."""
        super().resizeEvent(event)
        self._part_room()

    def _part_room(self) -> None:
        """Every title and figure first, then the notes that still fit, from the left."""
        bare = [figure.wanted(noted=False) for figure in self._figures]
        spare = self.width() - sum(bare)
        for figure, least in zip(self._figures, bare, strict=True):
            more = figure.wanted(noted=True) - least
            taken = more if more <= spare else 0
            spare -= taken
            self._row.setStretchFactor(figure, least + taken)


class _Press(QFrame):
    """One figure, pressed by mouse, Enter or Space when it has rows to show."""

    pressed = Signal(object)
    metrics_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ringed", True)
        self._total: Total | None = None
        self._title, self._value = Elided("small"), label("figure")
        self.note = Elided("small")
        layout = column(self, gap=2)
        layout.setContentsMargins(_LEFT, 8, _RIGHT, 8)
        layout.addWidget(self._title)
        line = row(gap=_GAP)
        line.addWidget(self._value)
        line.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(line)

    def wanted(self, *, noted: bool) -> int:
        """The room in which nothing is cut, with its note or without."""
        title = self._title.sizeHint().width()
        beside = self.note.sizeHint().width() + _GAP if noted and self.note.text() else 0
        inside = max(title, self._value.sizeHint().width() + beside) + _LEFT + _RIGHT
        return -(-inside // _STEP) * _STEP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A note that does not fit is left to the tooltip: half of it says nothing."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _LEFT - _RIGHT - self._value.sizeHint().width() - _GAP
        self.note.setVisible(self.note.sizeHint().width() <= room)

    def show_total(self, total: Total, words: Words) -> None:
        """Show another figure."""
        self._total = total
        value = words.translator.write(total.value) if total.is_known else ""
        self._title.setText(words(total.title))
        self._value.setText(value)
        note = "" if total.note is None else words(total.note)
        self.note.setText(note)
        restyle(self.note, kind=_KINDS.get(total.sign or 0, "small"))
        self._fit()
        self.setToolTip(plain("\n".join(part for part in (note, words(total.help)) if part)))
        self.setAccessibleName(f"{words(total.title)}: {value} {note}".rstrip())
        live = total.rows is not None or total.in_metrics
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if live else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if live else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the rows."""
        if self.rect().contains(event.position().toPoint()):
            self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._press()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        total = self._total
        if total is not None and total.rows is not None:
            self.pressed.emit(total.rows)
        elif total is not None and total.in_metrics:
            self.metrics_asked.emit()


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedWidth(1)
    return line
