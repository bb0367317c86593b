"""Everything by what accounts or lines have: segment, CSM, plan, product, cohort, tag, any custom field (issue 3).

A cut by an attribute of accounts takes today's, and inside each value everything is computed as in the whole; of a cut
by CSM, a loss belongs to who owned the account on the day of the loss (ground rule 8). A cut by product or plan takes the
lines. Reasons of churn and tenure are known of losses alone, so their cuts hold the churn family only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial

from csdesk.domain.model.account import Account
from csdesk.domain.rules.book import Attribution, Book
from csdesk.domain.rules.churn import Owners, lost_on
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import Entry, ledger, merged_into
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.rates import RateTable
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text, msg, pmsg
from csdesk.domain.values.month import Quarter

ATTRIBUTES: Mapping[str, Text] = {
    "segment": msg("Segment"),
    "size": msg("Size"),
    "touch": msg("Touch"),
    "service_model": msg("Service model"),
    "csm": msg("CSM"),
    "industry": msg("Industry"),
    "stage": msg("Stage"),
    "status": pmsg("account", "Status"),
    "am": msg("Account manager"),
    "city": msg("City"),
    "state": pmsg("place", "State"),
    "country": msg("Country"),
}
"""The cuts by a field of the account."""
LINES: Mapping[str, Text] = {"product": msg("Product"), "plan": pmsg("tier", "Plan")}
STARTS: Mapping[str, Text] = {
    "start_product": msg("Product at the start"),
    "start_plan": msg("Plan at the start"),
}
"""What the largest line of an account was at its first closing as a customer."""
COHORTS: Mapping[str, Text] = {"cohort": msg("Cohort"), "cohort_quarter": msg("Cohort by quarter")}
TAG = "tag"
CUSTOM = "custom:"
LOSSES: Mapping[str, Text] = {"churn_reason": msg("Churn reason"), "tenure": msg("Tenure")}

Value = str | None


def cut_keys(facts: MetricFacts) -> list[str]:
    """Everything that the numbers of a workspace can be cut by; custom fields as `custom:KEY`."""
    custom = sorted({key for account in facts.accounts for key in account.custom})
    return [*ATTRIBUTES, *LINES, *COHORTS, *STARTS, TAG, *LOSSES, *(CUSTOM + key for key in custom)]


def cut(numbers: Numbers, key: str) -> dict[Value, Numbers]:
    """The numbers under each value, sorted, with accounts or lines without one under `None`; raises `KeyError`.

    Cuts by reason and by tenure are of losses alone: `csdesk.domain.rules.loss_cuts` has them.
    """
    if key in LINES:
        return by_lines(numbers, key)
    values = values_of(numbers, key)
    parts = numbers.facts.parted(values)
    span = numbers.first, numbers.last
    owners = Owners(numbers.facts)
    if key != "csm" or not owners.known:
        return {value: Numbers(parts[value], span, numbers.on) for value in _sorted(set(parts))}
    owner = _owner_at_loss(numbers, owners)
    empty = numbers.facts.of_accounts(())
    names = _sorted({*parts, *owners.everyone()})
    return {value: _owned(numbers, parts.get(value, empty), partial(_is_of, owner, value)) for value in names}


def of_owners(
    numbers: Numbers, chosen: Collection[int], csms: Collection[str], within: Collection[int]
) -> Numbers:
    """The numbers of chosen accounts, with the losses among some accounts of who had them on the day of the loss."""
    owner = _owner_at_loss(numbers, Owners(numbers.facts))

    def is_own(window: Window, account: int) -> bool:
        return account in within and owner(window, account) in csms

    return _owned(numbers, numbers.facts.of_accounts(chosen), is_own)


def _owner_at_loss(numbers: Numbers, owners: Owners) -> Callable[[Window, int], Value]:
    whole = numbers.book

    @cache
    def owner(window: Window, account: int) -> Value:
        return owners.at(account, lost_on(whole, window, account))

    return owner


def _is_of(owner: Callable[[Window, int], Value], value: Value, window: Window, account: int) -> bool:
    return owner(window, account) == value


def _sorted(names: set[Value]) -> list[Value]:
    return sorted(names, key=lambda name: (name is None, name or ""))


def values_of(numbers: Numbers, key: str) -> dict[int, Sequence[Value]]:
    """What each account has for a key; an account with several tags is under each; raises `KeyError`."""
    roots = merged_into(numbers.facts.accounts)
    standing = [account for account in numbers.facts.accounts if account.id not in roots]
    if key in COHORTS:
        return {account.id: (_cohort(numbers, account.id, key),) for account in standing}
    if key in STARTS:
        return {account.id: (_start(numbers, account.id, key),) for account in standing}
    if key == TAG:
        return {account.id: tuple(dict.fromkeys(account.tags)) or (None,) for account in standing}
    read = _reader(numbers.facts, key)
    return {account.id: (read(account) or None,) for account in standing}


def _reader(facts: MetricFacts, key: str) -> Callable[[Account], Value]:
    if key in ATTRIBUTES:
        return lambda account: getattr(account, key)
    name = key.removeprefix(CUSTOM)
    if not any(name in account.custom for account in facts.accounts):
        raise KeyError(key)
    return lambda account: account.custom.get(name)


def _cohort(numbers: Numbers, account: int, key: str) -> Value:
    lines = numbers.book.accounts.get(account)
    if lines is None or lines.first is None:
        return None
    month = numbers.book.calendar.closings[lines.first].month
    return str(month if key == "cohort" else Quarter.of(month.first, numbers.facts.fiscal_start))


def _start(numbers: Numbers, account: int, key: str) -> Value:
    lines = numbers.book.accounts.get(account)
    if lines is None or lines.first is None:
        return None
    place = lines.first
    valued = [
        (factor.convert(entry.cents), -entry.line, entry)
        for entry, (first, until, _, _, _) in zip(lines.entries, lines.lines, strict=True)
        if first <= place < until
        and (factor := numbers.book.placing.factors_of(entry.currency)[place]) is not None
    ]
    largest = max(valued, key=lambda one: one[:2])[2]
    return (largest.product if key == "start_product" else largest.plan) or None


def by_lines(numbers: Numbers, key: str) -> dict[Value, Numbers]:
    """The numbers of the lines of each product or plan; successions are those of the whole account (E04)."""
    facts = numbers.facts
    entered = ledger(facts.lines, facts.currency, merged_into(facts.accounts))
    parts: dict[Value, dict[int, list[Entry]]] = {}
    for account, entries in entered.accounts.items():
        for entry in entries:
            value = getattr(entry, key) or None
            parts.setdefault(value, {}).setdefault(account, []).append(entry)
    table = RateTable(facts.rates, facts.currency)
    found: dict[Value, Numbers] = {}
    for value in _sorted(set(parts)):
        book = Book(parts[value], table, numbers.book.calendar)
        own = dataclasses.replace(
            facts.of_accounts(parts[value]),
            lines=[line for line in facts.lines if (getattr(line, key) or None) == value],
        )
        found[value] = Numbers(own, (numbers.first, numbers.last), numbers.on, book)
    return found


def _owned(numbers: Numbers, facts: MetricFacts, is_own: Callable[[Window, int], bool]) -> Numbers:
    """The numbers of who has the accounts today, with the losses of those who had them on the day of the loss."""
    whole = numbers.book
    entered = ledger(facts.lines, facts.currency, merged_into(facts.accounts))
    table = RateTable(facts.rates, facts.currency)
    book = Book(entered.accounts, table, whole.calendar, Attribution(whole, is_own))
    return Numbers(facts, (numbers.first, numbers.last), numbers.on, book, tuple(entered.problems))
