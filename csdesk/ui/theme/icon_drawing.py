"""Icons become pictures: the usual ones from masks that were drawn before, any other from its outlines.

`tools/icons.py` makes both of the drawn files. Qt's SVG module takes ten times as long for the outlines, and to draw
the thirty icons of a first picture at a start takes three times as long as to colour their masks.
"""

from __future__ import annotations

import json
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from csdesk.shipped import RESOURCES

MASKED = (14, 16)
"""The sides of the icons that were drawn before, in pixels of the screen: those of the tokens, neither zoomed nor finer."""
_OUTLINES = RESOURCES / "icons" / "outlines.txt"
_MASKS = RESOURCES / "icons" / "masks.bin"
_GRID = 24


@lru_cache(maxsize=1024)
def drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """An icon by the name of its file, in one colour, sharp at a device pixel ratio."""
    side = round(size * ratio)
    pixmap = coloured(name, color, side) if side in MASKED else outlined(name, color, side)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def coloured(name: str, color: str, side: int) -> QPixmap:
    """An icon of one of the sides that are `MASKED`."""
    at = _places()[name] + sum(one * one for one in MASKED[: MASKED.index(side)])
    mask = QImage(_masks()[at : at + side * side], side, side, side, QImage.Format.Format_Alpha8)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(color))
    image.setAlphaChannel(mask)
    return QPixmap.fromImage(image)


def outlined(name: str, color: str, side: int) -> QPixmap:
    """An icon of any size, drawn stroke by stroke."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _GRID, side / _GRID)
    pen = QPen(QColor(color))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for width, path in _strokes(name):
        pen.setWidthF(width)
        painter.strokePath(path, pen)
    painter.end()
    return pixmap.copy()  # what was painted on keeps all that it was painted with


@lru_cache(maxsize=1)
def _masks() -> bytes:
    """After a line with the names of all icons, the masks of each in every side, a byte a pixel."""
    return _MASKS.read_bytes()


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    """Where the masks of each icon begin."""
    names, _, _ = _masks().partition(b"\n")
    each = sum(side * side for side in MASKED)
    return {name: len(names) + 1 + each * at for at, name in enumerate(names.decode().split())}


@lru_cache(maxsize=1)
def _outlines() -> dict[str, str]:
    """The strokes of every icon, each still written."""
    lines = _OUTLINES.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


@lru_cache(maxsize=128)
def _strokes(name: str) -> tuple[tuple[float, QPainterPath], ...]:
    """The strokes of an icon, each with the width of its pen."""
    strokes: list[tuple[float, str, list[float]]] = json.loads(_outlines()[name])
    return tuple((width, _path(steps, numbers)) for width, steps, numbers in strokes)


def _path(steps: str, numbers: list[float]) -> QPainterPath:
    path, at = QPainterPath(), 0
    for step in steps:
        match step:
            case "M":
                path.moveTo(numbers[at], numbers[at + 1])
                at += 2
            case "L":
                path.lineTo(numbers[at], numbers[at + 1])
                at += 2
            case "C":
                path.cubicTo(*numbers[at : at + 6])
                at += 6
            case "Z":
                path.closeSubpath()
    return path
