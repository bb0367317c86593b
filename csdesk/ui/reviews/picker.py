"""Whose review it is: a line that finds accounts by a part of their name, whatever the accents and case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.suggest import SuggestLine
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.theme import Themes

_WIDTH = 260
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AccountPicker(SuggestLine):
    """Holds one account at a time; Enter takes the nearest of those that are offered, Esc the one before."""

    picked = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(self._meant, parent)
        self._known: dict[str, int] = {}
        self._labels: dict[int, str] = {}
        self.account: int | None = None
        """The account that is picked."""
        themes.hold(self.setMinimumWidth, lambda theme: theme.px(_WIDTH))
        opener = self.addAction(
            themes.icon(Icon.DOWN, Ink.SECONDARY), QLineEdit.ActionPosition.TrailingPosition
        )
        opener.triggered.connect(lambda: self.offer(""))

    def hold(self, accounts: Sequence[tuple[int, str]]) -> None:
        """The accounts to find, in order; two of one name are told apart by a number."""
        self._known.clear()
        self._labels.clear()
        for key, name in accounts:
            label, again = name, 1
            while label in self._known:
                again += 1
                label = f"{name} ({again})"
            self._known[label] = key
            self._labels[key] = label
        self.choose(self.account)

    def holds(self, account: int) -> bool:
        """Whether an account is among those to find."""
        return account in self._labels

    def choose(self, account: int | None) -> None:
        """Pick an account without telling."""
        label = "" if account is None else self._labels.get(account, "")
        self.account = account if label else None
        self.setText(label)
        self.setCursorPosition(0)

    def take(self) -> None:
        """Take the suggestion that is chosen, or the account whose name is typed."""
        super().take()
        found = self._known.get(self.text())
        if found is None:
            self.choose(self.account)
        elif found != self.account:
            self.choose(found)
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Esc gives up what was typed; keys that turn slides are the page's."""
        key = event.key()
        if key in _ENTER:
            meant = self._meant(self.text()) if self.text().strip() else []
            if meant and not self._is_chosen():
                self.setText(meant[0])
            self.take()
        elif key == Qt.Key.Key_Escape and (self.is_offering() or self.isModified()):
            self.close_offer()
            self.choose(self.account)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows every account."""
        super().mousePressEvent(event)
        self.selectAll()
        self.offer("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed and not taken gives way to the account that is shown."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.close_offer()
            self.choose(self.account)

    def _is_chosen(self) -> bool:
        offered = self._list.currentItem() if self._list is not None and self.is_offering() else None
        return offered is not None

    def _meant(self, typed: str) -> list[str]:
        words = folded(typed).split()
        if not words:
            return list(self._known)
        named = {label: folded(label) for label in self._known}
        found = [label for label, name in named.items() if all(word in name for word in words)]
        return sorted(found, key=lambda label: not named[label].startswith(words[0]))
