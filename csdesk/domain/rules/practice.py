"""What the team does and what it brings: value on both sides, proactive share, coverage, load (section 11)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from csdesk.domain.model.goal import Value
from csdesk.domain.model.practice import Review
from csdesk.domain.rules.dated import ByMonth, local_day
from csdesk.domain.rules.facts import Contacted, MetricFacts
from csdesk.domain.rules.mrr import merged_into
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.text import Text, msg
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
        share = self.proactive_share
        found = []
        if share.den >= _FEW_INTERACTIONS and 2 * share.num < share.den:
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
    """Value entries, interactions and reviews of a workspace as they stood on a day."""

    def __init__(self, facts: MetricFacts, on: date) -> None:
        self._policy = facts.policy
        self._on = on
        self._accounts = {account.id: account for account in facts.accounts}
        self._roots = merged_into(facts.accounts)
        self._values = ByMonth(facts.values, lambda one: one.month.first if one.month else None, on)
        contacts = contacts_of(facts)
        self._contacts = ByMonth(contacts, _day, on)
        self._by_cs = ByMonth((one for one in contacts if one.role == "cs"), _day, on)
        self._held = ByMonth((one for one in contacts if one.kind == "review"), _day, on)
        self._reviews = ByMonth(
            (one for one in facts.reviews if one.status in {None, "presented"}), lambda one: one.date, on
        )

    def over(self, first: Month, last: Month, customers: Collection[int]) -> Activity:
        """The family over a span, for those who are customers at its end."""
        roles = self.by_cs(last)
        proactive = [one for one in roles if one.mode == "proactive"]
        reactive = [one for one in roles if one.mode == "reactive"]
        loads = self.loads(customers)
        carried = [load for load in loads.values() if load]
        return Activity(
            customer_roi=_roi(self.values(first, last, team=False)),
            cs_roi=_roi(self.values(first, last, team=True)),
            proactive_share=Ratio(len(proactive), len(proactive) + len(reactive)),
            support_load=Ratio(sum(map(is_support, roles)), len(roles)),
            coverage_30d=Ratio(len(self.contacted(last, customers)), len(customers)),
            review_coverage_90d=Ratio(len(self.reviewed(last, customers)), len(customers)),
            capacity_load=_share(sum((_taken(own) for own in carried), Fraction()), len(carried)),
            capacity_by_csm={csm: _share(_taken(own), 1) for csm, own in loads.items()},
        )

    def values(self, first: Month, last: Month, *, team: bool) -> list[Value]:
        """The clients' value entries of a span, or the team's own."""
        return [one for one in self._values.within(first, last) if (TEAM_TAG in one.tags) == team]

    def by_cs(self, last: Month) -> list[Contacted]:
        """The interactions of role CS in the 90 days up to a month's end."""
        return [one for one, _ in self._recent(self._by_cs, last, ROLE_DAYS, _day)]

    def contacted(self, last: Month, customers: Collection[int]) -> dict[int, Contacted]:
        """Customers with an interaction in the 30 days up to a month's end, and the newest one."""
        return self._newest(self._recent(self._contacts, last, CONTACT_DAYS, _day), customers)

    def reviewed(self, last: Month, customers: Collection[int]) -> dict[int, Review | Contacted]:
        """Customers with a review in the 90 days up to a month's end, and the newest one."""
        held: list[tuple[Review | Contacted, date]] = [
            *self._recent(self._reviews, last, REVIEW_DAYS, lambda one: one.date),
            *self._recent(self._held, last, REVIEW_DAYS, _day),
        ]
        return self._newest(held, customers)

    def loads(self, customers: Collection[int]) -> dict[str, dict[int, Fraction]]:
        """By CSM, the share of one CSM that each customer takes."""
        found: dict[str, dict[int, Fraction]] = {}
        for number in sorted(customers):
            account = self._accounts.get(number)
            if account is not None and account.csm:
                share = capacity_share(self._policy, account.segment, account.touch)
                found.setdefault(account.csm, {})[number] = share
        return dict(sorted(found.items()))

    def _recent(
        self, records: ByMonth[Any], last: Month, days: int, day_of: Callable[[Any], date | None]
    ) -> list[tuple[Any, date]]:
        end = min(last.last, self._on)
        after = end - timedelta(days=days)
        dated = [(one, day_of(one)) for one in records.within(Month.of(after), last)]
        return [(one, day) for one, day in dated if day is not None and after < day <= end]

    def _newest(self, found: Iterable[tuple[Any, date]], customers: Collection[int]) -> dict[int, Any]:
        newest: dict[int, tuple[date, Any]] = {}
        for one, day in found:
            account = self._roots.get(one.account, one.account)
            if account in customers and (account not in newest or newest[account][0] <= day):
                newest[account] = day, one
        return {account: one for account, (_, one) in newest.items()}


def contacts_of(facts: MetricFacts) -> list[Contacted]:
    """The interactions with clients; internal notes are none."""
    full = [
        Contacted(one.id, one.account, local_day(one.at, facts.zone), one.kind, one.role, one.mode)
        for one in facts.interactions
        if one.at is not None
    ]
    return [one for one in (*full, *facts.contacts) if one.kind != "note"]


def _day(one: Contacted) -> date:
    return one.day


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


def _taken(own: Mapping[int, Fraction]) -> Fraction:
    return sum(own.values(), Fraction())


def _share(total: Fraction, among: int) -> Ratio:
    return Ratio(total.numerator, total.denominator * among)
