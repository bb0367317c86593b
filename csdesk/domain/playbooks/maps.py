"""A playbook as a map: steps, and the arrows that lead from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg, pmsg

MOST_STEPS, MOST_ARROWS = 2_000, 6_000
"""A map of more is refused: nobody could follow it."""
MOST_ANSWERS = 6
"""A question with more answers cannot be read at a glance."""


class StepKind(StrEnum):
    """What a step asks of whoever follows the map."""

    START = "start"
    ACTION = "action"
    QUESTION = "question"
    PROCESS = "process"
    MESSAGE = "message"
    WAIT = "wait"
    CONDITION = "condition"
    END = "end"


STEP_KINDS: Mapping[StepKind, Text] = {
    StepKind.START: pmsg("step", "Start"),
    StepKind.ACTION: pmsg("step", "Action"),
    StepKind.QUESTION: pmsg("step", "Question"),
    StepKind.PROCESS: pmsg("step", "Process"),
    StepKind.MESSAGE: pmsg("step", "Message"),
    StepKind.WAIT: pmsg("step", "Wait"),
    StepKind.CONDITION: pmsg("step", "Condition"),
    StepKind.END: pmsg("step", "End"),
}
ASKED_OF_PEOPLE = frozenset({StepKind.ACTION, StepKind.QUESTION, StepKind.PROCESS, StepKind.MESSAGE})
"""The kinds that wait for a person; the others go on by themselves."""


class Asking(StrEnum):
    """Whether a step asks what happened."""

    ALWAYS = "always"
    OPTIONAL = "optional"
    NEVER = "never"


class Ending(StrEnum):
    """What reaching an end means."""

    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"


ENDINGS: Mapping[Ending, Text] = {
    Ending.GOOD: msg("It worked"),
    Ending.NEUTRAL: msg("Neither"),
    Ending.BAD: msg("It did not work"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A question to the data: a fact, how it is compared, and with what; all as written."""

    fact: str
    op: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A text ready to be sent, with merge fields in double braces."""

    body: str
    subject: str = ""
    channel: str = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One node of a map."""

    id: str
    kind: StepKind
    text: str = ""
    """What is done, asked or reached."""
    help: str = ""
    """One line beneath it."""
    guide: tuple[str, ...] = ()
    """How to conduct it."""
    minutes: int | None = None
    """How long it is expected to take."""
    due: int | None = None
    """Working days from the moment it is reached."""
    role: str | None = None
    channel: str | None = None
    asks: Asking = Asking.OPTIONAL
    message: Message | None = None
    process: str | None = None
    """The code of the process that a process step calls."""
    links: tuple[str, ...] = ()
    """The codes of processes that help."""
    days: int | None = None
    """How long a wait lasts at most."""
    working: bool = True
    """Whether the days of a wait are working days."""
    until: tuple[Condition, ...] = ()
    """What ends a wait before its time; all must hold."""
    ending: Ending = Ending.NEUTRAL
    at: tuple[int, int] | None = None
    """Where a person put it on the canvas; `None` is left to the layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """The way from one step to the next.

    The arrows of a question are its answers, in their order. Those of a condition are tried in their order, one without
    tests is taken when no other was. A wait has one for when its days are over, and may have one for when what it
    waited for is `met`.
    """

    id: str
    source: str
    target: str | None = None
    label: str = ""
    minutes: int | None = None
    tests: tuple[Condition, ...] = ()
    met: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A situation that suggests the playbook."""

    kind: str
    """A key of `triggers.TRIGGERS`."""
    value: int | None = None
    """Days, points or percent, as the kind says."""
    key: str = ""
    """A band, a stage, a field: as the kind says."""
    tests: tuple[Condition, ...] = ()
    """Accounts that it is for; all must hold."""
    rest: int = 30
    """Days after a run or a suggestion in which it is not suggested again."""


@dataclass(frozen=True, kw_only=True)
class PlaybookMap:
    """The whole of a playbook but its name."""

    steps: tuple[Step, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    purpose: str = ""
    """What it is for, in a sentence."""
    group: str = ""
    """Where it stands in the library."""
    language: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Step]:
        """The steps by their ids."""
        return {step.id: step for step in self.steps}

    @cached_property
    def leaving(self) -> Mapping[str, tuple[Arrow, ...]]:
        """The arrows that leave each step, in their order."""
        found: dict[str, list[Arrow]] = {step.id: [] for step in self.steps}
        for arrow in self.arrows:
            found.setdefault(arrow.source, []).append(arrow)
        return {own: tuple(arrows) for own, arrows in found.items()}

    @cached_property
    def start(self) -> Step | None:
        """Where it begins."""
        return next((step for step in self.steps if step.kind is StepKind.START), None)

    def next_ids(self, step: str) -> tuple[str, ...]:
        """The steps that a step leads to, without those that are not there."""
        return tuple(
            dict.fromkeys(
                arrow.target
                for arrow in self.leaving.get(step, ())
                if arrow.target in self.by_id and arrow.target
            )
        )
