"""The MRR line: what counts, for how much a month, from when to when (metrics.md, sections 2 to 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.rates import RateTable
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.text import Text, msg
from csdesk.domain.turns import in_turns
from csdesk.domain.values.month import Month

IN_MRR = frozenset({"base", "add_on", "discount"})
OUT_OF_MRR = frozenset({"one_off", "usage", "trial"})
MONTHS_OF = {"day": (12, 365), "week": (12, 52), "month": (1, 1), "year": (12, 1)}
"""Months in one interval, as a fraction (E12)."""
NEVER = date.max.toordinal()
"""The stop of a line that is running."""

_PRICE_ADJUSTMENT = frozenset({"reajuste", "price_adjustment", "price adjustment"})
_PAUSE = frozenset({"pausa", "pause"})


class Entry(NamedTuple):
    """A line that is part of MRR, normalised; days are ordinals.

    Only plain values, no record: tens of thousands of them stay out of the garbage collector's way.
    """

    line: int
    account: int
    product: str
    plan: str | None
    cents: int
    currency: str
    start: int
    stop: int
    """The first day it no longer counts."""
    end: int
    """The last day of service, before any succession; `NEVER` while it runs."""
    adjusts: bool
    """Its start is a price adjustment (reajuste)."""
    paid: bool
    """A base or add-on line above zero."""
    start_reason: str | None
    end_reason: str | None


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line that is left out of MRR, and why."""

    line: int
    why: Text


@dataclass(slots=True)
class Ledger:
    """The lines of each account, merged accounts as one (E20), and the lines that were refused."""

    accounts: dict[int, list[Entry]] = field(default_factory=dict)
    problems: list[LineProblem] = field(default_factory=list)


def normalised_mrr(line: Line) -> int | None:
    """The monthly price of a line in its own currency, rounded once (E12); `None` when it names none.

    >>> normalised_mrr(Line(account=1, price=100_000, interval="year", start=date(2025, 1, 1)))
    8333
    """
    if line.mrr is not None:
        return line.mrr
    count = 1 if line.interval_count is None else line.interval_count
    if line.price is None or line.interval not in MONTHS_OF or count <= 0:
        return None
    months, per = MONTHS_OF[line.interval]
    return half_away(line.price * per, months * count)


def refusal(line: Line) -> Text | None:
    """Why a line cannot be taken (E24); `None` when it can."""
    kind, start, end = line.kind, line.start, line.end
    if end is not None and start is not None and end < start:
        return msg("This line ends before it starts and is left out of MRR")
    if kind not in IN_MRR:
        unknown = msg("This line is of an unknown kind and is left out of MRR")
        return None if kind in OUT_OF_MRR else unknown
    if start is None:
        return msg("This line has no start date and is left out of MRR")
    cents = normalised_mrr(line)
    if cents is None:
        return msg("This line has no monthly price and is left out of MRR")
    if cents > 0 and kind == "discount":
        return msg("This discount is above zero and is left out of MRR")
    return None


def is_price_adjustment(reason: str | None) -> bool:
    """Whether a start reason means a price adjustment (reajuste)."""
    return reason is not None and reason.strip().casefold() in _PRICE_ADJUSTMENT


def is_pause(reason: str | None) -> bool:
    """Whether an end reason means a pause (E07)."""
    return reason is not None and reason.strip().casefold() in _PAUSE


def merged_into(accounts: Iterable[Account]) -> dict[int, int]:
    """Each merged account and the one that stands for it, through chains of merges."""
    step = {account.id: account.merged_into for account in accounts if account.merged_into is not None}
    return {account: _followed(account, step) for account in step}


def _followed(account: int, step: Mapping[int, int]) -> int:
    seen = {account}
    while account in step and step[account] not in seen:
        account = step[account]
        seen.add(account)
    return account


def ledger(lines: Iterable[Line], reporting: str, merged: Mapping[int, int] | None = None) -> Ledger:
    """Normalise lines, leave out what is not MRR, and join immediate successions (section 3)."""
    result = Ledger()
    roots = merged or {}
    taken: dict[int, list[Line]] = {}
    for line in in_turns(lines, 500):
        why = refusal(line)
        if why is not None:
            result.problems.append(LineProblem(line.id, why))
        elif line.kind in IN_MRR:
            taken.setdefault(roots.get(line.account, line.account), []).append(line)
    for account, own in in_turns(taken.items()):
        result.accounts[account] = entries_of(account, own, reporting)
    return result


def entries_of(account: int, lines: Sequence[Line], reporting: str) -> list[Entry]:
    """The accepted lines of one account, each that is succeeded on the next day stopping on that day (E04).

    A discount, or a negative base or add-on, which is one, succeeds nothing.
    """
    entries = []
    starts = set()
    for line in lines:
        cents = normalised_mrr(line)
        assert cents is not None
        assert line.start is not None
        start = line.start.toordinal()
        if cents >= 0 and line.kind != "discount":
            starts.add(start)
        stop = NEVER if line.end is None else line.end.toordinal()
        entries.append(
            Entry(
                line.id,
                account,
                line.product or "",
                line.plan,
                cents,
                line.currency or reporting,
                start,
                stop,
                stop,
                line.start_reason is not None and is_price_adjustment(line.start_reason),
                cents > 0 and line.kind != "discount",
                line.start_reason,
                line.end_reason,
            )
        )
    return [
        entry if entry.stop + 1 not in starts else entry._replace(stop=entry.stop + 1) for entry in entries
    ]


def mrr_by_account(
    lines: Iterable[Line],
    rates: Iterable[Rate],
    currency: str,
    on: date,
    merged: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """The MRR of each account with a counting line at the close of a day, in reporting cents."""
    table = RateTable(rates, currency)
    return balances(ledger(lines, currency, merged).accounts, table, on, Month.of(on))


def balances(
    accounts: Mapping[int, Sequence[Entry]], table: RateTable, on: date, rates_of: Month
) -> dict[int, int]:
    """The MRR of each account with a counting line at the close of a day, at the rates of a month."""
    day = on.toordinal()
    factors = {currency: table.factor(currency, rates_of) for currency in _currencies(accounts)}
    sums: dict[int, int] = {}
    for account, entries in accounts.items():
        for entry in entries:
            if entry.start <= day < entry.stop:
                factor = factors[entry.currency]
                if factor is not None:
                    sums[account] = sums.get(account, 0) + factor.convert(entry.cents)
    return {account: max(0, cents) for account, cents in sums.items()}


def _currencies(accounts: Mapping[int, Sequence[Entry]]) -> set[str]:
    return {entry.currency for entries in accounts.values() for entry in entries}


def mrr_series(
    lines: Iterable[Line], rates: Iterable[Rate], currency: str, months: Sequence[Month], on: date
) -> list[int]:
    """The MRR of one account at the close of each month, in reporting cents; the current month as of a day.

    Months that have not begun by that day are left out.
    """
    table = RateTable(rates, currency)
    lines = list(lines)
    merged = {line.account: lines[0].account for line in lines}
    accounts = ledger(lines, currency, merged).accounts
    current = Month.of(on)
    return [
        sum(balances(accounts, table, min(month.last, on), month).values())
        for month in months
        if month <= current
    ]
