"""A question in one line, above the foot of the page: a reason, a day, a move; Enter answers, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from csdesk.domain.errors import CSDeskError
from csdesk.domain.text import Text, msg
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

Take = Callable[[str, str], object]
"""What is done with the reason and the day."""
Other = tuple[Text, Callable[[], object]]
"""A second answer: its verb, and what it does once the question has gone."""
_LEAVE = msg("Cancel")


class AskBar(QFrame):
    """Asks one thing at a time."""

    turned = Signal()
    """It opened or went away."""

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._take: Take | None = None
        self._other: Other | None = None
        self._before: QWidget | None = None
        self.setProperty("kind", "foot")
        outer = column(self, gap=6)
        outer.setContentsMargins(24, 10, 20, 10)
        self._title = label("strong")
        self._detail = label("secondary", wrap=True)
        self.line, self.day = QLineEdit(), QLineEdit()
        themes.hold(self.day.setFixedWidth, lambda theme: theme.px(150))
        self.yes, self.other = Button(themes, "primary"), Button(themes, "", None, ("2",))
        self.no = Button(themes, "", None, ("Esc",))
        for button in (self.yes, self.other, self.no):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.installEventFilter(self)
        words.say(self.day.setPlaceholderText, msg("Until: Friday, +3d, 15/12"))
        words.say(self.day.setAccessibleName, msg("On hold until"))
        outer.addWidget(self._title)
        outer.addWidget(self._detail)
        line = row(gap=8)
        for widget in (self.day, self.line):
            widget.installEventFilter(self)
        line.addWidget(self.day)
        line.addWidget(self.line, 1000)
        line.addStretch(1)
        for button in (self.yes, self.other, self.no):
            line.addWidget(button)
        outer.addLayout(line)
        self._reason = label("error", wrap=True)
        outer.addWidget(self._reason)
        self.yes.clicked.connect(self._answer)
        self.other.clicked.connect(self._answer_otherwise)
        self.no.clicked.connect(self.leave)
        self.hide()

    def ask(
        self,
        title: Text,
        verb: Text,
        take: Take,
        *,
        hint: Text | None = None,
        detail: str = "",
        with_day: bool = False,
        other: Other | None = None,
        leave: Text = _LEAVE,
        before: QWidget | None = None,
    ) -> None:
        """Ask; without a hint there is nothing to type. With another answer both have their number."""
        self._take, self._other, self._before = take, other, before
        self._title.setText(self._words(title))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.yes.setText(self._words(verb))
        self.yes.set_caps(("Enter",) if other is None else ("1",))
        self.other.setVisible(other is not None)
        if other is not None:
            self.other.setText(self._words(other[0]))
        self.no.setText(self._words(leave))
        self.line.setVisible(hint is not None)
        self.line.clear()
        self.day.clear()
        if hint is not None:
            self.line.setPlaceholderText(self._words(hint))
            self.line.setAccessibleName(self._words(hint))
        self.day.setVisible(with_day)
        self._reason.hide()
        self.show()
        first = self.day if with_day else self.line if hint is not None else self.yes
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    @property
    def has_two_answers(self) -> bool:
        """Whether each of two answers has its number."""
        return self._other is not None

    def choose(self, number: int) -> bool:
        """Give one of two answers by its number; false where there are not two."""
        if self.isHidden() or self._other is None:
            return False
        if number == 1:
            self._answer()
        elif number == 2:
            self._answer_otherwise()
        return True

    def leave(self) -> bool:
        """Close it; false when nothing was asked."""
        if self.isHidden():
            return False
        for widget in (self.line, self.day, self.yes, self.other, self.no):
            widget.clearFocus()
        self.hide()
        self.turned.emit()
        self._take = self._other = None
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter answers, Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched in (self.line, self.day) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if watched is self.day and self.line.isVisible():
                    self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                else:
                    self._answer()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _answer_otherwise(self) -> None:
        other = self._other
        self.leave()
        if other is not None:
            other[1]()

    def _answer(self) -> None:
        take = self._take
        if take is None:
            return
        try:
            take(self.line.text(), self.day.text())
        except CSDeskError as refused:
            self._reason.setText(self._words(refused.text))
            self._reason.show()
            return
        if not any(widget.hasFocus() for widget in (self.line, self.day, self.yes)):
            self._before = None
        self.leave()
