"""The card of this computer: language, appearance and zoom, whatever file is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.actions.look import APPEARANCES, LANGUAGE_NAMES, LookHost
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import named, padded, titled
from csdesk.ui.theme.parts import Card, label, row
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


class ComputerCard(Card):
    """What is remembered on this computer, not in the file."""

    def __init__(self, themes: Themes, words: Words, host: LookHost) -> None:
        super().__init__(titled(words, msg("This computer")))
        self._themes = themes
        self._words = words
        self._host = host
        padded(self.body)
        languages = [(key, verbatim(name), None) for key, name in LANGUAGE_NAMES.items()]
        self.language = SegmentedControl(themes, words, languages)
        self.language.chosen.connect(host.choose_language)
        looks = [(key.value, title, icon) for key, (title, icon) in APPEARANCES.items()]
        self.appearance = SegmentedControl(themes, words, looks)
        self.appearance.chosen.connect(self._choose_appearance)
        self.zoom = label("strong")
        self.larger, self.smaller = (
            self._button(Icon.ZOOM_IN, msg("Larger"), 1),
            self._button(Icon.ZOOM_OUT, msg("Smaller"), -1),
        )
        self.normal = Button(themes, "ghost")
        words.say(self.normal.setText, msg("Normal size"))
        self.normal.clicked.connect(partial(self._zoom_by, 0))
        self.body.addLayout(named(words, msg("Language"), self.language))
        self.body.addLayout(named(words, msg("Appearance"), self.appearance))
        self.body.addLayout(named(words, msg("Zoom"), self._zooming()))
        themes.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen, wherever it was chosen."""
        self.language.choose(self._host.language)
        self.appearance.choose(self._host.appearance.value)
        zoom = self._themes.zoom
        self._words.say(self.zoom.setText, verbatim(f"{zoom}%"))
        self.normal.setEnabled(zoom != 100)

    def _zooming(self) -> QWidget:
        part = QWidget()
        line = row(part, gap=6)
        for widget in (self.normal, self.smaller, self.zoom, self.larger):
            line.addWidget(widget)
        return part

    def _button(self, icon: Icon, title: Text, steps: int) -> Button:
        made = Button(self._themes, "icon", icon)
        self._words.say(made.set_name, title)
        made.clicked.connect(partial(self._zoom_by, steps))
        return made

    def _zoom_by(self, steps: int, *_checked: bool) -> None:
        self._host.zoom_by(steps)

    def _choose_appearance(self, key: str) -> None:
        self._host.choose_appearance(Appearance(key))
