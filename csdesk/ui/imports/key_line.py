"""By what an account is known again: a key and a second key, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.text import msg, pmsg
from csdesk.ui.imports.parts import Cut, Select
from csdesk.ui.imports.targets import label_of_target, possible_keys
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_REST, _NONE = "rest", "none"


class KeyLine(QWidget):
    """`Same account by [CNPJ], or else by [Name]`, each to be chosen."""

    chosen = Signal(object)
    """The keys in their order; none when all that there are count, as at first."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._possible: Sequence[str] = ()
        line = row(self, gap=6)
        line.setContentsMargins(16, 8, 16, 8)
        line.addStrut(themes.theme.px(28))
        self.said, self.between = Cut("secondary"), label("secondary")
        words.say(self.between.setText, msg("or else by"))
        self.first, self.second = Select(), Select()
        words.say(self.first.setAccessibleName, msg("Same account by"))
        words.say(self.second.setAccessibleName, msg("or else by"))
        for select in (self.first, self.second):
            select.setProperty("small", True)
            select.picked.connect(self._tell)
        for widget in (self.said, self.first, self.between, self.second):
            line.addWidget(widget)
        line.addStretch()

    def show_mapping(self, mapping: SheetMapping) -> None:
        """Say by what the accounts of a sheet are known again."""
        possible = [] if mapping.is_numbered else possible_keys(mapping)
        self._possible = possible
        keys = list(mapping.keys) or possible
        self.first.setVisible(bool(possible))
        several = len(possible) > 1
        self.between.setVisible(several)
        self.second.setVisible(several)
        none = msg("No column says which account a row is about")
        if mapping.is_numbered:
            none = msg("Rows are known by their numbers; those without one are new")
        self._words.say(self.said.setText, msg("Same account by") if possible else none)
        if not possible:
            return
        self.first.show_options([(key, self._name(key)) for key in possible], keys[0])
        others = [key for key in possible if key != keys[0]]
        options = [(key, self._name(key)) for key in others]
        if len(others) > 1:
            every = self._words.translator.listed([self._name(key) for key in others])
            options.insert(0, (_REST, every))
        options.append((_NONE, self._words(pmsg("key of an account", "nothing else"))))
        second = _NONE if len(keys) == 1 else keys[1] if len(keys) == 2 else _REST
        self.second.show_options(options, second)

    def _name(self, key: str) -> str:
        return self._words(label_of_target(f"account.{key}")[1])

    def _tell(self, _: str) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        others = [key for key in self._possible if key != first]
        if second == _REST or (second == first and others):
            keys = [first, *others]
        else:
            keys = [first] if second in {_NONE, first, None} else [first, second]
        self.chosen.emit(() if keys == list(self._possible) else tuple(keys))
