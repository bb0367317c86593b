"""One dark line at the bottom: what happened, what can be done about it, and when it goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame

from csdesk.domain.text import Text, msg
from csdesk.ui.actions.spec import keycaps
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

SHOWN_MS = 8000
_WIDEST = 460


class Toast(QFrame):
    """One line: what happened and what can be done about it. Never takes the focus."""

    gone = Signal(object)

    def __init__(self, themes: Themes, words: Words, text: Text, *, error: bool = False) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.text = text
        self.about: int | None = None
        """The step of the journal that its undo takes back."""
        self.is_passing = False
        """Whether it is over once something else is done."""
        self._undo: Button | None = None
        self.setProperty("kind", "toast")
        self.line = row(self, gap=10)
        self.line.setContentsMargins(12, 7, 8, 7)
        self.line.addWidget(IconLabel(themes, Icon.ERROR if error else Icon.DONE, Ink.ON_TOOLTIP))
        said = label("toast", wrap=error)
        words.say(said.setText, text)
        if error:
            wide = said.fontMetrics().horizontalAdvance(said.text())
            said.setMinimumWidth(min(wide + 8, themes.theme.px(_WIDEST)))
        self.line.addWidget(said, 1)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.leave)
        if not error:
            self._timer.start()

    def offer(self, title: Text, run: Callable[[], object], caps: tuple[str, ...] = ()) -> Button:
        """Add a button; pressing it also takes the line away."""
        button = Button(self._themes, "toast", caps=caps)
        self._words.say(button.setText, title)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        def pressed() -> None:
            self.leave()
            run()

        button.clicked.connect(pressed)
        self.line.addWidget(button)
        return button

    def offer_undo(self, undo: Callable[[], object], about: int | None) -> None:
        """Offer to take a step back; the newest of these has the key."""
        self.about = about
        self._undo = self.offer(msg("Undo"), undo, keycaps("Ctrl+Z"))

    def grow_old(self) -> None:
        """Another step is newer: the key is not this one's any more."""
        if self._undo is not None:
            self._undo.set_caps(())

    @property
    def undo(self) -> Button | None:
        """The button that takes the step back."""
        return self._undo

    @property
    def is_counting(self) -> bool:
        """Whether it will go away by itself."""
        return self._timer.isActive()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is over it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Begin to count again."""
        self._timer.start()
        super().leaveEvent(event)
