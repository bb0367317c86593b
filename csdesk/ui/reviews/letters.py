"""Letters and colours of slides, for every painter of them."""

from __future__ import annotations

import json
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from csdesk.domain.review.boxes import Face, Rect, Side
from csdesk.domain.review.charts import Ink
from csdesk.shipped import RESOURCES

_TOKENS = RESOURCES / "tokens.json"
_FAMILIES = ("Inter", "Arial", "sans-serif")


@lru_cache(maxsize=1)
def _hues() -> dict[Ink, QColor]:
    theme = json.loads(_TOKENS.read_text(encoding="utf-8"))["slide_theme"]
    return {ink: QColor(theme[ink.value]) for ink in Ink}


def hue(ink: Ink) -> QColor:
    """A colour of the slide theme; slides look the same in every theme of the window."""
    return _hues()[ink]


@lru_cache(maxsize=64)
def _font(size: float, weight: int, tracking: float) -> QFont:
    font = QFont(list(_FAMILIES))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * tracking / 1000)
    # Said out loud, since a painter lends a font the features of its widget, and slides are measured without.
    font.setFeature(QFont.Tag("tnum"), 0)
    return font


def font_of(face: Face) -> QFont:
    """The font of a face, in slide pixels."""
    return _font(face.size, face.weight, face.tracking)


def draw_line(painter: QPainter, text: str, face: Face, place: Rect, side: Side) -> None:
    """Draw one line of plain text, its middle on the middle of the place."""
    font = font_of(face)
    painter.setFont(font)
    painter.setPen(hue(face.ink))
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(text)
    x = place.x
    if side is Side.RIGHT:
        x = place.right - wide
    elif side is Side.CENTER:
        x = place.x + (place.w - wide) / 2
    y = place.y + (place.h + metrics.capHeight()) / 2
    painter.drawText(QPointF(x, y), text)
