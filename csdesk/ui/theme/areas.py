"""Scrolling areas whose viewport is known to Python from the start."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QWidget


def look_through(area: QAbstractScrollArea) -> None:
    """Give an area a viewport that Python made, in the look of Qt's own.

    Qt's own is a stranger to PySide, which loads every kind of widget (16 ms at a start) to tell which one it is.
    """
    viewport = QWidget()
    is_header = isinstance(area, QHeaderView)
    viewport.setBackgroundRole(QPalette.ColorRole.Button if is_header else QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.setMouseTracking(is_header)
    area.setViewport(viewport)
