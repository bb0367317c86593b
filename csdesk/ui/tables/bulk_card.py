"""The card that gives the marked rows one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import Popover
from csdesk.ui.tables.column import Column, R
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label
from csdesk.ui.words import Words


class Changing(Protocol[R]):
    """What gives several rows one value."""

    def effect(self, column: Column[R], rows: Sequence[R], value: Any) -> tuple[int, int]:
        """How many rows a value would change, and how many have it already."""

    def change(self, column: Column[R], rows: Sequence[R], value: Any) -> None:
        """Give the rows a value; raises `Refused` when a rule says no."""


class BulkCard(Popover, Generic[R]):
    """Gives the marked rows one value, after saying how many that changes."""

    def __init__(
        self,
        by: Changing[R],
        of: Column[R],
        rows: Sequence[R],
        around: tuple[Surroundings, Words],
        opener: QWidget,
        *,
        verb: Callable[[int], Text],
        done: Callable[[], object],
    ) -> None:
        near, self._words = around
        super().__init__(opener, near.themes)
        self._by, self._column, self._rows = by, of, rows
        self._verb, self._done = verb, done
        self.field = FieldRow(replace(of.spec, long=False), near, self._words, self)
        self._told = label("small", wrap=True)
        self.apply = Button(near.themes, "primary", caps=("Enter",))
        layout = column(self, gap=8)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.addWidget(self.field)
        layout.addWidget(self._told)
        layout.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(near.themes.theme.px(280))
        self.field.editor.changed.connect(self._preview)
        self.field.editor.submitted.connect(self._accept)
        self.field.editor.restored.connect(self.close)
        self.apply.clicked.connect(self._accept)
        self._preview()

    def _preview(self) -> None:
        try:
            change, same = self._by.effect(self._column, self._rows, self.field.editor.value())
        except Refused as refused:
            self._told.setText(self._words(refused.text))
            self.apply.setEnabled(False)
            return
        told = nmsg("{n} changes", "{n} change", change)
        if same:
            already = nmsg("{n} was so already", "{n} were so already", same)
            told = msg("{changes}, {same}", changes=told, same=already)
        self._told.setText(self._words(told))
        self._words.say(self.apply.setText, self._verb(change))
        self.apply.setEnabled(change > 0)

    def _accept(self) -> None:
        self.field.editor.settle()
        if not self.apply.isEnabled():
            return
        try:
            self._by.change(self._column, self._rows, self.field.editor.value())
        except Refused as refused:
            self.field.tell(refused.text)
            return
        self.close()
        self._done()
