"""The columns that were saved under a name: used, renamed, forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu

from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.forms.popover import Popover
from csdesk.ui.imports.remembered import Saved
from csdesk.ui.theme.controls import Button, Chip
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_SHORT = 22
_WIDE = 260


class SavedChip(Chip):
    """Says which saved columns are used, and drops a menu with all of them."""

    used = Signal(object)
    """Where each header goes, to be done to the shown sheet."""
    renamed = Signal(int, str)
    forgotten = Signal(int)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, Icon.SAVED_VIEW)
        self._themes_of = themes
        self._words = words
        self._saved: Sequence[Saved] = ()
        self.card: RenameCard | None = None
        self.set_menu(self.fill)
        self.hide()

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """Show which are used; nothing when none were ever saved."""
        self._saved = saved
        self.setVisible(bool(saved))
        used = next((one.name for one in saved if one.is_used), None)
        if used is None:
            self._words.say(self.set_name, msg("Saved columns"))
            return
        short = used if len(used) <= _SHORT else f"{used[: _SHORT - 1]}…"
        self._words.say(self.set_name, verbatim(short))
        self.setToolTip(
            plain(self._words(msg("Saved columns: {name}", name=verbatim(used))).replace("<", "&lt;"))
        )
        self.setAccessibleName(self._words(msg("Saved columns: {name}", name=verbatim(used))))

    def fill(self, menu: QMenu) -> None:
        """One line for all saved columns, each with what can be done to them."""
        for one in self._saved:
            inner = menu.addMenu(one.name.replace("&", "&&"))
            self._add(inner, msg("Use for this sheet"), partial(self.used.emit, one.targets))
            self._add(inner, msg("Rename"), partial(self.ask_name, one))
            self._add(inner, msg("Forget"), partial(self.forgotten.emit, one.id))

    def ask_name(self, one: Saved) -> None:
        """Ask for another name, in a card under the chip."""
        self.card = RenameCard(self, self._themes_of, self._words, one.name)
        self.card.taken.connect(partial(self.renamed.emit, one.id))
        self.card.open_under(self, self.card.line)
        self.card.line.selectAll()

    def _add(self, menu: QMenu, title: Text, run: Callable[[], object]) -> None:
        menu.addAction(self._words(title)).triggered.connect(lambda _: run())


class RenameCard(Popover):
    """A line for the name; Enter takes it, Esc leaves it."""

    taken = Signal(str)

    def __init__(self, chip: Chip, themes: Themes, words: Words, name: str) -> None:
        super().__init__(chip, themes)
        body = column(self, margin=14, gap=8)
        title = label("strong")
        words.say(title.setText, msg("Name of the saved columns"))
        self.line = QLineEdit(name)
        self.line.setMinimumWidth(themes.theme.px(_WIDE))
        words.say(self.line.setAccessibleName, msg("Name of the saved columns"))
        self.line.returnPressed.connect(self._take)
        take = Button(themes, "primary", caps=("Enter",))
        words.say(take.setText, msg("Rename"))
        take.clicked.connect(self._take)
        ways = row(gap=8)
        ways.addStretch()
        ways.addWidget(take)
        body.addWidget(title)
        body.addWidget(self.line)
        body.addLayout(ways)

    def _take(self) -> None:
        name = self.line.text()
        self.close()
        self.taken.emit(name)
