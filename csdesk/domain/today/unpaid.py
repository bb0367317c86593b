"""The rule of the day for invoices that nobody paid."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from itertools import repeat

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import KINDS, Action, Item, Kind, When, items
from csdesk.domain.today.words import each
from csdesk.domain.today.worth import lateness, worths
from csdesk.domain.values.money import Money


def unpaid_items(facts: TodayFacts) -> list[Item]:
    """What accounts owe past its due date."""
    owing = [one for one in facts.unpaid if one.account in facts.accounts]
    if not owing:
        return []
    accounts, counts, dues, amounts = zip(*owing, strict=True)
    late = {due: (facts.on - due).days for due in set(dues)}
    percent = {due: lateness(days) for due, days in late.items()}
    return items(
        kind=repeat(Kind.INVOICE),
        title=repeat(KINDS[Kind.INVOICE]),
        reason=_owe(counts, dues, amounts),
        action=repeat(Action.OPEN_ACCOUNT),
        when=repeat(When.LATE),
        account=accounts,
        due=dues,
        late=map(late.__getitem__, dues),
        worth=worths(facts.weighed, accounts, map(percent.__getitem__, dues)),
    )


def _owe(counts: Iterable[int], dues: Iterable[date], amounts: Collection[Money | None]) -> list[Text]:
    """How many invoices are overdue since when, and how much they come to where each names its amount."""
    plain = list(map(_owed, counts, dues))
    args = [{"invoices": why, "amount": amount} for why, amount in zip(plain, amounts, strict=True)]
    whole = each(msg("{invoices}: {amount}"), args)
    return [why if amount is None else told for why, amount, told in zip(plain, amounts, whole, strict=True)]


@lru_cache(maxsize=2_000)
def _owed(count: int, oldest: date) -> Text:
    return nmsg("{n} invoice overdue since {day}", "{n} invoices overdue since {day}", count, day=oldest)
