"""Words painted in one line, with the inks of their meaning."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.painting import PillTone
from csdesk.ui.theme.tokens import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Letters(NamedTuple):
    """How words look: their font, their ink, and the side they stand on."""

    font: QFont
    ink: QColor
    align: Qt.AlignmentFlag = LEFT


def draw(painter: QPainter, box: QRect, words: str, letters: Letters) -> None:
    """Words in one line, cut with … where there is no room."""
    painter.setFont(letters.font)
    painter.setPen(letters.ink)
    cut = QFontMetrics(letters.font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, letters.align | Qt.TextFlag.TextSingleLine, cut)


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
