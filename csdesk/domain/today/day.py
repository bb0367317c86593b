"""The day as a whole: everything to do, ranked, and the sentence that begins it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import chain

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.facts import Falls, TodayFacts
from csdesk.domain.today.items import Item, Kind, When
from csdesk.domain.today.rules import FALL, RULES
from csdesk.domain.today.suggested import Places, suggested_beside, suggested_items
from csdesk.domain.today.worth import days_to_renewal, fall
from csdesk.domain.views.portfolio import PortfolioRow


@dataclass(frozen=True, slots=True)
class Start:
    """The account to start with, and why."""

    account: int
    name: str
    why: Text


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that waits on a day, the most worth first."""

    on: date
    currency: str
    items: tuple[Item, ...]
    accounts: Mapping[int, PortfolioRow]
    late: int
    """Tasks past their due date."""
    due: int
    """Tasks of the day itself."""
    start: Start | None
    falls: Falls = Falls.OBSERVED
    suggested: Places = field(default_factory=dict)
    """The playbooks that answer things to do, by account and kind of thing."""

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """The things to do of one kind, the most worth first."""
        return tuple(item for item in self.items if item.kind is kind)

    @property
    def counts(self) -> Text:
        """How much is late, and how much is for the day."""
        if not self.late and not self.due:
            return msg("Nothing is due today.")
        late = nmsg("{n} overdue", "{n} overdue", self.late)
        due = nmsg("{n} for today", "{n} for today", self.due)
        if not self.due:
            return msg("{tasks}.", tasks=late)
        return msg("{late} and {due}.", late=late, due=due) if self.late else msg("{tasks}.", tasks=due)

    @property
    def sentence(self) -> Text:
        """What begins the day: how much there is, and where to start."""
        if self.start is None:
            return self.counts
        start = msg("Start with {account}: {why}.", account=verbatim(self.start.name), why=self.start.why)
        return msg("{counts} {start}", counts=self.counts, start=start)


def today(facts: TodayFacts) -> Today:
    """Put every rule to the facts, and rank what they find."""
    found = list(chain.from_iterable(rule(facts) for rule in RULES))
    if facts.seen_to:
        found = [item for item in found if (item.account, item.kind) not in facts.seen_to]
    places = suggested_beside(facts, found)
    found += suggested_items(facts, places)
    found.sort(key=lambda one: (-one.worth, one.due or date.max, one.account or 0, one.record or 0))
    task, past, now = Kind.TASK, When.LATE, When.TODAY
    pressing = [item for item in found if item.kind is task and (item.when is past or item.when is now)]
    late = sum(1 for item in pressing if item.when is past)
    return Today(
        facts.on,
        facts.currency,
        tuple(found),
        facts.accounts,
        late,
        len(pressing) - late,
        _start(facts, pressing),
        facts.falls,
        places,
    )


def _start(facts: TodayFacts, pressing: Sequence[Item]) -> Start | None:
    """Of the accounts with a task for today or before: the one of the greatest weight."""
    first: dict[int, Item] = {}
    for item in pressing:
        if item.account is not None and item.account in facts.accounts:
            first.setdefault(item.account, item)
    if not first:
        return None
    own = max(first, key=facts.weighed.__getitem__)
    item, row = first[own], facts.accounts[own]
    return Start(row.id, row.name, _why(item, row, facts.on))


def _why(item: Item, row: PortfolioRow, on: date) -> Text:
    points, days = fall(row), days_to_renewal(row, on)
    fell = nmsg("health fell {n} point", "health fell {n} points", points)
    renews = msg("the contract renews today")
    if days:
        renews = nmsg("the contract renews in {n} day", "the contract renews in {n} days", days)
    if points >= FALL and days is not None:
        return msg("{fell} and {renews}", fell=fell, renews=renews)
    if points >= FALL:
        return fell
    if days is not None:
        return renews
    if item.late:
        return nmsg("{task} was due {n} day ago", "{task} was due {n} days ago", item.late, task=item.title)
    return msg("{task} is due today", task=item.title)
