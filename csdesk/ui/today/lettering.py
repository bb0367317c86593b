"""Words painted in one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draw(
    painter: QPainter,
    box: QRect,
    words: str,
    font: QFont,
    ink: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Words in one line, cut with … where there is no room; returns how wide they came out."""
    if box.width() <= 0:
        return 0
    metrics = QFontMetrics(font)
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, cut)
    return metrics.horizontalAdvance(cut)
