"""Choosing where a column goes by typing a part of the field's name."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import msg
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.suggest import SuggestLine
from csdesk.ui.imports.presenter import targets
from csdesk.ui.words import Words


class TargetLine(SuggestLine):
    """A line over the target of a row; Enter takes what is chosen, Esc leaves it as it was."""

    taken = Signal(int, object)
    """The place of the column, and its new target or `None`."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(self._offered, parent)
        self._words = words
        self._asking = -1
        self._entity = "account"
        self.hide()
        self.returnPressed.connect(self._take)

    def ask(self, place: int, where: QRect, entity: str) -> None:
        """Open over a row."""
        self._asking, self._entity = place, entity
        self.setGeometry(where)
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.offer("")

    def take(self) -> None:
        """Take the suggestion that is chosen."""
        super().take()
        self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves things as they were."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_offer()
            self.hide()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Another place was clicked: as they were."""
        self.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def _take(self) -> None:
        keys = self._keys()
        wanted = folded(self.text())
        found = next((key for words, key in keys if folded(words) == wanted), self)
        if found is not self and self.isVisible():
            self.hide()
            self.taken.emit(self._asking, found)

    def _offered(self, typed: str) -> list[str]:
        wanted = folded(typed)
        found = [words for words, _ in self._keys() if wanted in folded(words)]
        return sorted(found, key=lambda words: not folded(words).startswith(wanted)) if wanted else found

    def _keys(self) -> list[tuple[str, str | None]]:
        words = self._words
        fields = [
            (words(msg("{kind}: {field}", kind=kind, field=name)), key) for key, kind, name in targets()
        ]
        own = [pair for pair in fields if pair[1].startswith(f"{self._entity}.")]
        account = [pair for pair in fields if pair[1].startswith("account.") and pair not in own]
        rest = [pair for pair in fields if pair not in own and pair not in account]
        ways: list[tuple[str, str | None]] = [
            (words(msg("Do not import")), None),
            (words(msg("New custom field")), "custom"),
        ]
        return [*ways, *own, *account, *rest]
