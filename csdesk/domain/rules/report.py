"""The metrics of a workspace over a span of months, under the keys of the metric reference."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csdesk.domain.model.account import Account
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.cohorts import Cohorts
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.lifetime import Lifetime, lifetime
from csdesk.domain.rules.mrr import Entry, LineProblem, ledger, merged_into
from csdesk.domain.rules.periods import Period, Periods
from csdesk.domain.rules.rates import RateTable
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.renewals import RenewalForecast
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.windows import Calendar, whole_quarters
from csdesk.domain.values.month import Month, Quarter


@dataclass(frozen=True, slots=True)
class MetricsReport:
    """What `metrics` answers."""

    first: Month
    last: Month
    on: date
    currency: str
    months: dict[Month, Period]
    quarters: dict[Quarter, Period]
    window: Period
    trailing_12m: Retention
    cohorts: Cohorts
    lifetime: Lifetime
    concentration_top10: Ratio
    renewal_forecast: RenewalForecast | None
    """`None` when health is not known, for the probabilities come from it."""
    balances: Mapping[int, int]
    """MRR of each customer at the last closing."""
    accounts: Sequence[Account]
    problems: tuple[LineProblem, ...]

    @property
    def mrr_by_account(self) -> dict[str, int]:
        """The balances by external code; an account without one, or with that of another one, goes by its name too."""
        known = {account.id: account for account in self.accounts if account.id in self.balances}
        times = Counter(map(code_of, known.values()))
        codes = {
            number: code if times[code := code_of(account)] == 1 else f"{code} {account.name} {number}"
            for number, account in known.items()
        }
        return dict(
            sorted((codes.get(account, str(account)), cents) for account, cents in self.balances.items())
        )

    def labels_json(self) -> dict[str, Any]:
        """What is to be said beside the numbers of each period: small base, few answers, partial."""
        return {
            "months": {str(month): list(period.labels) for month, period in self.months.items()},
            "quarters": {str(quarter): list(period.labels) for quarter, period in self.quarters.items()},
            "window": list(self.window.labels),
        }

    def as_json(self) -> dict[str, Any]:
        """One object: money in cents, ratios as `{num, den, pct}`, undefined as null."""
        found = {
            "from": str(self.first),
            "to": str(self.last),
            "as_of": self.on.isoformat(),
            "currency": self.currency,
            "months": {str(month): period.as_json() for month, period in self.months.items()},
            "quarters": {str(quarter): period.as_json() for quarter, period in self.quarters.items()},
            "window": self.window.as_json(),
            "trailing_12m": self.trailing_12m.as_json(),
            "cohorts": self.cohorts.as_json(),
            "lifetime": self.lifetime.as_json(),
            "concentration_top10": self.concentration_top10.as_json(),
            "mrr_by_account": self.mrr_by_account,
        }
        if self.renewal_forecast is not None:
            found["renewal_forecast"] = self.renewal_forecast.as_json()
        return found


def book_of(facts: MetricFacts, last: Month, on: date) -> tuple[Book, tuple[LineProblem, ...]]:
    """The lines of the facts on their calendar up to a month, and those that were left out."""
    entered = ledger(facts.lines, facts.currency, merged_into(facts.accounts))
    calendar = calendar_of(entered.accounts, last, on)
    return Book(entered.accounts, RateTable(facts.rates, facts.currency), calendar), tuple(entered.problems)


def calendar_of(entered: Mapping[int, Sequence[Entry]], last: Month, on: date) -> Calendar:
    """The closings from before the first line up to a month."""
    starts = [entry.start for entries in entered.values() for entry in entries]
    end = min(last, Month.of(on))
    begin = min(Month.of(date.fromordinal(min(starts))), end) if starts else end
    return Calendar(begin.plus(-1), end, on)


def report_from(
    periods: Periods, span: tuple[Month, Month], problems: tuple[LineProblem, ...] = ()
) -> MetricsReport:
    """The report of a book at hand: after `book.replace`, only what changed is computed again."""
    first, last = span
    book, facts = periods.book, periods.facts
    calendar = book.calendar
    months = list(first.until(min(last, calendar.last)))
    quarters = [
        quarter
        for quarter in whole_quarters(first, last, facts.fiscal_start)
        if quarter.months[0] <= calendar.last
    ]
    trailing = calendar.trailing_year(last)
    spans = [(quarter.months[0], quarter.months[2]) for quarter in quarters]
    windows = [calendar.month(month) for month in months]
    book.movements(
        [*windows, *(calendar.span(*span) for span in spans), calendar.span(first, last), trailing]
    )
    return MetricsReport(
        first=first,
        last=last,
        on=calendar.on,
        currency=facts.currency,
        months={month: periods.month(month) for month in months},
        quarters={quarter: periods.span(*span) for quarter, span in zip(quarters, spans, strict=True)},
        window=periods.span(first, last),
        trailing_12m=retention(book, trailing),
        cohorts=periods.cohorts,
        lifetime=lifetime(book, last, facts.policy),
        concentration_top10=concentration(book, calendar.place(calendar.last)),
        renewal_forecast=periods.forecast(),
        balances=book.balances(calendar.place(calendar.last)),
        accounts=facts.accounts,
        problems=problems,
    )


def concentration(book: Book, place: int, largest: int = 10) -> Ratio:
    """MRR of the largest accounts of closing MRR."""
    balances = book.balances(place)
    return Ratio(sum(heapq.nlargest(largest, balances.values())), book.mrr(place))


def code_of(account: Account) -> str:
    """The external code of an account, or its name when it has none."""
    return min(account.external_ids.items())[1] if account.external_ids else account.name
