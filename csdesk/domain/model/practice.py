"""Playbooks, processes, their runs, and reviews."""

from __future__ import annotations

from datetime import date, datetime

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, instant, ref, text, whole
from csdesk.domain.text import msg, pmsg

DRAFT, LIVE, RETIRED = "draft", "live", "retired"
_STATUSES = (
    (DRAFT, pmsg("playbook", "Draft")),
    (LIVE, pmsg("playbook", "In use")),
    (RETIRED, pmsg("playbook", "Replaced")),
)
OPEN, DONE, DROPPED = "open", "done", "dropped"
WAITING, SNOOZED, PAUSED = "waiting", "snoozed", "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Record):
    """One version of steps done to the letter, in order; `body` holds them as JSON.

    The versions of a process share its `code` and count from 1, a draft included.
    """

    name: str = text(msg("Process"), required=True)
    body: str | None = text(msg("Steps"), long=True)
    code: str | None = text(msg("Code"))
    version: int | None = whole(msg("Version"), 1)
    status: str | None = choice(pmsg("playbook", "Status"), *_STATUSES, closed=True)
    published_at: datetime | None = instant(msg("Published at"))
    retired_at: datetime | None = instant(msg("Replaced at"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook(Record):
    """One version of a map of questions, answers, branches and waits; `body` holds it as JSON.

    The versions of a playbook share its `code` and count from 1, a draft included. A run refers to the
    version that it follows.
    """

    name: str = text(msg("Playbook"), required=True)
    trigger: str | None = text(msg("Trigger"))
    body: str | None = text(msg("Steps"), long=True)
    code: str | None = text(msg("Code"))
    version: int | None = whole(msg("Version"), 1)
    status: str | None = choice(pmsg("playbook", "Status"), *_STATUSES, closed=True)
    published_at: datetime | None = instant(msg("Published at"))
    retired_at: datetime | None = instant(msg("Replaced at"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """A playbook being followed for an account; `path` holds the answers as JSON."""

    account: int = ref("account", msg("Account"), required=True)
    playbook: int = ref("playbook", msg("Playbook"), required=True)
    started_at: datetime | None = instant(msg("Started"))
    finished_at: datetime | None = instant(msg("Finished"))
    status: str | None = choice(
        pmsg("run", "Status"),
        (OPEN, pmsg("run", "Open")),
        (DONE, pmsg("run", "Done")),
        (DROPPED, pmsg("run", "Dropped")),
        closed=True,
    )
    path: str | None = text(msg("Answers"), long=True)
    step: str | None = text(msg("Step"))
    """The id of the step that it stands at."""
    due: date | None = day(pmsg("run", "Due"))
    """By when that step is to be done."""
    hold: str | None = choice(
        msg("On hold"),
        (WAITING, pmsg("run", "Waiting")),
        (SNOOZED, pmsg("run", "Snoozed")),
        (PAUSED, pmsg("run", "Paused")),
        closed=True,
    )
    """Why an open run asks for nothing now: the map waits, or a person put it off."""
    until: date | None = day(msg("On hold until"))
    reason: str | None = text(msg("Reason"))
    """Why a person put it off or dropped it."""
    outcome: str | None = text(msg("Outcome"))
    """The id of the end that it reached."""
    trigger: str | None = text(msg("Started because"))
    """The sentence of the suggestion that it was started from."""

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.status == OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Record):
    """A suggestion that a person does not want for an account, for a while."""

    account: int = ref("account", msg("Account"), required=True)
    playbook: str | None = text(msg("Playbook"))
    """The code of the playbook that was suggested."""
    trigger: str | None = text(msg("Trigger"))
    """The kind of trigger that suggested it; empty is any."""
    reason: str | None = text(msg("Reason"))
    dismissed_on: date | None = day(msg("Dismissed on"))
    until: date | None = day(msg("Dismissed until"))
    """The last day it holds; empty is for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """A quarterly review (QBR, RTS) or a monthly value report; `overrides` holds the edits as JSON."""

    account: int = ref("account", msg("Account"), required=True)
    period: str | None = text(msg("Period"))
    date: date | None = day(msg("Date"))
    variant: str | None = choice(msg("Variant"))
    status: str | None = choice(
        pmsg("review", "Status"),
        ("draft", msg("Draft")),
        ("ready", msg("Ready")),
        ("presented", msg("Presented")),
        closed=True,
    )
    decisions: str | None = text(msg("Decisions"), long=True)
    overrides: str | None = text(msg("Edited texts"), long=True)
