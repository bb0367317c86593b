"""The card of the filter: one field over every value of every field, each to tick; what is ticked is applied at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.text import msg
from csdesk.domain.views.metrics import Filter, FilterOption
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.popover import KEY, CardList, Popover
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FilterCard(Popover):
    """Ticks the values that are let through."""

    chosen = Signal(object)
    """The `Filter` as it is now."""

    def __init__(
        self, options: Sequence[FilterOption], now: Filter, look: tuple[Themes, Words], opener: QWidget
    ) -> None:
        themes, words = look
        super().__init__(opener, themes)
        self._now = now
        self._words = words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(label("strong", words(msg("Which accounts"))))
        self.line = QLineEdit()
        self.line.setPlaceholderText(words(msg("Segment, CSM, plan, tag, touch…")))
        self.line.setAccessibleName(words(msg("Filter the accounts")))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._narrow)
        layout.addWidget(self.line)
        self.list = CardList(themes, self)
        self.list.setAccessibleName(words(msg("Which accounts")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for option in options:
            name, count = words(option.name), words.translator.number(option.count)
            said = f"{words(option.field_name)}: {name}  {count}"
            is_on = now.has(option.field, option.value)
            self.list.add(said, (option.field, option.value), ticked=is_on)
        self.list.fit()
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._turn)
        layout.addWidget(self.list)
        clear = Button(themes, "ghost")
        words.say(clear.setText, msg("All accounts"))
        clear.clicked.connect(self._clear)
        layout.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(themes.theme.px(300))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the values while the line has the keys; Enter ticks."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._walk(_STEPS[key])
                return True
            if key in _ENTER:
                item = self.list.currentItem()
                if item is not None:
                    self._turn(item)
                return True
        return super().eventFilter(watched, event)

    def _turn(self, item: QListWidgetItem) -> None:
        field, value = item.data(KEY)
        self._now = self._now.turned(field, value)
        is_on = self._now.has(field, value)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.chosen.emit(self._now)

    def _clear(self) -> None:
        self.chosen.emit(Filter())
        self.close()

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed)
        shown = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted not in folded(item.text()))
            if not item.isHidden():
                shown.append(at)
        self.list.setCurrentRow(shown[0] if shown else -1)

    def _walk(self, step: int) -> None:
        at = self.list.currentRow() + step
        while 0 <= at < self.list.count() and self.list.item(at).isHidden():
            at += step
        if 0 <= at < self.list.count():
            self.list.setCurrentRow(at)
