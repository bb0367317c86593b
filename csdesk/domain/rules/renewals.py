"""Renewals: what was due and what became of it, and what may come (section 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from csdesk.domain.model.contract import Renewal
from csdesk.domain.rules.dated import ByMonth
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import merged_into
from csdesk.domain.rules.rates import RateTable
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.values.month import Month

RENEWED, LOST, PENDING, OVERDUE, OPEN = "renewed", "lost", "pending", "overdue", "open"
"""Outcomes as of a day: overdue is *vencido sem decisão* and counts as not renewed; open is not due yet."""
UNDECIDED = frozenset({OPEN, PENDING})


@dataclass(frozen=True, slots=True)
class Term:
    """A renewal as it stood on a day, in reporting cents at the rate of its due month."""

    renewal: Renewal
    account: int
    due_on: date
    outcome: str
    due: int
    renewed: int


@dataclass(frozen=True, slots=True)
class RenewalRates:
    """The terms due in one period."""

    contract_rate: Ratio
    logo_rate: Ratio
    gross_value_rate: Ratio
    net_value_rate: Ratio
    pending: int

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        return {
            "contract_rate": self.contract_rate.as_json(),
            "logo_rate": self.logo_rate.as_json(),
            "gross_value_rate": self.gross_value_rate.as_json(),
            "net_value_rate": self.net_value_rate.as_json(),
        }


@dataclass(frozen=True, slots=True)
class RenewalForecast:
    """The terms of the coming days, and those pending, in reporting cents."""

    contracts: int
    due: int
    committed: int
    lost: int
    open: int
    expected_open: int

    @property
    def forecast(self) -> int:
        """Committed and expected."""
        return self.committed + self.expected_open

    @property
    def at_risk(self) -> int:
        """What is open and not expected."""
        return self.open - self.expected_open

    def as_json(self) -> dict[str, int]:
        """The forecast under the keys of the metric reference."""
        keys = ("contracts", "due", "committed", "lost", "open", "expected_open", "forecast", "at_risk")
        return {key: getattr(self, key) for key in keys}


@dataclass(frozen=True, slots=True)
class RenewalMonth:
    """The terms due in one whole month: what was aimed at, what may come and what came, in reporting cents."""

    contracts: int
    undecided: int
    due: int
    target: int
    forecast: int | None
    """`None` while health is not known."""
    final: int

    @property
    def is_final(self) -> bool:
        """Whether every term is decided: until then the final amount is only so far."""
        return not self.undecided

    def as_json(self) -> dict[str, int | bool | None]:
        """The month with whether its final amount stands."""
        keys = ("contracts", "undecided", "due", "target", "forecast", "final", "is_final")
        return {key: getattr(self, key) for key in keys}


class Terms:
    """The renewals of a workspace as they stood on a day."""

    def __init__(self, facts: MetricFacts, on: date) -> None:
        self._policy = facts.policy
        self._on = on
        self._automatic = {line.id for line in facts.lines if line.auto_renew} if facts.renewals else set()
        self._roots = merged_into(facts.accounts)
        table = RateTable(facts.rates, facts.currency)
        self._terms = [term for renewal in facts.renewals if (term := self._term(renewal, table)) is not None]
        self._due = ByMonth(self._terms, lambda term: term.due_on, on)

    def over(self, first: Month, last: Month) -> RenewalRates:
        """The rates of the terms due in a span of months; early or late decisions count there too."""
        due = self.due(first, last)
        decided = [term for term in due if term.outcome != PENDING]
        renewed = [term for term in decided if term.outcome == RENEWED]
        value = sum(term.due for term in decided)
        return RenewalRates(
            contract_rate=Ratio(len(renewed), len(decided)),
            logo_rate=Ratio(len({term.account for term in renewed}), len({term.account for term in decided})),
            gross_value_rate=Ratio(sum(min(term.renewed, term.due) for term in renewed), value),
            net_value_rate=Ratio(sum(term.renewed for term in renewed), value),
            pending=len(due) - len(decided),
        )

    def due(self, first: Month, last: Month) -> list[Term]:
        """The terms due in a span, and not after the as-of day."""
        return self._due.within(first, last)

    def falling(self, first: Month, last: Month) -> list[Term]:
        """The terms due in whole months, those after the as-of day too."""
        return self._falling.within(first, last)

    def by_month(
        self, first: Month, last: Month, bands: Mapping[int, str] | None
    ) -> dict[Month, RenewalMonth]:
        """Month by month what is due; a span that reaches the as-of day goes on to the end of the horizon."""
        end = max(last, Month.of(self._horizon)) if last >= Month.of(self._on) else last
        return {month: self._month(self.falling(month, month), bands) for month in first.until(end)}

    def coming(self) -> list[Term]:
        """The terms due in the coming days, and those pending."""
        horizon = self._horizon
        return [term for term in self._terms if term.outcome == PENDING or self._on < term.due_on <= horizon]

    def forecast(self, bands: Mapping[int, str]) -> RenewalForecast:
        """What the next days should bring, by the CSM's probability or that of the account's health band."""
        coming = self.coming()
        undecided = [term for term in coming if term.outcome in UNDECIDED]
        return RenewalForecast(
            contracts=len(coming),
            due=sum(term.due for term in coming),
            committed=sum(min(term.due, term.renewed) for term in coming if term.outcome == RENEWED),
            lost=sum(term.due for term in coming if term.outcome == LOST),
            open=sum(term.due for term in undecided),
            expected_open=sum(self.expected(term, bands) for term in undecided),
        )

    def target(self, term: Term) -> int:
        """The share of what is due that the workspace aims at, rounded."""
        goal = self._policy.renewal_goal
        return half_away(term.due * goal.numerator, goal.denominator)

    def foreseen(self, term: Term, bands: Mapping[int, str]) -> int:
        """What a term gave, at most what was due; while it is not decided, what is expected of it."""
        if term.outcome in UNDECIDED:
            return self.expected(term, bands)
        return min(term.due, term.renewed) if term.outcome == RENEWED else 0

    def expected(self, term: Term, bands: Mapping[int, str]) -> int:
        """The due MRR times its probability, rounded."""
        probability: Decimal | int | None = term.renewal.probability
        if probability is None:
            known = self._policy.renewal_probabilities
            probability = known[bands.get(term.account, "no_data")]
        num, den = probability.as_integer_ratio()
        return half_away(term.due * num, den * 100)

    @cached_property
    def _falling(self) -> ByMonth[Term]:
        return ByMonth(self._terms, lambda term: term.due_on, date.max)

    @property
    def _horizon(self) -> date:
        return self._on + timedelta(days=self._policy.renewal_horizon_days)

    def _month(self, due: Sequence[Term], bands: Mapping[int, str] | None) -> RenewalMonth:
        return RenewalMonth(
            contracts=len(due),
            undecided=sum(term.outcome in UNDECIDED for term in due),
            due=sum(term.due for term in due),
            target=sum(self.target(term) for term in due),
            forecast=None if bands is None else sum(self.foreseen(term, bands) for term in due),
            final=sum(min(term.due, term.renewed) for term in due if term.outcome == RENEWED),
        )

    def _term(self, renewal: Renewal, table: RateTable) -> Term | None:
        if renewal.due_date is None or renewal.due_mrr is None:
            return None
        factor = table.factor(renewal.currency or table.reporting, Month.of(renewal.due_date))
        if factor is None:
            return None
        renewed = renewal.due_mrr if renewal.renewed_mrr is None else renewal.renewed_mrr
        return Term(
            renewal,
            self._roots.get(renewal.account, renewal.account),
            renewal.due_date,
            self._outcome(renewal, renewal.due_date),
            factor.convert(renewal.due_mrr),
            factor.convert(renewed),
        )

    def _outcome(self, renewal: Renewal, due: date) -> str:
        decided = renewal.decided_on or due
        if renewal.status in {"renewed", "not_renewed"} and decided <= self._on:
            return RENEWED if renewal.status == "renewed" else LOST
        if due > self._on:
            return OPEN
        if renewal.line in self._automatic and renewal.status != "not_renewed":
            return RENEWED
        late = (self._on - due).days
        return PENDING if late <= self._policy.renewal_grace_days else OVERDUE
