"""What the page that is shown has in the sidebar: titled blocks of lines, shown again with other words and counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from csdesk.domain.text import Text, msg
from csdesk.ui.shell.pages import SideBlock
from csdesk.ui.shell.side_items import SideButton
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_BETWEEN = 1


class SideParts(QWidget):
    """Blocks below each other; it shows any that have as many lines, with the same icons."""

    item_pressed = Signal(int, int)
    """The place of a block, and that of a line in it."""
    add_pressed = Signal(int)
    """The place of a block whose plus was pressed."""

    def __init__(self, themes: Themes, words: Words, blocks: Sequence[SideBlock]) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._on: list[list[bool]] = []
        """Which lines are chosen; nothing else of the blocks is kept, since they hold on to their page."""
        self._heads: list[tuple[QLabel, Button | None]] = []
        self._items: list[list[SideButton]] = []
        outer = column(self, gap=_BETWEEN)
        for place, block in enumerate(blocks):
            outer.addWidget(self._made(place, block))

    def show_blocks(self, blocks: Sequence[SideBlock]) -> None:
        """Say what these blocks say."""
        self._on = [[entry.is_on for entry in block.items] for block in blocks]
        for block, (title, add), items in zip(blocks, self._heads, self._items, strict=True):
            self._words.say(title.setText, block.title)
            if add is not None:
                name: Text = block.add_title or msg("Add")
                self._words.say(add.set_name, name)
            for entry, item in zip(block.items, items, strict=True):
                self._words.say(item.set_title, entry.title)
                item.set_count(entry.count)
                item.setChecked(entry.is_on)

    def _made(self, place: int, block: SideBlock) -> QWidget:
        part = QWidget()
        layout = column(part, gap=0)
        layout.addLayout(self._head(place, block))
        items = []
        for number, entry in enumerate(block.items):
            item = SideButton(self._themes, entry.icon, kind="side", level=entry.level)
            item.clicked.connect(partial(self._press, place, number))
            items.append(item)
            layout.addWidget(item)
        self._items.append(items)
        layout.addSpacing(12)
        return part

    def _head(self, place: int, block: SideBlock) -> QHBoxLayout:
        head = row(gap=4)
        head.setContentsMargins(8, 0, 0, 2)
        title: QLabel = label("block")
        head.addWidget(title, 1)
        add = None
        if block.add is not None:
            add = Button(self._themes, "icon-ghost", Icon.NEW)
            add.clicked.connect(partial(self._press_add, place))
            head.addWidget(add)
        self._heads.append((title, add))
        return head

    def _press(self, place: int, number: int, _checked: bool = False) -> None:
        self._items[place][number].setChecked(self._on[place][number])
        self.item_pressed.emit(place, number)

    def _press_add(self, place: int, _checked: bool = False) -> None:
        self.add_pressed.emit(place)
