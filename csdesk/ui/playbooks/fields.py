"""The fields of the inspector: each shows a value, and tells what a person makes of it while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from csdesk.domain.text import Text
from csdesk.ui.theme.parts import label
from csdesk.ui.words import Words

Told = Callable[[str], object]
_MOST_LINES = 9


def titled(words: Words, title: Text, field: QWidget, *, begins: bool = False) -> QVBoxLayout:
    """A field under its title, with a capital letter where the words begin nothing by themselves."""
    made = QVBoxLayout()
    made.setSpacing(4)
    made.setContentsMargins(0, 0, 0, 0)
    head = label("secondary")
    words.say(head.setText, title)
    if begins:
        head.setText(f"{head.text()[:1].upper()}{head.text()[1:]}")
    head.setBuddy(field)
    words.say(field.setAccessibleName, title)
    made.addWidget(head)
    made.addWidget(field)
    return made


class Area(QPlainTextEdit):
    """A text of several lines, as high as it needs; Tab leaves it, Ctrl+Enter and Esc too."""

    left = Signal()

    def __init__(self, value: str, tell: Told, least: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._tell = tell
        self.setPlainText(value)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text)
        self._fit()

    def show_value(self, value: str) -> None:
        """Show another value, unless it is being typed."""
        if value != self.toPlainText() and not self.hasFocus():
            self.blockSignals(True)
            self.setPlainText(value)
            self.blockSignals(False)
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Esc gives the keys back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.left.emit()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped otherwise, it needs another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Its lines."""
        return QSize(200, self.height())

    def _on_text(self) -> None:
        self._fit()
        self._tell(self.toPlainText())

    def _fit(self) -> None:
        lines = max(self._least, min(_MOST_LINES, round(self.document().size().height())))
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if lines == _MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)


class Line(QLineEdit):
    """A text of one line."""

    def __init__(self, value: str, tell: Told) -> None:
        super().__init__(value)
        self.setMaxLength(2_000)
        self.textEdited.connect(tell)


class Number(QLineEdit):
    """A whole number, or nothing; what is no number is marked and not taken."""

    def __init__(self, value: int | None, tell: Callable[[int | None], object], most: int = 3_650) -> None:
        super().__init__("" if value is None else str(value))
        self._tell_number = tell
        self._most = most
        self.setMaxLength(6)
        self.textEdited.connect(self._on_text)

    def show_value(self, value: int | None) -> None:
        """Show another value, unless it is being typed."""
        if not self.hasFocus():
            self.setText("" if value is None else str(value))

    def _on_text(self, typed: str) -> None:
        from csdesk.ui.theme.stylesheet import restyle

        plain = typed.strip()
        fits = not plain or (plain.isdecimal() and int(plain) <= self._most)
        restyle(self, invalid=not fits)
        if fits:
            self._tell_number(int(plain) if plain else None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is no number goes."""
        super().focusOutEvent(event)
        if self.property("invalid"):
            self.clear()
            self._on_text("")


class Pick(QComboBox):
    """One of a list; the wheel scrolls the panel, not the choice."""

    def __init__(
        self,
        words: Words,
        options: Sequence[tuple[str, Text]],
        value: str,
        tell: Told,
        *,
        is_open: bool = False,
    ) -> None:
        super().__init__()
        self._options = list(options)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditable(is_open)
        if value and not is_open and value not in dict(options):
            from csdesk.domain.text import verbatim

            self._options.append((value, verbatim(value)))
        for key, title in self._options:
            self.addItem(words(title), key)
        self._place(value)
        self._told = tell
        self.activated.connect(self._on_pick)
        if is_open:
            line = self.lineEdit()
            assert line is not None
            line.textEdited.connect(self._on_typed)

    def show_value(self, value: str | bool | None) -> None:
        """Show another value, unless it is being chosen; yes is the key 1, no and nothing are the empty one."""
        if not self.hasFocus():
            self._place(str(value) if isinstance(value, str) else "1" if value else "")

    def _place(self, value: str) -> None:
        at = self.findData(value)
        self.setCurrentIndex(at)
        if at < 0 and self.isEditable():
            self.setEditText(value)

    def _on_pick(self, at: int) -> None:
        self._told(str(self.itemData(at)))

    def _on_typed(self, typed: str) -> None:
        at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        self._told(str(self.itemData(at)) if at >= 0 else typed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the panel."""
        event.ignore()
