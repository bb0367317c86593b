"""Inter, bundled: loaded once, with tabular figures for everything but large single figures."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from csdesk.shipped import RESOURCES
from csdesk.ui.theme.tokens import TypeStyle

_FAMILY = "Inter"
"""Where it lacks a letter, the system has one."""
_FACES = ("Medium", "Regular", "SemiBold")
_HINTING = QFont.HintingPreference.PreferNoHinting
"""Letters as they were drawn, on every system alike; fitting them to the grid of pixels is a twentieth of a start."""


def load_fonts() -> None:
    """Make the bundled faces known to Qt; a missing face only means that a fallback family is used."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{face}.ttf"))


@lru_cache(maxsize=64)
def font_of(style: TypeStyle, *, tabular: bool = True, weight: int | None = None) -> QFont:
    """The font of a step of the type scale; do not change it, copy it."""
    font = QFont(_FAMILY)
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(weight or style.weight))
    font.setHintingPreference(_HINTING)
    if style.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
