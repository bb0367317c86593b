"""The one form: built from the declared fields of a record, in place or as a composer in a panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import Text, pmsg
from csdesk.ui.forms.editor import FieldEditor, Surroundings
from csdesk.ui.forms.editors import editor_for
from csdesk.ui.words import Words


class FieldRow(QWidget):
    """One field of a form: its label, its editor, and why what is typed cannot be saved."""

    def __init__(
        self, spec: FieldSpec, around: Surroundings, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.editor: FieldEditor = editor_for(spec, around, self)
        self.saved: Any = None
        self._words = words
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("kind", "small")
        label.setBuddy(self.editor)
        words.say(
            label.setText,
            pmsg("form", "{label} (required)", label=spec.label) if spec.required else spec.label,
        )
        self._reason = QLabel(self)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (label, self.editor, self._reason):
            column.addWidget(widget)
        self.editor.changed.connect(lambda: self.tell(None))

    def show_value(self, value: Any) -> None:
        """Show a stored value in place of what is typed."""
        self.saved = value
        self.editor.set_value(value)
        self.tell(None)

    def restore(self) -> bool:
        """Show the stored value again; false when that is what is there."""
        before = self.editor.text()
        self.show_value(self.saved)
        return self.editor.text() != before

    def tell(self, reason: Text | None) -> None:
        """Say why it cannot be saved, or nothing."""
        self.editor.show_invalid(reason is not None)
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self._reason.setText, reason)
            self.editor.field().setAccessibleDescription(self._reason.text())

    def reason(self) -> str:
        """What is told."""
        return "" if self._reason.isHidden() else self._reason.text()


class RecordForm(QWidget):
    """Fields of a record. In place, each is saved by itself; a composer submits all of them together."""

    committed = Signal(str, object)
    """In place: a field was given another value."""
    submitted = Signal(dict)
    """Composer: every value that differs from what was shown, by field."""
    cancelled = Signal()
    """Esc where there is nothing to restore."""

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        around: Surroundings,
        words: Words,
        *,
        composer: bool = False,
        across: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self.fields: dict[str, FieldRow] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        row = column = 0
        for spec in specs:
            field = self.fields[spec.name] = FieldRow(spec, around, words, self)
            span = across if spec.long else 1
            if column + span > across:
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            self._listen(field)

    def _listen(self, field: FieldRow) -> None:
        field.editor.submitted.connect(lambda: self._enter(field))
        field.editor.restored.connect(lambda: self._escape(field))
        if not self._composer:
            field.editor.left.connect(lambda: self.commit(field.spec.name))

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show stored values; fields that are not named are emptied."""
        for name, field in self.fields.items():
            field.show_value(values.get(name))

    def commit(self, name: str) -> bool:
        """Save one field if its value is another one; when it cannot be read, say why and keep what is typed."""
        field = self.fields[name]
        try:
            value = field.editor.value()
        except Refused as refused:
            field.tell(refused.text)
            return False
        if value != field.saved:
            field.saved = value
            self.committed.emit(name, value)
        return True

    def submit(self) -> bool:
        """Hand over all that was typed; when something cannot be read, go to the first such field."""
        values: dict[str, Any] = {}
        wrong: FieldRow | None = None
        for name, field in self.fields.items():
            try:
                value = field.editor.value()
            except Refused as refused:
                field.tell(refused.text)
                wrong = wrong or field
                continue
            if value != field.saved:
                values[name] = value
        if wrong is not None:
            wrong.editor.setFocus()
            return False
        self.submitted.emit(values)
        return True

    def refuse(self, name: str, reason: Text) -> None:
        """Say beside a field why its value was not taken; what is typed stays."""
        self.fields[name].tell(reason)

    def draft(self) -> dict[str, str]:
        """What is typed, field by field, as it stands."""
        return {name: text for name, field in self.fields.items() if (text := field.editor.text())}

    def type_again(self, draft: Mapping[str, str]) -> None:
        """Bring a draft back."""
        for name, text in draft.items():
            if name in self.fields:
                self.fields[name].editor.set_text(text)

    def first(self) -> None:
        """Put the keys into the first field."""
        for field in self.fields.values():
            field.editor.setFocus()
            return

    def _enter(self, field: FieldRow) -> None:
        if self._composer:
            self.submit()
        else:
            self.commit(field.spec.name)

    def _escape(self, field: FieldRow) -> None:
        if self._composer or not field.restore():
            self.cancelled.emit()
