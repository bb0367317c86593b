"""Customers like those that left: the same size, segment and plan, and already unwell or using less (issue 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from csdesk.domain.model.account import Account
from csdesk.domain.rules.periods import UNWELL, Periods
from csdesk.domain.values.month import Month

_FALL = Fraction(80, 100)
"""Use below this share of the months before it is falling."""
_BEFORE = 3

Profile = tuple[str | None, str | None, str | None]


def alike_at_risk(
    periods: Periods, behind: Iterable[int], last: Month, bands: Mapping[int, str]
) -> tuple[int, ...]:
    """Customers at a closing who share size, segment and plan with some accounts, and are at risk now; largest first."""
    accounts = {account.id: account for account in periods.facts.accounts}
    gone = set(behind)
    profiles = {_profile(accounts[one]) for one in gone if one in accounts} - {(None, None, None)}
    if not profiles:
        return ()
    customers = periods.customers(last)
    likely = [
        one
        for one in customers
        if one not in gone and one in accounts and _is_like(_profile(accounts[one]), profiles)
    ]
    at_risk = [one for one in likely if bands.get(one) in UNWELL or is_falling(periods, one, last)]
    return tuple(sorted(at_risk, key=lambda one: (-customers[one], one)))


def _profile(account: Account) -> Profile:
    return account.size, account.segment, account.plan


def _is_like(own: Profile, profiles: Iterable[Profile]) -> bool:
    return any(_matches(own, other) for other in profiles)


def _matches(own: Profile, other: Profile) -> bool:
    """Equal in all that is known of both, and something is."""
    pairs = [(mine, theirs) for mine, theirs in zip(own, other, strict=True) if mine and theirs]
    return bool(pairs) and all(mine == theirs for mine, theirs in pairs)


def is_falling(periods: Periods, account: int, last: Month) -> bool:
    """Whether the active users of the newest month are under 80 % of the mean of the three before."""
    months = last.plus(-_BEFORE - 2).until(last)
    used = [use for month in months if (use := periods.uses.active(month, account)) is not None]
    before, newest = used[:-1][-_BEFORE:], used[-1:]
    return bool(before) and bool(newest) and newest[0] * len(before) < _FALL * sum(before)
