"""Who was lost, when, after how long, and why (section 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import Entry, is_pause, merged_into
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.windows import Window
from csdesk.domain.values.month import Month

TENURE_EDGES = (90, 180, 365, 730)
"""Days at which the bands of tenure begin."""

_NOT_GIVEN = frozenset({"", "não informado", "nao informado", "not informed", "not given"})


@dataclass(frozen=True, slots=True)
class Loss:
    """One customer lost over a window."""

    account: int
    amount: int
    """MRR before, at the rates of the closing."""
    on: date
    """The last end of a paid line."""
    tenure: int
    """Days from the first paid start to the last end."""
    reason: str | None
    """The end reason of the last line to end; `None` when nobody said."""
    plan: str | None
    cohort: Month
    line: int
    """The last line to end; 0 when a credit, not an end, took the MRR away."""

    @property
    def paused(self) -> bool:
        """Whether it is a pause, not a farewell (E07)."""
        return is_pause(self.reason)


Key = str | Month | None
"""What losses are put together by."""


@dataclass(frozen=True, slots=True)
class LossGroup:
    """Customers lost and their MRR, under one key; a key of `None` is *not given*."""

    key: Key
    customers: int
    amount: int
    accounts: tuple[int, ...]


def losses(book: Book, window: Window) -> list[Loss]:
    """The customers lost over a window, largest first."""
    churn = book.losses(window).churn
    found = [_loss(book, window, account, amount) for account, amount in churn.items()]
    return sorted(found, key=lambda loss: (-loss.amount, loss.account))


def _loss(book: Book, window: Window, account: int, amount: int) -> Loss:
    lines = book.widest.accounts[account]
    closing = book.calendar.closings[window.closing].day.toordinal()
    last = last_to_end(lines.entries, closing)
    assert lines.first is not None
    return Loss(
        account=account,
        amount=amount,
        on=date.fromordinal(closing if last is None else last.end),
        tenure=lines.tenure(closing),
        reason=None if last is None else given(last.end_reason),
        plan=None if last is None else last.plan,
        cohort=book.calendar.closings[lines.first].month,
        line=0 if last is None else last.line,
    )


def last_to_end(entries: Iterable[Entry], by: int) -> Entry | None:
    """The paid line that ended last, up to a day; of several on one day, one that says why."""
    ended = [entry for entry in entries if entry.paid and entry.stop <= by]
    return max(
        ended,
        key=lambda entry: (entry.end, given(entry.end_reason) is not None, entry.line),
        default=None,
    )


def tenures(book: Book, window: Window) -> list[int]:
    """The tenure of each customer lost over a window."""
    return list(book.losses(window).tenure.values())


def given(reason: str | None) -> str | None:
    """A reason that says something; an empty one and "Não informado" are none."""
    return None if reason is None or reason.strip().casefold() in _NOT_GIVEN else reason


def early(lost: Sequence[int], days: int) -> Ratio:
    """Customers lost before so many days of tenure, of all lost, by their tenures."""
    return Ratio(sum(1 for tenure in lost if tenure < days), len(lost))


def by_reason(lost: Sequence[Loss], facts: MetricFacts) -> list[LossGroup]:
    """Losses by reason; where the line gives none, the account's churn record up to that day may."""
    roots = merged_into(facts.accounts)
    told: dict[int, list[tuple[date, str]]] = {}
    for churn in facts.churns:
        reason = given(churn.reason)
        if churn.date is not None and reason is not None:
            told.setdefault(roots.get(churn.account, churn.account), []).append((churn.date, reason))

    def reason_of(loss: Loss) -> str | None:
        if loss.reason is not None:
            return loss.reason
        said = [reason for day, reason in sorted(told.get(loss.account, [])) if day <= loss.on]
        return said[-1] if said else None

    return grouped(lost, reason_of)


def by_plan(lost: Sequence[Loss]) -> list[LossGroup]:
    """Losses by the plan of the last line to end."""
    return grouped(lost, lambda loss: loss.plan)


def by_cohort(lost: Sequence[Loss]) -> list[LossGroup]:
    """Losses by the month of the first closing as a customer."""
    return grouped(lost, lambda loss: loss.cohort)


def by_csm(lost: Sequence[Loss], facts: MetricFacts) -> list[LossGroup]:
    """Losses by who owned the account on the day of the loss; without a history, by who owns it today."""
    owners = Owners(facts)
    return grouped(lost, lambda loss: owners.at(loss.account, loss.on))


class Owners:
    """Who was the CSM of each account, and since when."""

    def __init__(self, facts: MetricFacts) -> None:
        self._today = {account.id: account.csm for account in facts.accounts}
        self._history: dict[int, list[tuple[date, str | None]]] = {}
        for owner in sorted(facts.owners, key=lambda one: one.since):
            self._history.setdefault(owner.account, []).append((owner.since, owner.csm))

    @property
    def known(self) -> bool:
        """Whether any account has a history."""
        return bool(self._history)

    def everyone(self) -> set[str | None]:
        """All who own or owned an account."""
        told = {csm or None for history in self._history.values() for _, csm in history}
        return told | {csm or None for csm in self._today.values()}

    def at(self, account: int, day: date) -> str | None:
        """The owner on a day; who it is today when nothing is known of that day."""
        before = [csm for since, csm in self._history.get(account, []) if since <= day]
        return (before[-1] if before else self._today.get(account)) or None


def lost_on(book: Book, window: Window, account: int) -> date:
    """The day on which a customer lost over a window left: the last end of a paid line."""
    closing = book.calendar.closings[window.closing].day.toordinal()
    last = last_to_end(book.accounts[account].entries, closing)
    return date.fromordinal(closing if last is None else last.end)


def by_tenure(lost: Sequence[Loss]) -> list[LossGroup]:
    """Losses by band of tenure; the key is the first day of the band, `0` `90` `180` `365` `730`."""
    return grouped(
        lost, lambda loss: str(max((edge for edge in TENURE_EDGES if edge <= loss.tenure), default=0))
    )


def grouped(lost: Sequence[Loss], key: Callable[[Loss], Key]) -> list[LossGroup]:
    """Losses under each key, largest MRR first."""
    groups: dict[Key, list[Loss]] = {}
    for loss in lost:
        groups.setdefault(key(loss), []).append(loss)
    made = [
        LossGroup(
            name,
            len(members),
            sum(loss.amount for loss in members),
            tuple(loss.account for loss in members),
        )
        for name, members in groups.items()
    ]
    return sorted(made, key=lambda group: (-group.amount, str(group.key)))
