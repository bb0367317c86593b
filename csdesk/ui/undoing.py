"""Taking steps back: what the person asks for, what is offered after each step, and what is said then."""

from __future__ import annotations

from functools import partial

from csdesk.domain.changes import Done
from csdesk.domain.text import msg
from csdesk.ui.jobs import Job
from csdesk.ui.session import Session
from csdesk.ui.shell.window import Window


class Undoing:
    """Undo and redo of the open workspace, told in the window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._session: Session | None = None

    def follow(self, session: Session | None) -> None:
        """Offer to take back what is done in a workspace from now on."""
        self._session = session
        if session is not None:
            session.ran.connect(self._offer)
            session.undone.connect(self._say_undone)

    def undo(self) -> None:
        """Take back the last step."""
        if self._session is not None:
            self._follow(self._session.stepping.take_back(self._window.errors.tell))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._session is not None:
            self._follow(self._session.stepping.do_again(self._window.errors.tell))

    def _offer(self, done: Done) -> None:
        self._window.messages.say(done.label, partial(self._take_back, done.step), done.step)

    def _take_back(self, step: int | None) -> None:
        if self._session is not None and step is not None:
            self._follow(self._session.stepping.take_back(self._window.errors.tell, step))

    def _follow(self, job: Job[Done] | None) -> None:
        """Say of a large step that it is on its way."""
        if job is not None:
            job.late.connect(lambda _: self._window.messages.say(msg("This changes much and takes a moment")))

    def _say_undone(self, done: Done) -> None:
        self._window.messages.withdraw(done.step)
        said = msg("Undone: {what}", what=done.label)
        is_said = done.label.msgid == said.msgid  # a step of its own, when an older one was taken back
        self._window.messages.say(done.label if is_said else said)
