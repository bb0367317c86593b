"""Everything that the page of one account shows."""

from __future__ import annotations

from datetime import date, datetime

from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.values.money import Cents


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal and its readings, oldest first."""

    goal: Goal
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event of an account: an interaction, a survey answer or a ticket."""

    at: datetime
    record: Interaction | Survey | Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One account with all that belongs to it, as of today."""

    account: Account
    mrr: Cents | None
    currency: str
    renewal: date | None
    lines: tuple[Line, ...]
    contacts: tuple[Contact, ...]
    tasks: tuple[Task, ...]
    """Open ones first by due date, then the last done."""
    goals: tuple[GoalView, ...]
    opportunities: tuple[Opportunity, ...]
    timeline: tuple[TimelineItem, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A record found by its words."""

    entity: str
    id: int
    account: int | None
    account_name: str | None
    title: str
    detail: str
