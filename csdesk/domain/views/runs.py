"""What the wizard and the list of runs show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.practice import OPEN, Playbook, Run
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.running import RunState
from csdesk.domain.text import Text


@dataclass(frozen=True, slots=True)
class LinkedProcess:
    """A process that a step calls or that helps with it."""

    id: int
    code: str
    name: str
    body: ProcessBody


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One run with all that its wizard shows."""

    run: Run
    playbook: Playbook
    account: Account
    state: RunState
    people: tuple[Contact, ...]
    """Those who are still there, the first to speak to first."""
    processes: Mapping[str, LinkedProcess]
    merge: Mapping[str, Any]
    """What the merge fields are filled with, as values."""
    newer: Playbook | None = None
    """A version in use that the run could move to."""
    band: str | None = None
    score: int | None = None
    summaries: Mapping[int, tuple[str, str | None, tuple[int, ...], datetime | None]] = field(
        default_factory=dict
    )
    """What was logged at steps: summary, channel, people and moment of each contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run in a list."""

    id: int
    account: int
    account_name: str
    code: str
    playbook: str
    step: str
    status: str
    hold: str | None
    due: date | None
    until: date | None
    reason: str
    outcome: str
    progress: tuple[int, int]
    started: datetime | None
    finished: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.status == OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Startable:
    """A playbook that can be followed for an account."""

    id: int
    code: str
    name: str
    purpose: str
    group: str
    open_run: int | None = None
    """The run that is open already."""
    why: Text | None = None
    """Why it is suggested now."""
    steps: int = 0
