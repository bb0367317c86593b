"""What every account did over the last closed quarter, so that the figures of any choice of accounts are mere sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.values.month import Month, Quarter


class AccountStanding(NamedTuple):
    """One account, in reporting cents at the rates of the closing."""

    opening: int = 0
    """MRR at the opening of the quarter."""
    closing: int = 0
    gained: int = 0
    """Expansion of the quarter; new MRR and reactivation have no opening to be compared with."""
    shrunk: int = 0
    lost: int = 0
    """The whole MRR of an account that left in the quarter."""
    month_before: int = 0
    """MRR at the closing of last month, at the rates of now."""
    promoters: int = 0
    detractors: int = 0
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """All accounts over a quarter; those without anything to tell are left out."""

    quarter: Quarter
    month: Month
    """The running one, which MRR is compared over."""
    accounts: Mapping[int, AccountStanding]

    def together(self, chosen: Iterable[int]) -> AccountStanding:
        """What some accounts come to together."""
        known = self.accounts
        found = [known[one] for one in chosen if one in known]
        return AccountStanding(*map(sum, zip(*found, strict=True))) if found else AccountStanding()

    def customers(self, chosen: Iterable[int]) -> tuple[int, int]:
        """Of some accounts, how many paid at the opening, and how many of these left."""
        found = [own for one in chosen if (own := self.accounts.get(one)) is not None and own.opening]
        return len(found), sum(1 for own in found if own.lost)
