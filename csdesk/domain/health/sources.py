"""Where an indicator gets its value: its signal first, then the records themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csdesk.domain.health.facts import AccountFacts, signal_key
from csdesk.domain.health.indicators import (
    Measure,
    Measured,
    adoption,
    commercial,
    critical,
    custom,
    engagement,
    milestones,
    newest,
    outcomes,
    overdue,
    pulse,
    sentiment,
    signal,
)

SOURCES: dict[str, tuple[Measure, ...]] = {
    "outcomes": (outcomes,),
    "adoption": (adoption,),
    "engagement": (engagement,),
    "sentiment": (sentiment, pulse),
    "commercial": (commercial,),
    "milestones": (milestones,),
    "pulse": (pulse,),
    "overdue": (overdue,),
    "critical_tickets": (critical,),
}
"""Each source that is computed from the records, and what stands in for it, in order."""


def _is_spoken_to_since(facts: AccountFacts, on: date) -> bool:
    """Whether somebody spoke with the account after the last day that another tool knew of."""
    told = newest(facts.signals.get("engagement", ()), on)
    return told is not None and any(told.on < day <= on for day, _contact in facts.contacts)


def candidates(facts: AccountFacts, source: str, on: date, *, elsewhere: bool) -> Iterator[Measured]:
    """What may measure a source, the first choice first: its signal, then the records themselves.

    `elsewhere` says that another tool measures this account, whose gaps are gaps.
    """
    kind, _, name = source.partition(":")
    if name:
        found = signal(facts, signal_key(name), on) if kind == "signal" else custom(facts, name, on)
        if found is not None:
            yield found
        return
    if facts.signals:
        found = signal(facts, source, on, is_contact=source == "engagement")
        if source == "engagement" and _is_spoken_to_since(facts, on):
            found = engagement(facts, on)
        if found is not None:
            yield found
    for measure in () if elsewhere else SOURCES.get(source, ()):
        found = measure(facts, on)
        if found is not None:
            yield found
