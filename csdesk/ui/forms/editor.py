"""The editor of a field: what was typed stays until it can be read or is given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Choice, FieldSpec
from csdesk.ui.forms.parse import parse, typed_text
from csdesk.ui.forms.reader import Reader
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes

Lookup = Callable[[str], Sequence[tuple[int, str]]]
"""The records that could be meant by what was typed, as ids and names."""
NameOf = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What editors need beyond their field."""

    reader: Reader
    themes: Themes
    lookups: dict[str, Lookup] = field(default_factory=dict)
    """By kind of record, for fields that refer to one."""
    names: dict[str, NameOf] = field(default_factory=dict)
    """By kind of record: the name of one of them."""
    words_of: dict[str, Callable[[], Sequence[Choice]]] = field(default_factory=dict)
    """By name of an open field: its choices with the workspace's own words."""
    currency: str | None = None
    """Of money fields; else the workspace's."""


_STAYS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""Losing the keys to a calendar, a list or another window is not leaving the field."""


class FieldEditor(QWidget):
    """The editor of one field."""

    submitted = Signal()
    """Enter."""
    restored = Signal()
    """Esc."""
    left = Signal()
    """The keys go elsewhere."""
    changed = Signal()

    def __init__(self, spec: FieldSpec, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.around = around
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.setAccessibleName(around.reader.words.words(spec.label))

    def field(self) -> QWidget:
        """The widget that takes the keys."""
        raise NotImplementedError

    def text(self) -> str:
        """What is typed."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Type instead of the person."""
        raise NotImplementedError

    def value(self) -> Any:
        """What is typed, as the field's type; raises `Refused` with the reason."""
        return parse(
            self.spec,
            self.text(),
            self.around.reader,
            currency=self.around.currency,
            choices=self.choices(),
        )

    def set_value(self, value: Any) -> None:
        """Show a value as it would be typed."""
        self.set_text(typed_text(self.spec, value, self.around.reader, self.choices()))

    def choices(self) -> Sequence[Choice]:
        """The choices that can be picked."""
        own = self.around.words_of.get(self.spec.name)
        return self.spec.choices if own is None or self.spec.closed else own()

    def show_invalid(self, invalid: bool) -> None:
        """Mark the field as holding something that cannot be read."""
        restyle(self.field(), invalid=invalid)

    def show_in_cell(self) -> None:
        """Look as a cell being edited, as high as that is."""
        restyle(self.field(), kind="cell")
        self.field().setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def watch(self, widget: QWidget) -> None:
        """Make this the widget that takes the keys."""
        widget.setAccessibleName(self.accessibleName())
        widget.installEventFilter(self)
        self.setFocusProxy(widget)
        self.row.addWidget(widget, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc and leaving become signals."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                if not self.step_back():
                    self.restored.emit()
                return True
            if self.submits(event):
                self.settle()
                self.submitted.emit()
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.settle()
            self.left.emit()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Take what is offered and chosen, because the person is done."""

    def step_back(self) -> bool:
        """Close what lies over the field, if anything does: Esc goes back one layer at a time."""
        return False

    def submits(self, event: QKeyEvent) -> bool:
        """Whether a key says that the field is done."""
        return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LineEditor(FieldEditor):
    """A field of one line: text, amounts, numbers, days, months, moments, choices."""

    def __init__(self, spec: FieldSpec, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(spec, around, parent)
        self.line = self.make_line()
        self.line.textChanged.connect(self.changed)
        self.watch(self.line)

    def make_line(self) -> QLineEdit:
        """The widget that takes the keys."""
        return QLineEdit(self)

    def field(self) -> QWidget:
        """The line."""
        return self.line

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put it in the line, seen from its beginning where nobody types."""
        self.line.setText(text)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)


class LongTextEditor(FieldEditor):
    """A text of several lines; Enter breaks the line, Ctrl+Enter says that it is done."""

    def __init__(self, spec: FieldSpec, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(spec, around, parent)
        self.box = QPlainTextEdit(self)
        self.box.setTabChangesFocus(True)
        self.box.setMinimumHeight(around.themes.theme.px(72))
        self.box.textChanged.connect(self.changed)
        self.watch(self.box)

    def field(self) -> QWidget:
        """The box."""
        return self.box

    def text(self) -> str:
        """What is typed."""
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        """Put it in the box."""
        self.box.setPlainText(text)

    def submits(self, event: QKeyEvent) -> bool:
        """Only with Ctrl."""
        return super().submits(event) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
