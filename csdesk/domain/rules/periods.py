"""Every family of metrics over one period: a month, a quarter, a span."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.churn import early, tenures
from csdesk.domain.rules.cohorts import Cohorts, CohortTable
from csdesk.domain.rules.diagnosis import Diagnosis, Finding
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import merged_into
from csdesk.domain.rules.onboarding import Adoption, Onboardings, Starts, Uses
from csdesk.domain.rules.practice import Activity, Practice
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.renewals import RenewalForecast, RenewalMonth, RenewalRates, Terms
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.support import Desk, Support
from csdesk.domain.rules.voice import Answers, Voice
from csdesk.domain.rules.working_hours import WorkingHours
from csdesk.domain.values.month import Month

UNWELL = frozenset({"at_risk", "critical"})
"""The bands of health whose MRR is exposed."""
_BESIDE_LINES = frozenset({"_merged", "answers", "desk", "onboardings", "uses", "practice"})


@dataclass(frozen=True, slots=True)
class Period:
    """One period with every family that is known for it."""

    retention: Retention
    early_churn_90: Ratio
    early_churn_180: Ratio
    renewals: RenewalRates
    voice: Voice
    support: Support
    starts: Starts
    diagnosis: tuple[Finding, ...]
    partial: bool
    small_base: bool
    """Fewer customers at opening than rates can be read of."""
    few_answers: bool
    """Fewer NPS answers than a score can be read of."""
    intramonth_accounts: int | None = None
    """Only of a month, as is adoption."""
    adoption: Adoption | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """What is to be said beside its rates and its NPS: `small_base`, `few_answers`, `partial`."""
        marks = ("small_base", "few_answers", "partial")
        return tuple(mark for mark in marks if getattr(self, mark))

    def as_json(self) -> dict[str, Any]:
        """The period under the keys of the metric reference."""
        found = {
            **self.retention.as_json(),
            "early_churn_90": self.early_churn_90.as_json(),
            "early_churn_180": self.early_churn_180.as_json(),
            **self.renewals.as_json(),
            **self.voice.as_json(),
            **self.support.as_json(),
            **self.starts.as_json(),
            "diagnosis": [finding.rule for finding in self.diagnosis],
        }
        if self.intramonth_accounts is not None:
            found["intramonth_accounts"] = self.intramonth_accounts
        if self.adoption is not None:
            found |= self.adoption.as_json()
        if self.partial:
            found["partial"] = True
        return found


class Periods:
    """Reads every family over any months of a book and its facts; each is gathered when it is first asked for."""

    def __init__(self, book: Book, facts: MetricFacts, table: Callable[[], CohortTable]) -> None:
        self.book = book
        self.facts = facts
        self._table = table
        self._on = book.calendar.on

    def with_lines(self, facts: MetricFacts) -> Periods:
        """The same after the book took other lines in: what lines say nothing of is not gathered again."""
        after = Periods(self.book, facts, self._table)
        kept = {name: own for name, own in self.__dict__.items() if name in _BESIDE_LINES}
        after.__dict__.update(kept)
        return after

    @cached_property
    def cohorts(self) -> Cohorts:
        """The cohort matrix."""
        return self._table().matrix()

    @cached_property
    def _merged(self) -> dict[int, int]:
        return merged_into(self.facts.accounts)

    @cached_property
    def _diagnosis(self) -> Diagnosis:
        return Diagnosis(self.book, self.cohorts, self.facts.policy)

    @cached_property
    def terms(self) -> Terms:
        """The renewals."""
        return Terms(self.facts, self._on)

    @cached_property
    def answers(self) -> Answers:
        """What clients answered."""
        return Answers(self.facts.surveys, self.facts.zone, self._on, self._merged)

    @cached_property
    def desk(self) -> Desk:
        """The tickets."""
        facts = self.facts
        hours = facts.policy.working_hours
        working = None if hours is None else WorkingHours(*hours, facts.zone)
        return Desk(facts.tickets, facts.ticket_months, facts.zone, self._on, working)

    @cached_property
    def onboardings(self) -> Onboardings:
        """How clients got started."""
        return Onboardings(self.facts.onboardings, self.facts.policy, self._on)

    @cached_property
    def uses(self) -> Uses:
        """What clients use."""
        return Uses(self.facts.usages, self._on, self._merged)

    @cached_property
    def practice(self) -> Practice:
        """What the team did."""
        return Practice(self.facts, self._on)

    def findings(self, first: Month, last: Month) -> tuple[Finding, ...]:
        """The rules of the diagnosis that fire over a span."""
        return self._diagnosis.over(retention(self.book, self.book.calendar.span(first, last)))

    def activity(self, first: Month, last: Month) -> Activity:
        """Value, proactive share, coverage and load over a span."""
        return self.practice.over(first, last, self.customers(last))

    def activity_json(self, first: Month, last: Month) -> dict[str, Any]:
        """The same under the keys of the metric reference, with perceived value and who waits for value."""
        return {
            **self.activity(first, last).as_json(),
            "perceived_value": self.answers.over(first, last).perceived_value.as_number(1),
            "ttv_waiting": len(self.onboardings.waiting(last)),
            "exposed_mrr": self.exposed_mrr(last),
            "by_channel": {
                name or "null": own.as_json() for name, own in self.desk.channels(first, last).items()
            },
        }

    def family(self, name: str, first: Month, last: Month) -> Any:
        """The family of a name over a span; adoption is that of its last month."""
        if name == "adoption":
            return self.uses.over(last, self.is_customer(last), self.facts.policy.adoption_target)
        of = {"support": self.desk.over, "starts": self.onboardings.over, "renewals": self.terms.over}
        return of[name](first, last)

    def exposed(self, month: Month) -> dict[int, int]:
        """The customers at risk or critical by the health that is known, with their MRR at a closing."""
        bands = self.facts.bands or {}
        return {own: cents for own, cents in self.customers(month).items() if bands.get(own) in UNWELL}

    def exposed_mrr(self, month: Month) -> int | None:
        """MRR of customers at risk or critical; `None` when health is not known."""
        return None if self.facts.bands is None else sum(self.exposed(month).values())

    def customers(self, month: Month) -> Mapping[int, int]:
        """The customers at the closing of a month, and their MRR."""
        calendar = self.book.calendar
        return self.book.balances(calendar.place(min(month, calendar.last)))

    def is_customer(self, month: Month) -> Callable[[int], bool]:
        """Whether an account is a customer at the closing of a month."""
        accounts = self.book.accounts
        place = self.book.calendar.place(month)
        return lambda account: account in accounts and accounts[account].value(place) > 0

    def month(self, month: Month) -> Period:
        """A month, with what only months have."""
        place = self.book.calendar.place(month)
        adoption = self.family("adoption", month, month)
        return self._period(month, month, len(self.book.visitors(place)), adoption)

    def span(self, first: Month, last: Month) -> Period:
        """Several months as one comparison of two closings."""
        return self._period(first, last)

    def forecast(self) -> RenewalForecast | None:
        """The renewal forecast as of the book's day; `None` when health is not known."""
        bands = self.facts.bands
        return None if bands is None else self.terms.forecast(bands)

    def renewal_months(self, first: Month, last: Month) -> dict[Month, RenewalMonth]:
        """The terms due month by month, with target, forecast and final amount."""
        return self.terms.by_month(first, last, self.facts.bands)

    def renewal_months_json(self, first: Month, last: Month) -> dict[str, Any]:
        """The same by the names of the months."""
        return {str(month): found.as_json() for month, found in self.renewal_months(first, last).items()}

    def _period(
        self, first: Month, last: Month, intramonth: int | None = None, adoption: Adoption | None = None
    ) -> Period:
        book = self.book
        window = book.calendar.span(first, last)
        sums = retention(book, window)
        lost = tenures(book, window)
        voice = self.answers.over(first, last)
        return Period(
            retention=sums,
            early_churn_90=early(lost, 90),
            early_churn_180=early(lost, 180),
            renewals=self.terms.over(first, last),
            voice=voice,
            support=self.desk.over(first, last),
            starts=self.onboardings.over(first, last),
            diagnosis=self._diagnosis.over(sums),
            small_base=sums.customers_opening < self.facts.policy.small_base,
            few_answers=0 < voice.nps.answers < self.facts.policy.few_answers,
            partial=book.calendar.closings[window.closing].partial,
            intramonth_accounts=intramonth,
            adoption=adoption,
        )
