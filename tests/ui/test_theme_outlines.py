"""The frozen outlines are those of the drawn files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from csdesk.ui.theme.icon_drawing import MASKED, coloured, outlined
from csdesk.ui.theme.icons import Icon, icon_pixmap

ROOT = Path(__file__).resolve().parents[2]
ICONS = ROOT / "resources" / "icons"
SIDE = 48


def by_qt(icon: Icon) -> QImage:
    source = (ICONS / f"{icon.value}.svg").read_text(encoding="utf-8").replace("currentColor", "#204060")
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return image


def ink(image: QImage) -> list[int]:
    told = image.convertToFormat(QImage.Format.Format_Alpha8)
    bits, line = bytes(told.constBits()), told.bytesPerLine()
    return [bits[y * line + x] for y in range(SIDE) for x in range(SIDE)]


@pytest.mark.parametrize("icon", list(Icon))
def test_an_icon_looks_as_qt_draws_its_file(icon: Icon, qtbot: QtBot):
    own, usual = ink(icon_pixmap(icon, QColor("#204060"), SIDE).toImage()), ink(by_qt(icon))
    assert sum(usual) > 0
    assert max(abs(a - b) for a, b in zip(own, usual, strict=True)) <= 64
    assert sum(abs(a - b) for a, b in zip(own, usual, strict=True)) / sum(usual) < 0.02


def test_the_frozen_outlines_are_those_of_the_files():
    sys.path.insert(0, str(ROOT))
    from tools.icons import FROZEN, frozen

    assert FROZEN.read_text(encoding="utf-8") == frozen(), "an icon changed: run python tools/icons.py"


def test_the_masks_are_those_of_the_files(qtbot: QtBot):
    sys.path.insert(0, str(ROOT))
    from tools.icons import MASKS, masks

    held, now = MASKS.read_bytes(), masks()
    assert len(held) == len(now), "an icon came or went: run python tools/icons.py"
    assert max(abs(a - b) for a, b in zip(held, now, strict=True)) <= 2, (
        "an icon changed: run python tools/icons.py"
    )


@pytest.mark.parametrize("side", MASKED)
@pytest.mark.parametrize("icon", list(Icon))
def test_a_coloured_mask_is_what_would_be_drawn(icon: Icon, side: int, qtbot: QtBot):
    quick, usual = (way(icon.value, "#a31a33", side).toImage() for way in (coloured, outlined))
    places = [(x, y) for x in range(side) for y in range(side)]
    for shift in (0, 8, 16, 24):
        assert (
            max(
                abs((quick.pixel(x, y) >> shift & 255) - (usual.pixel(x, y) >> shift & 255))
                for x, y in places
            )
            <= 1
        )
