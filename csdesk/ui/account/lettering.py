"""Words painted in one line, with the inks of their meaning."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.painting import PillTone
from csdesk.ui.theme.tokens import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LEAST = 90
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ElidedLabel(QLabel):
    """Plain words in one line, cut with … where there is no room; a row may shrink it to a few letters."""

    def __init__(self, kind: str, align: Qt.AlignmentFlag = LEFT) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setAlignment(align)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words in the ink of their role."""
        painter = QPainter(self)
        box = self.contentsRect()
        letters = Letters(self.font(), self.palette().color(self.foregroundRole()), self.alignment())
        draw(painter, box, self.text(), letters)


class Letters(NamedTuple):
    """How words look: their font, their ink, and the side they stand on."""

    font: QFont
    ink: QColor
    align: Qt.AlignmentFlag = LEFT


def draw(painter: QPainter, box: QRect, words: str, letters: Letters) -> None:
    """Words in one line, cut with … where there is no room."""
    if box.width() <= 0:
        return
    painter.setFont(letters.font)
    painter.setPen(letters.ink)
    cut = QFontMetrics(letters.font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, letters.align | Qt.TextFlag.TextSingleLine, cut)


def cut_before(words: str, end: str, font: QFont, room: int) -> str:
    """The words where they fit, else cut with … before the end that is to stay."""
    metrics = QFontMetrics(font)
    if not end or not words.endswith(end) or metrics.horizontalAdvance(words) <= room:
        return words
    kept = f", {end}"
    head = words.removesuffix(end).rstrip(", ")
    return (
        metrics.elidedText(head, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(kept)) + kept
    )


def tone_ink(theme: Theme, tone: Tone) -> QColor:
    """The ink of words with a meaning."""
    if tone is Tone.PLAIN:
        return theme.color.text.primary
    if tone is Tone.QUIET:
        return theme.color.text.tertiary
    found: QColor = getattr(theme.color.status, tone.value).text
    return found


def pill_tone(tone: Tone) -> PillTone:
    """The tone of a pill that means this."""
    return PillTone.NEUTRAL if tone in {Tone.PLAIN, Tone.QUIET} else PillTone(tone.value)
