"""The numbers of a choice of accounts: one book, walked once, kept true through edits, each family read once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from csdesk.domain.explain import Traced
from csdesk.domain.model.contract import Line
from csdesk.domain.rules.churn import Loss, early, losses, tenures
from csdesk.domain.rules.cohorts import CohortTable
from csdesk.domain.rules.diagnosis import Finding
from csdesk.domain.rules.explained import explain
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import IN_MRR, entries_of, merged_into, refusal
from csdesk.domain.rules.periods import Periods
from csdesk.domain.rules.practice import Activity
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.report import book_of
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.voice import Voice
from csdesk.domain.rules.windows import Window
from csdesk.domain.values.month import Month

T = TypeVar("T")
Span = tuple[Month, Month]
_EARLY = {"early_churn_90": 90, "early_churn_180": 180}
_VOICE = frozenset({"nps", "csat", "ces_mean", "ces_easy"})
_SUPPORT = frozenset(
    {
        "volume",
        "first_response_mean",
        "first_response_median",
        "resolution_mean",
        "resolution_median",
        "handle_time_mean",
        "fcr",
        "reopen_rate",
        "sla_response",
        "sla_resolution",
    }
)
_STARTS = frozenset({"ttv_days_mean", "ttv_days_median", "onboarding_completion", "onboarding_on_time"})
_ADOPTION = frozenset({"seat_adoption", "feature_adoption", "accounts_adopted"})
_RENEWALS = frozenset({"contract_rate", "logo_rate", "gross_value_rate", "net_value_rate"})
_ACTIVITY = frozenset(
    {
        "customer_roi",
        "cs_roi",
        "proactive_share",
        "support_load",
        "coverage_30d",
        "review_coverage_90d",
        "capacity_load",
    }
)


class Numbers:
    """Every family of metrics over any months, for some accounts as of a day."""

    def __init__(self, facts: MetricFacts, on: date) -> None:
        self.facts = facts
        self.on = on
        self.now = Month.of(on)
        self.book, self.problems = book_of(facts, self.now, on)
        self.table = CohortTable(self.book, self.book.calendar.begin, self.now)
        self.periods = Periods(self.book, facts, self.table.matrix())
        self.names = {account.id: account.name for account in facts.accounts}
        self._families: dict[tuple[str, Month, Month], Any] = {}

    @property
    def currency(self) -> str:
        """The reporting currency."""
        return self.facts.currency

    def window(self, span: Span) -> Window:
        """The two closings of a span."""
        return self.book.calendar.span(*span)

    def revenue(self, span: Span) -> Retention:
        """The revenue family of a span."""
        return self._family("revenue", span, lambda: retention(self.book, self.window(span)))

    def lost(self, span: Span) -> list[Loss]:
        """The customers lost over a span."""
        return self._family("lost", span, lambda: losses(self.book, self.window(span)))

    def is_partial(self, month: Month) -> bool:
        """Whether a month is not over."""
        return month >= self.now and month.last > self.on

    def value(self, key: str, span: Span) -> Any:
        """A metric of a span by its key: cents, a `Ratio`, a count, a text with one decimal, or `None`."""
        first, last = span
        periods = self.periods
        if key in _EARLY:
            return early(tenures(self.book, self.window(span)), _EARLY[key])
        if key in _VOICE:
            voice = self.voice(span)
            return voice.nps.score if key == "nps" else getattr(voice, key)
        if key in _SUPPORT:
            return getattr(self._family("support", span, lambda: periods.desk.over(first, last)), key)
        if key in _STARTS:
            return getattr(self._family("starts", span, lambda: periods.onboardings.over(first, last)), key)
        if key in _RENEWALS:
            return getattr(self._family("renewals", span, lambda: periods.terms.over(first, last)), key)
        if key in _ACTIVITY:
            return getattr(self.activity(span), key)
        if key in _ADOPTION:
            return getattr(self._family("adoption", (last, last), lambda: self._adoption(last)), key)
        return getattr(self.revenue(span), key)

    def findings(self, span: Span) -> tuple[Finding, ...]:
        """The rules that fire over a span."""
        return self._family("findings", span, lambda: self.periods.span(*span).diagnosis)

    def answers(self, span: Span) -> int:
        """How many NPS answers count in a span."""
        return self.voice(span).nps.answers

    def voice(self, span: Span) -> Voice:
        """What clients answered in a span."""
        return self._family("voice", span, lambda: self.periods.answers.over(*span))

    def activity(self, span: Span) -> Activity:
        """What the team did in a span."""
        return self._family("activity", span, lambda: self.periods.activity(*span))

    def traced(self, key: str, span: Span) -> Traced[Any]:
        """A metric with its formula and the rows behind it; raises `KeyError` for a key without."""
        return explain(self.periods, key, *span)

    def change_lines(self, account: int, lines: Sequence[Line]) -> bool:
        """Take other subscription lines of one account in; false when the book must be read anew."""
        roots = merged_into(self.facts.accounts)
        if account in roots or account in roots.values() or account not in self.names:
            return False
        own = [line for line in lines if line.kind in IN_MRR and refusal(line) is None]
        if not self.book.replace(account, entries_of(account, own, self.currency)):
            return False
        kept = [line for line in self.facts.lines if line.account != account]
        self.facts = dataclasses.replace(self.facts, lines=[*kept, *lines])
        self.periods = Periods(self.book, self.facts, self.table.matrix())
        self._families.clear()
        return True

    def _adoption(self, month: Month) -> Any:
        target = self.facts.policy.adoption_target
        return self.periods.uses.over(month, self.periods.is_customer(month), target)

    def _family(self, name: str, span: Span, find: Callable[[], T]) -> T:
        key = (name, *span)
        if key not in self._families:
            self._families[key] = find()
        found: T = self._families[key]
        return found


def undefined(value: Any) -> bool:
    """Whether a metric has no value."""
    return value is None or (isinstance(value, Ratio) and not value.den)
