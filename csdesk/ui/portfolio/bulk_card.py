"""The card that gives the marked rows one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.text import msg, nmsg
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import Popover
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

Effect = Callable[[Any], tuple[int, int]]
"""How many rows a value would change, and how many have it already."""


class BulkCard(Popover):
    """Gives the marked rows one value, after saying how many that changes."""

    accepted = Signal(object)
    """The value."""

    def __init__(
        self,
        column: Column[PortfolioRow],
        effect: Effect,
        around: tuple[Reader, Themes, Words],
        opener: QWidget,
    ) -> None:
        reader, themes, words = around
        super().__init__(opener, themes)
        self._effect = effect
        self._words = words
        own = {column.spec.name: column.choices} if column.choices is not None else {}
        self.field = FieldRow(column.spec, Surroundings(reader, themes, words_of=own), words, self)
        self._told = label("small", wrap=True)
        self.apply = Button(themes, "primary", caps=("Enter",))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        for widget in (self.field, self._told):
            layout.addWidget(widget)
        layout.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(themes.theme.px(280))
        self.field.editor.changed.connect(self._preview)
        self.field.editor.submitted.connect(self._accept)
        self.field.editor.restored.connect(self.close)
        self.apply.clicked.connect(self._accept)
        self._preview()

    def _preview(self) -> None:
        try:
            change, same = self._effect(self.field.editor.value())
        except Refused as refused:
            self._told.setText(self._words(refused.text))
            self.apply.setEnabled(False)
            return
        told = nmsg("{n} changes", "{n} change", change)
        if same:
            told = msg(
                "{changes}, {same}",
                changes=told,
                same=nmsg("{n} was so already", "{n} were so already", same),
            )
        self._told.setText(self._words(told))
        self._words.say(self.apply.setText, nmsg("Change {n} account", "Change {n} accounts", change))
        self.apply.setEnabled(change > 0)

    def _accept(self) -> None:
        self.field.editor.settle()
        try:
            value = self.field.editor.value()
        except Refused as refused:
            self.field.tell(refused.text)
            return
        if self.apply.isEnabled():
            self.accepted.emit(value)
