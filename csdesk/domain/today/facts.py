"""What the rules of the day are put to: the accounts as they stand, and what is open about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.domain.today.items import Followed
from csdesk.domain.today.worth import weight
from csdesk.domain.values.money import Money
from csdesk.domain.views.portfolio import PortfolioRow

if TYPE_CHECKING:
    from csdesk.domain.playbooks.suggesting import Suggestion


class Falls(StrEnum):
    """What the falls of health are told against."""

    OBSERVED = "observed"
    """The day that somebody looked at, some 30 days ago."""
    RECALCULATED = "recalculated"
    """The same day computed again, since nobody looked."""
    UNKNOWN = "unknown"
    """Nothing: nobody looked, and there are too many accounts to compute it again while somebody waits."""


class OpenTask(NamedTuple):
    """A task that was not done by the day; there may be thousands."""

    id: int
    account: int | None
    title: str
    due: date | None = None
    is_urgent: bool = False
    time: str | None = None
    medium: str | None = None
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A detractor's answer with no conversation after it."""

    id: int
    account: int
    score: int
    answered: date


class Unpaid(NamedTuple):
    """What an account owes past its due date, in one currency."""

    account: int
    number: int
    oldest: date
    amount: Money | None
    """`None` when an invoice names no amount."""


@dataclass(frozen=True, slots=True)
class Started:
    """The newest onboarding of an account that is neither complete nor dropped, or waits for its first value."""

    id: int
    account: int
    began: date
    due: date
    is_complete: bool
    has_value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayFacts:
    """All that is known on a day; accounts by their ids."""

    on: date
    currency: str
    fiscal_start: int = 1
    accounts: Mapping[int, PortfolioRow]
    tasks: Sequence[OpenTask] = ()
    falls: Falls = Falls.OBSERVED
    fell: Mapping[int, Text] = field(default_factory=dict)
    """The facts that moved the health of those that fell, as far as they were looked into."""
    causes: Mapping[int, tuple[Text, ...]] = field(default_factory=dict)
    """The same without their points: what drew it down, the most first."""
    unanswered: Sequence[Unanswered] = ()
    unpaid: Sequence[Unpaid] = ()
    started: Sequence[Started] = ()
    reviewed: Mapping[int, date] = field(default_factory=dict)
    """The day of the last review that was held."""
    notices: Mapping[int, date] = field(default_factory=dict)
    """The last day to give notice before the next renewal."""
    planned: Mapping[int, date] = field(default_factory=dict)
    """The day for which the next review is arranged."""
    seen_to: frozenset[tuple[int, str]] = frozenset()
    """Accounts with the kinds of things that somebody has seen to, or has a task for."""
    runs: Mapping[int, Followed] = field(default_factory=dict)
    """The playbooks behind tasks, by the ids of their runs."""
    suggestions: Sequence[Suggestion] = ()
    """The playbooks that can be started, the most pressing first."""
    weights: dict[int, int] = field(default_factory=dict)
    """What accounts weigh, once it was asked."""

    @property
    def weighed(self) -> Mapping[int, int]:
        """What every account weighs on the day, worked out when it is first asked."""
        known = self.weights
        if len(known) < len(self.accounts):
            on = self.on
            known.update({own: weight(row, on) for own, row in self.accounts.items() if own not in known})
        return known
