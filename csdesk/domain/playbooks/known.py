"""What triggers and conditions are put to: every account as it stands on a day, and what lately happened to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.facts import CUSTOM, Value
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.today.worth import LEFT
from csdesk.domain.views.health import NO_DATA
from csdesk.domain.views.portfolio import PortfolioRow


class Owed(NamedTuple):
    """What an account owes past its due date."""

    invoice: int
    """The oldest one."""
    number: int
    """How many there are."""
    oldest: date


class Answered(NamedTuple):
    """The newest NPS answer of an account."""

    survey: int
    score: int
    on: date


class Used(NamedTuple):
    """How many people used the product lately, against the same span before."""

    before: int
    now: int

    @property
    def change(self) -> int:
        """In percent, whole and toward nothing."""
        return int((self.now - self.before) * 100 / self.before)


class Aim(NamedTuple):
    """A goal that is late, or that was reached."""

    goal: int
    account: int
    name: str
    due: date | None
    reached: date | None


class Offer(NamedTuple):
    """An open opportunity."""

    opportunity: int
    account: int
    name: str
    stage: str
    since: date | None


class Entry(NamedTuple):
    """The day from which an account was seen in the band it is in."""

    since: date
    is_change: bool
    """Whether it was seen in another band before; else nobody had looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known on a day; accounts by their ids."""

    on: date
    accounts: Mapping[int, PortfolioRow]
    lost: Mapping[int, date | None] = field(default_factory=dict)
    """Those that are no clients any more, with the day they left."""
    entered: Mapping[int, Entry | None] = field(default_factory=dict)
    """Since when each is in its band; `None` is longer ago than a change is news, nothing was never looked at."""
    owed: Mapping[int, Owed] = field(default_factory=dict)
    answers: Mapping[int, Answered] = field(default_factory=dict)
    used: Mapping[int, Used] = field(default_factory=dict)
    tickets: Mapping[int, int] = field(default_factory=dict)
    aims: Sequence[Aim] = ()
    offers: Sequence[Offer] = ()
    weights: dict[int, int] = field(default_factory=dict)
    """What accounts weigh, once it was asked; the day and its playbooks share them."""

    def clients(self) -> set[int]:
        """The accounts that neither left nor are still to come."""
        lost = self.lost
        return {
            own
            for own, row in self.accounts.items()
            if row.status not in LEFT and row.stage != "churned" and own not in lost
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """What the maps in use want to know, so that nothing else is read."""

    facts: frozenset[str]
    kinds: frozenset[str]
    days: Mapping[str, int]
    """The most days that the triggers of a kind look back."""
    bands: frozenset[str] = frozenset()
    """The bands whose beginning is asked for."""


def asked_by(maps: Iterable[PlaybookMap], *, conditions: bool = False) -> Asked:
    """What the triggers of some maps want to know; with `conditions`, also what their steps ask."""
    facts: set[str] = set()
    days: dict[str, int] = {}
    bands: set[str] = set()
    for one in maps:
        for trigger in one.triggers:
            facts.update(test.fact for test in trigger.tests)
            days[trigger.kind] = max(days.get(trigger.kind, 0), trigger.value or 0)
            if trigger.kind == TriggerKind.BAND:
                bands.add(trigger.key)
        if conditions:
            facts.update(condition_facts(one))
    return Asked(frozenset(facts), frozenset(days), days, frozenset(bands))


def condition_facts(found: PlaybookMap) -> set[str]:
    """The facts that the conditions and waits of a map ask for."""
    own = {test.fact for arrow in found.arrows for test in arrow.tests}
    return own | {test.fact for step in found.steps for test in step.until}


def facts_of(known: Known, account: int, keys: Collection[str]) -> dict[str, Value]:
    """Some facts of an account, `None` for what nobody knows."""
    row = known.accounts[account]
    found: dict[str, Value] = {}
    for key in keys:
        if key.startswith(CUSTOM):
            found[key] = row.custom.get(key.removeprefix(CUSTOM)) or None
        else:
            found[key] = _FACTS[key](known, row) if key in _FACTS else None
    return found


def reader_of(fact: str) -> Callable[[Known, PortfolioRow], Value] | None:
    """What reads a fact of an account; `None` for a custom field or an unknown one."""
    return _FACTS.get(fact)


def silence(known: Known, row: PortfolioRow) -> int | None:
    """Days without a conversation; of an account never talked to, since it began."""
    since = row.last_contact or row.start_date
    return None if since is None or since > known.on else (known.on - since).days


def _health(_: Known, row: PortfolioRow) -> Value:
    return None if row.health is None else row.health.score


def _change(_: Known, row: PortfolioRow) -> Value:
    return None if row.health is None else row.health.change


def _band(_: Known, row: PortfolioRow) -> Value:
    return NO_DATA if row.health is None else row.health.band


def _renewal_days(known: Known, row: PortfolioRow) -> Value:
    return None if row.renewal is None else (row.renewal - known.on).days


def _overdue_days(known: Known, row: PortfolioRow) -> Value:
    owed = known.owed.get(row.id)
    return None if owed is None else (known.on - owed.oldest).days


def _overdue(known: Known, row: PortfolioRow) -> Value:
    owed = known.owed.get(row.id)
    return 0 if owed is None else owed.number


def _usage(known: Known, row: PortfolioRow) -> Value:
    used = known.used.get(row.id)
    return None if used is None else used.change


def _tenure(known: Known, row: PortfolioRow) -> Value:
    return None if row.start_date is None else (known.on - row.start_date).days


_FACTS: Mapping[str, Callable[[Known, PortfolioRow], Value]] = {
    "health": _health,
    "health_change": _change,
    "band": _band,
    "nps": lambda _, row: row.nps,
    "mrr": lambda _, row: None if row.mrr is None else int(row.mrr),
    "renewal_days": _renewal_days,
    "overdue_invoices": _overdue,
    "overdue_days": _overdue_days,
    "silence_days": silence,
    "usage_change": _usage,
    "open_tickets": lambda known, row: known.tickets.get(row.id, 0),
    "tenure_days": _tenure,
    "stage": lambda _, row: row.stage,
    "touch": lambda _, row: row.touch,
    "status": lambda _, row: row.status,
    "segment": lambda _, row: row.segment,
    "size": lambda _, row: row.size,
    "plan": lambda _, row: row.plan,
    "csm": lambda _, row: row.csm,
    "has_am": lambda _, row: bool(row.am),
    "tags": lambda _, row: frozenset(row.tags),
}
