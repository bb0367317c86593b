"""Rows as a Qt model, and what can be done to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from csdesk.domain.text import Text, msg
from csdesk.ui.account.rows import Event, GoalRow, Row, shown
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.icons import Icon
from csdesk.ui.words import Words

Item = Row | Event | GoalRow


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done to a row, in its menu and as an icon under the pointer."""

    key: str
    icon: Icon
    title: Text
    is_shown: bool = True
    """Whether its icon is offered on the row too, not only in the menu."""


EDIT = Deed("edit", Icon.EDIT, msg("Edit"))
ERASE = Deed("erase", Icon.ERASE, msg("Delete"))


class Items(QAbstractListModel):
    """Rows of a list."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.items: tuple[Item, ...] = ()

    def hold(self, items: Sequence[Item]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What assistive technology reads; painting asks the row itself."""
        if not index.isValid() or role not in _READ:
            return None
        return told(self.items[index.row()], self._words)


_READ = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})


def told(item: Item, words: Words) -> str:
    """A row in one sentence."""
    if isinstance(item, Row):
        parts = [item.title, item.note, item.pill, item.value, item.value_note]
    elif isinstance(item, GoalRow):
        parts = [item.title, item.status, item.baseline, item.current, item.target]
    else:
        when = None if item.on is None else shown(item.on)
        parts = [when, item.title, *item.body, item.mark]
    return ", ".join(words(part) for part in parts if part is not None)
