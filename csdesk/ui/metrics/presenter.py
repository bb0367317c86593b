"""The Metrics view without widgets: period, filter and section in; a frozen state and the rows of any figure out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.contract import Line
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import (
    Details,
    Figure,
    Filter,
    FilterOption,
    Grain,
    MetricsState,
    Overview,
    RowsPanel,
    Section,
    Span,
)
from csdesk.ui.metrics.choosing import chosen_accounts, options_of
from csdesk.ui.metrics.details import detail_figures, details
from csdesk.ui.metrics.diagnosed import how_calculated
from csdesk.ui.metrics.numbers import Numbers
from csdesk.ui.metrics.overview import overview, overview_figures
from csdesk.ui.metrics.rows import panel_of
from csdesk.ui.metrics.what_if import WhatIf, assumed, curves
from csdesk.ui.session import Session

KEEPS = "metrics.view"
NEEDS = frozenset(
    {
        "account",
        "line",
        "rate",
        "churn",
        "renewal",
        "survey",
        "ticket",
        "ticket_month",
        "onboarding",
        "usage",
        "value",
        "interaction",
        "review",
        "setting",
        "health",
    }
)
_FEW_LINES = 50
_CHOICES_KEPT = 4


class MetricsPresenter:
    """Holds the numbers of the open workspace and composes what is shown; computes nothing twice."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._facts: MetricFacts | None = None
        self._numbers: dict[Filter, Numbers] = {}
        self._states: dict[tuple[Section, Span, Filter], MetricsState] = {}
        self._stale = True
        self._asked = 0
        self.section = Section.OVERVIEW
        self.filter = Filter()
        self.what: WhatIf | None = None
        self.span = self._first_span()
        self._recall()

    @property
    def is_ready(self) -> bool:
        """Whether the numbers of the filter are at hand."""
        return not self._stale and self.filter in self._numbers

    @property
    def numbers(self) -> Numbers:
        """The numbers of the filter."""
        return self._numbers[self.filter]

    def load(self, done: Callable[[], object], owner: QObject) -> None:
        """Read and compute beside the window what is not at hand, then tell."""
        if self.is_ready:
            done()
            return
        on, wanted, known = self._session.today(), self.filter, None if self._stale else self._facts
        self._asked += 1
        asked = self._asked
        section, span = self.section, self.span

        def compute(facts: MetricFacts) -> tuple[MetricFacts, Numbers, MetricsState | None]:
            own = facts if not wanted else facts.of_accounts(chosen_accounts(facts, wanted))
            numbers = Numbers(own, on)
            composed = None if section is Section.WHAT_IF else _composed(numbers, section, span, wanted)
            return facts, numbers, composed

        def take(found: tuple[MetricFacts, Numbers, MetricsState | None]) -> None:
            if asked != self._asked:
                return
            self._hold(found[0], wanted, found[1])
            if found[2] is not None:
                self._states[section, span, wanted] = found[2]
            done()

        self._session.metric_numbers(compute, known, take, owner)

    def state(self) -> MetricsState:
        """What is shown now; composed once for each section, period and filter."""
        key = (self.section, self.span, self.filter)
        if self.section is Section.WHAT_IF:
            return self._what_if()
        found = self._states.get(key)
        if found is None:
            found = self._states[key] = _composed(self.numbers, *key)
        return found

    def rows(self, key: RowsKey) -> RowsPanel:
        """The rows behind a figure; raises `KeyError` for a figure without."""
        if key.metric == "diagnosis":
            return how_calculated(self.numbers, self.span)
        return panel_of(self.numbers, key)

    def options(self) -> tuple[FilterOption, ...]:
        """What can be filtered by."""
        return () if self._facts is None else options_of(self._facts)

    def choose_section(self, section: Section) -> None:
        """Look at another part."""
        self.section = section
        self._keep()

    def choose_grain(self, grain: Grain) -> None:
        """Look at months, quarters or twelve months; the last month stays, as far as it can."""
        current = Month.of(self._session.today())
        last = min(self.span.last, current)
        self.span = Span.ending(grain, last, self._session.settings.fiscal_start)
        self._keep()

    def move(self, by: int) -> bool:
        """Look at a later or an earlier period; false when it has not begun."""
        wanted = self.span.moved(by)
        if wanted.first > Month.of(self._session.today()):
            return False
        if wanted.grain is Grain.YEAR and wanted.last > Month.of(self._session.today()):
            return False
        self.span = wanted
        self._keep()
        return True

    def choose_filter(self, wanted: Filter) -> None:
        """Look at other accounts."""
        self.filter = wanted
        self._keep()

    def assume(self, what: WhatIf) -> None:
        """Assume something else of the months ahead."""
        self.what = what

    def follow(self, changes: ChangeSet) -> bool:
        """Take a change in; true when something that is shown may differ. A few lines are taken in by themselves."""
        if not changes.kinds & NEEDS:
            return False
        self._states.clear()
        if changes.kinds & NEEDS == {"line"} and self._follow_lines(changes):
            return True
        self._stale = True
        return True

    def _follow_lines(self, changes: ChangeSet) -> bool:
        facts = self._facts
        ids = [one for first, last in changes.ranges["line"] for one in range(first, last + 1)]
        if facts is None or self._stale or len(ids) > _FEW_LINES or set(self._numbers) != {Filter()}:
            return False
        wanted = set(ids)
        accounts = {line.account for line in facts.lines if line.id in wanted}
        for one in ids:
            accounts |= {line.account for line in self._session.find(Line, id=one)}
        numbers = self._numbers[Filter()]
        for account in accounts:
            if not numbers.change_lines(account, self._session.find(Line, account=account)):
                return False
        self._facts = numbers.facts
        return True

    def _hold(self, facts: MetricFacts, wanted: Filter, numbers: Numbers) -> None:
        if self._stale or facts is not self._facts:
            self._numbers.clear()
            self._states.clear()
            self._facts = facts
            self._stale = False
        while len(self._numbers) >= _CHOICES_KEPT:
            self._numbers.pop(next(iter(self._numbers)))
        self._numbers[wanted] = numbers

    def _what_if(self) -> MetricsState:
        numbers = self.numbers
        month = min(self.span.last, numbers.now)
        if self.what is None:
            self.what = assumed(numbers, month)
        content = Details((curves(numbers, month, self.what),))
        return _state(numbers, (self.section, self.span, self.filter), (), content)

    def _first_span(self) -> Span:
        """The last quarter that is over."""
        current = Month.of(self._session.today())
        quarter = Span.ending(Grain.QUARTER, current, self._session.settings.fiscal_start)
        return quarter if quarter.last.last <= self._session.today() else quarter.moved(-1)

    def _keep(self) -> None:
        kept = {
            "section": self.section.value,
            "grain": self.span.grain.value,
            "filter": [[field, list(values)] for field, values in self.filter.chosen],
        }
        self._session.remember(KEEPS, json.dumps(kept))

    def _recall(self) -> None:
        text = self._session.recall(KEEPS)
        if text is None:
            return
        try:
            kept: dict[str, Any] = json.loads(text)
            self.section = Section(kept["section"])
            self.filter = Filter(tuple((field, tuple(values)) for field, values in kept["filter"]))
            self.span = Span.ending(Grain(kept["grain"]), self.span.last, self._session.settings.fiscal_start)
        except (ValueError, KeyError, TypeError):
            return


def _composed(numbers: Numbers, section: Section, span: Span, wanted: Filter) -> MetricsState:
    key = (section, span, wanted)
    if section is Section.OVERVIEW:
        return _state(numbers, key, overview_figures(numbers, span), overview(numbers, span))
    return _state(numbers, key, detail_figures(numbers, section, span), details(numbers, section, span))


def _state(
    numbers: Numbers,
    key: tuple[Section, Span, Filter],
    figures: tuple[Figure, ...],
    content: Overview | Details,
) -> MetricsState:
    section, span, wanted = key
    following = span.moved(1)
    is_open = following.last <= numbers.now if span.grain is Grain.YEAR else following.first <= numbers.now
    return MetricsState(
        section=section,
        span=span,
        filter=wanted,
        is_partial=span.last >= numbers.now and span.last.last > numbers.on,
        can_go_on=is_open,
        figures=figures,
        content=content,
        accounts=len(numbers.facts.accounts),
    )
