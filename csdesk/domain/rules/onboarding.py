"""Time to value and onboarding, seats and features (section 11)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.rules.dated import ByMonth, mean_text, median_text
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.values.month import Month


@dataclass(frozen=True, slots=True)
class Starts:
    """How clients got started over one period."""

    ttv_days_mean: str | None
    ttv_days_median: str | None
    onboarding_completion: Ratio
    onboarding_on_time: Ratio
    ttv_waiting: int
    """Accounts still waiting for their first value."""

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        return {
            "ttv_days_mean": self.ttv_days_mean,
            "ttv_days_median": self.ttv_days_median,
            "onboarding_completion": self.onboarding_completion.as_json(),
            "onboarding_on_time": self.onboarding_on_time.as_json(),
        }


class Onboardings:
    """The onboardings of a workspace as they stood on a day, ready to be read over any months."""

    def __init__(self, onboardings: Collection[Onboarding], policy: Policy, on: date) -> None:
        self._on = on
        self._default = timedelta(days=policy.onboarding_days)
        self._valued = ByMonth(onboardings, lambda one: one.first_value_on, on)
        self._started = ByMonth(onboardings, lambda one: one.started, on)
        self._begun = ByMonth(onboardings, lambda one: one.contract_start or one.started, on)

    def over(self, first: Month, last: Month) -> Starts:
        """Values reached, and onboardings started, in a span of months."""
        days = [days for _, days in self.days_to_value(first, last)]
        started = self.started(first, last)
        return Starts(
            ttv_days_mean=mean_text(days),
            ttv_days_median=median_text(days),
            onboarding_completion=Ratio(sum(map(self.is_finished, started)), len(started)),
            onboarding_on_time=Ratio(
                sum(map(self.is_in_time, started)), sum(map(self.is_finished_or_due, started))
            ),
            ttv_waiting=len(self.waiting(last)),
        )

    def days_to_value(self, first: Month, last: Month) -> list[tuple[int, int]]:
        """Days from contract to first value of each onboarding that reached it in a span; negative counts as 0."""
        return [
            (one.id, max(0, (one.first_value_on - one.contract_start).days))
            for one in self._valued.within(first, last)
            if one.first_value_on is not None and one.contract_start is not None
        ]

    def waiting(self, last: Month) -> list[Onboarding]:
        """The newest onboarding of each account that had begun by a month's end and had no first value by then."""
        by = min(last.last, self._on)
        newest: dict[int, Onboarding] = {}
        for one in self._begun.within(self._begun.first or last, last):
            newest[one.account] = one
        return [one for one in newest.values() if one.first_value_on is None or one.first_value_on > by]

    def started(self, first: Month, last: Month) -> list[Onboarding]:
        """The onboardings that started in a span."""
        return self._started.within(first, last)

    def is_finished(self, one: Onboarding) -> bool:
        """Whether it is complete as of the day."""
        return one.completed is not None and one.completed <= self._on

    def is_finished_or_due(self, one: Onboarding) -> bool:
        """Whether it can be judged: complete, or past its due date."""
        return self.is_finished(one) or self._due(one) < self._on

    def is_in_time(self, one: Onboarding) -> bool:
        """Whether it was complete by its due date."""
        return self.is_finished(one) and one.completed is not None and one.completed <= self._due(one)

    def _due(self, one: Onboarding) -> date:
        assert one.started is not None
        return one.due if one.due is not None else one.started + self._default


@dataclass(frozen=True, slots=True)
class Adoption:
    """Use of what was sold, in one month, over the customers with a record."""

    seat_adoption: Ratio
    feature_adoption: Ratio
    accounts_adopted: Ratio

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        return {
            "seat_adoption": self.seat_adoption.as_json(),
            "feature_adoption": self.feature_adoption.as_json(),
            "accounts_adopted": self.accounts_adopted.as_json(),
        }


class Uses:
    """The usage records of a workspace by month; of weekly ones, the last week that ends in the month."""

    def __init__(self, usages: Iterable[Usage], on: date, merged: Mapping[int, int] | None = None) -> None:
        self._months: dict[Month, dict[int, list[Usage]]] = {}
        roots = merged or {}
        weekly: dict[tuple[Month, int], list[Usage]] = {}
        for usage in usages:
            account = roots.get(usage.account, usage.account)
            if usage.week is not None:
                end = usage.week + timedelta(days=6)
                if end <= on:
                    weekly.setdefault((Month.of(end), account), []).append(usage)
            elif usage.month is not None and usage.month <= Month.of(on):
                self._of(usage.month, account).append(usage)
        for (month, account), weeks in weekly.items():
            last = max(week.week for week in weeks if week.week is not None)
            if not self._of(month, account):
                self._of(month, account).extend(week for week in weeks if week.week == last)

    def _of(self, month: Month, account: int) -> list[Usage]:
        return self._months.setdefault(month, {}).setdefault(account, [])

    def records(self, month: Month, is_customer: Callable[[int], bool]) -> dict[int, list[Usage]]:
        """The records of a month that count, by account; accounts without one are *sem dados*."""
        return {
            account: records
            for account, records in self._months.get(month, {}).items()
            if records and is_customer(account)
        }

    def active(self, month: Month, account: int) -> int | None:
        """The active users of an account in a month; `None` without a record."""
        known = [one.active_users for one in self._months.get(month, {}).get(account, ())]
        counts = [count for count in known if count is not None]
        return sum(counts) if counts else None

    def over(self, month: Month, is_customer: Callable[[int], bool], target: Fraction) -> Adoption:
        """The family in a month, over its customers."""
        seats = active = available = used = measured = adopted = 0
        for records in self.records(month, is_customer).values():
            seats += sum(seats_of(record) for record in records)
            active += sum(min(record.active_users or 0, seats_of(record)) for record in records)
            own = [record for record in records if has_features(record)]
            if own:
                had = sum(record.features_available or 0 for record in own)
                using = sum(record.features_used or 0 for record in own)
                available += had
                used += using
                measured += 1
                adopted += using >= target * had
        return Adoption(Ratio(active, seats), Ratio(used, available), Ratio(adopted, measured))


def seats_of(record: Usage) -> int:
    """The seats of a record that says how many of them are used."""
    return 0 if record.active_users is None else record.seats or 0


def has_features(record: Usage) -> bool:
    """Whether a record says how much of what was contracted is used."""
    return bool(record.features_available) and record.features_used is not None
