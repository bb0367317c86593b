"""The three ways a request can end without its result; anything else is a bug."""

from __future__ import annotations

from csdesk.domain.text import Text


class CSDeskError(Exception):
    """Root of the errors that a person is told about, in one plain sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


class Refused(CSDeskError):
    """A rule says no; shown beside the field that caused it."""


class Blocked(CSDeskError):
    """The surroundings say no (disk full, file locked, damaged); says what is safe and what to do."""


class Cancelled(CSDeskError):
    """The person stopped it; nothing changed, nothing is shown."""
