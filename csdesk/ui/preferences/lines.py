"""What the cards of the settings are put together from."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from csdesk.domain.text import Text
from csdesk.ui.theme.parts import label, row
from csdesk.ui.words import Words


def titled(words: Words, title: Text) -> QLabel:
    """The title of a card."""
    made = label("section")
    words.say(made.setText, title)
    return made


def said(words: Words, text: Text, kind: str = "tertiary") -> QLabel:
    """A sentence that may break into several lines."""
    made = label(kind, wrap=True)
    words.say(made.setText, text)
    return made


def padded(body: QBoxLayout, gap: int = 12) -> None:
    """Give the body of a card its room."""
    body.setContentsMargins(14, 12, 14, 14)
    body.setSpacing(gap)


def named(words: Words, name: Text, control: QWidget) -> QHBoxLayout:
    """A control at the right of its name."""
    line = row(gap=12)
    title = label("secondary")
    words.say(title.setText, name)
    words.say(control.setAccessibleName, name)
    line.addWidget(title)
    line.addStretch()
    line.addWidget(control)
    return line
