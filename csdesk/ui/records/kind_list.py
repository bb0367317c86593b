"""The kinds of records down the left side, each with how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.ui.records.kinds import KINDS
from csdesk.ui.shell.side_items import SideButton
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_WIDE = 236


class KindList(QFrame):
    """Chooses the kind that the grid shows."""

    chosen = Signal(str)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._themes = themes
        self.items: dict[str, SideButton] = {}
        self.setProperty("kind", "surface")
        self._fit()
        themes.changed.connect(self._fit)
        shelf = QWidget()
        shelf.setProperty("kind", "surface")
        lines = column(shelf, gap=1)
        lines.setContentsMargins(10, 8, 8, 8)
        for kind in KINDS:
            item = self.items[kind.key] = SideButton(themes, kind.icon, kind="side")
            words.say(item.set_title, kind.entity.many)
            item.clicked.connect(partial(self._choose, kind.key))
            lines.addWidget(item)
        lines.addStretch()
        area = self._area = QScrollArea(widgetResizable=True)
        look_through(area)
        area.setProperty("kind", "surface")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(shelf)
        column(self).addWidget(area)

    def show_kind(self, key: str) -> None:
        """Mark the kind that is shown, and bring it into sight."""
        for known, item in self.items.items():
            item.setChecked(known == key)
        self.setFocusProxy(self.items[key])
        self._area.ensureWidgetVisible(self.items[key], 0, 20)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many of each there are."""
        for key, item in self.items.items():
            count = counts.get(key)
            item.set_count("" if not count else self._words.translator.number(count))

    def _fit(self) -> None:
        self.setFixedWidth(self._themes.theme.px(_WIDE))

    def _choose(self, key: str) -> None:
        self.items[key].setChecked(True)
        self.chosen.emit(key)
