"""Choices and other records, found by typing a part of their name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.text import msg, verbatim
from csdesk.ui.forms.editor import LineEditor, Surroundings
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.suggest import SuggestLine
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.tips import plain


class SuggestEditor(LineEditor):
    """A line with suggestions."""

    line: SuggestLine

    def make_line(self) -> QLineEdit:
        """A line that offers what could be meant."""
        return SuggestLine(self.suggested, self)

    def suggested(self, typed: str) -> list[str]:
        """What could be meant."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take the chosen suggestion."""
        self.line.take()

    def step_back(self) -> bool:
        """Close the suggestions."""
        was_offering = self.line.is_offering()
        self.line.close_offer()
        return was_offering


class ChoiceEditor(SuggestEditor):
    """A choice by type-ahead, or from all of them by its arrow; an open list takes new words."""

    def __init__(self, spec: FieldSpec, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(spec, around, parent)
        self.arrow = self.line.addAction(
            around.themes.icon(Icon.DOWN, Ink.TERTIARY), QLineEdit.ActionPosition.TrailingPosition
        )
        self.arrow.setToolTip(plain(around.reader.words.words(msg("Show the choices"))))
        self.arrow.triggered.connect(self.offer_all)

    def show_in_cell(self) -> None:
        """Without the arrow: a cell is for typing, and Down offers all there."""
        super().show_in_cell()
        self.arrow.setVisible(False)

    def offer_all(self) -> None:
        """Show every choice, or close them."""
        if self.line.is_offering():
            self.line.close_offer()
            return
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self.line.selectAll()
        self.line.offer("")

    def suggested(self, typed: str) -> list[str]:
        """What could be meant."""
        wanted = folded(typed)
        labels = [self.around.reader.words.words(choice.label) for choice in self.choices()]
        starting = [label for label in labels if folded(label).startswith(wanted)]
        return starting + [label for label in labels if wanted in folded(label) and label not in starting]

    def choices(self) -> Sequence[Choice]:
        """Yes and no are the choices of a flag."""
        if self.spec.type is FieldType.BOOL:
            return (Choice("1", msg("Yes")), Choice("0", msg("No")))
        return super().choices()


class RefEditor(SuggestEditor):
    """Another record, found by typing a part of its name; several, with commas between."""

    def value(self) -> Any:
        """The id, or the ids, of what is named."""
        names = [name.strip() for name in self.text().split(",")] if self._several else [self.text().strip()]
        ids = tuple(self._id(name) for name in names if name)
        if not ids and self.spec.required:
            raise Refused(msg("{field} cannot be empty", field=self.spec.label))
        return ids if self._several else next(iter(ids), None)

    def set_value(self, value: Any) -> None:
        """Show the names of the records."""
        ids = value if isinstance(value, tuple) else () if value is None else (value,)
        name_of = self.around.names.get(self.spec.ref or "", str)
        self.set_text(", ".join(name_of(one) for one in ids))

    @property
    def _several(self) -> bool:
        return self.spec.type is FieldType.REFS

    def _lookup(self, typed: str) -> Sequence[tuple[int, str]]:
        found = self.around.lookups.get(self.spec.ref or "")
        return found(typed) if found is not None else ()

    def suggested(self, typed: str) -> list[str]:
        """What could be meant."""
        before, comma, last = typed.rpartition(",") if self._several else ("", "", typed)
        return [f"{before}{comma}{' ' if comma else ''}{name}" for _, name in self._lookup(last.strip())]

    def _id(self, name: str) -> int:
        found = self._lookup(name)
        for one, called in found:
            if folded(called) == folded(name):
                return one
        if len(found) == 1:
            return found[0][0]
        raise Refused(msg("There is nothing called “{words}”. Pick one from the list.", words=verbatim(name)))
