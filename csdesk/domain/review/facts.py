"""What a quarterly review is made of: the facts of one account and one quarter, gathered by storage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import OPEN
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month, Quarter


@dataclass(frozen=True, slots=True)
class MonthMrr:
    """The MRR at the close of a month; `None` where the lines say nothing yet."""

    month: Month
    cents: Cents | None


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A subscription line that counts on the as-of day."""

    product: str | None
    plan: str | None
    mrr: Cents | None
    start: date | None = None
    term_end: date | None = None
    notice_days: int | None = None
    auto_renew: bool | None = None

    @property
    def notice_by(self) -> date | None:
        """The last day to give notice, when both the term and the notice are known."""
        if self.term_end is None or self.notice_days is None:
            return None
        return self.term_end - timedelta(days=self.notice_days)


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A contact with the client, on the workspace's local day; internal notes are not contacts."""

    on: date
    channel: str | None = None
    kind: str | None = None
    mode: str | None = None
    sentiment: int | None = None
    subject: str | None = None
    next_step: str | None = None


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal with its readings up to the as-of day, oldest first."""

    goal: Goal
    readings: tuple[Reading, ...] = ()

    @property
    def current(self) -> Decimal | None:
        """The last value measured."""
        return self._last.value if self._last else None

    @property
    def measured_on(self) -> date | None:
        """The day of the last value."""
        return self._last.date if self._last else None

    @property
    def reached(self) -> bool | None:
        """Whether the last value is at the target or past it."""
        current, target = self.current, self.goal.target
        if current is None or target is None:
            return None
        return current <= target if self.goal.direction == "down" else current >= target

    @property
    def attained(self) -> Decimal | None:
        """How much of the target is reached: 1 is the target, more is better in either direction.

        There is no share of a target of nothing, nor of what has fallen to nothing.
        """
        current, target = self.current, self.goal.target
        if current is None or target is None or target <= 0:
            return None
        if self.goal.direction == "down":
            return target / current if current > 0 else None
        return current / target

    @property
    def _last(self) -> Reading | None:
        return next((one for one in reversed(self.readings) if one.value is not None), None)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A task of the account: done, or to be done."""

    title: str
    due: date | None = None
    started: date | None = None
    done_on: date | None = None
    role: str | None = None
    status: str = OPEN

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.status == OPEN


@dataclass(frozen=True, slots=True)
class NpsAnswer:
    """An answer to the NPS question."""

    on: date
    score: Decimal
    comment: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class TicketFact:
    """A support request of the quarter or of the one before."""

    opened_on: date
    resolved_on: date | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """One account in one quarter, with nothing dated after `as_of` but the plan."""

    account: Account
    quarter: Quarter
    as_of: date
    """The last day that the figures know: the end of the quarter, or earlier while it runs."""
    prepared_on: date
    """The day of the deck: from here the days to a renewal are counted."""
    currency: str
    agency: str | None = None
    presenter: str | None = None
    """Who presents, when the account names no CSM."""
    mrr: tuple[MonthMrr, ...] = ()
    opening_mrr: Cents | None = None
    closing_mrr: Cents | None = None
    lines: tuple[ContractLine, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    """Of this quarter and of the one before."""
    goals: tuple[GoalFact, ...] = ()
    people: tuple[Contact, ...] = ()
    tasks: tuple[Commitment, ...] = ()
    """Done in the quarter, due in it, or open."""
    nps: tuple[NpsAnswer, ...] = ()
    tickets: tuple[TicketFact, ...] = field(default=())
