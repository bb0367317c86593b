"""One value edited in place: kept when it can be read and makes sense, else it stays typed with the reason told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.editors import editor_for

Tell = Callable[[Text | None], object]
"""Says beside the field why what is typed was not kept, or nothing."""
_FIGURES = {FieldType.INT, FieldType.DECIMAL, FieldType.PERCENT}


class Slot(QWidget):
    """An editor that keeps its value by itself."""

    escaped = Signal()
    """Esc where nothing was typed."""

    def __init__(
        self, spec: FieldSpec, around: Surroundings, give: Callable[[Any], object], tell: Tell
    ) -> None:
        super().__init__()
        self._give = give
        self._tell = tell
        self.saved: Any = None
        self.editor = editor_for(spec, around, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        if spec.type in _FIGURES:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor.submitted.connect(self.keep)
        self.editor.left.connect(self.keep)
        self.editor.restored.connect(self._restore)

    @property
    def line(self) -> QLineEdit:
        """The line in which it is typed."""
        field = self.editor.field()
        assert isinstance(field, QLineEdit)
        return field

    def show_value(self, value: Any) -> None:
        """Show a stored value, unless it is the one that is shown: what is typed over that stays."""
        if value != self.saved or not self.editor.text():
            self._show(value)

    def keep(self) -> None:
        """Keep what is typed if it is another value."""
        try:
            value = self.editor.value()
            if value == self.saved:
                self._show(value)
            else:
                self._give(value)
                self._show(value)
        except (Refused, CSDeskError) as failure:
            self.editor.show_invalid(True)
            self._tell(failure.text)

    def _restore(self) -> None:
        before = self.editor.text()
        self._show(self.saved)
        if self.editor.text() == before:
            self.escaped.emit()

    def _show(self, value: Any) -> None:
        self.saved = value
        self.editor.set_value(value)
        field = self.editor.field()
        if isinstance(field, QLineEdit) and not field.hasFocus():
            field.setCursorPosition(0)
        self.editor.show_invalid(False)
        self._tell(None)
