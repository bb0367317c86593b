"""The Metrics view without widgets: period, filter and section in; a frozen state and the rows of any figure out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.newest import Newest
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import (
    CohortLook,
    Details,
    Filter,
    FilterOption,
    Grain,
    MetricsState,
    Play,
    Reach,
    RowsPanel,
    Section,
    Span,
)
from csdesk.ui.metrics.choosing import numbers_within, options_of
from csdesk.ui.metrics.gathering import AT_ONCE, Gathering, rows_of
from csdesk.ui.metrics.keeping import kept_text, read_kept
from csdesk.ui.session import Session

if TYPE_CHECKING:
    from csdesk.domain.rules.facts import MetricFacts
    from csdesk.domain.rules.numbers import Numbers
    from csdesk.ui.jobs import Job
    from csdesk.ui.metrics.what_if import WhatIf

KEEPS = "metrics.view"
Key = tuple[Section, Span, Filter, CohortLook]
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
_APART = frozenset({"renewal", "ticket", "ticket_month", "onboarding", "value", "interaction", "review"})
"""What only the other sections read."""
_FEW_LINES = 50
_FEW_TALKS = 50_000
_TALK_MONTHS = 15
"""Twelve months of charts, each of which looks 90 days back."""
_CHOICES_KEPT = 4
_STATES_KEPT = 24
"""Some six months of each section: whoever goes back and forth waits for nothing."""
_CORE = frozenset({Section.OVERVIEW, Section.CHURN, Section.SATISFACTION, Section.WHAT_IF})
"""The sections that read no more than lines, accounts and answers."""


class MetricsPresenter:
    """Holds the numbers of the open workspace and composes what is shown; computes nothing twice."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._facts: MetricFacts | None = None
        self._numbers: dict[Filter, Numbers] = {}
        self._states: Newest[Key, MetricsState] = Newest(_STATES_KEPT)
        self._stale = True
        self._asked = 0
        self._loading: Job[Any] | None = None
        self._loads: tuple[int, Key, Reach, date] | None = None
        """What the job that was started last works out."""
        self._told: list[Callable[[], object]] = []
        self._busy: Numbers | None = None
        """The numbers that a job is composing from: not to be changed meanwhile."""
        self._gathering = Gathering(session)
        self._has_many_talks: bool | None = None
        self._reach = Reach()
        """How far the records go that are at hand."""
        self.section = Section.OVERVIEW
        self.filter = Filter()
        self.look = CohortLook()
        self.what: WhatIf | None = None
        self.span = self._first_span()
        self._recall()

    @property
    def is_ready(self) -> bool:
        """Whether what is to be shown is at hand, or quickly composed."""
        if self._stale or self.filter not in self._numbers or not self._reach.covers(self._wanted):
            return False
        is_small = len(self.numbers.facts.accounts) <= AT_ONCE
        return is_small or self.section is Section.WHAT_IF or self._key in self._states

    @property
    def _wanted(self) -> Reach:
        """What the section reads; of conversations, where there are many, only a stretch."""
        since = None
        if self.section is Section.ROLES:
            if self._has_many_talks is None:
                self._has_many_talks = self._session.with_reader(
                    lambda reader: reader.exceeds(Interaction, _FEW_TALKS)
                )
            since = self.span.last.plus(-_TALK_MONTHS).first if self._has_many_talks else date.min
        return Reach(self.section not in _CORE, since)

    @property
    def _key(self) -> Key:
        return self.section, self.span, self.filter, self.look

    @property
    def numbers(self) -> Numbers:
        """The numbers of the filter."""
        return self._numbers[self.filter]

    def load(self, done: Callable[[], object], owner: QObject) -> None:
        """Read and compute beside the window what is not at hand, then tell."""
        if self.is_ready:
            done()
            return
        on, reach = self._session.today(), self._wanted
        if self._is_under_way(on, reach):
            self._told += [] if done in self._told else [done]
            return
        self._asked += 1
        asked, self._told = self._asked, [done]
        section, span, wanted, look = key = self._key
        facts = None if self._stale else self._facts
        lacks = facts is None or not self._reach.covers(reach)
        asked_for = reach if facts is None else self._reach.lacking(reach)
        held = {} if self._stale else dict(self._numbers)
        self._busy = held.get(wanted)

        def compute(found: MetricFacts) -> tuple[dict[Filter, Numbers], MetricsState | None]:
            from csdesk.domain.rules.numbers import Numbers
            from csdesk.ui.metrics.composing import composed

            whole = held.get(Filter()) or Numbers.up_to(found, on)
            if whole.facts is not found:
                whole = whole.with_facts(found)
                held.clear()
            own = held.get(wanted) or (numbers_within(whole, wanted) if wanted else whole)
            ready = None if section is Section.WHAT_IF else composed(own, section, span, wanted, look)
            return {Filter(): whole, wanted: own}, ready

        def take(found: tuple[dict[Filter, Numbers], MetricsState | None]) -> None:
            if asked != self._asked:
                return
            self._busy = None
            if lacks:
                self._reach = reach if facts is None else self._reach.joined(reach)
            self._hold(found[0])
            if found[1] is not None:
                self._states[key] = found[1]
            for tell in self._told:
                tell()

        self._loads = asked, key, reach, on
        self._loading = self._session.metric_numbers(
            compute, facts, take, owner, reach=asked_for if lacks else None
        )

    def _is_under_way(self, on: date, reach: Reach) -> bool:
        """Whether just this is being worked out: who comes and goes waits for the same numbers."""
        is_same = self._loads == (self._asked, self._key, reach, on)
        return is_same and self._loading is not None and not self._loading.is_over

    def state(self) -> MetricsState:
        """What is shown now; composed once for each section, period and filter."""
        from csdesk.ui.metrics.composing import composed

        if self.section is Section.WHAT_IF:
            return self._what_if()
        key = self._key
        found = self._states.get(key)
        if found is None:
            found = composed(self.numbers, *key)
            self._states[key] = found
        return found

    def rows(self, key: RowsKey) -> RowsPanel:
        """The rows behind a figure; raises `KeyError` for a figure without."""
        return rows_of(self.numbers, self.span, key)

    def read_rows(self, key: RowsKey, done: Callable[[RowsPanel], object], owner: QObject) -> None:
        """Gather the rows behind a figure, and tell."""
        self._gathering.ask(self.numbers, self.span, key, done, owner)

    def options(self) -> tuple[FilterOption, ...]:
        """What can be filtered by."""
        return () if self._facts is None else options_of(self._facts)

    def play(self, rule: str) -> Play | None:
        """The playbook in use that acts on what a rule of the diagnosis says."""
        from csdesk.domain.model.practice import LIVE, Playbook
        from csdesk.domain.rules.plays import play_for

        found = play_for(rule, self._session.find(Playbook, status=LIVE))
        return None if found is None else Play(found.id, found.name)

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

    def choose_look(self, look: CohortLook) -> None:
        """Read the cohort matrix otherwise."""
        self.look = look

    def assume(self, what: WhatIf | None) -> None:
        """Assume something else of the months ahead; `None` goes back to what was observed."""
        self.what = what

    def follow(self, changes: ChangeSet) -> bool:
        """Take a change in; true when something that is shown may differ. A few lines are taken in by themselves."""
        touched = changes.kinds & NEEDS
        if not touched:
            return False
        if touched <= _APART and self._loading is not None and self._loading.is_over:
            return self._follow_apart(touched)
        self._asked += 1
        self._has_many_talks = None
        self._states.clear()
        if changes.kinds & NEEDS == {"line"} and self._follow_lines(changes):
            return True
        self._stale = True
        return True

    def _follow_apart(self, touched: AbstractSet[str]) -> bool:
        """Take in a change of what the first sections do not read: their numbers stay, the rest is read again when looked at."""
        talked = "interaction" in touched
        self._has_many_talks = None if talked else self._has_many_talks
        for key in [key for key in self._states if key[0] not in _CORE]:
            del self._states[key]
        self._reach = Reach(
            self._reach.whole and touched == {"interaction"}, None if talked else self._reach.since
        )
        return self.section not in _CORE

    def _follow_lines(self, changes: ChangeSet) -> bool:
        facts = self._facts
        ids = [one for first, last in changes.ranges["line"] for one in range(first, last + 1)]
        if (
            facts is None
            or self._stale
            or len(ids) > _FEW_LINES
            or Filter() not in self._numbers
            or self._busy
            or self._gathering.reads
        ):
            return False
        wanted = set(ids)
        changed = {one: self._session.find(Line, id=one) for one in ids}
        accounts = {line.account for line in facts.lines if line.id in wanted}
        accounts |= {line.account for found in changed.values() for line in found}
        numbers = self._numbers.pop(Filter())
        self._numbers.clear()
        for account in accounts:
            own = self._session.find(Line, account=account)
            if not numbers.can_take(account, own):
                return False
            kept = [line for line in numbers.facts.lines if line.account != account]
            numbers = numbers.replace(dataclasses.replace(numbers.facts, lines=[*kept, *own]), account)
        self._numbers[Filter()], self._facts = numbers, numbers.facts
        return True

    def _hold(self, made: dict[Filter, Numbers]) -> None:
        facts = made[Filter()].facts
        if self._stale or facts is not self._facts:
            self._numbers.clear()
            self._states.clear()
            self._facts = facts
            self._stale = False
        for wanted, numbers in made.items():
            self._numbers[wanted] = numbers
        for old in list(self._numbers)[: max(0, len(self._numbers) - _CHOICES_KEPT)]:
            if old not in made:
                del self._numbers[old]

    def _what_if(self) -> MetricsState:
        from csdesk.ui.metrics.composing import state_of
        from csdesk.ui.metrics.what_if import assumed, curves

        numbers = self.numbers
        month = min(self.span.last, numbers.last)
        if self.what is None:
            self.what = assumed(numbers, month)
        content = Details((curves(numbers, month, self.what),))
        return state_of(numbers, self._key[:3], (), content)

    def _first_span(self) -> Span:
        """The last quarter that is over."""
        current = Month.of(self._session.today())
        quarter = Span.ending(Grain.QUARTER, current, self._session.settings.fiscal_start)
        return quarter if quarter.last.last <= self._session.today() else quarter.moved(-1)

    def _keep(self) -> None:
        self._session.remember(KEEPS, kept_text(self.section, self.span.grain, self.filter))

    def _recall(self) -> None:
        kept = read_kept(self._session.recall(KEEPS))
        if kept is not None:
            self.section, grain, self.filter = kept
            self.span = Span.ending(grain, self.span.last, self._session.settings.fiscal_start)
