"""The filter bar: which values accounts have, how many of each, and which accounts a filter lets through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from csdesk.domain.model.account import SERVICE_MODELS, SIZES, STAGES, TOUCHES, Account
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.views.metrics import Filter, FilterOption

if TYPE_CHECKING:
    from csdesk.domain.model.contract import Line
    from csdesk.domain.rules.facts import MetricFacts
    from csdesk.domain.rules.numbers import Numbers

FIELDS: tuple[tuple[str, Text], ...] = (
    ("segment", msg("Segment")),
    ("csm", msg("CSM")),
    ("plan", pmsg("tier", "Plan")),
    ("tags", msg("Tag")),
    ("touch", msg("Touch")),
    ("size", msg("Size")),
    ("service_model", msg("Service model")),
    ("stage", msg("Stage")),
    ("industry", msg("Industry")),
)
_NAMES = {
    "touch": dict(TOUCHES),
    "size": dict(SIZES),
    "service_model": dict(SERVICE_MODELS),
    "stage": dict(STAGES),
}


def options_of(facts: MetricFacts) -> tuple[FilterOption, ...]:
    """Every value that can be ticked, by field, the most frequent first."""
    plans = _plans(facts.lines)
    found = []
    for field, name in FIELDS:
        counts = Counter(
            value
            for account in facts.accounts
            if account.merged_into is None
            for value in values_of(account, field, plans)
        )
        found += [
            FilterOption(field, name, value, value_name(field, value), count)
            for value, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        ]
    return tuple(found)


def value_name(field: str, value: str) -> Text:
    """A value in words."""
    return _NAMES.get(field, {}).get(value) or verbatim(value)


def chosen_accounts(facts: MetricFacts, wanted: Filter) -> list[int]:
    """The accounts that every chosen field lets through."""
    plans = _plans(facts.lines)
    return [
        account.id
        for account in facts.accounts
        if all(
            any(value in values for value in values_of(account, field, plans))
            for field, values in wanted.chosen
        )
    ]


def numbers_within(whole: Numbers, wanted: Filter) -> Numbers:
    """The numbers of a choice; of CSMs, with the losses of those who had the accounts on the day (ground rule 8)."""
    from csdesk.domain.rules.churn import Owners
    from csdesk.domain.rules.cuts import of_owners

    today = chosen_accounts(whole.facts, wanted)
    csms = dict(wanted.chosen).get("csm")
    if csms is None or not Owners(whole.facts).known:
        return whole.of_accounts(today)
    others = Filter(tuple((field, values) for field, values in wanted.chosen if field != "csm"))
    return of_owners(whole, today, frozenset(csms), frozenset(chosen_accounts(whole.facts, others)))


def values_of(account: Account, field: str, plans: dict[int, set[str]]) -> Iterable[str]:
    """The values of a field that an account has; its plan may stand on its lines."""
    if field == "tags":
        return account.tags
    if field == "plan":
        return {account.plan} if account.plan else plans.get(account.id, set())
    value = getattr(account, field)
    return (value,) if value else ()


def filter_words(wanted: Filter) -> Text:
    """A filter as a sentence."""
    if not wanted:
        return msg("All accounts")
    names = dict(FIELDS)
    field, values = wanted.chosen[0]
    first = msg("{field}: {values}", field=names[field], values=_listed(field, values))
    more = len(wanted.chosen) - 1
    return first if not more else msg("{first} +{n}", first=first, n=more)


def _listed(field: str, values: Sequence[str]) -> Text:
    if len(values) == 1:
        return value_name(field, values[0])
    return msg("{first} +{n}", first=value_name(field, values[0]), n=len(values) - 1)


def _plans(lines: Iterable[Line]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for line in lines:
        if line.plan and line.end is None:
            found.setdefault(line.account, set()).add(line.plan)
    return found
