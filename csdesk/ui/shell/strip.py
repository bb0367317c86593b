"""The strip above everything: what is out of the ordinary about the open file, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: what it is called and what it does."""

    title: Text
    run: Callable[[], object] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Strip:
    """A sentence about the open file and its ways out; a warning where nothing can be changed."""

    said: Text
    ways: tuple[Way, ...] = ()
    is_warning: bool = False


class StripLine(QFrame):
    """Shows a strip, or nothing at all."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._shown: Strip | None = None
        self.setProperty("kind", "strip")
        line = row(self, gap=8)
        line.setContentsMargins(16, 4, 16, 4)
        self._icon = IconLabel(themes, Icon.INFO, Ink.INFO)
        self.said = label("strong")
        self.said.setMinimumWidth(1)  # a long name is cut rather than the window made wider
        self._ways: QHBoxLayout = row(gap=8)
        self.buttons: tuple[Button, ...] = ()
        line.addStretch()
        line.addWidget(self._icon)
        line.addWidget(self.said)
        line.addSpacing(4)
        line.addLayout(self._ways)
        line.addStretch()
        self.hide()

    def show_strip(self, strip: Strip | None) -> None:
        """Show another strip, or none."""
        self.setVisible(strip is not None)
        if strip is None or strip == self._shown:
            return
        self._shown = strip
        self._words.say(self.said.setText, strip.said)
        self._words.say(self.said.setToolTip, strip.said)
        warns = strip.is_warning
        self._icon.show_icon(Icon.HISTORY if warns else Icon.INFO, Ink.WARNING if warns else Ink.INFO)
        restyle(self, tone="warning" if warns else "info")
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = tuple(self._made(way) for way in strip.ways)

    def _made(self, way: Way) -> Button:
        button = Button(self._themes)
        button.setProperty("small", True)
        self._words.say(button.setText, way.title)
        button.clicked.connect(partial(_do, way.run))
        self._ways.addWidget(button)
        return button


def _do(run: Callable[[], object], *_checked: bool) -> None:
    run()
