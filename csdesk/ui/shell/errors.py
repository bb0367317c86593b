"""The one place that turns errors into something on screen.

A refusal or a blocked request is a sentence that says what is safe and what to do. Anything else is a bug: one
card, that can be copied, with the places in the code and without a word of the customer's data.
"""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from csdesk import VERSION
from csdesk.domain.errors import Cancelled, CSDeskError
from csdesk.ui.actions.registry import Actions
from csdesk.ui.shell.messages import Messages
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.shell.bug_card import BugCard


def without_data(error: BaseException) -> str:
    """The report of a fault: the app's surroundings, kinds of errors and places in the code."""
    import platform

    from csdesk.domain.faults import places_of

    made = f"CSDesk {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join((made, *places_of(error)))


class Errors(QObject):
    """Shows errors; installed as the last resort of every thread."""

    _told = Signal(object)

    def __init__(
        self, window: QWidget, themes: Themes, words: Words, messages: Messages, actions: Actions
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        self._themes = themes
        self._words = words
        self._messages = messages
        self.card: BugCard | None = None
        """Made when the first fault is told."""
        self._told.connect(self._show, Qt.ConnectionType.AutoConnection)

    def tell(self, error: BaseException) -> None:
        """Show an error, from whichever thread."""
        self._told.emit(error)

    def install(self) -> None:
        """Take over whatever nothing else catches."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = lambda args: self.tell(args.exc_value or args.exc_type())

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _trace)
            return
        self.tell(error)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, CSDeskError):
            self._messages.warn(error.text)
            return
        import logging

        report = without_data(error)
        logging.getLogger(__name__).error("fault\n%s", report)
        if self.card is None:
            from csdesk.ui.shell.bug_card import BugCard

            self.card = BugCard(self._window, self._themes, self._words, self._actions)
        self.card.show_report(report)
