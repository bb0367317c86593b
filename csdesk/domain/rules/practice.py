"""What the team does and what it brings: value on both sides, proactive share, coverage, load (section 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.model.goal import Value
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Review
from csdesk.domain.rules.dated import ByDay, ByMonth, last_days, local_day
from csdesk.domain.rules.facts import Contacted, MetricFacts
from csdesk.domain.rules.mrr import merged_into
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.text import Text, msg
from csdesk.domain.turns import in_turns
from csdesk.domain.values.month import Month

TEAM_TAG = "cs"
"""A value entry with this tag is the team's own: revenue kept and expanded against the cost of CS."""
CONTACT_DAYS, REVIEW_DAYS, ROLE_DAYS = 30, 90, 90
PREMIUM_SUPPORT = msg("Premium support: CS answers more than it proposes")
OVERLOADED = msg("More accounts than one CSM can carry")
_FEW_INTERACTIONS = 10


@dataclass(frozen=True, slots=True)
class Activity:
    """The family over one period, as of its last day."""

    customer_roi: Ratio
    cs_roi: Ratio
    proactive_share: Ratio
    support_load: Ratio
    coverage_30d: Ratio
    review_coverage_90d: Ratio
    capacity_load: Ratio
    capacity_by_csm: Mapping[str, Ratio]

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What the family asks attention for."""
        found = []
        if is_premium_support(self.proactive_share):
            found.append(PREMIUM_SUPPORT)
        if any(load.num > load.den for load in self.capacity_by_csm.values()):
            found.append(OVERLOADED)
        return tuple(found)

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        found: dict[str, Any] = {key: getattr(self, key).as_json() for key in _RATES}
        found["capacity_by_csm"] = {csm: load.as_json() for csm, load in self.capacity_by_csm.items()}
        found["warnings"] = [warning.msgid for warning in self.warnings]
        return found


_RATES = (
    "customer_roi",
    "cs_roi",
    "proactive_share",
    "support_load",
    "coverage_30d",
    "review_coverage_90d",
    "capacity_load",
)


class Practice:
    """Value entries, interactions and reviews of a workspace as they stood on a day.

    There may be a million interactions and fifty periods: each interaction is looked at once, each period adds up days.
    """

    def __init__(self, facts: MetricFacts, on: date) -> None:
        self._facts = facts
        self._policy = facts.policy
        self._on = on
        self._accounts = {account.id: account for account in facts.accounts}
        self._roots = merged_into(facts.accounts)
        self._values = ByMonth(facts.values, lambda one: one.month.first if one.month else None, on)

    def over(self, first: Month, last: Month, customers: Collection[int]) -> Activity:
        """The family over a span, for those who are customers at its end."""
        talks, proactive, reactive, support = map(
            sum, zip((0, 0, 0, 0), *last_days(self._roles, self._end(last), ROLE_DAYS), strict=True)
        )
        taken = self._taken(customers)
        return Activity(
            customer_roi=_roi(self.values(first, last, team=False)),
            cs_roi=_roi(self.values(first, last, team=True)),
            proactive_share=Ratio(proactive, proactive + reactive),
            support_load=Ratio(support, talks),
            coverage_30d=Ratio(len(self.contacted(last, customers)), len(customers)),
            review_coverage_90d=Ratio(len(self.reviewed(last, customers)), len(customers)),
            capacity_load=_share(sum(taken.values(), Fraction()), len(taken)),
            capacity_by_csm={csm: _share(share, 1) for csm, share in taken.items()},
        )

    def values(self, first: Month, last: Month, *, team: bool) -> list[Value]:
        """The clients' value entries of a span, or the team's own."""
        return [one for one in self._values.within(first, last) if (TEAM_TAG in one.tags) == team]

    def by_cs(self, last: Month) -> list[Contacted]:
        """The interactions of role CS in the 90 days up to a month's end."""
        return [one for one in self._by_day.up_to(self._end(last), ROLE_DAYS) if one.role == "cs"]

    def contacted(self, last: Month, customers: Collection[int]) -> list[int]:
        """Customers with an interaction in the 30 days up to a month's end."""
        return _among(customers, last_days(self._met, self._end(last), CONTACT_DAYS))

    def reviewed(self, last: Month, customers: Collection[int]) -> list[int]:
        """Customers with a review in the 90 days up to a month's end."""
        end = self._end(last)
        found = (last_days(days, end, REVIEW_DAYS) for days in (self._presented, self._held))
        return _among(customers, chain.from_iterable(found))

    def loads(self, customers: Collection[int]) -> dict[str, dict[int, Fraction]]:
        """By CSM, the share of one CSM that each customer takes."""
        found: dict[str, dict[int, Fraction]] = {}
        for number in sorted(customers):
            account = self._accounts.get(number)
            if account is not None and account.csm:
                share = capacity_share(self._policy, account.segment, account.touch)
                found.setdefault(account.csm, {})[number] = share
        return dict(sorted(found.items()))

    def _taken(self, customers: Collection[int]) -> dict[str, Fraction]:
        """The same summed: accounts of one CSM, segment and touch take alike."""
        found: dict[str, Fraction] = {}
        counted = Counter(map(self._placed.get, customers))
        for place, n in sorted((place, n) for place, n in counted.items() if place is not None):
            csm, segment, touch = place
            share = capacity_share(self._policy, segment, touch)
            found[csm] = found.get(csm, Fraction()) + share * n
        return found

    @cached_property
    def _placed(self) -> dict[int, tuple[str, str, str]]:
        accounts = self._accounts.values()
        return {one.id: (one.csm, one.segment or "", one.touch or "") for one in accounts if one.csm}

    def _end(self, last: Month) -> date:
        return min(last.last, self._on)

    @cached_property
    def _contacts(self) -> list[Contacted]:
        return contacts_of(self._facts)

    @cached_property
    def _by_day(self) -> ByDay[Contacted]:
        return ByDay(in_turns(self._contacts, 5_000), attrgetter("day"), self._on)

    @cached_property
    def _roles(self) -> dict[date, tuple[int, int, int, int]]:
        """Interactions of role CS by day: all, proactive, reactive, support."""
        return self._by_day.told(_roles)

    @cached_property
    def _met(self) -> dict[date, set[int]]:
        return self._by_day.told(self._whose)

    @cached_property
    def _held(self) -> dict[date, set[int]]:
        return self._by_day.told(lambda found: self._whose([one for one in found if one.kind == "review"]))

    @cached_property
    def _presented(self) -> dict[date, set[int]]:
        presented = (one for one in self._facts.reviews if one.status in {None, "presented"})
        return ByDay(presented, lambda one: one.date, self._on).told(self._whose)

    def _whose(self, found: Sequence[Contacted | Review]) -> set[int]:
        """The accounts of some contacts, merged ones as one."""
        named = {one.account for one in found}
        return {self._roots.get(account, account) for account in named}


def is_premium_support(share: Ratio) -> bool:
    """Whether so little of the talk is proactive that CS is but a better support; a few talks tell nothing."""
    return share.den >= _FEW_INTERACTIONS and 2 * share.num < share.den


def account_share(talks: Sequence[Interaction], zone: ZoneInfo, on: date) -> Ratio:
    """The proactive share of the interactions of role CS with one account in the 90 days up to a day."""
    found = contacts_of(MetricFacts(interactions=talks, zone=zone))
    _, proactive, reactive, _ = _roles(ByDay(found, attrgetter("day"), on).up_to(on, ROLE_DAYS))
    return Ratio(proactive, proactive + reactive)


def contacts_of(facts: MetricFacts) -> list[Contacted]:
    """The interactions with clients; internal notes are none."""
    full = [
        Contacted(one.id, one.account, local_day(one.at, facts.zone), one.kind, one.role, one.mode)
        for one in facts.interactions
        if one.at is not None
    ]
    return [one for one in (*full, *facts.contacts) if one.kind != "note"]


def _roles(found: Sequence[Contacted]) -> tuple[int, int, int, int]:
    """Of the interactions of role CS: all, proactive, reactive, support."""
    own = [one for one in found if one.role == "cs"]
    modes = Counter([one.mode for one in own])
    return len(own), modes["proactive"], modes["reactive"], len([one for one in own if is_support(one)])


def _among(customers: Collection[int], days: Iterable[set[int]]) -> list[int]:
    """The customers that any of the days names."""
    return sorted(one for one in set().union(*days) if one in customers)


def is_support(one: Contacted) -> bool:
    """Whether an interaction is the support's work, whoever did it."""
    return one.kind == "support"


def capacity_share(policy: Policy, segment: str | None, touch: str | None) -> Fraction:
    """The share of one CSM that an account takes: by its segment, else by its touch, else none."""
    for key in (segment, touch):
        if key is not None and key in policy.capacity_shares:
            return policy.capacity_shares[key]
    return Fraction()


def _roi(entries: Sequence[Value]) -> Ratio:
    gain = sum(one.gain or 0 for one in entries)
    cost = sum(one.cost or 0 for one in entries)
    return Ratio(gain - cost, cost)


def _share(total: Fraction, among: int) -> Ratio:
    return Ratio(total.numerator, total.denominator * among)
