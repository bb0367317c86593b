"""Choosing where a column goes by typing a part of the field's name."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import msg
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.suggest import SuggestLine
from csdesk.ui.imports.targets import CUSTOM, targets
from csdesk.ui.words import Words

_USUAL = ("account", "contact", "line")
"""Fields of these kinds are offered before those of the others."""


class TargetLine(SuggestLine):
    """A line over the target of a row; Enter takes what is chosen, Esc leaves it as it was."""

    taken = Signal(int, object)
    """The place of the column, and its new target or `None`."""
    left = Signal()
    """Nothing was chosen, by the keyboard."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(self._offered, parent)
        self._words = words
        self._asking = -1
        self._entity = "account"
        self._known: list[tuple[str, str | None]] = []
        words.say(self.setPlaceholderText, msg("Type the name of a field"))
        words.say(self.setAccessibleName, msg("Where the column goes"))
        self.hide()

    def ask(self, place: int, where: QRect, entity: str) -> None:
        """Open over a row."""
        self._asking, self._entity = place, entity
        self._known = self._keys()
        self.setGeometry(where)
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.offer("")

    def offer(self, typed: str) -> None:
        """Show what could be meant, with the best of it chosen once something is typed."""
        super().offer(typed)
        if typed.strip() and self._list is not None and self.is_offering() and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def take(self) -> None:
        """Take the suggestion that is chosen, or what was typed when it is the name of a field."""
        super().take()
        wanted = folded(self.text())
        found = [key for words, key in self._known if folded(words) == wanted]
        if found and self.isVisible():
            self.hide()
            self.taken.emit(self._asking, found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves things as they were; Enter and Tab take."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self.take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another place was clicked: as they were."""
        self.hide()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab takes, and stays here."""
        return False

    def _offered(self, typed: str) -> list[str]:
        wanted = folded(typed)
        found = [words for words, _ in self._known if wanted in folded(words)]
        return sorted(found, key=lambda words: _rank(folded(words), wanted)) if wanted else found

    def _keys(self) -> list[tuple[str, str | None]]:
        words = self._words
        fields = [
            (words(msg("{kind}: {field}", kind=kind, field=name)), key) for key, kind, name in targets()
        ]
        order = dict.fromkeys((self._entity, *_USUAL))
        first = [pair for kind in order for pair in fields if pair[1].partition(".")[0] == kind]
        rest = [pair for pair in fields if pair[1].partition(".")[0] not in order]
        ways: list[tuple[str, str | None]] = [
            (words(msg("Do not import")), None),
            (words(msg("New custom field")), CUSTOM),
        ]
        return [*ways, *first, *rest]


def _rank(words: str, wanted: str) -> int:
    """Names that begin as typed come first, then those of which a word does."""
    field = words.partition(": ")[2]
    if words.startswith(wanted) or field == wanted:
        return 0
    return 1 if field.startswith(wanted) else 2 if f" {wanted}" in words else 3
