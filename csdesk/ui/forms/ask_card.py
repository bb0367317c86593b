"""A card that asks one value under what opened it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import Text
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.lines import said
from csdesk.ui.theme.parts import column
from csdesk.ui.words import Words


class AskCard(Popover):
    """Asks one value; Enter gives it, and a reason beside the field keeps the card open."""

    def __init__(
        self,
        spec: FieldSpec,
        verb: Text,
        around: tuple[Surroundings, Words],
        give: Callable[[Any], object],
        opener: QWidget,
        *,
        title: Text | None = None,
    ) -> None:
        near, words = around
        super().__init__(opener, near.themes)
        self._give = give
        layout = column(self, margin=14, gap=8)
        if title is not None:
            layout.addWidget(said(words, title, "section"))
        self.field = FieldRow(spec, near, words, self)
        self.field.editor.submitted.connect(self._submit)
        self.field.editor.restored.connect(self.close)
        layout.addWidget(self.field)
        self.go = Button(near.themes, "primary", caps=("Enter",))
        words.say(self.go.setText, verb)
        self.go.clicked.connect(self._submit)
        layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(near.themes.theme.px(320))

    def ask(self) -> None:
        """Open it with the keys in its field."""
        self.open_under(self._opener, self.field.editor)

    def _submit(self) -> None:
        try:
            self._give(self.field.editor.value())
        except CSDeskError as failure:
            self.field.tell(failure.text)
            return
        self.close()
