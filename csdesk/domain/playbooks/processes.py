"""A process: steps done to the letter, in their order."""

from __future__ import annotations

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import Message

MOST_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep:
    """One line of a process."""

    text: str
    """What is done."""
    who: str = ""
    """The role that does it."""
    help: str = ""
    minutes: int | None = None
    due: int | None = None
    """Working days from the day the process begins."""
    message: Message | None = None
    """The template that it uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessBody:
    """The whole of a process but its name."""

    steps: tuple[ProcessStep, ...] = ()
    purpose: str = ""
    group: str = ""
    language: str = ""

    @property
    def minutes(self) -> int:
        """How long all of it is expected to take."""
        return sum(step.minutes or 0 for step in self.steps)
