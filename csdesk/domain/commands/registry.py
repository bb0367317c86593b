"""Commands are intents; each has one handler, found by its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from csdesk.domain.lean import dataclass
from csdesk.domain.ports import Work
from csdesk.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class Command:
    """Something a person wants done; `Workspace.run` is the only way to do it."""

    merge_key: str | None = None
    """Steps in a row with the same key become one undo step (keystrokes of one edit)."""


Result = Text | tuple[Text, Any]
C = TypeVar("C", bound=Command)
Handler = Callable[[C, Work], Result]

_HANDLERS: dict[type[Command], Callable[[Any, Work], Result]] = {}


def handles(kind: type[C]) -> Callable[[Handler[C]], Handler[C]]:
    """Register the handler of a command; it returns the undo label, and a value if there is one."""

    def register(handler: Handler[C]) -> Handler[C]:
        _HANDLERS[kind] = handler
        return handler

    return register


def handle(command: Command, work: Work) -> tuple[Text, Any]:
    """Let the handler do its work; raises `Refused` when a rule says no."""
    result = _HANDLERS[type(command)](command, work)
    return result if isinstance(result, tuple) else (result, None)
