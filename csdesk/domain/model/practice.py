"""Playbooks, processes, their runs, and reviews."""

from __future__ import annotations

from datetime import date, datetime

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, instant, ref, text
from csdesk.domain.text import msg, pmsg


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Record):
    """Steps done to the letter, in order; `body` holds them as JSON."""

    name: str = text(msg("Process"), required=True)
    body: str | None = text(msg("Steps"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook(Record):
    """A map of questions, answers, branches and waits; `body` holds it as JSON."""

    name: str = text(msg("Playbook"), required=True)
    trigger: str | None = text(msg("Trigger"))
    body: str | None = text(msg("Steps"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """A playbook being followed for an account; `path` holds the answers as JSON."""

    account: int = ref("account", msg("Account"), required=True)
    playbook: int = ref("playbook", msg("Playbook"), required=True)
    started_at: datetime | None = instant(msg("Started"))
    finished_at: datetime | None = instant(msg("Finished"))
    status: str | None = choice(
        pmsg("run", "Status"),
        ("open", pmsg("run", "Open")),
        ("done", pmsg("run", "Done")),
        ("dropped", pmsg("run", "Dropped")),
        closed=True,
    )
    path: str | None = text(msg("Answers"), long=True)


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
