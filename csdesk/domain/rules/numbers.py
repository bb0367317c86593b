"""The metrics of a span at hand: one report, every number of it open to its rows, and cuts and choices of it.

What a view, the command line and a deck hold. `report` is computed once and again only after `replace`;
`explain` opens a key, `cut` parts everything by what accounts or lines have, `of_accounts` keeps some accounts.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from csdesk.domain.explain import Traced
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.caveats import announced, gaps, resumed, warnings
from csdesk.domain.rules.cohorts import CohortTable
from csdesk.domain.rules.explained import explain, explain_account, explain_cell
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import IN_MRR, LineProblem, entries_of, merged_into, refusal
from csdesk.domain.rules.periods import Periods
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.report import MetricsReport, book_of, report_from
from csdesk.domain.values.month import Month


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
        self._table = CohortTable(self.book, self.first, self.last)

    @cached_property
    def periods(self) -> Periods:
        """Every family over any months."""
        return Periods(self.book, self.facts, self._table.matrix())

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
            "labels": self.report.labels_json(),
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
        after = Numbers.__new__(Numbers)
        after.facts, after.first, after.last, after.on = facts, self.first, self.last, self.on
        after.book, after.problems, after._table = self.book, self.problems, self._table  # noqa: SLF001
        return after
