"""What pages are put together from: labels by role, lines, rows and columns, cards and figures.

Labels show plain text only, whatever the words are.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)


def label(kind: str = "", words: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label in a role of the stylesheet."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    if kind:
        made.setProperty("kind", kind)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def hairline() -> QFrame:
    """A horizontal line between two parts."""
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = 0) -> QVBoxLayout:
    """A column of widgets."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    return _spaced(layout, margin, gap)


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = 0) -> QHBoxLayout:
    """A row of widgets."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    return _spaced(layout, margin, gap)


def in_the_middle(line: QHBoxLayout, part: QWidget) -> QHBoxLayout:
    """A line that gives a part its full width, and shares what is left between both of its sides."""
    line.addStretch(1)
    line.addWidget(part, 1000)
    line.addStretch(1)
    return line


class Card(QFrame):
    """A bordered part of a page; `head` is its title line, `body` holds the rest."""

    def __init__(self, title: QLabel | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        outer = column(self)
        self.head = row(margin=0, gap=8)
        self.body = column(gap=8)
        if title is not None:
            self.head.setContentsMargins(14, 10, 14, 10)
            self.head.addWidget(title)
            self.head.addStretch()
            outer.addLayout(self.head)
            outer.addWidget(hairline())
        outer.addLayout(self.body)


class Figure(QWidget):
    """One number of a page: what it is, the number, and a note beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("small")
        self.value = label("figure")
        self.note = label("small")
        layout = column(self, gap=2)
        layout.addWidget(self.title)
        line = row(gap=8)
        line.addWidget(self.value)
        line.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(line)


def _spaced(layout: L, margin: int, gap: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout
