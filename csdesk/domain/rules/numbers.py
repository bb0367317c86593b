"""The metrics of a span at hand: one report, any metric of any months, every number open to its rows.

What a view, the command line and a deck hold. `report` is computed once and again only after `replace`; `value`
reads one metric over any months, each family once; `explain` opens a key; `cuts` part everything by what accounts or
lines have; `of_accounts` keeps some accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from csdesk.domain.explain import Traced
from csdesk.domain.model.contract import Line
from csdesk.domain.newest import Newest
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.caveats import announced, gaps, resumed, warnings
from csdesk.domain.rules.churn import Loss, early, losses, tenures
from csdesk.domain.rules.cohorts import CohortTable
from csdesk.domain.rules.diagnosis import Finding
from csdesk.domain.rules.explained import explain, explain_account, explain_cell
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.families import EARLY, beside, family_of
from csdesk.domain.rules.mrr import IN_MRR, LineProblem, entries_of, merged_into, refusal
from csdesk.domain.rules.periods import Periods
from csdesk.domain.rules.practice import Activity
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.report import MetricsReport, book_of, report_from
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.voice import Voice
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text
from csdesk.domain.values.month import Month

T = TypeVar("T")
Span = tuple[Month, Month]
TableKey = tuple[str, Month, Month]
"""What the rows of a cohort table are, its first month and its last."""
_TABLES_KEPT = 4


class Numbers:
    """Facts, their book and what is asked of them, from the first to the last month as of a day."""

    def __init__(
        self,
        facts: MetricFacts,
        span: tuple[Month, Month],
        on: date,
        book: Book | None = None,
        problems: tuple[LineProblem, ...] = (),
    ) -> None:
        self.facts = facts
        self.first, self.last = span
        self.on = on
        self.book, self.problems = book_of(facts, self.last, on) if book is None else (book, problems)
        self._families: dict[tuple[str, Month, Month], Any] = {}
        self._tables: Newest[TableKey, CohortTable] = Newest(_TABLES_KEPT)

    @classmethod
    def up_to(cls, facts: MetricFacts, on: date) -> Numbers:
        """The numbers from the first line to the month of a day."""
        now = Month.of(on)
        book, problems = book_of(facts, now, on)
        return cls(facts, (book.calendar.begin, now), on, book, problems)

    @property
    def currency(self) -> str:
        """The reporting currency."""
        return self.facts.currency

    @cached_property
    def names(self) -> dict[int, str]:
        """The name of each account."""
        return {account.id: account.name for account in self.facts.accounts}

    @cached_property
    def periods(self) -> Periods:
        """Every family over any months."""
        return Periods(
            self.book, self.facts, partial(_months_kept, self._tables, self.book, self.first, self.last)
        )

    def with_facts(self, facts: MetricFacts) -> Numbers:
        """The same book beside other records: those of lines and rates must be the same."""
        return self._beside(facts)

    def _beside(self, facts: MetricFacts) -> Numbers:
        after = Numbers(facts, (self.first, self.last), self.on, self.book, self.problems)
        after._tables = self._tables
        return after

    def window(self, span: Span) -> Window:
        """The two closings of a span."""
        return self.book.calendar.span(*span)

    def revenue(self, span: Span) -> Retention:
        """The revenue family of a span."""
        return self._family("revenue", span, lambda: retention(self.book, self.window(span)))

    def lost(self, span: Span) -> list[Loss]:
        """The customers lost over a span."""
        return self._family("lost", span, lambda: losses(self.book, self.window(span)))

    def voice(self, span: Span) -> Voice:
        """What clients answered in a span."""
        return self._family("voice", span, lambda: self.periods.answers.over(*span))

    def activity(self, span: Span) -> Activity:
        """What the team did in a span."""
        return self._family("activity", span, lambda: self.periods.activity(*span))

    def findings(self, span: Span) -> tuple[Finding, ...]:
        """The rules of the diagnosis that fire over a span."""
        return self._family("findings", span, lambda: self.periods.findings(*span))

    def table(self, key: TableKey, make: Callable[[], CohortTable]) -> CohortTable:
        """A cohort table by its key, made once: it follows the book through edits."""
        return _kept(self._tables, key, make)

    def is_partial(self, month: Month) -> bool:
        """Whether a month is not over."""
        return month >= Month.of(self.on) and month.last > self.on

    def value(self, key: str, span: Span) -> Any:
        """A metric of a span by its key: cents, a `Ratio`, a count, a text with one decimal, or `None`."""
        family = family_of(key)
        if family == "early":
            return early(tenures(self.book, self.window(span)), EARLY[key])
        if family == "voice":
            voice = self.voice(span)
            return voice.nps.score if key == "nps" else getattr(voice, key)
        if family == "revenue":
            return getattr(self.revenue(span), key)
        if family == "activity":
            return getattr(self.activity(span), key)
        if family == "adoption":
            span = (span[1], span[1])
        return getattr(self._family(family, span, lambda: self.periods.family(family, *span)), key)

    def beside(self, key: str, span: Span) -> Text | None:
        """What is open still and therefore out of a metric of a span, as pending renewals and tickets are."""
        return beside(key, lambda counted: self.value(counted, span))

    def _family(self, name: str, span: Span, find: Callable[[], T]) -> T:
        key = (name, *span)
        if key not in self._families:
            self._families[key] = find()
        found: T = self._families[key]
        return found

    @cached_property
    def report(self) -> MetricsReport:
        """Every metric of the span."""
        return report_from(self.periods, (self.first, self.last), self.problems)

    def activity_json(self) -> dict[str, Any]:
        """Value on both sides, proactive share, coverage and load, under the keys of the metric reference."""
        periods, report = self.periods, self.report
        quarters = {str(one): (one.months[0], one.months[2]) for one in report.quarters}
        return {
            "months": {str(month): periods.activity_json(month, month) for month in report.months},
            "quarters": {name: periods.activity_json(*span) for name, span in quarters.items()},
            "window": periods.activity_json(self.first, self.last),
        }

    def as_json(self) -> dict[str, Any]:
        """The report, with the team's activity and what is to be said beside the numbers."""
        return {
            **self.report.as_json(),
            "activity": self.activity_json(),
            "renewal_forecast_by_month": self.periods.renewal_months_json(self.first, self.last),
            "labels": self.report.labels_json(),
            "policy": self.facts.policy.as_json(),
            "caveats": self.caveats_json(),
        }

    def caveats_json(self) -> dict[str, Any]:
        """What to look at before the numbers are trusted, by account and line."""
        calendar = self.book.calendar
        warned = warnings(self.book, calendar.place(calendar.last))
        return {
            "refused_lines": [problem.line for problem in self.problems],
            "without_rate": [one.line for one in warned if one.line],
            "below_zero": [one.account for one in warned if not one.line],
            "gaps": [
                {"account": gap.account, "ended": gap.ended.isoformat(), "began": gap.began.isoformat()}
                for gap in gaps(self.book, self.facts.policy.gap_days)
            ],
            "announced_churn": [
                {"account": one.account, "on": one.on.isoformat(), "mrr": one.amount}
                for one in announced(self.book)
            ],
            "back_from_pause": resumed(self.book, calendar.span(self.first, self.last)),
        }

    def explain(self, key: str, first: Month, last: Month | None = None) -> Traced[Any]:
        """A metric of a month or of a span, with formula, figures and rows; raises `KeyError`."""
        return explain(self.periods, key, first, last or first)

    def explain_cell(self, cohort: Month, k: int, measure: str) -> Traced[Ratio]:
        """A cell of the cohort matrix: `logos`, `net_revenue` or `gross_revenue`; raises `KeyError`."""
        return explain_cell(self.periods, cohort, k, measure)

    def explain_account(self, account: int, month: Month) -> Traced[int]:
        """The MRR of an account at the closing of a month, line by line."""
        return explain_account(self.periods, account, month)

    def of_accounts(self, chosen: Collection[int]) -> Numbers:
        """The same numbers inside some accounts."""
        return Numbers(self.facts.of_accounts(chosen), (self.first, self.last), self.on)

    def can_take(self, account: int, lines: Collection[Line]) -> bool:
        """Whether other lines of an account fit the book, so that `replace` need not read it anew."""
        roots = merged_into(self.facts.accounts)
        is_own = account in self.names and account not in roots and account not in roots.values()
        earliest = self.book.calendar.earliest
        return is_own and all(line.start is None or line.start.toordinal() >= earliest for line in lines)

    def replace(self, facts: MetricFacts, account: int) -> Numbers:
        """The numbers after an edit of one account's lines; only what changed is computed again.

        The numbers before it are not to be used any longer.
        """
        roots = merged_into(facts.accounts)
        root = roots.get(account, account)
        kin = {root, *(one for one, stands in roots.items() if stands == root)}
        own = [line for line in facts.lines if line.account in kin]
        taken = [line for line in own if line.kind in IN_MRR and refusal(line) is None]
        if not self.book.replace(root, entries_of(root, taken, facts.currency)):
            return Numbers(facts, (self.first, self.last), self.on)
        after = self._beside(facts)
        if "periods" in self.__dict__:
            after.__dict__["periods"] = self.periods.with_lines(facts)
        return after


def _months_kept(tables: dict[TableKey, CohortTable], book: Book, first: Month, last: Month) -> CohortTable:
    return _kept(tables, ("month", first, last), lambda: CohortTable(book, first, last))


def _kept(tables: dict[TableKey, CohortTable], key: TableKey, make: Callable[[], CohortTable]) -> CohortTable:
    if key not in tables:
        tables[key] = make()
    return tables[key]
