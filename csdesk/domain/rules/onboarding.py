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

    def over(self, first: Month, last: Month) -> Starts:
        """Values reached, and onboardings started, in a span of months."""
        days = [
            max(0, (one.first_value_on - one.contract_start).days)
            for one in self._valued.within(first, last)
            if one.first_value_on is not None and one.contract_start is not None
        ]
        started = self._started.within(first, last)
        finished = [one for one in started if self._is_finished(one)]
        due = [one for one in started if self._is_finished(one) or self._due(one) < self._on]
        in_time = [one for one in finished if one.completed is not None and one.completed <= self._due(one)]
        return Starts(
            ttv_days_mean=mean_text(days),
            ttv_days_median=median_text(days),
            onboarding_completion=Ratio(len(finished), len(started)),
            onboarding_on_time=Ratio(len(in_time), len(due)),
        )

    def _is_finished(self, one: Onboarding) -> bool:
        return one.completed is not None and one.completed <= self._on

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

    def over(self, month: Month, is_customer: Callable[[int], bool], target: Fraction) -> Adoption:
        """The family in a month, over its customers."""
        seats = active = available = used = measured = adopted = 0
        for account, records in self._months.get(month, {}).items():
            if not is_customer(account):
                continue
            seats += sum(record.seats or 0 for record in records if record.active_users is not None)
            active += sum(min(record.active_users or 0, record.seats or 0) for record in records)
            own = [
                record for record in records if record.features_available and record.features_used is not None
            ]
            if own:
                had = sum(record.features_available or 0 for record in own)
                using = sum(record.features_used or 0 for record in own)
                available += had
                used += using
                measured += 1
                adopted += using >= target * had
        return Adoption(Ratio(active, seats), Ratio(used, available), Ratio(adopted, measured))
